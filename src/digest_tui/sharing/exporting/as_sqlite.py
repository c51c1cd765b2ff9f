"""SQLite: documents, entries, footnotes, references and links in tables, with an index of every word.

It opens as it is in Datasette, which finds the index by its `content=`.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Entry, Link
from digest_tui.sharing.exporting.parts import Part

SCHEMA = """\
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT, exported TEXT NOT NULL, notices TEXT NOT NULL
);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id),
    number INTEGER NOT NULL, line INTEGER NOT NULL, date TEXT, date_as_written TEXT, place TEXT, body TEXT NOT NULL,
    UNIQUE (document, number)
);
CREATE TABLE footnotes (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id),
    label TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE "references" (
    id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entries(id),
    footnote INTEGER REFERENCES footnotes(id),
    label TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('found', 'empty', 'dangling'))
);
CREATE TABLE links (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id),
    footnote INTEGER REFERENCES footnotes(id), entry INTEGER REFERENCES entries(id),
    label TEXT, url TEXT NOT NULL, host TEXT NOT NULL
);
CREATE VIRTUAL TABLE entries_fts USING fts5(
    date_as_written, place, body, content="entries", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);
"""
INDEXES = """\
INSERT INTO entries_fts(entries_fts) VALUES ('rebuild');
CREATE INDEX references_entry ON "references"(entry);
CREATE INDEX references_footnote ON "references"(footnote);
CREATE INDEX links_footnote ON links(footnote);
CREATE INDEX links_entry ON links(entry);
CREATE INDEX links_host ON links(host);
"""

Row = tuple[int | str | None, ...]


def write_sqlite(parts: Sequence[Part], day: datetime.date, path: Path) -> None:
    """Write `parts` as a new database at `path`. Raises sqlite3.Error where that fails."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # A file that is written whole or not at all needs no journal of its own.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        entry_ids = count(1)
        for document, part in enumerate(parts, 1):
            notices = "\n".join(part.chronicle.notices)
            row = (document, part.name, part.sum or None, day.isoformat(), notices)
            connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", row)
            footnotes = _insert_footnotes(connection, document, part)
            for entry in part.entries:
                _insert_entry(connection, document, next(entry_ids), part, entry, footnotes)
        connection.execute("COMMIT")
        connection.executescript(INDEXES)
    finally:
        connection.close()


def _insert_footnotes(connection: sqlite3.Connection, document: int, part: Part) -> dict[int, int]:
    """The id of each footnote, by where it begins."""
    ids: dict[int, int] = {}
    for footnote in part.footnotes:
        line = part.chronicle.line_of(footnote.start)
        added = connection.execute(
            "INSERT INTO footnotes(document, label, line, text) VALUES (?, ?, ?, ?)",
            (document, footnote.label, line, footnote.text),
        )
        ids[footnote.start] = added.lastrowid or 0
        _insert_links(connection, (_make_link(document, added.lastrowid, None, link) for link in footnote.links))
    return ids


def _insert_entry(
    connection: sqlite3.Connection, document: int, number: int, part: Part, entry: Entry, footnotes: dict[int, int]
) -> None:
    line = part.chronicle.line_of(entry.start)
    date = str(entry.date) if entry.date else None
    row = (number, document, entry.number, line, date, entry.date_as_written, entry.place, entry.body)
    connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.executemany(
        'INSERT INTO "references"(entry, footnote, label, start, end, state) VALUES (?, ?, ?, ?, ?, ?)',
        _make_references(number, entry, footnotes),
    )
    inline = (link for link in entry.links if link.label is None)
    _insert_links(connection, (_make_link(document, None, number, link) for link in inline))


def _make_references(number: int, entry: Entry, footnotes: dict[int, int]) -> Iterator[Row]:
    for found in entry.references:
        footnote = footnotes.get(found.footnote.start) if found.footnote else None
        yield number, footnote, found.label, found.start, found.end, found.state


def _make_link(document: int, footnote: int | None, entry: int | None, link: Link) -> Row:
    return document, footnote, entry, link.label, link.url, host_of(link.url)


def _insert_links(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.executemany(
        "INSERT INTO links(document, footnote, entry, label, url, host) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
