"""The parts of a query against the words of the chronicle: what each may stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from digest_tui.search.clauses import Clause, Tables, ask_any
from digest_tui.search.dates import read_month_name
from digest_tui.search.documents import NO_SOURCE, PLACE, SLUG, mark_days
from digest_tui.search.filters import (
    resolve_bound,
    resolve_label,
    resolve_marked,
    resolve_no_source,
    resolve_place,
    resolve_site,
)
from digest_tui.search.literals import ask_all, resolve_number, resolve_text
from digest_tui.search.postings import any_of, quote
from digest_tui.search.query import Part
from digest_tui.search.vocabulary import STEM, Candidates, Vocabulary

_IN_PLACE, _IN_URL = 1.3, 0.7
"""How much better or worse a word answers there than in the prose."""


def resolve_all(parts: Sequence[Part], tables: Tables) -> list[Clause]:
    """The clauses of a whole query.

    Behind a word that stands for nothing no other is looked up: the query finds
    nothing whatever it may stand for.
    """
    clauses: list[Clause] = []
    is_lost = False
    for part in _join_names(parts, tables.vocabulary):
        is_wanted_word = part.kind == "word" and not part.is_excluded
        found = [Clause(part)] if is_lost and is_wanted_word else resolve(part, tables)
        is_lost = is_lost or (is_wanted_word and found[0].expression == "")
        clauses += found
    return clauses


def resolve(part: Part, tables: Tables) -> list[Clause]:
    """The clauses of `part`: one, or for a dashed word that stands nowhere as typed one for each of its words."""
    if part.kind == "word":
        return [_resolve_word(part, tables)]
    if part.kind == "dashed":
        return _resolve_dashed(part, tables)
    if part.kind == "date":
        return _resolve_date(part, tables)
    return [_RESOLVERS[part.kind](part, tables)]


def _join_names(parts: Sequence[Part], vocabulary: Vocabulary) -> list[Part]:
    """Two words that are one in the chronicle or in the other name of a place, as `ust kamenogorsk`, become one.

    Where both stand in the chronicle as words of their own they stay two, so
    that the second never finds more than the first did.
    """
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else part
        if (
            last.kind == part.kind == "word"
            and last.is_excluded == part.is_excluded
            and vocabulary.knows(last.text + part.text)
            and not (last.text in vocabulary.counts and part.text in vocabulary.counts)
        ):
            joined[-1] = replace(part, kind="dashed", text=f"{last.text}-{part.text}")
        else:
            joined.append(part)
    return joined


def _resolve_word(part: Part, tables: Tables) -> Clause:
    found = tables.vocabulary.find(part.text, part.is_last)
    if part.is_excluded:
        found = Candidates({word: quality for word, quality in found.words.items() if quality >= STEM})
    return _clause_of_words(part, found, tables)


def _clause_of_words(part: Part, found: Candidates, tables: Tables) -> Clause:
    terms: dict[str, float] = {}
    for word, quality in found.words.items():
        for term in tables.vocabulary.terms_of(word):
            factor = _IN_PLACE if term[0] == PLACE else _IN_URL if term[0] == SLUG else 1.0
            key = term if PLACE <= term[0] <= NO_SOURCE else word
            terms[key] = max(terms.get(key, 0.0), quality * quality * factor)
    beginnings: tuple[str, ...] = ()
    if found.beginning is not None:
        beginnings = tuple(sorted(tables.vocabulary.find_printed_beginnings(found.beginning)))
    clause = Clause(part, terms, beginnings, similar=found.similar)
    clause.expression = ask_any(clause, tables)
    return clause


def _resolve_dashed(part: Part, tables: Tables) -> list[Clause]:
    words = part.text.split("-")
    joined = "".join(words)
    names = tables.vocabulary.find(joined, part.is_last) if tables.vocabulary.knows(joined) else Candidates()
    if not names.is_empty:
        clause = _clause_of_words(part, names, tables)
        beside = ask_all(words, False, tables)
        if beside:
            clause.together = tuple(words)
            clause.expression = any_of([beside, clause.expression or beside])
        return [clause]
    literal = resolve_text(part, tables)
    if literal.expression or part.is_excluded:
        return [literal]
    split = [_take_word(part, word, is_last=part.is_last and word is words[-1]) for word in words]
    return [clause for one in split for clause in resolve(one, tables)]


def _take_word(part: Part, text: str, is_last: bool) -> Part:
    """A word or number of a larger part."""
    return Part("number" if text[0].isdigit() else "word", text, None, part.is_excluded, is_last)


def _resolve_date(part: Part, tables: Tables) -> list[Clause]:
    date = part.date
    if date is not None:
        mark = mark_days(date.year, date.month, date.day)[0]
        if part.is_excluded or " " not in part.text or tables.postings.count(mark):
            return [Clause(part, {mark: 1.0}, expression=quote(mark))]
    # No entry is of that day: the prose may speak of it, in its own language.
    words = [text if text.isalnum() and not text.isalpha() else _name_month(text, tables) for text in part.text.split()]
    return [clause for text in words for clause in resolve(_take_word(part, text, is_last=False), tables)]


def _name_month(written: str, tables: Tables) -> str:
    """A month as typed where the chronicle has the word, else its English name."""
    return written if written in tables.vocabulary.counts else read_month_name(written) or written


_RESOLVERS: dict[str, Callable[[Part, Tables], Clause]] = {
    "number": resolve_number,
    "literal": resolve_text,
    "phrase": resolve_text,
    "label": resolve_label,
    "place": resolve_place,
    "site": resolve_site,
    "after": resolve_bound,
    "before": resolve_bound,
    "no": resolve_no_source,
    "is": resolve_marked,
}
