"""The reader: a list, an entry, a search line, and all that a key can do with them.

The state stands here; panes are told what to show and answer with messages.
Only this screen copies, opens and reads files.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.chronicle.shelf import Shelf
from digest_tui.chronicle.summary import Summary, summarise
from digest_tui.search.index import Answer, Match, SearchIndex
from digest_tui.sharing.browser import may_be_opened, open_link
from digest_tui.sharing.clipboard import copy_text, describe_copy
from digest_tui.tui.keys import ANYWHERE, make_bindings
from digest_tui.tui.page import Page
from digest_tui.tui.rendering import LINK_FORMS, build_entry_page, build_rest_page
from digest_tui.tui.taking import Taking, take_all_links, take_link, take_note, take_text
from digest_tui.tui.text_screen import TextScreen, build_help_page
from digest_tui.tui.widgets.bottom_line import BottomLine
from digest_tui.tui.widgets.entry_list import EntryList
from digest_tui.tui.widgets.header_line import HeaderLine
from digest_tui.tui.widgets.page_view import PageView
from digest_tui.tui.widgets.search_line import SearchLine

TWO_PANES_FROM = 80
"""Cells: below this list and entry take turns."""
SMALL_DOCUMENT = 1 << 20
"""Characters: up to this a search is answered within the key stroke, without a thread."""

_EDITING_KEYS = frozenset(
    key for binding in Input.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
) - {"enter"}


@dataclass(frozen=True)
class Opening:
    """What the reader opens with."""

    chronicles: Sequence[Chronicle]
    read_again: Callable[[], Sequence[Chronicle]] | None
    """Reads the files anew; raises UnreadableDocument. None for what can be read only once."""
    query: str = ""
    entry: int | None = None
    """The number of the entry to begin with."""
    words: str = ""
    """What is to be said at the start."""


class ReaderScreen(Screen[None]):
    """Reads the chronicles of a shelf."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = list(make_bindings())

    header = query_one("#header", HeaderLine)
    search_line = query_one("#search", SearchLine)
    entries = query_one("#entries", EntryList)
    view = query_one("#entry", PageView)
    bottom = query_one("#bottom", BottomLine)

    answer: var[Answer | None] = var(None, init=False)
    """What the search found; None while nothing is searched."""
    shows_all: var[bool] = var(False)
    """All entries stand in the list and the hits are marked."""
    link_form: var[str] = var(LINK_FORMS[0])
    is_reading: var[bool] = var(False, toggle_class="-reading")
    """Where panes take turns, it is the entry's."""
    is_zoomed: var[bool] = var(False, toggle_class="-zoomed")
    """The entry has the whole width."""

    @dataclass
    class Said(Message):
        """A worker has something to say to the person."""

        words: str

    @dataclass
    class DocumentsRead(Message):
        """The files were read, anew or to their end."""

        chronicles: Sequence[Chronicle]
        words: str

    @dataclass
    class SummaryCounted(Message):
        """A long document was counted."""

        chronicle: Chronicle
        summary: Summary

    @dataclass
    class Answered(Message):
        """A search in a long document came to its answer."""

        answer: Answer

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._shelf = Shelf()
        self._index = SearchIndex()
        self._summaries: dict[int, Summary] = {}
        self._return_to: int | None = None
        self._count = ""
        self._pending = ""
        self._is_for_input = False

    def compose(self) -> ComposeResult:
        """Header, search line, the two panes, and the line of keys."""
        yield HeaderLine()
        yield SearchLine()
        with Horizontal(id="panes"):
            yield EntryList()
            yield PageView("entry")
        yield BottomLine()

    # What is shown

    def on_mount(self) -> None:
        """Show what was opened; read the rest of it, where only its head is here."""
        self.watch(self.search_line.input, "value", self._query_changed, init=False)
        self.set_focus(self.entries)
        self._show_chronicles(self._opening.chronicles)
        if self._opening.entry is not None:
            self._go_to_number(self._opening.entry)
        if self._opening.query:
            self.search_line.input.value = self._opening.query
        self._say(self._opening.words)
        if not all(chronicle.is_complete for chronicle in self._opening.chronicles):
            self._read_documents("")

    def on_resize(self, event: events.Resize) -> None:
        """One pane or two."""
        self.set_class(event.size.width < TWO_PANES_FROM, "-narrow")
        self.set_class(event.size.height < 16, "-short")
        self._show_situation()

    @property
    def chronicle(self) -> Chronicle:
        """The document of the entry that is highlighted."""
        return self._shelf.chronicle_of(self.entries.position or 0)

    @property
    def entry(self) -> Entry | None:
        """The entry that is highlighted."""
        position = self.entries.position
        return None if position is None else self._shelf[position]

    def _show_chronicles(self, chronicles: Sequence[Chronicle], position: int = 0) -> None:
        self._shelf = Shelf(*chronicles)
        self._index = SearchIndex(*chronicles)
        self._summaries.clear()
        if self.search_line.input.value.strip():
            self._return_to = position
            self._ask(self.search_line.input.value)
        else:
            self._show_positions(range(len(self._shelf)), position)

    def _show_positions(self, positions: Sequence[int], cursor: int) -> None:
        find_matches = self.answer.find_matches if self.answer else None
        self.entries.show(self._shelf, positions, cursor, find_matches=find_matches, message="No entry answers")
        self._show_entry()

    @on(EntryList.EntryHighlighted)
    def _show_entry(self) -> None:
        entry = self.entry
        if entry is None:
            self.view.show(Page())
        else:
            matches: Sequence[Match] = self.answer.find_matches(entry) if self.answer else ()
            self.view.show(build_entry_page(self.chronicle, entry, self.link_form, matches))
            if matches:
                self.view.scroll_to_mark("hit")
        self._show_header()
        self._show_count()

    def _show_header(self) -> None:
        if not len(self._shelf):
            return
        chronicle, entry = self.chronicle, self.entry
        self.header.document = chronicle.name
        self.header.summary = self._find_summary(chronicle)
        self.header.notice = "! " + "; ".join(chronicle.notices) if chronicle.notices else ""
        if not chronicle.is_dated and not chronicle.notices:
            self.header.notice = "no dated items: shown by paragraphs"
        self.header.place = f"{entry.number} of {len(chronicle.entries):,}" if entry else ""

    def _find_summary(self, chronicle: Chronicle) -> Summary | None:
        """The counts of a document; None, and a worker at it, where that takes time."""
        if not chronicle.is_complete:
            return None
        if id(chronicle) not in self._summaries:
            if len(chronicle.text) > SMALL_DOCUMENT:
                self._count_summary(chronicle)
                return None
            self._summaries[id(chronicle)] = summarise(chronicle)
        return self._summaries[id(chronicle)]

    def _show_count(self) -> None:
        found = self.answer.positions if self.answer else ()
        if not self.answer:
            words = ""
        elif not found:
            words = "nothing found"
        elif self.shows_all:
            words = f"{len(found):,} hits"
        else:
            words = f"{self.entries.cursor + 1:,} of {len(found):,}"
        self.search_line.show_count(words)

    def _show_situation(self) -> None:
        if self._count:
            situation = "count"
        elif isinstance(self.focused, Input):
            situation = "search"
        else:
            situation = "entry" if self.focused is self.view else "list"
            situation += " hits" if self.answer else ""
            if self.has_class("-narrow"):
                situation += " reading" if self.is_reading else " narrow"
        self.bottom.situation = situation
        self.bottom.count = self._count

    def _say(self, words: str) -> None:
        self.bottom.message = words

    # Keys, and the number before them

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before anything answers it; True where it is a digit of a number, and done with.

        A message has been read when a key is struck. Keys that edit the query
        are left to the search line.
        """
        self._say("")
        self._is_for_input = isinstance(self.focused, Input) and (event.is_printable or event.key in _EDITING_KEYS)
        is_digit = event.character is not None and event.character in "0123456789" and not self._is_for_input
        if is_digit:
            self._count = (self._count + (event.character or "")).lstrip("0")[:7]
        else:
            self._pending, self._count = self._count, ""
        self._show_situation()
        return is_digit

    async def settle_input(self) -> None:
        """Let the search line finish what was typed, so that the next key meets its answer."""
        while self._is_for_input and self.search_line.input.message_queue_size:
            await asyncio.sleep(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do this: not while the key belongs to the search line."""
        return not self._is_for_input or action in ANYWHERE

    def on_descendant_focus(self) -> None:
        """Hint at the keys of the pane that has the focus."""
        self._show_situation()

    def _take_number(self) -> int | None:
        number, self._pending = self._pending, ""
        return int(number) if number else None

    # Moving

    @property
    def _is_entry_focused(self) -> bool:
        return self.focused is self.view

    def action_move(self, steps: int) -> None:
        """Move the highlight or scroll the entry; a number before the key moves so often."""
        steps *= self._take_number() or 1
        (self.view if self._is_entry_focused else self.entries).move(steps)

    def action_move_page(self, share: float) -> None:
        """Move by a share of the height of the pane in focus."""
        (self.view if self._is_entry_focused else self.entries).move_page(share)

    def action_go_first(self) -> None:
        """To the beginning of the pane in focus."""
        (self.view if self._is_entry_focused else self.entries).go_to(0)

    def action_go_last(self) -> None:
        """To the end of the pane in focus, or to the entry whose number was typed."""
        number = self._take_number()
        if number is not None:
            self._go_to_number(number)
        elif self._is_entry_focused:
            self.view.go_to(self.view.virtual_size.height)
        else:
            self.entries.go_to(len(self.entries.positions) - 1)

    def action_move_day(self, days: int) -> None:
        """To the first entry of the next or previous day."""
        self.entries.move_day(days * (self._take_number() or 1))

    def _go_to_number(self, number: int) -> None:
        position = self._shelf.find_entry(self.chronicle, number)
        if position is None:
            self._say(f"There is no entry {number}: {self.chronicle.name} has {len(self.chronicle.entries):,}")
            return
        if not self._highlight(position):
            self.shows_all = True
            self._show_positions(range(len(self._shelf)), position)
            self._say("The hits are put aside; f shows only them again")

    def _highlight(self, position: int) -> bool:
        """Highlight the entry at `position` of the shelf, if the list shows it."""
        positions = self.entries.positions
        if isinstance(positions, range):
            index = position
        elif position in positions:
            index = positions.index(position)
        else:
            return False
        self.entries.go_to(index)
        return True

    # Panes

    @on(EntryList.EntryRequested)
    def _read_clicked(self) -> None:
        self.action_read_entry()

    def action_read_entry(self) -> None:
        """Give the focus to the entry, and the screen where panes take turns; from the search line, to the hits."""
        if isinstance(self.focused, Input):
            self.set_focus(self.entries)
            return
        self.is_reading = True
        self.set_focus(self.view)
        self._show_situation()

    def action_next_link(self) -> None:
        """The next link of the entry; past the last, the list."""
        self._walk_links(1)

    def action_previous_link(self) -> None:
        """The link before; before the first, the list."""
        self._walk_links(-1)

    def _walk_links(self, step: int) -> None:
        links = len(self.view.page.links)
        at_hand = self.view.link_at_hand
        if not self._is_entry_focused:
            self.action_read_entry()
            self.view.link_at_hand = (0 if step > 0 else links - 1) if links else None
        elif links and at_hand is None:
            self.view.link_at_hand = 0 if step > 0 else links - 1
        elif at_hand is not None and 0 <= at_hand + step < links:
            self.view.link_at_hand = at_hand + step
        else:
            self._leave_entry()

    def _leave_entry(self) -> None:
        self.view.link_at_hand = None
        self.is_reading = self.is_zoomed = False
        self.set_focus(self.entries)
        self._show_situation()

    def action_toggle_zoom(self) -> None:
        """Give the entry the whole width, or share it again."""
        if self.is_zoomed:
            self._leave_entry()
        else:
            self.is_zoomed = True
            self.action_read_entry()

    def action_change_link_form(self) -> None:
        """Show the links in the prose short, whole, or as their number alone."""
        self.link_form = LINK_FORMS[(LINK_FORMS.index(self.link_form) + 1) % len(LINK_FORMS)]
        entry = self.entry
        if entry is not None:
            matches = self.answer.find_matches(entry) if self.answer else ()
            self.view.show(build_entry_page(self.chronicle, entry, self.link_form, matches), keeps_place=True)

    def action_go_back(self) -> None:
        """Leave the first of these that applies: the entry, a search being typed, the search."""
        if self._pending:
            return
        is_alone = self.has_class("-narrow") and self.is_reading
        if self._is_entry_focused and (is_alone or self.is_zoomed or not self.answer):
            self._leave_entry()
        elif self.answer or isinstance(self.focused, Input):
            self._clear_search()
        else:
            self._leave_entry()

    def action_show_help(self) -> None:
        """Show every key."""
        self.app.push_screen(TextScreen("digest-tui: what the keys do", build_help_page()))

    def action_show_rest(self) -> None:
        """Show what is in the document and in no entry."""
        chronicle = self.chronicle
        cited = {reference.label for reference in chronicle.references}
        self.app.push_screen(TextScreen(f"{chronicle.name}: the rest of it", build_rest_page(chronicle, cited)))

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()

    def action_copy_selection_or_quit(self) -> None:
        """Copy what is selected, on the page or in the search line; quit where nothing is."""
        query = self.search_line.input
        selected = query.selected_text if self.focused is query else self.get_selected_text()
        if selected:
            self._copy(Taking(selected, "The selection"))
        else:
            self.app.exit()

    # Searching

    def action_search(self) -> None:
        """Type a query."""
        if self.is_reading or self.is_zoomed:
            self._leave_entry()
        self.set_focus(self.search_line.input)

    def _query_changed(self, query: str) -> None:
        if self._return_to is None:
            self._return_to = self.entries.position
        self._ask(query)

    def _ask(self, query: str) -> None:
        if sum(len(chronicle.text) for chronicle in self._shelf.chronicles) <= SMALL_DOCUMENT or not query.strip():
            self._show_answer(self._index.ask(query))
        else:
            self._ask_in_background(self._index, query)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _ask_in_background(self, index: SearchIndex, query: str) -> None:
        answer = index.ask(query)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Answered(answer))

    @on(Answered)
    def _take_answer(self, message: Answered) -> None:
        if message.answer.query == self.search_line.input.value:
            self._show_answer(message.answer)

    def _show_answer(self, answer: Answer) -> None:
        if not answer.query.strip():
            self.answer = None
            self._show_positions(range(len(self._shelf)), self._return_to or 0)
            self._return_to = None
        elif self.shows_all:
            self.answer = answer
            self._show_positions(range(len(self._shelf)), answer.positions[0] if answer.positions else 0)
        else:
            self.answer = answer
            self._show_positions(answer.positions, 0)

    def _clear_search(self) -> None:
        self.shows_all = False
        self.search_line.input.value = ""
        self.set_focus(self.entries)
        self._show_situation()

    def action_next_hit(self) -> None:
        """The next hit, after the last the first."""
        self._walk_hits(1)

    def action_previous_hit(self) -> None:
        """The hit before, before the first the last."""
        self._walk_hits(-1)

    def _walk_hits(self, step: int) -> None:
        if not self.answer or not self.answer.positions:
            self._say("Nothing is searched: / begins" if not self.answer else "Nothing was found")
            return
        if not self.shows_all:
            self.entries.go_to((self.entries.cursor + step) % len(self.entries.positions))
            return
        hits = sorted(self.answer.positions)
        here = self.entries.position or 0
        place = bisect_right(hits, here) if step > 0 else bisect_left(hits, here) - 1
        self._highlight(hits[place % len(hits)])

    def action_toggle_hits(self) -> None:
        """Only the hits, or all entries with the hits marked."""
        if not self.answer:
            self._say("Nothing is searched: / begins")
            return
        position = self.entries.position
        self.shows_all = not self.shows_all
        if self.shows_all:
            self._show_positions(range(len(self._shelf)), position or 0)
        else:
            positions = self.answer.positions
            self._show_positions(positions, positions.index(position) if position in positions else 0)

    # Copying and opening

    def action_copy_link(self) -> None:
        """Copy the link at hand, or that of the note whose number was typed."""
        self._copy(self._take_link())

    def action_copy_link_as_written(self) -> None:
        """Copy the link exactly as the document has it."""
        self._copy(self._take_link())

    def action_copy_all_links(self) -> None:
        """Copy every link of the entry, one a line."""
        if self.entry:
            self._copy(take_all_links(self.entry))

    def action_copy_text(self) -> None:
        """Copy the entry as printed, with its sources."""
        if self.entry:
            self._copy(take_text(self.chronicle, self.entry))

    def action_open_link(self) -> None:
        """Open the link at hand, or that of the note whose number was typed."""
        self._open(self._take_link())

    @on(PageView.LinkRequested)
    def _open_clicked(self, message: PageView.LinkRequested) -> None:
        self.view.link_at_hand = message.number
        self._open(Taking(self.view.page.links[message.number].url))

    def _take_link(self) -> Taking:
        number = self._take_number()
        entry = self.entry
        if entry is None:
            return Taking("", "No entry is shown; nothing is copied")
        if number is not None:
            return take_note(self.chronicle, entry, str(number))
        return take_link(self.chronicle, entry, self.view.link_at_hand)

    def _copy(self, taking: Taking) -> None:
        if taking.text:
            self._copy_in_background(taking)
        else:
            self._say(taking.remark)

    def _open(self, taking: Taking) -> None:
        if may_be_opened(taking.text):
            self._open_in_background(taking.text)
        elif taking.text:
            remark = taking.remark or "Only http and https links are opened"
            self._copy(Taking(taking.text, remark))
        else:
            self._say(taking.remark.replace("nothing is copied", "nothing is opened"))

    @work(thread=True, group="sharing", exit_on_error=False)
    def _copy_in_background(self, taking: Taking) -> None:
        words = self._copy_and_describe(taking.text)
        self.post_message(self.Said(f"{taking.remark}. {words}" if taking.remark else words))

    @work(thread=True, group="sharing", exit_on_error=False)
    def _open_in_background(self, url: str) -> None:
        outcome = open_link(url)
        if outcome.browser:
            words = f"Opened by {outcome.browser}: {url}"
        else:
            words = f"{outcome.reason[:1].upper()}{outcome.reason[1:]}. {self._copy_and_describe(url)}"
        self.post_message(self.Said(words))

    def _copy_and_describe(self, text: str) -> str:
        outcome = copy_text(text, lambda text: self.app.call_from_thread(self.app.copy_to_clipboard, text))
        return describe_copy(outcome, text)

    @on(Said)
    def _show_words(self, message: Said) -> None:
        self._say(message.words)

    # Reading the files

    def action_reload(self) -> None:
        """Read the files again, and stay where we are."""
        if self._opening.read_again is None:
            self._say("Standard input cannot be read again")
        else:
            self._read_documents("Read again")

    @work(thread=True, exclusive=True, group="reading")
    def _read_documents(self, words: str) -> None:
        from digest_tui.chronicle.loading import UnreadableDocument

        if self._opening.read_again is None:
            return
        try:
            chronicles = self._opening.read_again()
        except UnreadableDocument as error:
            self.post_message(self.Said(f"{error}; what was read before is still shown"))
        else:
            self.post_message(self.DocumentsRead(chronicles, words))

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        entry, name = self.entry, self.chronicle.name if len(self._shelf) else ""
        top = self.entries.scroll_offset.y
        position = self.entries.position or 0
        same = next((chronicle for chronicle in message.chronicles if chronicle.name == name), None)
        if same is not None and entry is not None:
            shelf = Shelf(*message.chronicles)
            position = shelf.find_entry(same, min(entry.number, len(same.entries))) or 0
        self._show_chronicles(message.chronicles, position)
        if not self.answer:
            self.entries.scroll_to(0, top, animate=False, immediate=True)
        if message.words:
            self._say(message.words)

    @work(thread=True, exclusive=True, group="counting")
    def _count_summary(self, chronicle: Chronicle) -> None:
        self.post_message(self.SummaryCounted(chronicle, summarise(chronicle)))

    @on(SummaryCounted)
    def _take_summary(self, message: SummaryCounted) -> None:
        self._summaries[id(message.chronicle)] = message.summary
        self._show_header()
