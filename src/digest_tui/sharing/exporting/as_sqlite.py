"""SQLite: documents, entries, footnotes, references, links and names in tables, with an index of every word.

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
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.naming import explain_left_out, name_entries

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
CREATE TABLE names (
    entry INTEGER NOT NULL REFERENCES entries(id),
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'law')), name TEXT NOT NULL
);
CREATE VIRTUAL TABLE entries_fts USING fts5(
    date_as_written, place, body, content="entries", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);
"""
INDEXES = """\
INSERT INTO entries_fts(entries_fts) VALUES ('rebuild');
CREATE INDEX references_entry ON "references"(entry);
CREATE INDEX references_footnote ON "references"(footnote);
CREATE INDEX names_entry ON names(entry);
CREATE INDEX names_name ON names(name);
CREATE INDEX links_footnote ON links(footnote);
CREATE INDEX links_entry ON links(entry);
CREATE INDEX links_host ON links(host);
"""

Row = tuple[int | str | None, ...]


def write_sqlite(documents: Sequence[ExportDocument], day: datetime.date, path: Path) -> None:
    """Write `documents` as a new database at `path`. Raises sqlite3.Error where that fails."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # A file that is written whole or not at all needs no journal of its own.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        entry_ids = count(1)
        for document_id, document in enumerate(documents, 1):
            notices = "\n".join(filter(None, (*document.chronicle.notices, explain_left_out(document))))
            row = (document_id, document.name, document.sum or None, day.isoformat(), notices)
            connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", row)
            footnotes = _insert_footnotes(connection, document_id, document)
            named = name_entries(document)
            for entry in document.entries:
                entry_id = next(entry_ids)
                _insert_entry(connection, document_id, entry_id, document, entry, footnotes)
                names = ((entry_id, name.kind, name.name) for name in named.get(entry.number, ()))
                connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        connection.execute("COMMIT")
        connection.executescript(INDEXES)
    finally:
        connection.close()


def _insert_footnotes(connection: sqlite3.Connection, document_id: int, document: ExportDocument) -> dict[int, int]:
    """The id of each footnote, by where it begins."""
    ids: dict[int, int] = {}
    for footnote in document.footnotes:
        line = document.chronicle.line_of(footnote.start)
        added = connection.execute(
            "INSERT INTO footnotes(document, label, line, text) VALUES (?, ?, ?, ?)",
            (document_id, footnote.label, line, footnote.text),
        )
        ids[footnote.start] = added.lastrowid or 0
        _insert_links(connection, (_make_link(document_id, added.lastrowid, None, link) for link in footnote.links))
    return ids


def _insert_entry(
    connection: sqlite3.Connection,
    document_id: int,
    entry_id: int,
    document: ExportDocument,
    entry: Entry,
    footnotes: dict[int, int],
) -> None:
    line = document.chronicle.line_of(entry.start)
    date = str(entry.date) if entry.date else None
    row = (entry_id, document_id, entry.number, line, date, entry.date_as_written, entry.place, entry.body)
    connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.executemany(
        'INSERT INTO "references"(entry, footnote, label, start, end, state) VALUES (?, ?, ?, ?, ?, ?)',
        _make_references(entry_id, entry, footnotes),
    )
    inline = (link for link in entry.links if link.label is None)
    _insert_links(connection, (_make_link(document_id, None, entry_id, link) for link in inline))


def _make_references(entry_id: int, entry: Entry, footnotes: dict[int, int]) -> Iterator[Row]:
    for found in entry.references:
        footnote = footnotes.get(found.footnote.start) if found.footnote else None
        yield entry_id, footnote, found.label, found.start, found.end, found.state


def _make_link(document_id: int, footnote: int | None, entry: int | None, link: Link) -> Row:
    return document_id, footnote, entry, link.label, link.url, host_of(link.url)


def _insert_links(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.executemany(
        "INSERT INTO links(document, footnote, entry, label, url, host) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
