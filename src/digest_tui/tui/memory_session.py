"""What the reader remembers of the library that is shown: marks, notes, what was read, where one was, settings.

All of it is handed to the store's thread. A mark is shown when it is on the
disk, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from digest_tui.chronicle.library import Library
from digest_tui.tui.messages import Post
from digest_tui.tui.notes_session import NoteKept, NotesSession, Step
from digest_tui.tui.reading_session import ReadingSession
from digest_tui.tui.settings_session import SettingsSession
from digest_tui.tui.store_access import StoreAccess

if TYPE_CHECKING:
    from digest_tui.memory.editions import GoneEntry
    from digest_tui.memory.reading_positions import ReadingPosition
    from digest_tui.memory.settings import LoadedSettings
    from digest_tui.memory.stands import EntryEditions, KeptEntry
    from digest_tui.memory.store import Store

_SHORT = 1 << 20
"""Characters in which marks and notes are found within a frame."""
DIM_READ = "dim_read"
"""The setting: `yes` where read entries are dimmed."""


Gone = tuple["GoneEntry", ...]


class StoreReplied(Message):
    """The store has a reply: the library's marks and notes, or a mark or a note that is kept."""

    def __init__(self, reply: Remembered | MarkKept | NoteKept) -> None:
        super().__init__()
        self.reply = reply


