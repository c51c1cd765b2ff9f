"""The editor for the corrections of names, opened over the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from digest_tui.memory.name_corrections import find_file
from digest_tui.memory.name_editor import edit_corrections
from digest_tui.whole_files import NotWritten


def correct_names(app: App[Any], document: str, is_kept: bool) -> str:
    """Give the terminal to the person's editor until it ends; why nothing could be corrected, "" where it could."""
    path = find_file(document) if is_kept else None
    if path is None:
        return "Names are corrected only where that can be kept: not with --private, and not for what was piped in"
    try:
        with app.suspend():
            # What goes wrong must not leave this block: Textual would not take the terminal again.
            return _edit(path, document)
    except SuspendNotSupported:
        return "No editor can be opened here; digest-tui names --edit opens one"


def _edit(path: Path, document: str) -> str:
    """Let the person edit the corrections; why that cannot be, "" where it could."""
    try:
        edit_corrections(path, document)
    except NotWritten as error:
        return f"Names cannot be corrected: {error}"
    except OSError as error:
        return f"Names cannot be corrected: {error.filename or path}: {error.strerror or error}"
    return ""
