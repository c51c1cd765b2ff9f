"""The parts of a query against the words of the chronicle: what each may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest_tui.search.clauses import Clause, Tables, ask_any
from digest_tui.search.dates import read_month_name, translate_month
from digest_tui.search.documents import NO_SOURCE, PLACE, SLUG, mark_days
from digest_tui.search.filters import (
    resolve_bound,
    resolve_label,
    resolve_marked,
    resolve_no_source,
    resolve_place,
    resolve_site,
)
from digest_tui.search.literals import ask_all, resolve_number, resolve_spoken, resolve_text
from digest_tui.search.postings import any_of, quote
from digest_tui.search.query import Part, is_name_with_initials
from digest_tui.search.vocabulary import STEM, Candidates, Vocabulary

_THOUSAND = 3
"""Figures of a group."""
_IN_PLACE, _IN_URL = 1.3, 0.7
"""How much better or worse a word answers there than in the prose."""


def resolve_all(parts: Sequence[Part], tables: Tables) -> list[Clause]:
    """The clauses of a whole query.

    Behind a word that stands for nothing no other is looked up: the query finds
    nothing whatever it may stand for.
    """
    clauses: list[Clause] = []
    is_lost = False
    for part in _join_figures(_join_names(parts, tables.vocabulary), tables):
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
    if part.kind == "literal":
        return _resolve_literal(part, tables)
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


def _join_figures(parts: Sequence[Part], tables: Tables) -> list[Part]:
    """`129 750` becomes one figure, where it stands in the chronicle as one."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else part
        both = replace(part, text=last.text + part.text)
        if (
            last is not part
            and last.kind == part.kind == "number"
            and last.is_excluded == part.is_excluded
            and both.text.isdigit()
            and len(part.text) == _THOUSAND
            and resolve_text(both, tables).expression
        ):
            joined[-1] = both
        else:
            joined.append(part)
    return joined


def _resolve_word(part: Part, tables: Tables) -> Clause:
    text = part.text if part.text in tables.vocabulary.counts else translate_month(part.text) or part.text
    found = tables.vocabulary.find(text, part.is_last)
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
    split = [_take_word(part, word, is_last=part.is_last and word == words[-1]) for word in dict.fromkeys(words)]
    return [clause for one in split for clause in resolve(one, tables)]


def _resolve_literal(part: Part, tables: Tables) -> list[Clause]:
    """What stands in the text as typed; else `m.adam` is the words of a name."""
    clause = resolve_text(part, tables)
    if clause.expression or part.is_excluded or not is_name_with_initials(part.text):
        return [clause]
    words = [word for word in re.split(r"[.-]+", part.text) if word]
    return [clause for word in words for clause in resolve(_take_word(part, word, is_last=len(word) < 3), tables)]


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
    return [resolve_spoken(part, _speak_date(part), tables)]


def _speak_date(part: Part) -> list[list[str]]:
    """How prose may write a day: with its month as typed or in English, before it or behind it."""
    words = part.text.split()
    date = part.date
    if date is None or date.day is None:
        return [words]
    typed = next((word for word in words if word[0].isalpha() and not word[-1].isdigit()), "")
    english = read_month_name(typed) or typed
    year = [str(date.year)] if date.year else []
    day = str(date.day)
    months = dict.fromkeys((typed, english, english[:3]))
    return [order for month in months if month for order in ([day, month, *year], [month, day, *year])]


_RESOLVERS: dict[str, Callable[[Part, Tables], Clause]] = {
    "number": resolve_number,
    "phrase": resolve_text,
    "label": resolve_label,
    "place": resolve_place,
    "site": resolve_site,
    "after": resolve_bound,
    "before": resolve_bound,
    "no": resolve_no_source,
    "is": resolve_marked,
}
