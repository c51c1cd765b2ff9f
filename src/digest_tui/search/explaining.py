"""What was done with a query, in plain sentences: what was left out, read otherwise, near, or not understood."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import islice

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.clauses import Clause, Tables, stands
from digest_tui.search.everyday import is_everyday
from digest_tui.search.function_words import FUNCTION_WORDS
from digest_tui.search.initials import find_runs
from digest_tui.search.literals import resolve_text
from digest_tui.search.query import FILTERS
from digest_tui.search.terms import QueryTerm

_SHOWN, _SHOWN_LEFT_OUT = 3, 8
_MOST_READ = 100
"""Entries that are read for a phrase."""


def explain_terms(terms: Sequence[QueryTerm]) -> list[str]:
    """What of the query counts for nothing, and why."""
    said = []
    for term in terms:
        if term.kind == "misnamed":
            close = get_close_matches(term.text, FILTERS, 1)
            said.append(f"no filter {term.text}:" + (f" – {close[0]}: is one" if close else ""))
        elif term.kind == "pending":
            name, _, value = term.text.partition(":")
            said.append(f"{name}:{value} does not count yet" if value else f"{name}: waits for what it is")
    return said


def explain_clauses(clauses: Sequence[Clause]) -> list[str]:
    """What was taken for something near, or otherwise than it was typed."""
    said = [clause.note for clause in clauses if clause.note]
    for clause in clauses:
        if near := clause.near or clause.by_sound:
            said.append(f"no {clause.term.shown}; near: {_list(near)}")
    return said


def explain_scattered(query: str, tables: Tables) -> list[str]:
    """Names typed with capitals, of words that everybody knows, that stand nowhere as such.

    Who asks for the World Bank sees so that the entries only have these words.
    They are shown all the same: `Hunger Strike Prison` may be typed so, too.
    """
    names = [name for name in find_runs(query) if _has_everyday_words(fold(name).split())]
    return [f"nowhere together: {name}" for name in names if not _may_stand_as_phrase(fold(name), tables)]


def _has_everyday_words(words: Sequence[str]) -> bool:
    """Several, and beside them only such as join others."""
    telling = [word for word in words if word not in FUNCTION_WORDS]
    return len(telling) > 1 and all(map(is_everyday, telling))


def _may_stand_as_phrase(words: str, tables: Tables) -> bool:
    """It stands so in some entry, or in too many to read are all its words."""
    clause = resolve_text(QueryTerm("phrase", words), tables)
    found = list(islice(tables.find(clause.expression), _MOST_READ)) if clause.expression else []
    return len(found) == _MOST_READ or any(clause.check is None or clause.check(position) for position in found)


def explain_left_out(left_out: Sequence[Clause], differ: Sequence[Clause]) -> list[str]:
    """That no entry answers the whole query, and what it lacks; words that put the question are not missed."""
    missed, some = (list_as_typed(list(filter(_is_missed, clauses))) for clauses in (left_out, differ))
    if not missed and not some:
        return []
    without = f" · without: {_list(missed, _SHOWN_LEFT_OUT)}" if missed else ""
    some_without = f" · some without: {_list(some, _SHOWN_LEFT_OUT)}" if some else ""
    return [f"no entry has all of these{without}{some_without}"]


def _is_missed(clause: Clause) -> bool:
    """It is no word of questions, or one that joins others and was asked for all the same."""
    return clause.term.is_joining or not clause.term.is_asking


def explain_nothing(clauses: Sequence[Clause], tables: Tables) -> str:
    """Why no entry answers."""
    wanted = [clause for clause in clauses if not clause.is_excluded]
    telling = [clause for clause in wanted if not clause.term.is_asking] or wanted
    absent = list_as_typed([clause for clause in telling if not stands(clause, tables)])
    if absent:
        return f"no entry has {_list(absent)}"
    return "no entry has all of these together" if len(wanted) > 1 else "no entry answers"


def list_as_typed(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """What was typed for each of `clauses`, each once."""
    return tuple(dict.fromkeys(clause.term.shown for clause in clauses))


def _list(words: Sequence[str], shown: int = _SHOWN) -> str:
    more = len(words) - shown
    return ", ".join(words[:shown]) + (f" and {more} more" if more > 0 else "")
