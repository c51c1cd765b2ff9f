"""Months in the first cells of tables: in a column of days they date their rows, elsewhere they count something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import find_line_above, get_line_above
from digest_tui.chronicle.text.patterns import lazy

_NAME_OF_DAYS = lazy(lambda: rf"[ \t]*\|[ \t*_]*{any_of('day_columns')}[ \t*_]*\|", re.IGNORECASE)


def find_counted_months(text: str, lines: Iterable[DatedLine]) -> set[DatedLine]:
    """The rows among the `lines` that name a month, in tables of which no row is dated to the day.

    A month by its sign, as `9月`, is a date anywhere, and so is one in a column of days.
    """
    counted = (
        table
        for table in _part_tables(text, lines)
        if not any(line.is_to_the_day for line in table) and not is_column_of_days(text, table[0].start)
    )
    months = (line for table in counted for line in table if line.date.form.alone == "month")
    return {line for line in months if not line.date.form.is_east_asian}


def is_column_of_days(text: str, start: int) -> bool:
    """True if the first column of the table that the row at `start` is part of is named as one of days."""
    while get_line_above(text, start).lstrip().startswith("|"):
        start = find_line_above(text, start)
    return _NAME_OF_DAYS().match(text, start) is not None


def _part_tables(text: str, lines: Iterable[DatedLine]) -> list[list[DatedLine]]:
    """The dated rows of each table."""
    tables: list[list[DatedLine]] = []
    end = 0
    for line in lines:
        if line.style.lead != "cell":
            continue
        if not tables or any(not row.lstrip().startswith("|") for row in text[end : line.start].splitlines()):
            tables.append([])
        tables[-1].append(line)
        end = line.start
    return tables
