"""The search line: where the query is typed, how it was understood, and how many entries answer."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content, Span
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from digest_tui.chronicle.text.safety import make_safe
from digest_tui.tui.cells import cut_end, cut_middle, fill, measure
from digest_tui.tui.styles import styled_by

LONGEST_QUERY = 300
"""Characters: nobody types more, and each letter of a longer paste would be searched for."""
SEARCH = "search"
"""Stands where a query can be typed."""
_BAR = 10
_SHORTEST = 24
"""Cells in which the beginning of a sentence is worth reading."""
_GAP = "   "
_BETWEEN = " · "
"""Stands between the parts of a sentence."""


class QueryInput(Input):
    """Where the query is typed. Its length changes nothing around it: the screen is not laid out for each letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted; Textual would take the first line alone."""
        event.text = " ".join(make_safe(event.text).split())

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert as much of `text` as there is room for; Textual would take none of what is too long."""
        super().insert_text_at_cursor(text[: max(LONGEST_QUERY - len(self.value), 0)])

    def action_delete_left_all(self) -> None:
        """Empty the query, wherever the cursor stands."""
        self.value = ""


@styled_by("search_line")
class SearchLine(Widget):
    """A slash, the query, and the count of hits.

    `find_progress` gives the share of the document's words that are read, None
    where nobody need wait for them. Where to type is mounted when somebody
    searches, since the first screen would wait for it.
    """

    ALLOW_SELECT = False
    WIDTH_OF_QUERY = 0.45
    """The share of the line for what is typed; the stylesheet says so too."""

    def __init__(self, find_progress: Callable[[], float | None]) -> None:
        super().__init__(id="search")
        self.input: Input | None = None
        self._find_progress = find_progress
        self._words: tuple[str, ...] = ()

    def render(self) -> Content:
        """The slash, what to do with it, and at the right end what was found."""
        left = "/" if self.input else f"/ {SEARCH}"
        right = _fit(self._list_words(), self._room)
        text = fill(left, self.size.width - measure(right)) + right
        spans = [Span(0, 1, "bold $accented"), Span(1, len(left), "$quiet")]
        return Content(text, [*spans, *self._style_right(len(text), right)])

    @property
    def _room(self) -> int:
        """Cells for what is said."""
        return max(round(self.size.width * (1 - self.WIDTH_OF_QUERY)) - 3, 1)

    def _list_words(self) -> list[str]:
        words = [word for word in self._words if word]
        progress = self._find_progress()
        if progress is not None:
            done = round(progress * _BAR)
            words.append(f"reading words {'▰' * done}{'▱' * (_BAR - done)}")
        return words

    @property
    def is_cut(self) -> bool:
        """There is no room for all that is to be said."""
        return measure(_GAP.join(self._list_words())) > self._room

    def _style_right(self, end: int, right: str) -> list[Span]:
        """The count in plain letters, what was understood quietly."""
        count = len(self._words[-1]) if self._words and right.endswith(self._words[-1]) else 0
        return [Span(end - len(right), end - count, "$quiet"), Span(end - count, end, "bold")]

    async def open(self, take_query: Callable[[str], None]) -> Input:
        """Where the query is typed; each change of it is handed to `take_query` in the same turn."""
        if self.input is None:
            self.input = QueryInput(
                placeholder=SEARCH, id="query", compact=True, select_on_focus=False, max_length=LONGEST_QUERY
            )
            await self.mount(self.input)
            self.watch(self.input, "value", take_query, init=False)
            self.refresh()
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
            self.refresh()


def _fit(words: list[str], room: int) -> str:
    """The last of `words`, and before it as many others as there is room for, of which the first may be shorter."""
    right = cut_middle(words[-1], room) if words else ""
    for word in reversed(words[:-1]):
        shorter = _shorten(word, room - measure(_GAP + right))
        right = shorter + _GAP + right if shorter else right
        if shorter != word:
            break
    return right


def _shorten(word: str, room: int) -> str:
    """What is most particular of a sentence, its last parts, in `room` cells; "" where nothing would be worth reading.

    Of `no entry has all of these · without: mayor` that is `without: mayor`.
    """
    parts = word.split(_BETWEEN)
    for first in range(len(parts)):
        if measure(rest := _BETWEEN.join(parts[first:])) <= room:
            return rest
    return cut_end(parts[-1], room) if room >= _SHORTEST else ""
