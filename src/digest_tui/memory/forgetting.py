"""Deleting what is remembered, and saying what was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from digest_tui.chronicle.files.reading import format_source
from digest_tui.chronicle.text.safety import one_line
from digest_tui.chronicle.wording import format_count
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.folder import POSITIONS_NAME, STORE_NAME
from digest_tui.memory.name_corrections import FOLDER as CORRECTIONS
from digest_tui.memory.name_corrections import find_file
from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.store import Forgotten, Store


def forget(folder: Path, names: Sequence[str] = (), say: Callable[[str], None] = lambda words: None) -> Forgotten:
    """Delete what is remembered of the documents `names`, or everything where none is named.

    With everything go the stores that were set aside. `say` is told what is
    waited for. Raises StoreFailed.
    """
    forgotten = Forgotten(0, 0, 0)
    remembered: list[str] = []
    if folder.exists() and not folder.is_dir():
        raise StoreFailed(f"{folder}: no folder, and nothing can be remembered in it")
    documents: list[str] = []
    if (folder / STORE_NAME).exists():
        store = open_store(folder, say)
        try:
            remembered = store.read_documents()
            documents = _find_documents(remembered, names)
            forgotten = store.forget(documents if names else None, _find_others(store, documents))
        finally:
            store.close()
    unknown = tuple(name for name in names if not _is_known(name, folder, remembered))
    corrections = _find_corrections(folder, [*names, *documents]) if names else (folder / CORRECTIONS).glob("*")
    forgotten = forgotten._replace(corrections=sum(map(_delete, corrections)), unknown=unknown)
    if names:
        return forgotten
    aside = list(folder.glob(f"{STORE_NAME}.damaged-*"))
    for path in (*aside, folder / POSITIONS_NAME):
        path.unlink(missing_ok=True)
    return forgotten._replace(files=sum(not path.name.endswith(("-wal", "-shm", "-journal")) for path in aside))


def _is_known(name: str, folder: Path, remembered: Sequence[str]) -> bool:
    """True if there is a file or folder of that name, or anything was remembered of one that is gone."""
    own = find_file(name, folder)
    is_remembered = not set(remembered).isdisjoint(_find_documents(remembered, [name]))
    return os.path.lexists(name) or is_remembered or bool(own and own.exists())


def _find_documents(remembered: Sequence[str], names: Sequence[str]) -> list[str]:
    """The documents that `names` mean; a folder means those in it, whether it and they are still there or not."""
    documents: list[str] = []
    for name in names:
        in_it = [path for path in remembered if name and os.path.dirname(path) == os.path.realpath(name)]
        documents += in_it or [name_document(format_source(name))]
    return documents


def _find_others(store: Store, documents: Sequence[str]) -> list[str]:
    """The remembered documents that are still there and not among `documents`: a copy shares its marks with them."""
    return [path for path in store.read_documents() if path not in documents and os.path.exists(path)]


def _find_corrections(folder: Path, names: Sequence[str]) -> set[Path]:
    """The files of corrected names of the documents `names`, and of those in them that are folders."""
    paths = [path for name in names for path in (map(str, Path(name).glob("*")) if os.path.isdir(name) else [name])]
    return {file for path in paths if (file := find_file(path, folder))}


def _delete(path: Path) -> bool:
    """Delete a file; False if there is none."""
    is_there = path.is_file()
    path.unlink(missing_ok=True)
    return is_there


def format_forgotten(forgotten: Forgotten) -> str:
    """What was deleted, in words: `3 marks, 12 read entries and 1 position`; and what stays for another document."""
    counts = list(_count(forgotten))
    told = "forgotten: " + ", ".join(counts[:-1]) + (" and " if counts[1:] else "") + counts[-1] if counts else ""
    if not forgotten.kept:
        return told or "nothing was remembered"
    stays = "1 mark or note stays" if forgotten.kept == 1 else f"{forgotten.kept:,} marks and notes stay"
    keepers = ", ".join(map(one_line, forgotten.keepers))
    return f"{told or 'nothing is forgotten'}; {stays}, which {keepers} has too"


def _count(forgotten: Forgotten) -> Iterator[str]:
    words = (
        (forgotten.marks, "mark", "marks"),
        (forgotten.notes, "note", "notes"),
        (forgotten.read, "read entry", "read entries"),
        (forgotten.places, "position", "positions"),
        (forgotten.settings, "setting", "settings"),
        (forgotten.searches, "search", "searches"),
        (forgotten.corrections, "file of corrected names", "files of corrected names"),
        (forgotten.files, "damaged store", "damaged stores"),
    )
    for count, one, several in words:
        if count:
            yield format_count(count, one, several)
