"""Correcting the names of a document over the reader: by one line, or all lines in the person's editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported
from textual.screen import Screen

from digest_tui.chronicle.model import Chronicle
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.name_corrections import add_corrections, find_file, read_bytes, read_file, take_back
from digest_tui.memory.name_editor import edit_corrections
from digest_tui.names.correction_lines import Correction, Corrections, format_correction, read_corrections
from digest_tui.names.finding import find_names
from digest_tui.names.model import Problem
from digest_tui.tui.field_screen import FieldScreen, Refused
from digest_tui.tui.memory_session import MemorySession
from digest_tui.whole_files import NotWritten

_NOT_KEPT = "Names are corrected only where that can be kept: not with --private, and not for what was piped in"
_KEYS = "same: A = B  apart: A  call: A -> B  hide: A  person: A\nEnter add; the empty line edits all   Esc close"
_LONGEST_TRIED = 1 << 20
"""Characters of a document on which a line is tried before it is taken: that takes less than a second."""


async def correct_names(
    screen: Screen[None], chronicle: Chronicle, memory: MemorySession, name: str, end: Callable[[str, bool], None]
) -> None:
    """Ask for a correction, of `name` where that is not empty; `end` gets what was done or why not, and if it was.

    `memory` can undo it, and `end` gets that as well.
    """
    path = find_file(chronicle.name) if memory.is_kept else None
    if path is None:
        end(_NOT_KEPT, False)
        return

    def take(correction: Correction | str | None) -> None:
        if correction is None:
            return
        before, known = read_file(path), read_bytes(path)
        if isinstance(correction, Correction):
            words, undone = (f"{word}: {format_correction(correction)}" for word in ("Corrected", "Undone"))
            problem = _try(path, lambda: add_corrections(path, chronicle.name, [correction]))
        else:
            words, undone = "Names corrected", "Undone: the names are as they were before your editor"
            problem = _edit(screen.app, path, chronicle)
        has_changed = not problem and read_file(path) != before
        if has_changed:
            now = read_bytes(path)
            memory.add_step(lambda: _take_back(path, known, now, lambda: screen.call_later(end, undone, True)))
        end(problem or (words if has_changed else "No correction was changed"), has_changed)

    line = f"person: {name}" if name else ""
    await screen.app.push_screen(FieldScreen("Correct a name", line, _KEYS, partial(_read_line, chronicle, path)), take)


def _read_line(chronicle: Chronicle, path: Path, line: str, is_warned: bool) -> Correction | str:
    """The correction that a line is, "" for an empty line. Raises Refused if it is wrong or fits no name."""
    lines, problems = read_corrections(line)
    if lines and len(chronicle.text) <= _LONGEST_TRIED:
        problems = _find_problems(chronicle, path, lines[0])
    if problems:
        raise Refused(problems[0].words)
    return lines[0] if lines else ""


def _find_problems(chronicle: Chronicle, path: Path, correction: Correction) -> list[Problem]:
    """What is wrong with the correction behind those that stand in the file at `path`."""
    # The file counts its lines from 1, so line 0 is the correction that is tried.
    tried = Corrections([*read_file(path).lines, correction._replace(line=0)])
    return [problem for problem in find_names(chronicle, tried).problems if problem.line == 0]


def _take_back(path: Path, before: bytes | None, after: bytes | None, end: Callable[[], object]) -> None:
    """Undo a change of the file at `path`, and tell `end`. Raises StoreFailed."""
    problem = _try(path, lambda: take_back(path, before, after))
    if problem:
        raise StoreFailed(problem)
    end()


def _edit(app: App[Any], path: Path, chronicle: Chronicle) -> str:
    """Give the terminal to the person's editor until it ends; why nothing changed, "" where it could."""
    try:
        with app.suspend():
            # No exception may leave this block: Textual would not take the terminal again.
            return _try(path, lambda: edit_corrections(path, chronicle))
    except SuspendNotSupported:
        return "No editor can be opened here; digest-tui names --edit opens one"


def _try(path: Path, change: Callable[[], object]) -> str:
    """Change the corrections; why that cannot be, "" where it could."""
    try:
        change()
    except NotWritten as error:
        return f"Names cannot be corrected: {error}"
    except OSError as error:
        return f"Names cannot be corrected: {error.filename or path}: {error.strerror or error}"
    return ""
