"""A person's editor, opened on the corrections of the names in a document."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from digest_tui.memory.name_corrections import begin_file, remove_if_empty

_EDITORS = ("nano", "vi", "notepad")
"""Tried where neither VISUAL nor EDITOR names one."""
_TERMINAL = "/dev/tty"


def edit_corrections(path: Path, document: str) -> None:
    """Let the person edit the file at `path`, which explains itself where it is new; wait until the editor ends.

    A file that nothing was written into is not kept. Raises OSError and NotWritten.
    """
    begin_file(path, document)
    try:
        _run_editor(path)
    finally:
        remove_if_empty(path, document)


def _run_editor(path: Path) -> None:
    import shlex
    import shutil
    import subprocess

    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, _EDITORS), "")
    if not named:
        raise OSError(0, "there is no editor; EDITOR may name one", str(path))
    try:
        command = [*shlex.split(named), str(path)]
    except ValueError as error:
        raise OSError(0, f"the editor “{named}” is no command: {error}", str(path)) from error
    if sys.stdin is not None and not sys.stdin.isatty() and os.path.exists(_TERMINAL) and sys.stdout.isatty():
        # The document came through a pipe: the keys of the editor come from the terminal.
        with open(_TERMINAL, "rb") as terminal:
            subprocess.run(command, stdin=terminal, check=False)
    else:
        subprocess.run(command, check=False)
