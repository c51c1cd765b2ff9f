"""The rows of the index: what there is, and how many entries have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from digest_tui.tui.widgets.row_text import clip
from digest_tui.tui.widgets.rows_view import GetStyle

if TYPE_CHECKING:
    from digest_tui.pages.index_counts import IndexItem

_CHOSEN_SIGN = "✓"
_PARTS = {
    "heading": "$quiet",
    "words": "$ink",
    "count": "$quiet",
    "sign": "bold $accented",
    "message": "$quiet",
}


class IndexRows:
    """Items under the headings of their groups; the `chosen` ones bear a sign."""

    parts: Mapping[str, str] = _PARTS
    height = 1
    ticks: Sequence[int] = ()

    def __init__(self, items: Sequence[IndexItem] = (), message: Sequence[str] = ()) -> None:
        self.items = items
        self.message = message
        self.chosen: set[IndexItem] = set()
        self.group_starts: Sequence[int] = [
            next(rows)[0] for _, rows in groupby(enumerate(items), lambda numbered: numbered[1].group)
        ]

    def __len__(self) -> int:
        return len(self.items)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """The name of the group."""
        title = f" ─ {self.items[self.group_starts[group]].group} "
        return Strip([Segment(title + "─" * max(room - len(title), 0), style("heading"))]).adjust_cell_length(room)

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """The words, and at the right the count."""
        item = self.items[row]
        base: tuple[str, ...] = (cursor,) if cursor else ()
        count = f" {item.entries:,} " if item.entries else ""
        return Strip(
            [
                Segment("▌" if cursor else " ", style(*base)),
                Segment(_CHOSEN_SIGN if item in self.chosen else " ", style(*base, "sign")),
                Segment(clip(item.words, max(room - 2 - len(count), 1)), style(*base, "words")),
                Segment(count, style(*base, "count")),
            ]
        ).adjust_cell_length(room, style(*base))
