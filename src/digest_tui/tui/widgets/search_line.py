"""The search line: what is searched, how it was understood, and how many entries answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from digest_tui.search.index import Answer, SearchIndex

SMALL_DOCUMENT = 1 << 20
"""Characters: up to this a search is answered within the key stroke, without a thread."""
FIRST_HITS = 50
"""So many hits are found and shown before all the others."""
_BAR = 10
_SECONDS_WITHOUT_BAR = 1.0


class SearchLine(Horizontal):
    """A slash, the query, and the count of hits.

    It asks as one types, and hands the answer over at once: a message would
    cost the list a turn of the loop, and the eye 25 ms. The index of a long
    document is built in a thread; what is asked meanwhile is asked again when
    it is done.
    """

    input = query_one("#query", Input)

    @dataclass
    class Answered(Message):
        """A search in a long document came to an answer, or to its first hits."""

        answer: Answer

    @dataclass
    class Progressed(Message):
        """The index is built up to this share."""

        share: float

    def __init__(self) -> None:
        super().__init__(id="search")
        self._index = SearchIndex()
        self._take_answer: Callable[[Answer], None] | None = None
        self._words: tuple[str, ...] = ()
        self._share = 1.0

    def compose(self) -> ComposeResult:
        """The three parts of the line."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search", id="query", compact=True)
        yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        """Follow what is typed."""
        self.watch(self.input, "value", self.ask, init=False)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._show_words()

    def connect(self, take_answer: Callable[[Answer], None]) -> None:
        """Hand every answer to `take_answer`."""
        self._take_answer = take_answer

    @property
    def query_text(self) -> str:
        """What is typed; "" where nothing is asked by it."""
        return self.input.value if self.input.value.strip() else ""

    @property
    def is_building(self) -> bool:
        """The index is not ready yet."""
        return self._share < 1.0

    def search_in(self, index: SearchIndex) -> None:
        """Ask `index` from now on, and have it built where that takes time."""
        self._index = index
        self._share = 1.0
        if self._is_long():
            self._share = 0.0
            self._build_in_background(index)

    def ask(self, query: str) -> None:
        """Find what answers `query`: in the same turn, or in a thread where the document is long."""
        if self._is_long() and query.strip():
            self._ask_in_background(self._index, query)
        else:
            self._hand_over(self._index.ask(query))

    def show_words(self, *words: str) -> None:
        """Say what was found; of several words the last are said first where there is little room."""
        self._words = words
        self._show_words()

    def _show_words(self) -> None:
        words = [word for word in self._words if word]
        if self.is_building and self._share:
            done = round(self._share * _BAR)
            words.append(f"reading words {'▰' * done}{'▱' * (_BAR - done)}")
        room = max(self.size.width - len(self.input.value) - 8, self.size.width // 3)
        while len(words) > 1 and len("   ".join(words)) > room:
            del words[0]
        self.query_one("#count", Static).update(Content("   ".join(words)))

    def _is_long(self) -> bool:
        return sum(len(chronicle.text) for chronicle in self._index.shelf.chronicles) > SMALL_DOCUMENT

    @work(thread=True, exclusive=True, group="index", exit_on_error=False)
    def _build_in_background(self, index: SearchIndex) -> None:
        worker, begin = get_current_worker(), monotonic()

        def progress(share: float) -> None:
            if share >= 1.0 or monotonic() - begin > _SECONDS_WITHOUT_BAR:
                self.post_message(self.Progressed(share))

        index.build(progress, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _ask_in_background(self, index: SearchIndex, query: str) -> None:
        worker = get_current_worker()
        for limit in (FIRST_HITS, None):
            answer = index.ask(query, lambda: worker.is_cancelled, limit)
            if worker.is_cancelled:
                return
            self.post_message(self.Answered(answer))
            if len(answer.positions) < FIRST_HITS and answer.is_complete:
                return

    @on(Answered)
    def _take_late_answer(self, message: Answered) -> None:
        message.stop()
        if message.answer.query == self.input.value:
            self._hand_over(message.answer)

    @on(Progressed)
    def _take_progress(self, message: Progressed) -> None:
        message.stop()
        was_building, self._share = self.is_building, message.share
        self._show_words()
        if was_building and not self.is_building and self.query_text:
            self.ask(self.input.value)

    def _hand_over(self, answer: Answer) -> None:
        if self._take_answer is not None:
            self._take_answer(answer)
