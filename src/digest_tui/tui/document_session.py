"""The documents that are open: reading and watching their files, counting and checking them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import WorkerCancelled, get_current_worker

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.pages.editions import Editions
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.options import OpenDocuments
from digest_tui.tui.search_session import SECONDS_FOR_A_KEY, SearchSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.files.watching import WatchedFiles
    from digest_tui.chronicle.summary import Summary
    from digest_tui.tui.watching import Watch

SECONDS_BEFORE_THE_NEXT_LOOK = 0.01
"""Between two looks of what can wait at whether it may go on."""
SECONDS_BETWEEN_CHECKPOINTS = 0.001
"""A million of them would take minutes."""
SECONDS_AFTER_A_KEY = 1.5
"""Who types on does so sooner; until then the check of a long document rests."""


class DocumentsRead(Message):
    """The files were read, anew or to their end."""

    def __init__(self, chronicles: Sequence[Chronicle], words: str) -> None:
        super().__init__()
        self.library = Library(*chronicles)
        self.words = words
        # The screen should not wait for the order and the headings of many entries.
        _ = self.library.days, self.library.months


class DocumentsDescribed(Message):
    """More is known of the documents: they were counted or checked."""


class DocumentSession:
    """Reads the documents again, notices changes on the disk, and knows what was counted and found in them.

    `host` runs the workers and gets the messages.
    """

    def __init__(self, host: DOMNode, documents: OpenDocuments, search: SearchSession, keys: KeyReader) -> None:
        self.library = Library(*documents.chronicles)
        """What is shown; `show` changes it."""
        self._host = host
        self._documents = documents
        self._search = search
        self._keys = keys
        self._summaries: dict[int, Summary] = {}
        self._findings: dict[int, Sequence[Finding]] = {}
        self._is_check_awaited = False
        self._watch: Watch | None = None
        self._changed_meanwhile: WatchedFiles | None = None
        self.editions = Editions()

    def find_summary(self, chronicle: Chronicle) -> Summary | None:
        """What was counted in a document; None where it is not counted yet."""
        return self._summaries.get(id(chronicle))

    def find_common_summary(self) -> Summary | None:
        """What was counted in all documents together; None where one of them is not counted yet."""
        summaries = [self.find_summary(chronicle) for chronicle in self.library.chronicles]
        counted = [summary for summary in summaries if summary is not None]
        if len(counted) < len(summaries):
            return None
        from digest_tui.chronicle.summary import merge_summaries

        return counted[0] if len(counted) == 1 else merge_summaries(counted)

    def find_findings(self, chronicle: Chronicle) -> Sequence[Finding] | None:
        """What is wrong in a document; None while it is being checked."""
        return self._findings.get(id(chronicle))

    def show(self, library: Library) -> None:
        """Search, count and check these documents: the short ones once they are painted, long ones in a worker."""
        self.library = library
        self._search.search_in(library.chronicles)
        self._summaries.clear()
        self._findings.clear()
        if self._search.is_long:
            self._run(lambda: self._count_long(library), "counting")
        self._host.call_after_refresh(self._count_short, library)

    # Reading and watching the files

    def begin(self) -> None:
        """Read the rest, where only the head of a document is here, and notice what changes on the disk."""
        self._host.call_after_refresh(self._begin_watching)
        if not self.library.is_complete:
            self._read("")

    def read_again(self, words: str = "Read again") -> None:
        """Read the files again; `DocumentsRead` brings them, and `words` for the person."""
        if self._documents.read_again is None:
            self._say("Standard input cannot be read again")
        else:
            self._read(words)

    def close(self) -> None:
        """Let go of the files."""
        if self._watch is not None:
            self._watch.close()

    @property
    def is_watching(self) -> bool:
        """Changes on the disk are noticed."""
        return self._watch is not None

    def _read(self, words: str) -> None:
        self._run(lambda: self._read_files(words), "reading")

    def _read_files(self, words: str) -> None:
        from digest_tui.chronicle.files.reading import UnreadableDocument

        if self._documents.read_again is None:
            return
        try:
            chronicles = self._documents.read_again()
        except UnreadableDocument as error:
            self._say(f"{error}; what was read before is still shown")
        else:
            self._finish_reading(chronicles, words)

    def _finish_reading(self, chronicles: Sequence[Chronicle], words: str) -> None:
        changes = self.editions.describe_changes(self.library.chronicles, chronicles) if words else ""
        self._host.post_message(DocumentsRead(chronicles, f"{words}: {changes}; R shows them" if changes else words))
        self._host.call_later(self._read_what_changed_meanwhile)

    def _begin_watching(self) -> None:
        if self._documents.make_files is not None:
            from digest_tui.tui.watching import Watch

            self._watch = Watch(
                self._documents.make_files, lambda files: self._host.call_later(self.take_change, files)
            )

    def take_change(self, files: WatchedFiles) -> None:
        """Read what may have changed on the disk; while a long document is being read, only after that."""
        if self.library.is_complete:
            self._run(lambda: self._read_changed(files, self.library.chronicles), "reading")
        else:
            # The rest of a long document is being read, and may be of an older state.
            self._changed_meanwhile = files

    def _read_changed(self, files: WatchedFiles, last: Sequence[Chronicle]) -> None:
        reread = files.read_changed(last)
        if any(new is not old for new, old in zip_longest(reread.chronicles, last)):
            self._finish_reading(reread.chronicles, reread.words)
        elif reread.words:
            self._say(reread.words)

    def _read_what_changed_meanwhile(self) -> None:
        files, self._changed_meanwhile = self._changed_meanwhile, None
        if files is not None:
            self.take_change(files)

    # Counting and checking

    def _count_short(self, library: Library) -> None:
        """Count the documents that need no worker, once the entries are painted: they are what one came for."""
        from digest_tui.chronicle.summary import summarise

        if library is not self.library:
            return
        if not self._search.is_long:
            self._summaries.update((id(chronicle), summarise(chronicle)) for chronicle in library.chronicles)
            self._host.post_message(DocumentsDescribed())
        self._run(lambda: self._check(library), "checking", exit_on_error=False)

    def _count_long(self, library: Library) -> None:
        from digest_tui.chronicle.summary import summarise

        def checkpoint() -> None:
            self._wait_while(lambda: self._keys.was_struck_within(SECONDS_FOR_A_KEY) or self._search.is_awaited)

        with suppress(WorkerCancelled):
            read = [chronicle for chronicle in library.chronicles if chronicle.is_complete]
            summaries = {id(chronicle): summarise(chronicle, checkpoint) for chronicle in read}
            self._host.call_later(self._take_summaries, library, summaries)

    def _take_summaries(self, library: Library, summaries: dict[int, Summary]) -> None:
        """Say what was counted, and begin with the index: both at once would take the screen's time."""
        if library is self.library:
            self._summaries.update(summaries)
            self._host.post_message(DocumentsDescribed())
            self._search.build()

    def _check(self, library: Library) -> None:
        """Look for what is wrong, behind the index and between keys: somebody may be waiting for those."""
        from digest_tui.chronicle.checking import check

        last = monotonic()

        def checkpoint() -> None:
            nonlocal last
            if monotonic() > last + SECONDS_BETWEEN_CHECKPOINTS:
                self._wait_while(self._should_check_later)
                sleep(0)
                last = monotonic()

        with suppress(WorkerCancelled):
            for chronicle in library.chronicles:
                if chronicle.is_complete:
                    self._host.call_later(self._take_findings, chronicle, check(chronicle, checkpoint=checkpoint))

    def hurry_check(self) -> None:
        """Check at once: somebody waits for it."""
        self._is_check_awaited = True

    def find_findings_soon(self, chronicle: Chronicle) -> Sequence[Finding]:
        """What is wrong in a document; nothing while it is being checked, which is done at once then."""
        findings = self.find_findings(chronicle)
        if findings is None:
            self.hurry_check()
        return findings or ()

    def _should_check_later(self) -> bool:
        is_busy = self._search.is_building or self._keys.was_struck_within(SECONDS_AFTER_A_KEY)
        return is_busy and not self._is_check_awaited

    def _take_findings(self, chronicle: Chronicle, findings: Sequence[Finding]) -> None:
        if chronicle in self.library.chronicles:
            self._findings[id(chronicle)] = findings
            self._is_check_awaited = False
            self._host.post_message(DocumentsDescribed())

    def _wait_while(self, is_better_so: Callable[[], bool]) -> None:
        """Let a worker wait. Raises WorkerCancelled where its work is not wanted any more."""
        worker = get_current_worker()
        while is_better_so() and not worker.is_cancelled:
            sleep(SECONDS_BEFORE_THE_NEXT_LOOK)
        if worker.is_cancelled:
            raise WorkerCancelled

    def _run(self, work: Callable[[], None], group: str, exit_on_error: bool = True) -> None:
        self._host.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=exit_on_error)

    def _say(self, words: str) -> None:
        self._host.post_message(StatusChanged(words))
