"""The tables of the README say what the tables of the code say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from digest_tui.chronicle.checking import RULES
from digest_tui.cli import commands, parsers
from digest_tui.cli.command_word import COMMANDS
from digest_tui.search.query import parse_query
from digest_tui.search.terms import Kind
from digest_tui.sharing.exporting.formats import FORMATS
from digest_tui.tui.keys import ACTIONS, format_key

README = Path(__file__).resolve().parent.parent / "README.md"


def read_table(header: str) -> Iterator[tuple[str, str]]:
    """The rows of the tables whose header line is given, as two cells."""
    before, *tables = README.read_text("utf-8").split(f"\n{header}\n|---|---|\n")
    assert tables, f"{before[:40]!r} … has no such table"
    for table in tables:
        for row in table.split("\n\n")[0].splitlines():
            first, second = row.strip("| ").split(" | ")
            yield first, second


def read_code(cell: str) -> list[str]:
    """What stands between backticks, a backtick itself between two of them."""
    return [code or "`" for code in re.findall("`` ` ``|`([^`]+)`", cell)]


def test_keys() -> None:
    told = [key for cell, _ in read_table("| keys | what they do |") for key in read_code(cell)]
    assert sorted(told) == sorted(format_key(key) for action in ACTIONS for key in action.keys)


def test_commands() -> None:
    told = [read_code(cell)[0].split()[1] for cell, _ in read_table("| command | prints |")]
    assert told == list(COMMANDS)


@pytest.mark.parametrize("cell", [cell for cell, _ in read_table("| command | prints |")])
def test_each_command_line_is_accepted(cell: str) -> None:
    _, command, *arguments = re.findall(r'"[^"]+"|\S+', read_code(cell)[0])
    assert parsers.PARSERS[command]().parse(arguments)


def test_the_tables_of_commands_agree() -> None:
    assert list(COMMANDS) == list(parsers.PARSERS) == list(commands.COMMANDS)


def test_options_that_the_readme_names_exist() -> None:
    known = {"--help", *re.findall(r"--[a-z-]+", parsers.make_reader_parser().format_help())}
    for make_parser in parsers.PARSERS.values():
        known.update(re.findall(r"--[a-z-]+", make_parser().format_help()))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README.read_text("utf-8"))) <= known


def test_rules() -> None:
    assert [read_code(cell) for cell, _ in read_table("| rule | finds |")] == [[rule.name] for rule in RULES]


def test_formats() -> None:
    told = [name for cell, _ in read_table("| format | use |") for name in read_code(cell)]
    assert sorted(told) == sorted(FORMATS)


def test_the_search_language() -> None:
    queries = [query for cell, _ in read_table("| type | finds |") for query in read_code(cell)]
    assert {part.kind for query in queries for part in parse_query(query)} == set(get_args(Kind)) - {
        "pending",
        "misnamed",
    }
    for query in queries:
        name, colon, _ = query.lstrip("-").partition(":")
        assert not colon or {part.kind for part in parse_query(query)} == {{"footnote": "label"}.get(name, name)}


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_that_a_page_names_exist(page: str) -> None:
    root = README.parent
    names = re.findall(r"`((?:[a-z_.]+/)*[a-z_]+\.(?:py|toml|yml))`", (root / page).read_text("utf-8"))
    links = re.findall(r"\]\(([^):]+)\)", (root / page).read_text("utf-8"))
    files = {
        path.relative_to(root).as_posix()
        for folder in ("src", "tests", "scripts")
        for path in (root / folder).rglob("*.*")
    }
    assert [
        name
        for name in names
        if not (root / name).exists() and not any(f"/{file}".endswith(f"/{name}") for file in files)
    ] == []
    assert [link for link in links if not (root / link).exists()] == []
