"""What can go wrong with the store, in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


class StoreFailed(Exception):
    """The store cannot be used, or did not take a change: plain words why."""


class ChangedSince(StoreFailed):
    """What was to be undone is not as it was left: somebody else has changed it since."""


def is_damaged(failure: StoreFailed) -> bool:
    """True if the store itself is at fault, and not the machine that it is on."""
    return isinstance(failure.__cause__, sqlite3.DatabaseError) and not is_sound(failure.__cause__)


@contextmanager
def in_plain_words(path: Path | None = None) -> Iterator[None]:
    """Whatever goes wrong is a StoreFailed with a reason on one line, which names `path` where it names no other."""
    where = f"{path}: " if path else ""
    try:
        yield
    except sqlite3.Error as error:
        if is_sound(error):
            raise StoreFailed(where + _REASONS.get(str(error), str(error))) from error
        raise StoreFailed(f"{where}what is remembered is damaged ({error}); the next start sets it aside") from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else where
        raise StoreFailed(f"{where}{(error.strerror or str(error)).lower()}") from error


def is_sound(error: sqlite3.Error) -> bool:
    """True if the fault is the machine's, not the database's: it is full, locked, or may not be read or written."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _MACHINE
