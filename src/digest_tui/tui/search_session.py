"""Searching: the index of the documents, the query at hand, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING, Literal

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from digest_tui.chronicle.model import Chronicle
from digest_tui.tui import runtime
from digest_tui.tui.key_reader import KeyReader

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.search.index import Answer, SearchIndex
    from digest_tui.tui.long_search import LongSearch

READ_AT_ONCE = 1 << 18
"""Characters: up to this all entries are read and counted between two keys, without a thread."""
SMALL_DOCUMENT = 1 << 20
"""Characters: up to this a search is answered within the key stroke, without a thread."""
SECONDS_FOR_A_KEY = 0.25
"""So long counting and indexing rest for a key: it is answered by then, and who types on does so sooner."""
_LETTER = "a"
"""Something begins with it in most alphabets, folded."""
_SECONDS_WITHOUT_BAR = 1.0
_READ_IN_A_TURN, _MOST_READ_AHEAD = 6, 300
"""Entries: a millisecond's work, and as many as are kept."""
_SECONDS_BETWEEN_LETTERS = 0.5
"""Who waits longer waits for the answer."""
_SECONDS_OF_REST = 0.002
_MOST_COUNTED = 50
"""Hits of a word that are counted where nothing has all the words."""
_STEPS = 10
"""So often a growing index is asked again."""


class SearchAnswered(Message):
    """A search in a long document came to an answer, or to its first hits."""

    def __init__(self, index: SearchIndex, answer: Answer) -> None:
        super().__init__()
        self.index = index
        self.answer = answer


