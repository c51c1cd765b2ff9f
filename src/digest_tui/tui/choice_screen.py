"""A few things to choose one of, over the reader."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, repeat
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from digest_tui.tui.keys import with_other_layout
from digest_tui.tui.styles import find_sheet

SIGNS = "1234567890abcdefghilmnoprstuvwxyz"
"""The keys that choose, in the order of the choices; `j`, `k` and `q` move and close."""

_DIGITS = 10
"""So many signs are digits."""
_AROUND = 3
"""Lines for the title and the keys."""


class ChoiceScreen(ModalScreen[str | None]):
    """Gives back the name that was chosen, by its sign or by Enter; None where none was."""

    CSS_PATH: ClassVar = [find_sheet("choice_screen")]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,й", "dismiss", "Close", priority=True),
        Binding(with_other_layout("j"), "move(1)", "Down", priority=True),
        Binding(with_other_layout("k"), "move(-1)", "Up", priority=True),
        *(Binding(with_other_layout(sign), f"choose({row})", sign, priority=True) for row, sign in enumerate(SIGNS)),
    ]

    def __init__(self, title: str, choices: Mapping[str, str], chosen: str) -> None:
        """`choices` are a name each, and the words for the person. What is beyond `SIGNS` is chosen by Enter."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        signs = chain(SIGNS, repeat(" "))
        lines = (Content(f"{sign} {words}") for sign, words in zip(signs, choices.values(), strict=False))
        self.list = OptionList(*(Option(line, id=name) for name, line in zip(choices, lines, strict=True)))
        """The choices."""

    def compose(self) -> ComposeResult:
        """A title, the choices with their signs, and how to choose."""
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="choice-title")
            yield self.list
            sign = "number" if len(self._choices) <= _DIGITS else "sign"
            yield Static(Content(f"Enter or its {sign}   Esc close"), id="choice-keys")

    def on_mount(self) -> None:
        """Stand on what was chosen last."""
        names = [*self._choices]
        self.list.highlighted = names.index(self._chosen) if self._chosen in names else 0
        self.list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the title and the keys around the choices."""
        self.list.styles.max_height = max(event.size.height - _AROUND, 1)

    def action_move(self, steps: int) -> None:
        """Move the highlight."""
        self.list.highlighted = ((self.list.highlighted or 0) + steps) % len(self._choices)

    def action_choose(self, row: int) -> None:
        """Choose by sign."""
        if row < len(self._choices):
            self.dismiss([*self._choices][row])

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)
