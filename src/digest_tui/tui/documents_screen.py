"""The part of the reader that has the documents read, watched, counted and checked, behind the panes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.worker import WorkerCancelled, get_current_worker

from digest_tui.chronicle.library import Shelf
from digest_tui.chronicle.model import Chronicle
from digest_tui.tui.rendering import format_findings
from digest_tui.tui.taking_screen import TakingScreen

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.files.watching import Files
    from digest_tui.chronicle.summary import Summary
    from digest_tui.memory.places import Place
    from digest_tui.tui.watching import Watch

SECONDS_BEFORE_A_SWITCH = 0.0003
"""How long a thread that reads or indexes a long document may keep the interpreter while a key waits: with Python's
5 ms the echo of a key takes up to 40."""

SECONDS_BEFORE_THE_NEXT_LOOK = 0.01
"""Between two looks of what can wait at whether it may go on."""
SECONDS_FOR_A_KEY = 0.25
"""So long counting and indexing rest for a key: it is answered by then, and who types on does so sooner."""
SECONDS_BETWEEN_BREATHS = 0.001
"""A million breaths would take minutes."""
SECONDS_AFTER_A_KEY = 1.5
"""Who types on does so sooner; until then the check of a long document rests."""


class Opening(NamedTuple):
    """What the reader opens with."""

    chronicles: Sequence[Chronicle]
    read_again: Callable[[], Sequence[Chronicle]] | None
    """Reads the files anew; raises UnreadableDocument. None for what can be read only once."""
    query: str = ""
    entry: int | None = None
    """The number of the entry to begin with."""
    words: str = ""
    """What is to be said at the start."""
    place: Place | None = None
    """Where one of the documents was last read."""
    remembers: bool = False
    """Marks and position are read from the user's state folder and written to it."""
    make_files: Callable[[], Files] | None = None
    """Makes what tells of changes on the disk; called when the first screen stands."""
    encoding: str | None = None
    """How the files are encoded, if the person said so."""


