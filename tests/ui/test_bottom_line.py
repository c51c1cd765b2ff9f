"""The line of keys: the most used first, the way back always, each a button; messages lie above it."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.tui.widgets.bottom_line import BottomLine, Hint, choose_hints, cut_urls
from ui.frames import open_reader, read_lines, read_numbers, wait_until

TEXT = "\n\n".join(f"JAN. {day}, 2031 — LAKETON — Thin ice on the lake, day {day}." for day in range(1, 32))
HINTS = [Hint("Enter", "read", "read_entry"), Hint("y", "copy link", "copy_link"), Hint("Esc", "back", "go_back")]


@pytest.mark.parametrize(
    ("width", "keys"), [(80, "Enter y Esc"), (35, "Enter y Esc"), (30, "Enter Esc"), (12, "Esc"), (5, "")]
)
def test_the_first_hints_stand_first_and_the_way_back_stays(width: int, keys: str) -> None:
    assert " ".join(hint.key for hint in choose_hints(HINTS, width)) == keys


def test_a_long_url_is_cut_in_its_middle() -> None:
    url = f"https://lake.example/{'ice/' * 30}end"
    words = cut_urls(f"Copied: {url}", 60)
    assert len(words) == 60
    assert words.startswith("Copied: https://lake.example/")
    assert words.endswith("ice/end")
    assert "…" in words
    assert cut_urls("Copied: https://lake.example/1", 60) == "Copied: https://lake.example/1"


def test_a_url_behind_words_that_fill_the_line_has_the_next_one() -> None:
    url = f"https://lake.example/{'ice/' * 30}end"
    words = cut_urls(f"{'No program took it. ' * 3}{url}", 60)
    shown = words.split()[-1]
    assert len(shown) == 60
    assert shown.startswith("https://lake.example/ice/")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_the_keys_used_most_come_first_at_every_size(size: tuple[int, int]) -> None:
    async with open_reader(parse(TEXT), size=size) as (pilot, _):
        await pilot.press("j")
        line = read_lines(pilot)[-1].strip()
        # The search line above has `/ search` too.
        assert line.startswith(
            "Enter read  y copy link  ? help" if size[0] == 40 else "Enter read  y copy link  / search"
        )
        assert "? help" in line
        await pilot.press("slash", *"ice", "enter")
        assert "Esc back" in read_lines(pilot)[-1]
        await pilot.press("enter")
        assert "Esc back" in read_lines(pilot)[-1]


@pytest.mark.parametrize(("words", "end"), [(30, "word 30"), (300, "…")])
async def test_the_keys_stay_below_what_is_said_and_what_has_no_room_ends_with_a_sign(words: int, end: str) -> None:
    async with open_reader(parse(TEXT), size=(40, 12)) as (pilot, screen):
        screen.query_one(BottomLine).status = " ".join(f"word {number}" for number in range(1, words + 1))
        await wait_until(pilot, lambda: read_lines(pilot)[-2].rstrip().endswith(end))
        assert "Enter read" in read_lines(pilot)[-1]
        assert read_lines(pilot)[1].startswith(" / search")


async def test_a_hint_is_a_button() -> None:
    async with open_reader(parse(TEXT), size=(100, 30)) as (pilot, screen):
        await pilot.press("slash", *"ice", "enter")
        line = read_lines(pilot)[-1]
        await pilot.click("#bottom", offset=(line.index("Esc back"), 0))
        await pilot.pause()
        assert screen.search.query == ""


async def test_a_message_moves_nothing_and_leaves_the_keys_in_sight() -> None:
    async with open_reader(parse(TEXT), size=(100, 20)) as (pilot, screen):
        await pilot.press("j")
        before = read_lines(pilot)
        screen.captions.tell("Nothing is copied: the entry has no link")
        await pilot.pause()
        after = read_lines(pilot)
        assert after[-1] == before[-1]
        assert "Nothing is copied" in after[-2]
        assert after[:-2] == before[:-2]
        await pilot.press("j", "k")
        assert read_lines(pilot) == before
        assert len(read_numbers(screen)) == 31
