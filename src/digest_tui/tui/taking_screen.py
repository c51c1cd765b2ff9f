"""The part of the reader that gives away: what is copied, opened, cited and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from digest_tui.chronicle.links.urls import may_be_opened
from digest_tui.tui.marking_screen import MarkingScreen
from digest_tui.tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.chronicle.model import Chronicle
    from digest_tui.memory.places import Place
    from digest_tui.sharing.handing import SendToTerminal
    from digest_tui.tui.taking import Taking

CITATION_FORM = "citation_form"
"""The setting: which of `citing.FORMATS` was used last."""
EXPORT_FORM = "export_form"
"""The setting: which of `exporting.formats.FORMATS` was used last."""


class TakingScreen(MarkingScreen):
    """Takes links, texts and citations to the clipboard, links to the browser, and entries to files."""

    class Said(Message):
        """A worker has something to say to the person."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, place: Place | None, remembers: bool, encoding: str | None) -> None:
        super().__init__(place, remembers)
        self._encoding = encoding

    # Copying and opening

    def action_copy_link(self) -> None:
        """Copy the link at hand, or that of the note whose number was typed."""
        self._copy(self._take_link())

    def action_copy_link_as_written(self) -> None:
        """Copy the link exactly as the document has it."""
        from digest_tui.tui.taking import take_as_written

        self._copy(take_as_written(self._take_link()))

    def action_copy_archive_link(self) -> None:
        """Copy the address of the page in the Internet Archive; nothing is asked there."""
        from digest_tui.tui.taking import take_archived

        self._copy(take_archived(self._take_link(), self.entry))

    def action_copy_citation(self) -> None:
        """Copy a citation of the entry, in the form that was last chosen; by the link Tab stands on, else by all."""
        self._cite_as(self._find_setting(CITATION_FORM, "plain"))

    def action_choose_citation(self) -> None:
        """Choose the form of citations, and copy one."""
        from digest_tui.sharing.citing import FORMAT_NAMES
        from digest_tui.tui.choice_screen import ChoiceScreen

        screen = ChoiceScreen("Cite as", FORMAT_NAMES, self._find_setting(CITATION_FORM, "plain"))
        self.app.push_screen(screen, self._keep_citation_form)

    def _keep_citation_form(self, form: str | None) -> None:
        if form is not None:
            self._remembering.keep_setting(CITATION_FORM, form)
            self._cite_as(form)

    def _cite_as(self, form: str) -> None:
        from digest_tui.sharing.citing import FORMATS
        from digest_tui.tui.taking import take_citation

        if self.entry is None:
            self.say("No entry is shown; nothing is copied")
            return
        at_hand = self.view.link_at_hand
        link = None if at_hand is None else self.view.page.links[at_hand]
        self._copy(take_citation(self.chronicle, self.entry, link, form if form in FORMATS else "plain"))

    def _find_setting(self, name: str, default: str) -> str:
        return self._remembering.settings.get(name, default)

    def action_copy_all_links(self) -> None:
        """Copy every link of the entry, one a line."""
        from digest_tui.tui.taking import take_all_links

        if self.entry:
            self._copy(take_all_links(self.entry))

    def action_copy_text(self) -> None:
        """Copy the entry as printed, with its sources."""
        from digest_tui.tui.taking import take_text

        if self.entry:
            self._copy(take_text(self.chronicle, self.entry))

    def action_copy_selection_or_quit(self) -> None:
        """Copy what is selected, on the page or in the search line; quit where nothing is."""
        from digest_tui.tui.taking import Taking

        query = self.search_line.input
        selected = query.selected_text if query and self.is_typing else self.get_selected_text()
        if selected:
            self._copy(Taking(selected, "The selection"))
        else:
            self.app.exit()

    def action_open_link(self) -> None:
        """Open the link at hand, or that of the note whose number was typed."""
        self._open(self._take_link())

    @on(PageView.LinkRequested)
    def _open_clicked(self, message: PageView.LinkRequested) -> None:
        from digest_tui.tui.taking import take_one

        self.view.link_at_hand = message.number
        self._open(take_one(self.view.page.links[message.number]))

    def _take_link(self) -> Taking:
        from digest_tui.tui.taking import Taking, take_link, take_note

        number, entry = self.take_number(), self.entry
        if number is not None:
            return take_note(self.chronicle, entry, str(number))
        if entry is None:
            return Taking("", "No entry is shown; nothing is copied")
        return take_link(self.chronicle, entry, self.view.link_at_hand)

    def _copy(self, taking: Taking) -> None:
        from digest_tui.sharing.handing import hand_to_clipboard

        if taking.text:
            self._hand_over(partial(hand_to_clipboard, taking.text, taking.remark))
        else:
            self.say(taking.remark)

    def _open(self, taking: Taking) -> None:
        from digest_tui.sharing.handing import hand_to_browser
        from digest_tui.tui.taking import Taking

        if may_be_opened(taking.text):
            self._hand_over(partial(hand_to_browser, taking.text))
        elif taking.text:
            self._copy(Taking(taking.text, taking.remark or "Only http and https links are opened"))
        else:
            self.say(taking.remark.replace("nothing is copied", "nothing is opened"))

    @work(thread=True, group="handing", exit_on_error=False)
    def _hand_over(self, hand: Callable[[SendToTerminal], str]) -> None:
        words = hand(lambda text: self.app.call_from_thread(self.app.copy_to_clipboard, text))
        self.post_message(self.Said(words))

    @on(Said)
    def _show_words(self, message: Said) -> None:
        self.say(message.words)

    # Exporting

    def action_export(self) -> None:
        """Write what the list shows to a file: its format and name are asked for."""
        from digest_tui.sharing.exporting.formats import FORMATS
        from digest_tui.tui.choice_screen import ChoiceScreen

        if not self._shelf.is_complete:
            self.say("The document is still being read; nothing is exported")
        elif not self.entries.positions:
            self.say("No entry is shown; nothing is exported")
        else:
            last = self._find_setting(EXPORT_FORM, "md")
            words = {name: form.words for name, form in FORMATS.items()}
            screen = ChoiceScreen(f"Export {self._count_shown()} as", words, last)
            self.app.push_screen(screen, self._name_export)

    def _name_export(self, form: str | None) -> None:
        from digest_tui.sharing.exporting.formats import suggest_name
        from digest_tui.tui.name_screen import NameScreen

        if form is None:
            return
        self._remembering.keep_setting(EXPORT_FORM, form)
        chronicles = self._shelf.chronicles
        chosen = [self._shelf.locate(position) for position in self.entries.positions]
        name = suggest_name(form, dict.fromkeys(chronicle.name for chronicle, _ in chosen))
        screen = NameScreen(f"Export {self._count_shown()} to", name, [chronicle.name for chronicle in chronicles])

        def write(answer: tuple[Path, bool] | None) -> None:
            if answer is not None:
                self._export(form, chosen, *answer)

        self.app.push_screen(screen, write)

    def _count_shown(self) -> str:
        count = len(self.entries.positions)
        return "1 entry" if count == 1 else f"{count:,} entries"

    @work(thread=True, group="exporting", exit_on_error=False)
    def _export(self, form: str, chosen: Sequence[tuple[Chronicle, int]], path: Path, is_forced: bool) -> None:
        from datetime import date

        from digest_tui.sharing.exporting.formats import write_to_file
        from digest_tui.sharing.exporting.parts import choose_entries, sum_file
        from digest_tui.sharing.exporting.writing import NotWritten

        parts = [part._replace(sum=sum_file(part.chronicle, self._encoding)) for part in choose_entries(chosen)]
        try:
            write_to_file(form, parts, date.today(), path, is_forced)
        except NotWritten as problem:
            words = f"{path}: {problem.reason}; nothing is written"
        else:
            words = f"{len(chosen):,} {'entry' if len(chosen) == 1 else 'entries'} written to {path}"
        self.post_message(self.Said(words))
