"""Citations of every entry: BibTeX, CSL-JSON, and lines of text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from digest_tui.chronicle.model import Link
from digest_tui.sharing.citing import (
    Citation,
    format_bibtex,
    format_chicago,
    format_plain,
    make_citation,
    make_csl,
    make_key,
)
from digest_tui.sharing.doubt import find_doubt
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.naming import name_entries


def write_bibtex(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write an `@misc` for each entry."""
    for key, citation in cite(documents, day, has_keywords=True):
        file.write(f"{format_bibtex(citation, key)}\n\n")


def write_csl(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write a CSL-JSON document, an item a line."""
    separator = "[\n"
    for key, citation in cite(documents, day, has_keywords=True):
        file.write(separator + json.dumps(make_csl(citation, key), ensure_ascii=False))
        separator = ",\n"
    file.write("\n]\n" if separator == ",\n" else "[]\n")


def write_plain(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write a plain citation a line."""
    _write_lines(documents, day, file, format_plain)


def write_chicago(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write a Chicago note a line."""
    _write_lines(documents, day, file, format_chicago)


def _write_lines(
    documents: Sequence[ExportDocument], day: datetime.date, file: TextIO, form: Callable[[Citation], str]
) -> None:
    for _, citation in cite(documents, day):
        file.write(f"{' '.join(form(citation).split())}\n")


def cite(
    documents: Sequence[ExportDocument], day: datetime.date, has_keywords: bool = False, link: Link | None = None
) -> Iterator[tuple[str, Citation]]:
    """Every citation, by all its sources or by `link`, with a key that no other has.

    Where two documents give the same key, the later says which it is.
    """
    owners: dict[str, int] = {}
    for place, document in enumerate(documents):
        named = name_entries(document) if has_keywords else {}
        for entry in document.entries:
            names = tuple(name.name for name in named.get(entry.number, ()))
            doubt = find_doubt(document.chronicle, entry.date)
            citation = make_citation(document.chronicle, entry, day, link)
            citation = citation._replace(keywords=names, doubt=doubt.sentence if doubt else "")
            key = make_key(citation)
            if owners.setdefault(key, place) != place:
                key = f"{key}-of-{place + 1}"
                owners.setdefault(key, place)
            yield key, citation
