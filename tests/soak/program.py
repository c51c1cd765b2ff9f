"""The reader in a pseudo-terminal of its own: what it is sent, and what is wrong when it has ended."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import tty
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from soak.events import Event

PATIENCE = 30.0
"""Seconds without an answer, after which the reader counts as frozen, if it had a processor for a tenth of them."""
MOST_PATIENCE = 10 * PATIENCE
"""Seconds after which it counts as frozen though other programs left it no processor."""
_RESTORED = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?25h", b"\x1b[<u")
# Ctrl+C and Ctrl+\\ are signals while the reader is stopped and the terminal is its own again.
_STATUSES = (0, 128 + signal.SIGTERM, 128 + signal.SIGINT, 128 + signal.SIGQUIT)


class Program:
    """Runs `digest-tui` on some files; leaving the context ends what still runs."""

    def __init__(self, files: Sequence[str], folder: Path) -> None:
        self.problem = ""
        self.received = b""
        self.memory = self._first_memory = 0
        self._status: int | None = None
        self._began = time.monotonic()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
            # An editor that ends at once: one that waits would take all that follows, and no signal stops the reader.
            kept |= {"EDITOR": "true", "HOME": str(folder), "XDG_STATE_HOME": str(folder)}
            environment = {**kept, "TERM": "xterm-256color"}
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "digest_tui", *files], environment)
        self._resize(100, 30)
        self._keep_output()
        self._read(PATIENCE, until=b"\x1b[?1049h")

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._terminal)

    @property
    def is_alive(self) -> bool:
        """True while it runs and answers. Where a key has stopped it, it is let go on, as by a shell's `fg`."""
        if self._status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                os.kill(self._pid, signal.SIGCONT)
            elif pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status is None and not self.problem

    def take(self, event: Event) -> None:
        """Let the event happen, and see whether the reader still answers."""
        if event.size:
            self._resize(*event.size)
        elif event.number and self.is_alive:
            os.kill(self._pid, event.number)
            if event.number != signal.SIGWINCH:
                self._wait_for_stop(event.number)
                if self._status is None:
                    os.kill(self._pid, signal.SIGCONT)
        else:
            self._write(event.data)
        self._read(0.05)
        self._note_memory()

    def _wait_for_stop(self, number: int) -> None:
        """Read until it has stopped: to be continued before would leave it stopped for ever.

        The signal is sent again each second: no shell is above the program here, and so the system drops one that comes
        while the reader takes the terminal and its handlers do not stand yet.
        """
        may_go_on, sent = self._be_patient(), time.monotonic()
        while self._status is None and may_go_on():
            self._read(0.05)
            if time.monotonic() - sent > 1:
                os.kill(self._pid, number)
                sent = time.monotonic()
            pid, status = os.waitpid(self._pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                return
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
                return
        self.problem = self.problem or "a signal to stop does not stop it"

    def finish(self, most_growth: int) -> str:
        """End it where it still runs; what is wrong with how it lived and ended, "" where nothing is."""
        if self.is_alive:
            # An open paste ends by itself after a while; then Ctrl+L paints everything.
            self._read(3.0)
            self._resize(100, 30)
            self._read(0.5)
            self._write(b"\x0c")
            may_go_on, has_painted = self._be_patient(), False
            while not has_painted and self.is_alive and may_go_on():
                has_painted = self._read(1.0, until=b"\x1b[")
            if not has_painted and self._status is None:
                self.problem = self.problem or "frozen: Ctrl+L paints nothing"
            if self.is_alive:
                os.kill(self._pid, signal.SIGTERM)
        may_go_on = self._be_patient()
        while self.is_alive and may_go_on():
            self._read(0.1)
        self._read(0.2)
        return self.problem or self._judge(most_growth)

    def _be_patient(self) -> Callable[[], bool]:
        """What is asked while an answer is waited for: True as long as it may still come."""
        began, had = time.monotonic(), self._find_processor_time()

        def may_go_on() -> bool:
            waited = time.monotonic() - began
            had_enough = self._find_processor_time() - had > PATIENCE / 10
            return waited < PATIENCE or (waited < MOST_PATIENCE and not had_enough)

        return may_go_on

    def _find_processor_time(self) -> float:
        """Seconds that it has had a processor; 0 where it has ended."""
        try:
            fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _judge(self, most_growth: int) -> str:
        if self._status is None:
            return "does not end"
        if self._status == 1:
            # On a narrow terminal a traceback has few letters a line.
            told = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.received[-200_000:]).decode("utf-8", "replace")
            told = re.sub(r"[\r\n]+", "", told) if "\r\n".join("Error") in told else told
            return f"a traceback: …{re.sub('[│╭╮╰╯─ ]+', ' ', told)[-1800:]}"
        if self._status not in _STATUSES:
            return f"status {self._status}: {self.received[-300:]!r}"
        if missing := [sequence for sequence in _RESTORED if sequence not in self.received]:
            return f"the terminal is not restored: {missing}"
        if self._first_memory and self.memory - self._first_memory > most_growth:
            return f"memory grew from {self._first_memory >> 20} to {self.memory >> 20} MB"
        return ""

    def _note_memory(self) -> None:
        try:
            pages = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            return
        self.memory = pages * os.sysconf("SC_PAGE_SIZE")
        if not self._first_memory and time.monotonic() - self._began > 10:
            self._first_memory = self.memory

    def _keep_output(self) -> None:
        """Ask the system not to drop what is painted and not read yet when keys that interrupt come behind the end."""
        modes = termios.tcgetattr(self._terminal)
        modes[tty.LFLAG] |= termios.NOFLSH
        termios.tcsetattr(self._terminal, termios.TCSANOW, modes)

    def _resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _write(self, data: bytes) -> None:
        may_go_on = self._be_patient()
        while data and self.is_alive:
            self._read(0.0)
            _, writable, _ = select.select([], [self._terminal], [], 0.1)
            if writable:
                try:
                    data = data[os.write(self._terminal, data[:256]) :]
                except OSError:
                    return
            if not may_go_on():
                self.problem = "frozen: it takes no keys"

    def _read(self, seconds: float, until: bytes = b"") -> bool:
        """Read for so long, or until a sequence comes; True if it did, or anything where none is waited for."""
        deadline, start = time.monotonic() + seconds, len(self.received)
        while True:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self._terminal], [], [], max(left, 0.0))
            if ready:
                try:
                    data = os.read(self._terminal, 65536)
                except OSError:
                    return True
                # The last megabyte tells enough of how it ended.
                self.received = self.received[-(1 << 20) :] + data
                if until and until in self.received[max(start - len(until), 0) :]:
                    return True
            if left <= 0:
                return not until
