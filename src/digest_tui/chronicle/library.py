"""Several chronicles read as one list, by date. Labels stay with their own document."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property

from digest_tui.chronicle.model import Chronicle, Entry

_UNDATED = 1 << 62
"""Sorts what nothing is known of behind all else."""


class Library:
    """The entries of all `chronicles`; a position counts from 0 over all of them.

    One chronicle keeps its own order. Several stand by date, those of one date
    in the order of the documents; an entry whose date cannot be read stays
    behind the one it follows in its document, and a document without any date
    comes last.
    """

    def __init__(self, *chronicles: Chronicle) -> None:
        self.chronicles = chronicles
        self._count = sum(len(chronicle.entries) for chronicle in chronicles)

    @property
    def is_complete(self) -> bool:
        """Every document is read to its end."""
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
        """For each position the document, and the position there; no entry is made."""
        if self._order is None:
            return (
                (chronicle, entry_index)
                for chronicle in self.chronicles
                for entry_index in range(len(chronicle.entries))
            )
        return ((self.chronicles[document], entry_index) for document, entry_index in self._order)

    def chronicle_of(self, position: int) -> Chronicle:
        """The document in which the entry at `position` stands. Raises IndexError where there is none."""
        return self.locate(position)[0]

    @cached_property
    def days(self) -> Sequence[int]:
        """For each position a number that changes where the date changes, or among what is undated the document."""
        if self._order is None:
            return self.chronicles[0].days if self.chronicles else ()
        return self._order.number_days()

    def find_entry(self, chronicle: Chronicle, number: int) -> int | None:
        """The position of entry `number` of `chronicle`, or None where it has none."""
        if not 1 <= number <= len(chronicle.entries):
            return None
        return self.find_position(chronicle, number - 1)

    def find_position(self, chronicle: Chronicle, entry_index: int) -> int:
        """The position of the entry that is at `entry_index` in `chronicle`, from 0."""
        return entry_index if self._order is None else self._order.places[self.chronicles.index(chronicle)][entry_index]

    def locate(self, position: int) -> tuple[Chronicle, int]:
        """The document of the entry at `position`, and its position there. Raises IndexError where there is none."""
        if not 0 <= position < self._count:
            raise IndexError(f"there are {self._count} entries, none at {position}")
        if self._order is None:
            return self.chronicles[0], position
        document, entry_index = self._order[position]
        return self.chronicles[document], entry_index


class _Order:
    """Where the entries of several chronicles stand."""

    def __init__(self, chronicles: Sequence[Chronicle]) -> None:
        self._dates = [_find_dates(chronicle) for chronicle in chronicles]
        found = [
            (date, number, entry_index)
            for number, dates in enumerate(self._dates)
            for entry_index, date in enumerate(dates)
        ]
        # Stable: entries of one date keep the order of the documents, and in these that of the text.
        found.sort(key=lambda place: place[0])
        self._documents = array("L", (document for _, document, _ in found))
        self._entry_indexes = array("L", (entry_index for _, _, entry_index in found))
        self.places = [array("L", bytes(array("L").itemsize * len(dates))) for dates in self._dates]
        """For each document the positions of its entries."""
        for position, (_, document, entry_index) in enumerate(found):
            self.places[document][entry_index] = position

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
    """For each entry its date, or that of the entry it follows, as a number to sort by."""
    dates = array("q")
    day, date = -1, _UNDATED
    for entry_index, this in enumerate(chronicle.days if chronicle.is_dated else ()):
        if this != day:
            # A dateline is read once a day: they are the same until the printed date changes.
            day = this
            found = _number_date(chronicle, entry_index)
            if date == _UNDATED and found is not None:
                # What stands before the first date belongs to it.
                dates = array("q", [found]) * len(dates)
            date = date if found is None else found
        dates.append(date)
    return dates or array("q", [_UNDATED]) * len(chronicle.entries)


def _number_date(chronicle: Chronicle, entry_index: int) -> int | None:
    """The date of an entry as a number that grows with it; None where the year is not known."""
    dateline = chronicle.find_dateline(entry_index)
    date = dateline.date if dateline else None
    if date is None or date.year is None:
        return None
    return date.year * 10_000 + (date.month or 0) * 100 + (date.day or 0)
