"""Moving by keys, on the Latin and on the Russian layout, with numbers before them."""

from __future__ import annotations

import pytest

from digest_tui import Chronicle
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui.keys import ACTIONS, ON_RUSSIAN_LAYOUT, make_bindings
from ui.frames import open_reader, read_status, read_text


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("j", 2),
        ("j j k", 2),
        ("down down up", 2),
        ("G", 108),
        ("G g", 1),
        ("end home", 1),
        ("3 6 G", 36),
        ("5 j", 6),
        ("right_square_bracket", 4),
        ("right_square_bracket right_square_bracket left_square_bracket", 4),
        ("о о л", 2),
        ("П п", 1),
        ("3 6 П", 36),
        ("ъ", 4),
        ("ъ х", 1),
        ("9 9 9 G", 1),
    ],
)
async def test_keys_move_the_highlight(chronicle: Chronicle, keys: str, number: int) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press(*keys.split())
        assert screen.entry is not None
        assert screen.entry.number == number


async def test_half_a_page_and_a_page(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(100, 30)) as (pilot, screen):
        await pilot.press("ctrl+d")
        half = screen.panes.entries.cursor
        await pilot.press("ctrl+u", "space")
        page = screen.panes.entries.cursor
        await pilot.press("b")
        assert (half, page, screen.panes.entries.cursor) == (6, 12, 0)


async def test_the_pane_in_focus_is_the_one_that_moves(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=51, size=(50, 12)) as (pilot, screen):
        await pilot.press("enter", "j", "j")
        assert screen.panes.page.scroll_offset.y == 2
        assert screen.entry is not None
        assert screen.entry.number == 51
        await pilot.press("G")
        assert screen.panes.page.scroll_offset.y == screen.panes.page.max_scroll_y


async def test_reading_on_leads_from_entry_to_entry_and_back(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(80, 24)) as (pilot, screen):
        for keys, number in ((["enter"], 1), (["space"], 2), (["J"], 3), (["2", "J"], 5), (["K"], 4), (["b"], 3)):
            await pilot.press(*keys)
            assert screen.entry is not None
            assert screen.entry.number == number
            assert screen.focused is screen.panes.page
        await pilot.press("h")
        assert screen.focused is screen.panes.entries


async def test_the_page_of_a_long_entry_is_read_to_its_end_before_the_next(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=51, size=(50, 12)) as (pilot, screen):
        await pilot.press("right", "space")
        assert screen.entry is not None
        assert screen.entry.number == 51
        assert screen.panes.page.scroll_offset.y > 0


async def test_from_the_last_entry_nothing_leads_on_and_that_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=107) as (pilot, screen):
        await pilot.press("]", "J")
        assert screen.entry is not None
        assert screen.entry.number == 108
        await pilot.press("J")
        assert read_status(screen) == "This is the last entry of the list"


async def test_the_next_day_after_the_last_is_the_same_entry(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=107) as (pilot, screen):
        await pilot.press("]")
        assert screen.entry is not None
        assert screen.entry.number == 107


async def test_an_entry_that_is_not_there_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, _):
        await pilot.press(*"500", "G")
        assert "There is no entry 500" in read_text(pilot)


async def test_a_number_is_shown_while_it_is_typed_and_escape_forgets_it(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press(*"36")
        assert read_text(pilot).splitlines()[-1].startswith(" 36 ")
        await pilot.press("escape", "j")
        assert screen.panes.entries.cursor == 1


async def test_tab_walks_the_links_and_then_goes_to_the_next_pane() -> None:
    from digest_tui import parse

    text = "JAN. 1, 2025 — A — One [1] and two [2].\n[1] https://one.org/\n[2] https://two.org/\n"
    async with open_reader(parse(text)) as (pilot, screen):
        seen = []
        for _ in range(4):
            await pilot.press("tab")
            seen.append((screen.focused is screen.panes.page, screen.panes.page.link_at_hand))
        assert seen == [(True, 0), (True, 1), (False, None), (True, 0)]
        await pilot.press("shift+tab")
        assert screen.focused is screen.panes.entries


async def test_a_click_highlights_and_the_entry_is_read(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.click("#entries", offset=(10, 4))
        assert screen.entry is not None
        assert screen.entry.number == 2
        assert screen.focused is screen.panes.page


def test_every_letter_key_answers_on_the_russian_layout() -> None:
    bindings = {binding.id: binding.key.split(",") for binding in make_bindings()}
    for action in ACTIONS:
        for key in action.keys:
            if len(key) == 1 and key != "!":  # which stands in the same place on both
                other = ON_RUSSIAN_LAYOUT[key]
                assert ("comma" if other == "," else other) in bindings[action.name]


def test_no_key_does_two_things() -> None:
    keys = [key for binding in make_bindings() for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))
