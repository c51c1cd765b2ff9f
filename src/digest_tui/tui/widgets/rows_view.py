"""A pane of rows, one of which is highlighted, with headings between them where the rows have such.

A widget of our own that paints its lines, since no stock one survives 100,000 rows.
Rows have one height, so that another list of them is only another object.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.tui.widgets.painted_view import PaintedView

TICK = "▐"
MARGIN = 3
"""Rows that stay in sight above and below the highlighted one, where there are so many."""

GetStyle = Callable[..., Style]
"""Gives the style of text that is all of the named parts, as `PaintedView.style` does."""


class Rows(Protocol):
    """What a `RowsView` shows. Rows and groups count from 0."""

    @property
    def parts(self) -> Mapping[str, str]:
        """The styles of the parts that the rows are painted in."""

    @property
    def height(self) -> int:
        """Lines of each row."""

    @property
    def group_starts(self) -> Sequence[int]:
        """The rows above which a heading stands, in their order."""

    @property
    def ticks(self) -> Sequence[int]:
        """The rows at whose height among all a tick stands in the scrollbar, in their order."""

    @property
    def message(self) -> Sequence[str]:
        """Lines that are shown where there are no rows."""

    def __len__(self) -> int:
        """How many rows there are."""

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """Line `line` of a row in `room` cells; `cursor` is the part that the highlighted row is, "" for others."""

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """The heading above a group, in `room` cells."""


_Rows = TypeVar("_Rows", bound=Rows)


class RowMessage(Message):
    """Something happened in a pane of rows."""

    def __init__(self, view: Widget) -> None:
        super().__init__()
        self.view = view

    @property
    def control(self) -> Widget:
        """The pane, by which a handler chooses whose messages it takes."""
        return self.view


class RowsView(PaintedView, Generic[_Rows]):
    """Shows rows with a highlight; the rows paint themselves."""

    ALLOW_SELECT = False

    cursor: var[int] = var(0, init=False)
    """Which row is highlighted."""

    class Highlighted(RowMessage):
        """The highlight moved to another row."""

    class Chosen(RowMessage):
        """The person clicked on the row that is highlighted now."""

    def __init__(self, id: str, rows: _Rows) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id)
        self.rows = rows
        self._heading_lines: list[int] = []
        self._tick_lines: list[int] = []
        self._is_due = True
        """The highlight is to be brought into sight as soon as the pane has room."""
        self._take_in(rows)

    def _take_in(self, rows: _Rows) -> None:
        self.rows = rows
        self._heading_lines = [start * rows.height + group for group, start in enumerate(rows.group_starts)]
        self._tick_lines = [self._line_of(row) for row in rows.ticks]

    @property
    def parts(self) -> Mapping[str, str]:
        """The styles of the rows' parts."""
        return self.rows.parts

    def show(self, rows: _Rows, cursor: int = 0) -> None:
        """Show these rows, `cursor` highlighted and in sight. No message is posted."""
        self._take_in(rows)
        self.set_reactive(RowsView.cursor, self.validate_cursor(cursor))
        self.set_length(len(rows) * rows.height + len(self._heading_lines))
        self._scroll_to_cursor(in_middle=True)
        self._is_due = not self.size.height
        self.refresh()

    def on_mount(self) -> None:
        """Know how much there is to scroll through."""
        self.show(self.rows, self.cursor)

    # The highlight

    def move(self, steps: int) -> None:
        """Move the highlight by so many rows, as far as there are rows."""
        self.go_to(self.cursor + steps)

    def move_page(self, share: float) -> None:
        """Move the highlight by as many rows as that share of the height holds."""
        self.move(round(max(self.size.height - 1, 1) / self.rows.height * share))

    def go_to(self, row: int) -> None:
        """Highlight a row; beyond the ends, the first or last."""
        if len(self.rows):
            self.cursor = self.validate_cursor(row)

    def move_group(self, steps: int) -> None:
        """Highlight the first row of a group further down or, where `steps` is negative, up.

        In the last group there is nothing further down, and the highlight stays.
        """
        starts = self.rows.group_starts
        if not starts:
            return
        group = bisect_right(starts, self.cursor) - 1
        if steps > 0 and group == len(starts) - 1:
            return
        if steps < 0 and self.cursor > starts[group]:
            group += 1
        self.go_to(starts[max(0, min(group + steps, len(starts) - 1))])

    def validate_cursor(self, cursor: int) -> int:
        """Keep the highlight on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two rows concerned and say that another is highlighted."""
        self._refresh_row(old)
        self._refresh_row(new)
        self._scroll_to_cursor()
        if len(self.rows):
            self.post_message(self.Highlighted(self))

    @property
    def cursor_line(self) -> int:
        """On which line of the pane the highlighted row begins, from 0."""
        return self._line_of(self.cursor) - self.scroll_offset.y

    @cursor_line.setter
    def cursor_line(self, line: int) -> None:
        self.scroll_to(0, self._line_of(self.cursor) - line, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Highlight the row clicked on and say that it is chosen."""
        row = self._find_row(event.y - self.styles.padding.top + self.scroll_offset.y)[0]
        if row is not None and 0 <= row < len(self.rows):
            self.cursor = row
            self.post_message(self.Chosen(self))

    def on_resize(self) -> None:
        """Keep the highlight in sight, and else all where it stood."""
        if self._is_due:
            self._scroll_to_cursor(in_middle=True)
        else:
            self._scroll_to_cursor(margin=0)
        self._is_due = not self.size.height

    # Rows and lines

    def _line_of(self, row: int) -> int:
        """The first line of a row, counted from the first heading."""
        return row * self.rows.height + bisect_right(self.rows.group_starts, row)

    def _find_row(self, line: int) -> tuple[int | None, int]:
        """The row on a line, and which of its lines it is; None and the group where a heading stands."""
        group = bisect_right(self._heading_lines, line) - 1
        if group >= 0 and self._heading_lines[group] == line:
            return None, group
        return divmod(line - group - 1, self.rows.height)

    def _refresh_row(self, row: int) -> None:
        top = self._line_of(row) - self.scroll_offset.y
        self.refresh(Region(0, top, self.room, self.rows.height))

    def _scroll_to_cursor(self, in_middle: bool = False, margin: int = MARGIN) -> None:
        """Bring the highlighted row into sight, with the heading that stands right above it."""
        if not len(self.rows):
            self.scroll_to(0, 0, animate=False, immediate=True)
            return
        first, height, seen = self._line_of(self.cursor), self.size.height, self.scroll_offset.y
        if not height:
            return
        top, last = self._find_surroundings(height, margin)
        if top >= seen and last < seen + height:
            return
        is_far = not seen - height <= first <= seen + 2 * height
        if in_middle or is_far:
            target = max(first - height // 2, 0) if last >= height else 0
        else:
            target = top if top < seen else last - height + 1
        self.scroll_to(0, target, animate=False, immediate=True)

    def _find_surroundings(self, height: int, margin: int) -> tuple[int, int]:
        """The first and last line of what stays in sight with the highlighted row: some rows around it, and a heading.

        `height` is that of the pane, `margin` how many rows on each side where there is room.
        """
        margin = min(margin, max(height // self.rows.height - 2, 0) // 2)
        top, last = self._find_extent(self.cursor - margin, self.cursor + margin)
        return (top, last) if last - top < height else self._find_extent(self.cursor, self.cursor)

    def _find_extent(self, first: int, last: int) -> tuple[int, int]:
        """The first and last line of some rows, with the heading right above them."""
        top = self._line_of(max(first, 0))
        top -= bool(top) and self._find_row(top - 1)[0] is None
        return top, self._line_of(min(last, len(self.rows) - 1)) + self.rows.height - 1

    # Painting

    def paint_line(self, y: int, room: int) -> Strip:
        """One line: of a row, a heading, or nothing."""
        line = y + self.scroll_offset.y
        if not len(self.rows):
            message = self.rows.message
            text = message[line - 1] if 0 < line <= len(message) else ""
            return Strip([Segment(set_cell_size(f"  {text}", room), self.style("message"))], room)
        if line >= self.virtual_size.height:
            return Strip.blank(room, self.style())
        row, rest = self._find_row(line)
        if row is None:
            return self.rows.paint_heading(rest, room, self.style)
        return self.rows.paint_row(row, rest, room, self.cursor_part if row == self.cursor else "", self.style)

    def paint_track(self, y: int, is_thumb: bool) -> Segment:
        """The scrollbar, with a tick where such rows lie in the part of all that this line of it stands for."""
        if self._tick_lines and self.max_scroll_y:
            lines, height = self.virtual_size.height, max(self.outer_size.height, 1)
            first = bisect_left(self._tick_lines, y * lines // height)
            if first < bisect_left(self._tick_lines, (y + 1) * lines // height):
                return Segment(TICK, self.style("tick"))
        return super().paint_track(y, is_thumb)
