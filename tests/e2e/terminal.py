"""The real program in a pseudo-terminal, its screen kept by an emulator, every wait a wait for something seen."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds after which what was waited for will not come."""
_CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


_STATES = tempfile.TemporaryDirectory(prefix="digest-tui-states-")


def make_environment(**more: str) -> dict[str, str]:
    """What the program finds around it: a terminal, nothing to copy or open with, nothing that is remembered."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        more.setdefault(name, tempfile.mkdtemp(dir=_STATES.name))
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": "/nonexistent", **more}


class Terminal:
    """A program on a terminal of its own."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (100, 30),
        environment: Mapping[str, str] | None = None,
        standard_input: int | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        self._is_gone = False
        columns, rows = size
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            if standard_input is not None:
                os.dup2(standard_input, 0)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # A shell's background job ignores it.
            os.execvpe(command[0], list(command), dict(environment or make_environment()))
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        if not self._is_gone:
            os.close(self._descriptor)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def copied(self) -> list[str]:
        """Every text that was written for the clipboard (OSC 52)."""
        return [base64.b64decode(text).decode() for text in _CLIPBOARD.findall(self.received)]

    def send(self, keys: str | bytes) -> None:
        """Type `keys`, or let these bytes come from the terminal."""
        os.write(self._descriptor, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, condition: str | Callable[[], bool]) -> None:
        """Read until a text stands on the screen or a condition holds. Raises AssertionError where it never does."""
        deadline = time.monotonic() + PATIENCE
        while not (condition in self.text if isinstance(condition, str) else condition()):
            if time.monotonic() > deadline or not self._read(deadline):
                raise AssertionError(f"never came: {condition}\n{self.text}")

    def wait_for_end(self) -> int:
        """Read until the program ends; its exit status, or the negative number of its signal. Raises AssertionError."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        if time.monotonic() > deadline:
            raise AssertionError(f"did not end\n{self.text}")
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def wait_for_stop(self) -> None:
        """Read until the program is stopped by a signal. Raises AssertionError where it never is."""
        deadline = time.monotonic() + PATIENCE
        while not os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG):
            if time.monotonic() > deadline or self.ends_within(0.02):
                raise AssertionError(f"was not stopped\n{self.text}")

    def ends_within(self, seconds: float) -> bool:
        """Read for so long; True if the program closes the terminal meanwhile."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        return time.monotonic() < deadline

    def hang_up(self) -> int:
        """Take the terminal away, as a lost connection does; the program's exit status. Raises AssertionError."""
        os.close(self._descriptor)
        self._is_gone = True
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            select.select([], [], [], 0.02)
        raise AssertionError("did not end without its terminal")

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            return False
        try:
            data = os.read(self._descriptor, 65536)
        except OSError:
            return False
        self.received += data
        self._stream.feed(data)
        return bool(data)


def reader(*arguments: str) -> list[str]:
    """The command that runs the program of this environment."""
    return [sys.executable, "-m", "digest_tui", *arguments]
