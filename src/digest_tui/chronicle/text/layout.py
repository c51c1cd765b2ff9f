"""How a text is broken into lines: wrapped at a width, or one line a paragraph."""

from __future__ import annotations

import re

from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_start
from digest_tui.chronicle.text.patterns import lazy

_LONG_LINES = lazy(r"(?:\n|\A)(?![ \t|\#>*+•–—-])[^\n]{120,}+(?P<below>(?=\n[ \t]*[^\s]))?")
_CODE_LINES = lazy(
    r"^(?:[^\n]*[;{]|[^\n]*\):|[ \t]*[\w.\[\]]+ [-+*/|&]?= [^\n]+|[ \t]*[\w.]+\([^\n]*[),(]"
    r"|[ \t]*(?:import [\w.]+|from [\w.]+ import [^\n]+|(?:def|class) \w[^\n]*|return\b[^\n]*))$",
    re.MULTILINE,
)
_SETTING = lazy(
    r"[ \t]*(?:-[ \t]+)?(?:export[ \t]+)?[A-Za-z_][\w.-]*"
    r"(?::(?:[ \t]+(?:[^\s]+|[\"'{\[][^\n]*))?|[ \t]*[=<>~!]=?[^\n]*)[ \t]*|\[[A-Za-z][\w.-]*\]"
)
"""A line that sets something, as `port: 80`, `BELL=1` and `ropes>=1.2`; a sentence behind a colon is none."""
_NEARLY_ALL = 0.8
"""Of the lines of a file of settings; records with a text of their own have fewer."""
_LINES_TO_CODE = 10
"""Lines to one of code, at most, in a program."""
_LINES_TO_BLANK, _FEW = 6, 3
"""Lines to a blank one, at least, where each is a paragraph, and how many of these are long."""
_SAMPLE = 200_000
"""Characters in which a text shows how it is broken into lines."""


def find_wrap_width(text: str) -> int:
    """The column at which the lines of `text` were broken by hand or by a program; 0 where they were not.

    Judged by a thousand lines in its midst: nearly all are short, and many are
    nearly as long as the longest. A line without a space, as a URL, tells nothing.
    """
    middle = find_line_start(text, len(text) // 2)
    sample = text[max(0, middle - 40_000) : middle + 40_000].split("\n", 1000)[:1000]
    lengths = sorted(len(line) for line in sample if "://" not in line and " " in line.strip())
    if len(lengths) < 3:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    near = sum(width * 4 < length * 5 for length in lengths)
    return width if 40 <= width <= 100 and near * 5 >= len(lengths) else 0


def is_line_by_line(text: str) -> bool:
    """Whether each line is a paragraph: lines too long to be wrapped stand right below each other."""
    if len(BLANK_LINE.findall(text, 0, _SAMPLE)) * _LINES_TO_BLANK > text.count("\n", 0, _SAMPLE):
        return False
    followed = [match["below"] is not None for match in _LONG_LINES().finditer(text, 0, _SAMPLE)]
    return len(followed) >= _FEW and sum(followed) * 2 > len(followed)


def is_program(text: str) -> bool:
    """Whether so many lines look like code or settings that what begins with `#` is a comment, and no heading."""
    if text.startswith("#!"):
        return True
    code = sum(1 for _ in _CODE_LINES().finditer(text, 0, _SAMPLE))
    if code * _LINES_TO_CODE > text.count("\n", 0, _SAMPLE):
        return True
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return sum(_SETTING().fullmatch(line) is not None for line in lines) >= len(lines) * _NEARLY_ALL > 0
