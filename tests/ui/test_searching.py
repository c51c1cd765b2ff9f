"""Searching as you type, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.widgets import Input

from digest_tui import Chronicle
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from ui.frames import SIZES, open_reader, read_lines, read_numbers, read_text


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


async def test_hits_are_listed_and_counted_as_one_types(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *"hookah")
        assert read_numbers(screen) == [107]
        assert "1 of 1" in read_lines(pilot)[1]


async def test_enter_keeps_the_hits_and_moves_to_the_list(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="bazhkenova") as (pilot, screen):
        await pilot.press("slash", "enter")
        assert screen.focused is screen.panes.entries
        assert len(screen.listing.positions) == 3
        assert "1 of 3" in read_lines(pilot)[1]


async def test_escape_clears_the_search_and_a_key_returns_to_where_one_was(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=50) as (pilot, screen):
        await pilot.press("slash", *"geneva", "enter", "escape")
        assert screen.entry is not None
        assert screen.entry.number == 38
        assert len(screen.listing.positions) == 108
        assert screen.search.query == ""
        await pilot.press("`")
        assert screen.entry.number == 50


@pytest.mark.parametrize("size", SIZES)
async def test_escape_in_an_entry_goes_back_to_the_hits(chronicle: Chronicle, size: tuple[int, int]) -> None:
    async with open_reader(chronicle, size=size, query="kurultai") as (pilot, screen):
        await pilot.press("enter", "enter", "escape")
        assert screen.focused is screen.panes.entries
        assert len(screen.listing.positions) == 2
        assert screen.search.query == "kurultai"


async def test_next_and_previous_hit_go_round(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="bazhkenova") as (pilot, screen):
        await pilot.press("n")
        assert screen.panes.entries.cursor == 1
        await pilot.press("N", "N")
        assert screen.panes.entries.cursor == 2


async def test_all_entries_with_the_hits_marked(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai") as (pilot, screen):
        await pilot.press("f")
        assert len(screen.listing.positions) == 108
        assert "2 hits" in read_lines(pilot)[1]
        await pilot.press("g", "n")
        assert screen.entry is not None
        assert screen.entry.number == 57
        await pilot.press("f")
        assert len(screen.listing.positions) == 2


async def test_a_number_puts_the_hits_aside_and_says_so(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai") as (pilot, screen):
        await pilot.press(*"33", "G")
        assert screen.entry is not None
        assert screen.entry.number == 33
        assert "All entries are shown" in read_text(pilot)


async def test_hits_are_marked_in_both_panes(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai") as (_, screen):
        assert any(span.style == "hit" for paragraph in screen.panes.page.page.paragraphs for span in paragraph.spans)
        on_a_ground = [
            segment.text
            for line in range(screen.panes.entries.virtual_size.height)
            for segment in screen.panes.entries.render_line(line)
            if segment.style and segment.style == screen.panes.entries.style("cursor", "body", "hit")
        ]
        assert "Kurultai" in on_a_ground


async def test_nothing_found_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="qqqqzzzz") as (pilot, screen):
        assert "nothing found" in read_lines(pilot)[1]
        assert screen.entry is None
        await pilot.press("y")
        assert "nothing is copied" in read_text(pilot)
        await pilot.press("escape")
        assert len(screen.listing.positions) == 108


async def test_the_russian_layout_opens_the_search(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("full_stop")
        assert screen.focused is screen.search_line.input


async def test_a_letter_struck_with_alt_is_not_typed(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("slash", *"ice")
        pilot.app.post_message(events.Key("alt+d", "d"))
        await pilot.press("x")
        assert screen.search_line.input is not None
        assert screen.search_line.input.value == "icex"


async def test_the_reader_may_be_left_while_the_search_opens(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(chronicle) as (_, screen):
        open_line = screen.search_line.open

        async def open_and_leave(take_query: Callable[[str], None]) -> Input:
            field = await open_line(take_query)
            monkeypatch.setattr(type(screen), "is_attached", False)
            return field

        monkeypatch.setattr(screen.search_line, "open", open_and_leave)
        await screen.query_session.open_field()
        monkeypatch.undo()
        assert not screen.query("#offers")
