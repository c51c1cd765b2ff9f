"""The sheets that open over the reader: help, the rest of the document, a note, findings, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from digest_tui.memory.finding_again import find_same
from digest_tui.pages.document_names import name_document
from digest_tui.pages.page import Page
from digest_tui.tui.document_session import DocumentSession
from digest_tui.tui.keys import Action
from digest_tui.tui.listing import Listing
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import StatusChanged

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.sharing.comparing.comparison import Comparison


class Sheets:
    """Opens sheets over `screen`, each imported when it is first asked for."""

    def __init__(
        self,
        screen: Screen[None],
        listing: Listing,
        documents: DocumentSession,
        memory: MemorySession,
        actions: Sequence[Action],
    ) -> None:
        self._screen = screen
        self._listing = listing
        self._documents = documents
        self._memory = memory
        self._actions = actions
        self._awaits_findings = False

    async def show_help(self) -> None:
        """Show every key. What is typed meanwhile waits until it can be answered there."""
        from digest_tui.tui.help_page import list_sections
        from digest_tui.tui.help_screen import HelpScreen

        await self._screen.app.push_screen(HelpScreen(list_sections(self._actions)))

    def show_rest(self) -> None:
        """Show what is in the document and in no entry."""
        from digest_tui.pages.rest_of_document import build_rest_page

        listing = self._listing
        chronicle, answer = listing.chronicle, listing.answer
        find_hits = answer.find_in_text if answer and answer.rest else lambda text: ()
        page = build_rest_page(listing.library, chronicle, self._memory.gone.get(chronicle.name, ()), find_hits)
        self._open_page(f"{name_document(chronicle.name)}: the rest of it", page)

    async def write_note(self) -> None:
        """Open the reader's note on the entry at hand. What is typed meanwhile waits until it can be written there."""
        from digest_tui.pages.notes_shown import MY_NOTE
        from digest_tui.tui.note_screen import NoteScreen

        library, position, entry = self._listing.library, self._listing.position, self._listing.entry
        if position is None or entry is None:
            self._say("No entry is shown; there is nothing to note")
            return
        notes = self._memory.notes
        note = notes.by_position.get(position, "")
        title = " · ".join(filter(None, (f"{MY_NOTE} on entry {entry.number}", entry.date_as_written, entry.place)))
        begun = note or notes.take_undone(library, position)
        screen = NoteScreen(title, note, lambda words: notes.write(library, position, note, words), begun)
        await self._screen.app.push_screen(screen)

    def show_findings(self) -> None:
        """Show what is wrong in the document, as soon as it is known, and go where the person chooses."""
        from digest_tui.tui.findings_screen import FindingsScreen

        chronicle = self._listing.chronicle
        findings = self._documents.find_findings(chronicle)
        self._awaits_findings = findings is None
        if findings:
            self._screen.app.push_screen(FindingsScreen(chronicle, findings), self._go_to_finding)
        elif findings is None:
            self._documents.hurry_check()
            self._say("The document is being checked; what is found opens when it is there")
        else:
            self._say("No rule finds anything wrong here")

    def show_changes(self) -> None:
        """Show what changed in the document since it was opened, as soon as it is known."""
        chronicle, editions = self._listing.chronicle, self._documents.editions
        reason = editions.explain_nothing(chronicle)
        self._say(reason or "The editions are being compared")
        if not reason:
            self._screen.run_worker(
                lambda: self._screen.call_later(self._take_changes, chronicle, editions.compare_with_first(chronicle)),
                thread=True,
                exclusive=True,
                group="comparing",
                exit_on_error=False,
            )

    def _take_changes(self, chronicle: Chronicle, comparison: Comparison) -> None:
        from digest_tui.pages.changes import build_changes_page

        self._say("")
        library = self._listing.library
        if self._is_on_top and chronicle in library.chronicles:
            title = f"{name_document(chronicle.name)}: what changed since it was opened"
            self._open_page(title, build_changes_page(comparison, library, chronicle))

    def _open_page(self, title: str, page: Page) -> None:
        """Show a page, and go to the entry of the library that the person chooses there."""
        from digest_tui.tui.text_screen import TextScreen

        library = self._listing.library

        def go(position: int | None) -> None:
            if position is not None:
                # The documents may have been read again meanwhile.
                entry, current = library[position], self._listing.library
                self._listing.go_to_position(find_same(current, library.chronicle_of(position), entry))

        self._screen.app.push_screen(TextScreen(title, page, lambda position: str(library[position].number)), go)

    async def correct_names(self) -> None:
        """Let the person correct the names of the document, first what is selected, then read it again."""
        from digest_tui.tui.correcting_names import correct_names

        def end(words: str, has_changed: bool) -> None:
            if has_changed:
                self._documents.read_again(words)
            else:
                self._say(words)

        selected = " ".join((self._screen.get_selected_text() or "").split()).strip(' .,;:()“”«»"')
        await correct_names(self._screen, self._listing.chronicle, self._memory, selected, end)

    def show_awaited_findings(self) -> None:
        """Show the findings that were asked for before they were known, if they are by now."""
        is_checked = self._documents.find_findings(self._listing.chronicle) is not None
        if self._awaits_findings and is_checked and self._is_on_top:
            self.show_findings()

    def _go_to_finding(self, finding: Finding | None) -> None:
        if finding is None:
            return
        if finding.entry is None:
            self.show_rest()
        else:
            self._listing.go_to_number(finding.entry)

    @property
    def _is_on_top(self) -> bool:
        """No sheet is open. Textual calls the screen below one current as well."""
        return self._screen.app.screen is self._screen

    def _say(self, words: str) -> None:
        self._screen.post_message(StatusChanged(words))
