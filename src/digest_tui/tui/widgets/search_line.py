"""The search line: where the query is typed, how it was understood, and how many entries answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from digest_tui.tui.cells import cut_end, cut_middle, fill, measure
from digest_tui.tui.styles import styled_by

if TYPE_CHECKING:
    from textual.widgets import Input

SEARCH = "search"
"""Stands where a query can be typed."""
_BAR = 10
_SHORTEST = 24
"""Cells in which the beginning of a sentence is worth reading."""
_GAP = "   "
_BETWEEN = re.compile(" · |; ")
"""Stands between the parts of a sentence."""
_NAMED = ": "
"""Stands in a part that says something by itself, as `place: Oral` and `without: mayor`."""
_SLASH, _BESIDE = 2, 2
"""Cells before the query, and between it and what is said."""
_SHARE = 0.45
"""Of the line, what the query may take from what is said."""


@styled_by("search_line")
class SearchLine(Widget):
    """A slash, the query, and the count of hits.

    `find_progress` gives the share of the document's words that are read, None
    where nobody need wait for them. Where to type is mounted when somebody
    searches, since the first screen would wait for it.
    """

    ALLOW_SELECT = False

    unsaid: Reactive[str] = reactive("", repaint=False)
    """What the line has no room for."""

    def __init__(self, find_progress: Callable[[], float | None]) -> None:
        super().__init__(id="search")
        self.input: Input | None = None
        self._find_progress = find_progress
        self._words: tuple[str, ...] = ()
        self._right = ""

    def render(self) -> Content:
        """The slash, what to do with it, and at the right end what was found."""
        left = "/" if self.input else f"/ {SEARCH}"
        text = fill(left, self.size.width - measure(self._right)) + self._right
        spans = [Span(0, 1, "bold $accented"), Span(1, len(left), "$quiet")]
        return Content(text, [*spans, *self._style_right(len(text))])

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.settle()

    def settle(self) -> None:
        """Share the line out: the query has what it needs up to its share, and all that what is said leaves."""
        room = self.size.width - _SLASH - _BESIDE
        share = round(self.size.width * _SHARE)
        needed = max(measure(self.input.value) if self.input else 0, measure(SEARCH)) + 1
        right, unsaid = _fit(self._list_words(), max(room - min(needed, share), 1))
        left = room - measure(right)
        if self.input:
            # Its width changes seldom: with it all of the screen is laid out.
            self.input.styles.width = share if needed <= share <= left else max(left, 1)
        self.unsaid = "; ".join(_leave_out_opening(word, room) for word in unsaid)
        if right != self._right:
            self._right = right
            self.refresh()

    def _list_words(self) -> list[str]:
        words = [word for word in self._words if word]
        progress = self._find_progress()
        if progress is not None:
            done = round(progress * _BAR)
            words.append(f"reading words {'▰' * done}{'▱' * (_BAR - done)}")
        return words

    def _style_right(self, end: int) -> list[Span]:
        """The count in plain letters, what was understood quietly."""
        count = len(self._words[-1]) if self._words and self._right.endswith(self._words[-1]) else 0
        return [Span(end - len(self._right), end - count, "$quiet"), Span(end - count, end, "bold")]

    async def open(self, take_query: Callable[[str], None]) -> Input:
        """Where the query is typed; each change of it is handed to `take_query` in the same turn."""
        if self.input is None:
            # Imported only here: the first screen does without it.
            from digest_tui.tui.widgets.query_input import QueryInput

            self.input = QueryInput(SEARCH)
            self.settle()
            await self.mount(self.input)
            self.refresh()
            self.watch(self.input, "value", self.settle, init=False)
            self.watch(self.input, "value", take_query, init=False)
        self.input.cursor_position = len(self.input.value)
        return self.input

    @property
    def is_typed_in(self) -> bool:
        """The query has the focus."""
        return self.input is not None and self.screen.focused is self.input

    def clear(self) -> None:
        """Empty the query."""
        if self.input:
            self.input.value = ""

    def show_words(self, *words: str) -> None:
        """Say what was found; of several words the last are said first where there is little room."""
        if words != self._words:
            self._words = words
            self.settle()


def _fit(words: Sequence[str], room: int) -> tuple[str, list[str]]:
    """The last of `words` and, the later first, of the others what `room` cells hold beside it; and what is unsaid."""
    right = cut_middle(words[-1], room) if words else ""
    unsaid: list[str] = []
    for word in reversed(words[:-1]):
        shorter = _shorten(word, room - measure(_GAP + right))
        right = shorter + _GAP + right if shorter else right
        if shorter not in _list_endings(word):
            unsaid.insert(0, word)
    return right, unsaid


def _shorten(word: str, room: int) -> str:
    """What is most particular of a sentence, its last parts, in `room` cells; "" where nothing would be worth reading.

    Of `no entry has all of these · without: mayor` that is `without: mayor`, of `no mayer; near: mayor` `near: mayor`.
    """
    endings = [word, *(word[between.end() :] for between in _BETWEEN.finditer(word))]
    fitting = (ending for ending in endings if measure(ending) <= room)
    return next(fitting, cut_end(endings[-1], room) if room >= _SHORTEST else "")


def _list_endings(word: str) -> list[str]:
    """The sentence, and its last parts where what stands before them says no more than that they follow."""
    ends = [between.end() for between in _BETWEEN.finditer(word)]
    return [word, *(word[end:] for end in ends if _NAMED not in word[:end])]


def _leave_out_opening(word: str, room: int) -> str:
    """The sentence in `room` cells, where it fits without a part that says nothing by itself; else the whole of it."""
    return next((ending for ending in _list_endings(word) if measure(ending) <= room), word)
