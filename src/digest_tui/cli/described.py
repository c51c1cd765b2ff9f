"""The command line as data, read from its parsers: what completions and the manual page are made of."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _HelpAction
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest_tui.chronicle.checking import RULES
from digest_tui.cli.parsers import PARSERS, make_reader_parser

_VALUES = {"RULE,...": tuple(rule.name for rule in RULES)}
"""What can be written for a word of the help that has no choices of its own."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An option or a positional argument."""

    flags: tuple[str, ...]
    """`--json`, all ways to write it; () for a positional argument."""
    metavar: str
    """The word for its value: `FILE`; "" for an option that takes none."""
    choices: tuple[str, ...]
    """What its value can be; () where that is not counted."""
    words: str
    """What it does or is."""
    is_repeated: bool
    """It may stand several times."""

    @property
    def is_file(self) -> bool:
        """True if its value is the name of a file."""
        return self.metavar in ("FILE", "OLD", "NEW")

    @property
    def is_free(self) -> bool:
        """True if its value can be any word."""
        return bool(self.metavar) and not self.choices and not self.is_file


@dataclass(frozen=True, slots=True)
class Call:
    """A way to call the program: the reader, whose name is "", or a command."""

    name: str
    summary: str
    """The first sentence of its description."""
    description: str
    epilog: str
    usage: str
    options: tuple[Argument, ...]
    positionals: tuple[Argument, ...]

    @property
    def takes_files(self) -> bool:
        """True if one of its arguments is a file."""
        return any(argument.is_file for argument in self.positionals)


def describe_calls() -> tuple[Call, ...]:
    """The reader first, then every command."""
    return tuple(_describe(name, make()) for name, make in (("", make_reader_parser), *PARSERS.items()))


def _describe(name: str, parser: ArgumentParser) -> Call:
    arguments = list(_list_arguments(parser))
    description = parser.description or ""
    return Call(
        name,
        re.split(r"[.:](?:\s|$)|\n\n", description)[0].replace("\n", " "),
        description,
        parser.epilog or "",
        " ".join(parser.format_usage().split()).removeprefix("usage: "),
        tuple(argument for argument in arguments if argument.flags),
        tuple(argument for argument in arguments if not argument.flags),
    )


def _list_arguments(parser: ArgumentParser) -> Iterator[Argument]:
    # argparse gives its arguments to nobody; every tool that describes a parser reads them here.
    for action in parser._actions:
        choices: Sequence[object] = tuple(action.choices or ())
        metavar = str(action.metavar or ("" if action.nargs == 0 else action.dest.upper()))
        yield Argument(
            tuple(action.option_strings),
            metavar,
            tuple(map(str, choices)) or _VALUES.get(metavar, ()),
            "show this help" if isinstance(action, _HelpAction) else action.help or "",
            is_repeated=action.nargs == "*" or type(action).__name__ == "_ExtendAction",
        )