class SearchFailed(Message):
    """A search came to no answer."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class IndexGrew(Message):
    """An index is built up to this share."""

    def __init__(self, index: SearchIndex, share: float) -> None:
        super().__init__()
        self.index = index
        self.share = share


class SearchSession:
    """Asks as one types. The index of a long document is built in a thread, and what is asked meanwhile asked again.

    `host` runs the workers and gets the messages. `show_answer` is given each
    answer, None where nothing is asked any more.
    """

    def __init__(
        self,
        host: DOMNode,
        keys: KeyReader,
        show_answer: Callable[[Answer | None], None],
        is_marked: Callable[[int], bool],
        find_notes: Callable[[], Mapping[int, str]],
        find_findings: Callable[[Chronicle], Iterable[Finding]],
    ) -> None:
        self.query = ""
        """What is typed; "" where nothing is asked by it."""
        self._host = host
        self._keys = keys
        # The short cut past the messages: a message would cost the list a turn of the loop, 33 ms from a key to the
        # painted hit instead of 9. Only answers that are found within the key stroke take it.
        self._show_answer = show_answer
        self._is_marked = is_marked
        self.find_notes = find_notes
        """The reader's notes, by position."""
        self._notes_asked: Mapping[int, str] = {}
        self._find_findings = find_findings
        self._chronicles: Sequence[Chronicle] = ()
        self._built: SearchIndex | None = None
        self._making = Lock()
        self._is_due = False
        self._is_begun = False
        self._share = 1.0
        self._began = self._typed_at = 0.0

    # The documents and their index

    def search_in(self, chronicles: Sequence[Chronicle]) -> None:
        """Ask about `chronicles` from now on. The index of long ones is built by `build`, or once somebody asks."""
        with self._making:
            self._chronicles, self._built, self._is_begun = chronicles, None, False
            self._share = 0.0 if self.is_long else 1.0

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

    @property
    def is_awaited(self) -> bool:
        """Somebody asks and waits for the index."""
        return bool(self.query) and self.is_building

    @property
    def progress(self) -> float | None:
        """The share of the index that is built; None where it is ready, or soon will be."""
        return self._share if self.is_building and monotonic() - self._began > _SECONDS_WITHOUT_BAR else None

    @property
    def _index(self) -> SearchIndex:
        """Made when it is first asked: the first screen does not wait for what a search needs."""
        from digest_tui.names.indexing import make_index

        with self._making:
            if self._built is None:
                self._built = make_index(self._chronicles, self._is_marked, self.find_notes, self._find_findings)
            return self._built

    def build(self) -> None:
        """Build the index in a thread, where that takes time and the documents are read to their end."""
        if self.is_long and self._is_read and not self._is_begun:
            self._is_begun = True
            self._began = monotonic()
            self._host.run_worker(
                self._build_in_background, thread=True, exclusive=True, group="index", exit_on_error=False
            )

    def _build_in_background(self) -> None:
        worker, index = get_current_worker(), self._index

        def is_cancelled() -> bool:
            while self._keys.was_struck_within(SECONDS_FOR_A_KEY) and not worker.is_cancelled:
                sleep(_SECONDS_OF_REST)
            return worker.is_cancelled

        def tell_progress(share: float) -> None:
            self._host.post_message(IndexGrew(index, share))

        index.build(tell_progress, is_cancelled)

    def take_growth(self, message: IndexGrew) -> bool:
        """Take in how far the index is; True where the person should see it."""
        if message.index is not self._built:
            return False
        is_first, is_last = not self._share, message.share == 1.0
        is_further = int(message.share * _STEPS) > int(self._share * _STEPS)
        # What more is found may wait: the next letter would have to wait until it is painted.
        is_typing = monotonic() < self._typed_at + _SECONDS_BETWEEN_LETTERS
        self._share = message.share
        if self.query and (is_first or is_last or (is_further and not is_typing)):
            self.ask(self.query)
        return is_first or is_last or is_further

    def warm_up(self) -> None:
        """Bring in all that a search needs before the first letter is typed."""
        if not self.is_long:
            self._index.ask(_LETTER)
            self._read_ahead(0)
        runtime.spare_what_is_loaded()

    def _read_ahead(self, position: int) -> None:
        """Read the words of a few entries at a time, as long as nobody types."""
        from digest_tui.search.spans import read_ahead

        library = self._index.library
        following = min(position + _READ_IN_A_TURN, len(library), _MOST_READ_AHEAD)
        for number in range(position, following):
            read_ahead(library[number])
        if position < following and not self.query:
            self._host.call_later(self._read_ahead, following)

    def count_values(self, asked: str) -> Mapping[str, int]:
        """How many entries each value has of a filter: `place`, `site`, `tag`, `who` or `law`; the commonest first.

        Places and hosts as far as they are indexed, people and laws of a document that is read at once.
        """
        if asked == "place":
            return {name.title(): count for name, count in self._count_indexed("place").items()}
        if asked == "site":
            return self._count_indexed("site")
        if asked == "tag":
            from digest_tui.search.tags import count_tags

            return count_tags(self.find_notes().values())
        from digest_tui.names.asking import count_named

        is_short = sum(len(chronicle.text) for chronicle in self._chronicles) <= READ_AT_ONCE
        return count_named(self._chronicles if is_short else ())[asked]

    def _count_indexed(self, kind: Literal["place", "site"]) -> Mapping[str, int]:
        return self._built.count_names(kind) if self._built else {}

    def find_best(self, query: str, most: int) -> Sequence[int]:
        """The positions that answer `query` best, at most so many; none while a long document is not indexed yet."""
        if self.is_long and (self._built is None or self.is_building):
            return ()
        return self._index.ask(query, limit=most).positions

    def count_words(self, query: str) -> str:
        """How many entries each word of `query` finds by itself; "" for a single word."""
        from digest_tui.tui.query_offers import count_words

        return count_words(query, self._index, _MOST_COUNTED)

    # Asking

    def take_query(self, typed: str) -> None:
        """Take in what is typed now, and ask it once the letter is painted: that may not wait for the answer."""
        self.query = typed if typed.strip() else ""
        self._typed_at = monotonic()
        if not self._is_due:
            self._is_due = True
            self._host.call_after_refresh(self.ask_due)

    def ask_due(self) -> None:
        """Ask what was typed, if that was not done yet."""
        if self._is_due:
            self._is_due = False
            self.ask(self.query)

    def ask(self, query: str) -> None:
        """Find what answers `query`: in the same turn, or in a thread where the document is long."""
        self._notes_asked = self.find_notes()
        if not query.strip():
            if self.is_long:
                self._long_search.ask("")
            self._show_answer(None)
        elif not self.is_long:
            self._show_answer(self._index.ask(query))
        else:
            self.build()
            self._long_search.ask(query)

    @cached_property
    def _long_search(self) -> LongSearch:
        from digest_tui.tui.long_search import LongSearch

        return LongSearch(
            self._host,
            lambda: self._index,
            lambda: self._share > 0,
            lambda: self._is_due,
            lambda index, answer: self._host.post_message(SearchAnswered(index, answer)),
            lambda words: self._host.post_message(SearchFailed(words)),
        )

    def ask_again(self) -> None:
        """Ask what is typed once more, where its answer depends on the marks, the notes or the findings."""
        have_notes_changed = bool(self.query) and self.find_notes() != self._notes_asked
        if "is:" in self.query or "finding:" in self.query or have_notes_changed:
            self.ask(self.query)

    def is_current(self, message: SearchAnswered) -> bool:
        """True if an answer is that to the query at hand, from the documents that are shown."""
        return message.answer.query == self.query and message.index is self._built