# Plain classes: a named tuple or a message of its own would cost the start a part of a millisecond each.
class Remembered:
    """What the store knows of a library; `words` say what became of marked and noted entries."""

    def __init__(
        self,
        library: Library,
        marked: Mapping[int, str],
        notes: Mapping[int, str],
        gone: Mapping[str, Gone],
        words: str,
    ) -> None:
        self.library = library
        self.marked = marked
        self.notes = notes
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
    """The marks and notes of a library and the rest that is remembered of it.

    Without `is_kept` nothing is read and nothing written: marks and notes last
    as long as the reader is open. `last_read` is where the reader was left the
    last time.
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
        """By the name of the document, the entries with a mark or a note that are there no more."""
        self.problem = ""
        """Why what is remembered could not be read; "" where it was, or may still be."""
        self._access = StoreAccess(post, is_kept)
        self.settings = SettingsSession(self._access, loaded)
        """What was set, and what was searched for."""
        self.reading = ReadingSession(self._access, last_read, self.settings.has_remembered)
        """What was read, and where."""
        self._library = Library()
        self._wanted: dict[int, bool] = {}
        self._steps: list[Step] = []
        self._kept_marks: Mapping[str, str] = {}
        self.notes = NotesSession(self._access, self._reply, self._steps.append)
        """The reader's own words beside entries."""

    def begin(self, library: Library) -> None:
        """Read what is remembered. The first screen does not wait for this."""
        self._access.do(self._read_rest, self._take_problem)
        self.show_library(library)

    def show_library(self, library: Library) -> None:
        """Find what is kept of another library, or of another reading of it. `StoreReplied` brings it."""
        self._library = library
        if self.is_kept:
            from digest_tui.memory.name_corrections import use_corrections

            use_corrections(library.chronicles)
        self._find_at_once(library)
        self._wanted.clear()
        self.reading.show_library(library)
        if self._access.is_open:
            self._access.do(lambda store: self._find(store, library), self._take_problem)

    def take_reply(self, reply: Remembered | MarkKept | NoteKept) -> bool:
        """Take in what the store says; False where it is about a library that is not shown any more."""
        if reply.library is not self._library:
            if isinstance(reply, NoteKept):
                # It was being written while the file was read again.
                self.show_library(self._library)
            return False
        if isinstance(reply, Remembered):
            self.marked, self.gone = reply.marked, reply.gone
            self.notes.show(reply.notes, lambda kept: _find_positions(self._library, kept))
        elif isinstance(reply, NoteKept):
            self.notes.take(reply)
        else:
            self._take_mark(reply)
        if not isinstance(reply, Remembered) and not reply.positions:
            # What was undone is on the disk by what the entry said then; the store finds it by what it says now.
            self.show_library(self._library)
        return True

    def _take_mark(self, reply: MarkKept) -> None:
        for position in reply.positions:
            self._wanted.pop(position, None)
        marked = {position: own for position, own in self.marked.items() if position not in reply.positions}
        if reply.is_marked:
            marked |= dict.fromkeys(reply.positions, reply.entry.fingerprint)
        self.marked = marked

    def _find_at_once(self, library: Library) -> None:
        """Find marks and notes by what is known of them already; in long documents they are waited for."""
        noted = self.notes.kept
        texts = {**self._kept_marks, **{own: note.text for own, note in noted.items()}}
        found = _find_positions(library, texts) if library.size <= _SHORT else {}
        # Those of the other library stand at other positions now.
        self.marked = {at: own for at, own in found.items() if own in self._kept_marks}
        notes = {at: noted[own].words for at, own in found.items() if own in noted and noted[own].words}
        self.notes.show(notes, lambda kept: _find_positions(library, kept))

    def close(self, position: int | None) -> None:
        """Save where the reader is left, and let go of the store."""
        self.reading.save(position)
        self._access.close()

    def _reply(self, reply: Remembered | MarkKept | NoteKept) -> None:
        self._access.post(StoreReplied(reply))

    # Marks

    def is_marked(self, position: int) -> bool:
        """Whether the entry at `position` is known to be marked."""
        return position in self.marked

    def toggle(self, position: int) -> None:
        """Mark the entry at `position`, or take its mark away. `StoreReplied` or the status says what came of it."""
        from digest_tui.memory.stands import find_kept_entry

        library = self._library
        chronicle, entry_index = library.locate(position)
        is_marked = self._wanted[position] = not self._wanted.get(position, position in self.marked)

        def change(store: Store) -> None:
            entry = find_kept_entry(chronicle, entry_index)
            before = self._change(store, library, entry, is_marked)

            def take_back(store: Store, library: Library) -> None:
                self._change(store, library, entry, not is_marked, before)

            self._steps.append(take_back)

        self._do(change, f"Entry {entry_index + 1} is {'not marked' if is_marked else 'still marked'}")

    def add_step(self, take_back: Callable[[], None]) -> None:
        """Have `undo` take back what was done outside the store; `take_back` is called in its thread."""

        def step(store: Store, library: Library) -> None:
            take_back()

        # Behind the marks and notes that are still being written.
        self._access.do(lambda store: self._steps.append(step), lambda reason: None)

    def undo(self) -> None:
        """Take back what was last done to a mark, a note or a name, and the next time what was done before that."""
        library = self._library

        def change(store: Store) -> None:
            from digest_tui.memory.undoing import undo_last

            if self._steps:
                undo_last(self._steps, lambda take_back: take_back(store, library))
            else:
                self._access.say("Nothing to undo")

        self._do(change, "Not undone")

    def keep_marked(self, positions: Sequence[int], cursor: int) -> tuple[Sequence[int], int]:
        """Those of `positions` that are marked, and where among them the one at `cursor` is, or what follows it."""
        here = positions[cursor] if cursor < len(positions) else 0
        if isinstance(positions, range):
            kept = sorted(position for position in self.marked if position in positions)
            return kept, sum(position < here for position in kept)
        kept = [position for position in positions if position in self.marked]
        return kept, kept.index(here) if here in kept else 0

    def _change(
        self, store: Store, library: Library, entry: KeptEntry, is_marked: bool, before: EntryEditions | None = None
    ) -> EntryEditions:
        """Mark an entry, or take its mark away, and tell of it; `before` are the editions of a change to be undone."""
        editions, undone = store.read_editions(entry), "Undone: " if before else ""
        if not is_marked:
            store.unmark(entry.fingerprint)
        elif before:
            store.mark_again(entry, before)
        else:
            store.mark(entry)
        self._kept_marks = store.read_marks()
        positions = list(_find_positions(library, {**(before.texts if before else {}), **editions.texts}))
        words = f"{undone}entry {entry.number} is {'marked' if is_marked else 'not marked any more'}"
        if is_marked and not self.is_kept:
            words += " (--private: until the reader is closed)"
        elif not is_marked and not undone:
            words += "; U marks it again"
        self._reply(MarkKept(library, entry, positions, is_marked, words[0].upper() + words[1:]))
        return editions

    # What was read

    @property
    def dims_read(self) -> bool:
        """Read entries are to be dimmed."""
        return self.settings.get(DIM_READ) == "yes"

    def is_dimmed(self, position: int) -> bool:
        """Whether the entry at `position` was read and is to be dimmed for it."""
        return self.dims_read and self.reading.is_read(position)

    def toggle_dimming(self) -> None:
        """Dim the entries that were read, or none."""
        self.settings.keep(DIM_READ, "no" if self.dims_read else "yes")
        self._access.say("Read entries are dimmed" if self.dims_read else "Read entries are shown like all others")

    # The store's work

    def _do(self, change: Callable[[Store], None], complaint: str) -> None:
        def fail(reason: str) -> None:
            self._wanted.clear()
            self._access.say(f"{complaint}: {reason}")

        self._access.do(change, fail)

    def _take_problem(self, reason: str) -> None:
        self.problem = f"What is remembered cannot be read: {reason}"
        self._access.say(self.problem)

    def _read_rest(self, store: Store) -> None:
        self.settings.read_store(store)
        self.reading.read_store(store)

    def _find(self, store: Store, library: Library) -> None:
        from digest_tui.memory.changes import describe_changes
        from digest_tui.memory.editions import find_and_note_kept, read_gone
        from digest_tui.memory.notes import read_notes
        from digest_tui.memory.reading_positions import name_document

        marked: dict[int, str] = {}
        notes: dict[int, str] = {}
        gone: dict[str, Gone] = {}
        words: list[str] = []
        for chronicle in library.chronicles:
            document = name_document(chronicle.name)
            kept = find_and_note_kept(store, chronicle, document)
            gone[chronicle.name] = read_gone(store, document)
            marked |= {library.find_position(chronicle, at): kept.found[at] for at in kept.marked}
            notes |= {library.find_position(chronicle, at): note for at, note in kept.notes.items()}
            words += describe_changes(kept)
        self._kept_marks, self.notes.kept = store.read_marks(), read_notes(store)
        self._reply(Remembered(library, marked, notes, gone, "; ".join(words)))


def _find_positions(library: Library, kept: Mapping[str, str]) -> dict[int, str]:
    if not kept:
        return {}
    from digest_tui.memory.fingerprints import find_positions

    return find_positions(library, kept)
