"""A pane of text: paragraphs at a comfortable measure, with links to walk and text to select."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from digest_tui.chronicle.links import may_be_opened
from digest_tui.tui.page import Mark, Page, PageLine, lay_out
from digest_tui.tui.widgets.painted_view import PaintedView

WIDEST_MEASURE = 90
"""Cells: lines longer than this tire the eye, however wide the terminal."""
_MARGIN = 2


class PageView(PaintedView):
    """Shows a page; one of its links may be at hand."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--title",
        "page--quiet",
        "page--reference",
        "page--link",
        "page--missing",
        "page--hit",
        "page--at-hand",
        "page--selection",
    }

    link_at_hand: var[int | None] = var(None, init=False)
    """Which of the page's links Tab stands on."""

    @dataclass
    class LinkRequested(Message):
        """The person clicked on link `number` of the page."""

        number: int

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id)
        self._page = Page()
        self._lines: list[PageLine] = []
        self._width = 0

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show(self, page: Page, keeps_place: bool = False) -> None:
        """Show `page` from its beginning, or from where the last one was scrolled to."""
        self._page = page
        if not keeps_place:
            self.set_reactive(PageView.link_at_hand, None)
        self._lay_out()
        if not keeps_place:
            self.scroll_to(0, 0, animate=False, immediate=True)
        self.refresh()

    def move(self, lines: int) -> None:
        """Scroll by `lines`."""
        self.scroll_to(0, self.scroll_offset.y + lines, animate=False, immediate=True)

    def move_page(self, share: float) -> None:
        """Scroll by a share of the height: 1 is a page down, -0.5 half a page up."""
        self.move(round(max(self.size.height - 1, 1) * share))

    def go_to(self, line: int) -> None:
        """Scroll so that `line` is the first, as far as there are lines."""
        self.scroll_to(0, min(line, len(self._lines)), animate=False, immediate=True)

    def scroll_to_mark(self, style: str) -> None:
        """Bring the first mark of that style into sight, if there is one."""
        for number, paragraph in enumerate(self._page.paragraphs):
            starts = [mark.start for mark in paragraph.marks if mark.style == style]
            if starts:
                self._show_offset(number, min(starts))
                return

    def watch_link_at_hand(self, number: int | None) -> None:
        """Bring the link into sight, where it stands in the prose if it does."""
        if number is not None:
            for place, paragraph in enumerate(self._page.paragraphs):
                if starts := [mark.start for mark in paragraph.marks if mark.link == number]:
                    self._show_offset(place, starts[0])
                    break
        self.refresh()

    def on_resize(self) -> None:
        """Wrap again where the width is another."""
        if self.room != self._width:
            self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Say which link was clicked on; a click that ends a selection is none."""
        number = event.style.meta.get("page_link")
        if isinstance(number, int) and not self.screen.get_selected_text():
            self.post_message(self.LinkRequested(number))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = y + self.scroll_offset.y
        width = self.room
        base = self.visual_style
        if place >= len(self._lines):
            return Strip.blank(width, base.rich_style)
        line = self._lines[place]
        content = self._paint(line)
        strip = Strip(content.render_segments(base)).apply_offsets(line.start, line.paragraph)
        margin = Segment(" " * (_MARGIN + line.indent), base.rich_style)
        return Strip([margin, *strip]).adjust_cell_length(width, base.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it stands in the paragraphs, without the breaks of the screen's lines."""
        return selection.extract("\n".join(paragraph.text for paragraph in self._page.paragraphs)), "\n"

    def _lay_out(self) -> None:
        self._width = self.room
        measure = min(self._width - 2 * _MARGIN, WIDEST_MEASURE)
        self._lines = lay_out(self._page.paragraphs, measure) if measure > 0 else []
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _show_offset(self, paragraph: int, offset: int) -> None:
        """Scroll, where needed, so that a character of a paragraph can be seen."""
        for number, line in enumerate(self._lines):
            if line.paragraph == paragraph and line.start <= offset < max(line.end, line.start + 1):
                top = self.scroll_offset.y
                if not top <= number < top + self.size.height - 1:
                    self.go_to(max(number - self.size.height // 3, 0))
                return

    def _paint(self, line: PageLine) -> Content:
        paragraph = self._page.paragraphs[line.paragraph]
        text = paragraph.text[line.start : line.end].rstrip().replace("\t", " ")
        spans: list[Span] = []
        for mark in paragraph.marks:
            start, end = max(mark.start - line.start, 0), min(mark.end - line.start, len(text))
            if start < end:
                spans += [Span(start, end, style) for style in self._styles_of(mark)]
        if selected := self.text_selection and self.text_selection.get_span(line.paragraph):
            start, end = selected
            end = len(paragraph.text) if end == -1 else end
            start, end = max(start - line.start, 0), min(end - line.start, len(text))
            if start < end:
                spans.append(Span(start, end, self.style_part("page--selection")))
        return Content(text, spans)

    def _styles_of(self, mark: Mark) -> list[Style]:
        styles = [self.style_part(f"page--{mark.style}")]
        if mark.link is not None:
            url = self._page.links[mark.link].url
            styles.append(Style.from_meta({"page_link": mark.link}))
            if may_be_opened(url):
                styles.append(Style(link=url))
            if mark.link == self.link_at_hand:
                styles.append(self.style_part("page--at-hand"))
        return styles
