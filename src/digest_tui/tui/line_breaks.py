"""Where the lines of a page break on a screen of so many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.pages.page import Paragraph
from digest_tui.tui.cells import measure

_KEPT_TOGETHER = ("reference", "note", "missing")
"""Styles of what is not broken at its spaces: `[33 no source]`."""
_WORD = re.compile(r"\S+\s*|\s+")
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
"""Ideographs and kana, between which a line may break though no space stands there."""
_FIRST_IDEOGRAPH = _IDEOGRAPHS[0]
_OPENING, _CLOSING = "“‘（［｛〈《「『【〔", "”’）］｝〉》」』】〕、。，．：；！？…)\\]}.,;:!?"
_IDEOGRAPH = lazy(f"[{_IDEOGRAPHS}]")
_WORD_OR_IDEOGRAPH = lazy(
    rf"[{_OPENING}]*[{_IDEOGRAPHS}][{_CLOSING}]*\s*|[{_OPENING}]*[^\s{_IDEOGRAPHS}{_OPENING}]+\s*|\S|\s+"
)


class PageLine(NamedTuple):
    """One line of the screen: `[start, end)` of a paragraph, after `indent` cells."""

    paragraph: int
    start: int
    end: int
    indent: int


def lay_out(paragraphs: Sequence[Paragraph], width: int) -> list[PageLine]:
    """The lines of `paragraphs` on a screen of `width` cells."""
    lines: list[PageLine] = []
    for number, paragraph in enumerate(paragraphs):
        head = paragraph.head
        indent = min(measure(paragraph.text[:head]), width // 2)
        together = [(span.start, span.end) for span in paragraph.spans if span.style in _KEPT_TOGETHER]
        for start, end in wrap(paragraph.text, width - indent, head, together):
            is_first = start == head
            lines.append(PageLine(number, 0 if is_first else start, end, 0 if is_first else indent))
    return lines


def wrap(text: str, width: int, start: int = 0, together: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Where the lines of `text` from `start` on begin and end at a measure of `width` cells, broken between words.

    What stands in a span of `together` is one word. A word longer than a line
    is broken where the line ends. Empty text is one empty line.
    """
    width = max(width, 2)
    used = 0
    for begin, end in _find_words(text, start, together):
        length = measure(text[begin:end].rstrip())
        if used and used + length > width:
            yield start, begin
            start, used = begin, 0
        if length <= width:
            used += measure(text[begin:end])
            continue
        for cut in _cut_long_word(text, begin, end, width):
            yield start, cut
            start = cut
        used = measure(text[start:end])
    yield start, len(text)


def _find_words(text: str, start: int, together: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words and ideographs with the spaces behind them; those in one span of `together` as one."""
    spans = iter([*together, (len(text) + 1, 0)])
    first, last = next(spans)
    begin = None
    # Most texts do without the pattern, which takes three milliseconds to compile before the first screen.
    has_ideographs = not text.isascii() and max(text) >= _FIRST_IDEOGRAPH and _IDEOGRAPH().search(text, start)
    for word in (_WORD_OR_IDEOGRAPH() if has_ideographs else _WORD).finditer(text, start):
        while last and last <= word.start():
            first, last = next(spans)
        begin = word.start() if begin is None else begin
        if first < word.end() < last:
            continue
        yield begin, word.end()
        begin = None
    if begin is not None:
        yield begin, len(text)


def _cut_long_word(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Where a word that is longer than a line is broken: as far right as each line goes."""
    used = 0
    for index in range(start, end):
        cells = 1 if text[index].isascii() else cell_len(text[index])
        if used + cells > width:
            yield index
            used = 0
        used += cells
