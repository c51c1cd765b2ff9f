"""The last line of a sheet: how to use it, or what there is to tell."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class SheetKeys(Static):
    """Shows `hint`, or what the person is told, until the next key. A sheet that has it takes numbers as the reader."""

    def __init__(self, hint: str) -> None:
        super().__init__(Content(hint), id="sheet-keys")
        self._hint = hint

    def show_hint(self, hint: str) -> None:
        """Show another hint from now on."""
        self._hint = hint
        self.tell("")

    def tell(self, words: str) -> None:
        """Tell the person something; "" shows the hint again."""
        self.update(Content(words or self._hint))
