"""A program in a real pseudo-terminal, and what it sends, stamped as it arrives."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType

COLUMNS, ROWS = 120, 40
PATIENCE = 60.0
"""Seconds after which what was waited for is held not to come."""
FIXED = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
UNSET = ("NO_COLOR", "TMUX", "TEXTUAL", "PYTHON")
"""How variables begin that a program here must not see: a person's Python caches what it compiles."""


def find_variables() -> dict[str, str]:
    """The environment without what would lead a program astray."""
    return {name: value for name, value in os.environ.items() if not name.startswith(UNSET)}


class Terminal:
    """Runs `command` with a terminal of its own; leaving the context ends what still runs."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self._fd, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.chunks: list[tuple[float, bytes]] = []
        """What arrived, each with its time."""
        self.started = perf_counter()
        # As the leader of a session without one, the program takes the first terminal it opens for its own.
        self._program = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            env={**find_variables(), **FIXED, **(environment or {})},
            cwd=folder,
            start_new_session=True,
        )
        os.close(side)
        self.peak_memory = 0
        """Bytes; known when the program has ended."""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._program.returncode is None:
            self.kill()
        os.close(self._fd)

    @property
    def output(self) -> bytes:
        """All that arrived."""
        return b"".join(chunk for _, chunk in self.chunks)

    @property
    def tail(self) -> str:
        """The end of it in words, for a complaint."""
        return re.sub("\x1b[^a-zA-Z]*[a-zA-Z]", "", self.output[-40000:].decode(errors="replace"))

    def send(self, keys: str) -> float:
        """Type `keys`; the time at which they were sent."""
        sent = perf_counter()
        os.write(self._fd, keys.encode())
        return sent

    def wait_for(self, text: str, count: int = 1) -> float:
        """When `text` had arrived `count` times. Raises TimeoutError where it does not come."""
        wanted = text.encode()
        return self.wait_until(lambda: self.output.count(wanted) >= count, text)

    def wait_until(self, is_met: Callable[[], bool], what: str) -> float:
        """When what arrived first met a condition. Raises TimeoutError where it never does."""
        deadline = perf_counter() + PATIENCE
        while not is_met():
            if not self._read(deadline - perf_counter()):
                raise TimeoutError(f"{what!r} did not come; the end of what did: {self.tail}")
        return self.chunks[-1][0]

    def read_for(self, seconds: float) -> None:
        """Read all that arrives within so long; a blinking cursor never lets it be quiet. Raises EOFError at an end."""
        deadline = perf_counter() + seconds
        while self._read(deadline - perf_counter()):
            pass
        if perf_counter() < deadline:
            raise EOFError(f"the program ended; the end of what it sent: {self.tail}")

    def wait_for_end(self) -> int:
        """Read to the end; the exit status, negative for a signal. Raises TimeoutError where it does not end."""
        deadline = perf_counter() + PATIENCE
        while self._read(deadline - perf_counter()):
            pass
        if perf_counter() >= deadline:
            raise TimeoutError(f"the program did not end; the end of what it sent: {self.tail}")
        self._collect()
        return self._program.returncode

    def kill(self) -> None:
        """End the program, whatever it is at."""
        # Not by the Popen, which might collect it, and what it has used would be lost.
        os.kill(self._program.pid, signal.SIGKILL)
        self._collect()

    def _collect(self) -> None:
        _, status, usage = os.wait4(self._program.pid, 0)
        self._program.returncode = os.waitstatus_to_exitcode(status)
        self.peak_memory = usage.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)

    def _read(self, seconds: float) -> bool:
        """Take what arrives next; False where nothing does within `seconds`, or no more will."""
        if seconds <= 0 or not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self._fd, 1 << 16)
        except OSError:  # Linux says that the other side has closed by an error.
            return False
        if chunk:
            self.chunks.append((perf_counter(), chunk))
        return bool(chunk)
