"""Tables that have a column of dates: where their rows begin, and where the date stands in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import (
    BLANK_LINE,
    TAB,
    Span,
    find_line_above,
    find_line_end,
    find_line_start,
    get_line_above,
)
from digest_tui.chronicle.text.patterns import lazy

_BROKEN_LINE = lazy(r"\n[ \t]*+(?P<sign>[-=])(?P=sign)++(?:[ \t]+(?P=sign){2,}+)+[ \t]*+(?=\n)")
"""A stroke for each column that is set by spaces, below their names; reStructuredText draws `==== ====`."""
_STROKE = re.compile(r"[-=]{2,}")
_NAME_OF_DATES = lazy(
    lambda: rf"[ \t*_]*(?:\w+ )?(?P<word>{any_of('day_columns', 'time_columns')})(?:[ (/][^|]{{0,20}})?[ \t*_]*",
    re.IGNORECASE,
)
_MAY_BE_DATE = lazy(r"\d{4}|\d[-/.]\d|\d\W{0,3}[^\W\d]{3}|[^\W\d]{3}\W{0,3}\d")
_NAME_OF_DAYS = lazy(lambda: rf"[ \t]*\|[ \t*_]*{any_of('day_columns')}[ \t*_]*\|", re.IGNORECASE)
_LINE_OF_HYPHENS = lazy(r"\n[ \t]*(?:\|(?:[ \t]*+:?-++:?[ \t]*+[|+])++|\+(?:=++\+)++)[^\w\n]*(?=\n)")
"""Below the head of a table; Org mode draws `|---+---|`, reStructuredText `+===+===+`."""
_BAR = lazy(r"(?<!\\)\|")
_LISTED_TABLE = lazy(
    r"^(?P<indent>[ \t]*+)\.\.[ ]list-table::[^\n]*\n(?P<rows>(?:(?P=indent)[ \t]+[^\s][^\n]*(?:\n|\Z)|[ \t]*\n)*+)",
    re.MULTILINE,
)
_HEAD_OF_LISTED_TABLE = lazy(r":header-rows:[ \t]*[1-9]")
_LISTED_CELL = lazy(r"^[ \t]*+(?P<row>\*[ \t]+)?(?P<sign>-)(?:[ \t]+|(?=\n|\Z))", re.MULTILINE)

_MARKED_TABLE = lazy(
    r"^[ \t:]*+\{\|[^\n]*\n(?P<wiki>(?:(?![ \t:]*+(?:\|\}|\{\|)|=)[^\n]*\n)*+)[ \t:]*+\|\}"
    r"|^\|===[ \t]*\n(?P<adoc>(?:(?!\|===|=)[^\n]*\n)*+)\|===",
    re.MULTILINE,
)
"""Up to the line `|}`, or to the second line `|===`; what lacks it before the next heading or table is no table."""
_WIKI_ROW = lazy(r"^(?:(?!\|-)[^\n]*\n)++", re.MULTILINE)
_WIKI_CELL = lazy(r"(?:^[ \t]*[|!](?![-+}])|\|\||!!)(?:[ \t]*[\w-]+[ \t]*=[^|\n\[{]*\|(?!\|))?", re.MULTILINE)
"""The sign before a cell, with the attributes of the cell."""
_ADOC_CELL = lazy(r"(?:^|(?<=[ \t]))(?:[\d.]{1,5}[+*])?[<^>.]*[aehlmsd]?(?<!\\)\|", re.MULTILINE)
"""As `|`, `2+|` and `a|`."""


class DateCell(NamedTuple):
    """Where in a row the cell begins that holds its date, and what the cells before it say."""

    before: Span | None
    start: int
    behind: int
    """Where the next cell begins; where the row ends if there is none."""
    end_of_row: int
    is_listed: bool
    """The cells of its row may stand on lines of their own."""
    is_named: bool
    """The columns of its table have names."""


def find_date_rows(text: str) -> frozenset[int]:
    """Where the rows begin of tables set by spaces whose first column is the one of dates."""
    return frozenset(
        row.start
        for names, *rows in _find_ruled_tables(text)
        if _are_of_dates(text, names.cells[:1]) and not _choose_column(text, names, rows)
        for row in rows
    )


def _are_of_dates(text: str, names: Sequence[Span]) -> bool:
    """True if one of the `names` of columns is that of one of dates."""
    return any(_NAME_OF_DATES().fullmatch(text, *name) for name in names)


def find_date_cells(text: str) -> dict[int, DateCell]:
    """The cells with the dates of rows, by where the rows begin: in a column of dates behind others, or of a list."""
    cells: dict[int, DateCell] = {}
    finders = (_find_drawn_tables, _find_ruled_tables, _find_listed_tables, _find_marked_tables)
    for names, *rows in chain.from_iterable(find(text) for find in finders):
        column = _choose_column(text, names, rows)
        for row in rows if column or names.is_listed else ():
            if column < len(row.cells):
                before = (row.cells[0][0], row.cells[column - 1][1]) if column else None
                start, behind = (begin for begin, _ in [*row.cells, (row.cells[-1][1], 0)][column : column + 2])
                is_listed = names.is_listed or row.is_listed
                cells[row.start] = DateCell(before, start, behind, row.cells[-1][1], is_listed, bool(names.cells))
    return cells


def _choose_column(text: str, names: _Row, rows: Sequence[_Row]) -> int:
    """The column that is named as one of dates, 0 for none; of several with a name alone the one with most dates."""
    found = [(at, name) for at, span in enumerate(names.cells) if (name := _NAME_OF_DATES().fullmatch(text, *span))]
    alone = [at for at, name in found if name[0].strip(" \t*_") == name["word"]]
    if len(alone) > 1:
        return max(alone, key=lambda at: sum(_may_be_date(text, row, at) for row in rows))
    return next(iter([*alone, *(at for at, _ in found)]), 0)


def _may_be_date(text: str, row: _Row, column: int) -> bool:
    return column < len(row.cells) and _MAY_BE_DATE().search(text, *row.cells[column]) is not None


class _Row(NamedTuple):
    """Where a row of a table begins, and where each of its cells begins and ends."""

    start: int
    cells: list[Span]
    is_listed: bool = False
    """Its cells stand on lines of their own."""


def _find_drawn_tables(text: str) -> Iterator[list[_Row]]:
    """The tables drawn with `|`, each with the row above its line of hyphens, which names the columns, as the first."""
    start = 0
    for hyphens in _LINE_OF_HYPHENS().finditer(text):
        if hyphens.end() < start:
            continue
        rows = [_split_row(text, find_line_start(text, hyphens.start()), hyphens.start())]
        start = hyphens.end() + 1
        while text.startswith(("|", "+"), start):
            end = find_line_end(text, start)
            rows.append(_split_row(text, start, end))
            start = end + 1
        yield rows


def _split_row(text: str, start: int, end: int) -> _Row:
    bars = [bar.start() for bar in _BAR().finditer(text, start, end)]
    return _Row(start, [(first + 1, last) for first, last in pairwise([*bars, end])])


def _find_ruled_tables(text: str) -> Iterator[list[_Row]]:
    """The tables set by spaces whose columns begin where the strokes of the broken line under their names do.

    In those of reStructuredText a line without a first cell goes on with the row above. Where pandoc parts the rows by
    blank lines and ends the table with an unbroken one, every line does that stands right below another.
    """
    for rule in _BROKEN_LINE().finditer(text):
        start = rule.start() + 1
        columns = [stroke.start() - start for stroke in _STROKE.finditer(text, start, rule.end())]
        rows = [_cut_row(text, find_line_start(text, rule.start()), columns)]
        lines, is_closed = _find_lines_of_table(text, rule.end() + 1, columns)
        behind_blank = [start for start in lines[1:] if not get_line_above(text, start).strip()]
        is_parted = rule["sign"] == "-" and is_closed and len(behind_blank) > 0
        for start in lines:
            line = _cut_row(text, start, columns)
            goes_on = start not in behind_blank if is_parted else rule["sign"] == "=" and _lacks_first_cell(text, line)
            is_row_above = len(rows) > 1 and rows[-1].cells
            rows.append(_add_line(rows.pop(), line) if goes_on and is_row_above else line)
        yield rows


def _find_lines_of_table(text: str, start: int, columns: Sequence[int]) -> tuple[list[int], bool]:
    """Where the lines of a table begin from `start` on, blank ones apart, and whether an unbroken line ends them.

    Behind a blank line only what is set in the `columns` is one of them.
    """
    lines: list[int] = []
    while start < len(text):
        line = text[start : find_line_end(text, start)]
        is_blank = not line.strip()
        if not is_blank and not line.strip("-= \t"):
            return lines, " " not in line.strip()
        above = get_line_above(text, start)
        if not is_blank and not above.strip() and not _is_set_in_columns(line, columns):
            break
        if is_blank and not above.strip():
            break
        lines += [] if is_blank else [start]
        start += len(line) + 1
    return lines, False


def _is_set_in_columns(line: str, columns: Sequence[int]) -> bool:
    """True if the `line` has a blank before each of the `columns`, and a gap before one that has words."""
    words = [column for column in columns[1:] if line[column:].strip()]
    return all(line[column - 1].isspace() for column in words) and any(
        line[column - 2 : column].isspace() and not line[column].isspace() for column in words
    )


def _lacks_first_cell(text: str, line: _Row) -> bool:
    return bool(line.cells) and not text[slice(*line.cells[0])].strip()


def _add_line(row: _Row, line: _Row) -> _Row:
    """The `row` with one more `line` of its last cell."""
    cells = [*row.cells[:-1], (row.cells[-1][0], line.cells[-1][1])]
    return row._replace(cells=cells, is_listed=True)


def _cut_row(text: str, start: int, columns: Sequence[int]) -> _Row:
    """The row on the line at `start`, with a cell from each of the `columns` to the next; a short line has fewer."""
    end = find_line_end(text, start)
    begins = [start + column for column in columns[: bisect_left(columns, end - start)]]
    return _Row(start, list(pairwise([*begins, end])))


def _find_listed_tables(text: str) -> Iterator[list[_Row]]:
    """The tables that reStructuredText writes as lists, a cell a line: `* - 1.2`, below it `  - 2 May`.

    The first row of each names the columns; it is empty where none is named.
    """
    for table in _LISTED_TABLE().finditer(text) if ".. list-table::" in text else ():
        found = list(_LISTED_CELL().finditer(text, table.start("rows"), table.end()))
        signs = [cell for cell in found if _find_column(cell) == _find_column(found[0])]
        rows: list[_Row] = []
        ends = [*(other.start() for other in signs), table.end()][1:]
        for cell, end in zip(signs, ends, strict=True):
            if cell["row"]:
                rows.append(_Row(cell.start(), [], is_listed=True))
            if rows:
                rows[-1].cells.append((cell.end(), cell.end() + len(text[cell.end() : end].rstrip())))
        has_names = _HEAD_OF_LISTED_TABLE().search(table["rows"]) is not None
        if rows:
            yield rows if has_names else [_Row(table.start("rows"), [], is_listed=True), *rows]


def _find_column(cell: re.Match[str]) -> int:
    """The column in which the sign of a listed cell stands."""
    return len(cell.string[cell.start() : cell.start("sign")].expandtabs(TAB))


def _find_marked_tables(text: str) -> Iterator[list[_Row]]:
    """The tables of MediaWiki, between `{|` and `|}`, and of AsciiDoc, between two lines `|===`."""
    for table in _MARKED_TABLE().finditer(text) if "|===" in text or "{|" in text else ():
        is_wiki = table["wiki"] is not None
        parted = _part_wiki(text, *table.span("wiki")) if is_wiki else _part_adoc(text, *table.span("adoc"))
        rows = [_Row(find_line_start(text, cells[0][0]), cells, is_listed=True) for cells in parted if cells]
        if rows and _are_of_dates(text, rows[0].cells):
            yield rows


def _part_wiki(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The cells of each row, which stands between lines `|-`."""
    for row in _WIKI_ROW().finditer(text, start, end):
        yield _find_cells(text, list(_WIKI_CELL().finditer(text, *row.span())), row.end())


