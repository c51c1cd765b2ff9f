"""Numbers that begin lines and count on, as those of the rows of a table of which only the words are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import Match

from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.text.lines import TAB, LineStart, find_line_end, find_line_start, measure_indent

_NEEDED = 5
"""Rows; fewer numbers count on by chance."""
_MANY, _CHANGES = 4, 2
"""Items that name months, and steps from month to month among them: days of months hardly count on so by chance."""
_MOST_DAYS = 31
"""Of a month."""
_NUMBERED = LineStart(r"(?P<number>\d{1,5})[ \t]+(?=\d{1,4}(?:[-./]\d|[ ][^\W\d_]))")

_NUMBERED_ITEM = LineStart(
    r"(?P<number>\d{1,3})\.[ \t]+(?:(?P<month>[^\W\d_]{3,12})\b\.?"
    r"(?:[ \t]+(?P<figure>\d{1,2})(?=[ \t]*(?:[)\]–—|,\n]|:(?!\d)|-[ \t])))?)?"
)
"""An item with its number, and the month with a figure that may stand behind it."""
_Item = tuple[int, Match[str]]
"""Where such a line begins, and what stands there."""


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


def find_running_items(text: str) -> frozenset[int]:
    """Where lines begin with the numbers of items that count on before dates, as `2. Dec 31:` and `3. Jan 4:`.

    The number of `2. Dezember 31:` is a day: below it the same month and year stand behind the next.
    """
    runs = [run for run in _find_runs(text) if _find_dated(run)]
    are_lists = all(run[0][1]["number"] == "1" for run in runs)
    return frozenset(start for run in runs if _are_before_dates(run, are_lists) for start, _ in run)


def _find_runs(text: str) -> Iterator[list[_Item]]:
    """The items, by stretches in which each number is the one above it and one more."""
    run: list[_Item] = []
    for start, item in _NUMBERED_ITEM.find(text):
        if run and int(item["number"]) != int(run[-1][1]["number"]) + 1:
            yield run
            run = []
        run.append((start, item))
    yield run


def _find_dated(run: Sequence[_Item]) -> list[Match[str]]:
    """The items of a stretch that begin with a month."""
    return [item for _, item in run if (item["month"] or "").lower() in MONTHS]


def _are_before_dates(run: Sequence[_Item], are_lists: bool) -> bool:
    """True if the figures behind the months differ, so that they are no year, or the months go on with the numbers.

    Figures of which one is no day are years.
    Where not all stretches begin with 1, as those of `are_lists` do, some of the numbers are days.
    """
    dated = _find_dated(run)
    changes = sum(MONTHS[one["month"].lower()] != MONTHS[other["month"].lower()] for one, other in pairwise(dated))
    figures = {item["figure"] for item in dated} - {None}
    if any(int(figure) > _MOST_DAYS for figure in figures):
        return False
    return len(figures) > 1 or (are_lists and len(dated) >= _MANY and changes >= _CHANGES)


def is_number(text: str, start: int, end: int) -> bool:
    """True if nothing but a number stands in `[start, end)`."""
    return text[start:end].strip().isdecimal()


def heads_item(text: str, start: int) -> bool:
    """True if the number of an item stands before `start`, as `1. `, and the line below is set in as far as that is."""
    begin = find_line_start(text, start)
    number = text[begin:start].strip()
    below = find_line_end(text, start) + 1
    indent = measure_indent(text[below : find_line_end(text, below)])
    return number.endswith(".") and number[:-1].isdecimal() and indent == len(text[begin:start].expandtabs(TAB))
