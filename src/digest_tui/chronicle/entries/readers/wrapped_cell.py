"""A date whose year stands on the line below, in a narrow column of a table as w3m dumps it."""

from __future__ import annotations

from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.text.lines import find_line_above, find_line_start
from digest_tui.chronicle.text.patterns import lazy

_BEHIND = lazy(r",?[ ]+(?=[^\s\d])")
_YEAR_BELOW = lazy(r"[^\n]*\n[ ]*(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<gap>[ ]{2,})(?=\S)|[ ]*(?:\n|\Z))")


def add_year_below(text: str, start: int, date: WrittenDate) -> WrittenDate:
    """The `date` of the line at `start`, with the year below it where the words behind both begin in one column."""
    if date.date is None or date.date.year is not None or date.date.last or date.numbers:
        return date
    behind, below = _BEHIND().match(text, date.end), _YEAR_BELOW().match(text, date.end)
    if behind is None or below is None:
        return date
    column = below.end() - find_line_start(text, below.start("year"))
    if below["gap"] and column != behind.end() - start:
        return date
    return date._replace(date=date.date._replace(year=int(below["year"])))


def completes_line_above(text: str, start: int, date: WrittenDate) -> bool:
    """True if the `date` of the line at `start` is the year of a date on the line above."""
    if date.precision != Precision.YEAR or date.form.alone != "year" or not start:
        return False
    above = find_line_above(text, start)
    begin = above + len(text[above:start]) - len(text[above:start].lstrip())
    found = read_at(text, begin, start - 1)
    return found is not None and add_year_below(text, above, found) is not found
