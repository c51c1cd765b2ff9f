"""The index: a pane in which moving filters the list. It writes the filter into the search line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from digest_tui.chronicle.library import Library
from digest_tui.tui.document_session import DocumentSession
from digest_tui.tui.listing import Listing
from digest_tui.tui.search_session import READ_AT_ONCE, SearchSession
from digest_tui.tui.widgets.index_rows import IndexRows
from digest_tui.tui.widgets.panes import Panes
from digest_tui.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from digest_tui.pages.index_counts import IndexItem


class IndexCounted(Message):
    """The entries that answered `query` were counted in a thread."""

    def __init__(self, library: Library, query: str, items: list[IndexItem]) -> None:
        super().__init__()
        self.library = library
        self.query = query
        self.items = items


class IndexSession:
    """Opens the index in `panes` and asks what is chosen in it; `open_input` gives the field of the query."""

    def __init__(
        self,
        panes: Panes,
        listing: Listing,
        search: SearchSession,
        documents: DocumentSession,
        open_input: Callable[[], Awaitable[Input]],
    ) -> None:
        self.view = RowsView("index", IndexRows())
        self._panes = panes
        self._listing = listing
        self._search = search
        self._documents = documents
        self._open_input = open_input
        self._field: Input | None = None
        self._query = ""
        self._asked = ""
        self._position: int | None = None
        self._chosen_at = 0
        self._notes: Mapping[int, str] = {}

    @property
    def is_focused(self) -> bool:
        """The index has the focus."""
        # Not by `has_focus`, which is true a message later than the next key of a burst may come.
        return self.view.is_attached and self.view.screen.focused is self.view

    async def toggle(self) -> None:
        """Open the index and go there; close it where one is there already."""
        if self.is_focused:
            self._close()
            return
        self._field = await self._open_input()
        if not self.view.is_attached:
            await self._panes.mount(self.view)
            self._panes.fit()
        are_other_notes = self._notes != self._search.find_notes()
        if not self._panes.has_index or self._field.value != self._asked or are_other_notes:
            self._begin(self._field.value)
        self._panes.is_reading = self._panes.is_zoomed = False
        self._panes.has_index = True
        self._panes.screen.set_focus(self.view)

    def _begin(self, query: str) -> None:
        # Imported only here: few sessions open the index.
        from digest_tui.pages.index_counts import count_index

        self._query = self._asked = query
        self._position = self._listing.position
        library, answer = self._listing.library, self._listing.answer
        positions = range(len(library)) if answer is None else sorted(answer.positions)
        findings = {one.name: self._documents.find_findings(one) or () for one in library.chronicles}
        notes = self._notes = self._search.find_notes()
        if library.size <= READ_AT_ONCE:
            self._show(count_index(library, positions, findings, notes))
            return
        self.view.show(IndexRows(message=("Counting …",)))

        def count() -> None:
            items = count_index(library, positions, findings, notes)
            self.view.post_message(IndexCounted(library, query, items))

        self.view.run_worker(
            count,
            thread=True,
            exclusive=True,
            group="index of entries",
            exit_on_error=False,
        )

    def take_counts(self, message: IndexCounted) -> None:
        """Show what was counted, if it is still what is asked for."""
        if message.library is self._listing.library and message.query == self._query:
            self._show(message.items)

    def _show(self, items: list[IndexItem]) -> None:
        self.view.show(IndexRows(items, ("Nothing to count",)))

    def follow_search(self) -> None:
        """Count anew where another query was asked than the index did."""
        if self._field is None or not self._panes.has_index or self.is_focused:
            return
        if self._field.value != self._asked and self._field.value == self._search.query:
            self._begin(self._field.value)

    # Choosing

    @property
    def _item(self) -> IndexItem | None:
        rows = self.view.rows
        return rows.items[self.view.cursor] if len(rows) else None

    def filter_by_row(self) -> None:
        """List the entries of the row that is highlighted, among those of the chosen ones of other groups."""
        if self._item is not None and self.is_focused:
            self._ask([*self.view.rows.chosen, self._item])

    def choose(self) -> None:
        """Choose the row as well as those chosen before, or not any more."""
        if self._item is not None:
            self.view.rows.chosen ^= {self._item}
            self._chosen_at = self.view.cursor
            self._ask(self.view.rows.chosen or [self._item])
            self.view.refresh()

    def keep(self) -> None:
        """Keep the entries of what is highlighted or chosen in the list, and go there."""
        # The message that the highlight moved may come after this key.
        if self._item is not None and (not self.view.rows.chosen or self.view.cursor != self._chosen_at):
            self._ask([*self.view.rows.chosen, self._item])
        self._close()

    def undo(self) -> None:
        """Ask what was asked before the index was opened, and go to the entry where one was."""
        if self._field is not None:
            self._field.value = self._asked = self._query
            self._search.ask_due()
        self._close()
        if self._position is not None and self._position < len(self._listing.library):
            self._listing.go_to_position(self._position)

    def _ask(self, items: Iterable[IndexItem]) -> None:
        from digest_tui.pages.index_counts import join_queries

        if self._field is not None:
            self._field.value = self._asked = join_queries(self._query, items)

    def _close(self) -> None:
        self._search.ask_due()
        if not self._panes.is_wide:
            self._panes.has_index = False
        self._panes.screen.set_focus(self._panes.entries)
