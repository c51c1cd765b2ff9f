"""What the reader remembers of the library that is shown: marks, what was read, where one was, settings.

All of it is handed to the store's thread. A mark is shown when it is on the
disk, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from textual.message import Message

from digest_tui.chronicle.library import Library
from digest_tui.memory.finding_again import find_last_read
from digest_tui.names.corrected import correct_names
from digest_tui.tui.messages import Post, StatusChanged

if TYPE_CHECKING:
    from digest_tui.memory.reading_positions import ReadingPosition
    from digest_tui.memory.settings import LoadedSettings
    from digest_tui.memory.stands import Edition, KeptEntry
    from digest_tui.memory.store import Store
    from digest_tui.memory.store_worker import StoreWorker
    from digest_tui.names.correcting import Corrections

SECONDS_BETWEEN_SAVES = 2.0
"""So often the place is saved where it changed; an entry that stands so long on the screen counts as read."""
_SHORT = 1 << 20
"""Characters in which marks are found within a frame."""
DIM_READ = "dim_read"
"""The setting: `yes` where read entries are dimmed."""


Gone = tuple["KeptEntry", ...]


class StoreReplied(Message):
    """The store has a reply: the library's marks, or a mark that is kept."""

    def __init__(self, reply: Remembered | MarkKept) -> None:
        super().__init__()
        self.reply = reply


# Plain classes: a named tuple or a message of its own would cost the start a part of a millisecond each.
class Remembered:
    """What the store knows of a library; `words` say what became of marked entries."""

    def __init__(self, library: Library, marked: Mapping[int, str], gone: Mapping[str, Gone], words: str) -> None:
        self.library = library
        self.marked = marked
        self.gone = gone
        self.words = words


class MarkKept:
    """A mark was set or taken away, and that is on the disk. `positions` of the library are those of the entry."""

    def __init__(
        self, library: Library, entry: KeptEntry, positions: Sequence[int], is_marked: bool, words: str
    ) -> None:
        self.library = library
        self.entry = entry
        self.positions = positions
        self.is_marked = is_marked
        self.words = words


