"""`--private` reads and writes nothing of what is remembered; without it, only the state folder is written to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest_tui.resources import find_sample
from e2e.terminal import Terminal, make_environment

SPY = """
import sys, threading
WRITES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
          "os.chmod", "os.utime", "sqlite3.connect", "os.listdir", "os.scandir", "shutil.rmtree")
def spy(event, arguments):
    me = threading.get_ident()
    if event in WRITES and me not in busy:
        busy.add(me)
        try:
            with open({log!r}, "a") as log:
                log.write(f"{{event}} {{' '.join(map(str, arguments))}}\\n")
        finally:
            busy.discard(me)
busy = set()
sys.addaudithook(spy)
from digest_tui.cli import run
sys.argv = ["digest-tui", *sys.argv[1:]]
run()
"""
KEYS = (
    *(("m", "is marked"), ("jm", "Entry 2 is marked"), ("'", "2 marked"), ("U", "Undone"), ("D", "Read entries")),
    ("AAsk Irina.\x13", "The note on entry 1 is kept"),
)


def spy_on(tmp_path: Path, *arguments: str) -> list[str]:
    """Mark, undo, dim and quit in a reader; every file that Python opened or changed meanwhile."""
    log = tmp_path / "log"
    environment = make_environment(XDG_STATE_HOME=str(tmp_path / "state"), HOME=str(tmp_path / "home"))
    command = [sys.executable, "-c", SPY.format(log=str(log)), *arguments, str(find_sample())]
    with Terminal(command, environment=environment) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        for keys, words in KEYS:
            terminal.send(keys)
            terminal.wait_for(words)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    return log.read_text("utf-8").splitlines()


def test_in_private_nothing_is_opened_or_changed_below_the_state_folders(tmp_path: Path) -> None:
    seen = spy_on(tmp_path, "--private")
    assert not [line for line in seen if str(tmp_path / "state") in line or str(tmp_path / "home") in line]
    assert [line for line in seen if line.startswith("sqlite3.connect")] == ["sqlite3.connect :memory:"]
    assert not (tmp_path / "state").exists()
    assert not (tmp_path / "home").exists()


def test_in_private_nothing_at_all_is_written(tmp_path: Path) -> None:
    writing = [line for line in spy_on(tmp_path, "--private") if is_writing(line)]
    assert [line for line in writing if "/dev/" not in line and "__pycache__" not in line] == []


def is_writing(line: str) -> bool:
    """Whether a line of the spy tells of a change. The flags of `open` are its last word."""
    event, *words = line.split(" ")
    if event == "open":
        flags = int(words[-1]) if words[-1].lstrip("-").isdecimal() else 0
        return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
    return event not in ("os.listdir", "os.scandir", "sqlite3.connect")


def test_the_spy_sees_what_is_remembered_otherwise(tmp_path: Path) -> None:
    seen = spy_on(tmp_path)
    assert any(str(tmp_path / "state") in line for line in seen if line.startswith("sqlite3.connect"))
    assert any(is_writing(line) for line in seen)
    assert (tmp_path / "state" / "digest-tui" / "memory.sqlite3").exists()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("query", ["is:marked", "lawyer"])
def test_a_private_search_asks_for_no_marks(tmp_path: Path, query: str) -> None:
    log = tmp_path / "log"
    environment = make_environment(XDG_STATE_HOME=str(tmp_path / "state"))
    command = [sys.executable, "-c", SPY.format(log=str(log)), "search", "--private", query, str(find_sample())]
    with Terminal(command, environment=environment) as terminal:
        terminal.wait_for_end()
    assert str(tmp_path / "state") not in log.read_text("utf-8")
