"""The command line parsers: one for the reader, one for each command.

They have a module of their own because a reader called with files and flags alone starts without argparse.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from textwrap import indent
from typing import NoReturn

from digest_tui import __version__
from digest_tui.cli.exit_status import FAILED
from digest_tui.cli.flags import FLAGS

READER_HELP = """\
Read, search and quote sourced chronicles.

examples:
  digest-tui january.txt             open it in the reader; ? shows the keys, q quits
  digest-tui                         open the sample that comes with the program
  lynx -dump URL | digest-tui        open what another program prints
  digest-tui --plain january.txt     the same as a conversation in lines
  digest-tui list january.txt        all entries, one a line
  digest-tui search "murat adam" january.txt
  digest-tui show 33 january.txt     one entry with its sources
  digest-tui links january.txt       all links, one a line
  digest-tui check january.txt       what is wrong in it
  digest-tui stats january.txt       entries by day, place and source
  digest-tui names january.txt       people, organisations and laws in it
  digest-tui compare old.txt new.txt  what a new edition changed
  digest-tui explain january.txt 33  why line 33 was read as it was
  digest-tui export --format html --output january.html january.txt
  digest-tui notes january.txt       your notes and marks in it
  digest-tui forget january.txt      delete its notes, marks and reading position
  digest-tui config                  settings, and where each comes from
  digest-tui serve january.txt       the reader in a browser on this machine
"""
READER_NOTES = """\
commands: list, search, show, links, check, stats, names, compare,
explain, export, notes, forget, config, serve, completions; each has
--help.
A file named like a command is opened with a path: ./list
Options may stand before the command, behind it, and between its words.
digest-tui never opens a network connection.
"""
SEARCH_NOTES = """\
Entries with all the words are printed; the last may be unfinished. Where no
entry has them all, some are left out, and that is said.
  "special ruling"   a phrase                  -astana             without a word
  jan 16, [71]       a day, a footnote label   place:oral          by place
  after:2025-01-20   from a day (before: to)   site:t.me           by host of a source
  no:source          without a source          is:marked           marked entries
  who:adam           by a name in it           law:274             by an article cited
  has:note           with a note of yours      tag:followup        with #followup in it
The README describes the search language.
"""
FORGET_HELP = """\
Delete what is remembered about FILE: marks, notes, read entries and the reading
position. --everything deletes this of all documents, and what was searched for:
all but the settings file. There is no confirmation; what was deleted is printed.

example:
  digest-tui forget january.txt
"""
_LONGEST_NUMBER = 4000
"""Characters. Python refuses to read longer numbers."""
_LONGEST_SHOWN = 40
CONFIG_HELP = """\
Print where the settings file is, every setting in force, and where each comes
from: a line of the file, or the default. The README has an example of a file.
"""
SERVE_HELP = """\
Serve the reader to a browser on this machine, at 127.0.0.1 alone. The address
of the page is printed; it holds a secret, and nobody else can guess it. The
page asks no other host for anything. Ctrl+C ends the server and its readers.
Needs the extra serve: pip install 'digest-tui[serve]'

example:
  digest-tui serve january.txt
"""
COMPLETIONS_HELP = """\
Print what makes a shell complete commands, options and files of digest-tui.

  bash   in ~/.bashrc:                   eval "$(digest-tui completions bash)"
  zsh    in ~/.zshrc, below compinit:    eval "$(digest-tui completions zsh)"
  fish   in ~/.config/fish/config.fish:  digest-tui completions fish | source
