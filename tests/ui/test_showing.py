"""Showing documents: at the entry where one is, the entry behind the list, and what is said of another reading."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.library import Library
from digest_tui.tui.document_session import DocumentsRead
from ui.frames import open_reader, read_prose, read_status

TEXT = "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the ice.\n" for day in range(1, 6))


async def test_what_is_read_anew_is_shown_on_the_same_entry_and_what_changed_is_said() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("4", "G")
        screen.showing.take_documents(DocumentsRead([parse("JAN. 1, 2031 — LAKETON — New.\n" + TEXT)], "Read again"))
        assert screen.entry is not None
        assert (screen.entry.number, screen.entry.body) == (5, "Day 4 of the ice.")
        assert read_status(screen) == "Read again"


async def test_a_search_goes_on_in_other_documents() -> None:
    async with open_reader(parse(TEXT), query="snow") as (pilot, screen):
        await pilot.pause()
        assert not screen.listing.positions
        screen.showing.show_library(Library(parse("JAN. 1, 2031 — LAKETON — Snow.")), 0)
        assert list(screen.listing.positions) == [0]


async def test_the_entry_at_hand_is_shown_when_a_key_is_about_to_act_on_it() -> None:
    async with open_reader(parse(TEXT)) as (_, screen):
        await screen.query_session.ask("entry:3")
        assert "Day 1" in read_prose(screen)
        screen.showing.flush()
        assert "Day 3" in read_prose(screen)


@pytest.mark.parametrize("number", [14, 17, 18, 22, 30])
async def test_the_entry_that_the_reader_opens_at_stands_clear_of_what_is_said(number: int) -> None:
    text = "".join(f"JAN. {1 + day // 8}, 2031 — LAKETON — Day {day} of the ice.\n" for day in range(60))
    async with open_reader(parse(text), entry=number, size=(120, 40)) as (_, screen):
        entries = screen.panes.entries
        assert screen.entry is not None
        assert screen.entry.number == number
        assert 0 <= entries.cursor_line < entries.size.height - 3 * entries.rows.height