class DocumentsScreen(TakingScreen):
    """Knows what became of its documents: the state of their files, their summaries and findings."""

    class FilesChanged(Message):
        """Files may have changed on the disk."""

        def __init__(self, files: Files) -> None:
            super().__init__()
            self.files = files

    class DocumentsRead(Message):
        """The files were read, anew or to their end."""

        def __init__(self, chronicles: Sequence[Chronicle], words: str) -> None:
            super().__init__()
            self.shelf = Shelf(*chronicles)
            self.words = words
            # The screen should not wait for the order of many entries.
            _ = self.shelf.days

    class SummariesCounted(Message):
        """The long documents of a shelf were counted."""

        def __init__(self, shelf: Shelf, summaries: dict[int, Summary]) -> None:
            super().__init__()
            self.shelf = shelf
            self.summaries = summaries

    class Checked(Message):
        """A document was checked."""

        def __init__(self, chronicle: Chronicle, findings: Sequence[Finding]) -> None:
            super().__init__()
            self.chronicle = chronicle
            self.findings = findings

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening.place, opening.remembers, opening.encoding)
        self._opening = opening
        self._summaries: dict[int, Summary] = {}
        self._findings: dict[int, Sequence[Finding]] = {}
        self._watch: Watch | None = None
        self._changed_meanwhile: DocumentsScreen.FilesChanged | None = None

    def show_shelf(self, shelf: Shelf, position: int) -> None:
        """Show a shelf anew, the entry at `position` highlighted."""
        raise NotImplementedError

    def go_to_number(self, number: int) -> None:
        """Go to the entry of that number."""
        raise NotImplementedError

    def action_show_rest(self) -> None:
        """Show what is in the document and in no entry."""
        raise NotImplementedError

    def show_header(self) -> None:
        """Say of the document at hand what is known, and where in it one is."""
        chronicle, entry = self.chronicle, self.entry
        notices = "; ".join(chronicle.notices)
        if not notices and not chronicle.is_dated:
            notices = "no dated items: shown by paragraphs"
        self.header.document = chronicle.name
        self.header.summary = self._summaries.get(id(chronicle))
        self.header.notice = f"! {notices}" if notices else ""
        self.header.findings = format_findings(self._findings.get(id(chronicle), ()))
        self.header.place = f"{entry.number:,} of {len(chronicle.entries):,}" if entry else ""

    # Reading and watching the files

    def action_reload(self) -> None:
        """Read the files again, and stay where we are."""
        if self._opening.read_again is None:
            self.say("Standard input cannot be read again")
        else:
            self._read_documents("Read again")

    @work(thread=True, exclusive=True, group="reading")
    def _read_documents(self, words: str) -> None:
        from digest_tui.chronicle.files.loading import UnreadableDocument

        if self._opening.read_again is None:
            return
        try:
            chronicles = self._opening.read_again()
        except UnreadableDocument as error:
            self.post_message(self.Said(f"{error}; what was read before is still shown"))
        else:
            self.post_message(self.DocumentsRead(chronicles, words))

    def begin_reading(self) -> None:
        """Read the rest, where only the head of a document is here, and notice what changes on the disk."""
        self.call_after_refresh(self._begin_watching)
        if not self._shelf.is_complete:
            sys.setswitchinterval(SECONDS_BEFORE_A_SWITCH)
            self._read_documents("")

    def _begin_watching(self) -> None:
        """Notice from now on what changes on the disk."""
        if self._opening.make_files is not None:
            from digest_tui.tui.watching import Watch

            self._watch = Watch(self._opening.make_files, lambda files: self.post_message(self.FilesChanged(files)))

    def on_unmount(self) -> None:
        """Let go of the files."""
        if self._watch is not None:
            self._watch.close()

    @on(FilesChanged)
    def _take_change(self, message: FilesChanged) -> None:
        if self._shelf.is_complete:
            self._read_changed(message.files, self._shelf.chronicles)
        else:
            # The rest of a long document is being read, and may be of an older state.
            self._changed_meanwhile = message

    @work(thread=True, exclusive=True, group="reading")
    def _read_changed(self, files: Files, last: Sequence[Chronicle]) -> None:
        reread = files.read_changed(last)
        if any(new is not old for new, old in zip_longest(reread.chronicles, last)):
            self.post_message(self.DocumentsRead(reread.chronicles, reread.words))
        elif reread.words:
            self.post_message(self.Said(reread.words))

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        line, shelf = self.entries.cursor_line, message.shelf
        if self._changed_meanwhile is not None:
            self.post_message(self._changed_meanwhile)
            self._changed_meanwhile = None
        position = self.find_same_position(shelf)
        due = self.find_due_position(shelf)
        if due is not None and not position and not self.answer:
            self.show_shelf(shelf, due)
            self.say(self.tell_place(due))
            return
        self.show_shelf(shelf, position)
        self.entries.cursor_line = line
        if message.words:
            self.say(message.words)

    # Counting and checking

    def begin_counting(self) -> None:
        """Count and check the documents of the shelf: the short ones once it is painted, long ones in a worker."""
        self._summaries.clear()
        self._findings.clear()
        if self.search_line.is_long:
            sys.setswitchinterval(SECONDS_BEFORE_A_SWITCH)
            self._count_summaries(self._shelf)
        self.call_after_refresh(self._count_short_ones, self._shelf)

    def _count_short_ones(self, shelf: Shelf) -> None:
        """Count the documents that need no worker, once the entries are painted: they are what one came for."""
        from digest_tui.chronicle.summary import summarise

        if shelf is not self._shelf:
            return
        if not self.search_line.is_long:
            self._summaries.update((id(chronicle), summarise(chronicle)) for chronicle in shelf.chronicles)
            self.show_header()
        self._check(shelf)

    @work(thread=True, exclusive=True, group="counting")
    def _count_summaries(self, shelf: Shelf) -> None:
        from digest_tui.chronicle.summary import summarise

        def breathe() -> None:
            self._wait_while(lambda: self.is_key_at_hand() or self._is_index_awaited())

        with suppress(WorkerCancelled):
            read = [chronicle for chronicle in shelf.chronicles if chronicle.is_complete]
            summaries = {id(chronicle): summarise(chronicle, breathe) for chronicle in read}
            self.post_message(self.SummariesCounted(shelf, summaries))

    @on(SummariesCounted)
    def _take_summaries(self, message: SummariesCounted) -> None:
        """Say what was counted, and begin with the index: both at once would take the screen's time."""
        if message.shelf is self._shelf:
            self._summaries.update(message.summaries)
            self.show_header()
            self.search_line.build()

    @work(thread=True, exclusive=True, group="checking", exit_on_error=False)
    def _check(self, shelf: Shelf) -> None:
        """Look for what is wrong, behind the index and between keys: somebody may be waiting for those."""
        from digest_tui.chronicle.checking import check

        last = monotonic()

        def breathe() -> None:
            nonlocal last
            if monotonic() > last + SECONDS_BETWEEN_BREATHS:
                self._wait_while(lambda: self.search_line.is_building or self._is_key_near(SECONDS_AFTER_A_KEY))
                sleep(0)
                last = monotonic()

        with suppress(WorkerCancelled):
            for chronicle in shelf.chronicles:
                if chronicle.is_complete:
                    self.post_message(self.Checked(chronicle, check(chronicle, breathe=breathe)))

    @on(Checked)
    def _take_findings(self, message: Checked) -> None:
        if message.chronicle in self._shelf.chronicles:
            self._findings[id(message.chronicle)] = message.findings
            self.show_header()

    def is_key_at_hand(self) -> bool:
        """A key was struck a moment ago and is being answered."""
        return self._is_key_near(SECONDS_FOR_A_KEY)

    def _is_key_near(self, seconds: float) -> bool:
        return monotonic() < self.last_key + seconds

    def _is_index_awaited(self) -> bool:
        return bool(self.search_line.query_text) and self.search_line.is_building

    def _wait_while(self, is_better_so: Callable[[], bool]) -> None:
        """Let a worker wait. Raises WorkerCancelled where its work is not wanted any more."""
        worker = get_current_worker()
        while is_better_so() and not worker.is_cancelled:
            sleep(SECONDS_BEFORE_THE_NEXT_LOOK)
        if worker.is_cancelled:
            raise WorkerCancelled

    # Findings

    def action_show_findings(self) -> None:
        """Show what is wrong in the document, and go where the person chooses."""
        from digest_tui.tui.findings_screen import FindingsScreen

        chronicle, entry = self.chronicle, self.entry
        findings = self._findings.get(id(chronicle))
        if findings:
            screen = FindingsScreen(chronicle, findings, entry.number if entry else None)
            self.app.push_screen(screen, self._go_to_finding)
        else:
            self.say("The document is still being checked" if findings is None else "No rule finds anything wrong here")

    def count_findings(self) -> int | None:
        """How much is wrong in the document at hand; None while it is being checked."""
        findings = self._findings.get(id(self.chronicle))
        return None if findings is None else len(findings)

    def _go_to_finding(self, finding: Finding | None) -> None:
        if finding is None:
            return
        if finding.entry is None:
            self.action_show_rest()
        else:
            self.go_to_number(finding.entry)
