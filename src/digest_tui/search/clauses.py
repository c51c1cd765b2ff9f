"""What a part of a query asks of the postings and of the text of an entry.

A clause says which terms answer its part and how well each does; where terms
are not enough (phrases, figures, hosts) it also reads the entry's text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from digest_tui.chronicle.library import Library
from digest_tui.search.documents import NO_SOURCE, PLACE
from digest_tui.search.postings import Postings, any_of, quote
from digest_tui.search.query import Part
from digest_tui.search.vocabulary import Vocabulary

Check = Callable[[int], bool]
"""Whether the entry at a position is right."""


@dataclass(slots=True)
class Tables:
    """All that is indexed: what a clause is resolved against."""

    shelf: Library
    postings: Postings
    vocabulary: Vocabulary
    dates: array[int]
    """Of each entry as year, month and day in one number, 0 where no year is known."""
    range_ends: dict[int, int] = field(default_factory=dict)
    """The last day of the entries that are dated by a range, by their positions, as such a number."""
    is_marked: Check = lambda position: False
    """Whether the reader has marked the entry at a position."""
    are_in_order: bool = True
    """Every entry has a date, none earlier than that of the entry before it."""
    among: range | None = None
    """The positions among which is sought, where not all."""
    known: int = 0
    """How many entries the vocabulary was read from while they were being written."""

    def find(self, expression: str, limit: int = -1) -> Iterator[int]:
        """The positions that an expression of the postings means, in order."""
        among = range(len(self.shelf)) if self.among is None else self.among
        return self.postings.find(expression, among, limit)


@dataclass(slots=True)
class Clause:
    """One part of a query, resolved."""

    part: Part
    terms: dict[str, float] = field(default_factory=dict)
    """Folded words and marks, any of which answers, and how well."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of terms as printed, any of which answers."""
    together: tuple[str, ...] = ()
    """Words that answer where an entry holds them all."""
    expression: str | None = ""
    """What the postings are asked; None for every entry, "" for none."""
    check: Check | None = None
    """What else must hold for an entry."""
    is_read: bool = True
    """The check reads the text."""
    pattern: re.Pattern[str] | None = None
    """What is marked in the folded text of an entry, where it is not words."""
    among: range | None = None
    """The positions that alone come into question."""
    similar: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of the places or hosts that a filter means."""
    marks: frozenset[str] = field(init=False)
    """The kinds of marks among the terms, as `documents.PLACE`."""

    def __post_init__(self) -> None:
        self.marks = frozenset(term[0] for term in self.terms if term[0] >= PLACE)


def ask_any(clause: Clause, tables: Tables) -> str:
    """The expression for entries that hold any term of `clause`; "" where there is none."""
    asked = [quote(term) for word in clause.terms for term in printed_terms(word, tables)]
    asked += [quote(beginning, True) for beginning in clause.beginnings]
    return any_of(asked) if asked else ""


def printed_terms(word: str, tables: Tables) -> list[str]:
    """The terms of the postings that are the folded `word` in prose; a mark is its own."""
    if PLACE <= word[0] <= NO_SOURCE:
        return [word]
    return [term for term in tables.vocabulary.terms_of(word) if not PLACE <= term[0] <= NO_SOURCE]
