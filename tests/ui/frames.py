"""Opening the reader in a test, and reading its screen as text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from digest_tui.chronicle.model import Chronicle
from digest_tui.memory.places import Place
from digest_tui.tui.app import DigestApp
from digest_tui.tui.documents_screen import Opening
from digest_tui.tui.reader_screen import ReaderScreen

SIZES = ((40, 12), (80, 24), (120, 40), (200, 50))


@asynccontextmanager
async def open_reader(
    *chronicles: Chronicle,
    size: tuple[int, int] = (100, 30),
    query: str = "",
    entry: int | None = None,
    read_again: Callable[[], Sequence[Chronicle]] | None = None,
    place: Place | None = None,
    remembers: bool = False,
) -> AsyncIterator[tuple[Pilot[None], ReaderScreen]]:
    """The reader with `chronicles` open on a screen of `size`."""
    app = DigestApp(Opening(chronicles, read_again, query, entry, place=place, remembers=remembers))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        yield pilot, screen


def read_lines(pilot: Pilot[None]) -> list[str]:
    """The lines of the screen as a person sees them."""
    # Textual has no public way to its painted lines; this is the one place that knows.
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def read_text(pilot: Pilot[None]) -> str:
    """The whole screen as one text."""
    return "\n".join(read_lines(pilot))


def read_prose(screen: ReaderScreen) -> str:
    """What the entry pane holds, unwrapped."""
    return "\n".join(paragraph.text for paragraph in screen.view.page.paragraphs)


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until `condition` holds. Raises AssertionError where it never does."""
    for _ in range(400):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("the screen never came to it")
