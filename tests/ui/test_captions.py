"""What stands around the panes: what is open, what was found, and the keys that matter now."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.tui.widgets.sheet_keys import SheetKeys
from ui.frames import open_reader, read_lines, wait_until

TEXT = "JAN. 1, 2031 — LAKETON — Ice.\nJAN. 2, 2031 — LAKETON — Snow.\n"


@pytest.mark.parametrize(
    ("keys", "situation"),
    [("j", "list"), ("3", "count"), ("enter", "entry"), ("slash", "search"), ("w", "index")],
)
async def test_the_hints_follow_what_has_the_focus(keys: str, situation: str) -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press(keys)
        await pilot.pause()
        assert screen.bottom.situation == situation


async def test_hints_know_of_hits_as_soon_as_there_are_some_and_of_their_end() -> None:
    async with open_reader(parse(TEXT), query="ice") as (pilot, screen):
        await wait_until(pilot, lambda: screen.bottom.situation == "list hits")
        await pilot.press("escape")
        await wait_until(pilot, lambda: screen.bottom.situation == "list")


async def test_the_header_says_where_one_is_and_what_a_text_without_dates_is_shown_by() -> None:
    async with open_reader(parse("Ice.\n\nSnow.")) as (pilot, screen):
        await pilot.press("j")
        assert screen.captions.header.position == "2 of 2"
        assert screen.captions.header.notice == "! no dated items: shown by paragraphs"


async def test_the_search_line_counts_the_hits() -> None:
    async with open_reader(parse(TEXT), query="ice") as (pilot, _):
        await wait_until(pilot, lambda: read_lines(pilot)[1].rstrip().endswith("1 of 1"))


@pytest.mark.parametrize(
    ("query", "said"),
    [('place:"LAKETON"', "1 of 2"), ("before:2031-01-02", "until: 2 January 2031   1 of 2")],
)
async def test_how_a_query_was_understood_is_said_where_it_is_not_what_was_typed(query: str, said: str) -> None:
    async with open_reader(parse(TEXT), query=query, size=(120, 20)) as (pilot, _):
        await wait_until(pilot, lambda: " of " in read_lines(pilot)[1])
        assert read_lines(pilot)[1].removeprefix(f" / {query}").strip() == said


async def test_what_is_said_while_a_sheet_is_open_stands_there_too() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("i")
        screen.captions.tell("Something")
        await pilot.pause()
        assert "Something" in read_lines(pilot)[pilot.app.screen.query_one(SheetKeys).region.y]
