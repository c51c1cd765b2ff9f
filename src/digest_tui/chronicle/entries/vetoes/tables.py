"""Tables that tell nothing: they count by their dates, or number their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.dates.forms import IN_COLUMN_OF_DAYS
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text
from digest_tui.chronicle.text.tables import find_first_row, is_column_of_days

_FIGURE, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]{4}|[^\W\d_]+ [^\W\d_]|[\u3040-\u9fff]{3}")
"""What a cell of figures has, and what is too long for the sign of their unit, which is one word."""
_GAP = re.compile(r"[ \t]{2,}|\t")
"""What parts the cells of a table set by spaces."""
_GAP_BEFORE_FIGURE = re.compile(r"(?:[ \t]{2,}|\t)[-+]?\d")
_OTHER_NAME = lazy(
    lambda: (
        rf"[ \t]*\|(?![^|\n]*(?<!\w){any_of('day_columns', 'time_columns')}(?!\w))[^|\n\w]*[^\W\d][^|\n]*\|[^\n]*\n"
        r"[ \t]*\|[ \t]*:?-"
    ),
    re.IGNORECASE,
)
"""The head of a table whose first column has a name, and that of no time."""
_MOSTLY = 0.85
"""The share of steps between years that go one way where rows are sorted by them."""
_LONGEST_NAME = 60
"""Characters of a cell that is a name or a figure."""
_FIRST_YEAR = 1000
"""The first that nobody takes for a number that counts."""


def find_numbered_rows(company: Company) -> Iterator[DatedLine]:
    """The rows whose first cell is a number: some are under 1000, in a column that has a name, and that of no time."""
    text = company.text
    for table in _part_tables(company):
        numbered = [row for row in table if _is_number(text, row)]
        is_counted = any((row.year or 0) < _FIRST_YEAR for row in numbered)
        if is_counted and _OTHER_NAME().match(text, find_first_row(text, table[0].start)):
            yield from numbered


def _is_number(text: str, row: DatedLine) -> bool:
    """True if nothing but figures stands in the first cell, which was read as a year or several."""
    is_year = row.date.precision == Precision.YEAR and not row.date.form.names_era and row.title is None
    return is_year and not any(map(str.isalpha, text[row.date.start : row.date.end]))


def find_counted_rows(company: Company) -> Iterator[DatedLine]:
    """The rows that count by their dates: those of tables of figures, and months in a column that is not one of days.

    A month by its sign, as `9月`, is a date anywhere, and so is one in a column of days; only there `04-01` is one.
    Rows that are sorted by a name, as `Laketon   2031   13.3`, say of which year their figures are.
    """
    text = company.text
    for table in _part_tables(company):
        if all(_holds_figures(company.source, row) for row in table) or _is_sorted_by_name(company.source, table):
            yield from table
        elif (doubtful := _find_doubtful(table)) and not is_column_of_days(text, table[0].start):
            yield from doubtful


def _find_doubtful(table: Sequence[DatedLine]) -> list[DatedLine]:
    """The rows of a table whose cells are dates only in a column of days."""
    pairs = [row for row in table if row.date.form is IN_COLUMN_OF_DAYS]
    if len(pairs) < sum(row.is_to_the_day for row in table):
        return pairs
    months = (row for row in table if row.date.form.alone == "month" and not row.has_year)
    return [*pairs, *(row for row in months if not row.date.form.is_east_asian)]


def _holds_figures(source: Text, row: DatedLine) -> bool:
    """True if nothing but figures and their units stands in the cells beside the date of a row."""
    cells = _split_cells(source, row)
    return bool(cells) and all(map(_is_figure, cells))


def _is_sorted_by_name(source: Text, table: Sequence[DatedLine]) -> bool:
    """True if the rows hold names in the order of their letters, years in none, and figures, as statistics do."""
    are_years = all(row.title and row.date.precision == Precision.YEAR for row in table)
    if not are_years or goes_one_way([row.year or 0 for row in table], _MOSTLY):
        return False
    rows = [_split_cells(source, row) for row in table]
    named = [cells for cells in rows if any(map(_is_figure, cells)) and max(map(len, cells)) <= _LONGEST_NAME]
    names = [next((cell.strip() for cell in cells if not _is_figure(cell)), "") for cells in rows]
    rising = sum(name <= following for name, following in pairwise(names))
    return len(named) >= len(rows) * _MOSTLY and rising >= _MOSTLY * (len(names) - 1)


def _is_figure(cell: str) -> bool:
    return _FIGURE.search(cell) is not None and _WORD.search(cell) is None


def _split_cells(source: Text, row: DatedLine) -> list[str]:
    """What the cells beside the date of a row say; none of a row of several lines."""
    text, cell = source.plain, source.date_cells.get(row.start)
    end = cell.end_of_row if cell else find_line_end(text, row.end)
    beside = text[row.start : row.date.start] + text[row.date.end : end]
    cells = beside.split("|") if "|" in beside else [] if "\n" in beside else _GAP.split(beside)
    return [words for words in cells if words.strip(" \t*_-–—?")]


def _part_tables(company: Company) -> list[list[DatedLine]]:
    """The dated rows of each table, which may be set by spaces below each other."""
    tables: list[list[DatedLine]] = []
    end = 0
    for line in company.lines:
        if line.style.lead != "cell" and not _GAP_BEFORE_FIGURE.match(company.text, line.date.end):
            continue
        if not tables or _are_parted(company.text[end : line.start].splitlines()):
            tables.append([])
        tables[-1].append(line)
        end = line.start
    return tables


def _are_parted(rows: Sequence[str]) -> bool:
    """True if a line that is no row stands among the `rows` from one with a date on to the next."""
    is_drawn = rows[0].lstrip().startswith("|")
    return any(not row.strip() or (is_drawn and not row.lstrip().startswith("|")) for row in rows)
