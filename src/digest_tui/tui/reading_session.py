"""Which entries were read, and where the reader was left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.memory.finding_again import find_last_read
from digest_tui.tui.store_access import StoreAccess

if TYPE_CHECKING:
    from digest_tui.memory.reading_positions import ReadingPosition
    from digest_tui.memory.store import Store

SECONDS_BETWEEN_SAVES = 2.0
"""So often the place is saved where it changed; an entry that stands so long on the screen counts as read."""


class ReadingSession:
    """What was read of a library, and the place in it, saved from time to time.

    `last_read` is where the reader was left the last time. `remembers` says
    whether the person has `positions` and `read` remembered.
    """

    def __init__(
        self, access: StoreAccess, last_read: ReadingPosition | None, remembers: Callable[[str], bool]
    ) -> None:
        self._access = access
        self._due = last_read
        self._remembers = remembers
        self._library = Library()
        self._name_document = cache(_name_document)
        self._read: set[str] = set()
        self._newly_read: list[str] = []
        self._here: int | None = None
        self._saved: ReadingPosition | None = None
        self._saved_at: int | None = None

    def show_library(self, library: Library) -> None:
        """Go by another library, or another reading of it."""
        self._library = library
        self._here = self._saved_at = None

    def read_store(self, store: Store) -> None:
        """Learn from the store what was read another day. Raises StoreFailed."""
        self._read |= store.read_read()

    def is_read(self, position: int) -> bool:
        """Whether the entry at `position` was read, now or another day."""
        return bool(self._read) and self._sum(position) in self._read

    def notice(self, position: int | None, is_in_sight: bool) -> bool:
        """Look where the reader is, and save it where that has changed; True where an entry was read just now.

        Called every `SECONDS_BETWEEN_SAVES`.
        """
        position = self._find_position_to_save(position)
        has_stayed = position is not None and position == self._here and is_in_sight
        self._here = position
        is_new = False
        if has_stayed and position is not None and (own := self._sum(position)) not in self._read:
            self._read.add(own)
            self._newly_read.append(own)
            is_new = True
        self.save(position)
        return is_new

    def find_due_position(self, library: Library) -> int | None:
        """The position of the entry at which one was the last time; None where that is not known, or not read yet.

        It is given once.
        """
        found = None if self._due is None else find_last_read(library, self._due)
        if found is None:
            return None
        self._due = None
        return found if len(library) else None

    def describe_return(self, library: Library, position: int) -> str:
        """What is said when one comes back to where one was; "" for the first entry."""
        if self._due is not None:
            return f"Reading on to entry {self._due.number:,}, where you were"
        return f"Entry {library[position].number:,}, where you were; g goes to the first" if position else ""

    def save(self, position: int | None) -> None:
        """Save where the reader is, and what was read since the last time."""
        from digest_tui.memory.fingerprints import read_text, sum_shortly
        from digest_tui.memory.reading_positions import ReadingPosition

        position = self._find_position_to_save(position)
        if position is None or position >= len(self._library) or not self._access.is_open:
            return
        if position == self._saved_at and not self._newly_read:
            return
        self._saved_at = position
        chronicle, entry_index = self._library.locate(position)
        words = sum_shortly(read_text(chronicle, entry_index))
        place = ReadingPosition(self._name_document(chronicle.name), entry_index + 1, words)
        read, self._newly_read = self._newly_read if self._remembers("read") else [], []
        is_moved = bool(place.document) and place != self._saved and self._remembers("positions")
        self._saved = place
        if read or is_moved:
            new_place = place if is_moved else None
            self._access.do_unasked(lambda store: store.save_reading(new_place, place.document, read))

    def _find_position_to_save(self, position: int | None) -> int | None:
        """None while the reader waits for the rest of a document, to go where it was."""
        return None if self._due is not None and not position else position

    def _sum(self, position: int) -> str:
        from digest_tui.chronicle.text.alike import sum_words
        from digest_tui.memory.fingerprints import read_text

        return sum_words(read_text(*self._library.locate(position)))


def _name_document(name: str) -> str:
    from digest_tui.memory.reading_positions import name_document

    return name_document(name)
