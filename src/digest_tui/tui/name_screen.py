"""Asking for the name of a file to write, over the reader."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from digest_tui.chronicle.text.safety import one_line
from digest_tui.tui.styles import find_sheet

_KEYS = "Enter write   Esc close"


class NameScreen(ModalScreen[tuple[Path, bool] | None]):
    """Gives back the path that was typed, and whether another file there may be written over; None where none was."""

    CSS_PATH: ClassVar = [find_sheet("choice_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", priority=True)]

    def __init__(self, title: str, name: str, documents: Sequence[str]) -> None:
        """`name` is suggested; `documents` are the files that are never written over."""
        super().__init__()
        self._title = title
        self._name = name
        self._documents = documents
        self._warned_of = ""

    def compose(self) -> ComposeResult:
        """A title, the name, and what happens."""
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="choice-title")
            yield Input(self._name, id="name", compact=True, select_on_focus=False)
            yield Static(Content(_KEYS), id="choice-keys")

    @on(Input.Changed)
    def _forget_warning(self, message: Input.Changed) -> None:
        if message.value != self._warned_of:
            self._warned_of = ""
            self.query_one("#choice-keys", Static).update(Content(_KEYS))

    @on(Input.Submitted)
    def _take(self, message: Input.Submitted) -> None:
        """Give back the path; where another file has that name, only when Enter is pressed again."""
        name = message.value
        path = Path(os.path.expanduser(name.strip()))
        if not name.strip():
            self._warn("A name is needed")
        elif self._is_document(path):
            self._warn("That is the document itself: another name")
        elif os.path.isdir(path):
            self._warn("That is a folder: another name")
        elif os.path.exists(path) and self._warned_of != name:
            self._warned_of = name
            self._warn(f"{one_line(path.name)} already exists: Enter again overwrites it")
        else:
            self.dismiss((path, self._warned_of == name))

    def _is_document(self, path: Path) -> bool:
        return any(os.path.realpath(path) == os.path.realpath(document) for document in self._documents)

    def _warn(self, words: str) -> None:
        self.query_one("#choice-keys", Static).update(Content(words))
