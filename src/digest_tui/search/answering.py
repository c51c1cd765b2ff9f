"""From a query to its answer: understood, asked, relaxed where nothing has it all, and said what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from digest_tui.chronicle.model import Entry
from digest_tui.search.advice import find_advice
from digest_tui.search.clauses import Clause, Passage, Tables, stands
from digest_tui.search.everyday import is_everyday
from digest_tui.search.explaining import (
    explain_clauses,
    explain_left_out,
    explain_nothing,
    explain_scattered,
    explain_terms,
    list_as_typed,
)
from digest_tui.search.layouts import read_in_other_layout
from digest_tui.search.literals import resolve_beginning
from digest_tui.search.query import parse_query
from digest_tui.search.ranking import MOST_READ, Reading, rank
from digest_tui.search.relaxing import relax
from digest_tui.search.resolving import resolve, resolve_all
from digest_tui.search.spans import FIELDS, Field, Match, Span, find_in_text, find_matches
from digest_tui.search.terms import QueryTerm
from digest_tui.search.understanding import format_understood

_MOST_OF_REST = 200
"""Passages of prose and notes behind the entries."""
_IN_REST = ("word", "dashed", "phrase", "literal", "number", "amount", "either")
"""The kinds of terms that prose may answer."""
_SHORTEST_OTHERWISE = 4
"""Letters of a word, one of which must be typed before another layout is read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    query: str
    positions: tuple[int, ...]
    """Of the entries on the library, in the order in which they are shown."""
    understood: str = ""
    """What the query was taken for, as `place: Oral · words: snow`; "" where plain words are all there is to say."""
    left_out: tuple[str, ...] = ()
    """Words that no entry needs to have, since none has all that was asked."""
    read_as: str = ""
    """What the keys write in the other layout of the keyboard, where that was taken for the query."""
    near: tuple[str, ...] = ()
    """Words that answer for others, which stand nowhere, by a slip alone."""
    said: tuple[str, ...] = ()
    """Plain sentences: what was left out, read otherwise, near, or did not count, and why nothing was found."""
    rest: tuple[Passage, ...] = ()
    """Prose and notes outside the entries that have the whole of the query, in the order of the text."""
    similar: tuple[str, ...] = ()
    """Near words that are left out, since what was typed stands in the text as typed."""
    advice: tuple[str, ...] = ()
    """Where nothing was found: queries to try instead, each of which finds something."""
    is_complete: bool = True
    """False while a document is being read or indexed, or where it was cut short: more may follow."""
    is_whole: bool = True
    """Nothing is left out, read otherwise or taken for something near."""
    clauses: tuple[Clause, ...] = field(default=(), repr=False)
    clauses_of_notes: tuple[Clause, ...] = field(default=(), repr=False)

    def find_matches(self, entry: Entry, fields: Sequence[Field] = FIELDS) -> tuple[Match, ...]:
        """Where the query stands in `fields` of `entry`, in the order of the text; none overlaps another."""
        return find_matches(self.clauses, entry, fields)[0]

    def find_in_text(self, text: str) -> tuple[Span, ...]:
        """Where the query stands in a text outside the entries."""
        return find_in_text(self.clauses, text)

    def find_in_note(self, note: str) -> tuple[Span, ...]:
        """Where the query stands in a note of the reader."""
        return find_in_text(self.clauses_of_notes, note)

    def find_passage(self, entry: Entry, fields: Sequence[Field] = FIELDS) -> tuple[tuple[Match, ...], Span]:
        """The same, and the stretch of the body that answers best; `(0, 0)` where none does."""
        return find_matches(self.clauses, entry, fields)


