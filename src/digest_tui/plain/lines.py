"""The two ends of the conversation: lines that are said, and lines that are typed."""

from __future__ import annotations

import os
import signal
from select import select
from shutil import get_terminal_size
from textwrap import wrap
from typing import BinaryIO, TextIO

from digest_tui.chronicle.text.safety import make_safe

_LONGEST = 4096
"""Bytes of a line, its end included, that a terminal passes on; it drops what is typed behind them and says nothing."""


class Lines:
    """Says lines on `output` and reads what is typed from `typed`. No control character but line feeds is written.

    With `echoes` a line that was read is written behind its prompt, as a terminal does by itself.
    """

    def __init__(self, typed: BinaryIO, output: TextIO, echoes: bool) -> None:
        self._typed = typed
        self._output = output
        self._echoes = echoes
        self._woken = _wake_by_signals() if typed.isatty() else None

    def say(self, *paragraphs: str) -> None:
        """Write paragraphs. On a terminal their lines end between words; a link is never broken."""
        for paragraph in paragraphs:
            self.show(self._break_lines(paragraph))

    def show(self, text: str) -> None:
        """Write a text as it is, to be selected by hand."""
        print(make_safe(text), file=self._output)

    def ask(self, prompt: str) -> str | None:
        """The line that is typed behind the prompt; None at the end of the input."""
        try:
            self._output.write(f"{self._break_lines(prompt)} ")
            self._output.flush()
            if self._woken is not None:
                select([self._typed.fileno(), self._woken], [], [])
            typed = self._typed.readline()
        except OSError:
            # The terminal is gone.
            return None
        line = typed.decode("utf-8", "replace")
        if not self._echoes and len(typed) >= _LONGEST:
            self.say("The terminal passes no longer line on: what was typed behind this one's end is lost")
        if self._echoes or not line:
            self.show(line.rstrip("\r\n"))
        return line or None

    def _break_lines(self, paragraph: str) -> str:
        width = get_terminal_size().columns if self._output.isatty() else 0
        if width < 2:
            return paragraph
        return "\n".join(wrap(paragraph, width - 1, break_long_words=False, break_on_hyphens=False))


def _wake_by_signals() -> int:
    """A descriptor that can be read as soon as a signal has come, for which Python has a handler.

    One that comes just before a read begins would else be handled after it: Ctrl+C would wait for Enter.
    """
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    return woken
