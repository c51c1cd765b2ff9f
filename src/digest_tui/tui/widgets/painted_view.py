"""What the panes that paint their own lines share: scrolling, and the named styles of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from digest_tui.tui.styles import styled_by

EDGE, THUMB, RULE = "▏", "▐", "─"
"""What stands in the first cell of each line of a pane that has `padding-left`, and in the last where one scrolls."""

VARIATION_SELECTOR = "\ufe0f"


@styled_by("painted_view")
class PaintedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane that names the parts of its lines, and paints all of them itself: padding, edge, scrollbar.

    Textual's own way around `render_line` asks each line anew for borders,
    outlines, tints and hatches that no pane here has; that is half the time of a
    repaint.
    """

    FRAME: ClassVar = {
        "edge": "$line",
        "edge-here": "$accented",
        "thumb": "$thumb",
        "thumb-held": "$accented",
        "cursor": "bold on $row",
        "cursor-here": "bold on $row-here",
        "cursor-plain": "reverse",
    }
    PARTS: ClassVar[Mapping[str, str]] = {}
    """The styles of the parts, in Textual's words and by theme variable only.

    They stand here and not in the stylesheet, since a component class costs
    the start two milliseconds and each change of focus one.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._styles_kept: dict[tuple[str, ...], RichStyle] = {}
        self._painted: dict[int, Strip] = {}
        self._painted_at = (Size(), 0)
        self._is_held = False
        self.has_rule = False
        """What is above the first line, where the pane has `padding-top`, is a rule."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls, though Textual's scrollbar is not there."""
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint all lines again, to their last cell: Textual leaves the padding out, where our scrollbar stands."""
        if round(old_value) != round(new_value):
            self.refresh()

    def set_length(self, lines: int) -> None:
        """So many lines can be scrolled through; all are painted again.

        The pane's own scrollbar takes no room, so that nothing around it has
        to be laid out and painted for another length.
        """
        self.set_reactive(PaintedView.virtual_size, Size(0, lines))
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(0, self.max_scroll_y, animate=False, immediate=True)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, counted from the upper edge of the widget."""
        size = self.outer_size
        at = size, self.scroll_offset.y
        if at != self._painted_at:
            self._painted.clear()
            self._painted_at = at
        unpainted = [y for y in crop.line_range if y not in self._painted]
        if unpainted:
            padding, room, thumb = self.styles.padding, self.room, self._find_thumb()
            for y in unpainted:
                line = self.paint_line(y - padding.top, room) if y >= padding.top else self._paint_above()
                self._painted[y] = self._finish_line(line, padding.left, size.width, y, y in thumb)
        strips = [self._painted[y] for y in crop.line_range]
        return strips if crop.column_span == (0, size.width) else [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Line `y` alone, without padding and edge."""
        return self.paint_line(y, self.room)

    def paint_line(self, y: int, room: int) -> Strip:
        """Line `y` of the pane, counted from the first that can be seen; it has `room` cells."""
        return Strip.blank(room, self.style())

    def _finish_line(self, line: Strip, edge: int, width: int, y: int, is_thumb: bool) -> Strip:
        plain = self.style()
        head = [Segment(EDGE, self.style("edge-here" if self.has_focus else "edge"))] if edge else []
        line = _drop_selectors(line).adjust_cell_length(width - 1 - len(head), plain)
        line = Strip([*head, *line, self.paint_track(y, is_thumb)], width)
        for line_filter in self.get_line_filters():
            # All colours here are true ones already, or the terminal's own are asked for.
            if not isinstance(line_filter, ANSIToTruecolor):
                line = line.apply_filter(line_filter, self.background_colors[1])
        return line

    def _paint_above(self) -> Strip:
        part = "edge-here" if self.has_focus else "edge"
        return Strip([Segment(RULE * self.outer_size.width, self.style(part))] if self.has_rule else [])

    def paint_track(self, y: int, is_thumb: bool) -> Segment:
        """The cell of the scrollbar in line `y` of the widget."""
        if not is_thumb:
            return Segment(" ", self.style())
        return Segment(THUMB, self.style("thumb-held" if self._is_held else "thumb"))

    def _find_thumb(self) -> range:
        """The lines of the widget at which the scrollbar shows what is seen of the whole; none where all is seen."""
        height, lines = self.outer_size.height, self.virtual_size.height
        if not self.max_scroll_y:
            return range(0)
        length = max(height * height // max(lines, 1), 1)
        start = round((height - length) * self.scroll_offset.y / self.max_scroll_y)
        return range(start, start + length)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scrollbar."""
        if event.x == self.outer_size.width - 1 and self.max_scroll_y:
            event.stop()
            self._is_held = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse that holds the scrollbar."""
        if self._is_held:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let go of the scrollbar."""
        if self._is_held:
            self._is_held = False
            self.release_mouse()
            self.refresh()

    def _drag_to(self, y: int) -> None:
        share = y / max(self.outer_size.height - 1, 1)
        self.scroll_to(0, round(share * self.max_scroll_y), animate=False, immediate=True)
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the lines of `regions`, counted from below the padding, again; without them all lines."""
        if not regions:
            self._painted.clear()
        for region in regions:
            for y in region.line_range:
                self._painted.pop(y + self.styles.padding.top, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    @property
    def cursor_part(self) -> str:
        """The part that the highlighted row is."""
        if self.app.no_color or self.app.native_ansi_color:
            return "cursor-plain"
        return "cursor-here" if self.has_focus else "cursor"

    def move(self, steps: int) -> None:
        """Scroll by `steps` lines; a pane with a highlight moves that, by so many rows."""
        self.go_to(self.scroll_offset.y + steps)

    def move_page(self, share: float) -> None:
        """Move by a share of the height: 1 is a page down, -0.5 half a page up."""
        self.move(round(max(self.size.height - 1, 1) * share))

    def go_to(self, row: int) -> None:
        """Make `row` the first line; a pane with a highlight highlights it. Beyond the ends, the first or last."""
        self.scroll_to(0, row, animate=False, immediate=True)

    def go_to_end(self) -> None:
        """Go to the last line."""
        self.go_to(self.virtual_size.height)

    @property
    def parts(self) -> Mapping[str, str]:
        """The styles of the parts by name, besides those of the frame."""
        return self.PARTS

    @property
    def room(self) -> int:
        """The cells of a line, without the scrollbar."""
        return self.scrollable_content_region.width

    def style(self, *parts: str) -> RichStyle:
        """The style of text that is all of `parts`, the last above the others; the pane's own where there are none.

        Styles are kept, since a key repaints hundreds of pieces. Raises
        KeyError for a part that has no style.
        """
        if parts not in self._styles_kept:
            style = self.visual_style
            for part in parts:
                style += Style.parse(self._describe(part, parts))
            self._styles_kept[parts] = style.rich_style
        return self._styles_kept[parts]

    def _describe(self, part: str, parts: tuple[str, ...]) -> str:
        """The style of a part in words. Where there are no colours a hit is reversed, on a reversed row turned back."""
        if part == "hit" and (self.app.no_color or self.app.native_ansi_color):
            return "not reverse bold underline" if "cursor-plain" in parts else "bold reverse"
        return self.parts.get(part) or self.FRAME[part]

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or the sheet has changed."""
        super().notify_style_update()
        self._styles_kept.clear()
        self._painted.clear()


def _drop_selectors(line: Strip) -> Strip:
    """`line` without U+FE0F, which asks for a sign in colour: terminals disagree on the width of such a sign."""
    if not any(VARIATION_SELECTOR in segment.text for segment in line):
        return line
    return Strip(Segment(segment.text.replace(VARIATION_SELECTOR, ""), segment.style) for segment in line)
