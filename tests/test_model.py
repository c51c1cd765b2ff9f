"""What a chronicle is made of, and the public face of the package."""

from __future__ import annotations

import copy
import datetime
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digest_tui
from digest_tui import PartialDate, SearchIndex, parse
from digest_tui.chronicle.lazy_sequence import KEPT_ITEMS, LazySequence

CHRONICLE = parse(
    "Preface https://a.b/preface [2].\n\n"
    "JAN. 1, 2031 — LAKETON — Inline https://a.b/x, [2] then [1], again https://a.b/x [2][3]\n"
    "JAN. 2, 2031 — PORT ELM — Nothing.\n"
    "[1] https://a.b/1 https://a.b/one\n[2] https://a.b/2\n[2] https://a.b/second\n[4] https://a.b/2\n"
)


# Dates


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(2025, 1, 12), "2025-01-12"),
        (PartialDate(2025, 1), "2025-01"),
        (PartialDate(2025), "2025"),
        (PartialDate(None, 1, 12), "XXXX-01-12"),
        (PartialDate(987, 1, 2), "0987-01-02"),
        (PartialDate(-43, 3, 15), "-0043-03-15"),
        (PartialDate(2016, 1, 7, PartialDate(2016, 1, 8)), "2016-01-07/2016-01-08"),
        (PartialDate(None, 4, 29, PartialDate(None, 5, 3)), "XXXX-04-29/XXXX-05-03"),
    ],
)
def test_dates_are_edtf(date: PartialDate, written: str) -> None:
    assert str(date) == written


def test_dates_sort_by_time_with_what_is_unknown_first() -> None:
    in_order = [
        PartialDate(None),
        PartialDate(None, 5, 3),
        PartialDate(-43, 3, 15),
        PartialDate(2025),
        PartialDate(2025, 1),
        PartialDate(2025, 1, 2),
        PartialDate(2025, 1, 2, PartialDate(2025, 1, 3)),
        PartialDate(2025, 2),
    ]
    assert sorted(in_order[4:] + in_order[:4]) == in_order
    assert max(in_order) == in_order[-1]
    assert all(first < later and later > first for first, later in pairwise(in_order))
    assert all(date <= date and date >= date for date in in_order)
    with pytest.raises(TypeError):
        assert PartialDate(2025) < (2025, 1)


def test_a_whole_date_is_a_day_of_the_calendar() -> None:
    assert PartialDate(2025, 1, 12, PartialDate(2025, 1, 13)).to_date() == datetime.date(2025, 1, 12)
    assert [PartialDate(*parts).to_date() for parts in ((2025, 1), (None, 1, 12), (0, 1, 1))] == [None] * 3


# Links


def test_links_of_an_entry_are_all_of_it_once_in_the_order_of_the_prose() -> None:
    links = CHRONICLE.entries[0].links
    expected = [("https://a.b/x", None), ("https://a.b/2", "2"), ("https://a.b/1", "1"), ("https://a.b/one", "1")]
    assert [(link.url, link.label) for link in links] == expected
    assert [str(link) for link in links] == [url for url, _ in expected]


def test_links_of_the_document_are_all_of_it_in_the_order_of_the_text() -> None:
    links = [(link.label, link.url.removeprefix("https://a.b/")) for link in CHRONICLE.links]
    notes = [("1", "1"), ("1", "one"), ("2", "2"), ("2", "second"), ("4", "2")]
    assert links == [(None, "preface"), (None, "x"), *notes]
    assert [CHRONICLE.line_of(link.start) for link in CHRONICLE.links] == [1, 3, 5, 5, 6, 7, 8]


def test_has_source() -> None:
    assert [entry.has_source for entry in CHRONICLE.entries] == [True, False]
    notes = "\n\n[1] https://a.b\n[2]\n"
    bodies = {
        "None.": False,
        "Found [1].": True,
        "Empty [2].": False,
        "Missing [3].": False,
        "Inline https://a.b": True,
    }
    assert {body: parse(f"JAN. 1, 2031 — A — {body}{notes}").entries[0].has_source for body in bodies} == bodies


# The document


def test_references_of_the_document_include_those_of_the_prose() -> None:
    assert [reference.label for reference in CHRONICLE.references] == ["2", "2", "1", "2", "3"]
    assert [prose.body for prose in CHRONICLE.prose] == ["Preface https://a.b/preface [2]."]
    assert [prose.start for prose in CHRONICLE.all_prose()] == sorted(prose.start for prose in CHRONICLE.all_prose())


@given(st.text("ab\n", max_size=30))
def test_line_of(text: str) -> None:
    chronicle = parse(text)
    for offset in range(len(text) + 1):
        assert chronicle.line_of(offset) == text.count("\n", 0, offset) + 1


def test_what_it_lists_are_sequences() -> None:
    for listed in (CHRONICLE.links, CHRONICLE.references, CHRONICLE.unused_footnotes):
        assert len(listed) == len(list(listed)) == len(list(listed))
        assert listed[0] == next(iter(listed))


