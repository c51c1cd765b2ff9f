"""The search line: what is searched, and how many entries answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from digest_tui.search.index import Answer, SearchIndex

SMALL_DOCUMENT = 1 << 20
"""Characters: up to this a search is answered within the key stroke, without a thread."""


class SearchLine(Horizontal):
    """A slash, the query, and the count of hits.

    It asks as one types, and hands the answer over at once: a message would
    cost the list a turn of the loop, and the eye 25 ms.
    """

    input = query_one("#query", Input)

    @dataclass
    class Answered(Message):
        """A search in a long document came to its answer."""

        answer: Answer

    def __init__(self) -> None:
        super().__init__(id="search")
        self._index = SearchIndex()
        self._take_answer: Callable[[Answer], None] | None = None

    def compose(self) -> ComposeResult:
        """The three parts of the line."""
        yield Static("/", id="slash", markup=False)
        yield Input(placeholder="search", id="query", compact=True)
        yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        """Follow what is typed."""
        self.watch(self.input, "value", self.ask, init=False)

    def connect(self, take_answer: Callable[[Answer], None]) -> None:
        """Hand every answer to `take_answer`."""
        self._take_answer = take_answer

    @property
    def query_text(self) -> str:
        """What is typed; "" where nothing is asked by it."""
        return self.input.value if self.input.value.strip() else ""

    def search_in(self, index: SearchIndex) -> None:
        """Ask `index` from now on."""
        self._index = index

    def ask(self, query: str) -> None:
        """Find what answers `query`: in the same turn, or in a thread where the document is long."""
        length = sum(len(chronicle.text) for chronicle in self._index.shelf.chronicles)
        if length <= SMALL_DOCUMENT or not query.strip():
            self._hand_over(self._index.ask(query))
        else:
            self._ask_in_background(self._index, query)

    def show_count(self, words: str) -> None:
        """Say how many entries answer, and which of them is highlighted."""
        self.query_one("#count", Static).update(Content(words))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _ask_in_background(self, index: SearchIndex, query: str) -> None:
        answer = index.ask(query)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Answered(answer))

    @on(Answered)
    def _take_late_answer(self, message: Answered) -> None:
        message.stop()
        if message.answer.query == self.input.value:
            self._hand_over(message.answer)

    def _hand_over(self, answer: Answer) -> None:
        if self._take_answer is not None:
            self._take_answer(answer)
