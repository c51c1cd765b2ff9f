"""The prose of a row: which part of a text its lines show, broken between words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from digest_tui.pages.excerpts import choose_start
from digest_tui.tui.line_breaks import wrap

_ONE_CELL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x300), *range(0x400, 0x483))))
_ONE_CELL |= frozenset("ҒғҚқҢңҮүҰұҺһӘәӨө–—‘’“”…")
"""Characters of one cell each that join no others: what consists of them need not be measured."""

TextLine = tuple[str, int]
"""The text of a line, and the offset in the whole text of what would be its first character."""


def lay_out_row(text: str, passage: tuple[int, int], rooms: Sequence[int]) -> list[TextLine]:
    """`text` in lines of `rooms` cells: its beginning or, where `passage` stands further on, what is around it.

    The passage stands in the middle of what is shown. Each line is as wide as its room.
    """
    start = choose_start(text, passage, sum(rooms))
    shown = text[start : start + 2 * sum(rooms)].replace("\n", " ").replace("\t", " ")
    if start:
        shown, start = f"…{shown}", start - 1
    lines: list[TextLine] = []
    begin = 0
    for room in rooms[:-1]:
        end = next(wrap(shown, room, begin))[1]
        lines.append((clip(shown[begin:end].rstrip(), room), start + begin))
        begin = end
    return [*lines, (clip(shown[begin:], rooms[-1]), start + begin)]


def clip(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut with `…`."""
    if _ONE_CELL.issuperset(text):
        return text.ljust(width) if len(text) <= width else f"{text[: max(width - 1, 0)].rstrip()}…".ljust(width)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
