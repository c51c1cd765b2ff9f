"""Several chronicles read as one list. Labels stay with their own document."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from digest_tui.chronicle.model import Chronicle, Entry


class Shelf:
    """The entries of all `chronicles`, one document after the other; a position counts from 0 over all of them."""

    def __init__(self, *chronicles: Chronicle) -> None:
        self.chronicles = chronicles
        self._ends = list(accumulate(len(chronicle.entries) for chronicle in chronicles))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, position: int) -> Entry:
        chronicle, inside = self.locate(position)
        return chronicle.entries[inside]

    def __iter__(self) -> Iterator[Entry]:
        return (entry for chronicle in self.chronicles for entry in chronicle.entries)

    def chronicle_of(self, position: int) -> Chronicle:
        """The document in which the entry at `position` stands. Raises IndexError where there is none."""
        return self.locate(position)[0]

    @cached_property
    def days(self) -> Sequence[int]:
        """For each position a number that changes where the printed date or the document changes."""
        if len(self.chronicles) == 1:
            return self.chronicles[0].days
        days, first = array("Q"), 0
        for chronicle in self.chronicles:
            days.extend(first + day for day in chronicle.days)
            first = days[-1] + 1 if days else 0
        return days

    def find_entry(self, chronicle: Chronicle, number: int) -> int | None:
        """The position of entry `number` of `chronicle`, or None where it has none."""
        if not 1 <= number <= len(chronicle.entries):
            return None
        return self._start(self.chronicles.index(chronicle)) + number - 1

    def locate(self, position: int) -> tuple[Chronicle, int]:
        """The document of the entry at `position`, and its position there. Raises IndexError where there is none."""
        if not 0 <= position < len(self):
            raise IndexError(f"there are {len(self)} entries, none at {position}")
        document = bisect_right(self._ends, position)
        return self.chronicles[document], position - self._start(document)

    def _start(self, document: int) -> int:
        return self._ends[document - 1] if document else 0
