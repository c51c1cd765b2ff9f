"""An apostrophe within a word joins what stands on its sides: it may be typed, or left out."""

from __future__ import annotations

from functools import cache

import pytest

import digest_tui
from digest_tui import SearchIndex

TEXT = """\
JAN. 1, 2031 — LAKETON — O’Brien met d'Artagnan; they’re friends.
JAN. 2, 2031 — N’DJAMENA — O'BRIEN said: “We'll see the baker's shop.”
JAN. 3, 2031 — LAKETON — Près de l’église, Мар’яна read of L’Île-de-France and O‘zbekiston.
JAN. 4, 2031 — MILLBURY — Obrien left. Brien stayed.
"""


@cache
def index() -> SearchIndex:
    return SearchIndex(digest_tui.parse(TEXT))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("obrien", [1, 2, 4]),
        ("o'brien", [1, 2, 4]),
        ("O’BRIEN", [1, 2, 4]),
        ("dartagnan", [1]),
        ("d'artagnan", [1]),
        ("d’Artagnan", [1]),
        ("leglise", [3]),
        ("l'eglise", [3]),
        ("l’église", [3]),
        ("eglise", [3]),
        ("марьяна", [3]),
        ("ozbekiston", [3]),
        ("ile-de-france", [3]),
        ("ndjamena", [2]),
        ("place:ndjamena", [2]),
        ("place:n'djamena", [2]),
    ],
)
def test_a_word_is_found_with_its_apostrophe_or_without_and_nothing_is_denied(query: str, numbers: list[int]) -> None:
    answer = index().answer(query)
    assert [sorted(hit.entry.number for hit in index().search(query)), list(answer.said)] == [numbers, []]


@pytest.mark.parametrize("query", ["were", "well", "theyre", "bakers"])
def test_what_is_short_for_another_word_or_shows_who_owns_is_no_part_of_a_word(query: str) -> None:
    assert index().search("baker's")
    assert not [
        match
        for hit in index().search(query)
        for match in hit.matches
        if "'" in hit.entry.body[match.start : match.end]
    ]


def test_a_name_is_marked_whole() -> None:
    (hit,) = [hit for hit in index().search("obrien") if hit.entry.number == 1]
    assert [hit.entry.body[match.start : match.end] for match in hit.matches] == ["O’Brien"]


def test_a_misspelt_name_is_corrected_whole() -> None:
    assert index().answer("obrian").said == ("no obrian; near: obrien",)
