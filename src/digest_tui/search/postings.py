"""Which entries hold a term: SQLite's full-text index as a plain store of postings.

It ranks nothing and folds next to nothing; what it gives is a compact table
that is written and read in C, without holding the interpreter.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

ROWS_AT_ONCE = 900
"""Entries written by one statement: some twenty milliseconds' work. Older SQLites take 999 values in one."""
_FETCHED_AT_ONCE = 1000
_BREATH = 0.0005
"""Seconds the writer lets go of the table when a question waits."""


class Postings:
    """The terms of each entry, by position. Threads may read it while one writes."""

    def __init__(self, for_typing: bool) -> None:
        """`for_typing` also indexes beginnings of one and two letters, which makes writing a third longer."""
        # Imported only here: most commands never search.
        import sqlite3

        self._database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._turn = Lock()
        self._waiting: list[None] = []
        self._database.execute("PRAGMA journal_mode=OFF")  # Nothing is ever taken back.
        prefixes = ", prefix='1 2'" if for_typing else ""
        self._database.execute(f"CREATE VIRTUAL TABLE entries USING fts5(document, content='', detail=none{prefixes})")
        self._database.execute("INSERT INTO entries(entries, rank) VALUES ('automerge', 0)")
        self._database.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(entries, row)")
        self._database.execute("BEGIN")

    def add(self, documents: Sequence[str]) -> None:
        """Write the documents of the next entries, at most `ROWS_AT_ONCE`."""
        if self._waiting:
            time.sleep(_BREATH)
        with self._turn:
            rows = ", ".join(["(?)"] * len(documents))
            self._database.execute(f"INSERT INTO entries(document) VALUES {rows}", documents)

    def put(self, position: int, document: str) -> None:
        """Write the document of one entry, which is not among those written by `add`."""
        with self._turn:
            self._database.execute("INSERT INTO entries(rowid, document) VALUES (?, ?)", (position + 1, document))

    def find(self, expression: str, among: range, limit: int = -1) -> Iterator[int]:
        """The positions `among` those given that an expression of SQLite's full-text index means, in order."""
        found = self._read(
            "SELECT rowid, '' FROM entries WHERE entries MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            expression,
            among.start + 1,
            among.stop,
            limit,
        )
        return (row - 1 for row, _ in found)

    def count(self, term: str) -> int:
        """How many entries hold `term`."""
        return next((count for count, _ in self._read("SELECT doc, '' FROM terms WHERE term = ?", term)), 0)

    def read_terms(self, start: str) -> Iterator[tuple[str, int]]:
        """Every term from `start` on in the order of its bytes, and how many entries hold it.

        Each page is a statement of its own: SQLite aborts one that reads the
        terms across a write.
        """
        statement = f"SELECT doc, term FROM terms WHERE term {{}} ? LIMIT {_FETCHED_AT_ONCE}"
        rows = list(self._read(statement.format(">="), start))
        while rows:
            yield from ((term, count) for count, term in rows)
            rows = list(self._read(statement.format(">"), rows[-1][1])) if len(rows) == _FETCHED_AT_ONCE else []

    def __del__(self) -> None:
        self._database.close()

    def _read(self, statement: str, *values: str | int) -> Iterator[tuple[int, str]]:
        with self._my_turn():
            cursor = self._database.execute(statement, values)
            rows = cursor.fetchmany(_FETCHED_AT_ONCE)
        while rows:
            yield from rows
            if len(rows) < _FETCHED_AT_ONCE:
                return
            with self._my_turn():
                rows = cursor.fetchmany(_FETCHED_AT_ONCE)

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        # The writer would take the lock again before a waiting reader wakes: it is told that someone waits. A list,
        # since to count would take a lock of its own.
        self._waiting.append(None)
        try:
            with self._turn:
                yield
        finally:
            self._waiting.pop()


def quote(term: str, is_beginning: bool = False) -> str:
    """`term` for an expression; `is_beginning` means every term that begins so."""
    return f'"{term}"' + "*" * is_beginning


def any_of(expressions: Iterable[str]) -> str:
    """The expression for entries that hold one of several; "" for no entry, as each of these may be."""
    asked = list(dict.fromkeys(filter(None, expressions)))
    return asked[0] if len(asked) == 1 else f"({' OR '.join(asked)})" if asked else ""


def all_of(expressions: Sequence[str]) -> str:
    """The expression for entries that hold each of several."""
    return expressions[0] if len(expressions) == 1 else "(" + " AND ".join(expressions) + ")"
