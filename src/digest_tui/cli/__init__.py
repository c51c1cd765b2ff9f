"""The command line. Each call imports only what it needs; the screen is imported when the reader opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

from digest_tui.cli.command_word import find_command
from digest_tui.cli.exit_status import DONE, INTERRUPTED, fail

if TYPE_CHECKING:
    from digest_tui.tui.options import ReaderOptions


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
    at = find_command(arguments)
    if at is None:
        _refuse_misspelt(arguments[:1])
        options = _parse_reader(arguments)
        _refuse_misspelt(options.files[:1])
        if options.plain or os.environ.get("TERM") == "dumb":
            _prepare_output("digest-tui")
            from digest_tui.cli.run_plain import open_plainly

            return open_plainly(options)
        from digest_tui.cli.run_reader import open_reader

        return open_reader(options)
    command = arguments[at]
    _prepare_output(f"digest-tui {command}")
    from digest_tui.cli import commands, parsers

    # Options before the command are its own too.
    own = [*arguments[:at], *arguments[at + 1 :]]
    return commands.COMMANDS[command](parsers.PARSERS[command]().parse(own))


def _refuse_misspelt(words: Sequence[str]) -> None:
    """Raise SystemExit, after a message, for a word that is no file and nearly a command or an option."""
    for word in words:
        if word.isalpha() and not os.path.lexists(word):
            from difflib import get_close_matches

            from digest_tui.cli.command_word import COMMANDS

            for meant in get_close_matches(word.lower(), (*COMMANDS, "--help", "--version"), 1):
                advice = f"no such file or command; did you mean: digest-tui {meant}"
                raise SystemExit(fail(f"digest-tui: {word}: {advice}"))


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
