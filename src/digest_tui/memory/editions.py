"""What is kept of one document as it reads now: which entries have a mark or a note, which changed, which are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.alike import measure, read_words
from digest_tui.memory.fingerprints import Found, find_again, find_fingerprint, keep_text, read_text
from digest_tui.memory.notes import Note, read_notes
from digest_tui.memory.stands import Edition, KeptEntry, join_notes
from digest_tui.memory.store import Store

_REACH = 200
"""So many entries before and after its old number an entry is sought that reads differently."""


class GoneEntry(NamedTuple):
    """An entry that had a mark or a note and is gone from its document."""

    entry: KeptEntry
    note: str
    """"" where it had a mark alone."""


class Kept(NamedTuple):
    """What is kept of the entries of a document: marks and notes."""

    found: Mapping[int, str]
    """The fingerprints of the kept entries, by index in the document."""
    marked: Set[int]
    """The indexes of those that have a mark."""
    notes: Mapping[int, str]
    """The words of those that have a note, by index."""
    edition: Edition
    """What became of those that stood in it the last time: `changed` keep their marks and notes."""
    gone: tuple[GoneEntry, ...]
    """Those that are gone just now."""


def find_kept(store: Store, chronicle: Chronicle, document: str) -> Kept:
    """What is kept of `chronicle`, which is remembered as `document`. Raises StoreFailed.

    A document without a name, or of which only the head is read, has no other
    editions.
    """
    marks, notes = store.read_marks(), read_notes(store)
    found = dict(find_again(chronicle, marks | {fingerprint: note.text for fingerprint, note in notes.items()}))
    edition = Edition({fingerprint: entry_index + 1 for entry_index, fingerprint in found.items()})
    if document and chronicle.is_complete:
        edition = _find_edition(chronicle, store, document, edition.numbers)
    before = {entry.number - 1: fingerprint for fingerprint, entry in edition.changed.items()}
    found |= {entry.number - 1: entry.fingerprint for entry in edition.changed.values()}
    return Kept(
        found,
        frozenset(at for at, own in found.items() if own in marks or before.get(at) in marks),
        {
            at: words
            for at, own in found.items()
            if (words := join_notes(_find_words(notes, own), _find_words(notes, before.get(at, ""))))
        },
        edition,
        _with_notes(edition.gone, notes),
    )


def find_and_note_kept(store: Store, chronicle: Chronicle, document: str) -> Kept:
    """As `find_kept`, and the store is told where all of it stands now. Raises StoreFailed."""
    kept = find_kept(store, chronicle, document)
    if document and chronicle.is_complete and not store.is_read_only:
        edition = kept.edition
        stood = {fingerprint: entry.number for fingerprint, entry in store.read_stands(document).items()}
        if edition.changed or edition.gone or edition.numbers != stood:
            store.note_stands(document, edition)
    return kept


def read_gone(store: Store, document: str) -> tuple[GoneEntry, ...]:
    """What the store knows to be gone from a document, in each of its editions. Raises StoreFailed."""
    stood, gone = store.read_stands(document), store.read_stands(document, are_gone=True)
    left = {own: entry for own, entry in gone.items() if stood.keys().isdisjoint(store.read_versions(own))}
    return _with_notes(left, read_notes(store))


def _with_notes(gone: Mapping[str, KeptEntry], notes: Mapping[str, Note]) -> tuple[GoneEntry, ...]:
    return tuple(GoneEntry(one, _find_words(notes, own)) for own, one in gone.items())


def _find_words(notes: Mapping[str, Note], fingerprint: str) -> str:
    return notes[fingerprint].words if fingerprint in notes else ""


def _find_edition(chronicle: Chronicle, store: Store, document: str, numbers: Mapping[str, int]) -> Edition:
    """What became of the entries that stood in the document and are not among `numbers` any more."""
    stood = store.read_stands(document)
    missing = {fingerprint: entry for fingerprint, entry in stood.items() if fingerprint not in numbers}
    # What stands here for the first time, and is known from another edition, may be what a missing entry became.
    taken = {number - 1 for own, number in numbers.items() if own in stood}
    known: dict[str, Found] = {}
    for fingerprint in missing:
        found = (Found(numbers[own] - 1, own) for own in store.read_versions(fingerprint) if own in numbers)
        if now := next((one for one in found if one.entry_index not in taken), None):
            known[fingerprint] = now
            taken.add(now.entry_index)
    changed: dict[str, KeptEntry] = {}
    gone: dict[str, KeptEntry] = {}
    for fingerprint, entry in missing.items():
        now = known.get(fingerprint) or find_changed(chronicle, entry, taken)
        if now is None:
            gone[fingerprint] = entry
        else:
            taken.add(now.entry_index)
            text = keep_text(read_text(chronicle, now.entry_index))
            changed[fingerprint] = KeptEntry(now.fingerprint, text, entry.document, now.entry_index + 1)
    before = {*store.read_became(document), *store.read_stands(document, are_gone=True)}
    returned = frozenset(fingerprint for fingerprint, entry in changed.items() if entry.fingerprint in before)
    return Edition(numbers, changed, gone, returned)


def find_changed(chronicle: Chronicle, missing: KeptEntry, taken: Set[int]) -> Found | None:
    """The entry that `missing` has become: the most alike of those around its number, if it is alike at all.

    Entries at the indexes in `taken` are left out.
    """
    wanted = read_words(missing.text)
    best, at = 0.0, -1
    for entry_index in _around(missing.number - 1, len(chronicle.entries)):
        if entry_index in taken:
            continue
        dateline = chronicle.find_dateline(entry_index)
        date = read_words(dateline.date_as_written) if dateline else []
        words = read_words(keep_text(read_text(chronicle, entry_index)))
        # Of another date only what is the same to the letter: many chronicles write each day like the last.
        is_same = wanted[len(date) :] == words[len(date) :]
        share = measure(wanted, words) if wanted[: len(date)] == date else float(is_same)
        if share > best:
            best, at = share, entry_index
    return None if at < 0 else Found(at, find_fingerprint(chronicle, at))


def _around(middle: int, count: int) -> Iterator[int]:
    """Positions from `middle` outwards, as far as is sought."""
    for away in range(_REACH + 1):
        yield from (place for place in dict.fromkeys((middle - away, middle + away)) if 0 <= place < count)
