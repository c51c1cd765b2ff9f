"""What stands above, between and below dates alone on their lines: paragraphs, and the titles among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.page_ends import speaks_of_page
from digest_tui.chronicle.text.headings import find_back_matter
from digest_tui.chronicle.text.lines import Span, find_line_end, get_line_above, measure_indent
from digest_tui.chronicle.text.paragraphs import ends_sentence
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_NEARLY_ALL = 0.8
_HALF = 0.5
_FEW = 3
"""Stretches that show whether titles stand in all."""
_NOTHING_BELOW = lazy(r"\n[ \t]*(?:\n|\Z)|\Z")
_NO_TITLE = ("", "[", "|", "*", "+", "-", "•")
"""What a line further out than the dates begins with that is a link, a row or an item."""
_BOLD = lazy(r"[ ]{0,3}(\*\*|__)(?=[^\s*_])[^\n]{1,100}(?<=[^\s*_])\1[ \t]*")


class Paragraph(NamedTuple):
    """Lines between blank ones, and whether they are a title: a heading, a bold line, or set in less than its text."""

    start: int
    end: int
    is_title: bool


class Cards:
    """What stands above, between and below dates alone on their lines."""

    def __init__(self, source: Text, alone: Sequence[DatedLine], lines: Sequence[DatedLine]) -> None:
        self._source = source
        self._lines = lines
        self.text = source.plain
        self.alone = alone

    @cached_property
    def stretches(self) -> list[list[Paragraph]]:
        """The paragraphs above the first date, those between two dates, and those below the last but for its notes."""
        return [self._find_paragraphs(bounds) for bounds in self._bounds]

    @cached_property
    def _bounds(self) -> list[Span]:
        ends = [find_line_end(self.text, line.end) + 1 for line in self.alone]
        until = find_back_matter(self.text, self.alone[-1].end)
        return list(zip([0, *ends], [*(line.start for line in self.alone), until], strict=True))

    def _find_paragraphs(self, bounds: Span) -> list[Paragraph]:
        spans = _find_spans(self.text, *bounds)
        return [part for span in spans for part in self._part(*span, self._text_indent)]

    def _part(self, begin: int, end: int, indent: int) -> Iterator[Paragraph]:
        """A paragraph, or the title that begins it and what stands right below."""
        parting = min(self._find_end_of_title(begin, end, indent), end) if self._is_title(begin, indent) else begin
        if parting > begin:
            yield Paragraph(begin, parting, True)
        if parting < end:
            yield Paragraph(parting, end, False)

    def _find_end_of_title(self, begin: int, end: int, indent: int) -> int:
        if heading := self._source.find_heading(begin):
            return heading.end + 1
        below = find_line_end(self.text, begin) + 1
        while below < end and measure_indent(self.text[below : find_line_end(self.text, below)]) < indent:
            below = find_line_end(self.text, below) + 1
        return below

    @cached_property
    def _text_indent(self) -> int:
        """How many columns the text is set in, where the dates are as well; 0 where they are not, as headings."""
        indent = Counter(line.indent for line in self.alone).most_common(1)[0][0]
        level_with = indent and sum(
            any(measure_indent(self.text[begin:end]) == indent for begin, end in _find_spans(self.text, *bounds))
            for bounds in self._bounds[:-1]
        )
        return indent if level_with >= len(self.alone) * _HALF else 0

    def _is_title(self, begin: int, indent: int) -> bool:
        line = self.text[begin : find_line_end(self.text, begin)]
        is_further_out = measure_indent(line) < indent and line.strip()[:1] not in _NO_TITLE
        return is_further_out or self._source.find_heading(begin) is not None or _BOLD().fullmatch(line) is not None

    @cached_property
    def lines_above(self) -> list[list[Span]]:
        """Of each date the lines above it that are not blank, up to the date before; the nearest first."""
        return [list(_find_lines(self.text, *bounds))[::-1] for bounds in self._bounds[:-1]]

    @cached_property
    def are_below_text(self) -> list[bool]:
        """Of each date whether something stands right above it."""
        return [bool(get_line_above(self.text, line.start).strip()) for line in self.alone]

    @cached_property
    def are_parted(self) -> list[bool]:
        """Of each date whether nothing stands right below it."""
        return [is_parted(self.text, line) for line in self.alone]

    @cached_property
    def are_only_dates(self) -> bool:
        """True if few other lines among the dates have one as well, as headings or items."""
        first, last = self.alone[0].start, self.alone[-1].start
        own = {line.date_start for line in self.alone}
        others = sum(
            line.style.is_section or line.style.lead in ("bullet", "cell")
            for line in self._lines
            if first < line.start < last and line.date_start not in own
        )
        return others < len(self.alone) * _HALF

    @cached_property
    def are_below_titles(self) -> bool:
        """True if titles stand above each date and none below the last, but for those over the links of the page.

        Right below nearly all of the dates stands nothing.
        """
        if not self.are_only_dates or sum(self.are_parted) < len(self.alone) * _NEARLY_ALL:
            return False
        if not all(find_title(self._find_paragraphs(bounds)) for bounds in self._bounds[:_FEW]):
            return False
        *above, below = self.stretches
        titles = [title for paragraphs in above if (title := find_title(paragraphs))]
        said = sum(ends_sentence(self.cut(title)) for title in titles)
        is_last = not any(paragraph.is_title for paragraph in below) or self._are_links_below_titles(below)
        return is_last and len(titles) == len(above) and said <= len(titles) * (1 - _NEARLY_ALL)

    def _are_links_below_titles(self, paragraphs: Sequence[Paragraph]) -> bool:
        said = [self.cut(paragraph) for paragraph in paragraphs if not paragraph.is_title]
        return len(said) * 2 >= len(paragraphs) and all(map(speaks_of_page, said))

    def cut(self, paragraph: Paragraph) -> str:
        """The text of a paragraph."""
        return self.text[paragraph.start : paragraph.end]


def find_title(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The last of the `paragraphs` that is a title."""
    return next((paragraph for paragraph in reversed(paragraphs) if paragraph.is_title), None)


def is_parted(text: str, line: DatedLine) -> bool:
    """True if nothing stands right below the `line`."""
    return _NOTHING_BELOW().match(text, find_line_end(text, line.end)) is not None


def _find_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines in `[start, end)` that are not blank."""
    while start < end:
        line_end = find_line_end(text, start)
        if text[start:line_end].strip():
            yield start, line_end
        start = line_end + 1


def _find_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Where the paragraphs in `[start, end)` begin and end."""
    begin = -1
    while start < end:
        line_end = find_line_end(text, start)
        is_blank = not text[start:line_end].strip()
        if begin >= 0 and is_blank:
            yield begin, start
        begin = -1 if is_blank else start if begin < 0 else begin
        start = line_end + 1
    if begin >= 0:
        yield begin, end
