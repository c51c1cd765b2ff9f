"""How many entries there are on each day, month or year, in as many cells as a line has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.wording import format_date


class Day(NamedTuple):
    """A day of the library that has entries."""

    date: PartialDate
    position: int
    """Of its first entry."""
    entries: int


class Cell(NamedTuple):
    """A day, a month, a year or some years; without entries where nothing is written of them."""

    entries: int
    position: int | None
    """Of its first entry."""


class Timeline:
    """The days of a library. To make it, each day is read: of a long library that is for a thread."""

    def __init__(self, library: Library) -> None:
        self._days: dict[int, Day] = {}
        self._number_days = library.days
        self._scales: dict[int, Scale] = {}
        last = None
        counted = Counter(library.days)
        for position, number in enumerate(library.days):
            if number != last and number not in self._days:
                chronicle, entry_index = library.locate(position)
                found = chronicle.find_date(entry_index)
                if found is not None and found.year is not None and found.year > 0:
                    self._days[number] = Day(found._replace(last=None), position, counted[number])
            last = number

    @cached_property
    def ends(self) -> tuple[str, str]:
        """The first and the last date, written out."""
        dates = sorted((day.date for day in self._days.values()), key=_count_days)
        return (format_date(dates[0]), format_date(dates[-1])) if dates else ("", "")

    def find_date(self, position: int) -> PartialDate | None:
        """The date of the day to which the entry at `position` belongs."""
        day = self._days.get(self._number_days[position]) if position < len(self._number_days) else None
        return day.date if day else None

    def lay_out(self, room: int) -> Scale:
        """The finest cells of which no more than `room` are needed: days, months, years, or several years each."""
        if room not in self._scales:
            self._scales = {room: self._make_scale(room)}
        return self._scales[room]

    def _make_scale(self, room: int) -> Scale:
        numbers: list[int] = []
        for count in (_count_days, _count_months, _count_years):
            numbers = [count(day.date) for day in self._days.values()]
            if not numbers or max(numbers) - min(numbers) < room:
                return Scale(self._days.values(), count, min(numbers, default=0), 1)
        per_cell = -(-(max(numbers) - min(numbers) + 1) // max(room, 1))
        return Scale(self._days.values(), _count_years, min(numbers), per_cell)


class Scale:
    """The cells of a timeline, each of so many days, months or years as `count` counts them."""

    def __init__(self, days: Iterable[Day], count: Callable[[PartialDate], int], first: int, per_cell: int) -> None:
        self._count, self._first, self._per_cell = count, first, per_cell
        found: dict[int, Cell] = {}
        for day in days:
            cell = self.find(day.date)
            entries, position = found.get(cell, Cell(0, None))
            position = day.position if position is None else min(position, day.position)
            found[cell] = Cell(entries + day.entries, position)
        self.cells: Sequence[Cell] = [found.get(number, Cell(0, None)) for number in range(max(found, default=-1) + 1)]

    def find(self, day: PartialDate) -> int:
        """The cell in which a date lies."""
        return (self._count(day) - self._first) // self._per_cell


def _count_years(day: PartialDate) -> int:
    return day.year or 0


def _count_months(day: PartialDate) -> int:
    return (day.year or 0) * 12 + (day.month or 1) - 1


def _count_days(day: PartialDate) -> int:
    return date(min(day.year or 1, 9999), day.month or 1, day.day or 1).toordinal()
