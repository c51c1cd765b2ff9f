"""What is remembered of the library at hand: marks, notes, read entries, where one was.

A change is on the disk once it is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.text.alike import sum_words
from digest_tui.memory.changes import describe_changes
from digest_tui.memory.editions import GoneEntry, find_and_note_kept, find_kept, read_gone
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.fingerprints import read_text, sum_shortly
from digest_tui.memory.folder import find_folder
from digest_tui.memory.name_corrections import use_corrections
from digest_tui.memory.notes import Changed, change_note, clean_words, take_back_note
from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import ReadingPosition, name_document
from digest_tui.memory.stands import EntryEditions, KeptEntry, find_kept_entry
from digest_tui.memory.store import Store
from digest_tui.memory.undoing import undo_last


class Memory:
    """The marks and notes on a library and the rest that `store` has of it. `remembered` is what else is kept.

    Everything may raise StoreFailed. Without `is_kept` the store is gone with the conversation.
    """

    def __init__(self, store: Store, is_kept: bool, remembered: Collection[str]) -> None:
        self.settings = store.read_settings()
        self.marked: Set[int] = frozenset()
        """The positions of the marked entries in the library."""
        self.notes: Mapping[int, str] = {}
        """The words of each note, by the position of its entry."""
        self.gone: dict[str, Sequence[GoneEntry]] = {}
        """By the name of the document, the entries with a mark or a note that are there no more."""
        self._store = store
        self.is_kept = is_kept
        """What is remembered is kept on the disk; else it is gone when the conversation ends."""
        self._remembered = remembered
        self._library = Library()
        self._steps: list[Callable[[], str]] = []
        """Each takes back one change, the last first, and says so."""

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def show_library(self, library: Library) -> list[str]:
        """Find what is kept of another library; what became of its entries since they were marked, in words."""
        words: list[str] = []
        self._library = library
        if self.is_kept:
            use_corrections(library.chronicles)
        for chronicle in library.chronicles:
            document = name_document(chronicle.name)
            words += describe_changes(find_and_note_kept(self._store, chronicle, document))
            self.gone[chronicle.name] = read_gone(self._store, document)
        self._find_kept()
        return words

    def _find_kept(self) -> None:
        library, marked, notes = self._library, set[int](), dict[int, str]()
        for chronicle in library.chronicles:
            kept = find_kept(self._store, chronicle, name_document(chronicle.name))
            marked |= {library.find_position(chronicle, at) for at in kept.marked}
            notes |= {library.find_position(chronicle, at): words for at, words in kept.notes.items()}
        self.marked, self.notes = marked, notes

    # Marks and notes

    def is_marked(self, position: int) -> bool:
        """True if the entry at `position` is marked."""
        return position in self.marked

    def toggle_mark(self, position: int) -> str:
        """Mark the entry at `position` or take its mark away; what came of it, in words."""
        entry, is_marked = find_kept_entry(*self._library.locate(position)), not self.is_marked(position)
        editions = self._store.read_editions(entry)
        if is_marked:
            self._store.mark(entry)
        else:
            self._store.unmark(entry.fingerprint)
        self._steps.append(lambda: self._take_back_mark(entry, not is_marked, editions))
        return self._tell_of_mark(entry, is_marked)

    def _take_back_mark(self, entry: KeptEntry, is_marked: bool, editions: EntryEditions) -> str:
        if is_marked:
            self._store.mark_again(entry, editions)
        else:
            self._store.unmark(entry.fingerprint)
        return self._tell_of_mark(entry, is_marked)

    def _tell_of_mark(self, entry: KeptEntry, is_marked: bool) -> str:
        self._find_kept()
        return f"Entry {entry.number} is {f'marked{self._until_when}' if is_marked else 'not marked any more'}"

    def write_note(self, position: int, words: str) -> str:
        """Keep `words` beside the entry at `position`; "" deletes its note. What came of it, in words."""
        entry, known = find_kept_entry(*self._library.locate(position)), self.notes.get(position, "")
        editions = self._store.read_editions(entry)
        changed = change_note(self._store, entry, known, clean_words(words))
        self._steps.append(lambda: self._take_back_note(entry, changed, editions))
        return self._tell_of_note(entry, changed.after)

    def _take_back_note(self, entry: KeptEntry, changed: Changed, editions: EntryEditions) -> str:
        take_back_note(self._store, entry, changed, editions)
        lost = f"{', without ' if changed.before else ': '}“{changed.added}”" if changed.added else ""
        return f"{self._tell_of_note(entry, changed.before)}{lost}"

    def _tell_of_note(self, entry: KeptEntry, words: str) -> str:
        self._find_kept()
        return f"The note on entry {entry.number} is {f'kept{self._until_when}' if words else 'deleted'}"

    @property
    def _until_when(self) -> str:
        return "" if self.is_kept else ", until you leave"

    def undo(self) -> str:
        """Take back what was last done to a mark or a note; what came of it, in words."""
        if not self._steps:
            return "Nothing to undo"
        return f"Undone. {undo_last(self._steps, lambda take_back: take_back())}"

    # What was read, and where

    def note_read(self, position: int) -> None:
        """Remember that the entry at `position` was read, and that one is there."""
        chronicle, entry_index = self._library.locate(position)
        text, document = read_text(chronicle, entry_index), name_document(chronicle.name)
        place = ReadingPosition(document, entry_index + 1, sum_shortly(text))
        read = [sum_words(text)] if "read" in self._remembered else []
        is_kept = bool(document) and "positions" in self._remembered
        self._store.save_reading(place if is_kept else None, document, read)

    def keep_search(self, query: str) -> None:
        """Keep a query as the latest of those that were searched for."""
        if "searches" in self._remembered:
            self._store.save_search(" ".join(query.split()))

    def read_searches(self) -> list[str]:
        """What was searched for, the latest first."""
        return self._store.read_searches()[::-1]

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`, for the reader on a screen as well."""
        self.settings[name] = value
        self._store.save_setting(name, value)


def open_memory(is_private: bool, remembered: Collection[str], report: Callable[[str], None]) -> Memory:
    """The memory of this person; one that lasts as long as the conversation if it is private or cannot be opened.

    What had to be done for it, and why it cannot be opened, is told to `report`.
    """
    if not is_private:
        try:
            store = open_store(find_folder(), report)
            if store.notice:
                report(store.notice)
            return Memory(store, True, remembered)
        except StoreFailed as failure:
            report(f"What is remembered cannot be read: {failure}")
    return Memory(open_store(None), False, remembered)
