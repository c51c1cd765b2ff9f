"""JSON: one object with the documents and their entries; an entry as `list --json` has it, and its links beside."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, TextIO

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Entry
from digest_tui.sharing.exporting.parts import Part
from digest_tui.sharing.records import make_record


def write_json(parts: Sequence[Part], day: datetime.date, file: TextIO) -> None:
    """Write `parts`, an entry a line, so that a long export needs no more memory than a short one."""
    documents = [_make_document(part) for part in parts]
    file.write(f'{{"exported": {_dump(day.isoformat())},\n"documents": {_dump(documents)},\n"entries": [')
    separator = "\n"
    for part in parts:
        for entry in part.entries:
            file.write(separator + _dump(_make_entry(part, entry)))
            separator = ",\n"
    file.write("\n]}\n")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _make_document(part: Part) -> dict[str, Any]:
    return {
        "file": part.name,
        "sha256": part.sum or None,
        "entries": len(part.chronicle.entries),
        "exported": len(part.insides),
        "links": "as written" if part.is_as_written else "clean",
        "notices": list(part.chronicle.notices),
    }


def _make_entry(part: Part, entry: Entry) -> dict[str, Any]:
    links = [{"label": link.label, "url": link.url, "host": host_of(link.url)} for link in entry.links]
    return {**make_record(part.chronicle, entry), "file": part.name, "links": links}
