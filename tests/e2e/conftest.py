"""What tests of the whole program share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.tmux import Tmux


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux server with a window, ended with the test."""
    server = Tmux(tmp_path)
    server.start()
    yield server
    server.run("kill-server")
