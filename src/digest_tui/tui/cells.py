"""Text measured in the cells of a terminal, and cut to so many of them."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

_CUT = "…"
"""Stands for what is left out."""


def measure(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut_end(text: str, width: int) -> str:
    """`text` in at most `width` cells, its end left out."""
    return text if measure(text) <= width else set_cell_size(text, max(width - 1, 0)).rstrip() + _CUT


def cut_start(text: str, width: int) -> str:
    """`text` in at most `width` cells, its beginning left out."""
    return text if measure(text) <= width else _CUT + _take_end(text, width - 1)


def cut_middle(text: str, width: int) -> str:
    """`text` in at most `width` cells, what stands in its middle left out."""
    if measure(text) <= width:
        return text
    behind = (width - 1) // 2
    return f"{set_cell_size(text, max(width - 1 - behind, 0))}{_CUT}{_take_end(text, behind)}"


def fill(text: str, width: int) -> str:
    """`text` with spaces behind it up to `width` cells."""
    return text + " " * max(width - measure(text), 0)


def _take_end(text: str, width: int) -> str:
    """As much of the end of `text` as `width` cells hold."""
    start = len(text)
    while start and (cells := measure(text[start - 1])) <= width:
        start, width = start - 1, width - cells
    return text[start:]
