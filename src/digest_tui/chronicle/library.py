"""The library: several chronicles as one list of entries, sorted by date."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property

from digest_tui.chronicle.model import Chronicle, Entry

_UNDATED = 1 << 62
"""The sorting key of entries without any date, which come last."""


class Library:
    """The entries of all `chronicles` in one order. A position counts them from 0.

    A single chronicle keeps its own order. Several are sorted by date, and entries of one date by document. An entry
    whose date cannot be read stays after the entry it follows in its document; a document without dates comes last.
    """

    def __init__(self, *chronicles: Chronicle) -> None:
        self.chronicles = chronicles
        self._count = sum(len(chronicle.entries) for chronicle in chronicles)

    @cached_property
    def size(self) -> int:
        """The characters of all documents together."""
        return sum(len(chronicle.text) for chronicle in self.chronicles)

    @property
    def is_complete(self) -> bool:
        """True if every document is read to its end."""
        return all(chronicle.is_complete for chronicle in self.chronicles)

    @cached_property
    def _order(self) -> _Order | None:
        return _Order(self.chronicles) if len(self.chronicles) > 1 else None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, position: int) -> Entry:
        chronicle, entry_index = self.locate(position)
        return chronicle.entries[entry_index]

    def __iter__(self) -> Iterator[Entry]:
        return (chronicle.entries[entry_index] for chronicle, entry_index in self.walk())

    def walk(self) -> Iterator[tuple[Chronicle, int]]:
        """The chronicle and the entry index at each position. No entry is built."""
        if self._order is None:
            return (
                (chronicle, entry_index)
                for chronicle in self.chronicles
                for entry_index in range(len(chronicle.entries))
            )
        return ((self.chronicles[document], entry_index) for document, entry_index in self._order)

    def chronicle_of(self, position: int) -> Chronicle:
        """The chronicle of the entry at `position`. Raises IndexError if there is no such position."""
        return self.locate(position)[0]

    @cached_property
    def days(self) -> Sequence[int]:
        """A number for each position that increases with each new date, or for undated entries with each document."""
        if self._order is None:
            return self.chronicles[0].days if self.chronicles else ()
        return self._order.number_days()

    @cached_property
    def months(self) -> Sequence[int]:
        """A number for each position that increases with each new month, or for undated entries as `days` does."""
        return self._number_times(2)

    @cached_property
    def years(self) -> Sequence[int]:
        """A number for each position that increases with each new year, or for undated entries as `days` does."""
        return self._number_times(1)

    def _number_times(self, parts: int) -> array[int]:
        """Number the positions by the first `parts` of their dates: year, month. Each day is looked up once."""
        numbers, number, last_day, last = array("Q"), 0, -1, None
        for position, day in enumerate(self.days):
            if day != last_day:
                chronicle, entry_index = self.locate(position)
                date = chronicle.find_date(entry_index)
                this = (day,) if date is None else date[:parts]
                number += last is not None and last != this
                last_day, last = day, this
            numbers.append(number)
        return numbers

    def find_entry(self, chronicle: Chronicle, number: int) -> int | None:
        """The position of entry `number` of `chronicle`, or None if it has no such entry."""
        if not 1 <= number <= len(chronicle.entries):
            return None
        return self.find_position(chronicle, number - 1)

    def find_position(self, chronicle: Chronicle, entry_index: int) -> int:
        """The position of the entry with index `entry_index`, from 0, in `chronicle`."""
        return (
            entry_index if self._order is None else self._order.positions[self.chronicles.index(chronicle)][entry_index]
        )

    def locate(self, position: int) -> tuple[Chronicle, int]:
        """The chronicle of the entry at `position`, and its index there. Raises IndexError for any other position."""
        if not 0 <= position < self._count:
            raise IndexError(f"there are {self._count} entries, none at {position}")
        if self._order is None:
            return self.chronicles[0], position
        document, entry_index = self._order[position]
        return self.chronicles[document], entry_index


class _Order:
    """The order of the entries of several chronicles."""

    def __init__(self, chronicles: Sequence[Chronicle]) -> None:
        self._dates = [_find_dates(chronicle) for chronicle in chronicles]
        found = [
            (date, number, entry_index)
            for number, dates in enumerate(self._dates)
            for entry_index, date in enumerate(dates)
        ]
        # Stable: entries of one date keep the order of the documents, and in these that of the text.
        found.sort(key=lambda one: one[0])
        self._documents = array("L", (document for _, document, _ in found))
        self._entry_indexes = array("L", (entry_index for _, _, entry_index in found))
        self.positions = [array("L", bytes(array("L").itemsize * len(dates))) for dates in self._dates]
        """The positions of the entries of each document."""
        for position, (_, document, entry_index) in enumerate(found):
            self.positions[document][entry_index] = position

    def __getitem__(self, position: int) -> tuple[int, int]:
        return self._documents[position], self._entry_indexes[position]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._documents, self._entry_indexes, strict=True)

    def number_days(self) -> array[int]:
        days, day, last = array("Q"), 0, None
        for document, entry_index in self:
            date = self._dates[document][entry_index]
            this = (date, document if date == _UNDATED else -1)
            day += last is not None and last != this
            last = this
            days.append(day)
        return days


def _find_dates(chronicle: Chronicle) -> array[int]:
    """The sorting key of each entry: its date, or that of the entry it follows."""
    dates = array("q")
    day, date = -1, _UNDATED
    for entry_index, this in enumerate(chronicle.days if chronicle.is_dated else ()):
        if this != day:
            # One dateline per day is read: the date is the same until the printed date changes.
            day = this
            found = _number_date(chronicle, entry_index)
            if date == _UNDATED and found is not None:
                # Entries before the first date sort with it.
                dates = array("q", [found]) * len(dates)
            date = date if found is None else found
        dates.append(date)
    return dates or array("q", [_UNDATED]) * len(chronicle.entries)


def _number_date(chronicle: Chronicle, entry_index: int) -> int | None:
    """The date of an entry as a sortable number, or None if the year is unknown."""
    date = chronicle.find_date(entry_index)
    if date is None or date.year is None:
        return None
    return date.year * 10_000 + (date.month or 0) * 100 + (date.day or 0)
