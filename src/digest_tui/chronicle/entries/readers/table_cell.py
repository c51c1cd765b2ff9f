"""A date in a cell of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest_tui.chronicle.dates.completing import put_year
from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.entries.readers.words_before import read_behind_words, write_words
from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.model import calendar_date
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_above, find_line_end, find_line_start, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_LEAD = lazy(lambda: rf"[ \t*_`~]*{write_words()}", re.IGNORECASE)
_END_OF_CELL = lazy(r"[:.;]?[ \t*_`]*[:.;]?[ \t]*(?:(?:\(|,[ \t])[^|\n]{1,60})?(?:\||\n|\Z)")
_FIRST_YEAR = 100
"""The first that a number alone may be."""
_NEXT_CELL = lazy(r"[ \t*_]*\|[ \t*_]*")
_ERA = lazy(r"[\u4e00-\u9fff]{2,4}[ \t]?(?:\d{1,3}|元)(?P<sign>年)?(?=[ \t*_]*\|)")
"""A cell that says the year by its reign, as `昭和23年`; without its sign beside a year that has none either."""
_DAY = lazy(r"(?P<day>\d{1,2})[日일号號](?=[ \t*_]*\|)")
"""A cell with the day of the month in the cell before it."""
_MONTH_IN_SECOND_CELL = lazy(r"[ \t]*\|?[^|\n]*\|[ \t*_]*(?P<month>[^\W\d_]+)\.?[ \t*_]*\|")
_REMARK = lazy(r"[^\w|\n][^|\n]{0,80}\|")


def read(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The row at `start`, where its table has a column of dates behind others; None where its cell holds no date."""
    cell = source.date_cells.get(start)
    if cell is None:
        return None
    text = source.plain
    line_end = min(find_line_end(text, cell.start), cell.behind)
    lead = _LEAD().match(text, cell.start, line_end)
    date = read_behind_words(text, lead, line_end) if lead else None
    if date is None or _counts(date) or not _END_OF_CELL().match(text, date.end, cell.behind):
        return None
    return make_dated_line(start, date, cell.behind, ("cell", "cell"), title=cell.before)


def _counts(date: WrittenDate) -> bool:
    """True for a month alone, and for a number of one or two figures, as in a row of sums, that would be a year."""
    is_small = date.form.alone == "year" and date.date is not None and (date.date.year or 0) < _FIRST_YEAR
    return date.form.alone == "month" or is_small


def read_next_cells(text: str, date: WrittenDate, line_end: int) -> WrittenDate:
    """`date`, a year at the head of a row, with its era and its month and day in the cells behind it."""
    while date.precision < Precision.DAY and (cell := _NEXT_CELL().match(text, date.end, line_end)):
        found = _read_next_cell(text, date, cell.end(), line_end)
        if found is None:
            break
        date = found
    return date


def _read_next_cell(text: str, date: WrittenDate, start: int, line_end: int) -> WrittenDate | None:
    """`date` with what the cell at `start` adds to it; None where this holds no more than a part of a date."""
    given = date.date
    if given is None or given.last:
        return None
    if given.month:
        day = _DAY().match(text, start, line_end)
        whole = calendar_date(given.year, given.month, int(day["day"])) if day else None
        return day and whole and date._replace(end=day.end(), date=whole, precision=Precision.DAY)
    era = _ERA().match(text, start, line_end)
    if era and (era["sign"] or text[date.end - 1] != "年"):
        return date._replace(end=era.end())
    found = read_at(text, start, line_end)
    if found is None or found.date is None or found.date.month is None or found.date.year is not None:
        return None
    if found.form.alone == "month" and not found.form.is_east_asian and not _has_months_beside(text, start):
        return None
    whole = put_year(found.date, given.year or 0)
    return found._replace(start=date.start, date=whole) if _NEXT_CELL().match(text, found.end, line_end) else None


def _has_months_beside(text: str, start: int) -> bool:
    """True if the row above or below the one at `start` has a month in its second cell too: `Jan` is a name as well."""
    own = find_line_start(text, start)
    rows = {find_line_above(text, own), find_line_end(text, start) + 1} - {own}
    cells = (_MONTH_IN_SECOND_CELL().match(text, row, find_line_end(text, row)) for row in rows)
    return any(cell is not None and cell["month"].lower() in MONTHS for cell in cells)


def give_years(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The `lines`; below a row whose year and day have cells of their own, rows that leave out the year have it too."""
    given: list[DatedLine] = []
    year: int | None = None
    for above, line in zip([None, *lines], lines, strict=False):
        if above and (line.style.tail != "cell" or BLANK_LINE.search(text, above.start, line.start)):
            year = None
        written = text[line.date.start : line.date.end]
        if line.year and (year or "|" in written):
            year = line.year
        whole = put_year(line.date.date, year) if year and line.date.date and not line.year else None
        given.append(line._replace(date=line.date._replace(date=whole)) if whole else line)
    return given


def read_with_remark(source: Text, start: int, line_end: int, date: WrittenDate) -> DatedLine | None:
    """The row whose first cell has a remark beside its `date`, as `at night`; None where the cell does not end."""
    if not _REMARK().match(source.plain, date.end, line_end):
        return None
    indent = measure_indent(source.plain[start:line_end])
    return make_dated_line(start, date, date.end, ("cell", "cell"), indent=indent)
