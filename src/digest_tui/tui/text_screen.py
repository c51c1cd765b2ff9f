"""A page of text over the reader: the rest of the document."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.pages.page import Page
from digest_tui.tui.calls import run_call
from digest_tui.tui.mover import Mover
from digest_tui.tui.sheet_bindings import make_sheet_bindings
from digest_tui.tui.styles import find_sheet
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.sheet_keys import SheetKeys


class TextScreen(ModalScreen[None]):
    """A titled page that is read and closed."""

    CSS_PATH: ClassVar = [find_sheet("sheet")]
    BINDINGS: ClassVar[list[BindingType]] = list(make_sheet_bindings("escape", "q", "?", "f1", "i", "R"))

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page
        self.pane = PageView("sheet-page")
        self.mover = Mover(lambda: self.pane)

    def compose(self) -> ComposeResult:
        """A title, the page, and how to close it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="sheet-title")
            yield self.pane
            yield SheetKeys("Esc close   j k space move")

    def on_mount(self) -> None:
        """Show the page, where something in it is searched from there."""
        self.pane.show(self._page)
        self.call_after_refresh(self.pane.scroll_to_span, "hit")
        self.pane.focus()

    async def action_call(self, call: str) -> None:
        """Move through the page, as `keys` has it."""
        await run_call(self, call)
