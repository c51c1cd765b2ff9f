"""Lines that look dated and are read by no reader: what `explain` says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest_tui.chronicle.dates.reading import Precision, read_at
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.source import Text

_WORD = re.compile(r"[^\W_]+")
"""What a date may begin with."""
_FIGURES_OF_YEAR = 4


def record_unread(source: Text, starts: Iterable[int]) -> None:
    """Say of the lines at `starts`, which look dated, whether their date is not known or what stands beside it."""
    for start in starts:
        is_known = _is_known(source.plain, start, find_line_end(source.plain, start))
        reason = "what stands beside the date is not known" if is_known else "a date in no form that is known"
        source.trace.record("reader", f"none: {reason}", (start,))


def _is_known(text: str, start: int, line_end: int) -> bool:
    """True if a date begins with one of the words up to the first figure of the line; `12` alone is no year."""
    for word in _WORD.finditer(text, start, line_end):
        date = read_at(text, word.start(), line_end)
        if date and (date.precision > Precision.YEAR or (word[0].isdecimal() and len(word[0]) == _FIGURES_OF_YEAR)):
            return True
        if word[0][0].isdecimal():
            break
    return False
