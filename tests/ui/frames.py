"""Opening the reader in a test, and reading its screen as text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from digest_tui.chronicle.files.watching import WatchedFiles
from digest_tui.chronicle.model import Chronicle
from digest_tui.memory.reading_positions import ReadingPosition
from digest_tui.tui.app import DigestApp
from digest_tui.tui.calls import run_action
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.reader_screen import ReaderScreen

SIZES = ((40, 12), (80, 24), (120, 40), (200, 50))


@asynccontextmanager
async def open_reader(
    *chronicles: Chronicle,
    size: tuple[int, int] = (100, 30),
    query: str = "",
    entry: int | None = None,
    read_again: Callable[[], Sequence[Chronicle]] | None = None,
    last_read: ReadingPosition | None = None,
    remembers: bool = False,
    make_files: Callable[[], WatchedFiles] | None = None,
) -> AsyncIterator[tuple[Pilot[None], ReaderScreen]]:
    """The reader with `chronicles` open on a screen of `size`."""
    documents = OpenDocuments(chronicles, read_again, make_files, last_read)
    app = DigestApp(documents, ReaderOptions(private=not remembers, query=query, entry=entry))
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
    return "\n".join(paragraph.text for paragraph in screen.panes.page.page.paragraphs)


def read_numbers(screen: ReaderScreen) -> list[int]:
    """The numbers of the entries in the list, from above."""
    return [screen.listing.library[position].number for position in screen.listing.positions]


def count_findings(screen: ReaderScreen) -> int | None:
    """How much is wrong in the document at hand; None while it is being checked."""
    findings = screen.documents.find_findings(screen.chronicle)
    return None if findings is None else len(findings)


def read_status(screen: ReaderScreen) -> str:
    """What the reader says until the next key; "" while it hints at keys."""
    return screen.bottom.status


async def type_query(screen: ReaderScreen, query: str) -> None:
    """Put a query into the search line at once."""
    await screen.query_session.open()
    assert screen.search_line.input is not None
    screen.search_line.input.value = query


async def do(pilot: Pilot[None], screen: ReaderScreen, action: str) -> None:
    """Do an action by its name, as the palette does, and let the screen come to rest."""
    await run_action(screen, action)
    await pilot.pause()


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until `condition` holds. Raises AssertionError where it never does."""
    for _ in range(400):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("the screen never came to it")
