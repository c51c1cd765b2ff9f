"""The last line: the keys that matter now; above it, for as long as no key is struck, what the reader has to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content, Span
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from digest_tui.tui.cells import cut_end, cut_middle, measure
from digest_tui.tui.keys import ACTIONS, Action
from digest_tui.tui.styles import styled_by

BY_USE = (
    *("read_entry", "copy_link", "search", "toggle_mark", "copy_citation", "go_last", "go_back", "next_hit"),
    *("show_help", "quit", "open_link", "copy_text", "open_index", "toggle_hits", "toggle_order", "next_day"),
    *("next_link", "next_entry"),
)
"""The actions that are hinted at, the most used first; all others stand behind these in the order of the table."""
NEEDED_FIRST = ("go_back", "read_entry", "copy_link", "show_help")
"""Other hints make room for these, the first before the others: who cannot go on must be told how to go back."""
_URL = re.compile(r"https?://\S+")
_SHORTEST_URL = 16
_SHARE = 0.75
"""Of the screen's height, what this may take; the stylesheet says so too."""


class Hint(NamedTuple):
    """A key, what it does in a word, and the action that a click does; "" where a click does nothing."""

    key: str
    words: str
    action: str

    @property
    def text(self) -> str:
        """How it stands on the line."""
        return f" {self.key} {self.words} "


_IN_INDEX = (
    Hint("Enter", "keep these entries", "read_entry"),
    Hint("Space", "choose several", "page_down"),
    Hint("]", "next group", "next_day"),
    Hint("Esc", "undo", "go_back"),
)
_WHILE_TYPING = (
    Hint("Enter", "keep the hits", "read_entry"),
    Hint("↓", "choose", ""),
    Hint("↑", "searched before", ""),
    Hint("Tab", "take", ""),
    Hint("Ctrl+U", "empty the line", ""),
)


@styled_by("bottom_line")
class BottomLine(Widget):
    """Hints for the situation, each of them a button; the status lies over what is above them until the next key."""

    ALLOW_SELECT = False
    # What can be clicked on keeps its own colour.
    auto_links = False

    situation: reactive[str] = reactive("list")
    """Words of `Action.where`, several parted by spaces."""
    status: reactive[str] = reactive("", layout=True)
    """What the reader has to say."""
    said: reactive[str] = reactive("", layout=True)
    """What it has to say for as long as there is no status."""
    digits: reactive[str] = reactive("")
    """The number typed so far."""

    def __init__(self, actions: Sequence[Action] = ACTIONS) -> None:
        super().__init__(id="bottom")
        self._actions = sorted(actions, key=find_rank)

    def render(self) -> Content:
        """What the reader has to say, and as many hints as there is room for."""
        width = max(self.size.width, 1)
        hints, said = self._render_hints(width), self.status or self.said
        return self._fit(Content(f" {cut_urls(said, width - 2)}"), width) + "\n" + hints if said else hints

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line of hints; above it what the reader has to say, broken where it must be."""
        return super().get_content_height(container, viewport, width) if self.status or self.said else 1

    def _fit(self, said: Content, width: int) -> Content:
        """What is said, with a `…` at its end where the screen is too low for all of it."""
        room = max(int(self.app.size.height * _SHARE) - 1, 1)
        lines = said.wrap(width)
        if len(lines) <= room:
            return said
        return Content("\n").join([*lines[: room - 1], Content(cut_end(f"{lines[room - 1].plain.rstrip()}…", width))])

    def _render_hints(self, width: int) -> Content:
        text = f" {self.digits} " if self.digits else ""
        spans = [Span(0, len(text), "bold reverse")] if text else []
        for hint in choose_hints(self._list_hints(), width - len(text)):
            spans.append(Span(len(text) + 1, len(text) + 1 + len(hint.key), "bold $accented"))
            if hint.action:
                click = Style.from_meta({"@click": f"screen.press({hint.action!r})"})
                spans.append(Span(len(text), len(text) + len(hint.text), click))
            text += hint.text
        return Content(text, spans)

    def _list_hints(self) -> list[Hint]:
        here = set(self.situation.split())
        if "index" in here:
            return list(_IN_INDEX)
        hints = [
            Hint(action.shown_key, action.hint, action.name)
            for action in self._actions
            if action.hint and action.keys and here & set(action.where.split())
        ]
        return [*_WHILE_TYPING, *hints] if "search" in here else hints


def find_rank(action: Action) -> int:
    """Where an action stands in the order of use."""
    return BY_USE.index(action.name) if action.name in BY_USE else len(BY_USE)


def choose_hints(hints: Sequence[Hint], width: int) -> list[Hint]:
    """Those of `hints` that `width` cells hold: those that are `NEEDED_FIRST`, then the first before the others."""
    needed = {name: rank for rank, name in enumerate(NEEDED_FIRST)}
    chosen: list[Hint] = []
    for hint in sorted(hints, key=lambda hint: needed.get(hint.action, len(needed))):
        if sum(len(other.text) for other in (*chosen, hint)) <= width:
            chosen.append(hint)
    return [hint for hint in hints if hint in chosen]


def cut_urls(words: str, width: int) -> str:
    """`words` in `width` cells where that can be had by cutting URLs in their middle; the entry has them whole.

    Words of several lines stay: there the URL is to be taken from the screen.
    """
    if "\n" in words:
        return words
    for url in sorted(_URL.findall(words), key=measure, reverse=True):
        room = measure(url) - (measure(words) - width)
        if room < measure(url):
            # Behind words that fill the line themselves the URL has the next one.
            words = words.replace(url, cut_middle(url, room if room >= _SHORTEST_URL else width), 1)
    return words
