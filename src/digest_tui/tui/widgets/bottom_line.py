"""The last line: the keys that matter now, or what the reader has to say."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span
from textual.reactive import reactive
from textual.widget import Widget

from digest_tui.tui.keys import ACTIONS, Action
from digest_tui.tui.styles import styled_by

_IN_INDEX = [("Enter", "keep these entries"), ("Space", "choose several"), ("Esc", "undo"), ("↓ ↑", "move")]
_WHILE_TYPING = [("Enter", "keep the hits"), ("↓ ↑", "move")]


@styled_by("bottom_line")
class BottomLine(Widget):
    """Hints for the situation; the status is shown instead of them until the next key, on as many lines as it needs."""

    situation: reactive[str] = reactive("list")
    """Words of `Action.where`, several parted by spaces."""
    status: reactive[str] = reactive("", layout=True)
    """What the reader has to say."""
    digits: reactive[str] = reactive("")
    """The number typed so far."""

    def __init__(self, actions: Sequence[Action] = ACTIONS) -> None:
        super().__init__(id="bottom")
        self._actions = actions

    def render(self) -> Content:
        """The status, or as many hints as there is room for."""
        if self.status:
            return Content(self.status)
        room = self.size.width - 1
        text = f" {self.digits} " if self.digits else ""
        spans = [Span(0, len(text), "bold reverse")] if text else []
        for key, hint in self._find_hints():
            piece = f" {key} {hint} "
            if len(text) + len(piece) > room:
                break
            spans.append(Span(len(text) + 1, len(text) + 1 + len(key), "bold $accented"))
            text += piece
        return Content(text, spans)

    def _find_hints(self) -> list[tuple[str, str]]:
        here = set(self.situation.split())
        hints = [
            (action.shown_key, action.hint)
            for action in self._actions
            if action.hint and action.keys and here & set(action.where.split())
        ]
        if "index" in here:
            return _IN_INDEX
        return _WHILE_TYPING + hints if "search" in here else hints
