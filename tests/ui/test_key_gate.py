"""What every key passes first: digits of a number are done with, and what was put off is done before a key counts."""

from __future__ import annotations

from textual.events import Key

from digest_tui import parse
from digest_tui.tui.text_screen import TextScreen
from ui.frames import open_reader, read_status

CHRONICLE = parse("JAN. 1, 2031 — LAKETON — Ice.[1]\nJAN. 2, 2031 — LAKETON — Snow.\n\n[1] https://a.example/1\n")


def make_key(key: str) -> Key:
    """A key as the terminal sends it."""
    return Key(key, key if len(key) == 1 else None)


async def test_digits_are_done_with_and_other_keys_are_let_through() -> None:
    async with open_reader(CHRONICLE) as (_, screen):
        assert [screen.key_gate.take(make_key(key)) for key in ("3", "6", "y")] == [True, True, False]
        assert screen.keys.take_number() == 36


async def test_a_key_takes_back_what_was_said() -> None:
    async with open_reader(CHRONICLE) as (_, screen):
        screen.captions.tell("Something")
        screen.key_gate.take(make_key("j"))
        assert read_status(screen) == ""


async def test_a_key_behind_the_query_meets_its_answer() -> None:
    async with open_reader(CHRONICLE) as (_, screen):
        (await screen.query_session.open_field()).value = "snow"
        assert screen.listing.answer is None
        screen.key_gate.take(make_key("j"))
        assert screen.entry is CHRONICLE.entries[1]


async def test_while_a_query_is_typed_digits_and_letters_are_its_own() -> None:
    async with open_reader(CHRONICLE) as (_, screen):
        await screen.query_session.open()
        assert [screen.key_gate.take(make_key(key)) for key in ("3", "q", "left")] == [False] * 3
        assert screen.keys.is_for_input


async def test_on_a_sheet_a_number_and_y_copy_the_link_of_that_note() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        await pilot.press("i")
        assert isinstance(pilot.app.screen, TextScreen)
        assert not await screen.key_gate.take_on_sheet(make_key("j"))
        assert await screen.key_gate.take_on_sheet(make_key("1"))
        assert read_status(screen) == "1"
        assert await screen.key_gate.take_on_sheet(make_key("y"))
