"""Which part of a text is shown where there is no room for all of it."""

from __future__ import annotations


def choose_start(text: str, passage: tuple[int, int], room: int) -> int:
    """Where the shown part begins: at a word, so that the passage is in the middle, unless it is near the beginning."""
    first, last = passage
    if last <= room * 2 // 3 or len(text) < room:
        return 0
    middle = first - max(room - (last - first), 0) // 2
    # Near the end of the text there is nothing to the right to make room for.
    start = max(min(middle, len(text) - room * 9 // 10), 0)
    space = text.find(" ", start, first)
    word = text.rfind(" ", 0, start) + 1
    if space + 1 == first and last - word < room:
        # A word before the passage shows who did what.
        return word
    return space + 1 if space >= 0 else min(first, start)
