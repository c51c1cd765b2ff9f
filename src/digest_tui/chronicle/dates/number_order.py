"""The order of day, month and year in dates that are three numbers, as `02/01/2017` and `31-05-30`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.model import PartialDate, calendar_date

_MOSTLY = 0.9
"""The share of steps from date to date that go one way if the numbers are read in the right order."""
Part = Literal["day", "month", "year"]
_PARTS: tuple[Part, ...] = ("day", "month", "year")


class DateNumbers(NamedTuple):
    """The numbers of `02/01/2017`: one of the first two is the day, the other the month; the year may be missing."""

    first: int
    second: int
    year: int | None
    last: int | None = None
    """The third number of `31-05-30`: the day if the first is the year. None behind other signs or of four figures."""


class NumberOrder(NamedTuple):
    """What the dates of a document prove of their order; None where they prove nothing, or contrary things."""

    day_is_first: bool | None = None
    """Of day and month, which may stand in front of the year."""
    year_is_first: bool | None = None
    """In dates whose numbers are all of two figures."""


def read_full_year(number: int) -> int:
    """A year of two figures is one from 1970 to 2069."""
    return number + (2000 if number < 70 else 1900)


def prove_number_order(dates: Sequence[DateNumbers]) -> NumberOrder:
    """The order that `dates`, in the order of their text, prove."""
    year_is_first = _prove_year_first([numbers for numbers in dates if numbers.last is not None])
    others = [numbers for numbers in dates if numbers.last is None or year_is_first is False]
    day, month = any(numbers.first > 12 for numbers in others), any(numbers.second > 12 for numbers in others)
    return NumberOrder(None if day == month else day, year_is_first)


def _prove_year_first(dates: Sequence[DateNumbers]) -> bool | None:
    """Whether the year stands first: read so all `dates` are possible and go one way, and read otherwise they do not.

    False where it is the other way round, None where both could be meant, or neither.
    """
    possible = [part for part in _PARTS if all(_read(numbers, part) for numbers in dates)]
    if "year" not in possible:
        return False if possible else None
    if len(possible) == 1:
        return True
    in_order = [part for part in possible if _go_one_way(dates, part)]
    if "year" not in in_order:
        return False if in_order else None
    # Days of one year that are out of order may be in order as days of several.
    are_more_years = len({numbers.first for numbers in dates}) > len({numbers.last for numbers in dates})
    return None if len(in_order) > 1 or are_more_years else True


def _go_one_way(dates: Sequence[DateNumbers], first: Part) -> bool:
    read = [date for one in dates if (date := _read(one, first))]
    return goes_one_way([date.year_month_day for date in read], _MOSTLY)


def _read(numbers: DateNumbers, first: Part) -> PartialDate | None:
    """The date that the `numbers` are where the `first` of them is the day, the month or the year."""
    if first == "day":
        return calendar_date(numbers.year, numbers.second, numbers.first)
    if first == "month":
        return calendar_date(numbers.year, numbers.first, numbers.second)
    return calendar_date(read_full_year(numbers.first), numbers.second, numbers.last) if numbers.last else None


def resolve_number_order(numbers: DateNumbers, order: NumberOrder) -> PartialDate | None:
    """The date that the `numbers` are in a document of this `order`; None where nothing proves which is meant."""
    if numbers.last is not None and order.year_is_first is not False:
        return _read(numbers, "year") if order.year_is_first else None
    if numbers.first > 12 or (order.day_is_first and numbers.second <= 12):
        return _read(numbers, "day")
    if numbers.second > 12 or order.day_is_first is False or numbers.first == numbers.second:
        return _read(numbers, "month")
    return None


def is_in_calendar(numbers: DateNumbers) -> bool:
    """True if the `numbers` are a date in one order at least."""
    return any(_read(numbers, part) for part in _PARTS)
