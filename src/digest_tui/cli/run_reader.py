"""Opening the reader. The screen is imported only here, after the documents are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest_tui.cli.documents import Documents, check_encoding, has_input
from digest_tui.cli.exit_status import DONE, FAILED, fail
from digest_tui.tui import runtime
from digest_tui.tui.options import OpenDocuments, ReaderOptions

if TYPE_CHECKING:
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.memory.reading_positions import ReadingPosition
    from digest_tui.memory.settings import LoadedSettings

_DESCRIPTORS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Prefixes of the names of what was open when the program began. Standard input becomes the terminal later."""


def open_reader(options: ReaderOptions, is_served: bool = False) -> int:
    """Read the documents, then open the screen; return the exit status.

    Problems are printed before the screen takes over the terminal. A reader that `serve` started has no terminal:
    pipes lead to a browser.
    """
    runtime.prepare_start()
    problem = "" if is_served else _find_terminal_problem()
    if problem:
        return fail(f"digest-tui: {problem}")
    check_encoding(options.encoding)
    if sys.stdin is None and (problem := _take_keyboard()):
        # Before a file is opened, which would get the number of the closed standard input.
        return fail(f"digest-tui: {problem}")
    files, notice = choose_files(options.files)
    documents = Documents(files, options.encoding)
    is_readable_again = not any(map(is_pipe, files))
    chronicles = (_read_heads(documents) if is_readable_again else None) or list(documents)
    if not chronicles:
        return FAILED
    if not is_served and not os.isatty(0) and (problem := _take_keyboard()):
        return fail(f"digest-tui: {problem}")
    runtime.set_textual_variables()
    runtime.paint_utf8()
    options = options._replace(settings=load_settings())
    problems = options.settings.problems if options.settings else ()
    from digest_tui.tui.app import run_reader

    opened = OpenDocuments(
        chronicles,
        documents.read_again if is_readable_again else None,
        documents.make_watched_files if is_readable_again else None,
        find_last_read(options, chronicles),
        "; ".join(filter(None, (*documents.problems, *problems, notice))),
    )
    status = run_reader(opened, options, is_served)
    return status or (FAILED if documents.problems else DONE)


def choose_files(files: Sequence[str]) -> tuple[Sequence[str], str]:
    """The files to open, standard input or the sample where none are named; and what is said of that."""
    if files:
        return files, ""
    if has_input():
        return ["-"], ""
    from digest_tui.resources import find_sample

    return [str(find_sample())], "This is the sample: digest-tui FILE opens yours. Keys: ?"


def find_last_read(options: ReaderOptions, chronicles: Sequence[Chronicle]) -> ReadingPosition | None:
    """Where one of the documents was last read. None if the options say where to open it."""
    if options.private or options.query or options.entry is not None:
        return None
    from digest_tui.memory.reading_positions import find_reading_position

    return find_reading_position([chronicle.name for chronicle in chronicles])


def load_settings() -> LoadedSettings | None:
    """What the person has set; None, and nothing is imported for it, where there is no such file."""
    from digest_tui.memory.folder import find_settings_file

    path = find_settings_file()
    if not path.exists():
        return None
    from digest_tui.memory.settings import read_settings
    from digest_tui.tui.setting_choices import list_choices

    return read_settings(path, list_choices())


def is_pipe(path: str) -> bool:
    """True for what can be read only once: standard input by any name, a named pipe, the shell's `<(…)`."""
    return (
        path == "-"
        or os.path.normpath(path).startswith(_DESCRIPTORS)
        or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path))
    )


def _read_heads(documents: Documents) -> list[Chronicle] | None:
    """The beginning of a single large file, shown while the rest is read. None for anything else."""
    from digest_tui.chronicle.files.loading import load_head
    from digest_tui.chronicle.files.reading import UnreadableDocument

    if len(documents.files) != 1 or os.path.isdir(documents.files[0]):
        return None
    try:
        head = load_head(documents.files[0], documents.encoding)
    except UnreadableDocument:
        return None
    return [head] if head else None


def _find_terminal_problem() -> str:
    """The reason why the reader cannot be shown here, or ""."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        return "the reader is shown on standard error, which is not a terminal here"
    if sys.stdin is None or not sys.stdin.isatty():
        try:
            os.close(os.open("/dev/tty", os.O_RDWR))
        except OSError:
            return "there is no terminal to read keys from: /dev/tty cannot be opened"
    return ""


def _take_keyboard() -> str:
    """Replace a standard input that is not a terminal by the terminal. Returns the reason if that fails, else "".

    A pipe does not send keys, and xargs and `while read` take the terminal
    away from the programs they start.
    """
    # Textual reads the descriptor of sys.__stdin__: https://github.com/Textualize/textual/issues/5531
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        if terminal != 0:  # It is 0 where standard input was closed.
            os.close(terminal)
    except OSError:
        return "there is no terminal to read keys from: /dev/tty cannot be opened"
    sys.stdin = sys.__stdin__ = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - it stays open, and is Final for mypy alone
    return ""
