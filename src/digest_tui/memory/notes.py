"""The reader's own words beside entries: kept in the store by fingerprint, as marks are."""

from __future__ import annotations

import sqlite3
import time
from typing import NamedTuple

from digest_tui.memory.failures import ChangedSince
from digest_tui.memory.stands import (
    EntryEditions,
    KeptEntry,
    add_stand,
    bring_back_stands,
    drop_stands,
    find_versions,
    read_note,
)
from digest_tui.memory.store import Store

LONGEST = 20_000
"""Characters of a note."""


class Note(NamedTuple):
    """A note as the store keeps it."""

    words: str
    text: str
    """What its entry says, on one line."""


class Changed(NamedTuple):
    """What the note on an entry was and is, "" for none."""

    before: str
    after: str

    @property
    def added(self) -> str:
        """What the note says since the change, and did not say before: the end of it, or else whole lines."""
        if self.after.startswith(self.before):
            return self.after.removeprefix(self.before).strip()
        return "\n".join(line for line in self.after.split("\n") if line not in self.before)


def clean_words(words: str) -> str:
    """The words of a note as they are kept: without controls, and without space around them."""
    from digest_tui.chronicle.text.safety import make_safe

    return "\n".join(line.rstrip() for line in make_safe(words).strip().split("\n"))


def read_notes(store: Store) -> dict[str, Note]:
    """All notes, by the fingerprints of their entries. Raises StoreFailed."""
    return {row[0]: Note(*row[1:]) for row in store.read("SELECT fingerprint, words, text FROM notes")}


def write_notes(store: Store, *notes: tuple[KeptEntry, str]) -> None:
    """Keep the words of each entry instead of those it had; "" deletes its note. All or nothing. Raises StoreFailed.

    The entry has the same note in its other editions.
    """
    with store.change() as ask:
        for entry, words in notes:
            _write(ask, entry, words)


def change_note(store: Store, entry: KeptEntry, known: str, words: str) -> Changed:
    """Keep `words` beside an entry whose note was `known` when they were written; "" deletes its note.

    What another reader has written meanwhile is not lost: the words stand below it. Raises StoreFailed.
    """
    with store.change() as ask:
        before = read_note(ask, entry.fingerprint)
        if before != known and not words.startswith(before):
            added = words.removeprefix(known) if before.startswith(known) else words
            words = "\n".join(filter(None, (before, added.strip("\n"))))
        _write(ask, entry, words)
    return Changed(before, words)


def take_back_note(store: Store, entry: KeptEntry, changed: Changed, editions: EntryEditions) -> None:
    """Undo a change of the note on an entry that had these `editions` before.

    Raises StoreFailed, and ChangedSince where another reader has changed the note.
    """
    with store.change() as ask:
        if not changed.after:
            bring_back_stands(ask, editions)
        others = {read_note(ask, own) for own in find_versions(ask, entry.fingerprint)}
        if read_note(ask, entry.fingerprint) != changed.after or not others <= {"", changed.after}:
            raise ChangedSince("another reader has changed the note")
        if not changed.after:
            rows = ((own, text, changed.before, int(time.time())) for own, text in editions.texts.items())
            ask.executemany("INSERT OR IGNORE INTO notes VALUES (?, ?, ?, ?)", rows)
        _write(ask, entry, changed.before)


def _write(ask: sqlite3.Connection, entry: KeptEntry, words: str) -> None:
    versions, now = find_versions(ask, entry.fingerprint), int(time.time())
    if words:
        others = ((words, now, own) for own in versions)
        ask.executemany(
            "INSERT OR REPLACE INTO notes SELECT fingerprint, text, ?, ? FROM kept WHERE fingerprint = ?", others
        )
        ask.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", (entry.fingerprint, entry.text, words, now))
        add_stand(ask, entry)
    else:
        ask.executemany("DELETE FROM notes WHERE fingerprint = ?", ((own,) for own in versions))
        drop_stands(ask, versions)
