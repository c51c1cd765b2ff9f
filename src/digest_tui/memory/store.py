"""The store: one SQLite database in the user's state folder, for all documents and all readers at once.

What is confirmed is on the disk: each change is a transaction of its own, and
SQLite's log is synced before the change counts. What is deleted is overwritten.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from digest_tui.memory.failures import in_plain_words
from digest_tui.memory.reading_positions import ReadingPosition, write_positions
from digest_tui.memory.stands import (
    Edition,
    EntryEditions,
    KeptEntry,
    add_stand,
    bring_back_stands,
    drop_stands,
    find_versions,
    note_edition,
    read_editions,
    read_stands,
)

MOST_SEARCHES = 200
"""So many queries are kept."""


class Forgotten(NamedTuple):
    """How much was deleted."""

    marks: int
    read: int
    places: int
    settings: int = 0
    searches: int = 0
    notes: int = 0
    files: int = 0
    """Damaged stores that had been set aside."""
    corrections: int = 0
    """Files of corrected names."""
    kept: int = 0
    """Marks and notes that stay, since their entries stand in other documents too."""
    keepers: tuple[str, ...] = ()
    """These other documents."""
    unknown: tuple[str, ...] = ()
    """Names under which nothing was remembered, and no file is there."""


class Store:
    """The open store. One thread uses it; other readers have their own.

    `notice` says what had to be done on opening, "" where nothing.
    `is_read_only` is True where the machine lets it be read and not changed:
    every change then raises StoreFailed.
    """

    def __init__(
        self, connection: sqlite3.Connection, folder: Path | None, notice: str = "", is_read_only: bool = False
    ) -> None:
        self._connection = connection
        self._folder = folder
        self.notice = notice
        self.is_read_only = is_read_only

    def close(self) -> None:
        """Close it. The last reader that does so leaves one file."""
        self._connection.close()

    # Marks

    def read_marks(self) -> dict[str, str]:
        """What each marked entry says, by fingerprint."""
        return dict(self.read("SELECT fingerprint, text FROM marks"))

    def mark(self, *entries: KeptEntry) -> None:
        """Mark entries, in all their editions; those that are marked stay so."""
        with self.change() as ask:
            now = int(time.time())
            for entry in entries:
                others = ((now, own) for own in find_versions(ask, entry.fingerprint))
                ask.executemany(
                    "INSERT OR IGNORE INTO marks SELECT fingerprint, text, ? FROM kept WHERE fingerprint = ?", others
                )
                ask.execute("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", (entry.fingerprint, entry.text, now))
                add_stand(ask, entry)

    def mark_again(self, entry: KeptEntry, editions: EntryEditions) -> None:
        """Mark an entry in those editions that it had when its mark was taken away."""
        with self.change() as ask:
            now = int(time.time())
            bring_back_stands(ask, editions)
            rows = ((own, text, now) for own, text in editions.texts.items())
            ask.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", rows)
            add_stand(ask, entry)

    def unmark(self, *fingerprints: str) -> None:
        """Take marks away from entries, in all their editions."""
        with self.change() as ask:
            for fingerprint in fingerprints:
                versions = find_versions(ask, fingerprint)
                ask.executemany("DELETE FROM marks WHERE fingerprint = ?", ((own,) for own in versions))
                drop_stands(ask, versions)

    def read_stands(self, document: str, *, are_gone: bool = False) -> dict[str, KeptEntry]:
        """The kept entries that stand in `document`, or those that are known to be gone from it."""
        with in_plain_words():
            return read_stands(self._connection, document, "" if are_gone else None)

    def read_became(self, document: str) -> dict[str, str]:
        """What changed entries of `document` became: fingerprints, by those that they had before."""
        asked = "SELECT fingerprint, became FROM stands WHERE document = ? AND became <> ''"
        return dict(self.read(asked, document))

    def read_versions(self, fingerprint: str) -> list[str]:
        """The fingerprints of an entry in all editions of all documents, before and after each change."""
        with in_plain_words():
            return find_versions(self._connection, fingerprint)

    def read_editions(self, entry: KeptEntry) -> EntryEditions:
        """An entry in all its editions that have a mark or a note."""
        with in_plain_words():
            return read_editions(self._connection, entry)

    def note_stands(self, document: str, edition: Edition) -> None:
        """Note where kept entries stand in `document` now. An entry that reads differently keeps its mark and note."""
        with self.change() as ask:
            note_edition(ask, document, edition, int(time.time()))

    # What was read, and where

    def read_read(self) -> set[str]:
        """The fingerprints of all entries that were read."""
        return {fingerprint for (fingerprint,) in self.read("SELECT fingerprint FROM read")}

    def save_reading(self, place: ReadingPosition | None, document: str = "", read: Iterable[str] = ()) -> None:
        """Save where a document is being read, and which entries of it were."""
        if self.is_read_only:
            return  # It was said on opening, and nobody asked for this.
        with self.change() as ask:
            ask.executemany("INSERT OR IGNORE INTO read VALUES (?, ?)", ((document, own) for own in read))
            if place is None:
                return
            # Later than all others, whatever the clock says: two may be saved within its tick.
            later = "max(?, (SELECT coalesce(max(at), 0) + 1 FROM places))"
            ask.execute(f"INSERT OR REPLACE INTO places VALUES (?, ?, ?, {later})", (*place, int(time.time() * 1000)))
            self._write_positions(ask)

    def read_positions(self) -> list[ReadingPosition]:
        """Where each document was last read, the latest first."""
        with in_plain_words():
            return _read_positions(self._connection)

    def read_documents(self) -> list[str]:
        """Every document of which something is remembered."""
        asked = "SELECT document FROM stands UNION SELECT document FROM read UNION SELECT document FROM places"
        return [document for (document,) in self.read(asked)]

    # Settings

    def read_settings(self) -> dict[str, str]:
        """All that was set, by name."""
        return dict(self.read("SELECT name, value FROM settings"))

    def save_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        with self.change() as ask:
            ask.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    # What was searched for

    def read_searches(self) -> list[str]:
        """What was searched for, the latest last."""
        return [query for (query,) in self.read("SELECT query FROM searches ORDER BY at")]

    def save_search(self, query: str) -> None:
        """Keep a query as the latest; those before the last `MOST_SEARCHES` are deleted."""
        with self.change() as ask:
            later = "max(?, (SELECT coalesce(max(at), 0) + 1 FROM searches))"
            ask.execute(f"INSERT OR REPLACE INTO searches VALUES (?, {later})", (query, int(time.time() * 1000)))
            ask.execute(
                "DELETE FROM searches WHERE at <= (SELECT at FROM searches ORDER BY at DESC LIMIT 1 OFFSET ?)",
                (MOST_SEARCHES,),
            )

    # Forgetting

    def forget(self, documents: Sequence[str] | None = None, others: Sequence[str] = ()) -> Forgotten:
        """Delete what is remembered of `documents`, or everything; nothing of it is left in the store's files.

        Marks and notes stay whose entries stand in one of `others` too.
        """
        with self.change() as ask:
            forgotten = _forget_everything(ask) if documents is None else _forget_documents(ask, documents, others)
            self._write_positions(ask)
        with in_plain_words():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return forgotten

    # Questions and changes

    def read(self, question: str, *values: str | int) -> list[Any]:
        """The rows that answer a question in SQL. Raises StoreFailed."""
        with in_plain_words():
            return self._connection.execute(question, values).fetchall()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which holds or leaves no trace. Raises StoreFailed."""
        with in_plain_words():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def _write_positions(self, ask: sqlite3.Connection) -> None:
        """Inside the transaction, so that two readers do not overtake each other."""
        if self._folder is not None:
            write_positions(self._folder, _read_positions(ask))


