"""What the readable exports say of a document and of what it lacks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from digest_tui.chronicle.model import FootnoteReference
from digest_tui.chronicle.wording import format_count
from digest_tui.sharing.exporting.documents import ExportDocument

NO_SUM = "SHA-256 not known: the bytes of the file are not at hand as they were read"


def describe_document(document: ExportDocument, day: datetime.date) -> Iterator[str]:
    """How much of which file this is, when it was exported, and how the file was read; a line each."""
    count, all_entries = len(document.entry_indexes), len(document.chronicle.entries)
    entries = format_count(count, "entry", "entries")
    yield f"{entries if document.is_whole else f'{entries} of {all_entries:,}'}, exported {day.day} {day:%B %Y}"
    yield f"SHA-256 {document.sum}" if document.sum else NO_SUM
    yield from document.chronicle.notices


def format_missing(reference: FootnoteReference) -> str:
    """What stands in the place of a reference that leads to nothing: `[33 no source]`."""
    return f"[{reference.label} {'no source' if reference.footnote is None else 'an empty note'}]"
