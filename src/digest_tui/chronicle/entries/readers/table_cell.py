"""A date in a cell of a table."""

from __future__ import annotations

from digest_tui.chronicle.dates.reading import WrittenDate, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.text.lines import find_line_end, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_EMPHASIS = lazy(r"[ \t*_`~]*")
_END_OF_CELL = lazy(r"[ \t*_`]*(?:(?:\(|,[ \t])[^|\n]{1,60})?(?:\||\n|\Z)")
_REMARK = lazy(r"[^\w|\n][^|\n]{0,80}\|")


def read(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The row at `start`, where its table has a column of dates behind others; None where its cell holds no date."""
    cell = source.date_cells.get(start)
    if cell is None:
        return None
    text = source.plain
    line_end = find_line_end(text, cell.start)
    emphasis = _EMPHASIS().match(text, cell.start, line_end)
    date = read_at(text, emphasis.end(), line_end) if emphasis else None
    if date is None or date.form.alone == "month" or not _END_OF_CELL().match(text, date.end):
        return None
    return make_dated_line(start, date, cell.behind, ("cell", "cell"), title=cell.before)


def read_with_remark(source: Text, start: int, line_end: int, date: WrittenDate) -> DatedLine | None:
    """The row whose first cell has a remark beside its `date`, as `at night`; None where the cell does not end."""
    if not _REMARK().match(source.plain, date.end, line_end):
        return None
    indent = measure_indent(source.plain[start:line_end])
    return make_dated_line(start, date, date.end, ("cell", "cell"), indent=indent)