def _part_adoc(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The cells by so many as stand on the first line; where but one does, as stand in the first paragraph."""
    cells = _find_cells(text, list(_ADOC_CELL().finditer(text, start, end)), end)
    first = text.find("|", start)
    head = find_line_end(text, first)
    if text.count("|", first, head) == 1 and (blank := BLANK_LINE.search(text, first, end)):
        head = blank.start()
    width = sum(cell < head for cell, _ in cells)
    yield from (cells[at : at + width] for at in range(0, len(cells), width or 1))


def _find_cells(text: str, signs: Sequence[re.Match[str]], end: int) -> list[Span]:
    """From behind each of the `signs` up to the next one; of the last up to `end`."""
    bounds = pairwise([*(sign.span() for sign in signs), (end, end)])
    return [(begin, begin + len(text[begin:until].rstrip())) for (_, begin), (until, _) in bounds]


def is_column_of_days(text: str, start: int) -> bool:
    """True if the first column of the table that the row at `start` is part of is named as one of days."""
    return _NAME_OF_DAYS().match(text, find_first_row(text, start)) is not None


def find_first_row(text: str, start: int) -> int:
    """Where the table begins that the row at `start` is part of."""
    while get_line_above(text, start).lstrip().startswith("|"):
        start = find_line_above(text, start)
    return start
