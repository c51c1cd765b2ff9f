"""Lines that begin in a certain way, found fast in long texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

Span = tuple[int, int]
"""Where something begins and ends in the text."""
BLANK_LINE = re.compile(r"\n[ \t]*\n")
"""What parts two paragraphs."""
TAB = 8
"""Columns from one stop of the tabulator to the next."""
_WORDS = re.compile(r"\S")
_BLOCK = 1 << 20
"""Characters searched in one go."""


def holds(text: str, wanted: str) -> bool:
    """Whether `wanted` stands in `text`, looked for by blocks, so that the screen can answer between two of them."""
    return any(text.find(wanted, start, start + _BLOCK + len(wanted)) >= 0 for start in range(0, len(text), _BLOCK))


class LineStart:
    """Finds and matches a pattern at the beginning of lines; spaces before it are passed over.

    A search for a line feed and what follows it is several times faster than
    one for `^` in multi-line mode. The pattern must not match a line feed.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _later(self) -> re.Pattern[str]:
        return re.compile(rf"\n[ \t]*+{self._pattern}")

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return re.compile(rf"[ \t]*+{self._pattern}")

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match at `start`, which is the beginning of a line."""
        return self._first.match(text, start)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Each line in `[start, end)` that begins so: where it begins, and the match (with the line feed before it).

        `start` is the beginning of a line.
        """
        until = len(text) if end is None else end
        if first := self._first.match(text, start, until):
            yield start, first
        yield from self.find_later(text, start, until)

    def find_later(self, text: str, start: int, until: int) -> Iterator[tuple[int, re.Match[str]]]:
        """As `find`, but for the line that begins at `start`."""
        while 0 <= start < until:
            # A search over much text that finds nothing would keep the screen from answering.
            stop = text.find("\n", start + _BLOCK, until)
            for later in self._later.finditer(text, start, stop if stop >= 0 else until):
                yield later.start() + 1, later
            start = stop


def is_blank(text: str, start: int, end: int) -> bool:
    """True if no sign stands in `[start, end)`, found without a look at all of a long text."""
    return _WORDS.search(text, start, end) is None


def find_line_end(text: str, start: int) -> int:
    """Where the line that `start` is in ends, its line feed not included."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def find_line_start(text: str, at: int) -> int:
    """Where the line that `at` is in begins."""
    return text.rfind("\n", 0, at) + 1


def find_line_above(text: str, start: int) -> int:
    """Where the line begins above the one that begins at `start`; 0 for the first line of all."""
    return text.rfind("\n", 0, max(start - 1, 0)) + 1


def get_line_above(text: str, start: int) -> str:
    """The line above the one that begins at `start`, without its line feed; "" where there is none."""
    return text[find_line_above(text, start) : max(start - 1, 0)]


def measure_indent(line: str) -> int:
    """How many columns `line` is set in; a tab reaches to the next stop of eight."""
    return len(line[: len(line) - len(line.lstrip(" \t\u3000"))].expandtabs(TAB))
