"""The part of the reader that marks entries, and comes back to where one was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from digest_tui.chronicle.library import Shelf
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.tui.panes_screen import PanesScreen
from digest_tui.tui.remembering import DIM_READ, SECONDS_BETWEEN_SAVES, Answered, Remembering
from digest_tui.tui.widgets.entry_list import MARK_SIGN

if TYPE_CHECKING:
    from digest_tui.memory.places import Place

_REACH = 500
"""So far around its old number the entry is sought at which one was."""


class MarkingScreen(PanesScreen):
    """Has a shelf of chronicles, and remembers what is done with its entries."""

    shows_marked: var[bool] = var(False)
    """Only the marked entries stand in the list."""

    def __init__(self, place: Place | None, remembers: bool) -> None:
        super().__init__()
        self._shelf = Shelf()
        self._remembering = Remembering(self.post_message, remembers)
        self._due_place = place

    @property
    def chronicle(self) -> Chronicle:
        """The document of the entry that is highlighted; the first where none has an entry."""
        return self._shelf.chronicle_of(self.entries.position or 0) if len(self._shelf) else self._shelf.chronicles[0]

    @property
    def entry(self) -> Entry | None:
        """The entry that is highlighted; None where the search found none."""
        position = self.entries.position
        return None if position is None else self._shelf[position]

    def show_list_again(self, position: int) -> None:
        """Show the list anew, the entry at `position` highlighted if it still stands there."""
        raise NotImplementedError

    def show_page_again(self) -> None:
        """Show the entry anew, where it is scrolled to."""
        raise NotImplementedError

    # Marks

    def action_toggle_mark(self) -> None:
        """Mark the entry, or take its mark away."""
        if self.entries.position is None:
            self.say("No entry is shown; nothing is marked")
        else:
            self._remembering.toggle(self.entries.position)

    def action_undo(self) -> None:
        """Take back what was last done to a mark."""
        self._remembering.undo()

    def action_toggle_marked(self) -> None:
        """Only the marked entries, or all."""
        if not self.shows_marked and not self._remembering.marked:
            self.say("Nothing here is marked: m marks the entry")
            return
        position = self.entries.position or 0
        self.shows_marked = not self.shows_marked
        self.show_list_again(position)
        count = len(self.entries.positions)
        marked = f"{count:,} marked {'entry' if count == 1 else 'entries'}; ' shows all again"
        self.say(marked if self.shows_marked else "")

    def action_toggle_dimming(self) -> None:
        """Dim the entries that were read, or none."""
        dims = not self._remembering.dims_read
        self._remembering.keep_setting(DIM_READ, "yes" if dims else "no")
        self.entries.refresh()
        self.say("Read entries are dimmed" if dims else "Read entries are shown like all others")

    @on(Answered)
    def _take_answer(self, message: Answered) -> None:
        answer = message.answer
        if isinstance(answer, str):
            self.say(answer)
            return
        if self._remembering.take(answer):
            self._show_marks()
        if answer.words:
            self.say(answer.words)

    def _show_marks(self) -> None:
        if self.shows_marked:
            self.show_list_again(self.entries.position or 0)
        self.entries.refresh()
        self.show_page_again()
        self.search_line.ask_again()

    def find_remarks(self) -> Sequence[str]:
        """What is said of the highlighted entry beside what it says itself: its document among several, its mark."""
        position = self.entries.position
        remarks = [self.chronicle.name.rpartition("/")[2]] if len(self._shelf.chronicles) > 1 else []
        if position is not None and self._remembering.is_marked(position):
            remarks.append(f"{MARK_SIGN} marked")
        return remarks

    def is_dimmed(self, position: int) -> bool:
        """Whether the entry at `position` was read and is to be dimmed for it."""
        return self._remembering.dims_read and self._remembering.is_read(position)

    # The place

    def begin_remembering(self) -> None:
        """Read what is remembered and save the place from time to time; the first screen stands by now."""
        self._remembering.begin(self._shelf)
        self.set_interval(SECONDS_BETWEEN_SAVES, self._notice_place)

    def _notice_place(self) -> None:
        is_in_sight = self.is_reading or not self.has_class("-narrow")
        if self._remembering.notice(self._find_place_to_save(), is_in_sight) and self._remembering.dims_read:
            self.entries.refresh()

    def on_unmount(self) -> None:
        """Save what is not saved yet."""
        self._remembering.close(self._find_place_to_save())

    def _find_place_to_save(self) -> int | None:
        """Where the reader is; None while it waits for the rest of a document, to go where it was."""
        position = self.entries.position
        return None if self._due_place is not None and not position else position

    def find_due_position(self, shelf: Shelf) -> int | None:
        """The position of the entry at which one was the last time; None where that is not known, or not read yet.

        It is given once.
        """
        place = self._due_place
        if place is None:
            return None
        from digest_tui.memory.fingerprints import find_nearest
        from digest_tui.memory.places import name_document

        for chronicle in shelf.chronicles:
            is_there = place.number <= len(chronicle.entries) or chronicle.is_complete
            if name_document(chronicle.name) == place.document and is_there:
                self._due_place = None
                if not len(chronicle.entries):
                    return None
                return shelf.find_position(
                    chronicle, find_nearest(chronicle, place.sum_of_words, place.number - 1, _REACH)
                )
        return None

    def tell_place(self, position: int) -> str:
        """What is said of the place one comes back to; "" for the first entry."""
        if self._due_place is not None:
            return f"Reading on to entry {self._due_place.number:,}, where you were"
        return f"Entry {self._shelf[position].number:,}, where you were; g goes to the first" if position else ""

    def find_same_position(self, shelf: Shelf) -> int:
        """Where on another shelf the entry stands that is highlighted: by what it says, else by its number."""
        entry, name = self.entry, self.chronicle.name
        same = next((chronicle for chronicle in shelf.chronicles if chronicle.name == name), None)
        if entry is None or same is None or not len(same.entries):
            return 0
        from digest_tui.memory.fingerprints import find_nearest, read_text, sum_shortly

        inside = entry.number - 1
        wanted = sum_shortly(read_text(self.chronicle, inside))
        return shelf.find_position(same, find_nearest(same, wanted, inside, _REACH))