def test_it_is_its_entries_by_number() -> None:
    assert len(CHRONICLE) == 2
    assert list(CHRONICLE) == list(CHRONICLE.entries)
    assert [CHRONICLE[number].number for number in (1, 2)] == [1, 2]
    for number in (0, 3, -1):
        with pytest.raises(IndexError, match=f"there is no entry {number}, the last is 2"):
            CHRONICLE[number]


@pytest.mark.parametrize("travel", [lambda thing: pickle.loads(pickle.dumps(thing)), copy.copy, copy.deepcopy])
def test_all_of_it_can_be_pickled_and_copied(travel: Callable[[Any], Any]) -> None:
    entry, reference = CHRONICLE.entries[0], CHRONICLE.references[0]
    for thing in (entry, reference, CHRONICLE.prose[0], CHRONICLE.links[0], PartialDate(2031, 1, 2)):
        assert travel(thing) == thing
    other = travel(CHRONICLE)
    assert (other.name, other.text, list(other.entries)) == (CHRONICLE.name, CHRONICLE.text, list(CHRONICLE.entries))
    (hit,) = SearchIndex(CHRONICLE).search("inline")
    same = travel(hit)
    assert (same.entry, same.matches, same.chronicle.text) == (hit.entry, hit.matches, CHRONICLE.text)


def test_what_a_debugger_shows_says_number_and_date() -> None:
    assert repr(CHRONICLE.entries[1]) == ("Entry(number=2, date='2031-01-02', place='PORT ELM', body='Nothing.')")
    assert repr(parse(f"JAN. 1, 2031 — {'word ' * 50}").entries[0]).endswith("word word …')")
    assert repr(CHRONICLE.entries).startswith("<2 items: Entry(number=1,")
    assert repr(parse("").entries) == "<no items>"


def test_an_entry_as_a_dictionary_is_the_record_of_the_commands() -> None:
    record = CHRONICLE.entries[0].to_dict()
    assert record["number"] == 1
    assert (record["date"], record["date_as_written"], record["place"]) == ("2031-01-01", "JAN. 1, 2031", "LAKETON")
    assert record["references"][0]["urls"] == ["https://a.b/2"]
    assert [link["url"] for link in record["inline_links"]] == ["https://a.b/x"] * 2
    for link in record["inline_links"]:
        assert record["body"][link["start"] : link["end"]] == link["url"]
    assert CHRONICLE.prose[0].to_dict()["number"] is None


def test_what_is_no_text_is_refused_in_one_sentence() -> None:
    with pytest.raises(TypeError, match=r"read from text, not from bytes: load\(\) reads files"):
        parse(b"JAN. 1, 2031")  # type: ignore[arg-type]  # What an untyped program may do.


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError):
        setattr(CHRONICLE.entries[0], "body", "other")  # noqa: B010 - mypy forbids it as well
    with pytest.raises(AttributeError):
        setattr(CHRONICLE, "text", "other")  # noqa: B010 - mypy forbids it as well


# LazySequence


def test_items_are_made_when_asked_for_and_kept() -> None:
    made: list[int] = []

    def make(position: int) -> str:
        made.append(position)
        return f"item {position}"

    items = LazySequence(10, make)
    assert made == []
    assert (items[3], items[-1], items[3]) == ("item 3", "item 9", "item 3")
    assert made == [3, 9]
    assert items[2:4] == ["item 2", "item 3"]
    assert items[::-4] == ["item 9", "item 5", "item 1"]
    assert list(items) == [f"item {position}" for position in range(10)]


@pytest.mark.parametrize("index", [10, -11])
def test_no_item(index: int) -> None:
    with pytest.raises(IndexError, match="there are 10 items"):
        LazySequence(10, str)[index]


def test_not_all_items_are_kept() -> None:
    made: list[int] = []

    def make(position: int) -> int:
        made.append(position)
        return position

    items = LazySequence(2 * KEPT_ITEMS, make)
    assert list(items) == list(items)
    assert len(made) > 2 * KEPT_ITEMS


# The public face


def test_every_public_name_is_there() -> None:
    assert [name for name in digest_tui.__all__ if getattr(digest_tui, name).__name__ != name] == []
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        getattr(digest_tui, "nonsense")  # noqa: B009 - mypy knows that it is not there


def test_every_public_name_is_listed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import digest_tui; print(*dir(digest_tui))"], capture_output=True, text=True, check=True
    )
    assert {*digest_tui.__all__} <= set(done.stdout.split())


def test_importing_it_is_nearly_free() -> None:
    code = "import sys; before = set(sys.modules); import digest_tui; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "digest_tui" in loaded
    assert not {name.partition(".")[0] for name in loaded} & {
        "textual",
        "rich",
        "rapidfuzz",
        "chardet",
        "json",
    }
    assert [name for name in loaded if name.startswith("digest_tui.")] == []
