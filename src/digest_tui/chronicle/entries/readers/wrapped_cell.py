"""A date whose year stands on the line below, in a narrow column of a table as w3m dumps it."""

from __future__ import annotations

from digest_tui.chronicle.dates.completing import put_year
from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.text.lines import find_line_above, find_line_start
from digest_tui.chronicle.text.patterns import lazy

_BEHIND = lazy(r",(?P<gap>[ ]+)(?=[^\s\d])")
"""The comma behind which the year is missing."""
_YEAR_BELOW = lazy(r"[^\n]*\n[ ]*(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<gap>[ ]{2,})(?=\S)|[ ]*(?:\n|\Z))")


def add_year_below(text: str, start: int, date: WrittenDate) -> WrittenDate:
    """The `date` of the line at `start` and a comma, with the year below it, if the words behind both are one column.

    A year alone below `3 May – The ferry stops.` is the heading of what follows.
    """
    if date.date is None or date.date.year is not None or date.date.last or date.numbers:
        return date
    behind, below = _BEHIND().match(text, date.end), _YEAR_BELOW().match(text, date.end)
    if behind is None or below is None:
        return date
    column = below.end() - find_line_start(text, below.start("year"))
    is_column = column == behind.end() - start if below["gap"] else len(behind["gap"]) > 1
    whole = put_year(date.date, int(below["year"])) if is_column else None
    return date._replace(date=whole) if whole else date


def completes_line_above(text: str, start: int, date: WrittenDate) -> bool:
    """True if the `date` of the line at `start` is the year of a date on the line above."""
    if date.precision != Precision.YEAR or date.form.alone != "year" or not start:
        return False
    above = find_line_above(text, start)
    begin = above + len(text[above:start]) - len(text[above:start].lstrip())
    found = read_at(text, begin, start - 1)
    return found is not None and add_year_below(text, above, found) is not found
