"""Dates that stand for themselves: numbers, cells of a table that was flattened, names of months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.styles import DatelineStyle
from digest_tui.chronicle.entries.vetoes.company import Company

_MANY, _NEARLY_ALL = 5, 0.75
"""A few dates may be a list of days, and a diary may have days of which nothing is told."""


def find_dates_alone(company: Company) -> Iterator[DatedLine]:
    """The lines of a style nearly all of which hold a date and nothing else, and below which the next date stands.

    A marked heading and a year or a month that stands over finer dates may lend theirs.
    """
    alike: dict[DatelineStyle, list[DatedLine]] = defaultdict(list)
    silent: dict[DatelineStyle, int] = defaultdict(int)
    for line, below in zip_longest(company.lines, company.lines[1:]):
        if line and not line.level and not (below and below.date.precision > line.date.precision):
            alike[line.style].append(line)
            silent[line.style] += _says_nothing(company.text, line, below)
    for style, lines in alike.items():
        if len(lines) >= _MANY and silent[style] > _NEARLY_ALL * len(lines):
            yield from lines


def _says_nothing(text: str, line: DatedLine, below: DatedLine | None) -> bool:
    said = text[line.start : line.date.start] + text[line.date.end : below.start if below else len(text)]
    return line.title is None and not any(map(str.isalnum, said))
