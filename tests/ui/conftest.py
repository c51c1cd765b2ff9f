"""What tests of the screen share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader remembers under test is kept in a folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def only_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program to copy with: what is left is the terminal's own escape."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PATH", "/nonexistent")
