"""Every theme can be read: contrast is computed over each part of the list and the page, on each of their grounds."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from digest_tui import parse
from digest_tui.tui.colours import LINE_CONTRAST, TEXT_CONTRAST, find_contrast, stand_out
from digest_tui.tui.setting_choices import OWN_THEMES, TEXTUAL_THEMES
from digest_tui.tui.widgets.painted_view import PaintedView
from ui.frames import open_reader

THEMES = [*OWN_THEMES, *(name for name in TEXTUAL_THEMES if not name.startswith("ansi-"))]
LINES = {"edge", "edge-here", "thumb", "thumb-held", "tick", "rule"}
GROUNDS = ("", "cursor", "cursor-here")
NO_LETTERS = {"cursor", "cursor-here", "cursor-plain", "at-hand", "selection"}


def measure(style: Style) -> float:
    """The contrast of a style's letters with its ground."""
    assert style.color
    assert style.bgcolor
    return find_contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def measure_parts(view: PaintedView) -> dict[str, float]:
    """The contrast of each part of a pane, the least over the grounds it stands on."""
    contrasts: dict[str, float] = {}
    for part in {*view.parts, *view.FRAME} - NO_LETTERS:
        grounds = GROUNDS[:1] if part in LINES else GROUNDS
        styles = [view.style(*filter(None, [ground, part])) for ground in grounds]
        contrasts[part] = round(min(map(measure, styles)), 2)
    return contrasts


def test_the_names_of_all_themes_are_known() -> None:
    assert set(TEXTUAL_THEMES) == set(BUILTIN_THEMES)


async def test_every_part_can_be_read_in_every_theme() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Thin ice.")) as (pilot, screen):
        poor: dict[str, dict[str, float]] = {}
        for theme in THEMES:
            pilot.app.theme = theme
            await pilot.pause()
            for view in (screen.panes.entries, screen.panes.page):
                least = {part: LINE_CONTRAST if part in LINES else TEXT_CONTRAST for part in measure_parts(view)}
                low = {part: found for part, found in measure_parts(view).items() if found < least[part]}
                if low:
                    poor[f"{theme}, {view.id}"] = low
        assert poor == {}


@pytest.mark.parametrize("theme", THEMES)
async def test_header_and_keys_can_be_read_on_their_panel(theme: str) -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Thin ice.")) as (pilot, _):
        pilot.app.theme = theme
        variables = pilot.app.theme_variables
        panel = Color.parse(variables["panel"])
        for name in ("ink", "quiet", "link", "accented", "warned"):
            assert find_contrast(Color.parse(variables[name]), panel) >= TEXT_CONTRAST


def test_a_colour_is_moved_no_further_than_it_must() -> None:
    white, grey, black = Color.parse("white"), Color.parse("#808080"), Color.parse("black")
    assert stand_out(black, [white], 4.5) == black
    moved = stand_out(Color.parse("#aaaaaa"), [white], 4.5)
    assert 4.5 <= find_contrast(moved, white) < 5.5
    assert stand_out(grey, [white, black], 4.5) in (grey, white, black) or find_contrast(grey, white) > 1


def test_black_on_white_has_the_most_contrast() -> None:
    assert find_contrast(Color.parse("black"), Color.parse("white")) == pytest.approx(21)
