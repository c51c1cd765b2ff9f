"""Opening the store: made, renewed, set aside where it is damaged, or only read; by one reader at a time."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from digest_tui.memory.failures import StoreFailed, in_plain_words, is_sound
from digest_tui.memory.folder import LOCK_NAME, STORE_NAME, make_folder
from digest_tui.memory.schema import APPLICATION, VERSION, migrate
from digest_tui.memory.store import Store

SECONDS_FOR_ANOTHER = 10.0
"""How long a change waits for that of another reader."""
SECONDS_UNTIL_SAID = 1.0
"""After so long the person is told what is waited for."""
_SIDE_FILES = ("-wal", "-shm", "-journal")
# What SQLite and the system say where there is no right to write, or no room.
_NOT_WRITTEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_NOT_MADE = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT)


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
        with in_plain_words(path), _lock(make_folder(folder), say):
            return _open_or_set_aside(path)
    except StoreFailed as failure:
        store = read_store(folder) if _cannot_be_written(failure) else None
        if store is None:
            raise
        store.notice = f"What is remembered can only be read; nothing new is kept: {failure}"
        return store


def read_store(folder: Path) -> Store | None:
    """The store in `folder` to be read only, which waits for nobody; None where there is none.

    Of one of an older version a renewed copy is read. Raises StoreFailed where
    it cannot be read.
    """
    path = folder / STORE_NAME
    with in_plain_words(path):
        if not path.exists():
            return None
        os.close(os.open(path, os.O_RDONLY))
        name = quote(os.fsencode(path.absolute()))
        try:
            connection = _prepare(_open(f"file:{name}?mode=ro", uri=True))
        except sqlite3.OperationalError:
            # Without the right to write beside it SQLite reads only what it is told that nobody changes.
            connection = _prepare(_open(f"file:{name}?immutable=1", uri=True))
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not version:
            connection.close()
            return None
        if version < VERSION:
            connection = _renew_copy(connection, version)
        return Store(connection, folder, is_read_only=True)


def _renew_copy(connection: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy of an older database in memory, of the newest version and to be read only; `connection` is closed."""
    with closing(connection):
        copy = _open(":memory:")
        connection.backup(copy)
    migrate(copy, version)
    copy.execute("PRAGMA query_only = ON")
    return copy


def _cannot_be_written(failure: StoreFailed) -> bool:
    cause = failure.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _NOT_WRITTEN
    return isinstance(cause, OSError) and cause.errno in _NOT_MADE


def _open_or_set_aside(path: Path) -> Store:
    try:
        return Store(_connect(path), path.parent)
    except sqlite3.DatabaseError as error:
        if is_sound(error):
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
