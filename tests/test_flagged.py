"""`finding:` asks for the entries in which the check finds something by a rule."""

from __future__ import annotations

from functools import partial

import pytest

from digest_tui import SearchIndex, check, parse
from digest_tui.search.flagged import find_flagged

TEXT = "JAN. 1, 2031 — LAKETON — Ice.[1]\nJAN. 2, 2031 — LAKETON — The the snow.\nJAN. 3, 2031 — LAKETON — “Rain.[2]\n"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("finding:repeated-word", [2]),
        ("finding:repeated", [2]),
        ("finding:word", [2]),
        ("finding:dangling", [1, 3]),
        ("finding:dangling finding:quotes", [3]),
        ("-finding:dangling", [2]),
        ("finding:dangling rain", [3]),
        ("finding:draft", []),
    ],
)
def test_entries_are_found_by_a_word_of_the_rule(query: str, numbers: list[int]) -> None:
    index = SearchIndex(parse(TEXT))
    index.find_flagged = partial(find_flagged, index.library, check)
    assert sorted(hit.entry.number for hit in index.search(query)) == numbers


def test_an_index_without_a_check_finds_no_finding() -> None:
    assert SearchIndex(parse(TEXT)).search("finding:dangling") == []
