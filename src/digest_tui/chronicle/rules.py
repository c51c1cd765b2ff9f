"""A rule that a case may fulfil: a row of a table, with a name to say and an example to test it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

Case = TypeVar("Case")


class Rule(NamedTuple, Generic[Case]):
    """Something that speaks for what is judged, or against it."""

    name: str
    example: str
    """A short document that reads otherwise without this row."""
    holds: Callable[[Case], bool]


def find_first(rules: Iterable[Rule[Case]], case: Case) -> Rule[Case] | None:
    """The first of the `rules` that holds of `case`, None where none does."""
    for rule in rules:
        if rule.holds(case):
            return rule
    return None
