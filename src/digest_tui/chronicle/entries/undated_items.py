"""Items and rows without a date below a heading that is a year or a month: they are of its time, each an entry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.entries.styles import Lead, Tail
from digest_tui.chronicle.text.headings import find_back_matter
from digest_tui.chronicle.text.lines import find_line_end, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text
from digest_tui.chronicle.text.tables import is_column_of_days

_ITEM = lazy(r"[ \t]*+(?!\*[ \t]+-[ \t])(?:[-*+•◦▪■□○][ \t]+|:+\*[ \t]*)(?=[^\w\n]*\w)")
_ROW = lazy(r"[ \t]*+\|(?P<none>(?![-:| \t]+(?:\n|\Z))[ \t*_]*[-–—?…]{1,3}[ \t*_]*\|[ \t]*)?")
"""A row of a table, and a first cell that says that there is no date; an empty one belongs to the row above."""


def find_undated_items(source: Text, chosen: Sequence[DatedLine], scoping: Collection[int]) -> list[DatedLine]:
    """The items without a date below the headings among the `chosen` lines, each with the date of its heading.

    They stand beside dated ones, below a heading that lends its date as those at `scoping` do; or nothing but a list of
    such items stands below a heading that holds its date alone. What a label with a colon announces is one entry.
    """
    heads = [line for line in chosen if line.style.is_section and not line.title]
    behind = find_back_matter(source.plain, heads[-1].end) if heads else 0
    ends = sorted([*(line.start for line in heads), *source.heading_starts, behind, len(source.plain)])
    dated = {line.start: line for line in chosen}
    found: list[DatedLine] = []
    for head in filter(_is_year_or_month, heads):
        items, is_all = _read_list(source.plain, head, ends[bisect_left(ends, head.end)], dated)
        if (is_all and not _is_label(source.plain, head)) or head.start in scoping:
            found += _choose_undated(source.plain, items, dated, is_all)
    source.trace.record("scope", "an item without a date below a year or a month", (item.start for item in found))
    return found


def _is_label(text: str, head: DatedLine) -> bool:
    """True for a line that announces what stands below it: no sign marks it as a heading, and a colon ends it."""
    return not head.level and ":" in text[head.date.end : head.end]


def _choose_undated(text: str, items: Sequence[DatedLine], dated: Collection[int], is_all: bool) -> Iterator[DatedLine]:
    """Those of the `items` that have no date: all rows, and of a list those with the sign of one that is `dated`."""
    signs = {_get_sign(text, item) for item in items if is_all or item.start in dated}
    for item in items:
        if item.start not in dated and (item.style.lead == "cell" or _get_sign(text, item) in signs):
            yield item


def _get_sign(text: str, item: DatedLine) -> str:
    return text[item.start : item.end].lstrip()[:1]


def _is_year_or_month(head: DatedLine) -> bool:
    """True if the date of the heading is a year or a month; decades and seasons say too little of each item."""
    date = head.date.date
    return date is not None and head.date.precision <= Precision.MONTH and not (date.last or date.season)


def _read_list(text: str, head: DatedLine, until: int, dated: Mapping[int, DatedLine]) -> tuple[list[DatedLine], bool]:
    """The items of the list or table below `head`, up to prose; and whether a list of such without a date is all."""
    items: list[DatedLine] = []
    end = find_line_end(text, head.end - 1)
    is_all = not text[head.end : end].strip(" \t#=*_:-.")
    is_parted = True
    table = -1
    while (start := end + 1) < until:
        end = find_line_end(text, start)
        line = text[start:end]
        table = (start if table < 0 else table) if line.lstrip().startswith("|") else -1
        item = dated.get(start) or _make_item(text, head, (start, end), table)
        if not line.strip():
            is_parted = True
        elif item and (not items or item.indent <= items[0].indent):
            items.append(item)
            is_parted = False
        elif is_parted and not (items and measure_indent(line) > items[0].indent) and not _ROW().match(line):
            if items:
                return items, False
            is_all = False
    is_list = bool(items) and items[0].style.lead == "bullet"
    return items, is_all and is_list and not any(item.start in dated for item in items)


def _make_item(text: str, head: DatedLine, line: tuple[int, int], table: int) -> DatedLine | None:
    """The item of a list on a `line`, or the row of the table that begins at `table` that says that it has no date."""
    start, end = line
    row, item = _ROW().match(text, start, end), _ITEM().match(text, start, end)
    sign = item or (row if row and row["none"] and is_column_of_days(text, table) else None)
    if sign is None:
        return None
    indent = measure_indent(text[start:end])
    style: tuple[Lead, Tail] = ("bullet", "space") if item else ("cell", "cell")
    made = make_dated_line(start, head.date, sign.end(), style, indent=indent)
    return made._replace(date_start=sign.end())
