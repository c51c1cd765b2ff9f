"""The help over the reader, in which one can search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from digest_tui.tui.calls import run_call
from digest_tui.tui.help_page import Section, build_help_page
from digest_tui.tui.keys import Action, make_binding
from digest_tui.tui.mover import Mover
from digest_tui.tui.sheet_bindings import make_sheet_bindings
from digest_tui.tui.styles import find_sheet
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.sheet_keys import SheetKeys

_MARGINS = 9


class HelpScreen(ModalScreen[None]):
    """Every key and what it does; `/` looks for words in it."""

    # Never the field first: `q` behind `?` closes.
    AUTO_FOCUS = "#sheet-page"
    CSS_PATH: ClassVar = [find_sheet("sheet"), find_sheet("help_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [
        make_binding(Action("search", "search", ("/",), "Search", ""), "search"),
        *make_sheet_bindings("escape", "q", "?", "f1"),
    ]

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self._sections = sections
        self.pane = PageView("sheet-page")
        self.field = Input(id="help-query", placeholder="/ search in the help", compact=True)
        """Where what is looked for is typed."""
        self.mover = Mover(lambda: self.pane)

    def compose(self) -> ComposeResult:
        """A title, where to search, the page, and how to close it."""
        with Vertical(id="sheet"):
            yield Static(Content("digest-tui: what the keys do"), id="sheet-title")
            yield self.field
            yield self.pane
            yield SheetKeys("Esc close   / search   j k space move")

    def on_mount(self) -> None:
        """Show all of it."""
        self.pane.focus()

    def on_resize(self) -> None:
        """Show it in as many columns as there is room for."""
        self._show_found()

    @on(Input.Changed)
    def _show_found(self) -> None:
        room = self.app.size.width - _MARGINS
        self.pane.measure = room
        self.pane.show(build_help_page(self._sections, room, self.field.value))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters belong to what is looked for, while that is typed."""
        # Not by `has_focus`, which is true a message later than the next key of a burst may come.
        return self.focused is not self.field

    def action_search(self) -> None:
        """Type what is looked for, even if that came in a burst."""
        self.set_focus(self.field)

    def key_escape(self) -> None:
        """Put the search away, before the help is closed."""
        if self.focused is self.field:
            self.field.value = ""
            self.pane.focus()

    @on(Input.Submitted)
    def _read(self) -> None:
        self.pane.focus()

    async def action_call(self, call: str) -> None:
        """Move through the page, as `keys` has it."""
        await run_call(self, call)
