"""Finding an entry again in another reading of its document: by what it says, else by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry

if TYPE_CHECKING:
    from digest_tui.memory.reading_positions import ReadingPosition

_REACH = 500
"""So far around its old number an entry is sought."""


def find_last_read(library: Library, last_read: ReadingPosition) -> int | None:
    """The position of the entry that was read last; None where its document is not here, or not read so far yet.

    0 where its document has no entries.
    """
    from digest_tui.memory.fingerprints import find_nearest
    from digest_tui.memory.reading_positions import name_document

    for chronicle in library.chronicles:
        is_there = last_read.number <= len(chronicle.entries) or chronicle.is_complete
        if name_document(chronicle.name) == last_read.document and is_there:
            if not len(chronicle.entries):
                return 0
            nearest = find_nearest(chronicle, last_read.sum_of_words, last_read.number - 1, _REACH)
            return library.find_position(chronicle, nearest)
    return None


def find_same(library: Library, chronicle: Chronicle, entry: Entry | None) -> int:
    """Where in `library` the entry of `chronicle` stands; 0 where its document is not there."""
    same = next((other for other in library.chronicles if other.name == chronicle.name), None)
    if entry is None or same is None or not len(same.entries):
        return 0
    from digest_tui.memory.fingerprints import find_nearest, read_text, sum_shortly

    entry_index = entry.number - 1
    wanted = sum_shortly(read_text(chronicle, entry_index))
    return library.find_position(same, find_nearest(same, wanted, entry_index, _REACH))
