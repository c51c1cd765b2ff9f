"""The reader: what the panes show of the chronicles on the shelf, and of an answer.

The state stands here and in the screens this one inherits: panes, marks, what
is taken away, documents. Panes are told what to show and answer with messages;
only screens copy, open, write and read files.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.reactive import var

from digest_tui.chronicle.library import Shelf
from digest_tui.tui.documents_screen import DocumentsScreen, Opening
from digest_tui.tui.keys import make_bindings
from digest_tui.tui.page import Page
from digest_tui.tui.rendering import LINK_FORMS, build_entry_page, build_rest_page, cut_short
from digest_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from digest_tui.search.index import Answer, Match


class ReaderScreen(DocumentsScreen):
    """Reads the chronicles of a shelf."""

    BINDINGS: ClassVar[list[BindingType]] = list(make_bindings())

    shows_all: var[bool] = var(False)
    """All entries stand in the list and the hits are marked."""
    is_by_date: var[bool] = var(False)
    """The hits stand in the order of the text, else the best first."""
    link_form: var[str] = var(LINK_FORMS[0])

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._return_to: int | None = None
        self._stay_at: int | None = None
        self._is_entry_due = False

    # What is shown

    async def on_mount(self) -> None:
        """Show what was opened; read the rest of it, where only its head is here."""
        self.search_line.connect(self._show_answer, self._remembering.is_marked, self.is_key_at_hand)
        self.entries.connect(self._remembering.is_marked, self.is_dimmed)
        self.set_focus(self.entries)
        shelf = Shelf(*self._opening.chronicles)
        position = self.find_due_position(shelf) or 0
        self.show_shelf(shelf, position)
        if self._opening.entry is not None:
            self.go_to_number(self._opening.entry)
        if self._opening.query:
            (await self.search_line.open()).value = self._opening.query
        self.say(self._opening.words or self.tell_place(position))
        self.call_after_refresh(self.begin_remembering)
        self.begin_reading()

    def show_shelf(self, shelf: Shelf, position: int) -> None:
        """Show a shelf anew, the entry at `position` highlighted."""
        self._shelf = shelf
        self._remembering.show_shelf(shelf)
        self.search_line.search_in(shelf.chronicles)
        self.begin_counting()
        self.answer = None
        self._show_positions(range(len(self._shelf)), position)
        self._show_due_entry()
        if self.search_line.query_text:
            self._return_to = self._stay_at = position
            self.search_line.ask(self.search_line.query_text)

    def _show_positions(self, positions: Sequence[int], cursor: int) -> None:
        is_by_text = self.shows_all or self.is_by_date or not self.answer
        lines = self._explain_nothing(self.answer) if self.answer else ["No entries: i shows", "what there is"]
        if self.shows_marked:
            positions, cursor = self._remembering.keep_marked(positions, cursor)
            lines = ["No entry here is marked:", "m marks one, ' shows all"]
        self.entries.show(
            self._shelf, positions, cursor, answer=self.answer, has_headings=is_by_text, message="\n".join(lines)
        )
        self._show_count()
        if not self._is_entry_due:
            self._is_entry_due = True
            # From the list's own turn, so that it has asked to be painted by then.
            self.entries.call_later(self.call_after_refresh, self._show_due_entry)

    def _show_due_entry(self) -> None:
        """Show the entry once the list is painted: both at once would keep the next letter waiting."""
        if self._is_entry_due:
            self._is_entry_due = False
            self._show_entry()

    def settle(self) -> None:
        """Answer what was typed and show the entry that is highlighted, if it is not done yet."""
        self.search_line.ask_due()
        self._show_due_entry()

    def _explain_nothing(self, answer: Answer) -> list[str]:
        if not answer.is_complete:
            return ["No entry answers yet;", "the document is still being read"]
        return ["No entry answers", *(f"Try: {words}" for words in answer.advice)]

    @on(EntryList.EntryHighlighted)
    def _show_entry(self) -> None:
        page = self._build_page()
        is_same = page.paragraphs == self.view.page.paragraphs
        self.view.show(page, keeps_place=is_same)
        if self.answer and not is_same:
            self.view.scroll_to_mark("hit")
        self.show_header()
        self._show_count()

    def _build_page(self) -> Page:
        entry = self.entry
        if entry is None:
            return Page()
        matches: Sequence[Match] = self.answer.find_matches(cut_short(entry)) if self.answer else ()
        return build_entry_page(self.chronicle, entry, self.link_form, matches, self.find_remarks())

    def _show_count(self) -> None:
        if not self.answer:
            self.search_line.show_words()
            return
        found, is_complete = len(self.answer.positions), self.answer.is_complete
        if not found:
            count = "nothing found" if is_complete else "nothing yet …"
        else:
            count = f"{found:,} hits" if self.shows_all else f"{self.entries.cursor + 1:,} of {found:,}"
            count += "" if is_complete else " …"
        similar = f"also similar: {', '.join(self.answer.similar[:3])}" if self.answer.similar else ""
        self.search_line.show_words(similar, self.answer.understood, count)

    def go_to_number(self, number: int) -> None:
        """Go to the entry of that number; where the hits hide it they are put aside, and that is said."""
        position = self._shelf.find_entry(self.chronicle, number)
        if position is None:
            self.say(f"There is no entry {number}: {self.chronicle.name} has {len(self.chronicle.entries):,}")
        elif not self._highlight(position):
            is_by_mark, self.shows_marked = self.shows_marked, False
            self.shows_all = bool(self.answer)
            self._show_positions(range(len(self._shelf)), position)
            self.say("All entries again" if is_by_mark else "The hits are put aside; f shows only them again")

    def _highlight(self, position: int) -> bool:
        """Highlight the entry at `position` of the shelf, if the list shows it."""
        positions = self.entries.positions
        if position not in positions:
            return False
        self.entries.go_to(positions.index(position))
        return True

    def action_change_link_form(self) -> None:
        """Show the links in the prose short, whole, or as their number alone."""
        self.link_form = LINK_FORMS[(LINK_FORMS.index(self.link_form) + 1) % len(LINK_FORMS)]
        self.view.show(self._build_page(), keeps_place=True)

    def show_list_again(self, position: int) -> None:
        """Show the hits or all entries anew, the one at `position` highlighted if it stands there."""
        if self.answer and not self.shows_all:
            self._show_hits(position)
        else:
            self._show_positions(range(len(self._shelf)), position)

    def show_page_again(self) -> None:
        """Show the entry anew, where it is scrolled to."""
        self.view.show(self._build_page(), keeps_place=True)

    def action_show_help(self) -> None:
        """Show every key."""
        from digest_tui.tui.text_screen import TextScreen, build_help_page

        self.app.push_screen(TextScreen("digest-tui: what the keys do", build_help_page()))

    def action_show_rest(self) -> None:
        """Show what is in the document and in no entry."""
        from digest_tui.tui.text_screen import TextScreen

        chronicle = self.chronicle
        title = f"{chronicle.name.rpartition('/')[2]}: the rest of it"
        gone = self._remembering.gone.get(chronicle.name, ())
        self.app.push_screen(TextScreen(title, build_rest_page(chronicle, gone)))

    def action_go_back(self) -> None:
        """Leave the first of these that applies: a number, the entry, the search."""
        is_alone = self.is_zoomed or (self.has_class("-narrow") and self.is_reading)
        if self.take_number() is not None:
            return
        if self.is_entry_focused and (is_alone or not self.answer):
            self.leave_entry()
        elif self.answer or self.is_typing:
            self._clear_search()
        elif self.shows_marked:
            self.action_toggle_marked()
        else:
            self.leave_entry()

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()

    # Searching

    async def action_search(self) -> None:
        """Type a query."""
        if self.is_reading or self.is_zoomed:
            self.leave_entry()
        self.set_focus(await self.search_line.open())

    def _show_answer(self, answer: Answer | None) -> None:
        if self._return_to is None:
            self._return_to = self.entries.position
        is_same = answer is not None and self.answer is not None and self.answer.query == answer.query
        here = self.entries.position if is_same else None
        if answer is not None and self._stay_at is not None:
            here = self._stay_at
            # The first hits of a long document may not have it yet.
            if answer.is_complete or here in answer.positions:
                self._stay_at = None
        self.answer = answer
        if answer is None:
            self._show_positions(range(len(self._shelf)), self._return_to or 0)
            self._return_to = None
        elif self.shows_all:
            best = answer.positions[0] if answer.positions else 0
            self._show_positions(range(len(self._shelf)), best if here is None else here)
        else:
            self._show_hits(here)

    def _show_hits(self, position: int | None = None) -> None:
        """Only the hits, in the order that is asked for; the best is highlighted, or the one at `position`."""
        found: Sequence[int] = self.answer.positions if self.answer else ()
        best = found[0] if found else 0
        if self.is_by_date:
            found = sorted(found)
        self._show_positions(found, found.index(position if position in found else best) if found else 0)

    def _clear_search(self) -> None:
        self.shows_all = False
        if self.search_line.input:
            self.search_line.input.value = ""
            self.search_line.ask_due()
        self.set_focus(self.entries)
        self.show_situation()

    def action_next_hit(self) -> None:
        """The next hit, after the last the first."""
        self._walk_hits(1)

    def action_previous_hit(self) -> None:
        """The hit before, before the first the last."""
        self._walk_hits(-1)

    def _walk_hits(self, step: int) -> None:
        if not self.answer or not self.answer.positions:
            self.say("Nothing was found" if self.answer else "Nothing is searched: / begins")
        elif self.shows_all:
            hits, here = sorted(self.answer.positions), self.entries.position or 0
            place = bisect_right(hits, here) if step > 0 else bisect_left(hits, here) - 1
            self._highlight(hits[place % len(hits)])
        else:
            self.entries.go_to((self.entries.cursor + step) % len(self.entries.positions))

    def action_toggle_hits(self) -> None:
        """Only the hits, or all entries with the hits marked."""
        if not self.answer:
            self.say("Nothing is searched: / begins")
            return
        position = self.entries.position
        self.shows_all = not self.shows_all
        if self.shows_all:
            self._show_positions(range(len(self._shelf)), position or 0)
        else:
            self._show_hits(position)

    def action_toggle_order(self) -> None:
        """The hits with the best first, or in the order of the text."""
        if not self.answer or self.shows_all:
            self.say(
                "f shows only the hits, which then have an order" if self.answer else "Nothing is searched: / begins"
            )
            return
        self.is_by_date = not self.is_by_date
        self._show_hits(self.entries.position)
        self.say("Hits by date" if self.is_by_date else "Hits by relevance")
