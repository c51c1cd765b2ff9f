"""The rows of the findings, one of which is highlighted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from digest_tui.chronicle.checking import Finding
from digest_tui.tui.widgets.painted_view import PaintedView

_WIDTH_OF_RULE = 19
_WIDTH_WITH_RULES = 60
"""Cells from which there is room for the rules beside what is wrong."""


class FindingList(PaintedView):
    """Findings in the order of the text, a row each with the entry or line it concerns."""

    ALLOW_SELECT = False
    PARTS: ClassVar = {
        "place": "$foreground 60%",
        "rule": "$text-accent",
        "message": "$foreground",
    }

    cursor: var[int] = var(0, init=False)
    """Which finding is highlighted, from 0."""

    class Highlighted(Message):
        """The highlight moved to another finding."""

    class Requested(Message):
        """The person wants to go to the finding that is highlighted."""

    def __init__(self, findings: Sequence[Finding], describe: Callable[[Finding], str]) -> None:
        super().__init__("findings")
        self._findings = findings
        self._describe = describe

    @property
    def finding(self) -> Finding:
        """The one that is highlighted."""
        return self._findings[self.cursor]

    def on_mount(self) -> None:
        """As high as there are findings."""
        self.set_length(len(self._findings))

    def move(self, rows: int) -> None:
        """Move the highlight by `rows`, as far as there are findings."""
        self.cursor += rows

    def go_to(self, row: int) -> None:
        """Highlight a finding; beyond the ends, the first or last."""
        self.cursor = row

    def validate_cursor(self, cursor: int) -> int:
        """Keep the highlight on a finding."""
        return max(0, min(cursor, len(self._findings) - 1))

    def watch_cursor(self, new: int) -> None:
        """Bring the finding into sight and say that it is highlighted."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= new < top + height:
            self.scroll_to(0, new if new < top else new - height + 1, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Highlighted())

    def on_resize(self) -> None:
        """Keep the highlight in sight."""
        self.watch_cursor(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Go to the finding clicked on."""
        row = event.y + self.scroll_offset.y
        if row < len(self._findings):
            self.cursor = row
            self.post_message(self.Requested())

    def paint_line(self, y: int, room: int) -> Strip:
        """One row of the screen."""
        row = y + self.scroll_offset.y
        if row >= len(self._findings):
            return Strip.blank(room, self.style())
        finding = self._findings[row]
        base: tuple[str, ...] = ()
        if row == self.cursor:
            base = (self.cursor_part,)
        segments = [
            Segment("▌" if base else " ", self.style(*base)),
            Segment(f"{self._describe(finding):>9}  ", self.style(*base, "place")),
        ]
        if room >= _WIDTH_WITH_RULES:
            segments.append(Segment(f"{finding.rule:<{_WIDTH_OF_RULE}} ", self.style(*base, "rule")))
        rest = max(room - sum(len(segment.text) for segment in segments), 1)
        segments.append(Segment(set_cell_size(finding.message, rest), self.style(*base, "message")))
        return Strip(segments).adjust_cell_length(room, self.style(*base))
