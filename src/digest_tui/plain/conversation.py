"""The conversation: a prompt, a line that is typed, and the lines that answer it, until the person leaves."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from digest_tui.chronicle.files.reading import UnreadableDocument
from digest_tui.chronicle.library import Library
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.finding_again import find_last_read, find_same
from digest_tui.pages.document_names import name_documents
from digest_tui.pages.editions import Editions
from digest_tui.pages.rest_of_document import build_rest_page
from digest_tui.plain.commands import COMMANDS, FINDINGS, LIST, SEARCH, Typed, read_line
from digest_tui.plain.copying import Copying
from digest_tui.plain.exporting import Exporting
from digest_tui.plain.indexing import Index
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.marking import Marking
from digest_tui.plain.opening import Opening
from digest_tui.plain.remembering import Memory
from digest_tui.plain.searching import Searching
from digest_tui.plain.tens import Tens
from digest_tui.plain.wording import (
    describe_library,
    format_entry,
    format_note,
    format_page,
    format_row,
    list_findings,
    make_prompt,
)


class Conversation:
    """Answers the commands of a person. The entry at hand is what they act on."""

    def __init__(self, opening: Opening, memory: Memory, lines: Lines) -> None:
        self.is_over = False
        """The person has left."""
        self._listing = listing = Listing(Library(*opening.chronicles), memory.is_marked)
        self.copying = Copying(listing, memory, lines)
        self.marking = Marking(listing, memory, lines)
        self._opening = opening
        self._memory = memory
        self._lines = lines
        self._say = lines.say
        self._tens = Tens(lines.say)
        self.searching = Searching(listing, memory, lines, self._tens, self.list_entries)
        self.index = Index(listing, memory, lines, self._tens, self.searching)
        self.exporting = Exporting(listing, memory, lines, opening.encoding)
        self._editions = Editions()

    def hold(self) -> None:
        """Talk until the person leaves or the input ends. Raises KeyboardInterrupt, on a new line."""
        try:
            self._do(self._begin)
            self._do(self._go_to_start)
            while not self.is_over and (line := self._ask()) is not None:
                self._do(self._follow_files)
                self._answer(read_line(line))
        except KeyboardInterrupt:
            self._say("")
            raise

    def _begin(self) -> None:
        opening, library = self._opening, self._listing.library
        self._say(*describe_library(library))
        self._say(*filter(None, [opening.notice]), *self._memory.show_library(library))

    def _go_to_start(self) -> None:
        opening, library = self._opening, self._listing.library
        last = find_last_read(library, opening.last_read) if opening.last_read else None
        if last:
            self._listing.go_to_position(last)
            self._say(f"You were at entry {library[last].number}. g reads the first")
        if opening.query:
            self.searching.search(Typed(SEARCH, rest=opening.query))
        if opening.entry is not None:
            position = library.find_entry(library.chronicles[0], opening.entry)
            self._read_at(position, opening.entry)

    def _ask(self) -> str | None:
        return self._lines.ask(make_prompt(self._listing, self._tens.command))

    def _answer(self, typed: Typed) -> None:
        if typed.call != self._tens.command:
            self._tens.close()
        if typed.call:
            answer: Callable[[Typed], None] = attrgetter(typed.call)(self)
            self._do(lambda: answer(typed))
        else:
            self._say(f"{typed.rest} is no command. /{typed.rest} searches for it, ? lists all commands")

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except StoreFailed as failure:
            self._say(f"It is not kept: {failure}")

    # Reading

    def read_next(self, typed: Typed) -> None:
        """Read the entry at hand; if it was read, the one after it."""
        if self._listing.is_read and self._listing.is_last:
            self._say("This is the last entry of the list")
        else:
            self._read(self._listing.cursor + self._listing.is_read)

    def read_previous(self, typed: Typed) -> None:
        """Read the entry before."""
        if self._listing.cursor:
            self._read(self._listing.cursor - 1)
        else:
            self._say("This is the first entry of the list")

    def read_again(self, typed: Typed) -> None:
        """Read the entry at hand once more."""
        self._read(self._listing.cursor)

    def read_first(self, typed: Typed) -> None:
        """Read the first entry of the list."""
        self._read(0)

    def read_last(self, typed: Typed) -> None:
        """Read the last entry of the list."""
        self._read(len(self._listing.positions) - 1)

    def read_next_day(self, typed: Typed) -> None:
        """Read the first entry of the next day."""
        self._read_day(1)

    def read_previous_day(self, typed: Typed) -> None:
        """Read the first entry of the day before."""
        self._read_day(-1)

    def read_number(self, typed: Typed) -> None:
        """Read the entry of a number; in several documents they are counted through."""
        number = typed.number or 0
        self._read_at(number - 1 if 0 < number <= len(self._listing.library) else None, number)

    def _read_at(self, position: int | None, number: int) -> None:
        """Read the entry at `position`; None says that there is no entry of that number."""
        listing = self._listing
        if position is None:
            self._say(f"There is no entry {number}: {name_documents(listing.library)} has {len(listing.library):,}")
            return
        if position not in listing.positions:
            self._say("All entries are listed again")
        listing.go_to_position(position)
        self._read(listing.cursor)

    def _read_day(self, step: int) -> None:
        if not self._listing.is_in_order:
            self._say("The best is listed first: s lists what was found by date")
            return
        cursor = self._listing.find_day(step)
        if cursor is None:
            self._say(f"There is no day {'after' if step > 0 else 'before'} this one in the list")
        else:
            self._read(cursor)

    def _read(self, cursor: int) -> None:
        listing = self._listing
        listing.go(cursor)
        if listing.position is None:
            self._say("No entry is listed. i shows the rest of the document, / lists all entries")
            return
        memory, position = self._memory, listing.position
        lines = format_entry(listing, self._opening.link_form, memory.is_marked(position))
        note = format_note(memory.notes.get(position, ""))
        self._say("", *lines, *(["", *note] if note else []), "")
        listing.is_read = True
        memory.note_read(position)

    # Lists and searches

    def list_entries(self, typed: Typed) -> None:
        """List ten entries, and then the next ten."""
        listing = self._listing
        self._tens.say_more(LIST, (self._format_row(position) for position in listing.positions[listing.cursor :]))

    def list_findings(self, typed: Typed) -> None:
        """List what is wrong, ten findings at a time."""
        self._tens.say_more(FINDINGS, list_findings(self._listing.library))

    def _format_row(self, position: int) -> str:
        listing = self._listing
        remarks = ["marked"] if self._memory.is_marked(position) else []
        remarks += ["with your note"] if position in self._memory.notes else []
        return format_row(listing.library, position, listing.answer, remarks)

    def toggle_marked(self, typed: Typed) -> None:
        """List only the marked entries, or all."""
        listing = self._listing
        if not listing.shows_marked and not self._memory.marked:
            self._say("No entry is marked: m marks the entry at hand")
            return
        listing.shows_marked = not listing.shows_marked
        listing.list_again()
        self._say("Only marked entries are listed" if listing.shows_marked else "Those without a mark are listed again")
        self.list_entries(typed)

    # Documents

    def show_rest(self, typed: Typed) -> None:
        """Say what is in the document and in no entry."""
        listing = self._listing
        gone = self._memory.gone.get(listing.chronicle.name, ())
        self._say(*format_page(build_rest_page(listing.library, listing.chronicle, gone)))

    def read_files_again(self, typed: Typed) -> None:
        """Read the files again, and stay at the same entry."""
        if self._opening.read_again is None:
            self._say("What was piped in cannot be read again")
            return
        try:
            library = Library(*self._opening.read_again())
        except UnreadableDocument as error:
            self._say(f"{error}; what was read before is kept")
            return
        self._show_library(library, "Read again")
        self._say(*describe_library(library))

    def _follow_files(self) -> None:
        """Read what has changed on the disk since the last line, and say so."""
        if self._opening.files is None:
            return
        before = self._listing.library.chronicles
        chronicles, words = self._opening.files.read_changed(before)
        if [*map(id, chronicles)] != [*map(id, before)]:
            self._show_library(Library(*chronicles), words)
        elif words:
            self._say(words)

    def _show_library(self, library: Library, words: str) -> None:
        """Go on with another reading of the documents, at the same entry and with the same search.

        `words` say why, and what changed is said behind them.
        """
        listing = self._listing
        position = find_same(library, listing.chronicle, listing.entry)
        changes = self._editions.describe_changes(listing.library.chronicles, library.chronicles)
        self._say(f"{words}: {changes}; R lists them" if changes else words, *self._memory.show_library(library))
        self.searching.show_library(library, position)
        self._tens.close()

    def show_changes(self, typed: Typed) -> None:
        """Say what changed in the document since it was opened."""
        from digest_tui.pages.changes import build_changes_page

        library, chronicle = self._listing.library, self._listing.chronicle
        if reason := self._editions.explain_nothing(chronicle):
            self._say(reason)
        else:
            comparison = self._editions.compare_with_first(chronicle)
            self._say(*format_page(build_changes_page(comparison, library, chronicle)))

    def show_help(self, typed: Typed) -> None:
        """Say what can be typed."""
        for command in COMMANDS:
            names = ", ".join(name for name in command.names if name.isprintable())
            self._say(f"{names}: {command.words}")
        self._say("digest-tui search --help describes the search")

    def leave(self, typed: Typed) -> None:
        """End the conversation."""
        self.is_over = True
