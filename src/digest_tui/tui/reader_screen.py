"""The reader: its parts, what is shown of the entry at hand, and what becomes of each message.

Panes are told what to show and answer with messages. What is no pane is done
by the screen's collaborators, of which `__init__` has the list. `keys.ACTIONS`
says which key calls what.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.tui.captions import Captions
from digest_tui.tui.document_session import DocumentsDescribed, DocumentSession, DocumentsRead
from digest_tui.tui.entry_page import EntryPage
from digest_tui.tui.index_session import IndexCounted, IndexSession
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.keys import ACTIONS, ANYWHERE, make_bindings, rebind
from digest_tui.tui.listing import ListChanged, Listing
from digest_tui.tui.memory_session import MemorySession, StoreReplied
from digest_tui.tui.messages import ReaderShown, StatusChanged
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.overview import EntriesRelated, Overview
from digest_tui.tui.reading_session import SECONDS_BETWEEN_SAVES
from digest_tui.tui.search_session import IndexGrew, SearchAnswered, SearchFailed, SearchSession
from digest_tui.tui.sheets import Sheets
from digest_tui.tui.showing import Showing
from digest_tui.tui.widgets.bottom_line import BottomLine
from digest_tui.tui.widgets.page_view import WIDEST_MEASURE, PageView
from digest_tui.tui.widgets.panes import Panes
from digest_tui.tui.widgets.rows_view import RowsView
from digest_tui.tui.widgets.search_line import SearchLine
from digest_tui.tui.widgets.strip_line import StripLine

if TYPE_CHECKING:
    from digest_tui.tui.delivery import Delivery
    from digest_tui.tui.key_gate import KeyGate
    from digest_tui.tui.mover import Mover
    from digest_tui.tui.navigation import Navigation
    from digest_tui.tui.query_session import QuerySession
    from digest_tui.tui.widgets.offer_list import OfferList


MEASURE = "measure"
"""The setting: how many cells the longest line of an entry has."""


class ReaderScreen(Screen[None]):
    """Reads the chronicles of a library."""

    BLANK = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(make_bindings())

    def __init__(self, documents: OpenDocuments, options: ReaderOptions) -> None:
        super().__init__()
        self._opened, self._options = documents, options
        self.keys = KeyReader()
        self.memory = MemorySession(self.post_message, not options.private, documents.last_read, options.settings)
        self.search_line = SearchLine(lambda: self.search.progress)
        # What the search line puts off until after a painting comes after that of the letter; the screen's own would
        # come before it.
        self.search = SearchSession(
            self.search_line,
            self.keys,
            lambda answer: self.query_session.show_answer(answer),
            self.memory.is_marked,
            lambda: self.memory.notes.by_position,
            lambda chronicle: self.documents.find_findings_soon(chronicle),
        )
        self.documents = DocumentSession(self, documents, self.search, self.keys)
        self.panes = Panes()
        self.panes.page.measure = int(self.memory.settings.get(MEASURE) or WIDEST_MEASURE)
        self.actions = rebind(options.settings.settings.keys) if options.settings else ACTIONS
        """What a person can do, with the keys that do it."""
        self.bottom = BottomLine(self.actions)
        self.listing = Listing(self.panes.entries, self.memory, self.post_message)
        self.overview = Overview(self, self.listing, self.memory, options.no_strip)
        self.entry_page = EntryPage(self.panes.page, self.listing, self.memory, self.overview)
        self.sheets = Sheets(self, self.listing, self.documents, self.memory, self.actions)
        self.index = IndexSession(
            self.panes, self.listing, self.search, self.documents, lambda: self.query_session.open_field()
        )
        self.captions = Captions(
            self, self.search_line, self.bottom, self.panes, self.listing, self.documents, self.index, self.keys
        )
        self.showing = Showing(
            self,
            self.panes.entries,
            self.documents,
            self.search,
            self.memory,
            self.listing,
            self.entry_page,
            self.overview,
            self.captions,
        )

    # Parts that the first screen does not wait for

    @cached_property
    def key_gate(self) -> KeyGate:
        """What every key passes first."""
        from digest_tui.tui.key_gate import KeyGate

        return KeyGate(
            self, self.keys, self.search_line, self.actions, self.query_session, self.captions, self.showing.flush
        )

    @cached_property
    def mover(self) -> Mover:
        """What moves within the pane that has the focus."""
        from digest_tui.tui.mover import Mover

        return Mover(lambda: self.panes.active, self.keys.take_number)

    @cached_property
    def navigation(self) -> Navigation:
        """Where the keys that move lead."""
        from digest_tui.tui.navigation import Navigation

        take_number, show_entry = self.keys.take_number, self.showing.show_entry
        return Navigation(
            self.panes, self.listing, self.index, self.mover, take_number, show_entry, self.query_session.clear
        )

    @cached_property
    def query_session(self) -> QuerySession:
        """The query that the person types."""
        from digest_tui.tui.query_session import QuerySession

        due, describe = self._options.entry if self._options.query else None, self.showing.describe_list
        return QuerySession(self, self.search_line, self.search, self.listing, self.panes, self.memory, describe, due)

    @cached_property
    def delivery(self) -> Delivery:
        """What copies, opens, cites and exports."""
        from digest_tui.tui.delivery import Delivery
        from digest_tui.tui.target import find_target

        find = partial(find_target, self.listing, self.panes.page, self.keys.take_number)
        return Delivery(self, find, self.memory, self._options.encoding)

    def compose(self) -> ComposeResult:
        """Header, search line, the panes, and the line of keys."""
        yield self.captions.header
        yield self.search_line
        # Before anything is styled, as for the panes.
        self.overview.fit_strip()
        yield self.overview.strip
        yield self.panes
        yield self.bottom

    async def on_mount(self) -> None:
        """Show what was opened; read the rest of it, where only its head is here."""
        for state in ("is_reading", "is_zoomed"):
            self.watch(self.panes, state, self.captions.hint, init=False)
        self.watch(self.search_line, "unsaid", self.captions.hint, init=False)
        self.set_focus(self.panes.entries)
        self.showing.begin(self._options.entry, self._opened.notice)
        if self._options.query:
            await self.query_session.ask(self._options.query)
        self.call_after_refresh(self._begin_remembering)
        self.documents.begin()
        self.post_message(ReaderShown())

    def on_unmount(self) -> None:
        """Save what is not saved yet, and let go of the files."""
        self.documents.close()
        self.memory.close(self.listing.position)

    # The entry at hand

    @property
    def chronicle(self) -> Chronicle:
        """The document of the entry that is highlighted; the first where none has an entry."""
        return self.listing.chronicle

    @property
    def entry(self) -> Entry | None:
        """The entry that is highlighted; None where the search found none."""
        return self.listing.entry

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do this: not while the key belongs to the search line."""
        return action == "press" or not self.keys.is_for_input or (parameters[0] if parameters else action) in ANYWHERE

    async def action_do(self, name: str) -> None:
        """Do the action of that name in `keys.ACTIONS`."""
        from digest_tui.tui.calls import run_action

        await run_action(self, name)

    async def action_press(self, name: str) -> None:
        """Do what a part of the header or of the last line stands for, when it is clicked on."""
        if name == "search_unsourced":
            await self.query_session.ask("no:source")
        else:
            await self.action_do(name)

    # Status and hints

    @on(StatusChanged)
    def _take_status(self, message: StatusChanged) -> None:
        self.captions.tell(message.words)

    def on_resize(self) -> None:
        """Hint at what there is room for."""
        self.overview.fit_strip()
        self.panes.fit()
        self.captions.hint()

    def on_descendant_focus(self) -> None:
        """Hint at the keys of the pane that has the focus."""
        self.captions.hint()
        if self.search_line.input:
            self.query_session.update_offers()

    def on_descendant_blur(self) -> None:
        """Keep what was searched for, once the search line is left, and say what it has no room for."""
        if self.search_line.input:
            self.query_session.leave()

    @on(EntriesRelated)
    def _show_related(self) -> None:
        self.entry_page.refresh()

    @on(StripLine.Chosen)
    def _go_to_day(self, message: StripLine.Chosen) -> None:
        self.listing.go_to_position(message.position)

    # Documents

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        self.showing.take_documents(message)

    @on(DocumentsDescribed)
    def _take_description(self) -> None:
        self.captions.describe_documents()
        if "finding:" in self.search.query:
            self.search.ask_again()
        self.sheets.show_awaited_findings()

    # List and entry

    @on(ListChanged)
    def _follow_list(self) -> None:
        self.index.follow_search()
        self.showing.follow_list()
        if self.search_line.input and not self.search_line.is_typed_in:
            self.query_session.update_offers()

    @on(RowsView.Highlighted, "#entries")
    def _show_due_entry(self) -> None:
        self.showing.show_due_entry()

    @on(PageView.LinkRequested)
    def _open_clicked(self, message: PageView.LinkRequested) -> None:
        self.panes.page.link_at_hand = message.number
        if not self.navigation.go_to_related():
            self.delivery.open_link_number(message.number)

    @on(RowsView.Highlighted, "#index")
    def _filter_by_index(self) -> None:
        self.index.filter_by_row()

    @on(RowsView.Chosen, "#index")
    def _keep_index(self) -> None:
        self.index.keep()

    @on(IndexCounted)
    def _take_counts(self, message: IndexCounted) -> None:
        self.index.take_counts(message)

    # Searching

    def on_offer_list_taken(self, message: OfferList.Taken) -> None:
        """Search for what was clicked on."""
        self.query_session.take(message.offer)

    @on(SearchAnswered)
    def _take_answer(self, message: SearchAnswered) -> None:
        if self.search.is_current(message):
            self.query_session.show_answer(message.answer)

    @on(SearchFailed)
    def _take_failure(self, message: SearchFailed) -> None:
        self.search_line.show_words(message.words)

    @on(IndexGrew)
    def _take_growth(self, message: IndexGrew) -> None:
        if self.search.take_growth(message):
            self.search_line.settle()

    # Memory

    def _begin_remembering(self) -> None:
        """Read what is remembered and save from time to time where one is; the first screen stands by now."""
        self.memory.begin(self.documents.library)
        self.set_interval(SECONDS_BETWEEN_SAVES, self.notice_position)

    def notice_position(self) -> None:
        """Remember where one is. Called every `SECONDS_BETWEEN_SAVES`."""
        is_new = self.memory.reading.notice(self.listing.position, self.panes.is_entry_in_sight)
        if is_new and self.memory.dims_read:
            self.panes.entries.refresh()

    @on(StoreReplied)
    def _take_reply(self, message: StoreReplied) -> None:
        self.showing.take_reply(message)
