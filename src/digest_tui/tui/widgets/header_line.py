"""The first line: what is open, at one glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from digest_tui.tui.rendering import format_header
from digest_tui.tui.styles import styled_by

if TYPE_CHECKING:
    from digest_tui.chronicle.summary import Summary

_SHORTEST_NOTICE = 12
"""Cells below which a notice says nothing any more."""


@styled_by("header_line")
class HeaderLine(Widget):
    """Name, dates, entries and missing sources of the document at hand."""

    ALLOW_SELECT = False

    document: reactive[str] = reactive("")
    summary: reactive[Summary | None] = reactive(None)
    position: reactive[str] = reactive("")
    """Where the reader stands: `38 of 108`."""
    notice: reactive[str] = reactive("")
    """What must be known of how the text was read."""
    findings: reactive[tuple[str, ...]] = reactive(())
    """What is wrong in the document, from the fullest form to the shortest."""

    def __init__(self) -> None:
        super().__init__(id="header")

    def render(self) -> Content:
        """The fullest form that fits, the position at the right end if there is room, else a notice before it.

        What is wrong is said where it leaves room for the position.
        """
        width = max(self.size.width, 1)
        text = format_header(self.document, self.summary, width)
        position = f"   {self.position}" if self.position else ""
        shortest = f"   {self.findings[-1]}" if self.findings else ""
        room = width - len(text) - 3
        if self.notice and room >= _SHORTEST_NOTICE:
            beside = room - len(shortest) - len(position)
            text = f"{text}   {_cut(self.notice, beside if beside >= _SHORTEST_NOTICE else room)}"
        room = width - len(text) - 3 - len(position)
        if findings := next((form for form in self.findings if len(form) <= room), ""):
            text = f"{text}   {findings}"
        if position and width - len(text) >= len(position):
            text = f"{text}{self.position:>{width - len(text)}}"
        return Content(text)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
