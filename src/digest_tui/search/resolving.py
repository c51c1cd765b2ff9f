"""The terms of a query against the words of the chronicle: what each may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest_tui.search.clauses import Clause, Group, Tables, ask_any, ask_either
from digest_tui.search.days import resolve_date
from digest_tui.search.filters import (
    resolve_bound,
    resolve_entry,
    resolve_flagged,
    resolve_label,
    resolve_lacking,
    resolve_marked,
    resolve_named,
    resolve_place,
    resolve_site,
    resolve_tagged,
)
from digest_tui.search.function_words import FUNCTION_WORDS
from digest_tui.search.literals import ask_all, resolve_amount, resolve_number, resolve_text, stands_as_written
from digest_tui.search.postings import any_of
from digest_tui.search.terms import EDGES, QueryTerm
from digest_tui.search.tokens import is_name_with_initials
from digest_tui.search.trade_words import translate
from digest_tui.search.words import is_name, resolve_word

_VERSION = re.compile(r"v\d")
_JOINTS = re.compile(r"[-‐‑.'’‘‛′\s]+")
"""What joins the words of a larger term."""
_SHORTEST_NAME = 3
"""Letters of a name; fewer are its initials."""
_OF_NAMES = ("mc", "mac")
"""What begins a name and may be typed apart."""
_A_PAIR = 2
_OF_TEXT = ("word", "dashed", "phrase", "literal", "amount", "either")
"""The kinds of terms that ask for words of the text; others are filters, dates, or numbers, which may be years."""
_THOUSAND = 3
"""Figures of a group."""


def resolve_all(terms: Sequence[QueryTerm], tables: Tables) -> list[Clause]:
    """The clauses of a whole query. Words that join others are asked for only where there are no others.

    The last one is asked for all the same while it may still be growing.
    """
    joined = _join_figures(_join_names(_join_phrases(_mark_names(terms, tables)), tables), tables)
    clauses = [clause for term in joined for clause in resolve(term, tables)]
    if not any(map(_asks_for_words, clauses)):
        return clauses
    return [
        _ask_for_none(clause) if clause.term.is_joining and not clause.term.is_last else clause for clause in clauses
    ]


def _asks_for_words(clause: Clause) -> bool:
    """`clause` asks for a word of the text that does not join others."""
    term = clause.term
    return term.kind in _OF_TEXT and not (term.is_joining or term.is_excluded)


def _mark_names(terms: Sequence[QueryTerm], tables: Tables) -> list[QueryTerm]:
    """`terms`, with words that would join others marked as names where they are typed and printed as such."""
    return [
        replace(term, is_a_name=True)
        if term.is_asking
        and term.kind == "word"
        and term.typed.strip(EDGES)[:1].isupper()
        and is_name(term.text, tables)
        else term
        for term in terms
    ]


def _ask_for_none(clause: Clause) -> Clause:
    """`clause` of a word that no entry needs to have."""
    return clause if clause.is_excluded else Clause(clause.term, {} if clause.near else clause.terms, expression=None)


def resolve(term: QueryTerm, tables: Tables) -> list[Clause]:
    """The clauses of `term`: one, or for a dashed word that stands nowhere as typed one for each of its words."""
    if term.kind == "word":
        return [resolve_word(term, tables)]
    if term.kind == "dashed":
        return _resolve_dashed(term, tables)
    if term.kind == "literal":
        return _resolve_literal(term, tables)
    if term.kind == "amount":
        return _resolve_amount(term, tables)
    if term.kind in ("pending", "misnamed"):
        return []
    return [_RESOLVERS[term.kind](term, tables)]


Joins = Callable[[QueryTerm, QueryTerm], QueryTerm | None]


def _join(terms: Sequence[QueryTerm], join: Joins) -> list[QueryTerm]:
    """`terms`, with two that follow each other made one where `join` makes one of them."""
    joined: list[QueryTerm] = []
    for term in terms:
        last = joined[-1] if joined else None
        is_pair = last is not None and last.is_excluded == term.is_excluded
        both = join(last, term) if is_pair and last is not None else None
        if both is None:
            joined.append(term)
        else:
            joined[-1] = replace(both, typed=f"{both.typed} {term.typed}", is_last=term.is_last)
    return joined


def _join_phrases(terms: Sequence[QueryTerm]) -> list[QueryTerm]:
    """Two words that are a phrase of the trade, as `УК РК`, become one."""

    def join(first: QueryTerm, second: QueryTerm) -> QueryTerm | None:
        are_words = first.kind == second.kind == "word" and first.is_in_cyrillic and second.is_in_cyrillic
        if are_words and translate(f"{first.text} {second.text}"):
            return replace(first, kind="dashed", text=f"{first.text}-{second.text}")
        return None

    return _join(terms, join)


def _join_names(terms: Sequence[QueryTerm], tables: Tables) -> list[QueryTerm]:
    """Two words that are one in the chronicle or in the other name of a place, as `ust kamenogorsk`, become one."""

    def join(first: QueryTerm, second: QueryTerm) -> QueryTerm | None:
        if first.kind != "word":
            return None
        if first.text in _OF_NAMES and second.kind == "word" and (name := _find_name(first, second, tables)):
            return name
        if not _are_one(first.text, second.text, tables):
            return None
        if second.kind == "word" and len(first.text) > 1:
            return replace(first, kind="dashed", text=f"{first.text}-{second.text}")
        return _join_with_figures(first, second) if second.kind == "number" else None

    return _join(terms, join)


def _find_name(beginning: QueryTerm, end: QueryTerm, tables: Tables) -> QueryTerm | None:
    """A name of the chronicle that was typed apart, as `Mc Whirter`; None where it has either part as a word."""
    if any(map(tables.vocabulary.knows, (beginning.text, end.text))):
        return None
    name = replace(beginning, text=beginning.text + end.text, is_last=end.is_last)
    return name if resolve_word(name, tables).expression else None


def _are_one(first: str, second: str, tables: Tables) -> bool:
    """The chronicle has both as one word, perhaps with another ending."""
    vocabulary, joining = tables.vocabulary, FUNCTION_WORDS.intersection((first, second))
    if vocabulary.knows(first + second):
        return not joining.issuperset((first, second))
    return not joining and bool(vocabulary.find_inflected(first + second))


def _join_with_figures(word: QueryTerm, number: QueryTerm) -> QueryTerm:
    """`f 1`, of which `F1` stands in the chronicle, is either."""
    beside = f"{word.text} {number.text}"
    options = (
        replace(word, text=word.text + number.text, is_last=number.is_last),
        replace(word, kind="phrase", text=beside),
    )
    return replace(word, kind="either", text=beside, options=options)


def _join_figures(terms: Sequence[QueryTerm], tables: Tables) -> list[QueryTerm]:
    """`129 750` becomes one figure, where it stands in the chronicle as one."""

    def join(first: QueryTerm, second: QueryTerm) -> QueryTerm | None:
        both = replace(first, text=first.text + second.text, is_last=second.is_last)
        are_figures = first.kind == second.kind == "number" and both.text.isdigit() and len(second.text) == _THOUSAND
        return both if are_figures and resolve_text(both, tables).expression else None

    return _join(terms, join)


def _resolve_dashed(term: QueryTerm, tables: Tables) -> list[Clause]:
    """A word with hyphens: as one word or in English, or with its parts beside each other; else each of its words."""
    words = term.text.split("-")
    if one := _find_whole(words, term, tables):
        clause = resolve_word(replace(term, text=one), tables)
        clause.groups += (tuple(frozenset((word,)) for word in words),)
        clause.expression = any_of([clause.expression or "", ask_all(words, False, tables)])
        return [clause]
    literal = resolve_text(term, tables)
    if literal.expression or term.is_excluded:
        return [literal]
    parts = _take_words(term, words)
    parts[-1] = replace(parts[-1], is_last=term.is_last)
    return [clause for part in dict.fromkeys(parts) for clause in resolve(part, tables)]


def _find_whole(words: Sequence[str], term: QueryTerm, tables: Tables) -> str:
    """What the words are known as, joined or as a phrase of the trade; "" where they are not known together."""
    joined, phrase = "".join(words), " ".join(words)
    if tables.vocabulary.knows(joined) or tables.vocabulary.find_inflected(joined):
        return joined
    if term.is_in_cyrillic and translate(phrase):
        return phrase
    return joined if term.is_in_cyrillic and tables.vocabulary.find_cases(joined) else ""


def _resolve_literal(term: QueryTerm, tables: Tables) -> list[Clause]:
    """What stands in the text as typed; else `v0.5.14` is a number, and `m.adam` the words of a name."""
    clause = resolve_text(term, tables)
    if not clause.expression and _VERSION.match(term.text):
        clause = resolve_text(replace(term, text=term.text[1:]), tables)
    if clause.expression or term.is_excluded or not is_name_with_initials(term.text):
        return [clause]
    words = [word for word in re.split(r"[.-]+", term.text) if word]
    parts = [replace(part, is_last=len(part.text) < _SHORTEST_NAME) for part in _take_words(term, words)]
    return [clause for part in parts for clause in resolve(part, tables)]


def _take_words(term: QueryTerm, words: Sequence[str]) -> list[QueryTerm]:
    """The words and numbers of a larger term, each with what was typed for it."""
    typed = [part for part in _JOINTS.split(term.typed.strip(EDGES)) if part]
    typed = typed if len(typed) == len(words) else [term.typed] * len(words)
    return [
        QueryTerm("number" if word[0].isdigit() else "word", word, None, term.is_excluded, typed=part)
        for word, part in zip(words, typed, strict=True)
    ]


def _resolve_amount(term: QueryTerm, tables: Tables) -> list[Clause]:
    """A figure with its unit; where that stands nowhere, and they were typed apart, each of them."""
    clause, words = resolve_amount(term, tables), term.text.split(" ")
    if len(words) < _A_PAIR or stands_as_written(clause, tables):
        return [clause]
    parts = _take_words(term, words)
    parts[-1] = replace(parts[-1], is_last=term.is_last)
    return [clause for part in parts for clause in resolve(part, tables)]


def _resolve_either(term: QueryTerm, tables: Tables) -> Clause:
    """Any of several terms; each of them one clause, so that one of several words is all of them."""
    found = [clauses for option in term.options if (clauses := resolve(option, tables))]
    return ask_either(term, [_make_one(term, clauses, tables) for clauses in found], tables)


def _make_one(term: QueryTerm, clauses: list[Clause], tables: Tables) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    sets: Group = tuple(frozenset(clause.terms) for clause in clauses)
    one = Clause(term, groups=(sets,))
    one.expression = ask_any(one, tables)
    return one


_RESOLVERS: dict[str, Callable[[QueryTerm, Tables], Clause]] = {
    "number": resolve_number,
    "phrase": resolve_text,
    "date": resolve_date,
    "label": resolve_label,
    "place": resolve_place,
    "site": resolve_site,
    "after": resolve_bound,
    "before": resolve_bound,
    "no": resolve_lacking,
    "has": resolve_lacking,
    "is": resolve_marked,
    "entry": resolve_entry,
    "tag": resolve_tagged,
    "who": resolve_named,
    "law": resolve_named,
    "finding": resolve_flagged,
    "either": _resolve_either,
}
