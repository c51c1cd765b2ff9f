"""A pane of text: paragraphs at a comfortable measure, with links to walk and text to select."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.selection import Selection
from textual.strip import Strip

from digest_tui.chronicle.links.urls import complete, encode_ascii, may_be_opened
from digest_tui.pages.page import Page, Span
from digest_tui.tui.line_breaks import PageLine, lay_out
from digest_tui.tui.widgets.painted_view import PaintedView

WIDEST_MEASURE = 90
"""Cells: lines longer than this tire the eye, however wide the terminal."""
_MARGIN = 2


class PageView(PaintedView):
    """Shows a page; one of its links may be at hand."""

    PARTS: ClassVar = {
        "title": "bold",
        "quiet": "$quiet",
        "note": "$quiet",
        "reference": "$link",
        "link": "$link",
        "rest-of-link": "$quiet",
        "own": "italic",
        "missing": "bold $warned",
        "gone": "strike $warned",
        "added": "bold $accented",
        "hit": "bold auto on $warning",
        # Where the hit stands that the list shows.
        "passage": "bold auto on $warning",
        "at-hand": "reverse",
        "selection": "reverse",
    }

    link_at_hand: var[int | None] = var(None, init=False)
    """Which of the page's links Tab stands on."""

    class LinkRequested(Message):
        """The person clicked on link `number` of the page."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id)
        self.measure = WIDEST_MEASURE
        """Cells of the longest line."""
        self._page = Page()
        self._lines: list[PageLine] = []
        self._width = 0

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    @property
    def entry_at_hand(self) -> int | None:
        """The position of the entry that Tab stands on; None where it stands on a link or on nothing."""
        number = None if self.link_at_hand is None else self.link_at_hand - len(self._page.links)
        return self._page.entries[number] if number is not None and 0 <= number < len(self._page.entries) else None

    def show(self, page: Page, keeps_scroll: bool = False) -> None:
        """Show `page` from its beginning, or from where the last one was scrolled to."""
        self._page = page
        if not keeps_scroll or (self.link_at_hand or 0) >= page.targets:
            self.set_reactive(PageView.link_at_hand, None)
        self._lay_out()
        if not keeps_scroll:
            self.scroll_to(0, 0, animate=False, immediate=True)
        self.refresh()

    def scroll_to_span(self, *styles: str) -> None:
        """Bring the first span of the first of these styles that there is into sight."""
        for style in styles:
            if lines := self._find_styled(style):
                self._show_line(lines[0])
                return

    def scroll_to_next(self, style: str, behind: int | None = None) -> int | None:
        """Bring the next span of that style below the line `behind` into sight, else below what is in sight.

        Returns its line; None where there is none.
        """
        last = self.scroll_offset.y + self.size.height - 1 if behind is None else behind
        line = next((line for line in self._find_styled(style) if line > last), None)
        if line is not None:
            self._show_line(line)
        return line

    def find_in_sight(self, style: str) -> int:
        """The first line in sight on which a span of that style begins; the first of all where there is none."""
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        return next(filter(seen.__contains__, self._find_styled(style)), seen.start)

    def stand_above(self, line: int) -> None:
        """Let the last link above a line be at hand, the first where none is above; nothing is scrolled."""
        if links := self._find_lines(lambda span: span.link is not None):
            self.set_reactive(PageView.link_at_hand, max(bisect_right(links, line) - 1, 0))
            self.refresh()

    def _find_styled(self, style: str) -> list[int]:
        return self._find_lines(lambda span: span.style == style)

    def _find_lines(self, is_wanted: Callable[[Span], bool]) -> list[int]:
        """The lines on which a span that is wanted begins."""
        return [
            number
            for number, line in enumerate(self._lines)
            if any(
                is_wanted(span) and line.start <= span.start < max(line.end, line.start + 1)
                for span in self._page.paragraphs[line.paragraph].spans
            )
        ]

    def watch_link_at_hand(self, number: int | None) -> None:
        """Bring the link into sight, where it stands in the prose if it does."""
        if number is not None:
            for index, paragraph in enumerate(self._page.paragraphs):
                if starts := [span.start for span in paragraph.spans if span.link == number]:
                    self._show_offset(index, starts[0])
                    break
        self.refresh()

    def on_resize(self) -> None:
        """Wrap again where the width is another."""
        if self.room != self._width or self.virtual_size.height != len(self._lines):
            self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Say which link was clicked on; a click that ends a selection does not count."""
        number = event.style.meta.get("page_link")
        if isinstance(number, int) and not self.screen.get_selected_text():
            self.post_message(self.LinkRequested(number))

    def paint_line(self, y: int, room: int) -> Strip:
        """One line of the screen."""
        if room != self._width:
            # The first paint comes before the first word of the size.
            self._wrap()
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(room, self.style())
        line = self._lines[index]
        strip = Strip(self._paint(line)).apply_offsets(line.start, line.paragraph)
        return Strip([*self._paint_margin(line), *strip]).adjust_cell_length(room, self.style())

    def _paint_margin(self, line: PageLine) -> Iterator[Segment]:
        """What stands to the left of a line: nothing, or again what its paragraph begins with."""
        yield Segment(" " * _MARGIN, self.style())
        paragraph = self._page.paragraphs[line.paragraph]
        if line.indent and paragraph.repeats_head:
            yield Segment(paragraph.text[: paragraph.head], self.style("quiet"))
        else:
            yield Segment(" " * line.indent, self.style())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it stands in the paragraphs, without the breaks of the screen's lines."""
        return selection.extract("\n".join(paragraph.text for paragraph in self._page.paragraphs)), "\n"

    def _lay_out(self) -> None:
        self._wrap()
        self.set_length(len(self._lines))

    def _wrap(self) -> None:
        self._width = self.room
        measure = min(self._width - 2 * _MARGIN, self.measure)
        self._lines = lay_out(self._page.paragraphs, measure) if measure > 0 else []

    def _show_offset(self, paragraph: int, offset: int) -> None:
        """Scroll, where needed, so that a character of a paragraph can be seen."""
        for number, line in enumerate(self._lines):
            if line.paragraph == paragraph and line.start <= offset < max(line.end, line.start + 1):
                self._show_line(number)
                return

    def _show_line(self, number: int) -> None:
        top = self.scroll_offset.y
        if not top <= number < top + self.size.height - 1:
            self.go_to(max(number - self.size.height // 3, 0))

    def _paint(self, line: PageLine) -> Iterator[Segment]:
        """The pieces of a line, cut where a span or the selection begins or ends."""
        paragraph = self._page.paragraphs[line.paragraph]
        text = paragraph.text[line.start : line.end].rstrip().replace("\t", " ")
        end = line.start + len(text)
        spans = [span for span in paragraph.spans if span.start < end and span.end > line.start]
        spans += self._find_selected(line.paragraph, len(paragraph.text))
        cuts = {line.start, end, *(cut for span in spans for cut in (span.start, span.end))}
        for start, stop in pairwise(sorted(cut for cut in cuts if line.start <= cut <= end)):
            here = [span for span in spans if span.start <= start and span.end >= stop]
            yield Segment(paragraph.text[start:stop].replace("\t", " "), self._style_piece(here))

    def _find_selected(self, paragraph: int, length: int) -> Iterator[Span]:
        selection = self.text_selection
        span = selection.get_span(paragraph) if selection else None
        if span is not None:
            yield Span(span[0], length if span[1] == -1 else span[1], "selection")

    def _style_piece(self, spans: Sequence[Span]) -> Style:
        number = next((span.link for span in spans if span.link is not None), None)
        parts = [span.style for span in spans]
        if number is None:
            return self.style(*parts)
        if number == self.link_at_hand:
            parts = ["link" if part == "rest-of-link" else part for part in parts] + ["at-hand"]
        style = self.style(*parts)
        if number >= len(self._page.links):
            return style + Style(meta={"page_link": number})
        url = self._page.links[number].clean
        target = encode_ascii(complete(url)) if may_be_opened(url) else None
        return style + Style(link=target, meta={"page_link": number})
