"""The manual page, written from the description of the command line when the wheel is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from digest_tui import __version__
from digest_tui.cli.described import Argument, Call, describe_calls
from digest_tui.plain.commands import COMMANDS
from digest_tui.tui.keys import ACTIONS, format_key

_EXIT_STATUS = (
    ("0", "Done. That a list is empty is no failure."),
    ("1", "Nothing matched, no entry has that number, check has findings, or compare differences."),
    ("2", "A wrong call, or a file that cannot be read; one line on standard error says why."),
    ("130", "Interrupted."),
)
_FILES = (
    ("$XDG_CONFIG_HOME/digest-tui/config.toml", "Settings. Without the variable it is in ~/.config."),
    ("$XDG_STATE_HOME/digest-tui/memory.sqlite3", "What is remembered. Without the variable it is in ~/.local/state."),
)
_ENVIRONMENT = (
    ("TERM", "If it is dumb, the reader is a conversation in lines, as with --plain."),
    ("BROWSER", "The command that opens links."),
    ("NO_COLOR", "If it is set, the reader has the two colours of the terminal."),
)

Row = tuple[str, str]
"""A term, and what is said of it."""


def format_manual(day: date) -> str:
    """The manual page in the man macros of roff. `day` is when it was made."""
    reader, *commands = describe_calls()
    about, _, examples = reader.description.partition("\n\nexamples:\n")
    lines = [
        "'\\\" -*- coding: utf-8 -*-",
        f'.TH DIGEST\\-TUI 1 {day.isoformat()} "digest\\-tui {__version__}"',
        ".SH NAME",
        _escape(f"digest-tui - {about[:1].lower()}{about[1:].rstrip('.')}"),
        ".SH SYNOPSIS",
        "digest\\-tui [OPTION...] [FILE...]",
        ".br",
        "digest\\-tui COMMAND [OPTION...] [ARGUMENT...]",
        ".SH DESCRIPTION",
        *_format_block(reader.epilog.rstrip("\n")),
        *_format_rows("OPTIONS", map(_describe_argument, (*reader.positionals, *reader.options))),
        ".SH COMMANDS",
        *(line for call in commands for line in _format_command(call)),
        *_format_rows("KEYS", ((" ".join(map(format_key, action.keys)), action.words) for action in ACTIONS)),
        *_format_rows("WITHOUT A SCREEN", ((_join_names(command.names), command.words) for command in COMMANDS)),
        *_format_rows("EXIT STATUS", _EXIT_STATUS),
        *_format_rows("FILES", _FILES),
        *_format_rows("ENVIRONMENT", _ENVIRONMENT),
        ".SH EXAMPLES",
        *_format_block(examples.rstrip("\n")),
    ]
    return "\n".join(lines) + "\n"


def _join_names(names: Iterable[str]) -> str:
    return ", ".join(name for name in names if name.isprintable())


def _format_command(call: Call) -> Iterator[str]:
    yield f".SS {_escape(call.usage.replace(' [-h]', ''))}"
    yield from _format_text(call.description)
    for argument in (*call.positionals, *call.options):
        if "--help" not in argument.flags:
            yield from _format_row(_describe_argument(argument))
    if call.epilog:
        yield ".PP"
        yield from _format_text(call.epilog)


def _describe_argument(argument: Argument) -> Row:
    value = f" {argument.metavar}" if argument.flags and argument.metavar else argument.metavar
    return f"{', '.join(argument.flags)}{value}", argument.words


def _format_rows(title: str, rows: Iterable[Row]) -> Iterator[str]:
    yield f".SH {title}"
    for row in rows:
        yield from _format_row(row)


def _format_row(row: Row) -> Iterator[str]:
    term, words = row
    yield from (".TP", f"\\fB{_escape(term)}\\fR", *_fill(words))


def _format_text(text: str) -> Iterator[str]:
    """Paragraphs are filled; those with indented lines stay as they are."""
    for number, paragraph in enumerate(re.split(r"\n\n+", text.strip("\n"))):
        if number:
            yield ".PP"
        if re.search(r"^ ", paragraph, re.MULTILINE):
            yield from _format_block(paragraph)
        else:
            yield from _fill(paragraph)


def _fill(text: str) -> Iterator[str]:
    """Lines that roff fills anew. Those of its source should be short as well."""
    return map(_escape, wrap(text, 70, break_long_words=False, break_on_hyphens=False))


def _format_block(text: str) -> Iterator[str]:
    yield from (".nf", *map(_escape, text.split("\n")), ".fi")


def _escape(text: str) -> str:
    """`text` such that no sign of it is a request or an escape of roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
