"""What a term of a query asks of the postings and of the text of an entry.

A clause says which words answer its term and how well each does; where words
are not enough (phrases, figures, hosts) it also reads the entry's text.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.search.documents import Document, is_mark, read_document
from digest_tui.search.postings import Postings, all_of, any_of, quote
from digest_tui.search.terms import QueryTerm
from digest_tui.search.vocabulary import Vocabulary

Check = Callable[[int], bool]
"""Whether the entry at a position is right."""


class Named(NamedTuple):
    """Entries that have a name."""

    has: Check
    forms: Sequence[str]
    """How the name is printed in them."""


FindNamed = Callable[[str, str], Named]


def find_nobody(asked: str, text: str) -> Named:
    """No entry: what an index answers that no names are given to."""
    return Named(lambda position: False, ())


FindFlagged = Callable[[str], Check]


def find_no_flag(rule: str) -> Check:
    """No entry: what an index answers that no findings are given to."""
    return lambda position: False


Group = tuple[frozenset[str], ...]
"""Sets of words: an entry answers that holds one of each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is no entry: undated prose, or a note to which nothing refers."""

    chronicle: Chronicle
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says, as printed."""
        return self.chronicle.text[self.start : self.end]

    @property
    def document(self) -> Document:
        """What is indexed of it."""
        return Document(self.text, "", "", None)


class WordsRead(NamedTuple):
    """The words of an entry, as they were read for weighing it."""

    places: Mapping[str, list[int]]
    """Where each stands, as `Document.read_words` gives it."""
    first_sentence: int
    """Where its first sentence ends."""


@dataclass
class Tables:
    """All that is indexed: what a term is resolved against."""

    library: Library
    postings: Postings
    vocabulary: Vocabulary
    dates: array[int] = field(default_factory=lambda: array("L"))
    """Of each entry as year, month and day in one number, 0 where no year is known."""
    range_ends: dict[int, int] = field(default_factory=dict)
    """The last day of the entries that are dated by a range, by their positions, as such a number."""
    explained: dict[str, list[str]] = field(default_factory=dict)
    """Abbreviations that the text explains, with their words; folded."""
    rest: list[Passage] = field(default_factory=list)
    """What is no entry. Its positions follow those of the entries."""
    is_marked: Check = lambda position: False
    """Whether the reader has marked the entry at a position."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """The reader's notes, by the positions of their entries."""
    are_notes_read: bool = False
    """Words of a note count like words of its entry."""
    find_named: FindNamed = find_nobody
    """For `who` or `law` and a folded name which entries have it, and how they write it."""
    find_flagged: FindFlagged = find_no_flag
    """For a part of a rule's name which entries the check found something in by it."""
    are_in_order: bool = True
    """Every entry has a date, none earlier than that of the entry before it."""
    among: range | None = None
    """The positions among which is sought, where not all entries."""
    known: int = 0
    """How many entries the vocabulary was read from while they were being written."""
    names: dict[str, bool] = field(default_factory=dict)
    """Which words were found to be names, and which not."""
    words_read: dict[tuple[int, str | None], WordsRead] = field(default_factory=dict)
    """The words of the entries of a short chronicle, by position and note: each letter typed weighs all of them."""

    def find(self, expression: str, limit: int = -1) -> Iterator[int]:
        """The positions that an expression of the postings means, in order."""
        among = range(len(self.library)) if self.among is None else self.among
        return self.postings.find(expression, among, limit)

    def read(self, position: int) -> Document:
        """What stands at a position."""
        if position < len(self.library):
            document = read_document(*self.library.locate(position))
            note = self.notes.get(position) if self.are_notes_read else None
            return document._replace(said=f"{document.said}\n{note}") if note else document
        return self.rest[position - len(self.library)].document

    @cached_property
    def year(self) -> int | None:
        """The year of most entries: what a date means that names none."""
        years = Counter(date // 10_000 for date in self.dates if date)
        return years.most_common(1)[0][0] if years else None


@dataclass(slots=True)
class Clause:
    """One term of a query, resolved."""

    term: QueryTerm
    terms: dict[str, float] = field(default_factory=dict)
    """Folded words and marks, any of which answers, and how well."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of terms as printed, any of which answers."""
    groups: tuple[Group, ...] = ()
    """Words any group of which answers."""
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
    """Near words that are left out, since the term stands as typed."""
    near: tuple[str, ...] = ()
    """The words that answer, where the term stands nowhere and slips alone lead to them."""
    by_sound: tuple[str, ...] = ()
    """The words that answer, where all of them only sound like the term."""
    names: tuple[str, ...] = ()
    """Of the places or hosts that a filter means."""
    note: str = ""
    """What the term was taken for, where that has to be said."""
    options: tuple[Clause, ...] = ()
    """Of which any answers."""
    marks: frozenset[str] = field(init=False)
    """The kinds of marks among the words, as `documents.PLACE`."""

    def __post_init__(self) -> None:
        self.marks = frozenset(term[0] for term in self.terms if is_mark(term))

    @property
    def is_excluded(self) -> bool:
        """An entry must not answer it."""
        return self.term.is_excluded


def ask_any(clause: Clause, tables: Tables) -> str:
    """The expression for entries that hold any term or group of `clause`; "" where there is none."""
    asked = [quote(term) for word in clause.terms for term in printed_terms(word, tables)]
    asked += [quote(beginning, True) for beginning in clause.beginnings]
    asked += [expression for group in clause.groups if (expression := ask_group(group, tables))]
    return any_of(asked)


def ask_either(term: QueryTerm, options: Sequence[Clause], tables: Tables) -> Clause:
    """The clause that any of several answers."""
    terms = {word: quality for option in reversed(options) for word, quality in option.terms.items()}
    clause = Clause(
        term,
        terms,
        tuple(beginning for option in options for beginning in option.beginnings),
        groups=tuple(group for option in options for group in option.groups),
        options=tuple(options),
    )
    expressions = [option.expression for option in options]
    clause.expression = None if None in expressions else any_of([one or "" for one in expressions])
    if any(option.check for option in options):
        clause.check = lambda position: any(answers(option, position, tables) for option in options)
    return clause


def answers(option: Clause, position: int, tables: Tables) -> bool:
    """True if the entry at a position answers a clause."""
    among = replace(tables, among=range(position, position + 1))
    is_held = option.expression is None or (
        option.expression != "" and any(True for _ in among.find(option.expression))
    )
    return is_held and (option.check is None or option.check(position))


def ask_group(group: Group, tables: Tables) -> str:
    """The expression for entries that hold a word of each set of `group`; "" where none can."""
    sets = [[quote(term) for word in sorted(words) for term in printed_terms(word, tables)] for words in group]
    return all_of([any_of(terms) for terms in sets]) if all(sets) else ""


def printed_terms(word: str, tables: Tables) -> list[str]:
    """The terms of the postings that are the folded `word` in prose; a mark is its own."""
    if is_mark(word):
        return [word]
    if word not in tables.vocabulary.counts:
        return []
    return [term for term in tables.vocabulary.terms_of(word) if not is_mark(term)]


def stands(clause: Clause, tables: Tables) -> bool:
    """Some entry answers `clause`, as far as the postings know."""
    return clause.expression is None or (bool(clause.expression) and next(tables.find(clause.expression, 1), -1) >= 0)
