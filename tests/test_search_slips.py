"""A misspelt word finds what the word to which the slip leads finds, and that is said."""

from __future__ import annotations

from functools import cache

import pytest

import digest_tui
from digest_tui import SearchIndex

TEXT = """\
JAN. 1, 2031 — LAKETON — Amir Kasenov, a ferryman, spoke to the governor.
JAN. 2, 2031 — MILLBURY — The court heard Amir Kassenov. Snow fell.
JAN. 3, 2031 — DOSSAYEVO — The government of the town met Dana Imasheva.
JAN. 4, 2031 — DOSAEVO — Two protests ended; protesters left. [1]

[1] https://example.org/gazeta/protivnik-yarmarki
"""


@cache
def index() -> SearchIndex:
    return SearchIndex(digest_tui.parse(TEXT))


def find(query: str) -> list[int]:
    return [hit.entry.number for hit in index().search(query)]


@pytest.mark.parametrize("query", ["kasenof", "kacenov", "касинов", "касенофф", "amir kasenof"])
def test_a_misspelt_name_is_found_in_all_spellings_that_the_text_has(query: str) -> None:
    assert {1, 2} <= set(find(query))
    assert [said.partition(";")[2] for said in index().answer(query).said] == [" near: kasenov"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("kasenof", "kasenov"),
        ("protets", "protest"),
        ("govermnent", "government"),
        ("yarmarqi", "yarmarki"),
        ("place:dosaefo", "place:dosaevo"),
        ("place:dossajevu", "place:dossayevo"),
    ],
)
def test_a_slip_finds_what_the_word_it_leads_to_finds_where_that_is_typed(slip: str, meant: str) -> None:
    assert sorted(find(slip)) == sorted(find(meant)) != []


def test_the_spelling_to_which_the_slip_leads_comes_first() -> None:
    assert find("kasenof")[0] == 1
    assert find("kassenof")[0] == 2


def test_a_slip_beside_a_word_that_stands_in_links_alone_is_known_in_all_spellings() -> None:
    text = TEXT + "JAN. 5, 2031 — LAKETON — Ice. [2]\n\n[2] https://example.org/kasinov\n"
    index = SearchIndex(digest_tui.parse(text))
    assert {hit.entry.number for hit in index.search("kasinov")} >= {1, 2, 5}
