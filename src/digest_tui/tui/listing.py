"""What the list shows: all entries or the hits, by relevance or by date, or the marked among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.chronicle.wording import format_count
from digest_tui.pages.document_names import name_document
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import Post, StatusChanged
from digest_tui.tui.widgets.entry_rows import MARK_SIGN, EntryRows
from digest_tui.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from digest_tui.search.index import Answer

ROWS = "rows"
"""The setting: how many lines a row has, `1` or `2`."""
NOTHING_SEARCHED = "Press / to search first"


class ListChanged(Message):
    """The list shows other entries, or the same anew."""


class Listing:
    """Chooses the entries of the list and gives them to its pane; a position counts in the library, from 0."""

    def __init__(self, view: RowsView[EntryRows], memory: MemorySession, post: Post) -> None:
        self.library = Library()
        self.answer: Answer | None = None
        """What the search found; None while nothing is searched."""
        self.shows_all = False
        """All entries stand in the list and the hits are marked."""
        self.is_by_date = False
        """The hits stand in the order of the text, else the best first."""
        self.shows_marked = False
        """Only the marked entries stand in the list."""
        self.changes = 0
        """How often the list was shown anew."""
        self._view = view
        self._memory = memory
        self._post = post
        self._before_search: int | None = None
        self._stay_at: int | None = None

    # The entry at hand

    @property
    def positions(self) -> Sequence[int]:
        """The positions in the list, from above."""
        return self._view.rows.positions

    @property
    def position(self) -> int | None:
        """The position that is highlighted; None where the list is empty."""
        return self.positions[self._view.cursor] if self.positions else None

    @property
    def entry(self) -> Entry | None:
        """The entry that is highlighted; None where the list is empty."""
        return None if self.position is None else self.library[self.position]

    @property
    def chronicle(self) -> Chronicle:
        """The document of the entry that is highlighted; the first where none has an entry."""
        return self.library.chronicle_of(self.position or 0) if len(self.library) else self.library.chronicles[0]

    # Showing

    def show_library(self, library: Library, position: int, is_searched: bool) -> None:
        """Show another library, or another reading of it. Where it `is_searched`, the entry stays among the hits."""
        self.library, self.answer = library, None
        self._show(range(len(library)), position)
        if is_searched:
            self._before_search = self._stay_at = position

    def show_again(self) -> None:
        """Show the hits or all entries anew, on the entry that is highlighted if it stands there."""
        self._show_from(self.position or 0)

    def take_answer(self, answer: Answer | None) -> None:
        """Show what the search found; None ends it, and the entry that is highlighted stays so."""
        if self.answer is None and answer is not None and self._stay_at is None:
            self._before_search = self.position
        here = self._find_where_to_stay(answer)
        last = self._before_search if self.position is None else self.position
        self.answer = answer
        if answer is None:
            self._show(range(len(self.library)), last or 0)
        elif self.shows_all:
            best = answer.positions[0] if answer.positions else 0
            self._show(range(len(self.library)), best if here is None else here)
        else:
            self._show_hits(here)

    def _find_where_to_stay(self, answer: Answer | None) -> int | None:
        """The entry that stays highlighted among new hits; None where the best takes its place."""
        is_same = answer is not None and self.answer is not None and self.answer.query == answer.query
        here = self.position if is_same else None
        if answer is not None and self._stay_at is not None:
            here = self._stay_at
            # The first hits of a long document may not have it yet.
            if answer.is_complete or here in answer.positions:
                self._stay_at = None
        return here

    def _show_from(self, position: int) -> None:
        if self.answer and not self.shows_all:
            self._show_hits(position)
        else:
            self._show(range(len(self.library)), position)

    def _show_hits(self, position: int | None = None) -> None:
        """Only the hits, in the order that is asked for; the best is highlighted, or the one at `position`."""
        found: Sequence[int] = self.answer.positions if self.answer else ()
        best = found[0] if found else 0
        if self.is_by_date:
            found = sorted(found)
        self._show(found, found.index(position if position in found else best) if found else 0)

    def _show(self, positions: Sequence[int], cursor: int) -> None:
        is_by_text = self.shows_all or self.is_by_date or not self.answer
        message = self._explain_nothing()
        if self.shows_marked:
            positions, cursor = self._memory.keep_marked(positions, cursor)
        rows = EntryRows(
            self.library,
            positions,
            self.answer,
            height=self.row_height,
            has_headings=is_by_text,
            message=message,
            is_marked=self._memory.is_marked,
            has_note=self._memory.notes.has_note,
            is_dimmed=self._memory.is_dimmed,
        )
        self._view.show(rows, cursor)
        self.changes += 1
        self._post(ListChanged())

    def _explain_nothing(self) -> Sequence[str]:
        """What stands in an empty list."""
        if self.shows_marked:
            return "No entry here is marked:", "m marks one, ' shows all"
        if self.answer is None:
            return "No entries: i shows", "what there is"
        if not self.answer.is_complete:
            return "No entry matches yet;", "the document is still being read"
        # What was looked for and what to try instead stands below the search line.
        return ("No entry matches",)

    def count_hits(self) -> str:
        """How much was found, and which of it is highlighted: `2 of 9`. "" while nothing is searched."""
        if not self.answer:
            return ""
        found, is_complete = len(self.answer.positions), self.answer.is_complete
        if not found:
            return "nothing found" if is_complete else "nothing yet …"
        count = f"{found:,} hits" if self.shows_all else f"{self._view.cursor + 1:,} of {len(self.positions):,}"
        return count if is_complete else f"{count} …"

    def describe(self) -> str:
        """How the list is narrowed or ordered: `★ marked only · 3 of 108`, `by date`; else ""."""
        words = []
        if self.shows_marked:
            total = f"{len(self.library):,}"
            if self.answer and not self.shows_all:
                total = f"{len(self.answer.positions):,} hits"
            words.append(f"{MARK_SIGN} marked only · {len(self.positions):,} of {total}")
        if self.answer and self.shows_all:
            words.append("all entries")
        elif self.answer and self.positions and self.is_by_date:
            words.append("by date")
        return " · ".join(words)

    # Going somewhere

    def return_to_start(self) -> None:
        """Go to where one was before the last search, or before the marked entries alone were shown."""
        if self._before_search is None:
            self._say("Nothing was searched yet: there is nowhere to go back to")
        elif self._before_search < len(self.library):
            self.go_to_position(self._before_search)

    def go_to_number(self, number: int) -> None:
        """Go to the entry of that number; where the hits hide it they are put aside, and that is said."""
        position = self.library.find_entry(self.chronicle, number)
        if position is not None:
            self.go_to_position(position)
            return
        name, count = name_document(self.chronicle.name), f"{len(self.chronicle.entries):,}"
        if self.chronicle.is_complete:
            self._say(f"There is no entry {number}: {name} has {count}")
        else:
            self._say(f"Entry {number} is not read yet: of {name} {count} are")

    def go_to_position(self, position: int) -> None:
        """Go to the entry at `position`; where the hits hide it they are put aside, and that is said."""
        if not self._highlight(position):
            is_by_mark, self.shows_marked = self.shows_marked, False
            self.shows_all = bool(self.answer)
            self._show(range(len(self.library)), position)
            self._say("All entries again" if is_by_mark else "All entries are shown; f shows only the hits again")

    def _highlight(self, position: int) -> bool:
        """Highlight the entry at `position`; False where the list does not show it."""
        if position not in self.positions:
            return False
        self._view.go_to(self.positions.index(position))
        return True

    def next_hit(self) -> None:
        """Go to the next hit, after the last to the first."""
        self._walk_hits(1)

    def previous_hit(self) -> None:
        """Go to the hit before, before the first to the last."""
        self._walk_hits(-1)

    def _walk_hits(self, step: int) -> None:
        if not self.answer or not self.answer.positions:
            self._say("Nothing was found" if self.answer else NOTHING_SEARCHED)
        elif self.shows_all:
            hits, here = sorted(self.answer.positions), self.position or 0
            following = bisect_right(hits, here) if step > 0 else bisect_left(hits, here) - 1
            self._highlight(hits[following % len(hits)])
        elif self.positions:
            self._view.go_to((self._view.cursor + step) % len(self.positions))

    # What is shown

    @property
    def row_height(self) -> int:
        """The lines of a row, 1 or 2."""
        return 1 if self._memory.settings.get(ROWS) == "1" else 2

    def change_rows(self) -> None:
        """Show rows of one line, or of two."""
        self._memory.settings.keep(ROWS, "2" if self.row_height == 1 else "1")
        self.show_again()
        self._say("Rows of one line" if self.row_height == 1 else "Rows of two lines")

    def toggle_hits(self) -> None:
        """Show only the hits, or all entries with the hits marked."""
        if not self.answer:
            self._say(NOTHING_SEARCHED)
            return
        position = self.position or 0
        self.shows_all = not self.shows_all
        self._show_from(position)

    def toggle_order(self) -> None:
        """Show the hits with the best first, or in the order of the text."""
        if not self.answer:
            self._say(NOTHING_SEARCHED)
        elif self.shows_all:
            self._say("f shows only the hits, which then have an order")
        else:
            self.is_by_date = not self.is_by_date
            self._show_hits(self.position)
            self._say("Hits by date" if self.is_by_date else "Hits by relevance")

    def toggle_mark(self) -> None:
        """Mark the entry at hand, or take its mark away."""
        if self.position is None:
            self._say("No entry is shown; nothing is marked")
        else:
            self._memory.toggle(self.position)

    def toggle_dimming(self) -> None:
        """Dim the entries that were read, or none."""
        self._memory.toggle_dimming()
        self._view.refresh()

    def toggle_marked(self) -> None:
        """Show only the marked entries, or all."""
        if not self.shows_marked and not self._memory.marked:
            self._say(self._memory.problem or "Nothing here is marked: m marks the entry")
            return
        position = self.position or 0
        if not (self.shows_marked or self.answer):
            self._before_search = position
        self.shows_marked = not self.shows_marked
        self._show_from(position)
        if self.shows_marked:
            count = len(self.positions)
            self._say(f"{format_count(count, 'marked entry', 'marked entries')}; ' shows all again")

    def _say(self, words: str) -> None:
        self._post(StatusChanged(words))
