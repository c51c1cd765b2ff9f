"""The first line: what is open, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from digest_tui.tui.header_parts import BETWEEN, Fitted, fit, list_parts
from digest_tui.tui.styles import styled_by

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.summary import Summary


@styled_by("header_line")
class HeaderLine(Widget):
    """Name, what misleads, dates, entries and missing sources of what is open; what is wrong can be clicked on."""

    ALLOW_SELECT = False

    document: reactive[str] = reactive("")
    summary: reactive[Summary | None] = reactive(None)
    position: reactive[str] = reactive("")
    """Where the reader stands: `38 of 108`."""
    notice: reactive[str] = reactive("")
    """What must be known of how the text was read."""
    findings: reactive[Sequence[Finding]] = reactive(())
    """What is wrong in the document."""

    def __init__(self) -> None:
        super().__init__(id="header")

    def render(self) -> Content:
        """The parts in the fullest forms that fit, the position at the right end where the counts leave room for it."""
        width = max(self.size.width, 1)
        parts = list(list_parts(self.document, self.summary, self.findings, self.notice))
        fullest, shortest = fit(parts, width), fit(parts, width - len(BETWEEN) - len(self.position))
        # The position goes before figures do, and the number of sources before the position.
        has_position = len(fullest) - len(shortest) <= 1 and _find_end(shortest) + len(self.position) < width
        line = shortest if has_position else fullest
        text, spans = "", []
        for fitted in line:
            text = f"{text:<{fitted.start}}{fitted.text}"
            spans += [Span(fitted.start, len(text), style) for style in _list_styles(fitted)]
        if has_position:
            text = f"{text}{self.position:>{width - len(text)}}"
        return Content(text[:width], spans)


def _find_end(line: Sequence[Fitted]) -> int:
    return line[-1].start + len(line[-1].text) if line else 0


def _list_styles(fitted: Fitted) -> list[str | Style]:
    styles: list[str | Style] = [fitted.part.style] if fitted.part.style else []
    if fitted.part.action:
        # Never made of what a document says.
        styles.append(Style.from_meta({"@click": f"screen.press({fitted.part.action!r})"}))
    return styles
