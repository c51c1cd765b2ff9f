"""The command line. Each call imports only what it needs; the screen is imported when the reader opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

from digest_tui.cli.exit_status import DONE, INTERRUPTED, fail

if TYPE_CHECKING:
    from digest_tui.tui.options import ReaderOptions

COMMANDS = (
    *("list", "search", "show", "links", "check", "stats", "names", "compare", "explain"),
    *("export", "notes", "forget", "config", "serve", "completions"),
)
"""First words that are commands. `parsers.PARSERS` and `commands.COMMANDS` have the same keys."""


def run() -> NoReturn:
    """Run the program. Raises SystemExit with its exit status."""
    try:
        status = main(sys.argv[1:])
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has closed it, as `head` does: that is not a failure.
        status = DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        status = fail(f"digest-tui: {where}{(error.strerror or str(error)).lower()}")
    _release_streams()
    _end(status)


def _end(status: int) -> NoReturn:
    """End the process. Raises SystemExit, unless other threads are still running.

    Python would wait for those, and one that reads a pipe or a distant disk may never end.
    """
    threading = sys.modules.get("threading")
    if threading and threading.active_count() > 1:
        os._exit(status)
    sys.exit(status)


def _release_streams() -> None:
    """Flush the output, so that a closed pipe causes no message and no other exit status when Python ends."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(arguments: Sequence[str]) -> int:
    """Run the command or the reader that `arguments` ask for; return the exit status.

    Raises SystemExit for a wrong call and for --help.
    """
    command = arguments[0] if arguments else ""
    if command not in COMMANDS:
        if advice := _find_command_meant(command):
            return fail(f"digest-tui: {command}: no such file or command; did you mean: digest-tui {advice}")
        options = _parse_reader(arguments)
        if options.plain or os.environ.get("TERM") == "dumb":
            _prepare_output("digest-tui")
            from digest_tui.cli.run_plain import open_plainly

            return open_plainly(options)
        from digest_tui.cli.run_reader import open_reader

        return open_reader(options)
    _prepare_output(f"digest-tui {command}")
    from digest_tui.cli import commands, parsers

    return commands.COMMANDS[command](parsers.PARSERS[command]().parse(arguments[1:]))


def _find_command_meant(word: str) -> str:
    """The command or option that is nearly this word; "" where it is a file, or like none of them."""
    if not word.isalpha() or os.path.lexists(word):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), (*COMMANDS, "--help", "--version"), 1)), "")


def _prepare_output(name: str) -> None:
    """Write UTF-8 whatever the locale says. Raises SystemExit, after a message, if standard output is closed."""
    if sys.stdout is None:
        raise SystemExit(fail(f"{name}: standard output is closed"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _parse_reader(arguments: Sequence[str]) -> ReaderOptions:
    from digest_tui.cli.flags import FLAGS
    from digest_tui.tui.options import ReaderOptions

    given = {argument for argument in arguments if argument.startswith("-") and argument != "-"}
    if given <= FLAGS.keys():
        files = [argument for argument in arguments if argument not in given]
        chosen: dict[str, Any] = {flag.removeprefix("--").replace("-", "_"): True for flag in given}
        return ReaderOptions(files, **chosen)
    from digest_tui.cli.parsers import make_reader_parser

    return ReaderOptions(**vars(make_reader_parser().parse(arguments)))
