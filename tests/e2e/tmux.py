"""A real tmux with default settings, and a reader in its window."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from e2e.terminal import PATIENCE, make_environment


class Tmux:
    """A private tmux server with default settings and one window."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "socket")
        self._environment = make_environment(SHELL="/bin/sh", PS1="$ ")

    def run(self, *arguments: str) -> str:
        """What a tmux command prints."""
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, check=True).stdout

    def start(self) -> None:
        """Open a window with a plain shell."""
        self.run("new-session", "-d", "-x", "100", "-y", "30", "/bin/sh -i")

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self.run("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them."""
        self.run("send-keys", *keys)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return self.run("capture-pane", "-p")

    def wait_for(self, condition: str | Callable[[], bool]) -> None:
        """Look again until a text stands on the screen or a condition holds. Raises AssertionError otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not (condition in self.text if isinstance(condition, str) else condition()):
            if time.monotonic() > deadline:
                raise AssertionError(f"never came: {condition}\n{self.text}")
