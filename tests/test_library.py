"""Several chronicles read as one list."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.library import Library

FIRST = parse(
    "JAN. 1, 2031 — LAKETON — one\nJAN. 1, 2031 — LAKETON — two\nJAN. 2, 2031 — LAKETON — three [1]\n[1] https://a.b/1\n",
    "first",
)
EMPTY = parse("", "empty")
SECOND = parse("JAN. 2, 2031 — PORT ELM — four [1]\n[1] https://a.b/2\n", "second")


def test_several_documents_are_one_list_by_date() -> None:
    early = parse("JAN. 1, 2031 — PORT ELM — zero\nJAN. 2, 2031 — PORT ELM — between\n", "early")
    library = Library(FIRST, EMPTY, early, SECOND)
    bodies = ["one", "two", "zero", "three [1]", "between", "four [1]"]
    assert len(library) == 6
    assert [entry.body for entry in library] == bodies
    assert [library[position].body for position in range(6)] == bodies
    names = ["first", "first", "early", "first", "early", "second"]
    assert [library.chronicle_of(position).name for position in range(6)] == names
    assert [(chronicle.name, entry_index) for chronicle, entry_index in library.walk()] == [
        *(("first", 0), ("first", 1), ("early", 0), ("first", 2), ("early", 1), ("second", 0))
    ]


def test_one_document_keeps_its_own_order() -> None:
    newest_first = parse("JAN. 2, 2031 — LAKETON — new\nJAN. 1, 2031 — LAKETON — old\n")
    assert [entry.body for entry in Library(newest_first)] == ["new", "old"]
    assert [entry.body for entry in Library(newest_first, EMPTY)] == ["old", "new"]


def test_what_has_no_date_stays_behind_the_entry_it_follows() -> None:
    broken = parse(
        "FEB. 31, 2031 — LAKETON — before all\nJAN. 5, 2031 — LAKETON — five\nFEB. 30, 2031 — LAKETON — no such day\n"
    )
    other = parse("JAN. 4, 2031 — PORT ELM — four\nJAN. 6, 2031 — PORT ELM — six\n")
    assert [entry.body for entry in Library(other, broken)] == ["four", "before all", "five", "no such day", "six"]


def test_a_document_without_dates_comes_last() -> None:
    undated = parse("A paragraph.\n\nAnother.\n", "undated")
    library = Library(undated, FIRST)
    assert [entry.body for entry in library][-2:] == ["A paragraph.", "Another."]
    assert list(library.days) == [0, 0, 1, 2, 2]


def test_labels_stay_with_their_own_document() -> None:
    library = Library(FIRST, SECOND)
    assert [str(library[position].links[0]) for position in (2, 3)] == ["https://a.b/1", "https://a.b/2"]


def test_days_change_with_the_date() -> None:
    assert list(Library(FIRST, EMPTY, SECOND).days) == [0, 0, 1, 1]
    assert list(Library(FIRST).days) == [0, 0, 1]
    assert list(Library().days) == []


def test_find_entry() -> None:
    library = Library(FIRST, EMPTY, SECOND)
    assert library.find_entry(FIRST, 3) == 2
    assert library.find_entry(SECOND, 1) == 3
    assert [library.find_entry(SECOND, number) for number in (0, 2, -1)] == [None] * 3
    assert library.find_entry(EMPTY, 1) is None


def test_the_same_document_twice_is_two() -> None:
    again = parse(FIRST.text, "first")
    library = Library(FIRST, again)
    assert library.find_entry(again, 1) == 2
    assert library.chronicle_of(2) is again
    assert [library.find_position(again, entry_index) for entry_index in range(3)] == [2, 3, 5]


@pytest.mark.parametrize("position", [-1, 4, 99])
def test_nothing_stands_there(position: int) -> None:
    with pytest.raises(IndexError, match="there are 4 entries"):
        Library(FIRST, EMPTY, SECOND).chronicle_of(position)


def test_an_empty_shelf() -> None:
    assert len(Library()) == 0
    assert list(Library()) == []
