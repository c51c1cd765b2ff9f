"""The table of actions: each leads to a method, by a name that is found in one guess."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.pages.page import Page
from digest_tui.tui.calls import find_method, run_call
from digest_tui.tui.keys import ACTIONS, make_bindings
from digest_tui.tui.sheet_bindings import make_sheet_bindings
from digest_tui.tui.text_screen import TextScreen
from ui.frames import open_reader


async def test_every_action_is_a_method_of_the_screen_or_of_one_of_its_parts() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Ice.")) as (_, screen):
        for action in ACTIONS:
            method, arguments = find_method(screen, action.call)
            assert callable(method)
            assert len(arguments) == ("(" in action.call)


def test_every_action_has_a_name_of_its_own() -> None:
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names))
    assert [binding.id for binding in make_bindings()] == names


def test_a_sheet_answers_the_keys_that_move_and_those_that_close_it() -> None:
    screen = TextScreen("A title", Page())
    bindings = {binding.id: binding for binding in make_sheet_bindings("escape", "q")}
    assert bindings["dismiss"].key.split(",") == ["escape", "q", "й"]
    for call in ("mover.move(1)", "mover.move_page(-0.5)", "mover.go_first", "mover.go_last"):
        assert any(f"'{call}'" in binding.action for binding in bindings.values())
        assert callable(find_method(screen, call)[0])


async def test_a_call_that_is_no_method_raises() -> None:
    with pytest.raises(AttributeError):
        await run_call(object(), "panes.fly")
