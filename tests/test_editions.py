"""An edited edition keeps its marks, and what became of the others is said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from digest_tui import Chronicle, parse
from digest_tui.memory.editions import Marks, find_marks
from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
from digest_tui.memory.store import MarkedEntry, Store, open_store

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
        opened.mark(MarkedEntry(find_fingerprint(first, entry_index), text, NAME, entry_index + 1))
    yield opened
    opened.close()


def find(store: Store, *entries: str, document: str = NAME) -> Marks:
    return find_marks(store, write(*entries), document)


def test_marks_move_with_their_entries(store: Store) -> None:
    marks = find(store, FINE, "JAN. 4, 2031 — LAKETON — New. [{}]\n", FOG, ICE)
    assert sorted(marks.found) == [2, 3]
    assert (marks.changed, marks.gone) == ((), ())


def test_another_document_that_says_the_same_has_the_mark(store: Store) -> None:
    assert list(find(store, FOG, document="/texts/copy.txt").found) == [0]
    assert list(find(store, FOG, document="").found) == [0]


def test_a_changed_entry_keeps_its_mark_and_is_told_once(store: Store) -> None:
    changed = ICE.replace("thick ice", "thin ice")
    marks = find(store, changed, FINE, FOG)
    assert sorted(marks.found) == [0, 2]
    assert [(entry.number, "thin ice" in entry.text) for entry in marks.changed] == [(1, True)]
    again = find(store, changed, FINE, FOG)
    assert sorted(again.found) == [0, 2]
    assert (again.changed, again.gone) == ((), ())


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
    marks = find(store, FINE, changed, FOG)
    assert sorted(marks.found) == [1, 2]
    assert [entry.number for entry in marks.changed] == [2]


def test_a_gone_entry_is_told_once_and_not_taken_for_another(store: Store) -> None:
    marks = find(store, FINE, FOG)
    assert sorted(marks.found) == [1]
    assert [entry.text for entry in marks.gone] == [ICE.format(1).strip()]
    assert find(store, FINE, FOG).gone == ()
    assert len(store.read_stands(NAME, are_gone=True)) == 1


def test_an_entry_made_like_another_is_not_taken_for_it(store: Store) -> None:
    alike = "JAN. {}, 2031 — PORT ELM — {} boats were in the harbour at noon, and the light was not lit. [{{}}]\n"
    days = [alike.format(day, day * 3) for day in range(1, 8)]
    first = write(*days)
    store.mark(MarkedEntry(find_fingerprint(first, 3), keep_text(read_text(first, 3)), NAME, 4))
    marks = find(store, *days[:3], *days[4:], ICE, FOG)
    assert [entry.text.split(" —")[0] for entry in marks.gone] == ["JAN. 4, 2031"]


def test_what_comes_back_is_marked_again(store: Store) -> None:
    find(store, FINE, FOG)
    assert sorted(find(store, ICE, FINE, FOG).found) == [0, 2]
    assert store.read_stands(NAME, are_gone=True) == {}


def test_the_head_of_a_document_tells_nothing_of_its_rest(store: Store) -> None:
    head = parse(ICE.format(1), is_complete=False)
    assert find_marks(store, head, NAME) == Marks({0: find_fingerprint(head, 0)})
    assert len(store.read_stands(NAME)) == 2


def test_unmarking_a_changed_entry_unmarks_what_it_was(store: Store) -> None:
    changed = ICE.replace("thick ice", "thin ice")
    marks = find(store, changed, FINE, FOG)
    store.unmark(marks.found[0])
    assert sorted(find(store, changed, FINE, FOG).found) == [2]
    assert sorted(find(store, ICE, FINE, FOG).found) == [2]
