"""The tables of the store, and the migrations from older versions."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x64746D31
"""The `application_id` of our databases: `dtm1`."""

_STEPS = (
    (
        # What is marked, by what it says.
        "CREATE TABLE marks (fingerprint TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
        # In which documents it stands; `became` is the fingerprint of what stands there instead, "" where nothing does.
        "CREATE TABLE stands (document TEXT NOT NULL, fingerprint TEXT NOT NULL, number INTEGER NOT NULL, became TEXT,"
        " PRIMARY KEY (document, fingerprint)) WITHOUT ROWID",
        "CREATE INDEX stands_by_fingerprint ON stands (fingerprint)",
        "CREATE INDEX stands_by_became ON stands (became)",
        "CREATE TABLE read (document TEXT NOT NULL, fingerprint TEXT NOT NULL,"
        " PRIMARY KEY (document, fingerprint)) WITHOUT ROWID",
        # `at` counts milliseconds.
        "CREATE TABLE places (document TEXT PRIMARY KEY, number INTEGER NOT NULL, sum INTEGER NOT NULL,"
        " at INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        # What was searched for; `at` counts milliseconds.
        "CREATE TABLE searches (query TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
    ),
    (
        # The reader's own words beside an entry, by what the entry says.
        "CREATE TABLE notes (fingerprint TEXT PRIMARY KEY, text TEXT NOT NULL, words TEXT NOT NULL,"
        " at INTEGER NOT NULL) WITHOUT ROWID",
        # What has a mark or a note, each once.
        "CREATE VIEW kept AS SELECT fingerprint, text FROM marks UNION ALL SELECT fingerprint, text FROM notes"
        " WHERE fingerprint NOT IN (SELECT fingerprint FROM marks)",
    ),
)
"""The statements of each version that migrate from the version before."""

VERSION = len(_STEPS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Migrate a database from `version` to `VERSION`, completely or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    for statements in _STEPS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
