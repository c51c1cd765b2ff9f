"""The query that a person types: the line is opened, what it finds is shown, and it is kept or cleared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input

from digest_tui.tui.listing import Listing
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.query_prompt import QueryPrompt
from digest_tui.tui.search_session import SearchSession
from digest_tui.tui.widgets.panes import Panes
from digest_tui.tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from digest_tui.search.index import Answer
    from digest_tui.tui.query_offers import Offer


class QuerySession:
    """Opens `line` on `screen`, asks `search` what is typed there, and gives `listing` the answers.

    `show_count` says how much was found, in one painting with the list.
    `entry_due` is the number of the entry to stand on once the query that the
    reader was called with is answered.
    """

    def __init__(
        self,
        screen: Screen[None],
        line: SearchLine,
        search: SearchSession,
        listing: Listing,
        panes: Panes,
        memory: MemorySession,
        show_count: Callable[[], None],
        entry_due: int | None = None,
    ) -> None:
        self._screen = screen
        self._line = line
        self._search = search
        self._listing = listing
        self._panes = panes
        self._memory = memory
        self._show_count = show_count
        self._entry_due = entry_due
        self._prompt: QueryPrompt | None = None
        self._answer: Answer | None = None

    # The line

    async def open(self) -> None:
        """Go to where a query is typed."""
        if self._panes.is_reading or self._panes.is_zoomed:
            self._panes.leave_entry()
        self._screen.set_focus(await self.open_field())

    async def open_field(self) -> Input:
        """Where the query is typed."""
        is_new = self._line.input is None
        field = await self._line.open(self._take_typed)
        # The reader may have been left meanwhile, by a key struck before this one was answered.
        if is_new and self._screen.is_attached:
            self._screen.call_after_refresh(self._search.warm_up)
            self._prompt = QueryPrompt(field, self._search, self._memory, lambda: self._answer)
            await self._screen.mount(self._prompt.list)
            self._screen.call_after_refresh(self.update_offers)
        return field

    async def ask(self, query: str) -> None:
        """Search for `query` as if it were typed."""
        (await self.open_field()).value = query

    def _take_typed(self, typed: str) -> None:
        self._search.take_query(typed)
        # Below the letter, which is painted first.
        self._line.call_after_refresh(self.update_offers)

    def clear(self) -> bool:
        """End the search and go to the list; False where nothing is searched."""
        if not (self._search.query or self._line.is_typed_in):
            return False
        self.keep()
        self._listing.shows_all = False
        self._line.clear()
        self._search.ask_due()
        self._screen.set_focus(self._panes.entries)
        return True

    def keep(self) -> None:
        """Add the query to the earlier searches, if it finds something."""
        answer = self._listing.answer
        if answer and answer.positions and answer.query == self._search.query:
            self._memory.settings.keep_search(answer.query)

    def leave(self) -> None:
        """Keep the query, and say what the line has no room for once more, until the next key."""
        self.keep()
        if self._line.unsaid:
            self._screen.post_message(StatusChanged(self._line.unsaid))

    # What it finds, and what is offered

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was found, and what to try instead; None where nothing is searched any more.

        As long as nothing is asked, as by `place:` alone, all entries are shown.
        """
        self._answer = answer
        self._listing.take_answer(answer if answer and answer.clauses else None)
        if answer and self._entry_due is not None:
            number, self._entry_due = self._entry_due, None
            if self._listing.library.find_entry(self._listing.chronicle, number) in self._listing.positions:
                self._listing.go_to_number(number)
        self._show_count()
        self.update_offers()

    def update_offers(self) -> None:
        """Offer below the line what fits the query at hand."""
        if self._prompt:
            self._prompt.show(self._listing.library, is_empty=not self._listing.positions)

    def take_key(self, key: str) -> bool:
        """Answer a key that chooses an offer or an earlier search; False for other keys."""
        return self._prompt is not None and self._line.is_typed_in and self._prompt.take_key(key)

    def take(self, offer: Offer) -> None:
        """Search for what was offered."""
        if self._prompt:
            self._prompt.take(offer)
