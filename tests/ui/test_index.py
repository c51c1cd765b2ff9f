"""The index: what there is with its counts, and moving in it filters the list."""

from __future__ import annotations

import pytest

from digest_tui import Chronicle, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.chronicle.library import Library
from digest_tui.names import asking
from digest_tui.pages.index_counts import IndexItem, count_index, join_queries
from digest_tui.resources import find_sample
from ui.frames import SIZES, count_findings, open_reader, read_numbers, read_text, wait_until

TEXT = (
    "JAN. 1, 2031 — LAKETON — Ice.[1]\n"
    "JAN. 1, 2031 — LAKETON Region — Snow.[2]\n"
    "JAN. 2, 2031 — LAKETON — Rain.\n"
    "JAN. 2, 2031 — PORT ELM — Ice.[3]\n"
    "[1] https://www.a.example/1\n[2] https://a.example/2\n[3] https://b.example/3\n"
)


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


def test_entries_are_counted_by_what_is_missing_by_place_day_and_host() -> None:
    library = Library(parse(TEXT))
    counted = [(item.words, item.entries) for item in count_index(library, range(4), {})]
    assert counted == [
        ("no source", 1),
        *(("LAKETON", 2), ("LAKETON Region", 1), ("PORT ELM", 1)),
        *(("1 January 2031", 2), ("2 January 2031", 2)),
        *(("a.example", 2), ("b.example", 1)),
    ]


def test_many_days_are_counted_by_month() -> None:
    text = "".join(
        f"JAN. {day}, 2031 — Ice.\nFEB. {day}, 2031 — Ice.\nMAY {day}, 2031 — Ice.\n" for day in range(1, 28)
    )
    items = count_index(Library(parse(text)), range(81), {})
    assert [(item.group, item.words, item.query) for item in items if item.group == "Months"] == [
        ("Months", "January 2031", "date:2031-01"),
        ("Months", "February 2031", "date:2031-02"),
        ("Months", "May 2031", "date:2031-05"),
    ]


def test_names_of_a_long_text_are_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT.replace("Rain.", "Lawyer Nurlan Omarov spoke.")
    monkeypatch.setattr(asking, "LONGEST_NAMED", len(text) - 1)
    items = [item for item in count_index(Library(parse(text)), range(4), {}) if item.group in ("Names", "People")]
    assert items == [IndexItem("Names", asking.TOO_LONG, 0, "")]


def test_of_one_group_any_is_meant_and_of_several_each() -> None:
    items = [IndexItem(group, "", 1, query) for group, query in (("P", "place:a"), ("S", "site:x"), ("P", "place:b"))]
    assert join_queries("ice", items) == "ice place:a or place:b site:x"


async def test_the_entries_without_a_source_are_two_keys_away(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("w", "enter")
        assert read_numbers(screen) == [33, 46, 50, 54, 70, 71, 92, 94, 97, 105]
        assert screen.focused is screen.panes.entries
        assert screen.search.query == "no:source"


async def test_what_names_the_index_counts_the_list_finds(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(120, 40)) as (pilot, screen):
        await pilot.press("w", "]", "]", "]")
        assert screen.search.query == 'who:"Murat Adam"'
        assert read_numbers(screen) == [10, 15, 32, 33, 38, 47, 55, 108]
        assert "Murat Adam                                            8" in read_text(pilot)


async def test_the_entries_with_a_finding_are_those_of_its_document() -> None:
    first = parse("JAN. 1, 2031 — Ice.\nJAN. 2, 2031 — The the snow.\n", name="first.txt")
    second = parse("JAN. 3, 2031 — Ice and “snow.\nJAN. 4, 2031 — Rain.\n", name="second.txt")
    async with open_reader(first, second) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) is not None)
        await pilot.press("w", "G")
        assert screen.search.query == "finding:unbalanced-quotes"
        assert [entry.body for entry in map(screen.listing.library.__getitem__, screen.listing.positions)] == [
            "Ice and “snow."
        ]


async def test_findings_that_are_asked_for_before_the_check_is_done_come_with_it() -> None:
    text = "JAN. 1, 2031 — Ice.\nJAN. 2, 2031 — The the snow.\n"
    async with open_reader(parse(text), query="finding:repeated") as (pilot, screen):
        await wait_until(pilot, lambda: read_numbers(screen) == [2])


async def test_moving_filters_at_once_and_escape_undoes() -> None:
    async with open_reader(parse(TEXT), entry=4) as (pilot, screen):
        await pilot.press("w", "j")
        assert read_numbers(screen) == [1, 3]
        await pilot.press("j")
        assert read_numbers(screen) == [2]
        await pilot.press("escape")
        assert read_numbers(screen) == [1, 2, 3, 4]
        assert screen.entry is not None
        assert screen.entry.number == 4
        assert screen.search.query == ""


async def test_the_halves_of_a_month_are_there_and_a_key_leads_from_group_to_group() -> None:
    text = "JAN. 2, 2031 — LAKETON — Ice.\nJAN. 16, 2031 — LAKETON — Snow.\nJAN. 31, 2031 — PORT ELM — Rain.\n"
    async with open_reader(parse(text)) as (pilot, screen):
        await pilot.press("w", "]", "space", "]", "j", "enter")
        assert read_numbers(screen) == [2]
        assert screen.search.query == 'place:"LAKETON" date:2031-01-16..2031-01-31'


async def test_several_are_chosen() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("w", "j", "space", "j", "space", "enter")
        assert sorted(read_numbers(screen)) == [1, 2, 3]


async def test_the_counts_are_those_of_the_search() -> None:
    async with open_reader(parse(TEXT), query="ice") as (pilot, screen):
        await pilot.press("enter", "w")
        assert [(item.words, item.entries) for item in screen.index.view.rows.items][:2] == [
            ("LAKETON", 1),
            ("PORT ELM", 1),
        ]
        await pilot.press("j", "enter")
        assert read_numbers(screen) == [4]
        assert screen.search.query == 'ice place:"PORT ELM"'


@pytest.mark.parametrize("size", SIZES)
async def test_the_index_is_there_at_every_size(chronicle: Chronicle, size: tuple[int, int]) -> None:
    async with open_reader(chronicle, size=size) as (pilot, screen):
        await pilot.press("w")
        assert "no source" in read_text(pilot)
        await pilot.press("w")
        assert screen.focused is screen.panes.entries
        assert ("no source" in read_text(pilot)) == (size[0] >= 160)
