"""The reader: its parts, what is shown of the entry at hand, and what becomes of each message.

Panes are told what to show and answer with messages. What is no pane is done
by the screen's collaborators: `keys`, `search`, `memory`, `listing`,
`documents`, `overview`, `entry_page`, `sheets`, `delivery`, `index` and
`mover`. `keys.ACTIONS` says which key calls what.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.memory.finding_again import find_same
from digest_tui.pages.document_names import name_documents
from digest_tui.tui.delivery import Delivery, Target
from digest_tui.tui.document_session import DocumentsDescribed, DocumentSession, DocumentsRead
from digest_tui.tui.entry_page import EntryPage
from digest_tui.tui.index_session import IndexCounted, IndexSession
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.keys import ACTIONS, ANYWHERE, make_bindings, rebind, run_action, with_other_layout
from digest_tui.tui.listing import ListChanged, Listing
from digest_tui.tui.memory_session import MemorySession, StoreReplied
from digest_tui.tui.messages import ReaderShown, StatusChanged
from digest_tui.tui.mover import Mover
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.overview import EntriesRelated, Overview
from digest_tui.tui.reading_session import SECONDS_BETWEEN_SAVES
from digest_tui.tui.search_session import IndexGrew, SearchAnswered, SearchFailed, SearchSession
from digest_tui.tui.sheets import Sheets
from digest_tui.tui.widgets.bottom_line import BottomLine
from digest_tui.tui.widgets.header_line import HeaderLine
from digest_tui.tui.widgets.page_view import WIDEST_MEASURE, PageView
from digest_tui.tui.widgets.panes import Panes
from digest_tui.tui.widgets.rows_view import RowsView
from digest_tui.tui.widgets.search_line import SearchLine
from digest_tui.tui.widgets.strip_line import StripLine

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.search.index import Answer
    from digest_tui.tui.query_prompt import QueryPrompt
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
        self._entry_due = options.entry if options.query else None
        """The entry to stand on once the query that the reader was called with is answered."""
        self.keys = KeyReader()
        self.memory = MemorySession(self.post_message, not options.private, documents.last_read, options.settings)
        self.search_line = SearchLine(lambda: self.search.progress)
        # What the search line puts off until after a painting comes after that of the letter; the screen's own would
        # come before it.
        self.search = SearchSession(
            self.search_line,
            self.keys,
            self._show_answer,
            self.memory.is_marked,
            lambda: self.memory.notes.by_position,
            self._find_findings,
        )
        self.documents = DocumentSession(self, documents, self.search, self.keys)
        self.prompt: QueryPrompt | None = None
        """What is offered below the query, once somebody searches."""
        self.header = HeaderLine()
        self.panes = Panes()
        self.panes.page.measure = int(self.memory.settings.get(MEASURE) or WIDEST_MEASURE)
        self.actions = rebind(options.settings.settings.keys) if options.settings else ACTIONS
        """What a person can do, with the keys that do it."""
        self.bottom = BottomLine(self.actions)
        self.listing = Listing(self.panes.entries, self.memory, self.post_message)
        self.overview = Overview(self, self.listing, self.memory, options.no_strip)
        self.entry_page = EntryPage(self.panes.page, self.listing, self.memory, self.overview)
        self.sheets = Sheets(self, self.listing, self.documents, self.memory, self.actions)
        self.delivery = Delivery(self, self.find_target, self.memory, options.encoding)
        self.index = IndexSession(self.panes, self.listing, self.search, self.documents, self._open_input)
        self.mover = Mover(lambda: self.panes.active, self.keys.take_number)

    def compose(self) -> ComposeResult:
        """Header, search line, the panes, and the line of keys."""
        yield self.header
        yield self.search_line
        # Before anything is styled, as for the panes.
        self.overview.fit_strip()
        yield self.overview.strip
        yield self.panes
        yield self.bottom

    async def on_mount(self) -> None:
        """Show what was opened; read the rest of it, where only its head is here."""
        for state in ("is_reading", "is_zoomed"):
            self.watch(self.panes, state, self.update_hints, init=False)
        self.set_focus(self.panes.entries)
        library = self.documents.library
        position = self.memory.reading.find_due_position(library) or 0
        self.show_library(library, position)
        if self._options.entry is not None:
            self.listing.go_to_number(self._options.entry)
        if self._options.query:
            (await self._open_input()).value = self._options.query
        self.set_status(self._opened.notice or self.memory.reading.describe_return(library, position))
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

    def find_target(self) -> Target:
        """What a key acts on; a number typed before it counts as that of a note, once."""
        listing = self.listing
        link, number = self.panes.page.link_at_hand, self.keys.take_number()
        if self.panes.page.entry_at_hand is not None:
            link = None
        return Target(listing.chronicle, listing.entry, link, number, listing.library, listing.positions)

    # Keys

    def intercept_key(self, event: events.Key) -> bool:
        """Look at a key before anything answers it; True where it is a digit of a number, and done with.

        The status has been read when a key is struck. Keys that edit the query
        are left to the search line.
        """
        self.set_status("")
        is_digit = self.keys.read(event, self.search_line.is_typed_in)
        if self.prompt and self.search_line.is_typed_in and self.prompt.take_key(event.key):
            return True
        if not self.keys.is_for_input:
            self.flush()
        self.update_hints()
        return is_digit

    async def take_key_on_sheet(self, event: events.Key) -> bool:
        """Look at a key on a sheet; True for the digits of a note's number, and for what copies or opens its link."""
        self.set_status("")
        if self.keys.read(event, is_typing=False):
            self.set_status(self.keys.digits)
            return True
        of_notes = (action for action in self.actions if action.name in ("copy_link", "open_link"))
        keys = {key: action for action in of_notes for own in action.keys for key in with_other_layout(own).split(",")}
        if not self.keys.has_number or event.key not in keys:
            self.keys.take_number()
            return False
        await run_action(self, keys[event.key].name)
        return True

    def flush(self) -> None:
        """Do at once what was put off until after the painting, because a key is about to act on it."""
        self.search.ask_due()
        self._show_due_entry()

    async def forward_editing_key(self, event: events.Key) -> bool:
        """Let the search line finish with a key of its own before the next; False where it is no key for it.

        Textual lets an editing key bubble up to the app and back, and what is
        typed behind it would overtake it.
        """
        action = self.keys.find_editing_action(event)
        return action is not None and await self.app.run_action(action, default_namespace=self.focused)

    async def drain_input(self) -> None:
        """Let the search line take in what was typed, so that the next key meets its answer."""
        while self.keys.is_for_input and self.focused and self.focused.message_queue_size:
            await asyncio.sleep(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do this: not while the key belongs to the search line."""
        return action == "press" or not self.keys.is_for_input or (parameters[0] if parameters else action) in ANYWHERE

    async def action_do(self, name: str) -> None:
        """Do the action of that name in `keys.ACTIONS`."""
        await run_action(self, name)

    async def action_press(self, name: str) -> None:
        """Do what a part of the header or of the last line stands for, when it is clicked on."""
        if name == "search_unsourced":
            (await self._open_input()).value = "no:source"
        else:
            await run_action(self, name)

    # Status and hints

    @on(StatusChanged)
    def _take_status(self, message: StatusChanged) -> None:
        self.set_status(message.words)

    def set_status(self, words: str) -> None:
        """Tell the person something, until the next key."""
        self.bottom.status = words
        if self.app.screen is not self:
            from digest_tui.tui.widgets.sheet_keys import SheetKeys

            for line in self.app.screen.query(SheetKeys):
                line.tell(words)

    def on_resize(self) -> None:
        """Hint at what there is room for."""
        self.overview.fit_strip()
        self.panes.fit()
        self.update_hints()

    def on_descendant_focus(self) -> None:
        """Hint at the keys of the pane that has the focus."""
        self.update_hints()
        self.update_offers()

    def on_descendant_blur(self) -> None:
        """Keep what was searched for, once the search line is left."""
        self._keep_search()

    def _keep_search(self) -> None:
        answer = self.listing.answer
        if answer and answer.positions and answer.query == self.search.query:
            self.memory.settings.keep_search(answer.query)

    def update_offers(self) -> None:
        """Offer below the search line what fits the query at hand."""
        if self.prompt:
            self.prompt.show(self.listing.library)

    def update_hints(self) -> None:
        """Hint at the keys that matter now."""
        if self.keys.digits:
            situation = "count"
        elif self.search_line.is_typed_in:
            situation = "search"
        else:
            situation = "entry" if self.panes.is_entry_focused else "index" if self.index.is_focused else "list"
            situation += " hits" if self.listing.answer else ""
        self.bottom.situation = situation
        self.bottom.digits = self.keys.digits

    @on(EntriesRelated)
    def _show_related(self) -> None:
        self.entry_page.refresh()

    @on(StripLine.Chosen)
    def _go_to_day(self, message: StripLine.Chosen) -> None:
        self.listing.go_to_position(message.position)

    # Documents

    def show_library(self, library: Library, position: int) -> None:
        """Show other documents, or another reading of them, the entry at `position` highlighted."""
        self.memory.show_library(library)
        self.documents.show(library)
        self.listing.show_library(library, position, is_searched=bool(self.search.query))
        self._show_due_entry()
        self.call_after_refresh(self.overview.begin)
        if self.search.query:
            self.search.ask(self.search.query)

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        entries, library = self.panes.entries, message.library
        line, position = entries.cursor_line, find_same(library, self.chronicle, self.entry)
        due = self.memory.reading.find_due_position(library)
        if due is not None and not position and not self.listing.answer:
            self.show_library(library, due)
            self.set_status(self.memory.reading.describe_return(library, due))
            return
        self.show_library(library, position)
        entries.cursor_line = line
        if message.words:
            self.set_status(message.words)

    def _find_findings(self, chronicle: Chronicle) -> Sequence[Finding]:
        """What is wrong in a document: none as long as it is being checked, and then the search asks again."""
        findings = self.documents.find_findings(chronicle)
        if findings is None:
            self.documents.hurry_check()
        return findings or ()

    @on(DocumentsDescribed)
    def _take_description(self) -> None:
        self._show_header()
        if "finding:" in self.search.query:
            self.search.ask_again()
        self.sheets.show_awaited_findings()

    def _show_header(self) -> None:
        chronicle, library = self.chronicle, self.listing.library
        position, total = self.listing.position, len(library)
        notices = "; ".join(chronicle.notices)
        if not notices and not chronicle.is_dated:
            notices = "no dated items: shown by paragraphs"
        self.header.document = name_documents(library)
        self.header.summary = self.documents.find_common_summary()
        self.header.notice = f"! {notices}" if notices else ""
        self.header.findings = self.documents.find_findings(chronicle) or ()
        self.header.position = "" if position is None else f"{position + 1:,} of {total:,}"

    # List and entry

    @on(ListChanged)
    def _put_off_entry(self) -> None:
        """Show the entry once the list is painted: both at once would keep the next letter waiting."""
        self.index.follow_search()
        self._show_count()
        # From the list's own turn, so that it has asked to be painted by then.
        self.panes.entries.call_later(self.call_after_refresh, self._show_due_entry)

    @on(RowsView.Highlighted, "#entries")
    def _show_due_entry(self) -> None:
        if self.entry_page.is_due:
            self._show_entry()

    def _show_entry(self) -> None:
        self.entry_page.show()
        self._show_header()
        self._show_count()

    def _show_count(self) -> None:
        answer = self.listing.answer
        self.overview.mark_strip()
        if not answer:
            self.search_line.show_words(self.listing.describe())
            return
        done = "; ".join(answer.said) if answer.positions else ""
        outside = self._count_outside(answer)
        words = (answer.understood, done, outside, self.listing.describe())
        self.search_line.show_words(*words, self.listing.count_hits())

    def _count_outside(self, answer: Answer) -> str:
        """How much stands in the rest of the document, and how to come there."""
        outside = [passage for passage in answer.rest if passage.chronicle is self.chronicle]
        return f"{len(outside)} outside the entries: i" if outside else ""

    def next_hit(self) -> None:
        """Go to the next hit: within the entry that is in sight, else to the next entry."""
        if not (self.listing.answer and self.panes.is_entry_in_sight and self.panes.page.scroll_to_next("hit")):
            self.listing.next_hit()

    def go_last(self) -> None:
        """Go to the end of the pane in focus, or to the entry whose number was typed."""
        number = self.keys.take_number()
        if number is not None:
            self.listing.go_to_number(number)
        else:
            self.mover.go_last()

    def move_entry(self, steps: int) -> None:
        """Go to an entry further down the list or, where `steps` is negative, up; the pane in focus keeps the focus."""
        entries, before = self.panes.entries, self.panes.entries.cursor
        entries.move(steps * (self.keys.take_number() or 1))
        if entries.cursor == before:
            self.set_status(f"This is the {'last' if steps > 0 else 'first'} entry of the list")
        else:
            # The next key may come before the message of the highlight, and is meant for the entry that comes now.
            self._show_entry()

    def turn_page(self, steps: int) -> None:
        """Move a page down or up; from the end or top of an entry to the next or previous one."""
        if self.index.is_focused and steps > 0:
            self.index.choose()
            return
        page = self.panes.page
        end = page.max_scroll_y if steps > 0 else 0
        if self.panes.is_entry_focused and page.scroll_offset.y == end:
            self.move_entry(steps)
        else:
            self.mover.move_page(steps)

    def move_day(self, days: int) -> None:
        """Go to the first entry of the next or previous day; in the index, of the next or previous group."""
        view = self.index.view if self.index.is_focused else self.panes.entries
        view.move_group(days * (self.keys.take_number() or 1))

    @on(PageView.LinkRequested)
    def _open_clicked(self, message: PageView.LinkRequested) -> None:
        self.panes.page.link_at_hand = message.number
        entry = self.panes.page.entry_at_hand
        if entry is not None:
            self.listing.go_to_position(entry)
            return
        self.delivery.open_link_number(message.number)

    def enter(self) -> None:
        """Go to the entry; from the index, to the list of what is chosen there."""
        page = self.panes.page
        if self.index.is_focused:
            self.index.keep()
        elif self.panes.is_entry_focused and page.entry_at_hand is not None:
            self.listing.go_to_position(page.entry_at_hand)
        else:
            self.panes.read_entry()

    @on(RowsView.Highlighted, "#index")
    def _filter_by_index(self) -> None:
        self.index.filter_by_row()

    @on(RowsView.Chosen, "#index")
    def _keep_index(self) -> None:
        self.index.keep()

    @on(IndexCounted)
    def _take_counts(self, message: IndexCounted) -> None:
        self.index.take_counts(message)

    def go_back(self) -> None:
        """Leave the first of these that applies: a number, the index, the entry, the search, the marked."""
        if self.keys.take_number() is not None:
            return
        if self.index.is_focused:
            self.index.undo()
        elif self.panes.is_entry_focused:
            self.panes.leave_entry()
        elif self.listing.answer or self.search_line.is_typed_in:
            self._clear_search()
        elif self.listing.shows_marked:
            self.listing.toggle_marked()
        else:
            self.panes.leave_entry()

    # Searching

    async def open_search(self) -> None:
        """Type a query."""
        if self.panes.is_reading or self.panes.is_zoomed:
            self.panes.leave_entry()
        self.set_focus(await self._open_input())

    async def _open_input(self) -> Input:
        is_new = self.search_line.input is None
        field = await self.search_line.open(self._take_query)
        if is_new:
            from digest_tui.tui.query_prompt import QueryPrompt

            self.call_after_refresh(self.search.warm_up)
            self.prompt = QueryPrompt(field, self.search, self.memory, lambda: self.listing.answer)
            await self.mount(self.prompt.list)
            self.call_after_refresh(self.update_offers)
        return field

    def _take_query(self, typed: str) -> None:
        self.search.take_query(typed)
        # Below the letter, which is painted first.
        self.search_line.call_after_refresh(self.update_offers)

    def on_offer_list_taken(self, message: OfferList.Taken) -> None:
        """Search for what was clicked on."""
        if self.prompt:
            self.prompt.take(message.offer)

    def _show_answer(self, answer: Answer | None) -> None:
        self.listing.take_answer(answer)
        if answer and self._entry_due is not None:
            number, self._entry_due = self._entry_due, None
            if self.listing.library.find_entry(self.chronicle, number) in self.listing.positions:
                self.listing.go_to_number(number)
        # In one painting with the list; the message that it changed comes a turn later.
        self._show_count()
        self.update_offers()

    @on(SearchAnswered)
    def _take_answer(self, message: SearchAnswered) -> None:
        if self.search.is_current(message):
            self._show_answer(message.answer)

    @on(SearchFailed)
    def _take_failure(self, message: SearchFailed) -> None:
        self.search_line.show_words(message.words)

    @on(IndexGrew)
    def _take_growth(self, message: IndexGrew) -> None:
        if self.search.take_growth(message):
            self.search_line.refresh()

    def _clear_search(self) -> None:
        self._keep_search()
        self.listing.shows_all = False
        self.search_line.clear()
        self.search.ask_due()
        self.set_focus(self.panes.entries)
        self.update_hints()

    def copy_selection_or_quit(self) -> None:
        """Copy what is selected, on the page or in the search line; quit where nothing is."""
        query = self.search_line.input
        selected = query.selected_text if query and self.search_line.is_typed_in else self.get_selected_text()
        if selected:
            self.delivery.copy_selection(selected)
        else:
            self.app.exit()

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

    def toggle_mark(self) -> None:
        """Mark the entry, or take its mark away."""
        if self.listing.position is None:
            self.set_status("No entry is shown; nothing is marked")
        else:
            self.memory.toggle(self.listing.position)

    def toggle_dimming(self) -> None:
        """Dim the entries that were read, or none."""
        self.memory.toggle_dimming()
        self.panes.entries.refresh()

    @on(StoreReplied)
    def _take_reply(self, message: StoreReplied) -> None:
        if self.memory.take_reply(message.reply):
            if self.listing.shows_marked or self.panes.entries.rows.height != self.listing.row_height:
                self.listing.show_again()
            self.overview.fit_strip()
            self.panes.entries.refresh()
            self.entry_page.refresh()
            self.search.ask_again()
        if message.reply.words:
            self.set_status(message.reply.words)
