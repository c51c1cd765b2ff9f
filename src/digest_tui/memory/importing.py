"""Taking in notes and marks that somebody else handed on, without touching one's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.safety import make_safe, one_line
from digest_tui.chronicle.wording import format_count
from digest_tui.memory.editions import find_and_note_kept, find_changed
from digest_tui.memory.fingerprints import find_again, keep_text
from digest_tui.memory.notes import LONGEST, clean_words, read_notes, write_notes
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.stands import KeptEntry, find_kept_entry
from digest_tui.memory.store import Store

_FIRST = 60
"""Characters by which an entry is told."""


class NotAsHandedOn(Exception):
    """A line is not one that `notes --json` prints: why, and which."""


class HandedEntry(NamedTuple):
    """A line of the file: an entry with another reader's mark or note."""

    fingerprint: str
    text: str
    is_marked: bool
    note: str
    number: int = 1
    """Its number in the other reader's edition."""


@dataclass
class TakenIn:
    """What became of what was handed on."""

    notes: int = 0
    marks: int = 0
    """Added."""
    known_notes: int = 0
    known_marks: int = 0
    """There already."""
    differing: list[tuple[KeptEntry, str]] = field(default_factory=list)
    """Entries beside which another note of one's own stands, which is kept, and what the other says."""
    edited: list[KeptEntry] = field(default_factory=list)
    """Entries that read differently here."""
    strangers: list[HandedEntry] = field(default_factory=list)
    """What stands on no entry here."""

    @property
    def is_nothing(self) -> bool:
        """True if nothing of it belongs to an entry here."""
        return not (self.notes or self.marks or self.known_notes or self.known_marks or self.differing)


def read_handed(lines: Iterable[str]) -> list[HandedEntry]:
    """The entries of a file that `notes --json` wrote. Raises NotAsHandedOn."""
    return [_read_line(line, number) for number, line in enumerate(lines, 1) if line.strip()]


def _read_line(line: str, number: int) -> HandedEntry:
    try:
        record: Any = json.loads(line)
        fingerprint, text = record["fingerprint"], record["entry"]
        note, is_marked, stood = record["note"] or "", record["marked"], record.get("number") or 1
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotAsHandedOn(f"line {number}: not a line that notes --json prints") from error
    kinds = ((fingerprint, str), (text, str), (note, str), (is_marked, bool), (stood, int))
    if not all(isinstance(value, kind) for value, kind in kinds):
        raise NotAsHandedOn(f"line {number}: not a line that notes --json prints")
    if len(note) > LONGEST:
        raise NotAsHandedOn(f"line {number}: the note has more than {LONGEST:,} characters")
    return HandedEntry(fingerprint, keep_text(make_safe(text)), is_marked, clean_words(note), stood)


def take_in(store: Store, handed: Sequence[HandedEntry], chronicles: Sequence[Chronicle]) -> TakenIn:
    """Add the marks and notes that stand on entries of `chronicles`. Raises StoreFailed."""
    for chronicle in chronicles:
        # One's own marks and notes of an older edition are in this one before others can take their place.
        find_and_note_kept(store, chronicle, name_document(chronicle.name))
    stands: dict[str, list[KeptEntry]] = {}
    for entry in _find_entries({one.fingerprint: one.text for one in handed}, chronicles):
        stands.setdefault(entry.fingerprint, []).append(entry)
    edited = _find_edited([one for one in handed if one.fingerprint not in stands], chronicles, stands)
    stands |= edited
    taken = TakenIn(
        edited=[entry for entries in edited.values() for entry in entries],
        strangers=[one for one in handed if one.fingerprint not in stands],
    )
    here = [(one, stands[one.fingerprint]) for one in handed if one.fingerprint in stands]
    _take_marks(store, [pair for pair in here if pair[0].is_marked], taken)
    _take_notes(store, [pair for pair in here if pair[0].note], taken)
    return taken


def _take_marks(store: Store, handed: Sequence[tuple[HandedEntry, list[KeptEntry]]], taken: TakenIn) -> None:
    marks = set(store.read_marks())
    for _, entries in handed:
        own = entries[0].fingerprint
        taken.known_marks += own in marks
        taken.marks += own not in marks
        marks.add(own)
    store.mark(*(entry for _, entries in handed for entry in entries))


def _take_notes(store: Store, handed: Sequence[tuple[HandedEntry, list[KeptEntry]]], taken: TakenIn) -> None:
    notes = {fingerprint: note.words for fingerprint, note in read_notes(store).items()}
    new: list[tuple[KeptEntry, str]] = []
    for one, entries in handed:
        own = entries[0].fingerprint
        mine = notes.get(own)
        if mine is None:
            notes[own] = one.note
            new += [(entry, one.note) for entry in entries]
            taken.notes += 1
        elif mine == one.note:
            taken.known_notes += 1
        else:
            taken.differing.append((entries[0], one.note))
    write_notes(store, *new)


def _find_entries(texts: dict[str, str], chronicles: Sequence[Chronicle]) -> Iterator[KeptEntry]:
    for chronicle in chronicles:
        for found in find_again(chronicle, texts):
            yield find_kept_entry(chronicle, found.entry_index)


def _find_edited(
    strangers: Iterable[HandedEntry], chronicles: Iterable[Chronicle], stands: Mapping[str, Sequence[KeptEntry]]
) -> dict[str, list[KeptEntry]]:
    """By fingerprint, the entries here that `strangers` have become, other than those in `stands`."""
    found: dict[str, list[KeptEntry]] = {}
    for chronicle in chronicles:
        document = name_document(chronicle.name)
        taken = {one.number - 1 for entries in stands.values() for one in entries if one.document == document}
        for stranger in {one.fingerprint: one for one in strangers}.values():
            missing = KeptEntry(stranger.fingerprint, stranger.text, document, stranger.number)
            if now := find_changed(chronicle, missing, taken):
                taken.add(now.entry_index)
                found.setdefault(stranger.fingerprint, []).append(find_kept_entry(chronicle, now.entry_index))
    return found


def format_taken(taken: TakenIn) -> Iterator[str]:
    """What became of it, a line each."""
    yield f"added: {_count(taken.notes, taken.marks)}"
    if taken.known_notes or taken.known_marks:
        yield f"there already: {_count(taken.known_notes, taken.known_marks)}"
    for entry in taken.edited:
        yield f"entry {entry.number} reads differently now: {entry.text[:_FIRST]}"
    for entry, words in taken.differing:
        yield f"entry {entry.number} has another note, which is kept; this one says: {one_line(words)}"
    for one in taken.strangers:
        yield f"on no entry here: {one.text[:_FIRST]}{f': {one_line(one.note)}' if one.note else ''}"


def _count(notes: int, marks: int) -> str:
    return f"{format_count(notes, 'note')} and {format_count(marks, 'mark')}"
