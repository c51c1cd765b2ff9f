"""JSON: one object with documents and entries; an entry as `list --json` has it, with its links, names and note."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, TextIO

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Entry
from digest_tui.names.model import Name
from digest_tui.search.tags import find_tags
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.naming import name_entries
from digest_tui.sharing.exporting.words import list_notices
from digest_tui.sharing.records import make_record


def write_json(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write `documents`, an entry a line, so that a long export needs no more memory than a short one."""
    headers = [_make_document(document) for document in documents]
    file.write(f'{{"exported": {_dump(day.isoformat())},\n"documents": {_dump(headers)},\n"entries": [')
    separator = "\n"
    for document in documents:
        named = name_entries(document)
        for entry in document.entries:
            file.write(separator + _dump(_make_entry(document, entry, named.get(entry.number, ()))))
            separator = ",\n"
    file.write("\n]}\n")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _make_document(document: ExportDocument) -> dict[str, Any]:
    return {
        "file": document.name,
        "sha256": document.sum or None,
        "entries": len(document.chronicle.entries),
        "exported": len(document.entry_indexes),
        "links": "as written" if document.is_as_written else "clean",
        "notices": list(list_notices(document)),
    }


def _make_entry(document: ExportDocument, entry: Entry, names: Sequence[Name]) -> dict[str, Any]:
    links = [{"label": link.label, "url": link.url, "host": host_of(link.url)} for link in entry.links]
    note = document.find_note(entry)
    return {
        **make_record(document.chronicle, entry),
        "file": document.name,
        "links": links,
        "reader_note": note or None,
        "reader_tags": list(find_tags(note)),
        "names": [{"kind": name.kind, "name": name.name} for name in names],
    }
