"""Opening the reader as a conversation in lines, without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from signal import SIGHUP, SIGTERM, signal
from types import FrameType
from typing import BinaryIO, NoReturn

from digest_tui.cli.documents import Documents, check_encoding
from digest_tui.cli.exit_status import DONE, FAILED, fail, say
from digest_tui.cli.run_reader import choose_files, find_last_read, is_pipe, load_settings
from digest_tui.memory.settings import REMEMBERED
from digest_tui.plain.conversation import Conversation
from digest_tui.plain.lines import Lines
from digest_tui.plain.opening import Opening
from digest_tui.plain.remembering import open_memory
from digest_tui.tui.options import ReaderOptions


class _Ended(BaseException):
    """A signal ends the program."""


def open_plainly(options: ReaderOptions) -> int:
    """Read the documents, then talk about them on standard input and output; return the exit status.

    Where a document is read from standard input, the terminal is talked to.
    """
    check_encoding(options.encoding)
    files, notice = choose_files(options.files)
    documents = Documents(files, options.encoding)
    chronicles = list(documents)
    if not chronicles:
        return FAILED
    typed = _find_input(files)
    if typed is None:
        return fail("digest-tui: the document is standard input, and there is no terminal to read commands from")
    settings = load_settings()
    is_readable_again = not any(map(is_pipe, files))
    opening = Opening(
        chronicles,
        documents.read_again if is_readable_again else None,
        documents.make_watched_files() if is_readable_again else None,
        find_last_read(options, chronicles),
        options.query,
        options.entry,
        settings.settings.links if settings else "",
        notice,
        options.encoding,
    )
    for problem in settings.problems if settings else ():
        say(f"digest-tui: {problem}")
    for number in (SIGHUP, SIGTERM):
        signal(number, _end)
    remembered = settings.settings.remember if settings else REMEMBERED
    try:
        with closing(open_memory(options.private, remembered, lambda words: say(f"digest-tui: {words}"))) as memory:
            Conversation(opening, memory, Lines(typed, sys.stdout, echoes=not typed.isatty())).hold()
    except _Ended as ending:
        # The terminal may be gone: what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + int(ending.args[0])
    return FAILED if documents.problems else DONE


def _find_input(files: Sequence[str]) -> BinaryIO | None:
    """Where commands are read from: standard input or, if that is a document, the terminal. None if there is none."""
    if "-" not in files:
        return None if sys.stdin is None else sys.stdin.buffer
    try:
        return open("/dev/tty", "rb", buffering=0)
    except OSError:
        return None


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise _Ended(number)
