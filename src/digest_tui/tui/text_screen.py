"""A page of text over the reader: help, and the rest of the document."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.resources import find_folder
from digest_tui.tui.keys import ACTIONS, format_key
from digest_tui.tui.page import Mark, Page, Paragraph
from digest_tui.tui.widgets.page_view import PageView


class TextScreen(ModalScreen[None]):
    """A titled page that is read and closed."""

    CSS_PATH: ClassVar = [find_folder("styles") / "text_screen.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, words, priority=True)
        for keys, action, words in (
            ("escape,q,й,question_mark,comma,f1,i,ш", "dismiss", "Close"),
            ("j,о,down", "move(1)", "Down"),
            ("k,л,up", "move(-1)", "Up"),
            ("space,pagedown,ctrl+d", "move_page(1)", "Page down"),
            ("b,и,pageup,ctrl+u", "move_page(-1)", "Page up"),
            ("g,п,home", "go_first", "Beginning"),
            ("G,П,end", "go_last", "End"),
        )
    ]

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._text = page

    def compose(self) -> ComposeResult:
        """A title, the page, and how to close it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="sheet-title")
            yield PageView("sheet-page")
            yield Static(Content("Esc close   j k space move"), id="sheet-keys")

    def on_mount(self) -> None:
        """Show the page."""
        self.view.show(self._text)
        self.view.focus()

    @property
    def view(self) -> PageView:
        """The pane with the text."""
        return self.query_one("#sheet-page", PageView)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.view.move(lines)

    def action_move_page(self, share: float) -> None:
        """Scroll by pages."""
        self.view.move_page(share)

    def action_go_first(self) -> None:
        """Scroll to the beginning."""
        self.view.go_to(0)

    def action_go_last(self) -> None:
        """Scroll to the end."""
        self.view.go_to(self.view.virtual_size.height)


def build_help_page() -> Page:
    """Every action with its keys, by group."""
    paragraphs: list[Paragraph] = []
    for group in dict.fromkeys(action.group for action in ACTIONS):
        paragraphs += [Paragraph(group, (Mark(0, len(group), "title"),))]
        for action in (action for action in ACTIONS if action.group == group):
            keys = " ".join(map(format_key, action.keys))
            paragraphs.append(Paragraph(f"{keys:<14}{action.words}", (Mark(0, len(keys), "link"),), 14))
        paragraphs.append(Paragraph(""))
    notes = (
        "A number before y, o or G means that note or entry: 36y, 36o, 36G.",
        "Every key also answers on the Russian layout by its place, letters on the Kazakh layout too.",
        "[33 no source]: the document gives no note 33. ∅ in the list marks an entry without a source.",
        "To select text with the mouse, drag; ctrl+c copies it. Your terminal's own selection: hold Shift.",
        "digest-tui makes no network connection; only o hands a link to your browser.",
    )
    return Page((*paragraphs, *(Paragraph(note) for note in notes)))