"""
_WORD_SIGN = "\0"
"""Prefix of a positional argument that may begin with a hyphen. No real argument can contain it."""


class _HelpFormatter(RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        # Asking for the width of the terminal would cost every command an import.
        super().__init__(prog, width=80)


class CommandParser(ArgumentParser):
    """A parser that reports a wrong call on one line, with exit status 2, and accepts options anywhere."""

    counted: tuple[str, Callable[[str], int]] | None = None
    """The positional argument that is a number, and how it is read: it and FILE may stand in either order."""

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """Parse the arguments. Raises SystemExit for a wrong call and for --help.

        Everything after `--` is positional even if it begins with a hyphen.
        argparse forgets that when options may stand between positional arguments.
        """
        cut = arguments.index("--") if "--" in arguments else len(arguments)
        words = [_WORD_SIGN + word for word in arguments[cut + 1 :]]
        options = self.parse_intermixed_args([*arguments[:cut], *words])
        for name, value in vars(options).items():
            if isinstance(value, str):
                setattr(options, name, value.removeprefix(_WORD_SIGN))
            elif isinstance(value, list):
                setattr(options, name, [word.removeprefix(_WORD_SIGN) for word in value])
        if self.counted:
            self._read_counted(options, *self.counted)
        return options

    def _read_counted(self, options: Namespace, name: str, read: Callable[[str], int]) -> None:
        word, file = getattr(options, name), options.files
        if word and file and not _is_number(word) and _is_number(file):
            word, options.files = file, word
        try:
            setattr(options, name, None if word is None else read(word))
        except ArgumentTypeError as error:
            self.error(f"argument {name.upper()}: {error}")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the call. Raises SystemExit."""
        from digest_tui.chronicle.text.safety import one_line

        if message.startswith("unrecognized arguments: -") and not message.startswith("unrecognized arguments: --"):
            message += "; put -- before arguments that begin with a hyphen"
        if sys.stderr:  # else print would use standard output
            print(f"{self.prog}: {one_line(message)} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(FAILED)


def make_reader_parser() -> CommandParser:
    """The parser of the reader: `digest-tui [FILE...]`."""
    parser = CommandParser(
        prog="digest-tui",
        usage="digest-tui [FILE...] | digest-tui COMMAND ...",
        description=READER_HELP,
        epilog=READER_NOTES,
        formatter_class=_HelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="file, folder, or - for standard input")
    _add_encoding(parser)
    for flag, words in FLAGS.items():
        parser.add_argument(flag, action="store_true", help=words)
    parser.add_argument("--query", metavar="WORDS", default="", help="open with this search")
    parser.add_argument("--entry", metavar="NUMBER", type=_read_number, help="open at this entry")
    parser.add_argument("--version", action="version", version=f"digest-tui {__version__}")
    return parser


def make_list_parser() -> CommandParser:
    """The parser of `list`."""
    parser = _make_command_parser("list", "Print one line per entry: number, date, place, first words.", "january.txt")
    parser.add_argument("--all", action="store_true", help="also text that is not an entry (preface, footer)")
    return _add_files(parser)


def make_search_parser() -> CommandParser:
    """The parser of `search`."""
    parser = _make_command_parser(
        "search", "Print the entries that match QUERY, best first.", '"murat adam" january.txt'
    )
    parser.epilog = SEARCH_NOTES
    parser.add_argument(
        "query", metavar="QUERY", help="words to find; write -- before a QUERY that begins with a hyphen"
    )
    parser.add_argument("--limit", metavar="N", type=_read_count, help="print at most N")
    return _add_files(parser)


def make_show_parser() -> CommandParser:
    """The parser of `show`."""
    parser = _make_command_parser("show", "Print one entry with its sources.", "33 january.txt")
    parser.counted = ("number", _read_number)
    parser.add_argument("number", metavar="NUMBER", help="number of the entry, counted from 1")
    parser.add_argument(
        "files", metavar="FILE", nargs="?", help="file; without FILE, or with -, standard input is read"
    )
    return parser


def make_links_parser() -> CommandParser:
    """The parser of `links`."""
    parser = _make_command_parser("links", "Print one line per link: label, tab, clean URL.", "january.txt")
    parser.add_argument("--as-written", action="store_true", help="print each URL exactly as the document has it")
    parser.add_argument("--query", metavar="WORDS", default="", help="only the links of entries that match this search")
    parser.add_argument("--marked", action="store_true", help="only the links of marked entries")
    return _add_files(parser)


def make_check_parser() -> CommandParser:
    """The parser of `check`."""
    from digest_tui.chronicle.checking import RULES

    parser = _make_command_parser(
        "check", "Print what is wrong in a document: FILE:LINE: rule: message.", "january.txt"
    )
    parser.epilog = "rules:\n" + "\n".join(f"  {rule.name:<20} {rule.sentence}" for rule in RULES)
    for name, words in (("--select", "report only these rules"), ("--ignore", "skip these rules")):
        parser.add_argument(
            name, metavar="RULE,...", type=_read_rules, action="extend", default=[], help=f"{words}; may be repeated"
        )
    return _add_files(parser)


def make_stats_parser() -> CommandParser:
    """The parser of `stats`."""
    words = (
        "Count entries by day, place, source host and name, and what is missing.\n"
        "The output is a table on a terminal, and tab-separated otherwise."
    )
    return _add_files(_make_command_parser("stats", words, "january.txt"))


def make_names_parser() -> CommandParser:
    """The parser of `names`."""
    from digest_tui.names.correction_lines import EXPLANATION

    words = (
        "Print the people, organisations and laws that the entries name:\n"
        "kind, tab, name, tab, numbers of the entries.\n\n"
        "What the rules got wrong you correct with --edit, one line each:\n"
        f"{indent(EXPLANATION, '  ')}"
        "Behind a name, `in 12, 15` means it in these entries only."
    )
    parser = _make_command_parser("names", words, "--kind person january.txt")
    parser.add_argument("--kind", choices=["person", "organisation", "law"], help="only names of this kind")
    changes = parser.add_mutually_exclusive_group()
    changes.add_argument(
        "--edit", action="store_true", help="merge, part, rename, hide or add names of FILE, in your editor"
    )
    changes.add_argument(
        "--import", metavar="LINES", dest="adopt", default="", help="add the corrections that a file of lines has"
    )
    return _add_files(parser)


def make_compare_parser() -> CommandParser:
    """The parser of `compare`."""
    words = (
        "Print what differs between two editions of a document: entries added, gone,\n"
        "changed with the words marked, moved; footnotes with another URL, appeared, vanished.\n"
        "Exit status 1 where they differ. White space and the numbers of footnotes are no\n"
        "difference. What only stands elsewhere in the order of the entries has moved."
    )
    parser = _make_command_parser("compare", words, "january.txt january-new.txt")
    parser.add_argument("old", metavar="OLD", help="the older file, or - for standard input")
    parser.add_argument("new", metavar="NEW", help="the newer file, or - for standard input")
    parser.add_argument("--format", choices=["text", "md", "html"], help="default: text")
    return parser


def make_explain_parser() -> CommandParser:
    """The parser of `explain`."""
    words = (
        "Print which rule read each line as a date or a footnote, and why a dated line\nis or is not an entry. "
        "With LINE, explain that line, whatever it is."
    )
    parser = _make_command_parser("explain", words, "january.txt 33")
    parser.add_argument("files", metavar="FILE", help="file; with -, standard input is read")
    parser.counted = ("line", _read_line)
    parser.add_argument("line", metavar="LINE", nargs="?", help="number of the line, counted from 1")
    return parser


def make_export_parser() -> CommandParser:
    """The parser of `export`."""
    from digest_tui.sharing.exporting.formats import FORMATS

    example = "--format html --output january.html january.txt"
    words = "Write entries with their sources in another format."
    parser = _make_command_parser("export", words, example, has_json=False)
    parser.epilog = "formats:\n" + "\n".join(
        f"  {name:<8} {form.description:<25} {form.purpose}" for name, form in FORMATS.items()
    )
    parser.add_argument("--format", metavar="NAME", required=True, choices=[*FORMATS], help="format of what is written")
    parser.add_argument(
        "--output", metavar="FILE", help="file to write (default: standard output; required for sqlite)"
    )
    parser.add_argument("--force", action="store_true", help="overwrite the file of --output if it exists")
    parser.add_argument("--query", metavar="WORDS", default="", help="only the entries that match this search")
    parser.add_argument("--marked", action="store_true", help="only the marked entries")
    parser.add_argument("--as-written", action="store_true", help="keep links exactly as the document has them")
    return _add_files(parser)


def make_notes_parser() -> CommandParser:
    """The parser of `notes`."""
    words = (
        "Print your notes and marks: number, tab, marked, tab, note, tab, first words of\n"
        "the entry. Without FILE, those of all documents. What --json prints can be handed\n"
        "on: --import takes it in, and keeps your own note where both have one."
    )
    parser = _make_command_parser("notes", words, "--import from-anna.jsonl january.txt")
    parser.add_argument("--import", dest="handed", metavar="FROM", help="take in the notes and marks of this file")
    parser.add_argument("files", metavar="FILE", nargs="*", help="file or folder; without FILE, all documents")
    return parser


def make_forget_parser() -> CommandParser:
    """The parser of `forget`."""
    parser = CommandParser(prog="digest-tui forget", description=FORGET_HELP, formatter_class=_HelpFormatter)
    parser.set_defaults(command="forget")
    parser.add_argument("files", metavar="FILE", nargs="*", help="file or folder")
    parser.add_argument("--everything", action="store_true", help="delete what is remembered of all documents")
    _add_what_all_accept(parser)
    return parser


def make_config_parser() -> CommandParser:
    """The parser of `config`."""
    parser = CommandParser(prog="digest-tui config", description=CONFIG_HELP, formatter_class=_HelpFormatter)
    parser.set_defaults(command="config")
    parser.add_argument("--json", action="store_true", help="print JSON Lines: one object per line")
    _add_what_all_accept(parser)
    return parser


def make_serve_parser() -> CommandParser:
    """The parser of `serve`."""
    parser = CommandParser(prog="digest-tui serve", description=SERVE_HELP, formatter_class=_HelpFormatter)
    parser.set_defaults(command="serve")
    parser.add_argument("files", metavar="FILE", nargs="*", help="file or folder; without FILE, the sample is served")
    parser.add_argument(
        "--port", metavar="N", type=_read_port, default=0, help="port of this machine (default: a free one)"
    )
    _add_encoding(parser)
    parser.add_argument("--private", action="store_true", help="neither read nor write what the reader remembers")
    return parser


def make_completions_parser() -> CommandParser:
    """The parser of `completions`."""
    parser = CommandParser(prog="digest-tui completions", description=COMPLETIONS_HELP, formatter_class=_HelpFormatter)
    parser.set_defaults(command="completions")
    parser.add_argument("shell", metavar="SHELL", choices=["bash", "zsh", "fish"], help="bash, zsh or fish")
    _add_what_all_accept(parser)
    return parser


PARSERS: dict[str, Callable[[], CommandParser]] = {
    "list": make_list_parser,
    "search": make_search_parser,
    "show": make_show_parser,
    "links": make_links_parser,
    "check": make_check_parser,
    "stats": make_stats_parser,
    "names": make_names_parser,
    "compare": make_compare_parser,
    "explain": make_explain_parser,
    "export": make_export_parser,
    "notes": make_notes_parser,
    "forget": make_forget_parser,
    "config": make_config_parser,
    "serve": make_serve_parser,
    "completions": make_completions_parser,
}
"""The function that makes the parser of each command."""


def _make_command_parser(name: str, description: str, example: str, has_json: bool = True) -> CommandParser:
    parser = CommandParser(
        prog=f"digest-tui {name}",
        description=f"{description}\n\nexample:\n  digest-tui {name} {example}",
        formatter_class=_HelpFormatter,
    )
    parser.set_defaults(command=name)
    if has_json:
        parser.add_argument("--json", action="store_true", help="print JSON Lines: one object per line")
    _add_encoding(parser)
    parser.add_argument("--private", action="store_true", help="do not read marks or anything else that is remembered")
    return parser


def _add_what_all_accept(parser: CommandParser) -> None:
    """The options that every command accepts, where they have no effect."""
    words = "accepted by every command; has no effect here"
    parser.add_argument("--encoding", metavar="NAME", type=_read_encoding, help=words)
    parser.add_argument("--private", action="store_true", help=words)


def _add_encoding(parser: CommandParser) -> None:
    parser.add_argument(
        "--encoding", metavar="NAME", type=_read_encoding, help="character encoding, such as cp1251 (default: detected)"
    )


def _add_files(parser: CommandParser) -> CommandParser:
    parser.add_argument(
        "files", metavar="FILE", nargs="*", help="file or folder; without FILE, or with -, standard input is read"
    )
    return parser


def _read_number(text: str) -> int:
    word = text.removeprefix(_WORD_SIGN)
    if not _is_number(word):
        raise ArgumentTypeError(f"{word[:_LONGEST_SHOWN]!r} is not a number")
    return int(word)


def _is_number(word: str) -> bool:
    return word.removeprefix("-").isdecimal() and len(word) <= _LONGEST_NUMBER


def _read_encoding(text: str) -> str | None:
    """The name of an encoding; None for an empty one, as an unset variable of a script gives it."""
    return text or None


def _read_count(text: str) -> int:
    count = _read_number(text)
    if count < 0:
        raise ArgumentTypeError("N must not be negative")
    return min(count, sys.maxsize)


def _read_port(text: str) -> int:
    port = _read_number(text)
    if not 0 <= port <= 65535:
        raise ArgumentTypeError("N must be from 0 to 65535")
    return port


def _read_line(text: str) -> int:
    line = _read_number(text)
    if line < 1:
        raise ArgumentTypeError("LINE is counted from 1")
    return line


def _read_rules(text: str) -> list[str]:
    from digest_tui.chronicle.checking import RULES

    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = set(names) - {rule.name for rule in RULES}
    if unknown or not names:
        raise ArgumentTypeError(f"no such rule: {', '.join(sorted(unknown)) or repr(text)}")
    return names
