"""What the search line offers: examples from the document, values of a filter, advice, and what was searched before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from digest_tui import Chronicle, SearchIndex, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.chronicle.library import Library
from digest_tui.resources import find_sample
from digest_tui.tui.query_offers import Offer, count_words, make_examples, offer_values
from digest_tui.tui.widgets.offer_list import OfferList
from ui.frames import open_reader, read_lines, read_numbers, read_text, wait_until

NAMES = {
    "place": {"Laketon": 4, "Old Laketon": 2, "Oral": 1},
    "site": {"t.me": 3, "news.example": 1},
    "tag": {"ice-road": 2},
}


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


def list_shown(offers: Sequence[Offer]) -> list[str]:
    """What stands first in each line."""
    return [offer.shown for offer in offers]


def test_every_example_finds_something_in_the_document_it_is_made_of(chronicle: Chronicle) -> None:
    index = SearchIndex(chronicle)
    index.search("a")
    offers = make_examples(Library(chronicle), index.count_names("place"), index.count_names("site"))
    found = {offer.query: len(index.search(offer.query)) for offer in offers}
    assert len(found) == 5
    assert all(0 < hits < len(chronicle.entries) for hits in found.values()), found


def test_a_document_without_dates_places_and_sources_has_fewer_examples() -> None:
    assert list_shown(make_examples(Library(parse("Ice.")), {}, {})) == ["no:source"]


def test_values_of_a_filter_stand_with_their_counts_the_commonest_first() -> None:
    assert [(offer.shown, offer.remark) for offer in offer_values("place:", NAMES.__getitem__, 9)] == [
        ("Laketon", "4"),
        ("Old Laketon", "2"),
        ("Oral", "1"),
    ]


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("place:lak", 'place:Laketon|place:"Old Laketon"'),
        ("snow -place:or", "snow -place:Oral"),
        ("site:news", "site:news.example"),
        ("snow tag:", "snow tag:ice-road"),
        ("tag:#road", "tag:ice-road"),
        ("place:oral", ""),
        ("snow", ""),
        ("place:Laketon ", ""),
    ],
)
def test_what_is_taken_goes_on_from_what_is_typed(query: str, taken: str) -> None:
    assert "|".join(offer.query for offer in offer_values(query, NAMES.__getitem__, 9)) == taken


def test_each_word_is_counted_by_itself() -> None:
    index = SearchIndex(parse("JAN. 1, 2031 — LAKETON — Thin ice.\n\nJAN. 2, 2031 — LAKETON — No ice, thin snow."))
    assert count_words("ice snow mural", index, 50) == "ice 2 · snow 1 · mural 0"
    assert count_words('"thin ice" -snow laketon', index, 50) == '"thin ice" 1 · laketon 2'
    assert count_words("ice", index, 50) == ""


async def test_an_empty_search_line_shows_what_can_be_asked(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash")
        await wait_until(pilot, lambda: "site:" in read_text(pilot))
        assert all(words in read_text(pilot) for words in ("place:", "after:", "no:source", '"'))
        assert not screen.show_vertical_scrollbar
        await pilot.press("a")
        await wait_until(pilot, lambda: "no:source" not in read_text(pilot))
        await pilot.press("backspace", "down", "enter")
        assert screen.search.query.startswith("place:")
        assert screen.listing.answer


async def test_tab_takes_the_commonest_place(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *"place:")
        await wait_until(pilot, lambda: bool(screen.query_one(OfferList).offers))
        first = screen.query_one(OfferList).offers[0]
        await pilot.press("tab")
        assert screen.search.query == first.query
        assert len(read_numbers(screen)) == int(first.remark)
        assert screen.search_line.is_typed_in


@pytest.mark.parametrize(("typed", "first"), [("law:", "Criminal Code 274"), ("who:", "Murat Adam")])
async def test_names_and_laws_are_offered_with_their_counts(chronicle: Chronicle, typed: str, first: str) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *typed)
        await wait_until(pilot, lambda: bool(screen.query_one(OfferList).offers))
        offer = screen.query_one(OfferList).offers[0]
        assert offer.shown.startswith(first)
        await pilot.press("tab")
        await pilot.pause()
        assert len(read_numbers(screen)) == int(offer.remark)


async def test_advice_is_taken_with_tab_or_a_click() -> None:
    text = "JAN. 1, 2031 — LAKETON — The lighthouse froze.\n\nJAN. 2, 2031 — LAKETON — The lighthouse thawed."
    for way in ("tab", "click"):
        async with open_reader(parse(text)) as (pilot, screen):
            await pilot.press("slash", *"lxghthxxse mural")
            await wait_until(pilot, lambda: "Nothing found" in read_text(pilot))
            assert "lxghthxxse 0 · mural 0" in read_text(pilot)
            advice = screen.query_one(OfferList).offers[0].query
            if way == "tab":
                await pilot.press("tab")
            else:
                await pilot.click("#offers", offset=(6, 1))
            await pilot.pause()
            assert screen.search.query == advice
            assert read_numbers(screen)


async def test_advice_covers_no_entries() -> None:
    text = "JAN. 1, 2031 — LAKETON — The lighthouse froze.\n\nJAN. 2, 2031 — LAKETON — The lighthouse thawed."
    async with open_reader(parse(text)) as (pilot, screen):
        await pilot.press("slash", *"lxghthxxse mural", "enter")
        await wait_until(pilot, lambda: screen.query_one(OfferList).display)
        await pilot.press("2", "G")
        await wait_until(pilot, lambda: not screen.query_one(OfferList).display)
        assert read_numbers(screen) == [1, 2]
        await pilot.press("f")
        await wait_until(pilot, lambda: screen.query_one(OfferList).display)


async def test_up_and_down_go_through_what_was_searched_for(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *"hookah", "enter", "escape", "slash", *"kurultai", "enter", "escape")
        await pilot.press("slash", "up")
        assert screen.search.query == "kurultai"
        await pilot.press("up", "up")
        assert screen.search.query == "hookah"
        await pilot.press("down", "down")
        assert screen.search.query == ""


async def test_on_a_kept_query_the_cursor_stands_at_its_end_and_ctrl_u_empties_it(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *"kurul", "enter", "slash", *"tai")
        assert screen.search.query == "kurultai"
        await pilot.press("left", "ctrl+u")
        assert screen.search.query == ""


async def test_searches_are_kept_for_the_next_reader_and_not_in_private(chronicle: Chronicle) -> None:
    for remembers in (False, True):
        async with open_reader(chronicle, remembers=remembers) as (pilot, _):
            await pilot.press("slash", *("hookah" if remembers else "kurultai"), "enter")
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: bool(screen.memory.settings.searches))
        assert screen.memory.settings.searches == ["hookah"]


async def test_what_is_said_of_a_query_is_quiet(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="place:oral snow", size=(120, 30)) as (pilot, _):
        assert "place: Oral" in read_lines(pilot)[1]
