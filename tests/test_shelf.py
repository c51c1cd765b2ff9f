"""Several chronicles read as one list."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.shelf import Shelf

FIRST = parse(
    "JAN. 1, 2031 — LAKETON — one\nJAN. 1, 2031 — LAKETON — two\nJAN. 2, 2031 — LAKETON — three [1]\n[1] https://a.b/1\n",
    "first",
)
EMPTY = parse("", "empty")
SECOND = parse("JAN. 2, 2031 — PORT ELM — four [1]\n[1] https://a.b/2\n", "second")


def test_entries_of_one_document_after_those_of_the_other() -> None:
    shelf = Shelf(FIRST, EMPTY, SECOND)
    bodies = ["one", "two", "three [1]", "four [1]"]
    assert len(shelf) == 4
    assert [entry.body for entry in shelf] == bodies
    assert [shelf[position].body for position in range(4)] == bodies
    assert [shelf.chronicle_of(position).name for position in range(4)] == ["first"] * 3 + ["second"]


def test_labels_stay_with_their_own_document() -> None:
    shelf = Shelf(FIRST, SECOND)
    assert [str(shelf[position].links[0]) for position in (2, 3)] == ["https://a.b/1", "https://a.b/2"]


def test_days_change_with_the_date_and_with_the_document() -> None:
    assert list(Shelf(FIRST, EMPTY, SECOND).days) == [0, 0, 1, 2]
    assert list(Shelf(FIRST).days) == [0, 0, 1]
    assert list(Shelf().days) == []


def test_find_entry() -> None:
    shelf = Shelf(FIRST, EMPTY, SECOND)
    assert shelf.find_entry(FIRST, 3) == 2
    assert shelf.find_entry(SECOND, 1) == 3
    assert [shelf.find_entry(SECOND, number) for number in (0, 2, -1)] == [None] * 3
    assert shelf.find_entry(EMPTY, 1) is None


def test_the_same_document_twice_is_two() -> None:
    again = parse(FIRST.text, "first")
    shelf = Shelf(FIRST, again)
    assert shelf.find_entry(again, 1) == 3
    assert shelf.chronicle_of(3) is again


@pytest.mark.parametrize("position", [-1, 4, 99])
def test_nothing_stands_there(position: int) -> None:
    with pytest.raises(IndexError, match="there are 4 entries"):
        Shelf(FIRST, EMPTY, SECOND).chronicle_of(position)


def test_an_empty_shelf() -> None:
    assert len(Shelf()) == 0
    assert list(Shelf()) == []
