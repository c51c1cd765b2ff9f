"""Lines to choose from by their words, over the reader: actions with their keys, and entries.

Textual has such a palette of its own, which fails where keys meet it while it
fills, empties or closes: its list is then not there, or has no row to move to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from digest_tui.tui.styles import find_sheet

_AROUND = 4
"""Lines for the title, the input and the keys."""
_WIDEST = 64
"""Cells of the palette at most, as in its sheet."""
_BESIDE = 6
"""Cells around a line, a scrollbar among them."""


class PaletteLine(NamedTuple):
    """A line of the palette."""

    name: str
    """What it is chosen by."""
    words: str
    key: str = ""
    """The key that does the same, shown at the right."""


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

    def __init__(self, find: Callable[[str], Sequence[PaletteLine]]) -> None:
        """`find` gives the lines for the words typed, "" at first."""
        super().__init__()
        self._find = find
        self.list = OptionList()
        """The lines for the words typed."""

    def compose(self) -> ComposeResult:
        """Where words are typed, the actions, and how to choose."""
        with Vertical(id="choice"):
            yield Static(Content("Every action, and the entries"), id="choice-title")
            yield Input(id="name", compact=True, placeholder="words, or the number of an entry")
            yield self.list
            yield Static(Content("Enter do it   ↓ ↑ move   Esc close"), id="choice-keys")

    def on_mount(self) -> None:
        """Type at once; the first action is highlighted."""
        self.query_one("#name", Input).focus()
        self._fill("")

    def on_resize(self, event: events.Resize) -> None:
        """Leave room around the actions."""
        self.list.styles.max_height = max(event.size.height - _AROUND, 1)
        self._fill(self.query_one("#name", Input).value)

    @on(Input.Changed)
    def _narrow(self, message: Input.Changed) -> None:
        self._fill(message.value)

    def _fill(self, typed: str) -> None:
        room = max(min(self.app.size.width, _WIDEST) - _BESIDE, 1)
        self.list.clear_options()
        self.list.add_options(Option(_write_line(line, room), id=line.name) for line in self._find(typed))
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


def _write_line(line: PaletteLine, room: int) -> Content:
    words = line.words
    if len(words) > room - len(line.key) - 1:
        words = words[: max(room - len(line.key) - 2, 0)] + "…"
    return Content(words) + Content.styled(f"{line.key:>{max(room - len(words), 0)}}", "$accented")
