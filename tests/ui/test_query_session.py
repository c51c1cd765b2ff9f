"""The query that a person types: asking, the entry to stand on, keeping it, and ending the search."""

from __future__ import annotations

from digest_tui import parse
from ui.frames import open_reader, read_numbers, read_text

CHRONICLE = parse("".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the ice.\n" for day in range(1, 6)))


async def test_a_query_is_asked_as_if_it_were_typed() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        await screen.query_session.ask("entry:3")
        await pilot.pause()
        assert read_numbers(screen) == [3]
        assert not screen.search_line.is_typed_in


async def test_the_entry_that_the_reader_was_called_with_is_at_hand_among_the_hits() -> None:
    async with open_reader(CHRONICLE, query="ice", entry=4) as (pilot, screen):
        await pilot.pause()
        assert screen.entry is CHRONICLE.entries[3]
        await screen.query_session.ask("day")
        await pilot.pause()
        assert screen.entry is CHRONICLE.entries[0]


async def test_ending_a_search_says_whether_there_was_one() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        assert not screen.query_session.clear()
        await screen.query_session.ask("entry:3")
        await pilot.pause()
        assert screen.query_session.clear()
        assert screen.search_line.input is not None
        assert screen.search_line.input.value == ""
        assert len(read_numbers(screen)) == 5


async def test_as_long_as_nothing_is_asked_all_entries_are_shown_and_escape_empties_the_line() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        await screen.query_session.ask("place:")
        await pilot.pause()
        assert len(read_numbers(screen)) == 5
        assert "place: waits for what it is" in read_text(pilot)
        await pilot.press("escape")
        assert screen.search.query == ""


async def test_only_what_found_something_is_kept() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        for query in ("nowhere", "ice"):
            await screen.query_session.ask(query)
            await pilot.pause()
            screen.query_session.keep()
        assert screen.memory.settings.searches == ["ice"]
