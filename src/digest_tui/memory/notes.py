"""The reader's own words beside entries: kept in the store by fingerprint, as marks are."""

from __future__ import annotations

import time
from typing import NamedTuple

from digest_tui.memory.stands import KeptEntry, add_stand, drop_stands, find_forerunners
from digest_tui.memory.store import Store

LONGEST = 20_000
"""Characters of a note."""


class Note(NamedTuple):
    """A note as the store keeps it."""

    words: str
    text: str
    """What its entry says, on one line."""


def clean_words(words: str) -> str:
    """The words of a note as they are kept: without controls, and without space around them."""
    from digest_tui.chronicle.text.safety import make_safe

    return "\n".join(line.rstrip() for line in make_safe(words).strip().split("\n"))


def read_notes(store: Store) -> dict[str, Note]:
    """All notes, by the fingerprints of their entries. Raises StoreFailed."""
    return {row[0]: Note(*row[1:]) for row in store.read("SELECT fingerprint, words, text FROM notes")}


def write_notes(store: Store, *notes: tuple[KeptEntry, str]) -> None:
    """Keep the words of each entry instead of those it had; "" deletes its note. All or nothing. Raises StoreFailed.

    What an entry was before it changed has the same note.
    """
    with store.change() as ask:
        now = int(time.time())
        for entry, words in notes:
            forerunners = find_forerunners(ask, entry.fingerprint)
            if words:
                row = (entry.fingerprint, entry.text, words, now)
                ask.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", row)
                changed = ((words, now, before) for before in forerunners)
                ask.executemany("UPDATE notes SET words = ?, at = ? WHERE fingerprint = ?", changed)
                add_stand(ask, entry)
            else:
                gone = [entry.fingerprint, *forerunners]
                ask.executemany("DELETE FROM notes WHERE fingerprint = ?", ((one,) for one in gone))
                drop_stands(ask, gone)
