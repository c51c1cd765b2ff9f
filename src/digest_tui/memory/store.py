"""The store: one SQLite database in the user's state folder, for all documents and all readers at once.

What is confirmed is on the disk: each change is a transaction of its own, and
SQLite's log is synced before the change counts. What is deleted is overwritten.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from digest_tui.memory.folder import LOCK_NAME, STORE_NAME, make_folder
from digest_tui.memory.reading_positions import ReadingPosition, write_positions
from digest_tui.memory.schema import APPLICATION, VERSION, migrate

SECONDS_FOR_ANOTHER = 10.0
"""How long a change waits for that of another reader."""
SECONDS_UNTIL_SAID = 1.0
"""After so long the person is told what is waited for."""
MOST_SEARCHES = 200
"""So many queries are kept."""
_SIDE_FILES = ("-wal", "-shm", "-journal")


class StoreFailed(Exception):
    """The store cannot be used, or did not take a change: plain words why."""


class MarkedEntry(NamedTuple):
    """An entry with a mark, and where it stands."""

    fingerprint: str
    text: str
    """What it says, on one line: to be able to tell it when it is gone."""
    document: str
    """"" for what has no name to come back to, as a pipe."""
    number: int


class Edition(NamedTuple):
    """What became of the marked entries of a document that was read anew."""

    numbers: Mapping[str, int]
    """Of those that stand there, by fingerprint."""
    changed: Mapping[str, MarkedEntry] = MappingProxyType({})
    """What reads differently now, by the fingerprint it had."""
    gone: Mapping[str, MarkedEntry] = MappingProxyType({})


class Forgotten(NamedTuple):
    """How much was deleted."""

    marks: int
    read: int
    places: int
    settings: int = 0
    searches: int = 0
    files: int = 0
    """Damaged stores that had been set aside."""


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
        with _plain_words():
            return dict(self._connection.execute("SELECT fingerprint, text FROM marks"))

    def mark(self, *entries: MarkedEntry) -> None:
        """Mark entries; those that are marked stay so."""
        with self._change() as ask:
            for entry in entries:
                now = int(time.time())
                ask.execute("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", (entry.fingerprint, entry.text, now))
                if entry.document:
                    ask.execute(
                        "INSERT OR REPLACE INTO stands VALUES (?, ?, ?, NULL)",
                        (entry.document, entry.fingerprint, entry.number),
                    )

    def unmark(self, *fingerprints: str) -> None:
        """Take marks away, and what they were before their entries changed."""
        with self._change() as ask:
            for fingerprint in fingerprints:
                _delete_marks(ask, [fingerprint, *_find_forerunners(ask, fingerprint)])

    def read_stands(self, document: str, *, are_gone: bool = False) -> dict[str, MarkedEntry]:
        """The marked entries that stand in `document`, or those that are known to be gone from it."""
        asked = (
            "SELECT fingerprint, text, document, number FROM stands JOIN marks USING (fingerprint)"
            " WHERE document = ? AND became IS ? ORDER BY number"
        )
        with _plain_words():
            rows = self._connection.execute(asked, (document, "" if are_gone else None)).fetchall()
        return {row[0]: MarkedEntry(*row) for row in rows}

    def note_stands(self, document: str, edition: Edition) -> None:
        """Note where marked entries stand in `document` now. An entry that reads differently keeps its mark."""
        with self._change() as ask:
            now = int(time.time())
            for fingerprint, entry in edition.changed.items():
                ask.execute("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", (entry.fingerprint, entry.text, now))
                _note_became(ask, document, fingerprint, entry.fingerprint)
            for fingerprint in edition.gone:
                _note_became(ask, document, fingerprint, "")
            rows = [
                *edition.numbers.items(),
                *((entry.fingerprint, entry.number) for entry in edition.changed.values()),
            ]
            ask.executemany(
                "INSERT INTO stands SELECT ?, fingerprint, ?, NULL FROM marks WHERE fingerprint = ?"
                " ON CONFLICT DO UPDATE SET number = excluded.number, became = NULL",
                ((document, number, fingerprint) for fingerprint, number in rows),
            )

    # What was read, and where

    def read_read(self) -> set[str]:
        """The fingerprints of all entries that were read."""
        with _plain_words():
            return {fingerprint for (fingerprint,) in self._connection.execute("SELECT fingerprint FROM read")}

    def save_reading(self, place: ReadingPosition | None, document: str = "", read: Iterable[str] = ()) -> None:
        """Save where a document is being read, and which entries of it were."""
        if self.is_read_only:
            return  # It was said on opening, and nobody asked for this.
        with self._change() as ask:
            ask.executemany("INSERT OR IGNORE INTO read VALUES (?, ?)", ((document, own) for own in read))
            if place is None:
                return
            # Later than all others, whatever the clock says: two may be saved within its tick.
            later = "max(?, (SELECT coalesce(max(at), 0) + 1 FROM places))"
            ask.execute(f"INSERT OR REPLACE INTO places VALUES (?, ?, ?, {later})", (*place, int(time.time() * 1000)))
            self._write_positions(ask)

    def read_positions(self) -> list[ReadingPosition]:
        """Where each document was last read, the latest first."""
        with _plain_words():
            return _read_positions(self._connection)

    def read_documents(self) -> list[str]:
        """Every document of which something is remembered."""
        with _plain_words():
            asked = "SELECT document FROM stands UNION SELECT document FROM read UNION SELECT document FROM places"
            return [document for (document,) in self._connection.execute(asked)]

    # Settings

    def read_settings(self) -> dict[str, str]:
        """All that was set, by name."""
        with _plain_words():
            return dict(self._connection.execute("SELECT name, value FROM settings"))

    def save_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        with self._change() as ask:
            ask.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    # What was searched for

    def read_searches(self) -> list[str]:
        """What was searched for, the latest last."""
        with _plain_words():
            return [query for (query,) in self._connection.execute("SELECT query FROM searches ORDER BY at")]

    def save_search(self, query: str) -> None:
        """Keep a query as the latest; those before the last `MOST_SEARCHES` are deleted."""
        with self._change() as ask:
            later = "max(?, (SELECT coalesce(max(at), 0) + 1 FROM searches))"
            ask.execute(f"INSERT OR REPLACE INTO searches VALUES (?, {later})", (query, int(time.time() * 1000)))
            ask.execute(
                "DELETE FROM searches WHERE at <= (SELECT at FROM searches ORDER BY at DESC LIMIT 1 OFFSET ?)",
                (MOST_SEARCHES,),
            )

    # Forgetting

    def forget(self, documents: Sequence[str] | None = None) -> Forgotten:
        """Delete what is remembered of `documents`, marks of theirs that stand elsewhere too included; or everything.

        Nothing of it is left in the store's files.
        """
        with self._change() as ask:
            forgotten = _forget_everything(ask) if documents is None else _forget_documents(ask, documents)
            self._write_positions(ask)
        with _plain_words():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return forgotten

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which holds or leaves no trace. Raises StoreFailed."""
        with _plain_words():
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


