"""Every action by its words, and entries, over the reader.

Textual has such a palette of its own, which fails where keys meet it while it
fills, empties or closes: its list is then not there, or has no row to move to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from digest_tui.tui.cells import cut_end, fill, measure
from digest_tui.tui.palette import PaletteRow
from digest_tui.tui.styles import find_sheet

WIDEST = 96
"""Cells of the palette; the stylesheet says so too."""
_BESIDE = 5
"""Cells for padding and scrollbar."""
_AROUND = 4
"""Lines for the title, the input and the keys."""


class PaletteList(OptionList):
    """The rows of the palette. A click on one that is not listed any more, as other words are typed, does nothing.

    Textual looks for it among the rows that are listed by then, and fails. Its tracker has no issue of it yet; #3270 is
    the same with a mouse that hovers.
    """

    def on_click(self, event: events.Click) -> None:
        """Keep a click on a row that is gone from Textual."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()


class PaletteScreen(ModalScreen[str | None]):
    """Gives back the name of the action that was chosen, None where none was."""

    CSS_PATH: ClassVar = [find_sheet("choice_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", priority=True),
        Binding("down,ctrl+n", "move(1)", "Down", priority=True),
        Binding("up,ctrl+p", "move(-1)", "Up", priority=True),
        Binding("pagedown", "move(10)", "Further down", priority=True),
        Binding("pageup", "move(-10)", "Further up", priority=True),
    ]

    def __init__(self, find_rows: Callable[[str], Iterable[PaletteRow]]) -> None:
        """`find_rows` gives what there is to choose for the words typed."""
        super().__init__()
        self._find_rows = find_rows
        # Not asked for by its name: keys in a burst may close the palette before its parts are mounted.
        self._field = Input(id="name", compact=True, placeholder="words of an action; number or words of an entry")
        self.list = PaletteList()
        """What can be chosen."""

    def compose(self) -> ComposeResult:
        """Where words are typed, the actions, and how to choose."""
        with Vertical(id="choice"):
            yield Static(Content("Every action"), id="choice-title")
            yield self._field
            yield self.list
            yield Static(Content("Enter do it   ↓ ↑ move   Esc close"), id="choice-keys")

    def on_mount(self) -> None:
        """Type at once; the first action is highlighted."""
        self.set_focus(self._field)
        self._show("")

    def on_resize(self, event: events.Resize) -> None:
        """Leave room around the actions, and put their keys at the right end."""
        self.list.styles.max_height = max(event.size.height - _AROUND, 1)
        self._show(self._field.value)

    @on(Input.Changed)
    def _narrow(self, message: Input.Changed) -> None:
        self._show(message.value)

    def _show(self, typed: str) -> None:
        room = max(min(self.app.size.width, WIDEST) - _BESIDE, 1)
        self.list.clear_options()
        self.list.add_options(Option(_write_line(row, room), id=row.name) for row in self._find_rows(typed))
        self.list.highlighted = 0 if self.list.option_count else None

    @on(Input.Submitted)
    def _choose(self) -> None:
        if self.list.highlighted_option is not None:
            self.dismiss(self.list.highlighted_option.id)

    @on(OptionList.OptionSelected)
    def _choose_clicked(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)

    def action_move(self, rows: int) -> None:
        """Move the highlight, as far as there are actions."""
        if self.list.option_count:
            row = (self.list.highlighted or 0) + rows
            self.list.highlighted = min(max(row, 0), self.list.option_count - 1)


def _write_line(row: PaletteRow, room: int) -> Content:
    """The words, and the key at the right end of `room` cells."""
    words = cut_end(row.words, room - measure(row.key) - bool(row.key))
    return Content(fill(words, room - measure(row.key))) + Content.styled(row.key, "$accented")
