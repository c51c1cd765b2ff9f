"""The groups of the list: a day each, or a month or year each where most have one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.wording import format_date
from digest_tui.pages.document_names import name_without_ending

_MOST_DAYS_READ = 1000
"""Days whose dates are looked up for the headings; more would keep a key waiting."""


class DayGroups:
    """The groups that `positions` of a library fall into, in their order; none where nothing is dated."""

    def __init__(self, library: Library, positions: Sequence[int]) -> None:
        self._library = library
        self._positions = positions
        self._days = list(_find_changes(library, positions)) if _has_days(library) else []
        self.starts: Sequence[int] = self._days
        """At which of the positions a group begins, counted from 0."""
        self.are_days = True
        """The groups are days; else months or years, since fewer than two entries stand under most days."""
        self._parts = 3
        if len(self.starts) <= _MOST_DAYS_READ and self._are_small():
            dates = [self._find_date(start) for start in self.starts]
            for self._parts in (2, 1):
                self._join(dates)
                if not self._are_small():
                    break
            self.are_days = False

    def _are_small(self) -> bool:
        """Whether most groups have one entry."""
        sizes = [end - start for start, end in pairwise([*self.starts, len(self._positions)])]
        return len(sizes) > 1 and sizes.count(1) * 2 > len(sizes)

    def _join(self, dates: Sequence[PartialDate | None]) -> None:
        """Make one group of those that follow each other in a month, or in a year; `dates` are those of the days."""
        keys = [date and date[: self._parts] for date in dates]
        changes = zip(self._days, keys, [None, *keys[:-1]], strict=True)
        self.starts = [start for start, key, last in changes if key != last]

    def _find_date(self, start: int) -> PartialDate | None:
        chronicle, entry_index = self._library.locate(self._positions[start])
        dateline = chronicle.find_dateline(entry_index)
        return dateline.date if dateline else None

    def describe(self, group: int) -> tuple[str, int]:
        """The title of a group, and how many entries it has."""
        start = self.starts[group]
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self._positions)
        entry = self._library[self._positions[start]]
        chronicle = self._library.chronicle_of(self._positions[start])
        if len(self._library.chronicles) > 1 and not chronicle.is_dated:
            title = name_without_ending(chronicle.name)
        elif self.are_days or entry.date is None:
            title = format_date(entry.date, entry.date_as_written)
        else:
            title = format_date(PartialDate(entry.date.year, entry.date.month if self._parts > 1 else None))
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