def open_store(folder: Path | None, say: Callable[[str], None] = lambda words: None) -> Store:
    """The store in `folder`, made where there is none; with None one that is kept nowhere.

    What is damaged or another program's is set aside, and the store's notice
    says so; so it does where the store can only be read. Where another reader
    has the store, `say` is told what is waited for. Raises StoreFailed where
    there can be none.
    """
    if folder is None:
        return Store(_connect(":memory:"), None)
    path = folder / STORE_NAME
    try:
        with _plain_words(path), _lock(make_folder(folder), say):
            return _open_or_set_aside(path)
    except StoreFailed as failure:
        store = read_store(folder) if _may_not_be_written(failure) else None
        if store is None:
            raise
        store.notice = f"What is remembered can only be read; nothing new is kept: {failure}"
        return store


def read_store(folder: Path) -> Store | None:
    """The store in `folder` to be read only, which waits for nobody; None where there is none of today's version.

    Raises StoreFailed where it cannot be read.
    """
    path = folder / STORE_NAME
    with _plain_words(path):
        if not path.exists():
            return None
        os.close(os.open(path, os.O_RDONLY))
        name = quote(os.fsencode(path.absolute()))
        try:
            connection = _prepare(_open(f"file:{name}?mode=ro", uri=True))
        except sqlite3.OperationalError:
            # Without the right to write beside it SQLite reads only what it is told that nobody changes.
            connection = _prepare(_open(f"file:{name}?immutable=1", uri=True))
        if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            connection.close()
            return None
        return Store(connection, folder, is_read_only=True)


def is_damaged(failure: StoreFailed) -> bool:
    """True if the store itself is at fault, and not the machine that it is on."""
    return isinstance(failure.__cause__, sqlite3.DatabaseError) and not _is_sound(failure.__cause__)


def _may_not_be_written(failure: StoreFailed) -> bool:
    cause = failure.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
    return isinstance(cause, OSError) and cause.errno in (errno.EROFS, errno.EACCES, errno.EPERM)


def _open_or_set_aside(path: Path) -> Store:
    try:
        return Store(_connect(path), path.parent)
    except sqlite3.DatabaseError as error:
        if _is_sound(error):
            raise
        aside = _set_aside(path)
        notice = f"What was remembered could not be read ({error}); it was set aside as {aside}"
        return Store(_connect(path), path.parent, notice)


