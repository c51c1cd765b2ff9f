"""Text laid out for the screen: paragraphs, what is marked in them, and where their lines break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from digest_tui.chronicle.model import Link

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """`[start, end)` of a paragraph, painted in a named style of the pane; `link` counts in the page's links."""

    start: int
    end: int
    style: str
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without line feeds, to be wrapped. Lines are indented by `indent` cells, the first by `hang` fewer."""

    text: str
    marks: tuple[Mark, ...] = ()
    indent: int = 0
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """What a pane shows, and the links that can be walked on it."""

    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the screen: `[start, end)` of a paragraph, after `indent` cells."""

    paragraph: int
    start: int
    end: int
    indent: int


def lay_out(paragraphs: Sequence[Paragraph], width: int) -> list[PageLine]:
    """The lines of `paragraphs` on a screen of `width` cells."""
    lines: list[PageLine] = []
    for number, paragraph in enumerate(paragraphs):
        indent = min(paragraph.indent, width // 2)
        first = max(indent - paragraph.hang, 0)
        for start, end in wrap(paragraph.text, width - indent, width - first):
            lines.append(PageLine(number, start, end, indent if start else first))
    return lines


def wrap(text: str, width: int, first_width: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the lines of `text` begin and end at a measure of `width` cells, broken between words.

    A word longer than a line is broken where the line ends. Empty text is one
    empty line.
    """
    room = max(first_width or width, 2)
    start = used = 0
    for word in _WORD.finditer(text):
        length = _measure(word[0].rstrip())
        if used and used + length > room:
            yield start, word.start()
            start, used, room = word.start(), 0, max(width, 2)
        if length <= room:
            used += _measure(word[0])
            continue
        for cut in _cut_long_word(text, word.start(), word.end(), room, max(width, 2)):
            yield start, cut
            start, room = cut, max(width, 2)
        used = _measure(text[start : word.end()])
    yield start, len(text)


def _cut_long_word(text: str, start: int, end: int, room: int, width: int) -> Iterator[int]:
    """Where a word that is longer than a line is broken: as far right as each line goes."""
    used = 0
    for place in range(start, end):
        cells = 1 if text[place].isascii() else cell_len(text[place])
        if used + cells > room:
            yield place
            used, room = 0, width
        used += cells


def _measure(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
