"""An edited edition keeps its marks and notes, and what became of the others is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digest_tui import Chronicle, parse
from digest_tui.memory.changes import describe_changes
from digest_tui.memory.editions import Kept, find_and_note_kept, find_changed, read_gone
from digest_tui.memory.failures import ChangedSince
from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
from digest_tui.memory.listing import list_everything
from digest_tui.memory.notes import Note, change_note, read_notes, take_back_note, write_notes
from digest_tui.memory.opening import open_store, read_store
from digest_tui.memory.stands import KeptEntry
from digest_tui.memory.store import Store

NAME = "/texts/lakes.txt"
ICE = "JAN. 3, 2031 — LAKETON — The ferry to the island was cancelled because of thick ice on the lake. [{}]\n"
FINE = "JAN. 4, 2031 — PORT ELM — The court fined the harbour master two hundred for a missing lantern. [{}]\n"
FOG = "JAN. 5, 2031 — LAKETON — Fog kept the mail boat in its harbour until late in the afternoon. [{}]\n"


def write(*entries: str) -> Chronicle:
    text = "".join(entry.format(number) for number, entry in enumerate(entries, 1))
    return parse(text + "".join(f"[{number}] https://e.org/{number}\n" for number in range(1, len(entries) + 1)))


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(None)
    first = write(ICE, FINE, FOG)
    for entry_index in (0, 2):
        text = keep_text(read_text(first, entry_index))
        opened.mark(KeptEntry(find_fingerprint(first, entry_index), text, NAME, entry_index + 1))
    yield opened
    opened.close()


def find(store: Store, *entries: str, document: str = NAME) -> Kept:
    return find_and_note_kept(store, write(*entries), document)


def test_marks_move_with_their_entries(store: Store) -> None:
    kept = find(store, FINE, "JAN. 4, 2031 — LAKETON — New. [{}]\n", FOG, ICE)
    assert sorted(kept.found) == [2, 3]
    assert (kept.edition.changed, kept.edition.gone) == ({}, {})


def test_another_document_that_says_the_same_has_the_mark(store: Store) -> None:
    assert list(find(store, FOG, document="/texts/copy.txt").found) == [0]
    assert list(find(store, FOG, document="").found) == [0]


def test_a_changed_entry_keeps_its_mark_and_is_told_once(store: Store) -> None:
    changed = ICE.replace("thick ice", "thin ice")
    kept = find(store, changed, FINE, FOG)
    assert sorted(kept.found) == [0, 2]
    assert [(entry.number, "thin ice" in entry.text) for entry in kept.edition.changed.values()] == [(1, True)]
    again = find(store, changed, FINE, FOG)
    assert sorted(again.found) == [0, 2]
    assert (again.edition.changed, again.edition.gone) == ({}, {})


@pytest.mark.parametrize(
    "changed",
    [
        ICE.replace(
            " [{}]", " Two lorries stand on the shore, and nobody knows when the road will be open again. [{}]"
        ),
        ICE.replace(" because of thick ice on the lake", ""),
        ICE.replace("JAN. 3", "JAN. 2"),
        ICE.replace("LAKETON", "LAKE TOWN"),
    ],
)
def test_what_was_continued_cut_or_dated_anew_is_changed_and_not_gone(store: Store, changed: str) -> None:
    kept = find(store, FINE, changed, FOG)
    assert sorted(kept.found) == [1, 2]
    assert [entry.number for entry in kept.edition.changed.values()] == [2]


def test_a_gone_entry_is_told_once_and_not_taken_for_another(store: Store) -> None:
    kept = find(store, FINE, FOG)
    assert sorted(kept.found) == [1]
    assert [entry.text for entry in kept.edition.gone.values()] == [ICE.format(1).strip()]
    assert find(store, FINE, FOG).edition.gone == {}
    assert len(store.read_stands(NAME, are_gone=True)) == 1


def test_an_entry_made_like_another_is_not_taken_for_it(store: Store) -> None:
    alike = "JAN. {}, 2031 — PORT ELM — {} boats were in the harbour at noon, and the light was not lit. [{{}}]\n"
    days = [alike.format(day, day * 3) for day in range(1, 8)]
    first = write(*days)
    store.mark(KeptEntry(find_fingerprint(first, 3), keep_text(read_text(first, 3)), NAME, 4))
    kept = find(store, *days[:3], *days[4:], ICE, FOG)
    assert [entry.text.split(" —")[0] for entry in kept.edition.gone.values()] == ["JAN. 4, 2031"]


def test_of_two_marked_alike_the_one_that_stays_is_not_what_the_other_became(store: Store) -> None:
    alike = ICE.replace("thick ice", "thin ice")
    first = write(ICE, alike, FOG)
    store.mark(KeptEntry(find_fingerprint(first, 1), keep_text(read_text(first, 1)), NAME, 2))
    kept = find(store, alike, FOG)
    assert sorted(kept.found) == [0, 1]
    assert [entry.text for entry in kept.edition.gone.values()] == [ICE.format(1).strip()]


def test_a_store_that_can_only_be_read_shows_marks_and_takes_no_edition(tmp_path: Path) -> None:
    made = open_store(tmp_path)
    first = write(ICE, FINE, FOG)
    for entry_index in (0, 2):
        text = keep_text(read_text(first, entry_index))
        made.mark(KeptEntry(find_fingerprint(first, entry_index), text, NAME, entry_index + 1))
    made.close()
    store = read_store(tmp_path)
    assert store
    kept = find(store, FOG, FINE)
    store.close()
    assert sorted(kept.found) == [0]
    assert len(kept.edition.gone) == 1


def test_what_comes_back_is_marked_again(store: Store) -> None:
    find(store, FINE, FOG)
    assert sorted(find(store, ICE, FINE, FOG).found) == [0, 2]
    assert store.read_stands(NAME, are_gone=True) == {}


def test_the_head_of_a_document_tells_nothing_of_its_rest(store: Store) -> None:
    head = parse(ICE.format(1), is_complete=False)
    kept = find_and_note_kept(store, head, NAME)
    assert (kept.found, kept.edition.gone) == ({0: find_fingerprint(head, 0)}, {})
    assert len(store.read_stands(NAME)) == 2


def test_unmarking_a_changed_entry_unmarks_what_it_was(store: Store) -> None:
    changed = ICE.replace("thick ice", "thin ice")
    kept = find(store, changed, FINE, FOG)
    store.unmark(kept.found[0])
    assert sorted(find(store, changed, FINE, FOG).found) == [2]
    assert sorted(find(store, ICE, FINE, FOG).found) == [2]


def test_an_older_edition_read_again_has_lost_nothing(store: Store) -> None:
    changed = ICE.replace("thick ice", "thin ice")
    for first in (changed, ICE, changed):
        kept = find(store, first, FINE, FOG)
        assert (kept.marked, len(kept.edition.changed), kept.edition.gone) == ({0, 2}, 1, {})
    store.unmark(kept.found[0])
    assert find(store, ICE, FINE, FOG).marked == {2}


# Notes


def take_note(store: Store, chronicle: Chronicle, entry_index: int, words: str) -> None:
    text = keep_text(read_text(chronicle, entry_index))
    entry = KeptEntry(find_fingerprint(chronicle, entry_index), text, NAME, entry_index + 1)
    write_notes(store, (entry, words))


def test_a_note_needs_no_mark_and_moves_with_its_entry(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    kept = find(store, ICE, FOG, FINE)
    assert kept.notes == {2: "Who was fined?"}
    assert kept.marked == {0, 1}


def test_a_changed_entry_keeps_its_note(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    changed = FINE.replace("two hundred", "three hundred")
    assert find(store, ICE, changed, FOG).notes == {1: "Who was fined?"}
    assert find(store, ICE, changed, FOG).notes == {1: "Who was fined?"}
    assert find(store, ICE, FINE, FOG).notes == {1: "Who was fined?"}


def test_a_note_written_anew_is_new_in_every_edition(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    changed = FINE.replace("two hundred", "three hundred")
    find(store, ICE, changed, FOG)
    take_note(store, write(ICE, changed, FOG), 1, "The sum is new")
    assert find(store, ICE, FINE, FOG).notes == {1: "The sum is new"}
    assert find(store, ICE, changed, FOG).notes == {1: "The sum is new"}
    take_note(store, write(ICE, changed, FOG), 1, "")
    assert find(store, ICE, changed, FOG).notes == {}
    assert find(store, ICE, FINE, FOG).notes == {}


def test_the_note_of_a_gone_entry_is_known_and_comes_back_with_it(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    assert [entry.number for entry in find(store, ICE, FOG).edition.gone.values()] == [2]
    assert list(read_notes(store).values()) == [Note("Who was fined?", FINE.format(2).strip())]
    assert find(store, ICE, FINE, FOG).notes == {1: "Who was fined?"}


def test_a_mark_taken_away_leaves_the_note_and_the_other_way_round(store: Store) -> None:
    first = write(ICE, FINE, FOG)
    for entry_index in (0, 2):
        take_note(store, first, entry_index, "Look again")
    store.unmark(find_fingerprint(first, 0))
    take_note(store, first, 2, "")
    kept = find(store, ICE, FINE, FOG)
    assert (kept.marked, kept.notes) == ({2}, {0: "Look again"})
    assert sorted(entry.number for entry in store.read_stands(NAME).values()) == [1, 3]


# Copies, one edited after the other


COPY = "/texts/copy.txt"


def test_what_a_copy_has_become_is_no_other_entry_where_another_copy_became_that_before(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    edited = FINE.replace("two hundred", "three hundred")
    find(store, ICE, FINE, FOG, document=COPY)
    find(store, ICE, edited, FOG)
    for now in (edited, FINE, edited):
        kept = find(store, ICE, now, FOG, document=COPY)
        assert (kept.notes, len(kept.edition.changed), kept.gone) == ({1: "Who was fined?"}, 1, ())
        assert read_gone(store, COPY) == ()


def test_a_copy_may_leave_out_editions_by_which_another_one_came_to_the_same(store: Store) -> None:
    second = ICE.replace("because of thick ice", "since it froze")
    last = second.replace("The ferry to the island", "No boat there")
    find(store, ICE, FINE, FOG, document=COPY)
    for edition in (second, last):
        find(store, edition, FINE, FOG)
    assert find_changed(write(last), next(iter(store.read_stands(COPY).values())), set()) is None
    kept = find(store, last, FINE, FOG, document=COPY)
    assert (kept.marked, kept.gone) == ({0, 2}, ())


def test_what_is_known_to_be_gone_is_not_told_beside_what_it_turned_out_to_be(store: Store) -> None:
    find(store, ICE, FINE, FOG, document=COPY)
    find(store, FINE, FOG, document=COPY)
    edited = ICE.replace("thick", "thin")
    find(store, edited, FINE, FOG)
    assert [entry.number for entry, _ in read_gone(store, COPY)] == [1]
    assert [entry.number for entry in list_everything(store) if entry.files == (COPY,)] == [2, None]
    find(store, edited, FINE, FOG, document=COPY)
    assert read_gone(store, COPY) == ()
    assert [entry.number for entry in list_everything(store) if entry.files == (COPY,)] == [1, 3]
    assert tell(find(store, ICE, FINE, FOG, document=COPY)) == "Entry 1 reads again as before the change"


def test_a_note_or_mark_is_written_and_taken_away_in_all_editions_of_all_copies(store: Store) -> None:
    edited = ICE.replace("thick", "thin")
    find(store, ICE, FINE, FOG, document=COPY)
    find(store, edited, FINE, FOG)
    take_note(store, write(ICE, FINE, FOG), 0, "How thick?")
    assert find(store, edited, FINE, FOG).notes == find(store, ICE, FINE, FOG, document=COPY).notes == {0: "How thick?"}
    store.unmark(find_fingerprint(write(ICE), 0))
    assert find(store, edited, FINE, FOG).marked == {2}
    take_note(store, write(ICE, FINE, FOG), 0, "")
    assert find(store, edited, FINE, FOG).notes == {}


def test_two_notes_on_what_turns_out_to_be_one_entry_are_both_kept(store: Store) -> None:
    edited = ICE.replace("thick", "thin")
    take_note(store, write(ICE), 0, "How thick?")
    other = KeptEntry(find_fingerprint(write(edited), 0), edited.format(1), COPY, 1)
    write_notes(store, (other, "Thin or thick?"))
    for _ in range(2):
        assert find(store, edited, FINE, FOG).notes[0] == "Thin or thick?\nHow thick?"
    assert {note.words for note in read_notes(store).values()} == {"Thin or thick?\nHow thick?"}


def test_a_note_that_was_deleted_and_had_back_is_had_back_in_every_copy(store: Store) -> None:
    edited = ICE.replace("thick", "thin")
    entry = KeptEntry(find_fingerprint(write(edited), 0), edited.format(1), NAME, 1)
    take_note(store, write(ICE, FINE, FOG), 0, "How thick?")
    find(store, ICE, FINE, FOG, document=COPY)
    find(store, edited, FINE, FOG)
    store.unmark(entry.fingerprint)
    editions = store.read_editions(entry)
    changed = change_note(store, entry, "How thick?", "")
    assert find(store, ICE, FINE, FOG, document=COPY).notes == {}
    take_back_note(store, entry, changed, editions)
    assert find(store, ICE, FINE, FOG, document=COPY).notes == {0: "How thick?"}
    assert tell(find(store, ICE, FINE, FOG)) == "Entry 1 reads again as before the change"


def test_a_mark_that_was_taken_away_and_had_back_is_had_back_in_every_copy(store: Store) -> None:
    edited = ICE.replace("thick", "thin")
    entry = KeptEntry(find_fingerprint(write(edited), 0), edited.format(1), NAME, 1)
    find(store, ICE, FINE, FOG, document=COPY)
    find(store, edited, FINE, FOG)
    editions = store.read_editions(entry)
    store.unmark(entry.fingerprint)
    assert find(store, ICE, FINE, FOG, document=COPY).marked == {2}
    store.mark_again(entry, editions)
    assert find(store, ICE, FINE, FOG, document=COPY).marked == {0, 2}
    assert find(store, edited, FINE, FOG).marked == {0, 2}


def test_a_deleted_note_is_not_had_back_over_one_that_was_written_in_a_copy_since(store: Store) -> None:
    edited = ICE.replace("thick", "thin")
    entry = KeptEntry(find_fingerprint(write(edited), 0), edited.format(1), NAME, 1)
    take_note(store, write(ICE, FINE, FOG), 0, "How thick?")
    find(store, edited, FINE, FOG)
    store.unmark(entry.fingerprint)
    editions = store.read_editions(entry)
    changed = change_note(store, entry, "How thick?", "")
    write_notes(store, (KeptEntry(find_fingerprint(write(ICE), 0), ICE.format(1), COPY, 1), "Theirs"))
    with pytest.raises(ChangedSince):
        take_back_note(store, entry, changed, editions)
    assert [note.words for note in read_notes(store).values()] == ["Theirs"]


ALIKE = [
    f"JAN. 9, 2031 — PORT ELM — The museum is closed in the {time} since its stairs are being repaired. [{{}}]\n"
    for time in ("morning", "evening")
]


def test_two_entries_that_stand_beside_each_other_in_a_copy_are_two(store: Store) -> None:
    both = write(*ALIKE)
    take_note(store, both, 0, "Which boat?")
    find(store, *ALIKE, document=COPY)
    # One was taken for the other where it is gone.
    assert find(store, ALIKE[1]).notes == {0: "Which boat?"}
    assert find(store, *ALIKE, document=COPY).notes == {0: "Which boat?", 1: "Which boat?"}
    take_note(store, both, 1, "")
    assert find(store, *ALIKE, document=COPY).notes == {0: "Which boat?"}


def test_two_notes_are_joined_where_an_entry_has_become_one_that_stands_beside_it_in_a_copy(store: Store) -> None:
    both = write(*ALIKE)
    for entry_index, text in enumerate(ALIKE):
        own = KeptEntry(find_fingerprint(both, entry_index), text.format(entry_index + 1), COPY, entry_index + 1)
        write_notes(store, (own, f"Note {entry_index + 1}"))
    find(store, ALIKE[0])
    for _ in range(2):
        assert find(store, ALIKE[1]).notes == {0: "Note 2\nNote 1"}
    assert find(store, *ALIKE, document=COPY).notes[0] == "Note 1"


# What is said of it


def tell(kept: Kept) -> str:
    return "; ".join(describe_changes(kept))


def test_what_changed_is_said_by_what_one_had_put_there(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    assert tell(find(store, ICE, FINE.replace("two", "three"), FOG)) == (
        "Entry 2 reads differently than when you wrote your note; the note stays"
    )
    assert tell(find(store, ICE.replace("thick", "thin"), FINE.replace("two", "three"), FOG)) == (
        "Entry 1 reads differently than when you marked it; the mark stays"
    )
    take_note(store, write(ICE, FINE, FOG), 2, "Fog again")
    assert tell(
        find(store, ICE.replace("thick", "thin"), FINE.replace("two", "four"), FOG.replace("late", "very late"))
    ) == ("Entries 2, 3 read differently than before; your marks and notes stay")


def test_what_reads_again_as_it_did_is_not_told_as_changed(store: Store) -> None:
    thin, thinner = ICE.replace("thick", "thin"), ICE.replace("thick", "thinner")
    for edition in (thin, thinner):
        find(store, edition, FINE, FOG)
    assert tell(find(store, ICE, FINE, FOG)) == "Entry 1 reads again as before the change"
    find(store, thin, FINE, FOG.replace("late", "very late"))
    assert tell(find(store, ICE, FINE, FOG)) == "Entries 1, 3 read again as before the change"


def test_what_is_gone_is_said_by_what_one_had_put_there(store: Store) -> None:
    take_note(store, write(ICE, FINE, FOG), 1, "Who was fined?")
    assert tell(find(store, ICE, FOG)) == f"An entry with your note is gone (i shows it): {FINE[:80]}"
    assert tell(find(store, FINE)) == "2 entries with marks are gone: i shows what they said"
