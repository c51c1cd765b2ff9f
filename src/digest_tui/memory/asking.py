"""What the store knows of a library, for commands that ask and change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.memory.editions import find_kept
from digest_tui.memory.failures import StoreFailed, is_damaged
from digest_tui.memory.folder import STORE_NAME, find_folder
from digest_tui.memory.opening import open_store, read_store
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.store import Store


class Remembered(NamedTuple):
    """The marks and the notes of a library."""

    marked: Set[int]
    """The positions of the marked entries."""
    notes: Mapping[int, str]
    """The words of each note, by the position of its entry."""


def ask_store(library: Library, report: Callable[[str], None]) -> Remembered:
    """What the user's store has of `library`; nothing where there is no store.

    What had to be done to the store is told to `report`. Raises StoreFailed.
    """
    marked: set[int] = set()
    notes: dict[int, str] = {}
    store = open_to_read(report)
    if store is not None:
        try:
            for chronicle in library.chronicles:
                kept = find_kept(store, chronicle, name_document(chronicle.name))
                marked |= {library.find_position(chronicle, entry_index) for entry_index in kept.marked}
                notes |= {library.find_position(chronicle, at): words for at, words in kept.notes.items()}
        finally:
            store.close()
    return Remembered(marked, notes)


def open_to_read(report: Callable[[str], None]) -> Store | None:
    """The user's store, without waiting for anybody; a damaged one is set aside, an older one renewed.

    None where there is none. Raises StoreFailed.
    """
    store = _read_or_open(find_folder())
    if store is not None and store.notice:
        report(store.notice)
    return store


def _read_or_open(folder: Path) -> Store | None:
    try:
        store = read_store(folder)
    except StoreFailed as failure:
        if not is_damaged(failure):
            raise
        store = None
    return store or (open_store(folder) if (folder / STORE_NAME).exists() else None)
