"""The strip: a line of bars, one for each day, month or year; the one at hand and those with hits are marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.widget import Widget

from digest_tui.chronicle.model import PartialDate
from digest_tui.tui.styles import styled_by

if TYPE_CHECKING:
    from digest_tui.tui.timeline import Timeline

BARS = "▁▂▃▄▅▆▇█"
NO_ENTRY = "·"
_MOST_HITS = 500
"""Hits that are looked up; of more, the best are marked."""
_WIDEST_CELL = 3


@styled_by("strip_line")
class StripLine(Widget):
    """Shows the timeline that it is given; empty until then."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """The person clicked on a cell; `position` is that of its first entry."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._timeline: Timeline | None = None
        self._position: int | None = None
        self._hits: Sequence[int] = ()

    def show(self, timeline: Timeline | None) -> None:
        """Show this timeline, or nothing."""
        self._timeline = timeline
        self.refresh()

    def mark(self, position: int | None, hits: Sequence[int]) -> None:
        """Mark the day of the entry at `position`, and the days of the `hits`, the best first."""
        before, self._position = self._position, position
        is_same_day = self._find_date(before) == self._find_date(position)
        if hits is not self._hits or not is_same_day:
            self._hits = hits
            self.refresh()

    def _find_date(self, position: int | None) -> PartialDate | None:
        return None if self._timeline is None or position is None else self._timeline.find_date(position)

    def render(self) -> Content:
        """First date, bars, last date."""
        timeline = self._timeline
        if timeline is None or not timeline.ends[0]:
            return Content("")
        begin, end = timeline.ends
        head, width = f"{begin}  ", self._find_width(timeline)
        scale = timeline.lay_out(self._find_room(timeline))
        most = max(cell.entries for cell in scale.cells)
        signs = [BARS[(cell.entries * len(BARS) - 1) // most] if cell.entries else NO_ENTRY for cell in scale.cells]
        text = head + "".join(sign * max(width - 1, 1) + " " * (width > 1) for sign in signs)
        spans = [Span(0, len(head), "$quiet"), Span(len(head), len(text), "$quiet")]
        dates = (timeline.find_date(position) for position in islice(self._hits, _MOST_HITS))
        for cell in {scale.find(found) for found in dates if found}:
            spans.append(Span(len(head) + cell * width, len(head) + cell * width + max(width - 1, 1), "bold $tick"))
        here = self._find_date(self._position)
        if here is not None:
            start = len(head) + scale.find(here) * width
            # Seen without colours too, and whatever the colour of a bar, it can be read.
            spans.append(Span(start, start + max(width - 1, 1), "reverse"))
        return Content(f"{text} {end}", [*spans, Span(len(text), len(text) + 1 + len(end), "$quiet")])

    def on_click(self, event: events.Click) -> None:
        """Say which cell was clicked on."""
        timeline = self._timeline
        if timeline is None:
            return
        cells = timeline.lay_out(self._find_room(timeline)).cells
        number = (event.x - self.styles.padding.left - len(timeline.ends[0]) - 2) // self._find_width(timeline)
        if 0 <= number < len(cells) and (position := cells[number].position) is not None:
            self.post_message(self.Chosen(position))

    def _find_room(self, timeline: Timeline) -> int:
        """Cells of the line for the bars."""
        return max(self.size.width - sum(map(len, timeline.ends)) - 4, 1)

    def _find_width(self, timeline: Timeline) -> int:
        """Cells of the line for each bar."""
        room = self._find_room(timeline)
        return max(1, min(_WIDEST_CELL, room // max(len(timeline.lay_out(room).cells), 1)))
