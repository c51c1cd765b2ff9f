"""Which entries a query means, and where in them.

Plain for now: every word of the query must stand in the entry, as a part of a
word, in any order and any field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.chronicle.shelf import Shelf
from digest_tui.search.folding import fold, fold_with_origins

Field = Literal["date", "place", "body", "label", "url"]
FIELDS: tuple[Field, ...] = ("date", "place", "body", "label", "url")


@dataclass(frozen=True, slots=True)
class Match:
    """Where the query stands: `[start, end)` in a field as `read_field` gives it."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query."""

    chronicle: Chronicle
    entry: Entry
    score: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    query: str
    positions: tuple[int, ...]
    """Of the entries on the shelf, in the order in which they are shown."""

    def find_matches(self, entry: Entry) -> tuple[Match, ...]:
        """Where the query stands in `entry`, field by field, in the order of the text."""
        return tuple(match for field in FIELDS for match in _find_in_field(fold(self.query).split(), field, entry))


def read_field(entry: Entry, field: Field) -> str:
    """A field of an entry as it is searched; several labels or URLs stand on lines of their own."""
    if field == "body":
        return entry.body
    if field == "date":
        return entry.date_as_written or ""
    if field == "place":
        return entry.place or ""
    if field == "label":
        return "\n".join(dict.fromkeys(reference.label for reference in entry.references))
    return "\n".join(link.url for link in entry.links)


class SearchIndex:
    """Answers queries about one or several chronicles."""

    def __init__(self, *chronicles: Chronicle) -> None:
        self.shelf = Shelf(*chronicles)
        self._folded: list[str] | None = None

    def search(self, query: str, limit: int | None = None) -> list[Hit]:
        """The entries that answer `query`, best first, at most `limit`. Never raises, whatever the query."""
        answer = self.ask(query)
        hits: list[Hit] = []
        for position in answer.positions[:limit]:
            entry = self.shelf[position]
            hits.append(Hit(self.shelf.chronicle_of(position), entry, 1.0, answer.find_matches(entry)))
        return hits

    def ask(self, query: str) -> Answer:
        """Which entries answer `query`; none do where it has no word."""
        words = fold(query).split()
        if not words:
            return Answer(query, ())
        if self._folded is None:
            self._folded = [fold("\n".join(read_field(entry, field) for field in FIELDS)) for entry in self.shelf]
        found = [position for position, text in enumerate(self._folded) if all(word in text for word in words)]
        return Answer(query, tuple(found))


def _find_in_field(words: list[str], field: Field, entry: Entry) -> list[Match]:
    folded = fold_with_origins(read_field(entry, field))
    spans = sorted({folded.span_as_printed(*span) for word in words for span in _find_all(folded.text, word)})
    return [Match(field, start, end) for start, end in spans]


def _find_all(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))
