"""A field for one line, over the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from digest_tui.tui.styles import find_sheet

Answer = TypeVar("Answer")


class Refused(Exception):
    """A line that cannot be taken. Its message tells the person why."""


class FieldScreen(ModalScreen[Answer | None]):
    """Gives back what `take` makes of the line; None where the person closes it."""

    CSS_PATH: ClassVar = [find_sheet("choice_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", priority=True)]

    def __init__(self, title: str, line: str, keys: str, take: Callable[[str, bool], Answer]) -> None:
        """`line` stands in the field at first; `keys` says what can be pressed.

        `take` gets the line, and whether the person was warned of just this line. It raises Refused.
        """
        super().__init__()
        self._title = title
        self._keys = keys
        self._take = take
        self._warned_of: str | None = None
        self._field = Input(line, id="name", compact=True, select_on_focus=False)
        self._words = Static(Content(keys), id="choice-keys")

    def compose(self) -> ComposeResult:
        """A title, the field, and what happens."""
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="choice-title")
            yield self._field
            yield self._words

    def on_mount(self) -> None:
        """Type at once, even if keys came before the field."""
        self.set_focus(self._field)

    @on(Input.Changed)
    def _forget_warning(self, message: Input.Changed) -> None:
        if message.value != self._warned_of:
            self._warned_of = None
            self._say(self._keys)

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        try:
            answer = self._take(message.value, message.value == self._warned_of)
        except Refused as reason:
            self._warned_of = message.value
            self._say(str(reason))
        else:
            self.dismiss(answer)

    def _say(self, words: str) -> None:
        self._words.update(Content(words))
