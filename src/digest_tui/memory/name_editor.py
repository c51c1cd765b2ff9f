"""A person's editor, opened on the corrections of the names in a document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIG_DFL, SIG_IGN, SIGINT, SIGQUIT, SIGTSTP, signal

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

    asked = (os.environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    named = next(filter(None, asked), "") or next(filter(shutil.which, _EDITORS), "")
    if not named:
        raise OSError(0, "there is no editor; EDITOR may name one", str(path))
    try:
        command = [*shlex.split(named), str(path)]
    except ValueError as error:
        raise OSError(0, f"the editor “{named}” is no command: {error}", str(path)) from error
    sources = []
    if sys.stdin is not None and not sys.stdin.isatty() and os.path.exists(_TERMINAL) and sys.stdout.isatty():
        # The document came through a pipe: the keys of the editor come from the terminal.
        sources.append((os.POSIX_SPAWN_OPEN, 0, _TERMINAL, os.O_RDONLY, 0))
    with _leaving_keys_to_the_editor():
        editor = os.posix_spawnp(command[0], command, os.environ, file_actions=sources, setsigdef=(SIGINT, SIGQUIT))
        os.waitpid(editor, 0)


@contextmanager
def _leaving_keys_to_the_editor() -> Iterator[None]:
    """What interrupts is for the editor alone; Ctrl+Z stops us with it, or no shell would get the terminal back."""
    before = {number: signal(number, SIG_IGN) for number in (SIGINT, SIGQUIT)}
    before[SIGTSTP] = signal(SIGTSTP, SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal(number, handler)
