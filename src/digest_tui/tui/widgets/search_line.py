"""The search line: what is searched, and how many entries answer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static


class SearchLine(Horizontal):
    """A slash, the query, and the count of hits."""

    def __init__(self) -> None:
        super().__init__(id="search")

    def compose(self) -> ComposeResult:
        """The three parts of the line."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search", id="query", compact=True)
        yield Static("", id="count", markup=False)

    @property
    def input(self) -> Input:
        """Where the query is typed."""
        return self.query_one("#query", Input)

    def show_count(self, text: str) -> None:
        """Say how many entries answer, and which of them is highlighted."""
        self.query_one("#count", Static).update(Content(text))
