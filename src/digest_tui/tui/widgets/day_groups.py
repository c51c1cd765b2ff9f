"""The groups of the list: a day each, or a month each where few days have more than one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.wording import MONTH_NAMES
from digest_tui.tui.rendering import format_date, format_name

_MOST_DAYS_READ = 1000
"""Days whose months are looked up for the headings; more would keep a key waiting."""


class DayGroups:
    """The groups that `positions` of a library fall into, in their order; none where nothing is dated."""

    def __init__(self, library: Library, positions: Sequence[int]) -> None:
        self._library = library
        self._positions = positions
        self.starts = list(_find_changes(library, positions)) if _has_days(library) else []
        """At which of the positions a group begins, counted from 0."""
        self.are_months = False
        """The groups are months: fewer than two entries stand on most days."""
        alone = sum(end - start < 2 for start, end in pairwise([*self.starts, len(positions)]))
        if 1 < len(self.starts) <= _MOST_DAYS_READ and alone * 2 > len(self.starts):
            months = [self._find_month(start) for start in self.starts]
            if None not in months:
                self.are_months = True
                before = [None, *months[:-1]]
                changes = zip(self.starts, months, before, strict=True)
                self.starts = [start for start, month, last in changes if month != last]

    def _find_month(self, start: int) -> tuple[int | None, int] | None:
        chronicle, entry_index = self._library.locate(self._positions[start])
        dateline = chronicle.find_dateline(entry_index)
        date = dateline.date if dateline else None
        return (date.year, date.month) if date and date.month else None

    def describe(self, group: int) -> tuple[str, int]:
        """The title of a group, and how many entries it has."""
        start = self.starts[group]
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self._positions)
        entry = self._library[self._positions[start]]
        chronicle = self._library.chronicle_of(self._positions[start])
        if len(self._library.chronicles) > 1 and not chronicle.is_dated:
            title = format_name(chronicle)
        elif self.are_months and entry.date and entry.date.month:
            title = f"{MONTH_NAMES[entry.date.month - 1]} {entry.date.year or ''}".strip()
        else:
            title = format_date(entry.date, entry.date_as_written)
        return title, end - start


def _has_days(library: Library) -> bool:
    return any(chronicle.is_dated or len(library.chronicles) > 1 for chronicle in library.chronicles)


def _find_changes(library: Library, positions: Sequence[int]) -> Iterator[int]:
    """At which of `positions` another day begins."""
    days, last = library.days, -1
    for index, position in enumerate(positions):
        day = days[position]
        if day != last:
            yield index
            last = day
