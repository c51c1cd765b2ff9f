"""What a line means that is typed to the plain reader."""

from __future__ import annotations

import pytest

from digest_tui.plain.commands import COMMANDS, Typed, read_line
from digest_tui.plain.conversation import Conversation
from digest_tui.plain.copying import Copying
from digest_tui.plain.exporting import Exporting
from digest_tui.plain.indexing import Index
from digest_tui.plain.marking import Marking
from digest_tui.plain.searching import Searching


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("\n", Typed("read_next")),
        ("33\n", Typed("read_number", 33)),
        ("/murat adam\n", Typed("searching.search", rest="murat adam")),
        ("/\n", Typed("searching.search")),
        ("y", Typed("copying.copy_link")),
        ("36y", Typed("copying.copy_link", 36)),
        ("36G", Typed("read_number", 36)),
        ("36 copy", Typed("copying.copy_link", 36)),
        ("y 2", Typed("copying.copy_link", rest="2")),
        ("Y", Typed("copying.copy_all_links")),
        ("List", Typed("list_entries")),
        ("ctrl+y", Typed("copying.copy_link_as_written")),
        ("\x19\n", Typed("copying.copy_link_as_written")),
        ("c bibtex", Typed("copying.copy_citation", rest="bibtex")),
        ("w people", Typed("index.open", rest="people")),
        ("e march.md", Typed("exporting.export", rest="march.md")),
        ("H 2", Typed("searching.list_searches", rest="2")),
        ("q", Typed("leave")),
    ],
    ids=repr,
)
def test_a_command_is_known_by_its_key_or_word(line: str, typed: Typed) -> None:
    assert read_line(line) == typed


@pytest.mark.parametrize("line", ["murat adam", "list of names", "36q", "", "#"])
def test_words_that_are_no_command_are_kept_to_be_told(line: str) -> None:
    typed = read_line(line)
    assert typed == (Typed("", rest=line) if line else Typed("read_next"))


@pytest.mark.parametrize(
    ("line", "latin"), [("н", "y"), ("36н", "36y"), ("36П", "36G"), (".снег", "/снег"), (",", "?"), ("Ш", "I")]
)
def test_the_russian_layout_types_the_same_commands(line: str, latin: str) -> None:
    assert read_line(line)[:2] == read_line(latin)[:2]


def test_every_command_has_a_method_and_no_name_is_taken_twice() -> None:
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len({*names})
    owners = {
        **{"copying": Copying, "exporting": Exporting, "index": Index, "marking": Marking, "searching": Searching},
        "": Conversation,
    }
    for command in COMMANDS:
        owner, _, method = command.call.rpartition(".")
        assert callable(getattr(owners[owner], method))
