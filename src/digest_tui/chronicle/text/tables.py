"""Tables that have a column of dates: where their rows begin, and where the date stands in each."""

from __future__ import annotations

import re
from itertools import pairwise

from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import find_line_end, find_line_start
from digest_tui.chronicle.text.patterns import lazy

_RULE = lazy(
    lambda: (
        rf"\n[ \t]*+{any_of('day_columns', 'time_columns')}[^\n]*\n"
        r"[ \t]*+-{3,}(?:[ \t]+-{3,})+[ \t]*+(?=\n)"
    ),
    re.IGNORECASE,
)
"""The name of a first column of dates, and a broken line of hyphens under it."""
_NAME_OF_DATES = lazy(
    lambda: rf"[ \t*_]*(?:\w+ )?{any_of('day_columns', 'time_columns')}(?:[ (][^|]{{0,20}})?[ \t*_]*", re.IGNORECASE
)
_LINE_OF_HYPHENS = re.compile(r"\n[ \t]*\|(?:[ \t]*+:?-++:?[ \t]*+\|)++[^\w\n]*(?=\n)")
_BAR = lazy(r"(?<!\\)\|")


def find_date_rows(text: str) -> frozenset[int]:
    """Where the rows begin of tables whose first column is one of dates, a broken line of hyphens under its name."""
    rows: set[int] = set()
    start = 0
    for rule in _RULE().finditer(text):
        if rule.end() < start:
            continue
        start = rule.end() + 1
        while text[start : (end := text.find("\n", start) + 1 or len(text))].strip():
            rows.add(start)
            start = end
    return frozenset(rows)


def find_date_cells(text: str) -> dict[int, int]:
    """Of the rows of tables, drawn with `|`, that have a column of dates behind others: where this begins in each.

    The line above the line of hyphens names the columns.
    """
    cells: dict[int, int] = {}
    start = 0
    for hyphens in _LINE_OF_HYPHENS.finditer(text):
        if hyphens.end() < start:
            continue
        names = _split_row(text, find_line_start(text, hyphens.start()), hyphens.start())
        is_date = [_NAME_OF_DATES().fullmatch(text, *span) is not None for span in names]
        if True not in is_date[1:] or is_date[0]:
            continue
        column = is_date.index(True)
        start = hyphens.end() + 1
        while text.startswith("|", start):
            end = find_line_end(text, start)
            if column < len(row := _split_row(text, start, end)):
                cells[start] = row[column][0]
            start = end + 1
    return cells


def _split_row(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end."""
    bars = [bar.start() for bar in _BAR().finditer(text, start, end)]
    return [(first + 1, last) for first, last in pairwise([*bars, end])]
