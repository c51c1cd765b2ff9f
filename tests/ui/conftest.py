"""What tests of the screen share."""

from __future__ import annotations

import pytest


@pytest.fixture
def only_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program to copy with: what is left is the terminal's own escape."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PATH", "/nonexistent")