def _read_positions(ask: sqlite3.Connection) -> list[ReadingPosition]:
    rows = ask.execute("SELECT document, number, sum FROM places ORDER BY at DESC")
    return [ReadingPosition(*row) for row in rows]


def _forget_documents(ask: sqlite3.Connection, documents: Sequence[str], others: Sequence[str]) -> Forgotten:
    counts: Counter[str] = Counter()
    keepers = {own: document for document in others for own in read_stands(ask, document, None)}
    stay: dict[str, str] = {}
    for document in documents:
        kept = _find_kept(ask, document)
        stay |= {own: keepers[own] for own in kept if own in keepers}
        for table in ("marks", "notes"):
            asked = f"DELETE FROM {table} WHERE fingerprint = ?"
            counts[table] += sum(ask.execute(asked, (own,)).rowcount for own in kept if own not in stay)
        ask.execute("DELETE FROM stands WHERE document = ?", (document,))
        drop_stands(ask, kept)
        for table in ("read", "places"):
            counts[table] += ask.execute(f"DELETE FROM {table} WHERE document = ?", (document,)).rowcount
    asked = "SELECT count(*) FROM kept WHERE fingerprint = ?"
    return Forgotten(
        counts["marks"],
        counts["read"],
        counts["places"],
        notes=counts["notes"],
        kept=sum(ask.execute(asked, (own,)).fetchone()[0] for own in stay),
        keepers=tuple(dict.fromkeys(stay.values())),
    )


def _find_kept(ask: sqlite3.Connection, document: str) -> list[str]:
    """The fingerprints of the entries of a document that have a mark or a note, or had it before they changed."""
    return [own for (own,) in ask.execute("SELECT fingerprint FROM stands WHERE document = ?", (document,))]


def _forget_everything(ask: sqlite3.Connection) -> Forgotten:
    tables = ("marks", "read", "places", "settings", "searches", "notes")
    marks, read, places, settings, searches, notes = (ask.execute(f"DELETE FROM {table}").rowcount for table in tables)
    ask.execute("DELETE FROM stands")
    return Forgotten(marks, read, places, settings, searches, notes)
