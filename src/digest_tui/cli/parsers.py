"""The calls: how a command line is taken apart.

Apart, since a reader called with files alone does without argparse
and the time it takes.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from digest_tui import __version__

FAILED = 2

READER_HELP = """\
Read, search and quote sourced chronicles.

examples:
  digest-tui january.txt             read it; ? shows the keys, q quits
  digest-tui                         read the sample that comes with the program
  lynx -dump URL | digest-tui        read what another program prints
  digest-tui search "murat adam" january.txt
  digest-tui show 33 january.txt     one entry with its sources
  digest-tui links january.txt       every link, one a line
  digest-tui check january.txt       what is wrong in it
  digest-tui stats january.txt       how many entries by day, place and source
"""
READER_NOTES = """\
commands: list, search, show, links, check, stats, export, forget; each has --help.
A file of that name is opened as ./list.
It never opens a network connection.
"""
FORGET_HELP = """\
Delete what is remembered of FILE: marks, what was read, and where. Without FILE
everything, settings included. It asks no question, and says what it deleted.

example:
  digest-tui forget january.txt
"""
_WORD_SIGN = "\0"
"""Stands before what is a word though it may begin with a hyphen: no argument can hold it."""


class _HelpFormatter(RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        # To ask for the width of the terminal would cost every command an import.
        super().__init__(prog, width=80)


class CommandParser(ArgumentParser):
    """Answers a wrong call with one line and exit status 2; takes options before, between and after the words."""

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """The call taken apart. Raises SystemExit for a wrong one and for --help.

        What follows `--` is a word even if it begins with a hyphen, which
        argparse forgets where options may stand between words.
        """
        cut = arguments.index("--") if "--" in arguments else len(arguments)
        words = [_WORD_SIGN + word for word in arguments[cut + 1 :]]
        options = self.parse_intermixed_args([*arguments[:cut], *words])
        for name, value in vars(options).items():
            if isinstance(value, str):
                setattr(options, name, value.removeprefix(_WORD_SIGN))
            elif isinstance(value, list):
                setattr(options, name, [word.removeprefix(_WORD_SIGN) for word in value])
        return options

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call. Raises SystemExit."""
        from digest_tui.chronicle.text.safety import one_line

        if sys.stderr:  # else print would take standard output
            print(f"{self.prog}: {one_line(message)} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(FAILED)


def make_reader_parser() -> CommandParser:
    """The call of the reader."""
    parser = CommandParser(
        prog="digest-tui",
        usage="digest-tui [FILE...] | digest-tui COMMAND ...",
        description=READER_HELP,
        epilog=READER_NOTES,
        formatter_class=_HelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="a text, a folder of texts, or - for standard input")
    parser.add_argument("--encoding", metavar="NAME", help="how the text is encoded, if the reader gets it wrong")
    parser.add_argument("--private", action="store_true", help="neither read nor write what the reader remembers")
    parser.add_argument("--query", metavar="WORDS", default="", help="begin with this search")
    parser.add_argument("--entry", metavar="NUMBER", type=_read_number, help="begin at this entry")
    parser.add_argument("--version", action="version", version=f"digest-tui {__version__}")
    return parser


def _make_command_parser(name: str, description: str, example: str, has_json: bool = True) -> CommandParser:
    parser = CommandParser(
        prog=f"digest-tui {name}",
        description=f"{description}\n\nexample:\n  digest-tui {name} {example}",
        formatter_class=_HelpFormatter,
    )
    parser.set_defaults(command=name)
    if has_json:
        parser.add_argument("--json", action="store_true", help="JSON Lines: one object a line")
    parser.add_argument("--encoding", metavar="NAME", help="how the text is encoded")
    parser.add_argument("--private", action="store_true", help="accepted everywhere; a command remembers nothing")
    return parser


def make_list_parser() -> CommandParser:
    """The call of `list`."""
    parser = _make_command_parser("list", "One line an entry: number, date, place, first words.", "january.txt")
    parser.add_argument("--all", action="store_true", help="also what is no entry: preface, footer")
    return _add_files(parser)


def make_search_parser() -> CommandParser:
    """The call of `search`."""
    parser = _make_command_parser("search", "The entries that answer QUERY, best first.", '"murat adam" january.txt')
    parser.add_argument("query", metavar="QUERY", help="words; put -- before one that begins with a hyphen")
    parser.add_argument("--limit", metavar="N", type=_read_count, help="at most so many")
    return _add_files(parser)


def make_show_parser() -> CommandParser:
    """The call of `show`."""
    parser = _make_command_parser("show", "One entry with its sources.", "33 january.txt")
    parser.add_argument("number", metavar="NUMBER", type=_read_number, help="its place in the document, from 1")
    parser.add_argument("files", metavar="FILE", nargs="?", help="- or nothing: standard input")
    return parser


def make_links_parser() -> CommandParser:
    """The call of `links`."""
    parser = _make_command_parser("links", "One line a link: label, tab, clean URL.", "january.txt")
    parser.add_argument("--as-written", action="store_true", help="the URL exactly as the document has it")
    return _add_files(parser)


def make_check_parser() -> CommandParser:
    """The call of `check`."""
    from digest_tui.chronicle.checking import RULES

    parser = _make_command_parser("check", "What is wrong in a document: FILE:LINE: rule: message.", "january.txt")
    parser.epilog = "rules:\n" + "\n".join(f"  {rule.name:<20} {rule.sentence}" for rule in RULES)
    for name, words in (("--select", "look for these alone"), ("--ignore", "do not look for these")):
        parser.add_argument(
            name, metavar="RULE,...", type=_read_rules, action="extend", default=[], help=f"{words}; may be repeated"
        )
    return _add_files(parser)


def make_forget_parser() -> CommandParser:
    """The call of `forget`."""
    parser = CommandParser(
        prog="digest-tui forget",
        description=FORGET_HELP,
        formatter_class=_HelpFormatter,
    )
    parser.set_defaults(command="forget")
    parser.add_argument("files", metavar="FILE", nargs="*", help="a text, or a folder of texts; nothing: everything")
    return parser


def make_stats_parser() -> CommandParser:
    """The call of `stats`."""
    words = "Entries by day, place and host of their sources, and what they lack: a table on a terminal, else tabs."
    return _add_files(_make_command_parser("stats", words, "january.txt"))


def make_export_parser() -> CommandParser:
    """The call of `export`."""
    from digest_tui.sharing.exporting.formats import FORMATS

    example = "--format html --output january.html january.txt"
    parser = _make_command_parser("export", "Entries with their sources, for other programs.", example, has_json=False)
    parser.epilog = "formats:\n" + "\n".join(f"  {name:<8} {form.description}" for name, form in FORMATS.items())
    parser.add_argument("--format", metavar="NAME", required=True, choices=[*FORMATS], help="one of those below")
    parser.add_argument("--output", metavar="FILE", help="else standard output; sqlite needs it")
    parser.add_argument("--force", action="store_true", help="write over FILE if it is there")
    parser.add_argument("--query", metavar="WORDS", default="", help="only the entries that this search finds")
    parser.add_argument("--marked", action="store_true", help="only the marked entries")
    parser.add_argument("--as-written", action="store_true", help="links exactly as the document has them")
    return _add_files(parser)


def _add_files(parser: CommandParser) -> CommandParser:
    parser.add_argument("files", metavar="FILE", nargs="*", help="- or nothing: standard input")
    return parser


def _read_number(text: str) -> int:
    word = text.removeprefix(_WORD_SIGN)
    try:
        return int(word)
    except ValueError as error:
        raise ArgumentTypeError(f"{word!r} is no number") from error


def _read_rules(text: str) -> list[str]:
    from digest_tui.chronicle.checking import RULES

    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = set(names) - {rule.name for rule in RULES}
    if unknown or not names:
        raise ArgumentTypeError(f"no such rule: {', '.join(sorted(unknown)) or repr(text)}")
    return names


def _read_count(text: str) -> int:
    count = _read_number(text)
    if count < 0:
        raise ArgumentTypeError(f"{count} is less than nothing")
    return count
