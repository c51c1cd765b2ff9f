"""Choosing one of a few things, or of many."""

from __future__ import annotations

from string import ascii_uppercase

import pytest

from digest_tui.tui.choice_screen import SIGNS, ChoiceScreen
from ui.frames import read_text
from ui.hosts import PaintedApp

TWELVE = {name: f"The letter {name}" for name in ascii_uppercase[:12]}


async def choose(*keys: str, choices: dict[str, str] = TWELVE, chosen: str = "A") -> list[str | None]:
    """What the screen gives back after these keys."""
    app = PaintedApp()
    answers: list[str | None] = []
    async with app.run_test(size=(60, 24)) as pilot:
        await app.push_screen(ChoiceScreen("Choose", choices, chosen), answers.append)
        await pilot.press(*keys)
        await pilot.pause()
    return answers


@pytest.mark.parametrize(("key", "name"), [("1", "A"), ("9", "I"), ("0", "J"), ("a", "K"), ("b", "L"), ("ф", "K")])
async def test_each_choice_has_a_key_that_chooses_it(key: str, name: str) -> None:
    assert await choose(key) == [name]


async def test_a_key_without_a_choice_does_nothing() -> None:
    assert await choose("c", "escape") == [None]


async def test_the_keys_stand_before_the_choices_and_all_are_seen_where_there_is_room() -> None:
    app = PaintedApp()
    async with app.run_test(size=(60, 24)) as pilot:
        await app.push_screen(ChoiceScreen("Choose", TWELVE, "A"))
        await pilot.pause()
        shown = read_text(pilot)
    assert "1 The letter A" in shown
    assert "0 The letter J" in shown
    assert "b The letter L" in shown


async def test_j_and_k_go_round_and_enter_chooses() -> None:
    assert await choose("k", "enter") == ["L"]
    assert await choose("j", "j", "enter", chosen="L") == ["B"]


async def test_what_has_no_sign_any_more_is_chosen_by_enter() -> None:
    many = {str(number): f"Choice {number}" for number in range(len(SIGNS) + 2)}
    assert await choose("k", "enter", choices=many, chosen="0") == [str(len(SIGNS) + 1)]


async def test_where_there_is_little_room_the_keys_are_seen_and_the_list_scrolls() -> None:
    app = PaintedApp()
    async with app.run_test(size=(40, 8)) as pilot:
        await app.push_screen(ChoiceScreen("Choose", TWELVE, "L"))
        await pilot.pause()
        shown = read_text(pilot)
    assert "b The letter L" in shown
    assert "Esc close" in shown
