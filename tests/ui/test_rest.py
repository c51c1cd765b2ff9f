"""The rest of a document, and the way from it to the entries."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from digest_tui.chronicle.parsing import parse
from ui.frames import open_reader, read_lines, read_text, wait_until

REST = """\
A preface about zebras.

Thanks to all.

JAN. 1, 2031 — LAKETON — Snow fell.

JAN. 2, 2031 — LAKETON — More snow fell.

# Letters

A letter about zebras.

## Diary

JAN. 3, 2031 — LAKETON — Still more.
"""


async def _open_rest(pilot: Pilot[None], entry: int) -> None:
    await pilot.press("i")
    await wait_until(pilot, lambda: f"Enter to entry {entry} " in read_lines(pilot)[-1])


@pytest.mark.parametrize(
    ("keys", "number"),
    [((), 1), (("tab",), 2), (("tab", "tab"), 1), (("shift+tab",), 2)],
    ids=["first", "next", "round", "last"],
)
async def test_enter_goes_to_the_entry_beside_which_the_rest_stands(keys: tuple[str, ...], number: int) -> None:
    async with open_reader(parse(REST), size=(80, 30)) as (pilot, screen):
        await pilot.press("3", "G")
        await _open_rest(pilot, 1)
        text = read_text(pilot)
        assert text.index("Before entry 1") < text.index("Thanks") < text.index("After entry 2") < text.index("letter")
        await pilot.press(*keys, "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.entry is not None
        assert screen.entry.number == number


async def test_a_hit_in_the_rest_leads_to_the_entry_before_it() -> None:
    text = REST.replace("A preface about zebras", "A preface")
    async with open_reader(parse(text), query="zebras", size=(80, 30)) as (pilot, screen):
        await pilot.press("enter")
        await _open_rest(pilot, 2)
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.entry is not None
        assert screen.entry.number == 2


async def test_what_is_scrolled_into_sight_is_what_enter_goes_from() -> None:
    long = REST.replace("Thanks to all.", "Thanks to all.\n\n" * 40)
    async with open_reader(parse(long), size=(80, 20)) as (pilot, _):
        await _open_rest(pilot, 1)
        await pilot.press("G")
        await wait_until(pilot, lambda: "letter" in read_text(pilot))
        await pilot.press("g", "n")
        assert "Enter to entry 1 " in read_lines(pilot)[-1]


async def test_n_goes_to_the_next_hit_of_the_rest() -> None:
    long = REST.replace("Thanks to all.", "Thanks to all.\n\n" * 40)
    async with open_reader(parse(long), query="zebras", size=(80, 20)) as (pilot, _):
        await pilot.press("enter")
        await _open_rest(pilot, 1)
        await pilot.press("n")
        await wait_until(pilot, lambda: "Enter to entry 2 " in read_lines(pilot)[-1])
        assert "A letter about zebras" in read_text(pilot)


async def test_n_goes_through_the_hits_in_sight_and_round() -> None:
    async with open_reader(parse(REST), query="zebras", size=(80, 30)) as (pilot, _):
        await pilot.press("enter")
        await _open_rest(pilot, 1)
        await pilot.press("n")
        await wait_until(pilot, lambda: "Enter to entry 2 " in read_lines(pilot)[-1])
        await pilot.press("n")
        await wait_until(pilot, lambda: "Enter to entry 1 " in read_lines(pilot)[-1])


async def test_a_line_that_only_parts_entries_leads_nowhere() -> None:
    text = "JAN. 1, 2031 — LAKETON — Snow fell.\n\n* * *\n\nJAN. 2, 2031 — LAKETON — More snow fell.\n"
    async with open_reader(parse(text), size=(80, 20)) as (pilot, _):
        await pilot.press("i")
        await wait_until(pilot, lambda: "* * *" in read_text(pilot))
        assert "entry" not in read_text(pilot)


async def test_where_every_line_is_an_entry_enter_does_nothing() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Snow fell.\n"), size=(80, 20)) as (pilot, screen):
        await pilot.press("i")
        await wait_until(pilot, lambda: "Every line" in read_text(pilot))
        await pilot.press("tab", "enter")
        assert pilot.app.screen is not screen
