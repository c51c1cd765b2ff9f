"""The layout of the reader, and what moves in it: a list, an entry, the lines above and below, and the keys."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from digest_tui.tui.keys import ANYWHERE
from digest_tui.tui.widgets.bottom_line import BottomLine
from digest_tui.tui.widgets.entry_list import EntryList
from digest_tui.tui.widgets.header_line import HeaderLine
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from digest_tui.search.index import Answer

TWO_PANES_FROM = 80
"""Cells: below this list and entry take turns."""
TALL_FROM = 16
"""Lines: below this nothing is spent on air."""

_EDITING_KEYS = {
    key: binding.action for binding in Input.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
}
del _EDITING_KEYS["enter"]


class Panes(Horizontal):
    """What holds the panes; it has nothing of its own to paint."""

    BLANK = True


class PanesScreen(Screen[None]):
    """Two panes or one, the focus between them, and numbers before keys."""

    BLANK = True

    AUTO_FOCUS = ""
    answer: var[Answer | None] = var(None, init=False)
    """What the search found; None while nothing is searched."""
    is_reading: var[bool] = var(False, toggle_class="-reading")
    """Where panes take turns, it is the entry's."""
    is_zoomed: var[bool] = var(False, toggle_class="-zoomed")
    """The entry has the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self.header = HeaderLine()
        self.search_line = SearchLine()
        self.entries = EntryList()
        self.view = PageView("entry")
        self.bottom = BottomLine()
        self._count = ""
        self._pending = ""
        self._is_for_input = False
        self.last_key = 0.0
        """When a key was struck last, by the clock of `monotonic`; what can wait waits a while after it."""

    def compose(self) -> ComposeResult:
        """Header, search line, the two panes, and the line of keys."""
        # Before anything is styled: a class that is set later has the whole screen styled again.
        self._fit(self.app.size)
        yield self.header
        yield self.search_line
        with Panes(id="panes"):
            yield self.entries
            yield self.view
        yield self.bottom

    def on_resize(self, event: events.Resize) -> None:
        """One pane or two."""
        self._fit(event.size)
        self.show_situation()

    def _fit(self, size: Size) -> None:
        self.set_class(size.width < TWO_PANES_FROM, "-narrow")
        self.set_class(size.height < TALL_FROM, "-short")

    def on_descendant_focus(self) -> None:
        """Hint at the keys of the pane that has the focus."""
        self.show_situation()

    def say(self, words: str) -> None:
        """Tell the person something, until the next key."""
        self.bottom.message = words

    def show_situation(self) -> None:
        """Hint at the keys that matter now."""
        if self._count:
            situation = "count"
        elif self.is_typing:
            situation = "search"
        else:
            situation = "entry" if self.is_entry_focused else "list"
            situation += " hits" if self.answer else ""
            if self.has_class("-narrow"):
                situation += " reading" if self.is_reading else " narrow"
        self.bottom.situation = situation
        self.bottom.count = self._count

    @property
    def is_entry_focused(self) -> bool:
        """The entry's pane has the focus."""
        return self.focused is self.view

    @property
    def is_typing(self) -> bool:
        """The search line has the focus."""
        return self.focused is not None and self.focused is self.search_line.input

    # Keys, and the number before them

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before anything answers it; True where it is a digit of a number, and done with.

        A message has been read when a key is struck. Keys that edit the query
        are left to the search line.
        """
        self.say("")
        self.last_key = monotonic()
        self._is_for_input = self.is_typing and (event.is_printable or event.key in _EDITING_KEYS)
        if not self._is_for_input:
            self.settle()
        is_digit = event.character is not None and event.character in "0123456789" and not self._is_for_input
        if is_digit:
            self._count = (self._count + (event.character or "")).lstrip("0")[:7]
        else:
            self._pending, self._count = self._count, ""
        self.show_situation()
        return is_digit

    def settle(self) -> None:
        """Do what was put off for the painting's sake: a key is about to act on it."""

    async def type_key(self, event: events.Key) -> bool:
        """Let the search line finish with a key of its own before the next; False where it is no key for it.

        Textual lets an editing key bubble up to the app and back, and what is
        typed behind it would overtake it.
        """
        if not self._is_for_input or event.is_printable:
            return False
        return await self.app.run_action(_EDITING_KEYS[event.key], default_namespace=self.focused)

    async def settle_input(self) -> None:
        """Let the search line take in what was typed, so that the next key meets its answer."""
        while self._is_for_input and self.focused and self.focused.message_queue_size:
            await asyncio.sleep(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do this: not while the key belongs to the search line."""
        return not self._is_for_input or action in ANYWHERE

    def take_number(self) -> int | None:
        """The number typed before the key that is being answered; it counts once."""
        number, self._pending = self._pending, ""
        return int(number) if number else None

    # Moving

    @property
    def _pane(self) -> EntryList | PageView:
        return self.view if self.is_entry_focused else self.entries

    def action_move(self, steps: int) -> None:
        """Move the highlight or scroll the entry; a number before the key moves so often."""
        self._pane.move(steps * (self.take_number() or 1))

    def action_move_page(self, share: float) -> None:
        """Move by a share of the height of the pane in focus."""
        self._pane.move_page(share)

    def action_go_first(self) -> None:
        """To the beginning of the pane in focus."""
        self._pane.go_to(0)

    def action_go_last(self) -> None:
        """To the end of the pane in focus, or to the entry whose number was typed."""
        number = self.take_number()
        if number is not None:
            self.go_to_number(number)
        else:
            self._pane.go_to(self._pane.virtual_size.height)

    def action_move_day(self, days: int) -> None:
        """To the first entry of the next or previous day."""
        self.entries.move_day(days * (self.take_number() or 1))

    def go_to_number(self, number: int) -> None:
        """Go to the entry of that number."""
        raise NotImplementedError

    # Panes

    @on(EntryList.EntryRequested)
    def _read_clicked(self) -> None:
        self.action_read_entry()

    def action_read_entry(self) -> None:
        """Give the focus to the entry, and the screen where panes take turns; from the search line, to the hits."""
        if self.is_typing:
            self.set_focus(self.entries)
            return
        self.is_reading = True
        self.set_focus(self.view)
        self.show_situation()

    def leave_entry(self) -> None:
        """Give focus and screen back to the list."""
        self.view.link_at_hand = None
        self.is_reading = self.is_zoomed = False
        self.set_focus(self.entries)
        self.show_situation()

    def action_next_link(self) -> None:
        """The next link of the entry; past the last, the list."""
        self._walk_links(1)

    def action_previous_link(self) -> None:
        """The link before; before the first, the list."""
        self._walk_links(-1)

    def _walk_links(self, step: int) -> None:
        links = len(self.view.page.links)
        at_hand = self.view.link_at_hand if self.is_entry_focused else None
        if not self.is_entry_focused:
            self.set_focus(self.entries)
            self.action_read_entry()
        elif at_hand is None and not links:
            self.leave_entry()
            return
        following = (0 if step > 0 else links - 1) if at_hand is None else at_hand + step
        if 0 <= following < links:
            self.view.link_at_hand = following
        elif links:
            self.leave_entry()

    def action_toggle_zoom(self) -> None:
        """Give the entry the whole width, or share it again."""
        if self.is_zoomed:
            self.leave_entry()
        else:
            self.is_zoomed = True
            self.action_read_entry()
