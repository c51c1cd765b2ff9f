"""Which entries a query means, and where in them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import Literal

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.search.answering import Answer, answer_query
from digest_tui.search.building import IsCancelled, Progress, fill_postings, read_vocabulary
from digest_tui.search.clauses import FindFlagged, FindNamed, Passage, Tables, find_no_flag, find_nobody
from digest_tui.search.documents import read_name
from digest_tui.search.notes import NotedEntries
from digest_tui.search.postings import Postings
from digest_tui.search.ranking import MOST_READ, Reading
from digest_tui.search.spans import FIELDS, Field, Match, read_field
from digest_tui.search.vocabulary import Vocabulary

__all__ = ["FIELDS", "Answer", "Field", "Hit", "Match", "Passage", "SearchIndex", "read_field"]

_RENEWED_AT = 4
"""While the index is being built the words are read again when there are so many times more entries ..."""
_RENEWED_UP_TO = 16_384
"""... up to so many: for more it would take too long."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query."""

    chronicle: Chronicle
    entry: Entry
    score: float
    """From 1 for the best, falling with the place among the hits."""
    matches: tuple[Match, ...]


class SearchIndex:
    """Answers queries about one or several chronicles.

    The first question builds it, unless `build` has begun in another thread:
    then a question is answered from what there is.
    """

    def __init__(self, *chronicles: Chronicle) -> None:
        """Raises TypeError for what is no chronicle: a path is loaded first."""
        for chronicle in chronicles:
            if not isinstance(chronicle, Chronicle):
                raise TypeError(
                    f"SearchIndex takes chronicles, each as load() or parse() gives it, not {chronicle!r:.60}"
                )
        self.library = Library(*chronicles)
        self.is_marked: Callable[[int], bool] = lambda position: False
        """Whether the entry at a position of the library is marked: `is:marked` asks. Who keeps marks sets it."""
        self.find_notes: Callable[[], Mapping[int, str]] = dict
        """The reader's notes by the positions of their entries, another mapping when one has changed: a search asks
        each time. Who keeps notes sets it."""
        self.find_named: FindNamed = find_nobody
        """Which entries have a name, and how they print it: `who:` and `law:` ask. Who finds names sets it."""
        self.find_flagged: FindFlagged = find_no_flag
        """Which entries the check found something in by a rule: `finding:` asks. Who checks sets it."""
        self._noted: NotedEntries | None = None
        self._tables: Tables | None = None
        self._is_complete = False
        self._building = RLock()
        self._renewing = RLock()

    @property
    def is_complete(self) -> bool:
        """Every entry is indexed."""
        return self._is_complete

    def count_names(self, kind: Literal["place", "site"]) -> dict[str, int]:
        """How many entries each place or host has, folded, the commonest first; none before the index is begun."""
        if self._tables is None:
            return {}
        vocabulary = self._tables.vocabulary
        marks, joint = (vocabulary.places, " ") if kind == "place" else (vocabulary.hosts, ".")
        counted = sorted(dict(marks).items(), key=lambda item: (-item[1], item[0]))
        return {read_name(mark, joint): count for mark, count in counted}

    def build(self, progress: Progress = lambda share: None, is_cancelled: IsCancelled = lambda: False) -> bool:
        """Index every entry; False if it was cancelled, and nothing is indexed then.

        `progress` is told the share that is done, from 0 to 1. Meant for a
        thread of its own; another that asks meanwhile is answered from what
        there is.
        """
        return self._build(True, progress, is_cancelled)

    def search(self, query: str, limit: int | None = None) -> list[Hit]:
        """The entries that answer `query`, best first, at most `limit`.

        Waits until the index is complete. Raises TypeError for a query that is
        no text, and ValueError for a limit under 0 or beyond all counting.
        """
        hits: list[Hit] = []
        answer = self.answer(query, limit)
        for place, position in enumerate(answer.positions, 1):
            entry = self.library[position]
            hits.append(Hit(self.library.chronicle_of(position), entry, 1 / place, answer.find_matches(entry)))
        return hits

    def answer(self, query: str, limit: int | None = None) -> Answer:
        """As `search`, with all that was done: what was left out, read otherwise or near, and why nothing answers."""
        with self._building:
            return self._ask(query, limit, Reading())

    def ask(self, query: str, is_cancelled: IsCancelled = lambda: False, limit: int | None = None) -> Answer:
        """Which entries answer `query`; none do where it has no word.

        With `limit` the best so many, and fast: where much text would have to
        be read for them, those found by then, and `is_complete` is False. Where
        `is_cancelled` says so it stops likewise.
        """
        return self._ask(query, limit, Reading(is_cancelled, None if limit is None else MOST_READ))

    def _ask(self, query: str, limit: int | None, reading: Reading) -> Answer:
        _check(query, limit)
        tables = self._find_tables(reading.is_cancelled)
        answer = answer_query(query, tables, reading, limit, self._is_complete and self.library.is_complete)
        return self._find_noted(tables.notes).join(answer, tables, limit) if tables.notes else answer

    def _find_noted(self, notes: Mapping[int, str]) -> NotedEntries:
        noted = self._noted
        if noted is None or noted.notes is not notes:
            noted = self._noted = NotedEntries(self.library, notes)
        return noted

    def _find_tables(self, is_cancelled: IsCancelled) -> Tables:
        tables = self._tables
        if tables is None:
            self._build(False)
            tables = self._tables or self._make_tables(False)
        elif not self._is_complete:
            self._renew_vocabulary(tables, is_cancelled)
        # A question keeps to one vocabulary, even if the building thread puts another in its place.
        return replace(
            tables,
            is_marked=self.is_marked,
            notes=self.find_notes(),
            find_named=self.find_named,
            find_flagged=self.find_flagged,
        )

    def _renew_vocabulary(self, tables: Tables, is_cancelled: IsCancelled) -> None:
        """While the index is being built, read the words again where there are many times more entries by now."""
        with self._renewing:
            written = len(tables.dates)
            if tables.known * _RENEWED_AT < written <= _RENEWED_UP_TO or not tables.known:
                vocabulary = read_vocabulary(tables.postings, is_cancelled=is_cancelled)
                if vocabulary is not None:
                    tables.vocabulary, tables.known = vocabulary, written

    def _make_tables(self, for_typing: bool) -> Tables:
        return Tables(self.library, Postings(for_typing), Vocabulary(), array("L"))

    def _build(
        self, for_typing: bool, progress: Progress = lambda share: None, is_cancelled: IsCancelled = lambda: False
    ) -> bool:
        with self._building:
            if not self._is_complete:
                tables = self._make_tables(for_typing)
                if for_typing:
                    # Others are answered meanwhile; behind a question that builds they wait.
                    self._tables = tables
                vocabulary = None
                if fill_postings(tables, progress, is_cancelled):
                    vocabulary = read_vocabulary(tables.postings, progress, is_cancelled)
                if vocabulary is None:
                    self._tables = None
                    return False
                tables.vocabulary = vocabulary
                self._tables = tables
                self._is_complete = True
        progress(1.0)
        return True


def _check(query: str, limit: int | None) -> None:
    """Raise what `search` and `ask` raise."""
    if not isinstance(query, str):
        raise TypeError(f"a query is text, not {type(query).__name__}")
    if limit is not None and not 0 <= limit <= sys.maxsize:
        raise ValueError(f"limit is {limit}: it must be from 0 to {sys.maxsize}, or None for all")
