"""Delivering: links, texts and citations to the clipboard, links to the browser, entries to files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input

from digest_tui.chronicle.wording import format_count
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.target import Target

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.sharing.browser import OpenOutcome
    from digest_tui.sharing.copy_actions import CopyPayload
    from digest_tui.sharing.delivery import Report, SendToTerminal

CITATION_FORM = "citation_form"
"""The setting: which of `citing.FORMATS` was used last."""
EXPORT_FORM = "export_form"
"""The setting: which of `exporting.formats.FORMATS` was used last."""
NOTHING_SHOWN = "No entry is shown; nothing is copied"


class Delivery:
    """Copies, opens, cites and exports what `find_target` gives.

    `screen` runs the workers, asks for formats and names, and gets the messages.
    """

    def __init__(
        self, screen: Screen[None], find_target: Callable[[], Target], memory: MemorySession, encoding: str | None
    ) -> None:
        self._screen = screen
        self._find_target = find_target
        self._memory = memory
        self._encoding = encoding

    # Copying and opening

    def copy_link(self) -> None:
        """Copy the link at hand, or that of the note whose number was typed."""
        self.copy(self._find_link(self._find_target()))

    def copy_link_as_written(self) -> None:
        """Copy the link exactly as the document has it."""
        from digest_tui.sharing.copy_actions import copy_as_written

        self.copy(copy_as_written(self._find_link(self._find_target())))

    def copy_archive_link(self) -> None:
        """Copy the address of the page in the Internet Archive; nothing is asked there."""
        from digest_tui.sharing.copy_actions import copy_archived

        target = self._find_target()
        link = self._find_link(target)
        self._copy_soon(lambda: copy_archived(link, target.chronicle, target.entry))

    def copy_all_links(self) -> None:
        """Copy every link of the entry, one a line."""
        from digest_tui.sharing.copy_actions import copy_all_links

        entry = self._find_target().entry
        if entry:
            self.copy(copy_all_links(entry))

    def copy_listed_links(self) -> None:
        """Copy the clean links of all entries that the list shows, one a line."""
        from digest_tui.sharing.copy_actions import copy_listed_links

        target = self._find_target()
        self._copy_soon(lambda: copy_listed_links(target.library[position] for position in target.positions))

    def copy_text(self) -> None:
        """Copy the entry as printed, with its sources."""
        from digest_tui.sharing.copy_actions import copy_text

        target = self._find_target()
        if target.entry:
            self.copy(copy_text(target.chronicle, target.entry))

    def copy_selection_or_quit(self) -> None:
        """Copy what is selected, on the page or in the search line; quit where nothing is."""
        from digest_tui.sharing.copy_actions import CopyPayload

        field = self._screen.focused
        if selected := field.selected_text if isinstance(field, Input) else self._screen.get_selected_text():
            self.copy(CopyPayload(selected, "The selection"))
        else:
            self._screen.app.exit()

    def open_link(self) -> None:
        """Open the link at hand, or that of the note whose number was typed."""
        self.open(self._find_link(self._find_target()))

    def open_link_number(self, number: int) -> None:
        """Open that one of the entry's links, counted from 0."""
        from digest_tui.sharing.copy_actions import copy_one

        entry = self._find_target().entry
        if entry:
            self.open(copy_one(entry.links[number]))

    def _find_link(self, target: Target) -> CopyPayload:
        from digest_tui.sharing.copy_actions import CopyPayload, copy_link, copy_note

        if target.note is not None:
            return copy_note(target.chronicle, target.entry, str(target.note))
        if target.entry is None:
            return CopyPayload("", NOTHING_SHOWN)
        return copy_link(target.chronicle, target.entry, target.link)

    def copy(self, payload: CopyPayload) -> None:
        """Copy a text; where there is none, say why."""
        if payload.text:
            self._copy_soon(lambda: payload)
        else:
            self._say(payload.remark)

    def _copy_soon(self, make: Callable[[], CopyPayload]) -> None:
        """Copy what `make` gives in the worker: a long document may have to be read for it."""
        from digest_tui.sharing.delivery import deliver_to_clipboard

        def deliver(send: SendToTerminal) -> str:
            payload = make()
            return deliver_to_clipboard(payload.text, payload.remark, send) if payload.text else payload.remark

        self._run(deliver)

    def open(self, payload: CopyPayload) -> None:
        """Open a link in the browser; what is no link of the web is copied instead."""
        from digest_tui.sharing.delivery import deliver_link, open_here

        opener = self._open_in_page if self._screen.app.is_web else open_here
        self._run(partial(deliver_link, payload, say=self._say, opener=opener))

    def _open_in_page(self, url: str, report: Report) -> OpenOutcome:
        """Hand a link to the browser that shows the served reader: one of this machine may be in front of nobody."""
        from digest_tui.chronicle.links.urls import complete
        from digest_tui.sharing.browser import OpenOutcome

        self._screen.app.call_from_thread(self._screen.app.open_url, complete(url))
        return OpenOutcome("the browser of this page")

    def _run(self, deliver: Callable[[SendToTerminal], str]) -> None:
        app = self._screen.app

        def send(text: str) -> None:
            app.call_from_thread(app.copy_to_clipboard, text)

        self._work(lambda: self._say(deliver(send)), "delivery")

    # Citing

    def copy_citation(self) -> None:
        """Copy a citation of the entry, in the form that was last chosen; by the link Tab stands on, else by all."""
        self._cite_as(self._find_setting(CITATION_FORM, "plain"))

    def choose_citation(self) -> None:
        """Choose the form of citations, and copy one."""
        from digest_tui.sharing.citing import FORMATS
        from digest_tui.tui.choice_screen import ChoiceScreen

        names = {form: row.name for form, row in FORMATS.items()}
        screen = ChoiceScreen("Cite as", names, self._find_setting(CITATION_FORM, "plain"))
        self._screen.app.push_screen(screen, self._keep_citation_form)

    def _keep_citation_form(self, form: str | None) -> None:
        if form is not None:
            self._memory.settings.keep(CITATION_FORM, form)
            self._cite_as(form)

    def _cite_as(self, form: str) -> None:
        from digest_tui.sharing.citing import FORMATS
        from digest_tui.sharing.copy_actions import copy_citation

        target = self._find_target()
        if target.entry is None:
            self._say(NOTHING_SHOWN)
            return
        link = None if target.link is None else target.entry.links[target.link]
        form = form if form in FORMATS else "plain"
        self._copy_soon(partial(copy_citation, target.chronicle, target.entry, link, form))

    def _find_setting(self, name: str, default: str) -> str:
        return self._memory.settings.get(name, default)

    # Exporting

    def export(self) -> None:
        """Write what the list shows to a file: its format and name are asked for."""
        from digest_tui.sharing.exporting.formats import FORMATS
        from digest_tui.tui.choice_screen import ChoiceScreen

        target = self._find_target()
        if not target.library.is_complete:
            self._say("The document is still being read; nothing is exported")
        elif not target.positions:
            self._say("No entry is shown; nothing is exported")
        else:
            last = self._find_setting(EXPORT_FORM, "md")
            words = {name: form.description for name, form in FORMATS.items()}
            screen = ChoiceScreen(f"Export {format_count(len(target.positions), 'entry', 'entries')} as", words, last)
            self._screen.app.push_screen(screen, partial(self._name_export, target))

    async def _name_export(self, target: Target, form: str | None) -> None:
        from digest_tui.sharing.exporting.formats import suggest_name
        from digest_tui.sharing.exporting.listed import ListExport
        from digest_tui.tui.export_path import read_path
        from digest_tui.tui.field_screen import FieldScreen

        if form is None:
            return
        self._memory.settings.keep(EXPORT_FORM, form)
        # With --private the notes of this reading are written nowhere.
        notes = self._memory.notes.by_position if self._memory.is_kept else {}
        export = ListExport(target.library, target.positions, notes, self._encoding)
        name = suggest_name(form, dict.fromkeys(chronicle.name for chronicle, _ in export.chosen))
        documents = [chronicle.name for chronicle in target.library.chronicles]
        title = f"Export {format_count(len(export.chosen), 'entry', 'entries')} to"
        screen = FieldScreen(title, name, "Enter write   Esc close", partial(read_path, documents))

        def write(answer: tuple[Path, bool] | None) -> None:
            if answer is not None:
                self._work(lambda: self._say(export.write(form, *answer)), "exporting")

        # What is typed meanwhile waits until it can be typed there.
        await self._screen.app.push_screen(screen, write)

    def _work(self, work: Callable[[], None], group: str) -> None:
        self._screen.run_worker(work, thread=True, group=group, exit_on_error=False)

    def _say(self, words: str) -> None:
        self._screen.post_message(StatusChanged(words))
