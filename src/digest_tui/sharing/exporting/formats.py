"""The formats of an export by name, and writing one of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TextIO

from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.writing import NotWritten, write_whole


class Format(NamedTuple):
    """A format: the words for the person, the end of its files' names, and which function of which room writes it."""

    description: str
    extension: str
    module: str
    function: str


FORMATS = {
    "md": Format("Markdown with footnotes", "md", "as_markdown", "write_markdown"),
    "html": Format("HTML, one file", "html", "as_html", "write_html"),
    "csv": Format("CSV, a row an entry", "csv", "as_csv", "write_csv"),
    "json": Format("JSON", "json", "as_json", "write_json"),
    "bibtex": Format("BibTeX", "bib", "as_citations", "write_bibtex"),
    "csl": Format("CSL-JSON", "csl.json", "as_citations", "write_csl"),
    "sqlite": Format("SQLite database", "db", "as_sqlite", "write_sqlite"),
    "plain": Format("Citations, plain", "txt", "as_citations", "write_plain"),
    "chicago": Format("Citations, Chicago notes", "txt", "as_citations", "write_chicago"),
}


def suggest_name(form: str, documents: Iterable[str]) -> str:
    """A name for an export of documents of these names: that of the first, and what ends the names of the format."""
    stems = [Path(name).stem if name != "-" else "export" for name in documents]
    more = f"-and-{len(stems) - 1}-more" if len(stems) > 1 else ""
    return f"{stems[0] if stems else 'export'}{more}.{FORMATS[form].extension}"


def write_to_stream(form: str, documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write an export to a text stream. Raises KeyError for an unknown format, ValueError for `sqlite`."""
    if form == "sqlite":
        raise ValueError("a database is no text")
    _find_writer(form)(documents, day, file)


def write_to_file(
    form: str, documents: Sequence[ExportDocument], day: datetime.date, path: Path, is_forced: bool = False
) -> None:
    """Write an export to a file, whole or not at all. Raises KeyError for an unknown format, and NotWritten."""
    if form != "sqlite":
        write_whole(path, lambda draft: _write_text(form, documents, day, draft), is_forced)
        return
    import sqlite3

    try:
        write_whole(path, lambda draft: _find_writer(form)(documents, day, draft), is_forced)
    except sqlite3.Error as error:
        raise NotWritten(path, str(error).lower()) from error


def _write_text(form: str, documents: Sequence[ExportDocument], day: datetime.date, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        write_to_stream(form, documents, day, file)


def _find_writer(form: str) -> Callable[..., None]:
    module = import_module(f"{__package__}.{FORMATS[form].module}")
    writer: Callable[..., None] = getattr(module, FORMATS[form].function)
    return writer
