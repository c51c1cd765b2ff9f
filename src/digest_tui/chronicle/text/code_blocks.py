"""Code blocks: stretches of a text between fences of Markdown, or between the lines of Org mode."""

from __future__ import annotations

import re
from bisect import bisect_right

from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_start, get_line_above

_LONG_LINE, _LONGEST_HEADING = 6, 80
"""Tildes that no code stands between where a line is above them that may be a heading, and how long it is at most."""
_PARAGRAPHS = 3
"""Blank lines between fences, at least, where a document stands."""
_BLOCK = 1 << 20
"""Characters in which the first Org block must begin."""


class CodeBlocks:
    """The stretches of a text between lines of three backticks or tildes, in which code stands, or Org mode's lines.

    Where more than half of the text, in paragraphs, stands between two of them, it is the document itself that somebody
    has put between fences, and no code.
    """

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        # A single sign is looked for far faster than three.
        if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
            self._find_fences(text)
        if text.find("#+", 0, _BLOCK) >= 0:
            self._find_org_blocks(text)

    def _find_org_blocks(self, text: str) -> None:
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

    def _find_fences(self, text: str) -> None:
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
        if any(self._is_document(text, *block) for block in zip(self._starts, self._ends, strict=True)):
            self._starts, self._ends = [], []

    def _is_document(self, text: str, start: int, end: int) -> bool:
        return end - start > len(text) // 2 and len(BLANK_LINE.findall(text, start, end)) >= _PARAGRAPHS

    def _is_underline(self, text: str, match: re.Match[str]) -> bool:
        """Whether what looks like the first fence is drawn below a heading: at least as long as it, or long itself."""
        begin = find_line_start(text, match.start())
        above = text[begin : match.start()].strip()
        is_alone = not get_line_above(text, begin).strip()
        return 0 < len(above) <= (_LONGEST_HEADING if is_alone and len(match[1]) >= _LONG_LINE else len(match[1]))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def contains(self, start: int) -> bool:
        """Whether `start` stands between fences."""
        place = bisect_right(self._starts, start)
        return place > 0 and start < self._ends[place - 1]
