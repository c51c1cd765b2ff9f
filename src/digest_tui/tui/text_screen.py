"""A page of text over the reader: the rest of the document, or what changed in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.pages.page import Page
from digest_tui.tui.calls import run_call
from digest_tui.tui.keys import Action, make_binding
from digest_tui.tui.mover import Mover
from digest_tui.tui.sheet_bindings import make_sheet_bindings
from digest_tui.tui.styles import find_sheet
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.sheet_keys import SheetKeys

_KEYS = "Esc close   j k space move"


class TextScreen(ModalScreen[int | None]):
    """A titled page that is read and closed.

    Its result is the position of the entry to go to, None where it is just closed. `name_entry` names one for the
    line of keys.
    """

    CSS_PATH: ClassVar = [find_sheet("sheet")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *make_sheet_bindings("escape", "q", "?", "f1", "i", "R"),
        Binding("enter", "choose", "Go to the entry", priority=True),
        Binding("tab", "walk(1)", "Next entry named", priority=True),
        Binding("shift+tab", "walk(-1)", "Entry named before", priority=True),
        make_binding(Action("next_hit", "next_hit", ("n",), "Next hit", ""), "next_hit"),
    ]

    def __init__(self, title: str, page: Page, name_entry: Callable[[int], str] = str) -> None:
        super().__init__()
        self._title = title
        self._page = page
        self._name_entry = name_entry
        self._keys = SheetKeys(_KEYS)
        self._line = 0
        """The line of the page beside whose entry one stands: that of the hit at hand, or the first in sight."""
        self.pane = PageView("sheet-page")
        self.mover = Mover(lambda: self.pane)

    def compose(self) -> ComposeResult:
        """A title, the page, and how to close it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="sheet-title")
            yield self.pane
            yield self._keys

    def on_mount(self) -> None:
        """Show the page, where something in it is searched from there."""
        self.pane.show(self._page)
        self.call_after_refresh(self._stand_on_hit)
        self.pane.focus()

    def _stand_on_hit(self) -> None:
        self.pane.scroll_to_span("hit")
        self._follow()

    def _follow(self) -> None:
        """Have the entry at hand beside which stands what is in sight, first of all a hit."""
        self._stand_on(self.pane.find_in_sight("hit"))

    def _stand_on(self, line: int) -> None:
        self._line = line
        self.pane.stand_above(line)
        self._hint()

    def _hint(self) -> None:
        position = self.pane.entry_at_hand
        if position is not None:
            self._keys.show_hint(f"Enter to entry {self._name_entry(position)}   Tab next   {_KEYS}")

    async def action_call(self, call: str) -> None:
        """Move through the page, as `keys` has it."""
        before = self.pane.scroll_offset
        await run_call(self, call)
        if self.pane.scroll_offset != before:
            self._follow()

    def action_next_hit(self) -> None:
        """Go to the next hit, after the last to the first."""
        for behind in (self._line, -1):
            line = self.pane.scroll_to_next("hit", behind)
            if line is not None:
                self._stand_on(line)
                return

    def action_walk(self, step: int) -> None:
        """Go to the next entry that is named, after the last to the first."""
        if self._page.entries:
            self.pane.link_at_hand = ((self.pane.link_at_hand or 0) + step) % self._page.targets
            self._hint()

    def action_choose(self) -> None:
        """Close the page and go to the entry at hand, if there is one."""
        if self.pane.entry_at_hand is not None:
            self.dismiss(self.pane.entry_at_hand)

    @on(PageView.LinkRequested)
    def _go_to_clicked(self, message: PageView.LinkRequested) -> None:
        self.pane.link_at_hand = message.number
        self.action_choose()
