"""How the main views look at each size, kept as text below `tests/frames` to be read and compared.

`KEEP_FRAMES=1 pytest tests/ui/test_frames.py` writes them anew; what changed is then looked at and committed.
The lines above and below the panes have tests of their own.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot

from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import open_reader, read_lines, wait_until

FRAMES = Path(__file__).resolve().parent.parent / "frames"
SIZES = ((40, 12), (60, 20), (80, 24), (120, 40), (200, 50))
VIEWS = {
    "list": ("3", "8", "G"),
    "entry": ("3", "8", "G", "enter"),
    "hits": ("/", *"murat adam", "enter"),
    "hits-among-all": ("/", *"murat adam", "enter", "f"),
    "one-line": ("v",),
    "index": ("w", "]"),
}
"""The keys that lead to each view."""
SAMPLE = load(find_sample())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_looks_as_it_is_kept(view: str, size: tuple[int, int]) -> None:
    async with open_reader(SAMPLE, size=size) as (pilot, screen):
        await pilot.pause()
        await pilot.press(*VIEWS[view])
        screen.captions.tell("")
        await pilot.pause()
        path = FRAMES / f"{view}-{size[0]}x{size[1]}.txt"
        if os.environ.get("KEEP_FRAMES"):
            path.write_text("\n".join(read_panes(pilot, screen)) + "\n", "utf-8")
        kept = path.read_text("utf-8").removesuffix("\n").split("\n")
        with suppress(AssertionError):
            await wait_until(pilot, lambda: read_panes(pilot, screen) == kept)
        shown = read_panes(pilot, screen)
    assert shown == kept


def read_panes(pilot: Pilot[None], screen: ReaderScreen) -> list[str]:
    """The lines of the panes as a person sees them, without the spaces at their ends."""
    first = screen.panes.region.y
    return [line.rstrip() for line in read_lines(pilot)[first : first + screen.panes.region.height]]


@pytest.mark.parametrize(("size", "least"), [((80, 24), 60), ((120, 40), 70), ((200, 50), 100)])
async def test_a_row_has_so_many_characters_of_prose(size: tuple[int, int], least: int) -> None:
    async with open_reader(SAMPLE, size=size) as (_, screen):
        view, entries = screen.panes.entries, SAMPLE.entries
        for row in range(0, len(entries), 9):
            prose = entries[row].body
            lines = [view.rows.paint_row(row, line, view.room, "", view.style).text for line in range(2)]
            place = entries[row].place
            text = " ".join(line[6:].replace("∅", "").rstrip(" …") for line in lines)
            shown = text.partition(" · ")[2] if place else text
            assert len(" ".join(shown.split())) >= min(least, len(prose) - 2)
