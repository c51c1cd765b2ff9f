"""Completions loaded in the real shells: what Tab makes of the beginning of a word."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from e2e.terminal import Terminal, make_environment, reader

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source completion; PS1='ready> '"),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -D; source completion; PS1='ready> '"),
    "zsh by fpath": (["zsh", "-f", "-i"], "fpath=($PWD $fpath); autoload -Uz compinit; compinit -D -u; PS1='ready> '"),
    "fish": (["fish", "--no-config", "-i"], "source completion; function fish_prompt; echo -n 'ready> '; end"),
}
CLEAR = "\x15"
"""Ctrl+U, which empties the line in every shell."""


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A shell in a folder of a few files, with the completions loaded."""
    command, load = SHELLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    folder = tmp_path_factory.mktemp("shell")
    for name in ("january.txt", "list.txt", "my file.txt"):
        (folder / name).touch()
    script = subprocess.run(reader("completions", command[0]), capture_output=True, check=True).stdout
    for name in ("completion", "_digest-tui"):
        (folder / name).write_bytes(script)
    environment = make_environment(HOME=str(folder), XDG_DATA_HOME=str(folder / "data"), LC_ALL="C.UTF-8")
    with Terminal(["env", "-C", str(folder), *command], (150, 40), environment) as terminal:
        terminal.send(f"{load}\n")
        terminal.wait_for(lambda: find_line(terminal) == "ready>")
        yield terminal


def find_line(terminal: Terminal) -> str:
    """The line of the screen in which the cursor stands."""
    return terminal.screen.display[terminal.screen.cursor.y].rstrip()


def clear(terminal: Terminal) -> None:
    """Empty the line."""
    terminal.send(CLEAR)
    terminal.wait_for(lambda: find_line(terminal) == "ready>")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("lin", "links"),
        ("--pri", "--private"),
        ("export --out", "--output"),
        ("export --format ht", "html"),
        ("names --kind org", "organisation"),
        ("check --select year", "year-conflict"),
        ("completions z", "zsh"),
        ("jan", "january.txt"),
        ("list jan", "january.txt"),
        ("export --output jan", "january.txt"),
        ("compare jan", "january.txt"),
        ("january.txt lis", "list.txt"),
        ("my", "my\\ file.txt"),
        ("--private lin", "links"),
        ("--encoding utf-8 --json lin", "links"),
        ("--private export --out", "--output"),
        ("--json check --select year", "year-conflict"),
        ("--private list jan", "january.txt"),
        ("--private my", "my\\ file.txt"),
        ("--query lin jan", "january.txt"),
    ],
)
def test_tab_completes_commands_options_values_and_files(shell: Terminal, typed: str, completed: str) -> None:
    clear(shell)
    shell.send(f"digest-tui {typed}\t")
    words = f"ready> digest-tui {' '.join([*typed.split()[:-1], completed])}"
    shell.wait_for(lambda: find_line(shell).rstrip("=") == words)


def test_commands_and_files_are_offered_in_one_place(shell: Terminal) -> None:
    clear(shell)
    shell.send("digest-tui li\t\t")
    shell.wait_for(lambda: {"links", "list", "list.txt"} <= set(shell.text.split()))


def test_no_other_shell_is_known() -> None:
    done = subprocess.run(reader("completions", "tcsh"), capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert "invalid choice: 'tcsh'" in done.stderr
