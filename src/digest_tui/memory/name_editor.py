"""A person's editor, opened on the corrections of the names in a document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIG_DFL, SIG_IGN, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, signal

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.safety import one_line
from digest_tui.memory.name_corrections import begin_file, hide_names, read_file, remove_if_empty, show_names

_EDITORS = ("nano", "vi")
"""Tried where neither VISUAL nor EDITOR names one."""
_TERMINAL = "/dev/tty"


def edit_corrections(path: Path, chronicle: Chronicle) -> None:
    """Let the person edit the file at `path`, which explains itself where it is new; wait until the editor ends.

    Meanwhile the names of the document stand in it as comments. A file that
    nothing was written into is not kept. Raises OSError and NotWritten.
    """
    begin_file(path, chronicle.name)
    show_names(path, _list_names(chronicle, path))
    try:
        _run_editor(path)
    finally:
        hide_names(path)
        remove_if_empty(path, chronicle.name)


def _list_names(chronicle: Chronicle, path: Path) -> Iterator[str]:
    """The names of the document as the corrections at `path` make them, to be edited into corrections."""
    from digest_tui.names.finding import find_names

    for name in find_names(chronicle, read_file(path)).found:
        forms = "".join(f" = {one_line(form)}" for form in name.forms if form != name.name)
        yield f"{name.kind}: {one_line(name.name)}{forms} · {', '.join(map(str, name.entries))}"


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
    """Keys that interrupt reach the editor alone; what stops, as Ctrl+Z, stops both: the shell gets the terminal."""
    before = {number: signal(number, SIG_IGN) for number in (SIGINT, SIGQUIT)}
    # The handlers of the screen wait for the editor to end, and would stop the reader then.
    before |= {number: signal(number, SIG_DFL) for number in (SIGTSTP, SIGTTIN, SIGTTOU)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal(number, handler)
