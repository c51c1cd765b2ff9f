"""The marks of one document as it reads now: which entries have one, which read differently, which are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.alike import measure, read_words
from digest_tui.memory.fingerprints import Found, find_again, find_fingerprint, keep_text, read_text
from digest_tui.memory.folder import STORE_NAME, find_folder
from digest_tui.memory.store import Edition, MarkedEntry, Store, StoreFailed, is_damaged, open_store, read_store

_REACH = 200
"""So many entries before and after its old number an entry is sought that reads differently."""


class Marks(NamedTuple):
    """The marks of a document."""

    found: Mapping[int, str]
    """The fingerprints of the marked entries, by position in the document."""
    changed: tuple[MarkedEntry, ...] = ()
    """What was found to read differently just now, as it reads now. It is marked."""
    gone: tuple[MarkedEntry, ...] = ()
    """What was found to be there no more just now."""


def find_marks(store: Store, chronicle: Chronicle, document: str) -> Marks:
    """The marks of `chronicle`, which is remembered as `document`; what became of others is noted in the store.

    A document without a name, or of which only the head is read, has no other
    editions. Raises StoreFailed.
    """
    found = dict(find_again(chronicle, store.read_marks()))
    if not document or not chronicle.is_complete:
        return Marks(found)
    numbers = {fingerprint: entry_index + 1 for entry_index, fingerprint in found.items()}
    stood = store.read_stands(document)
    changed: dict[str, MarkedEntry] = {}
    for missing in [entry for fingerprint, entry in stood.items() if fingerprint not in numbers]:
        now = _find_changed(chronicle, missing, found)
        if now is not None:
            found[now.entry_index] = now.fingerprint
            text = keep_text(read_text(chronicle, now.entry_index))
            changed[missing.fingerprint] = MarkedEntry(now.fingerprint, text, document, now.entry_index + 1)
    gone = {own: entry for own, entry in stood.items() if own not in numbers and own not in changed}
    if not store.is_read_only and (changed or gone or numbers != {own: entry.number for own, entry in stood.items()}):
        store.note_stands(document, Edition(numbers, changed, gone))
    return Marks(found, tuple(changed.values()), tuple(gone.values()))


def find_marked_positions(library: Library, report: Callable[[str], None]) -> Set[int]:
    """The positions of the marked entries of `library`, as the user's store has them; none where there is no store.

    What had to be done to the store is told to `report`. Raises StoreFailed.
    """
    store = _open_to_read(find_folder())
    if store is None:
        return frozenset()
    try:
        if store.notice:
            report(store.notice)
        kept = store.read_marks()
    finally:
        store.close()
    return frozenset(
        library.find_position(chronicle, found.entry_index)
        for chronicle in library.chronicles
        for found in find_again(chronicle, kept)
    )


def _open_to_read(folder: Path) -> Store | None:
    """The store, without waiting for anybody; a damaged one is set aside, an older one renewed. Raises StoreFailed."""
    try:
        store = read_store(folder)
    except StoreFailed as failure:
        if not is_damaged(failure):
            raise
        store = None
    return store or (open_store(folder) if (folder / STORE_NAME).exists() else None)


def _find_changed(chronicle: Chronicle, missing: MarkedEntry, taken: Mapping[int, str]) -> Found | None:
    """The entry that `missing` has become: the most alike of those around its number, if it is alike at all."""
    wanted = read_words(missing.text)
    best, at = 0.0, -1
    for entry_index in _around(missing.number - 1, len(chronicle.entries)):
        if entry_index in taken:
            continue
        dateline = chronicle.find_dateline(entry_index)
        date = read_words(dateline.date_as_written) if dateline else []
        words = read_words(keep_text(read_text(chronicle, entry_index)))
        # Of another date only what is the same to the letter: many chronicles write each day like the last.
        is_same = wanted[len(date) :] == words[len(date) :]
        share = measure(wanted, words) if wanted[: len(date)] == date else float(is_same)
        if share > best:
            best, at = share, entry_index
    return None if at < 0 else Found(at, find_fingerprint(chronicle, at))


def _around(middle: int, count: int) -> Iterator[int]:
    """Positions from `middle` outwards, as far as is sought."""
    for away in range(_REACH + 1):
        yield from (place for place in dict.fromkeys((middle - away, middle + away)) if 0 <= place < count)
