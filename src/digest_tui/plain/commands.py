"""The table of commands: what a person may type, and what it does."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest_tui.search.layouts import read_in_other_layout


class Command(NamedTuple):
    """Something a person can do."""

    names: tuple[str, ...]
    """What is typed for it: first the key that does it in the reader on a screen."""
    call: str
    """The method that does it, of the conversation or of what it owns."""
    words: str
    """What it does, for the help."""
    takes_more: bool = False
    """A number may stand before it, and words behind it."""


class Typed(NamedTuple):
    """A line that was typed, as it was understood."""

    call: str
    """The method that answers it; "" where it is no command."""
    number: int | None = None
    """Typed before the command: `36y`; or alone."""
    rest: str = ""
    """What stands behind the command; the whole line if it begins with no command."""


READ_NEXT, READ_NUMBER, LIST, FINDINGS = "read_next", "read_number", "list_entries", "list_findings"
SEARCH, SEARCHES, INDEX = "searching.search", "searching.list_searches", "index.open"
DELETE = "-"
"""Typed instead of a note, it deletes the note."""
COMMANDS = (
    Command(("enter", "n", "J", "j", "next"), READ_NEXT, "read the entry at hand or, once it was read, the next"),
    Command(("33",), READ_NUMBER, "read entry 33; so does 33G"),
    Command(("K", "k", "N", "b", "back"), "read_previous", "read the entry before"),
    Command(("z", "again"), "read_again", "read the same entry again"),
    Command(("g", "first"), "read_first", "read the first entry of the list"),
    Command(("G", "last"), "read_last", "read the last"),
    Command(("]", "day"), "read_next_day", "read the first entry of the next day"),
    Command(("[",), "read_previous_day", "read the first entry of the day before"),
    Command(("l", "list"), LIST, "list ten entries from the one at hand on; again: the next ten"),
    Command(("/words",), SEARCH, "search, and list what was found; / alone: all entries again"),
    Command(("H", "searches"), SEARCHES, "list earlier searches; H 2: search for the second of them again", True),
    Command(("s", "sort"), "searching.change_order", "what was found by date, or the best first"),
    Command(("'", "marked"), "toggle_marked", "only the marked entries, or all"),
    Command(
        ("w", "index"),
        INDEX,
        "the index of what is listed; w people: one part of it; w 2: list what its line 2 has",
        True,
    ),
    Command(
        ("y", "copy"),
        "copying.copy_link",
        "copy the link; 36y: that of footnote 36; y 2: the entry's second",
        True,
    ),
    Command(("Y", "links"), "copying.copy_all_links", "copy every link of the entry"),
    Command(("L",), "copying.copy_listed_links", "copy the links of all entries of the list, each once"),
    Command(("ctrl+y", "\x19", "written"), "copying.copy_link_as_written", "copy the link as written", True),
    Command(("t", "text"), "copying.copy_text", "copy the entry's text with its sources"),
    Command(("c", "cite"), "copying.copy_citation", "copy a citation; c bibtex: in that form, from now on", True),
    Command(("a", "archive"), "copying.copy_archive_link", "copy the link's address in the Internet Archive", True),
    Command(("o", "open"), "copying.open_link", "open the link in the browser; 36o and o 2 as with y", True),
    Command(("m", "mark"), "marking.toggle_mark", "mark the entry, or take its mark away"),
    Command(("A", "note"), "marking.note", "your note on the entry; A words: add a line to it; A -: delete it", True),
    Command(("U", "undo"), "marking.undo", "undo what was last done to a mark or a note, any number of times"),
    Command(
        ("e", "export"), "exporting.export", "e march.md: write what is listed to a file; e alone: which formats", True
    ),
    Command(("i", "rest"), "show_rest", "the rest of the document: preface, footer, unused footnotes"),
    Command(("!", "findings"), FINDINGS, "what is wrong in the document, ten at a time"),
    Command(("r", "reload"), "read_files_again", "read the file again"),
    Command(("R", "changes"), "show_changes", "what changed in the file since it was opened"),
    Command(("?", "h", "help"), "show_help", "this help"),
    Command(("q", "quit", "exit"), "leave", "leave; so does Ctrl+D"),
)
_COMMANDS = {name: command for command in COMMANDS for name in command.names}
_LINE = re.compile(r"(\d{0,9})\s*([^\W\d]+|\W)\s*(.*)", re.DOTALL)
_MOST_FIGURES = 9
_SIGNS_ON_RUSSIAN_LAYOUT = {".": "/", ",": "?"}


def read_position(word: str) -> int:
    """The place in a list, from 1, that a word names; 0 where it names none."""
    return int(word) if word.isdecimal() and len(word) <= _MOST_FIGURES else 0


def read_line(line: str) -> Typed:
    """What a line means. Names of commands are also known as the Russian layout of the keyboard types them."""
    line = line.strip(" \t\r\n")
    line = _SIGNS_ON_RUSSIAN_LAYOUT.get(line[:1], line[:1]) + line[1:]
    if not line:
        return Typed(READ_NEXT)
    if line.startswith("/"):
        return Typed(SEARCH, rest=line[1:].strip())
    # On the screen `G` stands behind the number, `П` on the other layout.
    if (number := line.rstrip("GП").rstrip()).isdecimal():
        return Typed(READ_NUMBER, int(number[:_MOST_FIGURES]))
    command, number, rest = _find_command(line), "", ""
    if command is None and (match := _LINE.fullmatch(line)):
        number, name, rest = match.groups()
        command = _find_command(name)
        if command and not command.takes_more:
            command = None
    if command is None:
        return Typed("", rest=line)
    return Typed(command.call, int(number) if number else None, rest)


def _find_command(name: str) -> Command | None:
    """The command of that name. Case matters only where a name is one letter."""
    name = name if len(name) == 1 else name.casefold()
    return next((_COMMANDS[one] for one in (name, *read_in_other_layout(name)) if one in _COMMANDS), None)
