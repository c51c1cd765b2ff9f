"""Where the command of a call stands: first, or behind options."""

from __future__ import annotations

from collections.abc import Sequence

COMMANDS = (
    *("list", "search", "show", "links", "check", "stats", "names", "compare", "explain"),
    *("export", "notes", "forget", "config", "serve", "completions"),
)
"""Words that are commands. `parsers.PARSERS` and `commands.COMMANDS` have the same keys."""

_NO_OPTIONS = ("-", "--", "--version")
"""Behind these stands no command, though they begin with a hyphen."""


def find_command(arguments: Sequence[str]) -> int | None:
    """The index of the command: the first argument that is no option and no value of one; None for the reader.

    `--version` before it asks for nothing else.
    """
    if not any(argument in COMMANDS for argument in arguments):
        return None
    index = 0
    while index < len(arguments) and arguments[index].startswith("-") and arguments[index] not in _NO_OPTIONS:
        index += 2 if _takes_value(arguments[index]) else 1
    return index if index < len(arguments) and arguments[index] in COMMANDS else None


def _takes_value(option: str) -> bool:
    """True if a value follows the option, in whichever call."""
    from digest_tui.cli.described import describe_calls

    return any(argument.metavar for call in describe_calls() for argument in call.options if option in argument.flags)
