"""Showing the documents: the list at once, the entry at hand behind it, and the lines around them in step with both."""

from __future__ import annotations

from textual.screen import Screen

from digest_tui.chronicle.library import Library
from digest_tui.memory.finding_again import find_same
from digest_tui.tui.captions import Captions
from digest_tui.tui.document_session import DocumentSession, DocumentsRead
from digest_tui.tui.entry_page import EntryPage
from digest_tui.tui.listing import Listing
from digest_tui.tui.memory_session import MemorySession, StoreReplied
from digest_tui.tui.overview import Overview
from digest_tui.tui.search_session import SearchSession
from digest_tui.tui.widgets.entry_rows import EntryRows
from digest_tui.tui.widgets.rows_view import RowsView


class Showing:
    """Gives a library to all that has to do with it, and shows the entry at hand once the list is painted."""

    def __init__(
        self,
        screen: Screen[None],
        view: RowsView[EntryRows],
        documents: DocumentSession,
        search: SearchSession,
        memory: MemorySession,
        listing: Listing,
        entry_page: EntryPage,
        overview: Overview,
        captions: Captions,
    ) -> None:
        self._screen = screen
        self._view = view
        self._documents = documents
        self._search = search
        self._memory = memory
        self._listing = listing
        self._entry_page = entry_page
        self._overview = overview
        self._captions = captions
        self._number_due: int | None = None
        """The number of the entry that the reader was called with, if it stands behind what is read so far."""

    # Documents

    def begin(self, entry: int | None, notice: str) -> None:
        """Show what was opened, at the entry of that number or where one was; say `notice`, or else where one is."""
        library, reading = self._documents.library, self._memory.reading
        position = reading.find_due_position(library) or 0
        self.show_library(library, position)
        if entry is not None and library.find_entry(library.chronicles[0], entry) is None and not library.is_complete:
            self._number_due = entry
        elif entry is not None:
            self._listing.go_to_number(entry)
        self._captions.tell(notice or reading.describe_return(library, position))

    def show_library(self, library: Library, position: int) -> None:
        """Show other documents, or another reading of them, the entry at `position` highlighted."""
        self._memory.show_library(library)
        self._documents.show(library)
        self._listing.show_library(library, position, is_searched=bool(self._search.query))
        self.show_due_entry()
        self._screen.call_after_refresh(self._overview.begin)
        if self._search.query:
            self._search.ask(self._search.query)

    def take_documents(self, message: DocumentsRead) -> None:
        """Show what was read anew or to its end, on the entry where one is, or was the last time."""
        library, listing, reading = message.library, self._listing, self._memory.reading
        line, position = self._view.cursor_line, find_same(library, listing.chronicle, listing.entry)
        has_not_moved = not position and not listing.answer
        if self._number_due is not None and has_not_moved:
            self.show_library(library, position)
            listing.go_to_number(self._number_due)
            self._number_due = None
            return
        # Asked even if it is not gone to: it is given once.
        due = reading.find_due_position(library)
        if due is not None and has_not_moved:
            self.show_library(library, due)
            self._captions.tell(reading.describe_return(library, due))
            return
        self.show_library(library, position)
        self._view.cursor_line = line
        if message.words:
            self._captions.tell(message.words)

    def take_reply(self, message: StoreReplied) -> None:
        """Show the marks, notes and settings that the store has by now, and say what there is to say of them."""
        if self._memory.take_reply(message.reply):
            if self._listing.shows_marked or self._view.rows.height != self._listing.row_height:
                self._listing.show_again()
            self._overview.fit_strip()
            self._view.refresh()
            self._entry_page.refresh()
            self._search.ask_again()
        if message.reply.words:
            self._captions.tell(message.reply.words)

    # The list and the entry

    def follow_list(self) -> None:
        """Describe another list, and show its entry once it is painted: both at once would delay the next letter."""
        self.describe_list()
        self._captions.hint()
        # From the list's own turn, so that it has asked to be painted by then.
        self._view.call_later(self._screen.call_after_refresh, self.show_due_entry)

    def describe_list(self) -> None:
        """Say of the list what it shows, and mark its days."""
        self._overview.mark_strip()
        self._captions.describe_list()

    def show_due_entry(self) -> None:
        """Show the entry at hand, if it is not shown yet."""
        if self._entry_page.is_due:
            self.show_entry()

    def show_entry(self) -> None:
        """Show the entry at hand, and say which it is."""
        self._entry_page.show()
        self._captions.describe_documents()
        self.describe_list()

    def flush(self) -> None:
        """Do at once what was put off until after a painting, because a key is about to act on it."""
        self._search.ask_due()
        self.show_due_entry()
