"""The command line. Each call imports what it needs, and the screen only when the reader opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from digest_tui.cli.exit_status import DONE, INTERRUPTED, fail

if TYPE_CHECKING:
    from digest_tui.tui.options import ReaderOptions

COMMANDS = ("list", "search", "show", "links", "check", "stats", "export", "forget")
"""The first words that are commands."""

LATER = ("config", "serve", "completions")


def run() -> NoReturn:
    """The program. Raises SystemExit with its exit status."""
    try:
        status = main(sys.argv[1:])
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        # Who read our output has gone: that is the end of it, and no failure.
        status = DONE
    except OSError as error:
        status = fail(f"digest-tui: {error.strerror or error}".lower())
    _let_go_of_streams()
    sys.exit(status)


def _let_go_of_streams() -> None:
    """Keep Python from complaining at its end, and from another status, where nobody takes its output any more."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for; the exit status. Raises SystemExit for a wrong call and for --help."""
    command = arguments[0] if arguments else ""
    if command in LATER:
        return fail(f"digest-tui: {command}: not in this version; a file of this name is opened as ./{command}")
    if command not in COMMANDS:
        from digest_tui.cli.run_reader import open_reader

        return open_reader(_parse_reader(arguments))
    if sys.stdout is None:
        return fail(f"digest-tui {command}: standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    from digest_tui.cli import commands, parsers

    make_parser, answer = {
        "list": (parsers.make_list_parser, commands.list_entries),
        "search": (parsers.make_search_parser, commands.search),
        "show": (parsers.make_show_parser, commands.show),
        "links": (parsers.make_links_parser, commands.list_links),
        "check": (parsers.make_check_parser, commands.check),
        "stats": (parsers.make_stats_parser, commands.count),
        "export": (parsers.make_export_parser, commands.export),
        "forget": (parsers.make_forget_parser, commands.forget),
    }[command]
    return answer(make_parser().parse(arguments[1:]))


def _parse_reader(arguments: Sequence[str]) -> ReaderOptions:
    from digest_tui.tui.options import ReaderOptions

    if not any(argument.startswith("-") and argument != "-" for argument in arguments):
        return ReaderOptions(arguments)
    from digest_tui.cli.parsers import make_reader_parser

    return ReaderOptions(**vars(make_reader_parser().parse(arguments)))
