"""The entries that have a mark or a note, as a list: of a document, or of all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.safety import one_line
from digest_tui.memory.editions import find_kept, read_gone
from digest_tui.memory.fingerprints import keep_text, read_text
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.store import Store
from digest_tui.search.tags import find_tags


class ListedEntry(NamedTuple):
    """An entry with what the reader put beside it."""

    files: tuple[str, ...]
    """The paths of the documents that have it there, copies of each other; none where it came from a pipe."""
    number: int | None
    """None where the entry is gone from the document, or came from a pipe."""
    fingerprint: str
    text: str
    """What the entry says, on one line."""
    is_marked: bool
    note: str
    """"" where there is none."""


def list_kept(store: Store, chronicle: Chronicle) -> Iterator[ListedEntry]:
    """What is kept of a document in the order of its entries, then what is gone from it. Raises StoreFailed."""
    document, files = name_document(chronicle.name), (chronicle.name,)
    kept = find_kept(store, chronicle, document)
    for entry_index, fingerprint in sorted(kept.found.items()):
        text, note = keep_text(read_text(chronicle, entry_index)), kept.notes.get(entry_index, "")
        yield ListedEntry(files, entry_index + 1, fingerprint, text, entry_index in kept.marked, note)
    marks = store.read_marks()
    for entry, words in (*read_gone(store, document), *kept.gone):
        yield ListedEntry(files, None, entry.fingerprint, entry.text, entry.fingerprint in marks, words)


def list_everything(store: Store) -> list[ListedEntry]:
    """What is kept of all documents, as they were read the last time, by document and number. Raises StoreFailed."""
    rows = store.read(
        "SELECT coalesce(document, ''), iif(became IS NULL, number, NULL), kept.fingerprint, kept.text,"
        " marks.fingerprint IS NOT NULL, coalesce(words, '')"
        " FROM kept LEFT JOIN stands USING (fingerprint) LEFT JOIN marks USING (fingerprint)"
        " LEFT JOIN notes USING (fingerprint)"
        " WHERE became IS NULL OR became = '' ORDER BY document, became, number"
    )
    stood = {(file, fingerprint) for file, number, fingerprint, *_ in rows if number is not None}
    return [
        ListedEntry(tuple(filter(None, (file,))), number, fingerprint, text, bool(is_marked), note)
        for file, number, fingerprint, text, is_marked, note in rows
        if number is not None or not any((file, own) in stood for own in store.read_versions(fingerprint))
    ]


def join_copies(entries: Iterable[ListedEntry]) -> list[ListedEntry]:
    """Each entry once, with all the documents that have it under the same number."""
    joined = dict[tuple[str, int | None], ListedEntry]()
    for entry in entries:
        key = entry.fingerprint, entry.number
        first = joined.setdefault(key, entry)
        joined[key] = first._replace(files=tuple(dict.fromkeys((*first.files, *entry.files))))
    return list(joined.values())


def format_kept(entry: ListedEntry, names_files: bool) -> str:
    """Number, `marked`, note and first words, separated by tabs; the documents as the first column if `names_files`."""
    number = str(entry.number or ("gone" if entry.files else "-"))
    columns = (number, "marked" if entry.is_marked else "", " ".join(entry.note.split()), entry.text[:_FIRST])
    return "\t".join((", ".join(map(one_line, entry.files)) or "-", *columns) if names_files else columns)


def make_kept_record(entry: ListedEntry) -> dict[str, Any]:
    """The entry as a JSON object, as it is handed on: of its files the names alone, since their folders are private."""
    file, *copies = (one_line(PurePath(path).name) for path in entry.files or ("",))
    return {
        "file": file or None,
        "copies": copies,
        "number": entry.number,
        "fingerprint": entry.fingerprint,
        "marked": entry.is_marked,
        "note": entry.note or None,
        "tags": list(find_tags(entry.note)),
        "entry": entry.text,
    }


_FIRST = 100
"""Characters of the entry."""