def answer_query(query: str, tables: Tables, reading: Reading, limit: int | None, is_complete: bool) -> Answer:
    """The entries that answer `query`, and what was done to find them.

    Nothing is left out or read otherwise unless the index `is_complete`: what
    answers the whole query may still come.
    """
    terms = parse_query(query)
    asked = _ask_in_whole(terms, tables, reading, limit)
    if not asked.positions and is_complete and not reading.is_cut_short:
        other = _read_otherwise(query, asked.clauses, tables, reading, limit)
        if other is not None:
            return other
        asked = _ask_relaxed(asked, tables, reading, limit)
    return _make_answer(query, terms, asked, tables, is_complete and not reading.is_cut_short)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Clauses, and the entries that answer them."""

    clauses: list[Clause]
    positions: tuple[int, ...]
    left_out: list[Clause] = field(default_factory=list)
    differ: Sequence[Clause] = ()
    """Clauses that some of the entries answer, and some do not."""

    @property
    def is_relaxed(self) -> bool:
        """No entry has all that was asked."""
        return bool(self.left_out or self.differ)


def _ask_in_whole(terms: Sequence[QueryTerm], tables: Tables, reading: Reading, limit: int | None) -> _Asked:
    clauses = resolve_all(terms, tables)
    positions = tuple(islice(rank(clauses, tables, reading), limit))
    if not positions and len(terms) > 1 and terms[-1].kind == "number" and terms[-1].is_last:
        # `article 44` on the way to 442, though another entry has the number 44.
        longer = [*clauses[:-1], resolve_beginning(terms[-1], tables)]
        found = tuple(islice(rank(longer, tables, reading), limit))
        return _Asked(longer, found) if found else _Asked(clauses, ())
    return _Asked(clauses, positions)


def _ask_relaxed(asked: _Asked, tables: Tables, reading: Reading, limit: int | None) -> _Asked:
    if asked.positions:
        return asked
    for found in relax(asked.clauses, tables, reading):
        positions = tuple(islice(found.positions, limit))
        if positions:
            gone = {id(clause) for clause in found.left_out}
            kept = [clause for clause in asked.clauses if id(clause) not in gone]
            return _Asked(kept, positions, [one for one in asked.clauses if id(one) in gone], found.differ)
    return asked


def _read_otherwise(
    query: str, clauses: Sequence[Clause], tables: Tables, reading: Reading, limit: int | None
) -> Answer | None:
    """The answer to what the same keys write in the other layout, where every word of that is known."""
    if any(_is_meant(clause, tables) for clause in clauses):
        return None
    for other in read_in_other_layout(query):
        terms = parse_query(other)
        if not any(_is_known(term, tables) for term in terms):
            continue
        asked = _ask_relaxed(_ask_in_whole(terms, tables, reading, limit), tables, reading, limit)
        if asked.positions:
            answer = _make_answer(query, terms, asked, tables, not reading.is_cut_short)
            return replace(answer, read_as=other, is_whole=False, said=(f"read as: {other}", *answer.said))
    return None


def _is_meant(clause: Clause, tables: Tables) -> bool:
    """It stands as it was typed, or everybody knows it. A letter alone may be what signs of the other layout leave."""
    text = clause.term.text
    is_as_typed = len(text) > 1 and bool(clause.terms) and not clause.near and stands(clause, tables)
    return is_as_typed or (len(text) >= _SHORTEST_OTHERWISE and is_everyday(text))


def _is_known(term: QueryTerm, tables: Tables) -> bool:
    """It is a word of the text, in whatever form or language."""
    if term.kind != "word" or len(term.text) < _SHORTEST_OTHERWISE or term.is_asking:
        return False
    # What is excluded is meant in whole, neither as a beginning nor by a slip.
    (whole,) = resolve(replace(term, is_last=False, is_excluded=True), tables)
    return bool(whole.expression)


def _make_answer(query: str, terms: Sequence[QueryTerm], asked: _Asked, tables: Tables, is_complete: bool) -> Answer:
    clauses = asked.clauses
    rest = _find_rest(clauses, tables) if not asked.is_relaxed and _may_be_in_rest(clauses) else ()
    advice: tuple[str, ...] = ()
    if clauses and not asked.positions and is_complete:
        advice = find_advice(clauses, tables, lambda other: _finds_something(other, tables))
    near = _gather(clause.near for clause in clauses)
    return Answer(
        query,
        asked.positions,
        format_understood(clauses),
        left_out=list_as_typed(asked.left_out),
        near=near,
        said=_gather([_explain(query, terms, asked, bool(rest), tables) if is_complete else explain_terms(terms)]),
        rest=rest,
        similar=_gather(clause.similar for clause in clauses),
        advice=advice,
        is_complete=is_complete,
        is_whole=not near and not asked.is_relaxed,
        clauses=tuple(clauses),
    )


def _gather(words: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All of them, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(words)))


def _explain(query: str, terms: Sequence[QueryTerm], asked: _Asked, is_in_rest: bool, tables: Tables) -> list[str]:
    """What was done to find the entries, or why none answers."""
    said = explain_terms(terms)
    if asked.positions:
        said += explain_clauses(asked.clauses)
        said += explain_left_out(asked.left_out, asked.differ) or explain_scattered(query, tables)
    elif asked.clauses:
        behind = "; the rest of the document has it" if is_in_rest else ""
        said.append(explain_nothing(asked.clauses, tables) + behind)
    elif not terms:
        said.append("nothing to search for: there is no word in it")
    return said


def _may_be_in_rest(clauses: Sequence[Clause]) -> bool:
    """What is asked is words: what is no entry has no place, no date and no source."""
    return bool(clauses) and all(clause.term.kind in _IN_REST for clause in clauses)


def _find_rest(clauses: Sequence[Clause], tables: Tables) -> tuple[Passage, ...]:
    """The prose and the notes outside the entries that have the whole of a query."""
    if not tables.rest:
        return ()
    first = len(tables.library)
    behind = replace(tables, among=range(first, first + len(tables.rest)))
    found = islice(rank(list(clauses), behind, Reading(most=MOST_READ)), _MOST_OF_REST)
    return tuple(tables.rest[position - first] for position in sorted(found))


def _finds_something(query: str, tables: Tables) -> bool:
    clauses = resolve_all(parse_query(query), tables)
    return any(True for _ in rank(clauses, tables, Reading(most=MOST_READ)))
