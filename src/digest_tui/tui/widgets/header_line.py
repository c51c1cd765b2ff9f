"""The first line: what is open, at one glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from digest_tui.tui.cells import fill, measure
from digest_tui.tui.header_parts import Part, fit, list_parts
from digest_tui.tui.styles import styled_by

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.summary import Summary


@styled_by("header_line")
class HeaderLine(Widget):
    """Name, what misleads, dates, entries and missing sources of what is open; what is wrong can be clicked on."""

    ALLOW_SELECT = False
    # What can be clicked on keeps its own colour.
    auto_links = False

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
        """The parts in the fullest forms that fit, the position at the right end."""
        width = max(self.size.width, 1)
        line = fit(list(list_parts(self.document, self.summary, self.findings, self.notice, self.position)), width)
        text, spans = "", []
        for fitted in line:
            if fitted.part.is_last:
                text = fill(text, width - measure(fitted.text)) + fitted.text
                break
            text += fitted.before
            spans += [Span(len(text), len(text) + len(fitted.text), style) for style in _list_styles(fitted.part)]
            text += fitted.text
        return Content(text, spans).truncate(width)


def _list_styles(part: Part) -> list[str | Style]:
    styles: list[str | Style] = [part.style] if part.style else []
    if part.action:
        # Never made of what a document says.
        styles.append(Style.from_meta({"@click": f"screen.press({part.action!r})"}))
    return styles
