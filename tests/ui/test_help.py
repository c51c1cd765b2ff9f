"""The help and the palette: every action on one line, and a way to find it."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.tui.help_page import Section, build_help_page, list_sections
from digest_tui.tui.keys import ACTIONS
from ui.frames import open_reader, read_lines, read_text, wait_until

TEXT = "\n\n".join(f"JAN. {day}, 2031 — LAKETON — Thin ice on the lake, day {day}." for day in range(1, 32))
SECTIONS = [Section("Move", [("j", "Down"), ("k", "Up")]), Section("Copy", [("y", "Copy the link")])]


def write(width: int, query: str = "") -> list[str]:
    """The lines of the help."""
    return [paragraph.text for paragraph in build_help_page(SECTIONS, width, query).paragraphs]


def test_a_wide_screen_has_two_columns() -> None:
    assert write(60)[:2] == ["Move", "j                   Down"]
    first, second = write(120)[:2]
    assert first.split() == ["Move", "Copy"]
    assert second.split() == ["j", "Down", "y", "Copy", "the", "link"]


def test_only_the_rows_with_the_words_are_shown() -> None:
    assert [line for line in write(60, "LINK") if line] == ["Copy", "y                   Copy the link"]
    assert write(60, "fly") == ["Nothing in the help has fly"]


def test_every_action_and_the_language_of_the_search_stand_in_the_help() -> None:
    text = "\n".join(paragraph.text for paragraph in build_help_page(list_sections(), 400).paragraphs)
    assert all(action.words in text for action in ACTIONS)
    assert "place:oral" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_one_searches_in_the_help_and_leaves_it(size: tuple[int, int]) -> None:
    async with open_reader(parse(TEXT), size=size) as (pilot, _):
        await pilot.press("question_mark")
        await wait_until(pilot, lambda: "Half a page" in read_text(pilot))
        await pilot.press("slash", *"citation")
        await wait_until(pilot, lambda: "Copy a citation" in read_text(pilot))
        assert "Half a page" not in read_text(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Half a page" in read_text(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_palette_has_one_line_an_action_with_its_key_at_the_right() -> None:
    async with open_reader(parse(TEXT), size=(80, 24)) as (pilot, _):
        await pilot.press("colon")
        await wait_until(pilot, lambda: "Go to the entry" in read_text(pilot))
        lines = [line.strip() for line in read_lines(pilot)]
        first = next(at for at, line in enumerate(lines) if line.startswith("Go to the entry"))
        assert lines[first].endswith("Enter")
        assert lines[first + 1].startswith("Copy the link; 36y")
        assert lines[first + 1].endswith("y")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("cite", "Copy a citation"), ("export", "Export what the list shows"), ("read", "Go to the entry")],
)
async def test_the_palette_finds_actions_by_the_words_of_hints_as_well(typed: str, words: str) -> None:
    async with open_reader(parse(TEXT), size=(80, 24)) as (pilot, _):
        await pilot.press("colon", *typed)
        await wait_until(pilot, lambda: any(line.strip().startswith(words) for line in read_lines(pilot)))


@pytest.mark.parametrize("typed", ["17", "day 17"])
async def test_the_palette_finds_entries(typed: str) -> None:
    async with open_reader(parse(TEXT), size=(80, 24)) as (pilot, screen):
        await pilot.press("colon")
        await pilot.press(*["space" if letter == " " else letter for letter in typed])
        await wait_until(pilot, lambda: "17 · 17 January 2031 · LAKETON" in read_text(pilot))
        if typed == "17":
            await pilot.press("enter")
            await wait_until(pilot, lambda: screen.entry is not None and screen.entry.number == 17)
