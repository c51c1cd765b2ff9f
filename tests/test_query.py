"""What a reader typed, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.search.query import parse_query


def kinds(query: str) -> list[tuple[str, str]]:
    return [(("-" if part.is_excluded else "") + part.kind, part.text) for part in parse_query(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("murat adam", [("word", "murat"), ("word", "adam")]),
        ("Dossayeva’s", [("word", "dossayeva")]),
        ('"miranda warning" judge', [("phrase", "miranda warning"), ("word", "judge")]),
        ("court -adam", [("word", "court"), ("-word", "adam")]),
        ('-"of the"', [("-phrase", "of the")]),
        ("place:oral snow", [("place", "oral"), ("word", "snow")]),
        ('place:"north kaz', [("place", "north kaz")]),
        ("after:2025-01-16", [("after", "2025-01-16")]),
        ("date:16.01.2025", [("date", "16.01.2025")]),
        ("note:33", [("label", "33")]),
        ("[71]", [("label", "71")]),
        ("no:source", [("no", "source")]),
        ("129,750", [("number", "129,750")]),
        ("456-2", [("number", "456-2")]),
        ("82%", [("number", "82")]),
        ("20th", [("number", "20th")]),
        ("vlast.kz", [("literal", "vlast.kz")]),
        ("https://www.vlast.kz/", [("literal", "vlast.kz")]),
        ("RFE/RL.", [("literal", "rfe/rl")]),
        ("ust-kamenogorsk", [("dashed", "ust-kamenogorsk")]),
        ("jan 13", [("date", "jan 13")]),
        ("16 января 2025", [("date", "16 yanvarya 2025")]),
        ("astana 24 қаңтар", [("word", "astana"), ("date", "24 kantar")]),
        ("2025-01-16", [("date", "2025-01-16")]),
    ],
)
def test_each_kind_is_known_by_its_look(query: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place:", [("word", "place")]),
        ("date:soon", [("word", "date"), ("word", "soon")]),
        ("date:2025-13", [("word", "date"), ("number", "2025"), ("number", "13")]),
        ("colour:red", [("word", "colour"), ("word", "red")]),
        ("no:sou", [("word", "no"), ("word", "sou")]),
        ('"', []),
        ("-", []),
        ("— – ‘", []),
        ("january 2022", [("word", "january"), ("number", "2022")]),
        ("31 february", [("number", "31"), ("word", "february")]),
    ],
)
def test_what_is_no_filter_or_date_yet_is_words(query: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(query) == expected


def test_only_the_last_thing_typed_may_still_be_growing() -> None:
    assert [part.is_last for part in parse_query("hunger stri")] == [False, True]
    assert [part.is_last for part in parse_query('"hunger stri')] == [True]
    assert [part.is_last for part in parse_query('"hunger strike"')] == [False]
    assert [part.is_last for part in parse_query('stri "hunger strike"')] == [False, False]


@given(st.text())
def test_a_query_of_any_characters_is_taken_apart(query: str) -> None:
    for part in parse_query(query):
        assert part.text
