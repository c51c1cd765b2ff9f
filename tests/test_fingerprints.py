"""An entry is known by what it says, wherever it stands and however its notes are numbered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import parse
from digest_tui.chronicle.text.alike import sum_words
from digest_tui.memory.fingerprints import (
    find_again,
    find_fingerprint,
    find_nearest,
    keep_text,
    read_text,
    sum_shortly,
)

FIRST = "JAN. 3, 2031 — LAKETON — The ferry to the island was cancelled because of ice on the lake. [1]"


@pytest.mark.parametrize(
    "other",
    [
        FIRST.replace("[1]", "[12]"),
        FIRST.replace("[1]", "[^12]"),
        FIRST.replace("[1]", "[1, 2] [R 7]"),
        FIRST.replace("[1]", ""),
        FIRST.replace(" because", "\n   because"),
        FIRST.replace("—", "-"),
        FIRST + "\n\n",
    ],
)
def test_the_same_words_are_the_same_entry(other: str) -> None:
    assert sum_words(other) == sum_words(FIRST)
    assert sum_shortly(other) == sum_shortly(FIRST)


@pytest.mark.parametrize(
    "other",
    [
        FIRST.replace("ice", "wind"),
        FIRST.replace("JAN. 3", "JAN. 4"),
        FIRST.replace("LAKETON", "PORT ELM"),
        FIRST.replace("2031", "2030"),
        FIRST + " Nobody was hurt.",
    ],
)
def test_other_words_are_another_entry(other: str) -> None:
    assert sum_words(other) != sum_words(FIRST)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert sum_words("Öskemen") == sum_words("O\u0308skemen")


def test_a_fingerprint_stays_what_it_was() -> None:
    """It stands in databases: whoever changes it loses their marks for everyone."""
    assert sum_words(FIRST) == "08d1f6945820435737fed93e"


def test_entries_that_say_the_same_are_told_apart() -> None:
    chronicle = parse(f"{FIRST}\n\n{FIRST}\n\nJAN. 4, 2031 — LAKETON — Ice.\n\n{FIRST}\n")
    own = sum_words(FIRST)
    assert [find_fingerprint(chronicle, entry_index) for entry_index in (0, 1, 3)] == [own, f"{own}+1", f"{own}+2"]
    found = dict(find_again(chronicle, {f"{own}+1": keep_text(FIRST)}))
    assert found == {1: f"{own}+1"}


@given(st.lists(st.text(alphabet="ab й[1]\n—.", max_size=300), min_size=1, max_size=6))
def test_every_entry_is_found_by_its_own_fingerprint(bodies: list[str]) -> None:
    chronicle = parse("\n".join(f"JAN. 3, 2031 — LAKETON — {body}" for body in bodies))
    kept = {
        find_fingerprint(chronicle, entry_index): keep_text(read_text(chronicle, entry_index))
        for entry_index in range(len(chronicle.entries))
    }
    assert len(kept) == len(chronicle.entries)
    assert dict(find_again(chronicle, kept)) == dict(enumerate(kept))


def test_the_nearest_place_that_says_the_same() -> None:
    chronicle = parse("".join(f"JAN. {day}, 2031 — LAKETON — Day {day}.\n" for day in range(1, 21)))
    wanted = sum_shortly(read_text(chronicle, 7))
    assert find_nearest(chronicle, wanted, 7, 5) == 7
    assert find_nearest(chronicle, wanted, 10, 5) == 7
    assert find_nearest(chronicle, wanted, 15, 5) == 15
    assert find_nearest(chronicle, wanted, 90, 5) == 19
