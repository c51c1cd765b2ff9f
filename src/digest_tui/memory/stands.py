"""Where the entries with a mark or a note stand in each document, and what they were before they changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import reduce
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
from digest_tui.memory.reading_positions import name_document


class KeptEntry(NamedTuple):
    """An entry that has a mark or a note, and where it stands."""

    fingerprint: str
    text: str
    """What it says, on one line: to be able to tell it when it is gone."""
    document: str
    """"" for what has no name to come back to, as a pipe."""
    number: int


class Edition(NamedTuple):
    """What became of the kept entries of a document that was read anew."""

    numbers: Mapping[str, int]
    """Of those that stand there, by fingerprint."""
    changed: Mapping[str, KeptEntry] = MappingProxyType({})
    """What reads differently now, by the fingerprint it had."""
    gone: Mapping[str, KeptEntry] = MappingProxyType({})
    returned: Set[str] = frozenset()
    """Those of `changed` that read again as they did before."""


class EntryEditions(NamedTuple):
    """An entry in all its editions that have a mark or a note, as the store knows them."""

    texts: Mapping[str, str]
    """What each says, and what the entry says, by fingerprint."""
    stands: Sequence[tuple[str, str, int, str | None]]
    """Where each stands or stood: document, fingerprint, number, and what it became."""


def find_kept_entry(chronicle: Chronicle, entry_index: int) -> KeptEntry:
    """The entry at `entry_index` of a document as it is kept."""
    fingerprint, text = find_fingerprint(chronicle, entry_index), keep_text(read_text(chronicle, entry_index))
    return KeptEntry(fingerprint, text, name_document(chronicle.name), entry_index + 1)


def read_stands(ask: sqlite3.Connection, document: str, became: str | None) -> dict[str, KeptEntry]:
    """The kept entries of `document` that became `became`: None for those that stand there, "" for the gone."""
    asked = (
        "SELECT fingerprint, text, document, number FROM stands JOIN kept USING (fingerprint)"
        " WHERE document = ? AND became IS ? ORDER BY number"
    )
    return {row[0]: KeptEntry(*row) for row in ask.execute(asked, (document, became))}


def add_stand(ask: sqlite3.Connection, entry: KeptEntry) -> None:
    """Note where an entry stands, if its document has a name. What is known to have changed there stays so."""
    if entry.document:
        ask.execute(
            "INSERT INTO stands VALUES (?, ?, ?, NULL)"
            " ON CONFLICT DO UPDATE SET number = excluded.number, became = NULL WHERE coalesce(became, '') = ''",
            (entry.document, entry.fingerprint, entry.number),
        )


def note_edition(ask: sqlite3.Connection, document: str, edition: Edition, now: int) -> None:
    """Note where kept entries stand in `document` now. An entry that reads differently keeps its mark and its note."""
    for fingerprint, entry in edition.changed.items():
        row = (entry.fingerprint, entry.text, now, fingerprint)
        ask.execute("INSERT OR IGNORE INTO marks SELECT ?, ?, ? FROM marks WHERE fingerprint = ?", row)
        ask.execute("INSERT OR IGNORE INTO notes SELECT ?, ?, words, ? FROM notes WHERE fingerprint = ?", row)
        _note_became(ask, document, fingerprint, entry.fingerprint)
        _join_notes_of(ask, find_versions(ask, entry.fingerprint), fingerprint, now)
    for fingerprint in edition.gone:
        _note_became(ask, document, fingerprint, "")
    rows = [*edition.numbers.items(), *((entry.fingerprint, entry.number) for entry in edition.changed.values())]
    ask.executemany(
        "INSERT INTO stands SELECT ?, fingerprint, ?, NULL FROM kept WHERE fingerprint = ?"
        " ON CONFLICT DO UPDATE SET number = excluded.number, became = NULL",
        ((document, number, fingerprint) for fingerprint, number in rows),
    )


def find_versions(ask: sqlite3.Connection, fingerprint: str) -> list[str]:
    """The fingerprints of an entry in all editions of all documents, before and after each change; its own is first.

    What stands beside each other in some document is two entries, though one was taken for the other elsewhere.
    """
    asked = (
        "WITH RECURSIVE versions(own) AS (VALUES (?) UNION SELECT iif(became = own, fingerprint, became)"
        " FROM versions JOIN stands ON (became = own OR (fingerprint = own AND became <> ''))"
        " AND NOT EXISTS (SELECT 1 FROM stands AS one JOIN stands AS two USING (document)"
        " WHERE one.fingerprint = stands.fingerprint AND two.fingerprint = stands.became"
        " AND one.became IS NULL AND two.became IS NULL))"
        " SELECT own FROM versions"
    )
    return [own for (own,) in ask.execute(asked, (fingerprint,))]


def read_editions(ask: sqlite3.Connection, entry: KeptEntry) -> EntryEditions:
    """The editions of `entry`."""
    versions = [(own,) for own in find_versions(ask, entry.fingerprint)]
    texts = [ask.execute("SELECT fingerprint, text FROM kept WHERE fingerprint = ?", own) for own in versions]
    stands = [ask.execute("SELECT * FROM stands WHERE fingerprint = ?", own) for own in versions]
    return EntryEditions({entry.fingerprint: entry.text, **dict(chain.from_iterable(texts))}, [*chain(*stands)])


def bring_back_stands(ask: sqlite3.Connection, editions: EntryEditions) -> None:
    """Know again where the editions of an entry stand, if that was forgotten with their marks and notes."""
    ask.executemany("INSERT OR IGNORE INTO stands VALUES (?, ?, ?, ?)", editions.stands)


def read_note(ask: sqlite3.Connection, fingerprint: str) -> str:
    """The words of the note on an entry; "" where it has none."""
    row = ask.execute("SELECT words FROM notes WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return str(row[0]) if row else ""


def join_notes(words: str, others: str) -> str:
    """The note on an entry of which two editions, each with a note of its own, turn out to be one entry."""
    for more, less in ((words, others), (others, words)):
        if not less or f"\n{less}\n" in f"\n{more}\n":
            return more
    return f"{words}\n{others}"


def _join_notes_of(ask: sqlite3.Connection, fingerprints: Sequence[str], before: str, now: int) -> None:
    """Give the editions of an entry that have a note the words of all of them, and of what it was `before`."""
    words = reduce(join_notes, (read_note(ask, own) for own in dict.fromkeys((*fingerprints, before))))
    rows = ((words, now, own) for own in fingerprints)
    ask.executemany("UPDATE notes SET words = ?1, at = ?2 WHERE fingerprint = ?3 AND words <> ?1", rows)


def drop_stands(ask: sqlite3.Connection, fingerprints: Iterable[str]) -> None:
    """Forget where entries stand that have neither a mark nor a note any more."""
    for fingerprint in fingerprints:
        ask.execute(
            "DELETE FROM stands WHERE fingerprint = ?1 AND NOT EXISTS (SELECT 1 FROM kept WHERE fingerprint = ?1)",
            (fingerprint,),
        )


def _note_became(ask: sqlite3.Connection, document: str, fingerprint: str, became: str) -> None:
    ask.execute("UPDATE stands SET became = ? WHERE document = ? AND fingerprint = ?", (became, document, fingerprint))
