"""The search line: what is searched, how it was understood, and how many entries answer."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from threading import Condition, Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from digest_tui.chronicle.model import Chronicle

if TYPE_CHECKING:
    from digest_tui.search.index import Answer, SearchIndex

SMALL_DOCUMENT = 1 << 20
"""Characters: up to this a search is answered within the key stroke, without a thread."""
FIRST_HITS = 50
"""So many hits are found and shown before all the others."""
_LETTER = "a"
"""Something begins with it in most alphabets, folded."""
_BAR = 10
_SECONDS_WITHOUT_BAR = 1.0
_READ_AT_ONCE, _MOST_READ_AHEAD = 6, 300
"""Entries: a millisecond's work, and as many as are kept."""
_SECONDS_BETWEEN_LETTERS = 0.5
"""Who waits longer waits for the answer."""
_SECONDS_OF_REST = 0.002
_SECONDS_BEFORE_ALL = 0.25
"""After the first hits: who types on does so sooner."""


class QueryInput(Input):
    """Where the query is typed. Its length changes nothing around it: the screen is not laid out for each letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)


class SearchLine(Widget):
    """A slash, the query, and the count of hits.

    It asks as one types and hands the answer over at once: a message would
    cost the list a turn of the loop. The index of a long document is built in
    a thread; what is asked meanwhile is asked again when it is done. Where to
    type is mounted when somebody searches, since the first screen would wait
    for it.
    """

    ALLOW_SELECT = False
    WIDTH_OF_QUERY = 0.45
    """The share of the line for what is typed; the stylesheet says so too."""

    class Answered(Message):
        """A search in a long document came to an answer, or to its first hits."""

        def __init__(self, index: SearchIndex, answer: Answer) -> None:
            super().__init__()
            self.index = index
            self.answer = answer

    class Failed(Message):
        """A search came to no answer."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Progressed(Message):
        """An index is built up to this share."""

        def __init__(self, index: SearchIndex, share: float) -> None:
            super().__init__()
            self.index = index
            self.share = share

    def __init__(self) -> None:
        super().__init__(id="search")
        self.input: Input | None = None
        self._chronicles: Sequence[Chronicle] = ()
        self._built: SearchIndex | None = None
        self._making = Lock()
        self._take_answer: Callable[[Answer | None], None] | None = None
        self._is_marked: Callable[[int], bool] = lambda position: False
        self._is_key_at_hand: Callable[[], bool] = lambda: False
        self._words: tuple[str, ...] = ()
        self._wanted = ""
        self._is_due = False
        self._is_begun = False
        self._is_asking = False
        self._asking = Condition()
        self._answered: tuple[SearchIndex, str] | None = None
        self._share = 1.0
        self._began = self._typed_at = 0.0

    def render(self) -> Content:
        """The slash, what to do with it, and at the right end what was found."""
        words = [word for word in self._words if word]
        if self.is_building and monotonic() - self._began > _SECONDS_WITHOUT_BAR:
            done = round(self._share * _BAR)
            words.append(f"reading words {'▰' * done}{'▱' * (_BAR - done)}")
        left = "/" if self.input else "/ search"
        room = max(round(self.size.width * (1 - self.WIDTH_OF_QUERY)) - 3, 1)
        while len(words) > 1 and len("   ".join(words)) > room:
            del words[0]
        right = "   ".join(words)[:room]
        text = f"{left}{right:>{max(self.size.width - len(left), 0)}}"
        spans = [Span(0, 1, "bold $text-accent"), Span(1, len(left), "$foreground 60%")]
        return Content(text, [*spans, Span(len(left), len(text), "$text-accent")])

    async def open(self) -> Input:
        """Where the query is typed."""
        if self.input is None:
            self.input = QueryInput(id="query", compact=True)
            await self.mount(self.input)
            self.watch(self.input, "value", self._take_query, init=False)
            self.refresh()
            self.call_after_refresh(self._warm_up)
        return self.input

    def _warm_up(self) -> None:
        """Bring in all that a search needs before the first letter is typed."""
        if not self.is_long:
            self._index.ask(_LETTER)
            self._read_ahead(0)
        # What is there by now stays; the collector would look at all of it again between two letters.
        gc.freeze()

    def _read_ahead(self, position: int) -> None:
        """Read the words of a few entries at a time, as long as nobody types."""
        from digest_tui.search.spans import read_ahead

        shelf = self._index.shelf
        following = min(position + _READ_AT_ONCE, len(shelf), _MOST_READ_AHEAD)
        for place in range(position, following):
            read_ahead(shelf[place])
        if position < following and not self.query_text:
            self.call_later(self._read_ahead, following)

    def connect(
        self,
        take_answer: Callable[[Answer | None], None],
        is_marked: Callable[[int], bool],
        is_key_at_hand: Callable[[], bool],
    ) -> None:
        """Hand every answer to `take_answer`, None where nothing is asked any more; `is:marked` asks `is_marked`.

        While `is_key_at_hand` the building of the index rests.
        """
        self._take_answer, self._is_marked, self._is_key_at_hand = take_answer, is_marked, is_key_at_hand

    @property
    def query_text(self) -> str:
        """What is typed; "" where nothing is asked by it."""
        return self.input.value if self.input and self.input.value.strip() else ""

    @property
    def is_long(self) -> bool:
        """The chronicles are too long to be searched within a key stroke, or may be: the rest is still being read."""
        return not self._is_read or sum(len(chronicle.text) for chronicle in self._chronicles) > SMALL_DOCUMENT

    @property
    def _is_read(self) -> bool:
        return all(chronicle.is_complete for chronicle in self._chronicles)

    @property
    def is_building(self) -> bool:
        """The index is not ready yet."""
        return self._share < 1.0

    def search_in(self, chronicles: Sequence[Chronicle]) -> None:
        """Ask about `chronicles` from now on. The index of long ones is built by `build`, or once somebody asks."""
        with self._making:
            self._chronicles, self._built, self._is_begun = chronicles, None, False
            self._share = 0.0 if self.is_long else 1.0

    @property
    def _index(self) -> SearchIndex:
        """Made when it is first asked: the first screen does not wait for what a search needs."""
        from digest_tui.search.index import SearchIndex

        with self._making:
            if self._built is None:
                self._built = SearchIndex(*self._chronicles)
                self._built.is_marked = self._is_marked
            return self._built

    def build(self) -> None:
        """Build the index in a thread, where that takes time and the documents are read to their end."""
        if self.is_long and self._is_read and not self._is_begun:
            self._is_begun = True
            self._began = monotonic()
            self._build_in_background()

    def _take_query(self) -> None:
        """Paint the letter first: it may not wait for the answer."""
        self._typed_at = monotonic()
        if not self._is_due:
            self._is_due = True
            self.call_after_refresh(self.ask_due)

    def ask_due(self) -> None:
        """Ask what was typed, if that was not done yet."""
        if self._is_due and self.input:
            self._is_due = False
            self.ask(self.input.value)

    def ask(self, query: str) -> None:
        """Find what answers `query`: in the same turn, or in a thread where the document is long."""
        if not query.strip():
            self._wanted = ""
            self._hand_over(None)
        elif not self.is_long:
            self._hand_over(self._index.ask(query))
        else:
            self.build()
            with self._asking:
                if query != self._wanted:
                    self._answered = None
                self._wanted = query
                self._asking.notify()
                must_begin = not self._is_asking and self._share > 0
                self._is_asking = self._is_asking or must_begin
            if must_begin:
                self._answer_wanted()

    def ask_again(self) -> None:
        """Ask what is typed once more, where its answer hangs on the marks."""
        if "is:" in self.query_text:
            self.ask(self.query_text)

    def show_words(self, *words: str) -> None:
        """Say what was found; of several words the last are said first where there is little room."""
        self._words = words
        self.refresh()

    @work(thread=True, exclusive=True, group="index", exit_on_error=False)
    def _build_in_background(self) -> None:
        worker, index = get_current_worker(), self._index

        def is_cancelled() -> bool:
            while self._is_key_at_hand() and not worker.is_cancelled:
                sleep(_SECONDS_OF_REST)
            return worker.is_cancelled

        def tell_progress(share: float) -> None:
            self.post_message(self.Progressed(index, share))

        index.build(tell_progress, is_cancelled)

    @work(thread=True, group="search", exit_on_error=False)
    def _answer_wanted(self) -> None:
        """Answer the last query typed, and those that come meanwhile: one thread, so that keys are not kept waiting."""
        try:
            while True:
                index, query = self._index, self._wanted
                # An index that is not begun would be built here and now.
                if query and self._share:
                    self._answer(index, query)
                with self._asking:
                    if (self._index, self._wanted) == (index, query):
                        self._is_asking = False
                        return
        except Exception as error:
            # Whatever is wrong with the search, the chronicle can still be read.
            with self._asking:
                self._is_asking = False
            self.post_message(self.Failed(f"the search failed: {error!r}"))

    def _answer(self, index: SearchIndex, query: str) -> None:
        """Post the first hits, and then all of them, as long as nothing else is wanted."""
        worker = get_current_worker()

        def is_over() -> bool:
            return worker.is_cancelled or (self._index, self._wanted) != (index, query)

        def is_cancelled() -> bool:
            # A letter that is not painted yet goes first. Not to be asked with a lock that the screen takes.
            while self._is_due and not worker.is_cancelled:
                sleep(_SECONDS_OF_REST)
            return is_over()

        if (index, query) != self._answered:
            answer = index.ask(query, is_cancelled, FIRST_HITS)
            if is_cancelled():
                return
            self._answered = index, query
            self.post_message(self.Answered(index, answer))
            if len(answer.positions) < FIRST_HITS and answer.is_complete:
                return
            with self._asking:
                # All the hits of a letter or two take the time of the next letter and of its painting.
                if self._asking.wait_for(is_over, _SECONDS_BEFORE_ALL):
                    return
        answer = index.ask(query, is_cancelled)
        if not is_cancelled():
            self.post_message(self.Answered(index, answer))

    @on(Answered)
    def _take_late_answer(self, message: Answered) -> None:
        message.stop()
        if message.answer.query == self.query_text and message.index is self._built:
            self._hand_over(message.answer)

    @on(Failed)
    def _take_failure(self, message: Failed) -> None:
        message.stop()
        self.show_words(message.words)

    @on(Progressed)
    def _take_progress(self, message: Progressed) -> None:
        message.stop()
        if message.index is not self._built:
            return
        is_first, is_last = not self._share, message.share == 1.0
        is_further = int(message.share * _BAR) > int(self._share * _BAR)
        # What more is found may wait: the next letter would have to wait until it is painted.
        is_typing = monotonic() < self._typed_at + _SECONDS_BETWEEN_LETTERS
        self._share = message.share
        if is_first or is_last or is_further:
            self.refresh()
        if self.query_text and (is_first or is_last or (is_further and not is_typing)):
            self.ask(self.query_text)

    def _hand_over(self, answer: Answer | None) -> None:
        if self._take_answer is not None:
            self._take_answer(answer)
