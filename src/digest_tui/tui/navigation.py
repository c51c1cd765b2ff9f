"""Where the keys that move lead: on from the entry to the next, into the entry and back, by day, by hit."""

from __future__ import annotations

from collections.abc import Callable

from digest_tui.tui.index_session import IndexSession
from digest_tui.tui.listing import Listing
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.mover import Mover
from digest_tui.tui.widgets.panes import Panes


class Navigation:
    """Goes between list, entry and index, by what is shown and which pane has the focus.

    What moves within one pane is the `mover`'s. `take_number` gives the number
    typed before the key, `show_entry` shows the entry at hand at once, and
    `clear_search` ends a search; it gives False where nothing is searched.
    """

    def __init__(
        self,
        panes: Panes,
        listing: Listing,
        index: IndexSession,
        mover: Mover,
        take_number: Callable[[], int | None],
        show_entry: Callable[[], None],
        clear_search: Callable[[], bool],
    ) -> None:
        self._panes = panes
        self._listing = listing
        self._index = index
        self._mover = mover
        self._take_number = take_number
        self._show_entry = show_entry
        self._clear_search = clear_search

    def next_hit(self) -> None:
        """Go to the next hit: within the entry that is in sight, else to the next entry."""
        panes = self._panes
        is_within = self._listing.answer and panes.is_entry_in_sight
        if not is_within or panes.page.scroll_to_next("hit") is None:
            self._listing.next_hit()

    def go_last(self) -> None:
        """Go to the end of the pane in focus, or to the entry whose number was typed."""
        number = self._take_number()
        if number is not None:
            self._listing.go_to_number(number)
        else:
            self._mover.go_last()

    def move_entry(self, steps: int) -> None:
        """Go to an entry further down the list or, where `steps` is negative, up; the pane in focus keeps the focus."""
        entries, before = self._panes.entries, self._panes.entries.cursor
        entries.move(steps * (self._take_number() or 1))
        if entries.cursor == before:
            self._panes.post_message(StatusChanged(f"This is the {'last' if steps > 0 else 'first'} entry of the list"))
        else:
            # The next key may come before the message of the highlight, and is meant for the entry that comes now.
            self._show_entry()

    def turn_page(self, steps: int) -> None:
        """Move a page down or up; from the end or top of an entry to the next or previous one."""
        if self._index.is_focused and steps > 0:
            self._index.choose()
            return
        page = self._panes.page
        end = page.max_scroll_y if steps > 0 else 0
        if self._panes.is_entry_focused and page.scroll_offset.y == end:
            self.move_entry(steps)
        else:
            self._mover.move_page(steps)

    def move_day(self, days: int) -> None:
        """Go to the first entry of the next or previous day, or say that there is none; in the index, by groups."""
        view = self._index.view if self._index.is_focused else self._panes.entries
        before = view.cursor
        view.move_group(days * (self._take_number() or 1))
        if view.cursor == before:
            self._panes.post_message(StatusChanged(f"There is no heading further {'down' if days > 0 else 'up'}"))

    def enter(self) -> None:
        """Go to the entry; from the index, to the list of what is chosen there."""
        if self._index.is_focused:
            self._index.keep()
        elif not (self._panes.is_entry_focused and self.go_to_related()):
            self._panes.read_entry()

    def go_to_related(self) -> bool:
        """Go to the related entry that Tab stands on or was clicked on; False where that is a link or nothing."""
        position = self._panes.page.entry_at_hand
        if position is not None:
            self._listing.go_to_position(position)
        return position is not None

    def go_back(self) -> None:
        """Leave the first of these that applies: a number, the index, the entry, the search, the marked."""
        if self._take_number() is not None:
            return
        if self._index.is_focused:
            self._index.undo()
        elif self._panes.is_entry_focused:
            self._panes.leave_entry()
        elif self._clear_search():
            return
        elif self._listing.shows_marked:
            self._listing.toggle_marked()
        else:
            self._panes.leave_entry()
