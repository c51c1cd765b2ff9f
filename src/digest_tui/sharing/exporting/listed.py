"""Exporting what a reader lists: entries by their positions, to a file, with a sentence that says what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.text.safety import one_line
from digest_tui.chronicle.wording import format_count
from digest_tui.sharing.exporting.documents import add_notes, choose_entries, sum_file
from digest_tui.sharing.exporting.formats import explain_doubts, explain_names, write_to_file
from digest_tui.whole_files import NotWritten


class ListExport:
    """The entries at `positions` of a library, chosen when this is made; `notes` are those of the reader by position.

    `encoding` is the one that the reader was told, by which the files are known again.
    """

    def __init__(
        self, library: Library, positions: Iterable[int], notes: Mapping[int, str], encoding: str | None
    ) -> None:
        self.chosen = [library.locate(position) for position in positions]
        self._library = library
        self._notes = notes
        self._encoding = encoding

    def write(self, form: str, path: Path, is_forced: bool = False) -> str:
        """Write them to a file as `form`; what came of it, as a sentence. Raises KeyError for an unknown form."""
        parts = [part._replace(sum=sum_file(part.chronicle, self._encoding)) for part in choose_entries(self.chosen)]
        parts = add_notes(parts, self._library, self._notes)
        try:
            write_to_file(form, parts, date.today(), path, is_forced)
        except NotWritten as problem:
            return f"{one_line(str(path))}: {problem.reason}; nothing is written"
        words = f"{format_count(len(self.chosen), 'entry', 'entries')} written to {one_line(str(path))}"
        return "; ".join(filter(None, (words, explain_names(form, parts), *explain_doubts(form, parts))))
