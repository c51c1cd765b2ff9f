"""The groups of the list: a day each, or a month or year each where most have one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.wording import format_date
from digest_tui.pages.document_names import name_without_ending


class DayGroups:
    """The groups that `positions` of a library fall into, in their order; none where nothing is dated."""

    def __init__(self, library: Library, positions: Sequence[int]) -> None:
        self._library = library
        self._positions = positions
        self.starts: Sequence[int] = list(_find_changes(library.days, positions)) if _has_days(library) else []
        """At which of the positions a group begins, counted from 0."""
        self._parts = 3
        """How much of a date all entries of a group have in common: year, month and day, or fewer."""
        if self._are_small():
            self._parts = 2
            self.starts = list(_find_changes(library.months, positions))
            if self._are_small():
                self._parts = 1
                self.starts = list(_find_changes(library.years, positions))

    @property
    def are_days(self) -> bool:
        """The groups are days; else months or years, since fewer than two entries stand under most days."""
        return self._parts == 3

    def _are_small(self) -> bool:
        """Whether most groups have one entry."""
        sizes = [end - start for start, end in pairwise([*self.starts, len(self._positions)])]
        return len(sizes) > 1 and sizes.count(1) * 2 > len(sizes)

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


def _find_changes(numbers: Sequence[int], positions: Sequence[int]) -> Iterator[int]:
    """At which of `positions` another day, month or year begins, as the library's `numbers` count them."""
    last = -1
    for index, position in enumerate(positions):
        number = numbers[position]
        if number != last:
            yield index
            last = number
