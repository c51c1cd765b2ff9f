"""The entries that are gone through: all of them, what was found, or the marked; and which of them is at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.search.answering import Answer


class Listing:
    """Chooses entries of a library, and knows where among them one is. Positions count in the library, from 0."""

    def __init__(self, library: Library, is_marked: Callable[[int], bool]) -> None:
        self.library = library
        self.answer: Answer | None = None
        """What the search found; None while nothing is searched."""
        self.is_by_date = False
        """What was found stands in the order of the text, else the best first."""
        self.shows_marked = False
        """Only marked entries are listed."""
        self.positions: Sequence[int] = range(len(library))
        """The positions listed, in their order."""
        self.cursor = 0
        """Where among `positions` the entry at hand is."""
        self.is_read = False
        """The entry at hand was read."""
        self._is_marked = is_marked

    @property
    def position(self) -> int | None:
        """The position of the entry at hand; None where nothing is listed."""
        return self.positions[self.cursor] if self.positions else None

    @property
    def entry(self) -> Entry | None:
        """The entry at hand; None where nothing is listed."""
        return None if self.position is None else self.library[self.position]

    @property
    def chronicle(self) -> Chronicle:
        """The document of the entry at hand; the first where nothing is listed."""
        return self.library.chronicles[0] if self.position is None else self.library.chronicle_of(self.position)

    @property
    def is_last(self) -> bool:
        """True if no entry is listed behind the one at hand."""
        return self.cursor + 1 >= len(self.positions)

    @property
    def is_in_order(self) -> bool:
        """True if the entries stand in the order of the text."""
        return self.answer is None or self.is_by_date

    def take_answer(self, answer: Answer) -> None:
        """List what was found, and go to the first of it."""
        self.answer = answer
        self.list_again()
        self.go(0)

    def list_all(self) -> None:
        """List all entries."""
        self.answer, self.shows_marked = None, False
        self.list_again()

    def list_again(self) -> None:
        """Choose the entries anew; the one at hand stays so if it is among them."""
        self._list(self.position, self.is_read)

    def show_library(self, library: Library, position: int, answer: Answer | None) -> None:
        """List another reading of the documents, in which the entry at hand stands at `position`."""
        self.library, self.answer = library, answer
        self._list(position, self.is_read)

    def _list(self, here: int | None, was_read: bool) -> None:
        positions: Sequence[int] = range(len(self.library)) if self.answer is None else self.answer.positions
        if self.answer is not None and self.is_by_date:
            positions = sorted(positions)
        if self.shows_marked:
            positions = [position for position in positions if self._is_marked(position)]
        self.positions = positions
        self.cursor, self.is_read = 0, False
        if here is not None and here in positions:
            self.cursor, self.is_read = positions.index(here), was_read

    def go(self, cursor: int) -> None:
        """Go to the entry that stands there in the list, or to the nearest."""
        self.cursor = max(0, min(cursor, len(self.positions) - 1))
        self.is_read = False

    def go_to_position(self, position: int) -> None:
        """Go to an entry of the library; all entries are listed if it is not listed."""
        if position not in self.positions:
            self.list_all()
        self.go(self.positions.index(position))

    def find_day(self, step: int) -> int | None:
        """Where in the list the next day begins, or with -1 the one before; None where there is none."""
        days = [self.library.days[position] for position in self.positions]
        here = days[self.cursor] if days else 0
        if step > 0:
            following = bisect_right(days, here)
            return following if following < len(days) else None
        first = bisect_left(days, here)
        return bisect_left(days, days[first - 1]) if first else None