def _connect(path: Path | str) -> sqlite3.Connection:
    """An open database of ours, of the newest version. Raises sqlite3.DatabaseError where it is damaged or foreign."""
    if isinstance(path, Path):
        # SQLite gives its side files the permissions of the database.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
        os.chmod(path, 0o600)
    connection = _prepare(_open(str(path)))
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if (fault := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(str(fault).splitlines()[-1])
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if version < VERSION:
            migrate(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _open(name: str, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, SECONDS_FOR_ANOTHER, isolation_level=None, check_same_thread=False, uri=uri)


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    """`connection` once it is known to lead to a database of ours; else it is closed, and raises."""
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        is_new = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not is_new and application != APPLICATION:
            raise sqlite3.DatabaseError("it is another program's")
        if version > VERSION:
            raise StoreFailed("what is remembered was written by a newer digest-tui")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> Path:
    """Rename a store that cannot be used, with its side files; the new path."""
    stem = f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    aside, number = path.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    for end in ("", *_SIDE_FILES):
        with suppress(FileNotFoundError):
            os.rename(f"{path}{end}", f"{aside}{end}")
    return aside


@contextmanager
def _lock(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Let one reader at a time make, move or renew the store. Raises StoreFailed where another keeps it too long."""
    path = folder / LOCK_NAME
    lock = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        began, has_said = time.monotonic(), False
        while not _take(lock):
            waited = time.monotonic() - began
            if waited > SECONDS_FOR_ANOTHER:
                raise StoreFailed(f"{path}: another digest-tui holds it, and did not let go in {waited:.0f} s")
            if waited > SECONDS_UNTIL_SAID and not has_said:
                say(f"waiting for another digest-tui, which holds {path}")
                has_said = True
            time.sleep(0.02)
        yield
    finally:
        os.close(lock)


def _take(lock: int) -> bool:
    """Take the lock; False where another has it."""
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # some file systems of a network know no locks
    return True


@contextmanager
def _plain_words(path: Path | None = None) -> Iterator[None]:
    """Whatever goes wrong is a StoreFailed with a reason on one line, which names `path` where it names no other."""
    where = f"{path}: " if path else ""
    try:
        yield
    except sqlite3.Error as error:
        if _is_sound(error):
            raise StoreFailed(where + _REASONS.get(str(error), str(error))) from error
        raise StoreFailed(f"{where}what is remembered is damaged ({error}); the next start sets it aside") from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else where
        raise StoreFailed(f"{where}{(error.strerror or str(error)).lower()}") from error


def _is_sound(error: sqlite3.Error) -> bool:
    """The fault is the machine's, not the database's: it is full, locked, or may not be read or written."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _MACHINE


_MACHINE = {
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH),
}
_REASONS = {
    "database or disk is full": "the disk is full",
    "disk I/O error": "the disk did not take it",
    "database is locked": "another reader keeps the store busy",
    "attempt to write a readonly database": "the store may not be written to",
    "unable to open database file": "the store cannot be opened",
}


def _read_positions(ask: sqlite3.Connection) -> list[ReadingPosition]:
    rows = ask.execute("SELECT document, number, sum FROM places ORDER BY at DESC")
    return [ReadingPosition(*row) for row in rows]


def _find_forerunners(ask: sqlite3.Connection, fingerprint: str) -> list[str]:
    """The fingerprints that an entry had before it changed."""
    found: list[str] = []
    waiting = [fingerprint]
    while waiting:
        rows = ask.execute("SELECT DISTINCT fingerprint FROM stands WHERE became = ?", (waiting.pop(),))
        new = [before for (before,) in rows if before not in found and before != fingerprint]
        found += new
        waiting += new
    return found


def _delete_marks(ask: sqlite3.Connection, fingerprints: Iterable[str]) -> int:
    """Delete marks wherever they stand; how many there were."""
    count = 0
    for fingerprint in fingerprints:
        count += ask.execute("DELETE FROM marks WHERE fingerprint = ?", (fingerprint,)).rowcount
        ask.execute("DELETE FROM stands WHERE fingerprint = ?", (fingerprint,))
    return count


def _note_became(ask: sqlite3.Connection, document: str, fingerprint: str, became: str) -> None:
    ask.execute("UPDATE stands SET became = ? WHERE document = ? AND fingerprint = ?", (became, document, fingerprint))


def _forget_documents(ask: sqlite3.Connection, documents: Sequence[str]) -> Forgotten:
    marks = read = places = 0
    for document in documents:
        rows = ask.execute("SELECT fingerprint FROM stands WHERE document = ?", (document,)).fetchall()
        marks += _delete_marks(ask, [fingerprint for (fingerprint,) in rows])
        read += ask.execute("DELETE FROM read WHERE document = ?", (document,)).rowcount
        places += ask.execute("DELETE FROM places WHERE document = ?", (document,)).rowcount
    return Forgotten(marks, read, places)


def _forget_everything(ask: sqlite3.Connection) -> Forgotten:
    tables = ("marks", "read", "places", "settings", "searches")
    counts = [ask.execute(f"DELETE FROM {table}").rowcount for table in tables]
    ask.execute("DELETE FROM stands")
    return Forgotten(*counts)
