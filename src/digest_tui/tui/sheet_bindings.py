"""The keys of a sheet over the reader: those that move there, as in the reader's panes, and those that close it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding

from digest_tui.tui.keys import ACTIONS, Action, make_binding

_MOVING = (
    *(action for action in ACTIONS if action.call.startswith("mover.")),
    Action("go_last", "mover.go_last", ("G", "end"), "To the end", "Move"),
    Action("page_down", "mover.move_page(1)", ("space", "pagedown"), "A page down", "Move"),
    Action("page_up", "mover.move_page(-1)", ("b", "pageup"), "A page up", "Move"),
)


def make_sheet_bindings(*closing: str) -> Iterator[Binding]:
    """The bindings of a sheet: the keys that move, and `closing` ones."""
    yield make_binding(Action("dismiss", "dismiss", closing, "Close", ""), "dismiss")
    yield from (make_binding(action, f"call({action.call!r})") for action in _MOVING)
