"""The comparison of two editions: what became of each entry, of the prose outside the entries, and of their notes.

An entry is *changed* where its printed words, its marks of punctuation or its notes are others, *moved* where it only
stands elsewhere in the order of the entries. White space and the numbers of notes are no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from digest_tui.chronicle.model import Chronicle, Footnote
from digest_tui.sharing.comparing.marking import Piece, mark_words
from digest_tui.sharing.comparing.matching import find_moved, pair_passages
from digest_tui.sharing.comparing.passages import Passage, split_note

Change = Literal["added", "gone", "changed", "moved"]
NoteChange = Literal["appeared", "vanished", "other URL", "other words"]


class NoteDifference(NamedTuple):
    """What became of a note."""

    old: Footnote | None
    new: Footnote | None

    @property
    def change(self) -> NoteChange:
        """What became of it, in a word or two."""
        if self.old is None:
            return "appeared"
        if self.new is None:
            return "vanished"
        return "other words" if self.old.urls == self.new.urls else "other URL"

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its text with the words marked, each URL as one word."""
        return mark_words(tuple(split_note(self.old)), tuple(split_note(self.new)))


@dataclass(frozen=True)
class Difference:
    """What became of an entry, or of prose outside the entries."""

    old: Passage | None
    """None for what was added."""
    new: Passage | None
    """None for what is gone."""
    is_moved: bool = False
    """True if it stands elsewhere in the order of the entries, changed or not."""
    notes: tuple[NoteDifference, ...] = ()

    @cached_property
    def change(self) -> Change:
        """What became of it. What is changed and stands elsewhere is changed."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "gone"
        return "changed" if self.notes or not self.new.prints_the_same(self.old) else "moved"

    @cached_property
    def dateline(self) -> tuple[Piece, ...]:
        """The dateline with the words marked."""
        return mark_words(self.old.head if self.old else (), self.new.head if self.new else ())

    @cached_property
    def body(self) -> tuple[Piece, ...]:
        """The body with the words marked."""
        return mark_words(self.old.body if self.old else (), self.new.body if self.new else ())


@dataclass(frozen=True)
class Comparison:
    """The differences between two editions of a document."""

    old: Chronicle
    new: Chronicle
    entries: tuple[Difference, ...]
    """In the order of the new edition, what is gone behind what stood before it."""
    prose: tuple[Difference, ...]
    """Prose outside the entries, the same way."""
    notes: tuple[NoteDifference, ...]
    """Notes that nothing refers to in either edition."""

    @property
    def is_empty(self) -> bool:
        """True if there are no differences."""
        return not (self.entries or self.prose or self.notes)

    def count_entries(self) -> Counter[Change]:
        """How many entries were added, are gone, changed, or have moved unchanged."""
        return Counter(difference.change for difference in self.entries)

    def count_notes(self) -> Counter[NoteChange]:
        """How many notes there are of each change. A note that several entries cite is one."""
        notes = chain(self.notes, *(difference.notes for difference in (*self.entries, *self.prose)))
        return Counter(note.change for note in dict.fromkeys(notes))


def compare(old: Chronicle, new: Chronicle) -> Comparison:
    """The differences between `old` and `new`, two editions of one document."""
    return Comparison(
        old,
        new,
        tuple(_compare_passages([Passage(old, entry) for entry in old], [Passage(new, entry) for entry in new])),
        tuple(_compare_passages(*(_list_prose(one) for one in (old, new)))),
        tuple(_compare_unused(old, new)),
    )


def _list_prose(chronicle: Chronicle) -> list[Passage]:
    """The prose outside the entries, without rules and other lines that have no letter and no digit."""
    return [Passage(chronicle, prose) for prose in chronicle.prose if any(map(str.isalnum, prose.body))]


def _compare_passages(old: Sequence[Passage], new: Sequence[Passage]) -> list[Difference]:
    pairs = pair_passages(old, new)
    moved = find_moved(pairs)
    found: list[tuple[tuple[int, int], Difference]] = []
    place = -1
    for index, passage in enumerate(old):
        if index not in pairs:
            found.append(((place, index + 1), Difference(passage, None)))
        elif index not in moved:
            place = pairs[index]
    for index, other in pairs.items():
        notes = tuple(_compare_notes(old[index].notes, new[other].notes))
        if index in moved or notes or not new[other].prints_the_same(old[index]):
            found.append(((other, 0), Difference(old[index], new[other], index in moved, notes)))
    taken = set(pairs.values())
    found += [((index, 0), Difference(None, passage)) for index, passage in enumerate(new) if index not in taken]
    return [difference for _, difference in sorted(found, key=lambda one: one[0])]


def _compare_notes(old: Iterable[Footnote], new: Iterable[Footnote]) -> Iterator[NoteDifference]:
    """What differs between the notes of two passages.

    Where as many differ on either side, each became the other in order; else those of one label did.
    """
    said_before, said_after = _find_texts(old), _find_texts(new)
    gone = [note for text, note in said_before.items() if text not in said_after]
    added = [note for text, note in said_after.items() if text not in said_before]
    if len(gone) == len(added):
        yield from map(NoteDifference, gone, added)
        return
    before, after = {note.label: note for note in gone}, {note.label: note for note in added}
    became = [(before[label], after[label]) for label in before if label in after]
    known = {note.start for note, _ in became}
    yield from (NoteDifference(*pair) for pair in became)
    yield from (NoteDifference(note, None) for note in gone if note.start not in known)
    known = {note.start for _, note in became}
    yield from (NoteDifference(None, note) for note in added if note.start not in known)


def _compare_unused(old: Chronicle, new: Chronicle) -> Iterator[NoteDifference]:
    """What became of the notes that nothing refers to. One that is cited in the other edition is still there."""
    before, after = _find_texts(old.footnotes), _find_texts(new.footnotes)
    gone = (note for text, note in _find_texts(old.unused_footnotes).items() if text not in after)
    added = (note for text, note in _find_texts(new.unused_footnotes).items() if text not in before)
    yield from _compare_notes(gone, added)


def _find_texts(notes: Iterable[Footnote]) -> dict[str, Footnote]:
    """The notes that say something, by what they say."""
    return {" ".join(note.text.split()): note for note in notes if note.text}
