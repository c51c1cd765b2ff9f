"""Months in the first cells of tables: among days they date their rows, alone they count something."""

from __future__ import annotations

from collections.abc import Iterable

from digest_tui.chronicle.entries.dated_line import DatedLine


def find_counted_months(text: str, lines: Iterable[DatedLine]) -> set[DatedLine]:
    """The rows among the `lines` that name a month, in tables of which no row is dated to the day.

    A month by its sign, as `9月`, is a date anywhere.
    """
    counted = (table for table in _part_tables(text, lines) if not any(line.is_to_the_day for line in table))
    months = (line for table in counted for line in table if line.date.form.alone == "month")
    return {line for line in months if not line.date.form.is_east_asian}


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
