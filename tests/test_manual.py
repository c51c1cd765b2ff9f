"""The manual page: what it names, and that the programs that show it find nothing wrong in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from digest_tui.cli.command_word import COMMANDS
from digest_tui.cli.described import describe_calls
from digest_tui.cli.manual import format_manual
from digest_tui.plain.commands import COMMANDS as PLAIN_COMMANDS
from digest_tui.tui.keys import ACTIONS

DAY = date(2026, 3, 5)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "digest-tui.1"
    path.write_text(format_manual(DAY), "utf-8")
    return path


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize(
    "command", [("groff", "-ww", "-Kutf8", "-man", "-Tutf8"), ("mandoc", "-T", "lint", "-W", "style")], ids=" ".join
)
def test_no_program_warns(page: Path, command: tuple[str, ...]) -> None:
    done = run([*command, str(page)])
    warnings = done.stderr + (done.stdout if command[0] == "mandoc" else "")
    assert (done.returncode, warnings) == (0, "")


def test_it_is_shown_as_it_was_meant(page: Path) -> None:
    done = run(["mandoc", "-T", "ascii", "-O", "width=100", str(page)])
    text = "".join(
        letter for at, letter in enumerate(done.stdout) if letter != "\b" and done.stdout[at + 1 : at + 2] != "\b"
    )
    assert "digest-tui - read, search and quote sourced chronicles\n" in text
    assert "--encoding NAME\n" in text
    assert " digest-tui list january.txt        all entries, one a line\n" in text


def test_every_command_option_and_key_is_in_it() -> None:
    text = format_manual(DAY).replace("\\-", "-").replace("\n", " ")
    assert [name for name in COMMANDS if f".SS digest-tui {name}" not in text] == []
    flags = {flag for call in describe_calls() for option in call.options for flag in option.flags}
    assert [flag for flag in flags if flag not in text] == []
    assert [action.words for action in ACTIONS if action.words.split(";")[0] not in text] == []
    assert [command.words for command in PLAIN_COMMANDS if command.words.split(";")[0] not in text] == []


def test_no_text_is_taken_for_a_request_of_roff() -> None:
    comment, *lines = format_manual(DAY).splitlines()
    requests = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert comment.startswith("'\\\"")
    assert requests == {".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".br"}
