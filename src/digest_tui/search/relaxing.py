"""What is left out of a query that no entry answers in whole, step by step, and what never is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest_tui.search.clauses import Clause, Tables, stands
from digest_tui.search.function_words import FUNCTION_WORDS

_OPTIONAL = ("word", "dashed", "literal", "either")
"""Kinds of terms that may be left out: numbers, dates, labels, phrases and filters never are."""
_MOST = 8
"""Words of a query for which it is tried without each."""


class Attempt(NamedTuple):
    """A query with something left out."""

    ways: list[list[Clause]]
    """Clauses each list of which will do."""
    left_out: list[Clause]
    """What no entry needs to have."""


def relax(clauses: Sequence[Clause], tables: Tables) -> Iterator[Attempt]:
    """What to try, in this order, for a query that no entry answers in whole.

    Without the words of questions and those that join others; without the words
    that stand nowhere, either; at last with all but one of what remains.
    """
    optional = [clause for clause in clauses if _may_be_left_out(clause)]
    joining = [clause for clause in optional if clause.term.text in FUNCTION_WORDS]
    kept = _without(clauses, joining)
    if joining and _asks_for_something(kept):
        yield Attempt([kept], joining)
    unknown = [clause for clause in optional if clause not in joining and not stands(clause, tables)]
    left = _without(kept, unknown)
    if unknown and _asks_for_something(left):
        yield Attempt([left], [*joining, *unknown])
    some = [clause for clause in left if _may_be_left_out(clause)]
    if 1 < len(some) <= _MOST and _asks_for_something(some):
        yield Attempt([_without(left, [clause]) for clause in some], [*joining, *unknown])


def _may_be_left_out(clause: Clause) -> bool:
    return clause.term.kind in _OPTIONAL and not clause.is_excluded


def _asks_for_something(clauses: Sequence[Clause]) -> bool:
    """Something is wanted that stands in the text, not only something like it."""
    return any(not clause.is_excluded and not clause.near for clause in clauses)


def _without(clauses: Sequence[Clause], gone: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if not any(clause is one for one in gone)]
