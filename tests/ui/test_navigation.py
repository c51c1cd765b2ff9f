"""Where the keys that move lead, by what is shown and which pane has the focus."""

from __future__ import annotations

import pytest

from digest_tui import parse
from ui.frames import open_reader, read_numbers, read_status

CHRONICLE = parse("".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the ice.\n" for day in range(1, 6)))


async def test_at_the_ends_of_the_list_it_is_said_and_nothing_moves() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        screen.navigation.move_entry(-1)
        await pilot.pause()
        assert read_status(screen) == "This is the first entry of the list"
        screen.navigation.move_entry(9)
        screen.navigation.move_entry(1)
        await pilot.pause()
        assert read_status(screen) == "This is the last entry of the list"
        assert screen.entry is CHRONICLE.entries[4]


@pytest.mark.parametrize("text", ["JAN. 1, 2031 — LAKETON — Ice.\n", "Nothing here is dated.\n"])
async def test_where_no_other_day_is_that_is_said(text: str) -> None:
    async with open_reader(parse(text)) as (pilot, screen):
        for days, where in ((1, "down"), (-1, "up")):
            screen.navigation.move_day(days)
            await pilot.pause()
            assert read_status(screen) == f"There is no heading further {where}"


async def test_another_entry_is_shown_at_once_for_the_key_behind() -> None:
    async with open_reader(CHRONICLE) as (_, screen):
        screen.navigation.move_entry(2)
        assert screen.panes.page.page.paragraphs[0].text.startswith("3 · ")


async def test_back_leaves_the_entry_then_the_search_then_the_marked() -> None:
    async with open_reader(CHRONICLE, query="ice -5") as (pilot, screen):
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("apostrophe", "enter", "enter")
        left = []
        for _ in range(3):
            screen.navigation.go_back()
            await pilot.pause()
            left.append((screen.panes.is_entry_focused, bool(screen.listing.answer), screen.listing.shows_marked))
        assert left == [(False, True, True), (False, False, True), (False, False, False)]
        assert read_numbers(screen) == [1, 2, 3, 4, 5]
