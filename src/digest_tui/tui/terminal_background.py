"""Whether the terminal's background is light: what the environment says at the start, and what the terminal answers."""

from __future__ import annotations

from collections.abc import Mapping

from textual.message import Message

from digest_tui.chronicle.text.patterns import lazy

QUESTION = "\x1b]11;?\x1b\\"
"""Asks the terminal for the colour of its background (OSC 11)."""
_COLOUR = b"([0-9a-fA-F]{1,4})"
_ANSWER = lazy(rb"\x1b\]11;rgba?:%b/%b/%b[^\x07\x1b]*(?:\x07|\x1b\\)" % ((_COLOUR,) * 3))
_LONGEST_ANSWER = 64
_LIGHT = 0.5


class BackgroundTold(Message):
    """The terminal has told the colour of its background."""

    def __init__(self, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


def may_ask(environment: Mapping[str, str]) -> bool:
    """True if the terminal may know the question: a console would print it."""
    return not environment.get("TERM", "").startswith(("linux", "vt")) and "STY" not in environment


def is_light_by_environment(environment: Mapping[str, str]) -> bool:
    """True if `COLORFGBG` tells of a light background, as `0;15` does."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


class AnswerFinder:
    """Looks for the answer in what the terminal sends, which may come in pieces."""

    def __init__(self) -> None:
        self._last = b""

    def look(self, data: bytes) -> bool | None:
        """True for a light background, False for a dark one; None where there is no answer yet."""
        self._last = self._last[-_LONGEST_ANSWER:] + data
        answer = _ANSWER().search(self._last)
        if answer is None:
            return None
        self._last = b""
        red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in answer.groups())
        is_light: bool = 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT
        return is_light