class MemorySession:
    """The marks of a library and the rest that is remembered of it.

    Without `is_kept` nothing is read and nothing written: marks last as long as
    the reader is open. `last_read` is where the reader was left the last time.
    """

    def __init__(
        self,
        post: Post,
        is_kept: bool,
        last_read: ReadingPosition | None = None,
        loaded: LoadedSettings | None = None,
    ) -> None:
        self.is_kept = is_kept
        self.marked: Mapping[int, str] = {}
        """The fingerprints of the marked entries, by position on the library."""
        self.gone: Mapping[str, Gone] = {}
        """By the name of the document, the marked entries that are there no more."""
        self.problem = ""
        """Why what is remembered could not be read; "" where it was, or may still be."""
        self.settings: dict[str, str] = _list_chosen(loaded) if loaded else {}
        """What the settings file says of `CHOSEN`, and the rest as it was kept, once `begin` has read it."""
        self._remembered = loaded.settings.remember if loaded else None
        self.searches: list[str] = []
        """What was searched for, the latest last, once `begin` has read it."""
        self._post = post
        self._name_document = cache(_name_document)
        self._worker: StoreWorker | None = None
        self._library = Library()
        self._wanted: dict[int, bool] = {}
        self._steps: list[tuple[KeptEntry, bool]] = []
        self._kept: Mapping[str, str] = {}
        self._read: set[str] = set()
        self._newly_read: list[str] = []
        self._here: int | None = None
        self._saved: ReadingPosition | None = None
        self._saved_at: int | None = None
        self._has_complained = False
        self._due = last_read

    def begin(self, library: Library) -> None:
        """Read what is remembered. The first screen does not wait for this."""
        self._open_worker().submit(self._read_rest, self._take_problem)
        self.show_library(library)

    def show_library(self, library: Library) -> None:
        """Find the marks of another library, or of another reading of it. `StoreReplied` brings them."""
        self._library = library
        self._correct_names(library)
        # Those of the other library stand at other positions now.
        self.marked = self._find_at_once(library)
        self._wanted.clear()
        self._here = self._saved_at = None
        if self._worker is not None:
            self._worker.submit(lambda store: self._find(store, library), self._take_problem)

    def _correct_names(self, library: Library) -> None:
        """Have names corrected as the person wished. The corrections are read when names are first asked for."""
        if self.is_kept:
            for chronicle in library.chronicles:
                correct_names(chronicle, partial(_read_corrections, chronicle.name))

    def take_reply(self, reply: Remembered | MarkKept) -> bool:
        """Take in what the store says; False where it is about a library that is not shown any more."""
        if reply.library is not self._library:
            return False
        if isinstance(reply, Remembered):
            self.marked, self.gone = reply.marked, reply.gone
            return True
        for position in reply.positions:
            self._wanted.pop(position, None)
        marked = {position: own for position, own in self.marked.items() if own != reply.entry.fingerprint}
        if reply.is_marked:
            marked |= dict.fromkeys(reply.positions, reply.entry.fingerprint)
        self.marked = marked
        return True

    def _find_at_once(self, library: Library) -> Mapping[int, str]:
        """The marks of a library by what is known of them already; those of long documents are waited for."""
        is_short = library.size <= _SHORT
        return _find_positions(library, self._kept) if self._kept and is_short else {}

    def close(self, position: int | None) -> None:
        """Save where the reader is left, and let go of the store."""
        if self._worker is not None:
            self._save(self._find_position_to_save(position))
            self._worker.close()

    # Marks

    def is_marked(self, position: int) -> bool:
        """Whether the entry at `position` is known to be marked."""
        return position in self.marked

    def toggle(self, position: int) -> None:
        """Mark the entry at `position`, or take its mark away. `StoreReplied` or the status says what came of it."""
        from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
        from digest_tui.memory.stands import KeptEntry

        library = self._library
        chronicle, entry_index = library.locate(position)
        known = self.marked.get(position)
        is_marked = self._wanted[position] = not self._wanted.get(position, position in self.marked)

        def change(store: Store) -> None:
            fingerprint = known or find_fingerprint(chronicle, entry_index)
            text, document = keep_text(read_text(chronicle, entry_index)), self._name_document(chronicle.name)
            entry = KeptEntry(fingerprint, text, document, entry_index + 1)
            self._change(store, library, entry, is_marked)
            self._steps.append((entry, is_marked))

        self._do(change, f"Entry {entry_index + 1} is {'not marked' if is_marked else 'still marked'}")

    def undo(self) -> None:
        """Take back what was last done to a mark, and the next time what was done before that."""
        library = self._library

        def change(store: Store) -> None:
            if self._steps:
                entry, was_marked = self._steps.pop()
                self._change(store, library, entry, not was_marked, "Undone: ")
            else:
                self._report("Nothing to undo")

        self._do(change, "Not undone")

    def keep_marked(self, positions: Sequence[int], cursor: int) -> tuple[Sequence[int], int]:
        """Those of `positions` that are marked, and where among them the one at `cursor` is, or what follows it."""
        here = positions[cursor] if cursor < len(positions) else 0
        if isinstance(positions, range):
            kept = sorted(position for position in self.marked if position in positions)
            return kept, sum(position < here for position in kept)
        kept = [position for position in positions if position in self.marked]
        return kept, kept.index(here) if here in kept else 0

    def _change(self, store: Store, library: Library, entry: KeptEntry, is_marked: bool, undone: str = "") -> None:
        if is_marked:
            store.mark(entry)
        else:
            store.unmark(entry.fingerprint)
        self._kept = store.read_marks()
        positions = list(_find_positions(library, {entry.fingerprint: entry.text}))
        words = f"{undone}entry {entry.number} is {'marked' if is_marked else 'not marked any more'}"
        if is_marked and not self.is_kept:
            words += " (--private: until the reader is closed)"
        elif not is_marked and not undone:
            words += "; U marks it again"
        self._post(StoreReplied(MarkKept(library, entry, positions, is_marked, words[0].upper() + words[1:])))

    # What was read, and where

    def is_read(self, position: int) -> bool:
        """Whether the entry at `position` was read, now or another day."""
        return bool(self._read) and self._sum(position) in self._read

    @property
    def dims_read(self) -> bool:
        """Read entries are to be dimmed."""
        return self.settings.get(DIM_READ) == "yes"

    def is_dimmed(self, position: int) -> bool:
        """Whether the entry at `position` was read and is to be dimmed for it."""
        return self.dims_read and self.is_read(position)

    def toggle_dimming(self) -> None:
        """Dim the entries that were read, or none."""
        self.keep_setting(DIM_READ, "no" if self.dims_read else "yes")
        self._report("Read entries are dimmed" if self.dims_read else "Read entries are shown like all others")

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name` for this and the next readers: in the settings file what is one of `CHOSEN`."""
        from digest_tui.memory.folder import CHOSEN

        self.settings[name] = value
        if name not in CHOSEN:
            self._do(lambda store: store.save_setting(name, value), "The setting is not kept")
        elif self.is_kept:
            self._do(lambda _: self._write_chosen(name, value), "The setting is not kept")

    def _write_chosen(self, name: str, value: str) -> None:
        from digest_tui.memory.folder import find_settings_file
        from digest_tui.memory.settings import keep_chosen

        try:
            keep_chosen(find_settings_file(), name, value)
        except (OSError, ValueError) as error:
            self._report(f"The setting {name} is not kept: {error}")

    def _remembers(self, name: str) -> bool:
        """True if the person has it remembered: `positions`, `read` or `searches`."""
        return self._remembered is None or name in self._remembered

    def keep_search(self, query: str) -> None:
        """Keep a query as the latest of those that were searched for."""
        query = " ".join(query.split())
        if query and self.searches[-1:] != [query]:
            self.searches = [*(other for other in self.searches if other != query), query]
            if self._remembers("searches"):
                self._do(lambda store: store.save_search(query), "", is_quiet=True)

    def notice(self, position: int | None, is_in_sight: bool) -> bool:
        """Look where the reader is, and save it where that has changed; True where an entry is dimmed from now on.

        Called every `SECONDS_BETWEEN_SAVES`.
        """
        position = self._find_position_to_save(position)
        has_stayed = position is not None and position == self._here and is_in_sight
        self._here = position
        is_new = False
        if has_stayed and position is not None and (own := self._sum(position)) not in self._read:
            self._read.add(own)
            self._newly_read.append(own)
            is_new = True
        self._save(position)
        return is_new and self.dims_read

    def _find_position_to_save(self, position: int | None) -> int | None:
        """None while the reader waits for the rest of a document, to go where it was."""
        return None if self._due is not None and not position else position

    def find_due_position(self, library: Library) -> int | None:
        """The position of the entry at which one was the last time; None where that is not known, or not read yet.

        It is given once.
        """
        found = None if self._due is None else find_last_read(library, self._due)
        if found is None:
            return None
        self._due = None
        return found if len(library) else None

    def describe_return(self, library: Library, position: int) -> str:
        """What is said when one comes back to where one was; "" for the first entry."""
        if self._due is not None:
            return f"Reading on to entry {self._due.number:,}, where you were"
        return f"Entry {library[position].number:,}, where you were; g goes to the first" if position else ""

    def _save(self, position: int | None) -> None:
        from digest_tui.memory.fingerprints import read_text, sum_shortly
        from digest_tui.memory.reading_positions import ReadingPosition

        if position is None or position >= len(self._library) or self._worker is None:
            return
        if position == self._saved_at and not self._newly_read:
            return
        self._saved_at = position
        chronicle, entry_index = self._library.locate(position)
        words = sum_shortly(read_text(chronicle, entry_index))
        place = ReadingPosition(self._name_document(chronicle.name), entry_index + 1, words)
        read, self._newly_read = self._newly_read if self._remembers("read") else [], []
        is_moved = bool(place.document) and place != self._saved and self._remembers("positions")
        self._saved = place
        if read or is_moved:
            self._do(lambda store: store.save_reading(place if is_moved else None, place.document, read), "", True)

    def _sum(self, position: int) -> str:
        from digest_tui.chronicle.text.alike import sum_words
        from digest_tui.memory.fingerprints import read_text

        return sum_words(read_text(*self._library.locate(position)))

    # The store's work

    def _open_worker(self) -> StoreWorker:
        if self._worker is None:
            from digest_tui.memory.folder import find_folder
            from digest_tui.memory.store_worker import StoreWorker

            self._worker = StoreWorker(find_folder if self.is_kept else None, self._report)
        return self._worker

    def _do(self, job: Callable[[Store], None], complaint: str, is_quiet: bool = False) -> None:
        def fail(reason: str) -> None:
            self._wanted.clear()
            if not is_quiet:
                self._report(f"{complaint}: {reason}")
            elif not self._has_complained:
                self._has_complained = True
                self._report(f"Where you are is not remembered: {reason}")

        self._open_worker().submit(job, fail)

    def _take_problem(self, reason: str) -> None:
        self.problem = f"What is remembered cannot be read: {reason}"
        self._report(self.problem)

    def _report(self, words: str) -> None:
        self._post(StatusChanged(words))

    def _read_rest(self, store: Store) -> None:
        self.settings = {**store.read_settings(), **self.settings}
        self.searches = [*store.read_searches(), *self.searches]
        self._read |= store.read_read()

    def _find(self, store: Store, library: Library) -> None:
        from digest_tui.memory.editions import find_and_note_kept

        marked: dict[int, str] = {}
        gone: dict[str, Gone] = {}
        words: list[str] = []
        for chronicle in library.chronicles:
            document = self._name_document(chronicle.name)
            kept = find_and_note_kept(store, chronicle, document)
            gone[chronicle.name] = tuple(store.read_stands(document, are_gone=True).values())
            marked |= {library.find_position(chronicle, at): kept.found[at] for at in kept.marked}
            words += _tell_changes(kept.edition)
        self._kept = store.read_marks()
        self._post(StoreReplied(Remembered(library, marked, gone, "; ".join(words))))


def _find_positions(library: Library, kept: Mapping[str, str]) -> dict[int, str]:
    """Where on the library the entries of these fingerprints stand."""
    from digest_tui.memory.fingerprints import find_again

    return {
        library.find_position(chronicle, found.entry_index): found.fingerprint
        for chronicle in library.chronicles
        for found in find_again(chronicle, kept)
    }


def _list_chosen(loaded: LoadedSettings) -> dict[str, str]:
    from digest_tui.memory.settings import list_chosen

    return list_chosen(loaded)


def _name_document(name: str) -> str:
    from digest_tui.memory.reading_positions import name_document

    return name_document(name)


def _tell_changes(edition: Edition) -> list[str]:
    """What became of marked entries since they were marked, in words."""
    told: list[str] = []
    changed, gone = tuple(edition.changed.values()), tuple(edition.gone.values())
    if len(changed) == 1:
        told.append(f"Entry {changed[0].number} reads differently than when you marked it; the mark stays")
    elif changed:
        numbers = ", ".join(str(entry.number) for entry in changed)
        told.append(f"Entries {numbers} read differently than when you marked them; the marks stay")
    if len(gone) == 1:
        told.append(f"A marked entry is gone (i shows it): {gone[0].text[:80]}")
    elif gone:
        told.append(f"{len(gone)} marked entries are gone: i shows what they said")
    return told


def _read_corrections(document: str) -> Corrections:
    from digest_tui.memory.name_corrections import read_for

    return read_for(document)
