"""What stands in the settings file holds in the reader."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.memory.settings import LoadedSettings, Settings
from digest_tui.tui.app import DigestApp
from digest_tui.tui.keys import ACTIONS, make_keymap, rebind
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import read_text

TEXT = "\n\n".join(f"JAN. {day}, 2031 — LAKETON — {'Thin ice on the lake. ' * 20}" for day in range(1, 9))


def make_app(settings: Settings) -> DigestApp:
    """The reader's app with these settings, each of them in the file."""
    lines = dict.fromkeys(("links", "measure"), 1)
    return DigestApp(
        OpenDocuments([parse(TEXT)]), ReaderOptions(private=True, settings=LoadedSettings(settings, lines))
    )


async def test_another_key_does_it_and_the_usual_one_does_not() -> None:
    app = make_app(Settings(links="whole", keys={"move_down": ("x", "ctrl+n")}))
    async with app.run_test(size=(160, 30)) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        await pilot.press("x", "ctrl+n", "j")
        assert screen.panes.entries.cursor == 2
        assert screen.memory.settings.get("links") == "whole"
        await pilot.press("question_mark")
        await pilot.pause()
        assert "x Ctrl+N" in read_text(pilot)


@pytest.mark.parametrize("measure", [40, 60])
async def test_the_measure_is_that_of_the_settings(measure: int) -> None:
    app = make_app(Settings(links="short", measure=measure))
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        lines = ["".join(part.text for part in screen.panes.page.render_line(y)) for y in range(12)]
        assert measure - 10 < max(len(line.rstrip()) for line in lines) <= measure + 4


def test_a_key_that_is_given_away_is_taken_from_its_action() -> None:
    actions = {action.name: action.keys for action in rebind({"undo": ("y",)})}
    assert actions["undo"] == ("y",)
    assert actions["copy_link"] == ()
    assert make_keymap(ACTIONS) == {}
    assert make_keymap(rebind({"undo": ("x",)})) == {"undo": "x,ч"}
