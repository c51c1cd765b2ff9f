"""What the store knows of a library, for commands that ask and change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path

from digest_tui.chronicle.library import Library
from digest_tui.memory.editions import find_kept
from digest_tui.memory.failures import StoreFailed, is_damaged
from digest_tui.memory.folder import STORE_NAME, find_folder
from digest_tui.memory.notes import read_notes
from digest_tui.memory.opening import open_store, read_store
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.store import Store

Report = Callable[[str], None]
"""Is told what had to be done to the store."""


def ask_for_marks(library: Library, report: Report) -> Set[int]:
    """The positions of the marked entries of `library`; none where there is no store. Raises StoreFailed."""
    with _open(report) as store:
        return {at for at, is_marked, _ in _find(store, library) if is_marked} if store else frozenset()


def ask_for_notes(library: Library, report: Report) -> Mapping[int, str]:
    """The words of the notes on entries of `library`, by position; none where there is no store. Raises StoreFailed."""
    with _open(report) as store:
        # Every search asks this, and most people have no note: the entries are gone through only for those who have.
        if store is None or not read_notes(store):
            return {}
        return {at: note for at, _, note in _find(store, library) if note}


def _find(store: Store, library: Library) -> Iterator[tuple[int, bool, str]]:
    """The position of each kept entry, whether it is marked, and its note."""
    for chronicle in library.chronicles:
        kept = find_kept(store, chronicle, name_document(chronicle.name))
        for entry_index in kept.found:
            position = library.find_position(chronicle, entry_index)
            yield position, entry_index in kept.marked, kept.notes.get(entry_index, "")


@contextmanager
def _open(report: Report) -> Iterator[Store | None]:
    store = open_to_read(report)
    try:
        yield store
    finally:
        if store is not None:
            store.close()


def open_to_read(report: Report) -> Store | None:
    """The user's store, without waiting for anybody; a damaged one is set aside.

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
