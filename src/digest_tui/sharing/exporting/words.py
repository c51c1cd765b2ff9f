"""Sentences of the readable exports about a document and its missing sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from digest_tui.chronicle.checking import describe_doubt
from digest_tui.chronicle.model import FootnoteReference
from digest_tui.chronicle.wording import format_count
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.naming import explain_left_out

READERS_NOTE = "Reader’s note"
"""Stands before what is the reader's own, so that nobody takes it for the document's."""
NO_SUM = "SHA-256 unknown: the file is not available as it was read"


def describe_document(document: ExportDocument, day: datetime.date) -> Iterator[str]:
    """Lines that say how much of the file this is, when it was exported, and how the file was read."""
    count, all_entries = len(document.entry_indexes), len(document.chronicle.entries)
    entries = format_count(count, "entry", "entries")
    yield f"{entries if document.is_whole else f'{entries} of {all_entries:,}'}, exported {day.day} {day:%B %Y}"
    yield f"SHA-256 {document.sum}" if document.sum else NO_SUM
    yield from list_notices(document)


def list_notices(document: ExportDocument) -> Iterator[str]:
    """Lines that say what a reader must know: how the file was read, that its dates are in doubt, what is left out."""
    yield from document.chronicle.notices
    if left_out := explain_left_out(document):
        yield f"{left_out}; its dates are not checked either"
    elif doubt := describe_doubt(document.chronicle):
        yield doubt


def format_missing(reference: FootnoteReference) -> str:
    """The text for a reference without a source: `[33 no source]`."""
    return f"[{reference.label} {'no source' if reference.footnote is None else 'an empty footnote'}]"


def format_number(documents: Sequence[ExportDocument], place: int, number: int) -> str:
    """The number of an entry of the document at that place, behind its name where there are several."""
    return f"{documents[place].name} {number}" if len(documents) > 1 else str(number)
