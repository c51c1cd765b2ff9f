"""The table of readers: each looks for the date at another place on a line, and the first that finds one has it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.croatian import read_croatian
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.readers import labelled, leading, repeated_words, table_cell, trailing
from digest_tui.chronicle.entries.scanning import looks_dated
from digest_tui.chronicle.entries.styles import HEADING, TITLE
from digest_tui.chronicle.text.headings import FRONT_MATTER
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.running_numbers import is_number
from digest_tui.chronicle.text.source import Text

_MANY, _MOSTLY = 5, 0.85
"""How many titles with a year in brackets are entries, and the share of steps between their years that go one way."""
_LONGEST_CONTENTS = 500
"""Characters of a line of a table of contents."""
_NOTE = lazy(r"[ \t]*+\[\^[^\]\n]{1,60}\]:")
"""A footnote of Markdown, which may end with a date."""
_CONTENTS = lazy(r"[ \t]*(?:[-*+•]|\d{1,3}\.)?[ \t]*\[[^\n]*\]\(#[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[ \t]*")
"""A line that leads to a heading of its own document."""


class Reader(NamedTuple):
    """One place on a line where its date is looked for."""

    name: str
    example: str
    """A short document that reads otherwise without this reader."""
    read: Callable[[Text, int, int], DatedLine | None]
    """Reads the line in `[start, end)`; None where it has no date at that place."""


READERS = (
    Reader(
        "date in a later column",
        "| Who | Date | What |\n|---|---|---|\n| Ann | 2031-05-02 | It stops. |\n| Ben | 2031-05-04 | It goes. |",
        table_cell.read,
    ),
    Reader("date first", "2 May 2031: The ferry stops.\n\n4 May 2031: It goes.", leading.read),
    Reader(
        "date behind a label",
        "# The ferry\n\nDate: 2031-05-02\n\nIt stops.\n\n# The isle\n\nDate: 2031-05-04\n\nIt is sold.",
        labelled.read,
    ),
    Reader(
        "date that defines a title",
        "The ferry stops\n: 2 May 2031\n\nThe isle is sold\n: 4 May 2031",
        labelled.read_definition,
    ),
    Reader(
        "date of who signs an entry",
        "ferry (1.2-1) unstable\n\n  * It stops.\n\n -- Ann <a@example.org>  Fri, 02 May 2031 10:00:00 +0000",
        labelled.read_signature,
    ),
    Reader(
        "date behind a place",
        "LAKETON, May 2 — The ferry stops.\n\nPORT ELM, May 4 — It goes.",
        leading.read_behind_place,
    ),
    Reader(
        "item: date", "- The owner was told: 2031-05-02\n- The owner answered: 2031-05-04", trailing.read_what_and_date
    ),
    Reader("title with its date", "## 1.2 (2031-05-02)\n\nIt stops.\n\n## 1.1 (2031-04-02)\n\nIt goes.", trailing.read),
)


def read_dated_lines(source: Text, starts: Sequence[int]) -> list[DatedLine]:
    """Read the lines that begin at `starts`, and the rows of tables of dates; front matter and code are left out."""
    starts = _add_rows(source, starts) if source.date_cells else starts
    front = FRONT_MATTER().match(source.plain)
    first = front.end() if front else 0
    source.trace.record(
        "reader",
        "none: the line describes the document",
        (start for start in starts if start < first and looks_dated(source.plain, start)),
    )
    starts = [start for start in starts if start >= first]
    lines = {start: line for start in starts if (line := _read_line(source, start))}
    unread = [start for start in starts if start not in lines]
    lines |= {line.start: line for line in repeated_words.read(source, unread)}
    read = _agree_on_headings(source, table_cell.give_years(source.plain, [lines[start] for start in sorted(lines)]))
    kept = _drop_rows_in_no_order(source.plain, _drop_years_in_no_order(read_croatian(source.plain, read)))
    if source.trace.is_asked:
        # Only `explain` asks for it.
        from digest_tui.chronicle.entries.unread_lines import record_unread

        record_unread(source, (start for start in unread if start not in lines and looks_dated(source.plain, start)))
        dropped = {line.start for line in read}.difference(line.start for line in kept)
        source.trace.record("veto", "years in no order", dropped)
    return kept


def _drop_rows_in_no_order(text: str, lines: list[DatedLine]) -> list[DatedLine]:
    """The lines, without rows behind a number if their years are in no order: those are people and their birthdays."""
    rows = {line: line.date for line in lines if is_number(text, line.start, line.date_start)}
    years = [(date.numbers.year if date.numbers else line.year) or 0 for line, date in rows.items()]
    return lines if goes_one_way(years, _MOSTLY) else [line for line in lines if line not in rows]


def _drop_years_in_no_order(lines: list[DatedLine]) -> list[DatedLine]:
    """The lines, without titles as `The first pier (1607)` whose years are in no order: those are books and people."""
    by_level: dict[int, list[DatedLine]] = defaultdict(list)
    for line in lines:
        if line.style is TITLE and line.level and line.year:
            by_level[line.level].append(line)
    in_order = [
        titles
        for titles in by_level.values()
        if len(titles) >= _MANY and goes_one_way([line.year or 0 for line in titles], _MOSTLY)
    ]
    kept = {line.start for titles in in_order for line in titles}
    years = {line for titles in by_level.values() for line in titles if line.date.precision == Precision.YEAR}
    return [line for line in lines if line not in years or line.start in kept]


def _add_rows(source: Text, starts: Sequence[int]) -> Sequence[int]:
    """The `starts` with those of rows whose date stands in a cell of its own, without the lines within such a row.

    Where no column is named, a row is one if its first cell is a date.
    """
    cells = source.date_cells
    begins = [start for start in sorted(cells) if cells[start].is_named or _is_dated(source, start)]
    kept = {*starts, *begins}
    for start in starts:
        row = bisect_right(begins, start) - 1
        if row >= 0 and begins[row] < start < cells[begins[row]].end_of_row:
            kept.remove(start)
    return sorted(kept)


def _is_dated(source: Text, row: int) -> bool:
    return table_cell.read(source, row, find_line_end(source.plain, row)) is not None


def _agree_on_headings(source: Text, lines: list[DatedLine]) -> list[DatedLine]:
    """The lines; of two dates in a heading the last is meant where the dates of most headings stand last."""
    first = [line for line in lines if line.style is HEADING]
    last = sum(line.style.lead == "title" and line.level > 0 for line in lines)
    if len(first) >= last:
        return lines
    last_dates = ((line, trailing.read(source, line.start, find_line_end(source.plain, line.start))) for line in first)
    others = {line.start: other for line, other in last_dates if other and other.date.start >= line.date.end}
    return [others.get(line.start, line) for line in lines]


def _read_line(source: Text, start: int) -> DatedLine | None:
    text = source.plain
    end = find_line_end(text, start)
    if (
        end - start < _LONGEST_CONTENTS
        and text.find("](#", start, end) >= 0
        and _CONTENTS().fullmatch(text, start, end)
    ):
        return None
    if text.find("[^", start, end) >= 0 and _NOTE().match(text, start, end):
        return None
    for reader in READERS:
        if line := reader.read(source, start, end):
            source.trace.record("reader", reader.name, (start,))
            source.trace.record("form", line.date.form.name, (start,))
            return line
    return None
