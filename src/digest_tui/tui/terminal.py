"""The terminal under the screen: Textual's driver, but for what ends or spoils the reader in it.

What is different here is what Textual leaves undone; each has its reason, and
the issue there where one is known.
"""

from __future__ import annotations

import os
import signal
import termios
import tty
from contextlib import suppress
from selectors import EVENT_READ, SelectSelector
from typing import NoReturn
from zlib import crc32

from textual import constants, events
from textual._xterm_parser import XTermParser  # The driver that is replaced here uses no other.
from textual.drivers.linux_driver import LinuxDriver

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.tui.terminal_background import QUESTION, AnswerFinder, BackgroundTold, may_ask
from digest_tui.tui.terminal_input import ESCAPE, TerminalInput

SECONDS_BETWEEN_LOOKS = 0.1
"""So often the thread that reads keys looks whether it is to end."""
LOOKS_AT_NO_TERMINAL = 10
"""After so many looks in a row at a terminal from which nothing can be read, it is gone."""
_CLIPBOARD = "\x1b]52;"
_LINK = "\x1b]8;id="
_LINK_AND_NAME = lazy(r"\x1b\]8;id=[^;\x1b]*;([^\x1b]+)")
_CLEAR = "\x1b[H\x1b[2J"
_SCREEN = 2
"""The descriptor on which Textual paints."""
_GIVE_BACK = b"".join(
    # Paste, mouse and focus are told no more, keys are plain, the cursor is seen, lines wrap; then the first screen.
    b"\x1b[" + mode
    for mode in (b"?2004l", b"?1000l", b"?1003l", b"?1006l", b"?1015l", b"?1004l", b"<u", b"?25h", b"?7h", b"?1049l")
)


class Terminal(LinuxDriver):
    """Reads keys and paints, on the terminals of Unix."""

    _answers: AnswerFinder | None = None
    _empty_looks = 0
    _is_to_stop = False
    _is_given_back = False

    def run_input_thread(self) -> None:
        """Wait for input and hand on what can be read of it, until the driver is stopped; the rest is dropped."""
        terminal_input = TerminalInput()
        parser = XTermParser()
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                patience = constants.ESCAPE_DELAY if terminal_input.is_waiting else SECONDS_BETWEEN_LOOKS
                pieces = terminal_input.feed(self._read()) if selector.select(patience) else terminal_input.settle()
                for piece in pieces:
                    parser = self._hand_on(piece, parser)
                for event in parser.tick():
                    self.process_message(event)

    def ask_for_background(self) -> None:
        """Ask the terminal for the colour of its background; `BackgroundTold` brings the answer, if there is one."""
        if may_ask(os.environ):
            self._answers = AnswerFinder()
            self.write(QUESTION)
            self.flush()

    def _read(self) -> bytes:
        """What has come; nothing for a moment where the terminal is gone.

        A signal tells of that, but not to one whose parent keeps it to itself: then we tell ourselves.
        """
        try:
            data = os.read(self.fileno, 4096)
        except OSError:
            data = b""
        self._empty_looks = 0 if data else self._empty_looks + 1
        if not data:
            self.exit_event.wait(SECONDS_BETWEEN_LOOKS)
        if self._empty_looks == LOOKS_AT_NO_TERMINAL:
            os.kill(os.getpid(), signal.SIGHUP)
        if self._answers and (is_light := self._answers.look(data)) is not None:
            self._answers = None
            self._app.post_message(BackgroundTold(is_light))
        return data

    def _hand_on(self, piece: str, parser: XTermParser) -> XTermParser:
        """Tell the app what `piece` means; the parser for the next."""
        if piece == ESCAPE:
            self.process_message(events.Key("escape", ESCAPE))
            return parser
        try:
            found = list(parser.feed(piece))
        except Exception:
            # A key that is in no table of Textual's raises any of several errors, and the parser is of no more use.
            return XTermParser()
        for event in found:
            self.process_message(event)
        return parser

    def write(self, data: str) -> None:
        """Write to the terminal.

        What goes to the clipboard is wrapped for GNU screen, which keeps it to
        itself otherwise. The pieces of a link that is broken over lines get one
        name, by which terminals know them for one link: Rich names each anew.
        """
        if data.startswith(_CLIPBOARD):
            from digest_tui.sharing.clipboard import wrap_for_screen

            data = wrap_for_screen(data, os.environ)
        elif _LINK in data:
            data = _LINK_AND_NAME().sub(lambda link: f"{_LINK}{crc32(link[1].encode()):x};{link[1]}", data)
        super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal over, and be ready to give it back when the system stops us for reading or writing."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left its types out there.
        for number in (signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, self._sigtstp_application)

    def stop_application_mode(self) -> None:
        """Give the terminal back, without our page where it has no second screen."""
        self.write(_CLEAR)
        super().stop_application_mode()

    # Textual does all in the handler, which may have interrupted what holds a lock that it waits for.

    def _sigtstp_application(self, *_: object) -> None:
        """Stop soon."""
        # What is written until then may not stop us again.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        if not self._is_to_stop:
            self._is_to_stop = True
            self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again soon."""
        self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        if self._has_terminal:
            self.suspend_application_mode()
            self._is_given_back = True
        self._is_to_stop = False
        _stop_starters()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        # Of what cannot be caught, SIGSTOP, nothing was known; whoever had the terminal meanwhile has changed it.
        if self._has_terminal:
            self.suspend_application_mode()
        elif not self._is_given_back:
            return  # The reader is being left.
        self._is_given_back = False
        self._must_signal_resume = True
        self.resume_application_mode()

    @property
    def _has_terminal(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()


def leave_at_once(status: int) -> NoReturn:
    """End the process; the terminal is given back first, if it takes that without a wait."""
    with suppress(OSError):
        os.set_blocking(_SCREEN, False)
        os.write(_SCREEN, _GIVE_BACK)
    with suppress(OSError, termios.error):
        os.set_blocking(_SCREEN, True)
        modes = termios.tcgetattr(_SCREEN)
        modes[tty.IFLAG] |= termios.ICRNL | termios.IXON
        modes[tty.LFLAG] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
        termios.tcsetattr(_SCREEN, termios.TCSANOW, modes)
    os._exit(status)


def _stop_starters() -> None:
    """Stop all else of the job, as a key of the terminal would: a shell waits for `make run`, and not for us."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)
