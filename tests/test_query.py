"""What a reader typed, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.search.query import parse_query


def kinds(query: str) -> list[tuple[str, str]]:
    return [(("-" if term.is_excluded else "") + term.kind, term.text) for term in parse_query(query)]


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
        ("footnote:33", [("label", "33")]),
        ("note:33", [("label", "33")]),
        ("[71]", [("label", "71")]),
        ("no:source", [("no", "source")]),
        ("129,750", [("number", "129750")]),
        ("12,5", [("number", "12,5")]),
        ("456-2", [("number", "456-2")]),
        ("82%", [("number", "82")]),
        ("20th", [("number", "20th")]),
        ("vlast.kz", [("literal", "vlast.kz")]),
        ("https://www.vlast.kz/", [("literal", "vlast.kz")]),
        ("RFE/RL.", [("literal", "rfe/rl")]),
        ("ust-kamenogorsk", [("dashed", "ust-kamenogorsk")]),
        ("jan 13", [("date", "jan 13")]),
        ("on jan 13", [("date", "jan 13")]),
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
        ("place:", [("pending", "place:")]),
        ("date:soon", [("pending", "date:soon")]),
        ("date:2025-13", [("pending", "date:2025-13")]),
        ("after:2025-01-", [("pending", "after:2025-01-")]),
        ("no:sou", [("pending", "no:sou")]),
        ("colour:red", [("misnamed", "colour"), ("word", "red")]),
        ('"', []),
        ("-", []),
        ("— – ‘", []),
        ("31 february", [("number", "31"), ("word", "february")]),
    ],
)
def test_what_is_no_filter_or_date_yet_is_no_error(query: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place: oral snow", [("place", "oral"), ("word", "snow")]),
        ("in:oral", [("place", "oral")]),
        ("host:t.me", [("site", "t.me")]),
        ("from:2025-01", [("after", "2025-01")]),
        ("date: 12 jan court", [("date", "12 jan"), ("word", "court")]),
        ("entry:36", [("entry", "36")]),
        ("36..40", [("entry", "36..40")]),
        ("has:url", [("has", "url")]),
        ("no:place", [("no", "place")]),
        ("tax or smog", [("either", "tax or smog")]),
        ("tax|smog snow", [("either", "tax or smog"), ("word", "snow")]),
        ("UN", [("word", "un")]),
        ("U.N.", [("word", "un")]),
        ("地震", [("word", "dezhen")]),
    ],
)
def test_filters_forgive_and_have_other_names(query: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(query) == expected


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("12 january", "XXXX-01-12"),
        ("jan 12", "XXXX-01-12"),
        ("jan12", "XXXX-01-12"),
        ("12jan", "XXXX-01-12"),
        ("the 5th of january", "XXXX-01-05"),
        ("12.01", "XXXX-01-12"),
        ("12/01", "XXXX-01-12"),
        ("12.01.25", "2025-01-12"),
        ("01/16/2025", "2025-01-16"),
        ("12-го января", "XXXX-01-12"),
        ("16 января 2025 года", "2025-01-16"),
        ("january 2025", "2025-01"),
        ("jan 12-14", "XXXX-01-12/XXXX-01-14"),
        ("12–14 January", "XXXX-01-12/XXXX-01-14"),
        ("16..31 jan", "XXXX-01-16/XXXX-01-31"),
        ("from 12 to 14 january", "XXXX-01-12/XXXX-01-14"),
        ("30 jan – 2 feb 2025", "2025-01-30/2025-02-02"),
        ("first week of jan", "XXXX-01-01/XXXX-01-07"),
        ("last week of january", "XXXX-01-25/XXXX-01-31"),
        ("mid january", "XXXX-01-11/XXXX-01-20"),
        ("first half of january 2025", "2025-01-01/2025-01-15"),
        ("in the second half of february", "XXXX-02-16/XXXX-02-29"),
        ("вторая половина января", "XXXX-01-16/XXXX-01-31"),
        ("2025-01-02..2025-01-05", "2025-01-02/2025-01-05"),
        ("30 december 2024 to 2 january 2025", "2024-12-30/2025-01-02"),
        ("dec 30 - jan 2, 2025", "2024-12-30/2025-01-02"),
        ("5 қаңтарда", "XXXX-01-05"),
        ("2024-10..2024-12", "2024-10/2024-12"),
        ("october to december 2024", "2024-10/2024-12"),
        ("december and january 2025", "2024-12/2025-01"),
        ("october 2024 - december 2024", "2024-10/2024-12"),
    ],
)
def test_words_and_filters_have_one_reader_of_dates(written: str, date: str) -> None:
    (term,) = parse_query(written)
    assert (term.kind, str(term.date)) == ("date", date)
    (term,) = parse_query(f"after:{written}")
    assert (term.kind, str(term.date)) == ("after", date)


@pytest.mark.parametrize(
    ("written", "kind", "date", "is_beyond"),
    [
        ("after 29 january", "after", "XXXX-01-29", True),
        ("since 29 january", "after", "XXXX-01-29", False),
        ("from january 2025", "after", "2025-01", False),
        ("after 2025", "after", "2025", True),
        ("before the 3rd of january", "before", "XXXX-01-03", True),
        ("until 2025-01-03", "before", "2025-01-03", False),
        ("после 29 января", "after", "XXXX-01-29", True),
        ("до 3 января", "before", "XXXX-01-03", False),
    ],
)
def test_words_before_a_date_make_it_a_bound(written: str, kind: str, date: str, is_beyond: bool) -> None:
    (term,) = parse_query(written)
    assert (term.kind, str(term.date), term.is_beyond) == (kind, date, is_beyond)


@pytest.mark.parametrize("written", ["before the court", "from astana", "after 2000 people", "since may"])
def test_the_same_words_before_other_words_are_words(written: str) -> None:
    assert {term.kind for term in parse_query(written)} <= {"word", "number"}


@pytest.mark.parametrize("written", ["456-2", "1.63", "129 750", "part 4", "15 days", "1,200", "may"])
def test_what_only_looks_like_a_date_is_none(written: str) -> None:
    assert all(term.kind != "date" for term in parse_query(written))


def test_only_the_last_thing_typed_may_still_be_growing() -> None:
    assert [term.is_last for term in parse_query("hunger stri")] == [False, True]
    assert [term.is_last for term in parse_query('"hunger stri')] == [True]
    assert [term.is_last for term in parse_query('"hunger strike"')] == [False]
    assert [term.is_last for term in parse_query('stri "hunger strike"')] == [False, False]


@given(st.text())
def test_a_query_of_any_characters_is_taken_apart(query: str) -> None:
    for term in parse_query(query):
        assert term.text
