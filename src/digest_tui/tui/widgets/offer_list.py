"""Queries that can be taken into the search line, over the upper end of the panes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from digest_tui.tui.cells import cut_end, fill, measure
from digest_tui.tui.query_offers import Offer
from digest_tui.tui.styles import find_sheet

_WIDEST = 40
"""Cells at which what is said beside an offer stands at the latest."""


class OfferList(Widget):
    """Shows offers below a title, one of which may be highlighted; a click takes one.

    Mounted when somebody searches for the first time: its sheet is its own.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = find_sheet("offer_list").read_text("utf-8")

    cursor: reactive[int | None] = reactive(None)
    """Which offer is highlighted, from 0; None while none is."""

    class Taken(Message):
        """The person clicked on an offer."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self) -> None:
        super().__init__(id="offers")
        self.offers: Sequence[Offer] = ()
        self._title = ""

    def show(self, title: str, offers: Sequence[Offer]) -> None:
        """Show these offers; without a title and offers nothing is seen."""
        if (title, list(offers)) != (self._title, list(self.offers)):
            self._title, self.offers, self.cursor = title, offers, None
            self.styles.height = max(len(offers) + bool(title), 1)
            self.refresh()
        self.display = bool(title or offers)

    def move(self, steps: int) -> bool:
        """Move the highlight, down from the title at first and up to it at last; False beyond the last offer."""
        if not self.offers or not self.display:
            return False
        following = (-1 if self.cursor is None else self.cursor) + steps
        if following >= len(self.offers):
            return False
        self.cursor = following if following >= 0 else None
        return True

    def render(self) -> Content:
        """The title, and a line for each offer."""
        width = max(self.size.width - 2, 1)
        lines = [Content.styled(cut_end(f" {self._title}", width), "$quiet")] if self._title else []
        column = min(max((measure(offer.shown) for offer in self.offers), default=0) + 3, _WIDEST)
        lines += [self._render_offer(row, offer, column, width) for row, offer in enumerate(self.offers)]
        return Content("\n").join(lines)

    def _render_offer(self, row: int, offer: Offer, column: int, width: int) -> Content:
        text = fill(f"   {offer.shown}", column + 3)
        remark = cut_end(offer.remark, max(width - measure(text), 0))
        line = Content(text, [Span(3, 3 + len(offer.shown), "$accented")]) + Content.styled(remark, "$quiet")
        line = line.truncate(width, pad=True)
        return line.stylize("bold reverse") if row == self.cursor else line

    def on_click(self, event: events.Click) -> None:
        """Take the offer clicked on."""
        row = event.y - bool(self._title)
        if 0 <= row < len(self.offers):
            self.post_message(self.Taken(self.offers[row]))
