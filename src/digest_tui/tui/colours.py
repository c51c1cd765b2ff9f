"""Colours that can be read: a theme's own, moved as far as they must stand out from what they stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from textual.color import BLACK, WHITE, Color

TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0
"""What letters, and what lines and signs have at least against their ground (WCAG 2, AA)."""
_MARGIN = 0.1
"""Colours are rounded to 256 steps."""
_STEPS = 50
_OF_THE_TERMINAL = {
    "ink": "ansi_default",
    "quiet": "ansi_default",
    "link": "ansi_blue",
    "accented": "ansi_green",
    "warned": "ansi_yellow",
    "line": "ansi_default",
    "thumb": "ansi_default",
    "tick": "ansi_yellow",
    "row": "transparent",
    "row-here": "transparent",
}
"""Where the terminal's own colours are asked for, nobody knows them."""


def find_contrast(first: Color, second: Color) -> float:
    """From 1 for the same colour to 21 for black on white, as WCAG 2 computes it."""
    darker, lighter = sorted((_find_luminance(first), _find_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _find_luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def stand_out(colour: Color, grounds: Sequence[Color], contrast: float) -> Color:
    """`colour`, or the nearest to it on the way to white or black that has `contrast` against all `grounds`."""

    def find_least(other: Color) -> float:
        return min(find_contrast(other, ground) for ground in grounds)

    if find_least(colour) >= contrast + _MARGIN:
        return colour
    end = max(WHITE, BLACK, key=find_least)
    moved = (colour.blend(end, step / _STEPS) for step in range(1, _STEPS + 1))
    return next((other for other in moved if find_least(other) >= contrast + _MARGIN), end)


def make_colours(variables: Mapping[str, str]) -> dict[str, str]:
    """The reader's own colours in a theme of these Textual variables.

    `ink`, `quiet`, `link`, `accented` and `warned` are letters, on every ground that
    the reader has; `line`, `thumb` and `tick` stand on the background; `row` and
    `row-here` are the grounds of the row that is selected, the latter in the
    pane in focus.
    """
    if variables["background"].startswith("ansi_"):
        return dict(_OF_THE_TERMINAL)
    names = ("background", "surface", "panel", "foreground", "primary", "accent", "warning")
    return dict(_compute(*(variables[name] for name in names)))


@cache
def _compute(*values: str) -> Mapping[str, str]:
    background, surface, panel, foreground, primary, accent, warning = map(Color.parse, values)
    row, row_here = background.blend(foreground, 0.07), background.blend(primary, 0.16)
    grounds = [background, surface, panel, row, row_here]
    letters = {
        "ink": foreground,
        "quiet": foreground.blend(background, 0.4),
        "link": primary,
        "accented": accent,
        "warned": warning,
    }
    lines = {"line": background.blend(foreground, 0.3), "thumb": background.blend(foreground, 0.4), "tick": warning}
    colours = {name: stand_out(colour, grounds, TEXT_CONTRAST) for name, colour in letters.items()}
    colours |= {name: stand_out(colour, [background, surface], LINE_CONTRAST) for name, colour in lines.items()}
    return {name: colour.hex for name, colour in {**colours, "row": row, "row-here": row_here}.items()}
