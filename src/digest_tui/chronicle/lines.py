"""Lines that begin in a certain way, found fast in long texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

_LONG_LINE, _LONGEST_HEADING = 6, 80
"""Tildes that no code stands between where a line is above them that may be a heading, and how long it is at most."""
_LONG_LINES = re.compile(r"(?:\n|\A)(?![ \t|\#>*+•–—-])[^\n]{120,}+(?P<below>(?=\n[ \t]*[^\s]))?")
_LINES_TO_BLANK, _FEW = 6, 3
"""Lines to a blank one, at least, where each is a paragraph, and how many of these are long."""
_SAMPLE = 200_000
"""Characters in which a text shows how it is broken into lines."""
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
        self._later = re.compile(rf"\n[ \t]*+{pattern}")

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


class Fences:
    """The stretches of a text between lines of three backticks or tildes, in which code stands, or Org mode's lines.

    Where more than half of the text stands between two of them, it is the
    document itself that somebody has put between fences, and no code.
    """

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        # A single sign is looked for far faster than three.
        if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
            self._find(text)
        if text.find("#+", 0, _BLOCK) >= 0:
            self._find_blocks(text)

    def _find_blocks(self, text: str) -> None:
        """From `#+begin_src` or `#+begin_example` to the line that ends it; a text with such blocks has no others."""
        begin, kind = -1, ""
        starts, ends = [], []
        for match in re.finditer(r"(?:\n|\A)[ \t]*#\+(begin|end)_(src|example)\b", text, re.IGNORECASE):
            does_begin = match[1].casefold() == "begin"
            if does_begin and begin < 0:
                begin, kind = match.start() + (match[0][0] == "\n"), match[2].casefold()
            elif begin >= 0 and not does_begin and match[2].casefold() == kind:
                starts.append(begin)
                ends.append(match.start() + 1)
                begin = -1
        if starts:
            self._starts, self._ends = starts, ends

    def _find(self, text: str) -> None:
        sign = ""
        for match in re.compile(r"(?:\n|\A) {0,3}(`{3,}|~{3,})([^\n`]*)(?=\n|\Z)").finditer(text):
            if not sign:
                if not self._is_underline(text, match):
                    sign = match[1]
                    self._starts.append(match.start(1))
            elif match[1].startswith(sign) and not match[2].strip():
                sign = ""
                self._ends.append(match.start())
        del self._starts[len(self._ends) :]
        if any(end - start > len(text) // 2 for start, end in zip(self._starts, self._ends, strict=True)):
            self._starts, self._ends = [], []

    def _is_underline(self, text: str, match: re.Match[str]) -> bool:
        """Whether what looks like the first fence is drawn below a heading: at least as long as it, or long itself."""
        begin = text.rfind("\n", 0, match.start()) + 1
        above = text[begin : match.start()].strip()
        is_alone = not text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : begin].strip()
        return 0 < len(above) <= (_LONGEST_HEADING if is_alone and len(match[1]) >= _LONG_LINE else len(match[1]))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def hold(self, start: int) -> bool:
        """Whether `start` stands between fences."""
        place = bisect_right(self._starts, start)
        return place > 0 and start < self._ends[place - 1]


def find_wrap_width(text: str) -> int:
    """The column at which the lines of `text` were broken by hand or by a program; 0 where they were not.

    Judged by a thousand lines in its midst: nearly all are short, and many are
    nearly as long as the longest. A line without a space, as a URL, tells nothing.
    """
    middle = text.rfind("\n", 0, len(text) // 2) + 1
    sample = text[max(0, middle - 40_000) : middle + 40_000].split("\n", 1000)[:1000]
    lengths = sorted(len(line) for line in sample if "://" not in line and " " in line.strip())
    if len(lengths) < 3:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    near = sum(width * 4 < length * 5 for length in lengths)
    return width if 40 <= width <= 100 and near * 5 >= len(lengths) else 0


def is_line_by_line(text: str) -> bool:
    """Whether each line is a paragraph: lines too long to be wrapped stand right below each other."""
    if text.count("\n\n", 0, _SAMPLE) * _LINES_TO_BLANK > text.count("\n", 0, _SAMPLE):
        return False
    followed = [match["below"] is not None for match in _LONG_LINES.finditer(text, 0, _SAMPLE)]
    return len(followed) >= _FEW and sum(followed) * 2 > len(followed)
