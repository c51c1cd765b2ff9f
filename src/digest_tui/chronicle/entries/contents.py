"""Tables of contents of dates: lists whose rows hold nothing but a date and stand again as headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.patterns import lazy

_SEVERAL = 2
"""Rows, at least, that stand again as headings."""
_ROW_OR_NOTHING = lazy(r"\n[ \t]*+(?:\n|\Z|[-*+•][ \t]+(?=\d))|\Z")


def find_contents(text: str, lines: Sequence[DatedLine]) -> Iterator[DatedLine]:
    """The rows of such a list, and the headings it names where they are periods of years: those are chapters."""
    rows = [line for line in lines if _is_row(text, line)]
    headings = [line for line in lines if line.style.lead == "heading"]
    named = [heading for heading in headings if any(row.end < heading.start and _is_same(row, heading) for row in rows)]
    if len(named) < _SEVERAL:
        return
    yield from (row for row in rows if row.end < named[0].start)
    yield from (heading for heading in named if _is_period_of_years(heading))


def _is_row(text: str, line: DatedLine) -> bool:
    """True for an item of a list that holds its date alone, with another or nothing below."""
    is_bare = line.style.lead == "bullet" and line.style.tail == "end" and line.title is None
    return is_bare and _ROW_OR_NOTHING().match(text, find_line_end(text, line.end)) is not None


def _is_same(row: DatedLine, heading: DatedLine) -> bool:
    return row.date.date == heading.date.date and row.date.numbers == heading.date.numbers


def _is_period_of_years(line: DatedLine) -> bool:
    return line.date.precision == Precision.YEAR and line.date.date is not None and line.date.date.last is not None
