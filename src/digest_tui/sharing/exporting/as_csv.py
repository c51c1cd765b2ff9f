"""CSV: a row an entry, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Sequence
from typing import TextIO

from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.search.tags import find_tags
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.naming import name_entries

COLUMNS = (
    *("file", "sha256", "number", "line", "date", "date_as_written", "place", "body"),
    *("labels", "links", "notes", "without_source", "empty_notes", "reader_note", "reader_tags", "names"),
)
"""In one cell links and tags are parted by spaces, labels by commas, footnotes and names by line breaks."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write `documents` as RFC 4180 has it, the day of export left out: the same document gives the same bytes."""
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for document in documents:
        named = name_entries(document)
        for entry in document.entries:
            names = "\n".join(name.name for name in named.get(entry.number, ()))
            rows.writerow([make_harmless(cell) for cell in (*_make_row(document, entry), names)])


def make_harmless(cell: str | int) -> str | int:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula; numbers stay numbers.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA_SIGNS) else cell


def _make_row(document: ExportDocument, entry: Entry) -> Iterator[str | int]:
    chronicle: Chronicle = document.chronicle
    yield from (document.name, document.sum, entry.number, chronicle.line_of(entry.start))
    yield from (str(entry.date) if entry.date else "", entry.date_as_written or "", entry.place or "", entry.body)
    yield ", ".join(dict.fromkeys(reference.label for reference in entry.references))
    yield " ".join(dict.fromkeys(link.url for link in entry.links))
    notes = (reference.footnote.text for reference in entry.references if reference.footnote)
    yield "\n".join(dict.fromkeys(filter(None, notes)))
    for state in ("dangling", "empty"):
        yield ", ".join(dict.fromkeys(found.label for found in entry.references if found.state == state))
    note = document.find_note(entry)
    yield from (note, " ".join(find_tags(note)))
