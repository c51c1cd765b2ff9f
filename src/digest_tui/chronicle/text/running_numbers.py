"""Numbers that begin lines and count on, as those of the rows of a table of which only the words are left."""

from __future__ import annotations

from digest_tui.chronicle.text.lines import LineStart

_NEEDED = 5
"""Rows; fewer numbers count on by chance."""
_NUMBERED = LineStart(r"(?P<number>\d{1,5})[ \t]+(?=\d{1,4}(?:[-./]\d|[ ][^\W\d_]))")


def find_running_numbers(text: str) -> frozenset[int]:
    """Where lines begin whose numbers count on from 1; other lines may stand between these."""
    found: list[int] = []
    run: list[int] = []
    for start, match in _NUMBERED.find(text):
        number = int(match["number"])
        if number == 1:
            found += run if len(run) >= _NEEDED else []
            run = []
        if number == len(run) + 1:
            run.append(start)
    return frozenset(found + run if len(run) >= _NEEDED else found)


def is_number(text: str, start: int, end: int) -> bool:
    """True if nothing but a number stands in `[start, end)`."""
    return text[start:end].strip().isdecimal()
