"""A few things to choose one of, over the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from digest_tui.resources import find_folder


class ChoiceScreen(ModalScreen[str | None]):
    """Gives back the name that was chosen, by its number or by Enter; None where none was."""

    CSS_PATH: ClassVar = [find_folder("styles") / "choice_screen.tcss"]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,й", "dismiss", "Close", priority=True),
        Binding("j,о", "move(1)", "Down", priority=True),
        Binding("k,л", "move(-1)", "Up", priority=True),
        *(Binding(str(number), f"choose({number})", str(number), priority=True) for number in range(1, 10)),
    ]

    def __init__(self, title: str, choices: Mapping[str, str], chosen: str) -> None:
        """`choices` are at most nine: a name each, and the words for the person."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A title, the choices by number, and how to choose."""
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="choice-title")
            lines = (Content(f"{number} {words}") for number, words in enumerate(self._choices.values(), 1))
            yield OptionList(*(Option(line, id=name) for name, line in zip(self._choices, lines, strict=True)))
            yield Static(Content("Enter or its number   Esc close"), id="choice-keys")

    def on_mount(self) -> None:
        """Stand on what was chosen last."""
        names = [*self._choices]
        self.list.highlighted = names.index(self._chosen) if self._chosen in names else 0
        self.list.focus()

    @property
    def list(self) -> OptionList:
        """The choices."""
        return self.query_one(OptionList)

    def action_move(self, steps: int) -> None:
        """Move the highlight."""
        self.list.highlighted = ((self.list.highlighted or 0) + steps) % len(self._choices)

    def action_choose(self, number: int) -> None:
        """Choose by number."""
        if number <= len(self._choices):
            self.dismiss([*self._choices][number - 1])

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id)
