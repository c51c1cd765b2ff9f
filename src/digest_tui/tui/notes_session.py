"""The reader's notes on the library that is shown: which entries have one, writing them, taking that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.tui.store_access import StoreAccess

if TYPE_CHECKING:
    from digest_tui.memory.notes import Changed, Note
    from digest_tui.memory.stands import EntryEditions, KeptEntry
    from digest_tui.memory.store import Store

Step = Callable[["Store", Library], None]
"""Takes back what was done last, on the library that is shown by then."""


_LONGEST_TOLD = 200
"""Characters of a note that are told in the last line."""


class NoteKept:
    """A note was written or deleted. `positions` of the library are those of its entry.

    `problem` says why it is not on the disk, "" where it is; `words` are told to the person.
    """

    def __init__(
        self, library: Library, entry: KeptEntry, positions: Sequence[int], note: str, problem: str, words: str
    ) -> None:
        self.library = library
        self.entry = entry
        self.positions = positions
        self.note = note
        self.problem = problem
        self.words = words


class NotesSession:
    """Notes by position on the library.

    A note that the store does not take is shown as long as the reader is open,
    and it is said that it is not kept. `post` is given what came of a change,
    and `add_step` what takes it back.
    """

    def __init__(self, access: StoreAccess, post: Callable[[NoteKept], None], add_step: Callable[[Step], None]) -> None:
        self.by_position: Mapping[int, str] = {}
        """The words of each note; another mapping whenever one has changed."""
        self.kept: Mapping[str, Note] = {}
        """Notes that are on the disk, by the fingerprints of their entries."""
        self.unkept: dict[str, tuple[Note, str]] = {}
        """Notes that are not, and why."""
        self._problems: Mapping[int, str] = {}
        self._undone: dict[str, str] = {}
        self._access = access
        self._post = post
        self._add_step = add_step

    def has_note(self, position: int) -> bool:
        """True if there is a note on the entry at `position`."""
        return position in self.by_position

    def describe(self, position: int) -> str:
        """What is said of the note at `position` beside its words: that it is not kept, and why."""
        if position in self._problems:
            return f"not kept: {self._problems[position]}"
        return "" if self._access.is_kept else "--private: until the reader is closed"

    def show(self, notes: Mapping[int, str], find_positions: Callable[[Mapping[str, str]], Mapping[int, str]]) -> None:
        """Show the notes of another library or another reading, and those that are not kept where they stand there."""
        unkept = find_positions({own: note.text for own, (note, _) in self.unkept.items()})
        self.by_position = {**notes, **{at: self.unkept[own][0].words for at, own in unkept.items()}}
        self._problems = {at: self.unkept[own][1] for at, own in unkept.items()}

    def write(self, library: Library, position: int, known: str, words: str) -> None:
        """Keep `words` beside the entry at `position` of `library`, whose note was `known`; "" deletes its note."""
        from digest_tui.memory.notes import change_note, clean_words
        from digest_tui.memory.stands import find_kept_entry

        words, (chronicle, entry_index) = clean_words(words), library.locate(position)

        def change(store: Store) -> None:
            entry = find_kept_entry(chronicle, entry_index)
            editions = store.read_editions(entry)
            changed = change_note(store, entry, known, words)
            said = f"The note on entry {entry.number} is {'kept' if changed.after else 'deleted; U brings it back'}"
            self._tell(library, entry, editions.texts, changed.after, said)
            self._add_step(lambda store, library: self._take_back(store, library, entry, changed, editions))

        def fail(reason: str) -> None:
            entry = find_kept_entry(chronicle, entry_index)
            said = f"The note on entry {entry.number} is not {'kept' if words else 'deleted'}: {reason}"
            self._tell(library, entry, {entry.fingerprint: entry.text}, words, said, reason)

        self._access.do(change, fail)

    def _take_back(
        self, store: Store, library: Library, entry: KeptEntry, changed: Changed, editions: EntryEditions
    ) -> None:
        from digest_tui.memory.notes import take_back_note

        texts = {**editions.texts, **store.read_editions(entry).texts}
        take_back_note(store, entry, changed, editions)
        if not changed.before:
            self._undone |= dict.fromkeys(texts, changed.after)
        self._tell(library, entry, texts, changed.before, _describe_undone(entry, changed))

    def take_undone(self, library: Library, position: int) -> str:
        """The note whose writing was undone on the entry at `position`, for it to be had back, once; "" for none."""
        if not self._undone:
            return ""
        from digest_tui.memory.stands import find_kept_entry

        return self._undone.pop(find_kept_entry(*library.locate(position)).fingerprint, "")

    def _tell(
        self,
        library: Library,
        entry: KeptEntry,
        texts: Mapping[str, str],
        words: str,
        said: str,
        problem: str = "",
    ) -> None:
        from digest_tui.memory.fingerprints import find_positions

        positions = [*find_positions(library, texts)]
        if words and not problem and not self._access.is_kept:
            said += " (--private: until the reader is closed)"
        self._post(NoteKept(library, entry, positions, words, problem, said))

    def take(self, reply: NoteKept) -> None:
        """Take in what came of a change."""
        from digest_tui.memory.notes import Note

        own, positions = reply.entry.fingerprint, set(reply.positions)
        note = Note(reply.note, reply.entry.text)
        self.unkept.pop(own, None)
        problems = {at: why for at, why in self._problems.items() if at not in positions}
        notes = {at: words for at, words in self.by_position.items() if at not in positions}
        if reply.problem:
            self.unkept[own] = note, reply.problem
            problems |= dict.fromkeys(positions, reply.problem)
        else:
            self.kept = {**self.kept, own: note}
        if reply.note:
            notes |= dict.fromkeys(positions, reply.note)
        self.by_position, self._problems = notes, problems


def _describe_undone(entry: KeptEntry, changed: Changed) -> str:
    if not changed.before:
        return f"Undone: the note on entry {entry.number} is deleted; A there brings it back"
    added = " ".join(changed.added.split())
    without = f", without “{added if len(added) <= _LONGEST_TOLD else added[: _LONGEST_TOLD - 1] + '…'}”"
    return f"Undone: the note on entry {entry.number} is as it was before{without if added else ''}"
