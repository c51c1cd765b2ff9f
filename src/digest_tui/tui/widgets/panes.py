"""The panes side by side, or by turns where there is no room: the list, the entry, and the focus between them."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var

from digest_tui.tui.styles import styled_by
from digest_tui.tui.widgets.entry_rows import EntryRows
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.painted_view import PaintedView
from digest_tui.tui.widgets.rows_view import RowsView

TWO_PANES_FROM = 100
"""Cells from which list and entry stand side by side."""
THREE_PANES_FROM = 160
"""Cells from which the index can stay open beside them."""
STACKED_FROM = (60, 20)
"""Cells and lines from which the entry stands below the list while one is in the list; below this they take turns."""
TALL_FROM = 16
"""Lines: below this nothing is spent on air."""


@styled_by("panes")
class Panes(Horizontal):
    """Holds the list, the entry, and the index where it is open.

    What the panes show is given to them; what happens in them they say by messages.
    """

    BLANK = True

    is_reading: var[bool] = var(False, toggle_class="-reading")
    """Where panes take turns, it is the entry's."""
    is_zoomed: var[bool] = var(False, toggle_class="-zoomed")
    """The entry has the whole width."""

    has_index: var[bool] = var(False, toggle_class="-indexed")
    """The index is open: beside the entry where there is room, else in its place."""

    def __init__(self) -> None:
        super().__init__(id="panes")
        self.entries = RowsView("entries", EntryRows())
        self.page = PageView("entry")

    def compose(self) -> ComposeResult:
        """The list and the entry."""
        # Before anything is styled: a class that is set later has the whole screen styled again.
        self._fit(self.app.size.width, self.app.size.height)
        yield self.entries
        yield self.page

    def on_resize(self, event: events.Resize) -> None:
        """Show the panes together, or one at a time."""
        self.fit()

    def fit(self) -> None:
        """Look again how much room there is."""
        self._fit(self.app.size.width, self.app.size.height)

    def _fit(self, width: int, height: int) -> None:
        is_narrow = width < TWO_PANES_FROM
        is_stacked = is_narrow and width >= STACKED_FROM[0] and height >= STACKED_FROM[1]
        self.set_class(is_narrow and not is_stacked, "-narrow")
        self.set_class(is_stacked, "-stacked")
        for pane in (self.page, *self.children):
            if isinstance(pane, PaintedView) and pane is not self.entries:
                pane.has_rule = is_stacked
        self.set_class(height < TALL_FROM, "-short")
        self.set_class(width >= THREE_PANES_FROM, "-wide")

    @property
    def is_narrow(self) -> bool:
        """The panes take turns."""
        return self.has_class("-narrow")

    @property
    def is_wide(self) -> bool:
        """There is room for the index beside list and entry."""
        return self.has_class("-wide")

    @property
    def is_stacked(self) -> bool:
        """The entry stands below the list, and has the whole screen while it is read."""
        return self.has_class("-stacked")

    @property
    def active(self) -> PaintedView:
        """The pane that has the focus; the list where none has it."""
        focused = self.screen.focused
        return focused if isinstance(focused, PaintedView) and focused in self.children else self.entries

    @property
    def is_entry_focused(self) -> bool:
        """The entry's pane has the focus."""
        return self.active is self.page

    @property
    def is_entry_in_sight(self) -> bool:
        """The entry can be seen: panes that take turns show it while it is read."""
        return self.is_reading or not self.is_narrow

    @on(RowsView.Chosen, "#entries")
    def read_entry(self) -> None:
        """Give the focus to the entry, and the screen where panes take turns; from the search line, to the hits."""
        focused = self.screen.focused
        if focused is not None and focused not in self.children:
            self.screen.set_focus(self.entries)
            return
        self.is_reading = True
        self.has_index = self.has_index and self.is_wide
        self.screen.set_focus(self.page)

    def leave_entry(self) -> None:
        """Give focus and screen back to the list."""
        self.page.link_at_hand = None
        self.is_reading = self.is_zoomed = False
        self.screen.set_focus(self.entries)

    def next_link(self) -> None:
        """Go to the next link of the entry; past the last, to the list."""
        self._walk_links(1)

    def previous_link(self) -> None:
        """Go to the link before; before the first, to the list."""
        self._walk_links(-1)

    def _walk_links(self, step: int) -> None:
        links = self.page.page.targets
        at_hand = self.page.link_at_hand if self.is_entry_focused else None
        if not self.is_entry_focused:
            self.screen.set_focus(self.entries)
            self.read_entry()
        elif at_hand is None and not links:
            self.leave_entry()
            return
        following = (0 if step > 0 else links - 1) if at_hand is None else at_hand + step
        if 0 <= following < links:
            self.page.link_at_hand = following
        elif links:
            self.leave_entry()

    def toggle_zoom(self) -> None:
        """Give the entry the whole width, or share it again."""
        if self.is_zoomed:
            self.leave_entry()
        else:
            self.is_zoomed = True
            self.read_entry()
