"""What tests of the whole program share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.tmux import Tmux


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The path of a file that holds the `TEXT` of the test's module."""
    path = tmp_path / "march.txt"
    path.write_text(request.module.TEXT, "utf-8")
    return str(path)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux server with a window, ended with the test."""
    server = Tmux(tmp_path)
    server.start()
    yield server
    server.run("kill-server")
