"""Figures with a unit, `£1.5m` or `5 млн`, and all the ways in which a text may write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

# By how much the unit multiplies, and its spellings, folded.
_ROWS = """
1000 | thousand thousands k tys tysyach tysyacha tysyachi
1000000 | million millions m mn mln millionov milliona
1000000000 | billion billions b bn mlrd milliard milliardov milliarda
1 | pm p.m
1 | am a.m
1 | lb lbs pound pounds
1 | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
1 | km kms kilometre kilometres kilometer kilometers
"""
_UNITS = [(int(row[0]), row[2:]) for row in map(str.split, _ROWS.strip().splitlines())]
_BY_SPELLING = {spelling: unit for unit in _UNITS for spelling in unit[1]}
_ANY_UNIT = "|".join(map(re.escape, sorted(_BY_SPELLING, reverse=True)))
_AMOUNT = re.compile(rf"\$?(?P<figure>\d{{1,12}}(?:[.,:]\d{{1,3}}){{0,4}}) ?(?P<unit>{_ANY_UNIT})\b\.?")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_SHORTEST_GROUPED, _LONGEST = 4, 12
"""Digits of a figure that is written in thousands, and in millions."""


def read_amount(text: str) -> re.Match[str] | None:
    """The `figure` and the `unit` with which the folded `text` begins."""
    return _AMOUNT.match(text)


def list_spellings(figure: str, unit: str) -> Iterator[list[str]]:
    """The words and figures that may stand for an amount, each way in their order."""
    factor, spellings = _BY_SPELLING[unit]
    yield from _write_with_units(figure, spellings)
    number = _THOUSANDS.sub("", figure).replace(",", ".")
    if factor > 1 and _DECIMAL.fullmatch(number):
        value = Decimal(number) * factor
        if value == int(value):
            whole = str(int(value))
            yield from ([whole], group_thousands(whole), *list_shorter(whole))


def list_shorter(figure: str) -> Iterator[list[str]]:
    """The same for a figure of thousands or millions: `1500000` is 1.5 million."""
    for factor, spellings in _UNITS if len(figure) <= _LONGEST else ():
        shorter = Decimal(figure) / factor
        if factor > 1 <= shorter and 10 * shorter == int(10 * shorter):
            yield from _write_with_units(f"{shorter.normalize():f}", spellings)


def _write_with_units(figure: str, spellings: list[str]) -> Iterator[list[str]]:
    digits = re.findall(r"\d+", figure)
    for spelling in spellings:
        first, *others = spelling.split(".")
        yield [*digits, first, *others]
        yield [*digits[:-1], digits[-1] + first, *others]


def group_thousands(figure: str) -> list[str]:
    """`129750` as `129` and `750`; empty for a small number, or what is no whole number."""
    if not figure.isdigit() or len(figure) < _SHORTEST_GROUPED:
        return []
    first = len(figure) % 3 or 3
    return [figure[:first], *(figure[place : place + 3] for place in range(first, len(figure), 3))]
