"""A page of text over the reader: help, and the rest of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.tui.keys import ACTIONS, Action, format_key, make_sheet_bindings, run_call
from digest_tui.tui.mover import Mover
from digest_tui.tui.page import Page, Paragraph, Span
from digest_tui.tui.styles import find_sheet
from digest_tui.tui.widgets.page_view import PageView


class TextScreen(ModalScreen[None]):
    """A titled page that is read and closed."""

    CSS_PATH: ClassVar = [find_sheet("sheet")]
    BINDINGS: ClassVar[list[BindingType]] = list(make_sheet_bindings("escape", "q", "?", "f1", "i"))

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
            yield Static(Content("Esc close   j k space move"), id="sheet-keys")

    def on_mount(self) -> None:
        """Show the page, where something in it is searched from there."""
        self.pane.show(self._page)
        self.call_after_refresh(self.pane.scroll_to_span, "hit")
        self.pane.focus()

    async def action_call(self, call: str) -> None:
        """Move through the page, as `keys` has it."""
        await run_call(self, call)


def build_help_page(actions: Sequence[Action] = ACTIONS) -> Page:
    """Every action with its keys, by group."""
    paragraphs: list[Paragraph] = []
    for group in dict.fromkeys(action.group for action in actions):
        paragraphs += [Paragraph(group, (Span(0, len(group), "title"),))]
        for action in (action for action in actions if action.group == group):
            keys = " ".join(map(format_key, action.keys))
            paragraphs.append(Paragraph(f"{keys:<14}{action.words}", (Span(0, len(keys), "link"),), 14))
        paragraphs.append(Paragraph(""))
    notes = (
        "A number before y, o or G means that note or entry: 36y, 36o, 36G.",
        "Every key also answers on the Russian layout by its place, letters on the Kazakh layout too.",
        "[33 no source]: the document gives no note 33. ∅ in the list spans an entry without a source.",
        "To select text with the mouse, drag; ctrl+c copies it. Your terminal's own selection: hold Shift.",
        "digest-tui makes no network connection; only o hands a link to your browser.",
    )
    return Page((*paragraphs, *(Paragraph(note) for note in notes)))
