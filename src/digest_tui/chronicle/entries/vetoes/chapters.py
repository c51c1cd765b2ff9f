"""Names of chapters that are a date, and tables of contents of such."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.running_numbers import heads_item

_SEVERAL = 2
"""Rows, at least, that stand again as headings."""
_ROW_OR_NOTHING = lazy(r"\n[ \t]*+(?:\n|\Z|[-*+•][ \t]+(?=\d))|\Z")


def find_decades(company: Company) -> set[DatedLine]:
    """A decade alone on its line is the name of a chapter, unless it stands among more years alone, in order.

    Behind the number of an item, with its text set in right below, it is the date of this.
    """
    alone = [line for line in company.lines if line.is_alone and line.date.precision == Precision.YEAR]
    decades = {
        line for line in alone if line.date.form.alone == "decade" and not heads_item(company.text, line.date_start)
    }
    is_one_of_years = len(decades) * 2 < len(alone) and goes_one_way([line.year or 0 for line in alone], 0.9)
    return set() if is_one_of_years else decades


def find_contents(company: Company) -> Iterator[DatedLine]:
    """The rows of a list that hold a date alone, which stands again as a heading, and the headings of periods of years.

    The headings of days that such a list names are entries.
    """
    rows = [line for line in company.lines if _is_row(company.text, line)]
    headings = [line for line in company.lines if line.style.lead == "heading"]
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
