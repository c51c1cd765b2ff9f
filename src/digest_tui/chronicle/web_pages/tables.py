"""Tables of a page: those that hold data become rows, others only lay things out."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from digest_tui.chronicle.web_pages.tree import HEADINGS, read_words

BAR = r"\|"
"""A bar within a cell."""
_WIDEST = 100
"""Cells of a row; a page may claim any number."""
_LONGEST = 1000
"""Rows over which a cell may go."""
_IN_NO_CELL = HEADINGS | {"table", "hr", "article", "section"}


def is_of_data(table: LexborNode, notes: Mapping[int, str]) -> bool:
    """True if a table has rows of several cells, and in no cell what only a part of a page has."""
    if {"presentation", "none"} & set(read_words(table, "role")):
        return False
    has_several = False
    for node in table.traverse(include_text=False):
        if node.mem_id == table.mem_id:
            continue
        if node.tag in _IN_NO_CELL or node.mem_id in notes:
            return False
        has_several = has_several or (node.tag == "td" and _has_neighbour(node))
    return has_several


def _has_neighbour(cell: LexborNode) -> bool:
    node = cell.prev
    while node is not None and node.tag not in ("td", "th"):
        node = node.prev
    return node is not None


class Table:
    """The rows of a table. A cell that goes over several rows stands in each of them."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._has_head = False
        self._row_is_head = True
        self._going_on: dict[int, tuple[int, str]] = {}
        """By column: in how many more rows the cell stands, and its text."""

    def open_row(self) -> None:
        """Begin a row."""
        self._end_row()
        self._rows.append([])
        self._row_is_head = True
        self._take_going_on()

    def add_cell(self, text: str, kind: str, columns: str, rows: str) -> None:
        """Add a cell of the kind `td` or `th` to the row begun last."""
        if not self._rows:
            self.open_row()
        self._row_is_head = self._row_is_head and kind == "th"
        row, more = self._rows[-1], min(_read_span(rows), _LONGEST) - 1
        for place in range(min(_read_span(columns), _WIDEST)):
            if more:
                self._going_on[len(row)] = (more, "" if place else text)
            row.append("" if place else text)
        self._take_going_on()

    def write_rows(self) -> list[str]:
        """The lines of the table."""
        self._end_row()
        lines = [f"| {' | '.join(cell.replace('|', BAR) for cell in row)} |" for row in self._rows if any(row)]
        if self._has_head and lines:
            lines.insert(1, "|" + "---|" * len(self._rows[0]))
        return lines

    def _end_row(self) -> None:
        if len(self._rows) == 1 and self._row_is_head and self._rows[0]:
            self._has_head = True

    def _take_going_on(self) -> None:
        """Add the cells of rows above that go on in the next columns of this row."""
        row = self._rows[-1]
        while (found := self._going_on.get(len(row))) is not None and len(row) < _WIDEST:
            more, text = found
            if more > 1:
                self._going_on[len(row)] = (more - 1, text)
            else:
                del self._going_on[len(row)]
            row.append(text)


def _read_span(number: str) -> int:
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 6 and int(number) else 1
