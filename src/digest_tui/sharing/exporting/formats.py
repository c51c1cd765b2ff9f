"""The formats of an export by name, and writing one of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TextIO

from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.whole_files import NotWritten, write_whole


class Format(NamedTuple):
    """A format that entries can be exported to."""

    description: str
    """Its name for the person."""
    purpose: str
    """What it is good for, in a few words."""
    extension: str
    """The end of the file name, without the dot."""
    module: str
    """The module of this package that writes it."""
    function: str
    """The function of that module: `(documents, day, file)`; for sqlite the last is a path."""


FORMATS = {
    "md": Format("Markdown with footnotes", "to read, with a list of sources", "md", "as_markdown", "write_markdown"),
    "html": Format("HTML, one file", "to read in a browser, without a network", "html", "as_html", "write_html"),
    "csv": Format("CSV, a row per entry", "for spreadsheets", "csv", "as_csv", "write_csv"),
    "json": Format("JSON", "for programs, with all that list --json prints", "json", "as_json", "write_json"),
    "bibtex": Format("BibTeX", "citations for LaTeX", "bib", "as_citations", "write_bibtex"),
    "csl": Format("CSL-JSON", "citations for Zotero and pandoc", "csl.json", "as_citations", "write_csl"),
    "sqlite": Format("SQLite database", "for queries, with a full-text index", "db", "as_sqlite", "write_sqlite"),
    "links": Format("Links, one per line", "clean, each once", "txt", "as_links", "write_links"),
    "plain": Format("Citations, plain", "one per line", "txt", "as_citations", "write_plain"),
    "chicago": Format("Citations, Chicago notes", "one per line", "txt", "as_citations", "write_chicago"),
}

WITHOUT_NAMES = frozenset({"links", "plain", "chicago"})
"""The formats that have no place for names."""
_WITHOUT_DOUBTS = frozenset({"md", "html", "json", "links"})
"""The formats that say at their beginning that dates are in doubt, and the one that has no dates."""


def suggest_name(form: str, documents: Iterable[str]) -> str:
    """A file name for an export: the name of the first of `documents` with the extension of the format."""
    stems = [Path(name).stem if name != "-" else "export" for name in documents]
    more = f"-and-{len(stems) - 1}-more" if len(stems) > 1 else ""
    return f"{stems[0] if stems else 'export'}{more}.{FORMATS[form].extension}"


def find_format(name: str) -> str:
    """The format that the ending of a file's name means, the first in the table that has it; "" for none."""
    return next((form for form, row in FORMATS.items() if name.lower().endswith(f".{row.extension}")), "")


def write_to_stream(form: str, documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write an export to a text stream. Raises KeyError for an unknown format and ValueError for `sqlite`."""
    if form == "sqlite":
        raise ValueError("sqlite cannot be written to a stream")
    _find_writer(form)(documents, day, file)


def write_to_file(
    form: str, documents: Sequence[ExportDocument], day: datetime.date, path: Path, is_forced: bool = False
) -> None:
    """Write an export to a file, completely or not at all. Raises KeyError for an unknown format, and NotWritten."""
    if form != "sqlite":
        write_whole(path, lambda draft: _write_text(form, documents, day, draft), is_forced)
        return
    import sqlite3

    try:
        write_whole(path, lambda draft: _find_writer(form)(documents, day, draft), is_forced)
    except sqlite3.Error as error:
        raise NotWritten(path, str(error).lower()) from error


def explain_names(form: str, documents: Sequence[ExportDocument]) -> str:
    """Why names of `documents` are left out of an export that could have them, as a sentence; else ""."""
    from digest_tui.sharing.exporting.naming import explain_left_out

    reasons = filter(None, map(explain_left_out, documents))
    return "" if form in WITHOUT_NAMES else next(reasons, "")


def explain_doubts(form: str, documents: Sequence[ExportDocument]) -> Iterator[str]:
    """That years of `documents` are in doubt, a sentence for each, unless the export says so at its beginning."""
    from digest_tui.sharing.doubt import find_doubt

    for document in documents if form not in _WITHOUT_DOUBTS else ():
        doubts = (find_doubt(document.chronicle, document.chronicle.find_date(one)) for one in document.entry_indexes)
        if doubt := next(filter(None, doubts), None):
            yield f"{document.name}: {doubt.sentence}"


def _write_text(form: str, documents: Sequence[ExportDocument], day: datetime.date, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        write_to_stream(form, documents, day, file)


def _find_writer(form: str) -> Callable[..., None]:
    module = import_module(f"{__package__}.{FORMATS[form].module}")
    writer: Callable[..., None] = getattr(module, FORMATS[form].function)
    return writer
