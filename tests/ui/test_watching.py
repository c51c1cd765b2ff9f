"""A document that changes on the disk while it is read."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Semaphore

import pytest
from textual.pilot import Pilot

from digest_tui import load, parse
from digest_tui.chronicle.files.watching import WatchedFiles
from digest_tui.pages import editions
from digest_tui.tui.document_session import DocumentsRead
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.text_screen import TextScreen
from digest_tui.tui.watching import Watch
from ui.frames import open_reader, read_numbers, read_status, read_text, wait_until

TEXT = (
    "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost. [1]\n" for day in range(1, 31))
    + "[1] https://e.org\n"
)
NEW = "JAN. 1, 2031 — PORT ELM — Put in above all. [1]\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "frost.txt"
    path.write_text(TEXT)
    return path


@asynccontextmanager
async def watch_reader(
    file: Path, query: str = "", entry: int | None = None
) -> AsyncIterator[tuple[Pilot[None], ReaderScreen]]:
    """The reader open on a file that is watched."""

    def make_files() -> WatchedFiles:
        return WatchedFiles([os.fspath(file)], None, time.time_ns())

    async with open_reader(
        load(file), query=query, entry=entry, read_again=lambda: [load(file)], make_files=make_files
    ) as (pilot, screen):
        yield pilot, screen


def says(screen: ReaderScreen, words: str) -> Callable[[], bool]:
    return lambda: words in read_status(screen)


async def test_the_entry_its_line_and_its_mark_stay(file: Path) -> None:
    async with watch_reader(file, entry=17) as (pilot, screen):
        await pilot.press("m")
        await wait_until(pilot, says(screen, "is marked"))
        line = screen.panes.entries.cursor_line
        file.write_text(NEW * 3 + TEXT)
        await wait_until(pilot, says(screen, "changed on the disk and was read again"))
        assert screen.entry is not None
        assert (screen.entry.number, screen.panes.entries.cursor_line) == (20, line)
        await wait_until(pilot, lambda: dict(screen.memory.marked).keys() == {19})
        assert "20 · 17 January 2031 · LAKETON · ★ marked" in read_text(pilot)


async def test_the_list_of_the_marked_stays_and_no_mark_is_ever_on_another_entry(file: Path) -> None:
    async with watch_reader(file) as (pilot, screen):
        for number in (17, 20):
            screen.listing.go_to_number(number)
            await pilot.press("m")
            await wait_until(pilot, says(screen, f"Entry {number} is marked"))
        await pilot.press("apostrophe")
        assert screen.panes.entries.cursor == 1
        screen.post_message(DocumentsRead([parse(NEW * 3 + TEXT, screen.chronicle.name)], "read"))
        await wait_until(pilot, says(screen, "read"))
        assert read_numbers(screen) == [20, 23]
        assert dict(screen.memory.marked).keys() == {19, 22}
        assert screen.panes.entries.cursor == 1


async def test_the_search_and_its_hit_stay(file: Path) -> None:
    async with watch_reader(file, query="frost") as (pilot, screen):
        await pilot.press("enter", "j", "j", "j")
        assert screen.entry is not None
        body = screen.entry.body
        file.write_text(NEW * 3 + TEXT)
        await wait_until(pilot, says(screen, "read again"))
        await wait_until(
            pilot, lambda: screen.listing.answer is not None and len(screen.listing.answer.positions) == 30
        )
        assert screen.entry is not None
        assert screen.entry.body == body


async def test_a_half_written_file_is_said_and_r_reads_it_all_the_same(file: Path) -> None:
    async with watch_reader(file) as (pilot, screen):
        await wait_until(pilot, lambda: screen.documents.is_watching)
        file.write_text(TEXT[:300])
        await wait_until(pilot, says(screen, "looks half-written"))
        assert len(screen.chronicle.entries) == 30
        await pilot.press("r")
        await wait_until(pilot, says(screen, "Read again"))
        assert len(screen.chronicle.entries) < 10


async def test_a_file_that_is_gone_is_said(file: Path) -> None:
    async with watch_reader(file) as (pilot, screen):
        await wait_until(pilot, lambda: screen.documents.is_watching)
        file.unlink()
        await wait_until(pilot, says(screen, "is gone from the disk; what was read before is still shown"))
        assert len(screen.chronicle.entries) == 30


@pytest.mark.parametrize("must_poll", [False, True])
def test_a_change_is_told_by_the_system_or_found_by_looking(
    file: Path, must_poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest_tui.tui.watching.POLLED_EVERY", 20)
    told = Semaphore(0)
    watch = Watch(lambda: WatchedFiles([os.fspath(file)], None, 0), lambda files: told.release(), must_poll)
    count = 0
    for number in range(600):
        (file.parent / "other.txt").write_text("concerns nobody")
        new = file.with_suffix(".new")
        new.write_text(TEXT + NEW * number)
        os.replace(new, file)
        count += told.acquire(timeout=0.05)
        if count == 2:
            break
    watch.close()
    assert count == 2


def test_where_the_system_tells_of_no_changes_it_is_looked_for_them(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    was_asked = Semaphore(0)

    def refuse(*folders: str, **options: object) -> list[object]:
        asked.append(options["force_polling"])
        was_asked.release()
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    watch = Watch(lambda: WatchedFiles([os.fspath(file)], None, 0), lambda files: None)
    assert all(was_asked.acquire(timeout=10) for _ in range(2))
    watch.close()
    assert asked == [None, True]


# What changed


async def test_what_changed_is_counted_and_shown_since_the_document_was_opened(file: Path) -> None:
    async with watch_reader(file) as (pilot, screen):
        await wait_until(pilot, lambda: screen.documents.is_watching)
        await pilot.press("R")
        assert says(screen, "has not changed since it was opened")()
        file.write_text(NEW + TEXT)
        await wait_until(pilot, says(screen, "read again: 1 entry added; R shows them"))
        file.write_text(NEW + TEXT.replace("Day 2 of", "Day two of"))
        await wait_until(pilot, says(screen, "read again: 1 entry changed; R shows them"))
        await pilot.press("R")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TextScreen))
        shown = read_text(pilot)
        assert "1 entry added, 1 changed" in shown
        assert "added 1 · JAN. 1, 2031 — PORT ELM" in shown
        assert "Day [-2-] {+two+} of the frost." in shown
        await pilot.press("tab", "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.entry is not None
        assert "Day two" in screen.entry.body


async def test_a_change_of_white_space_is_no_difference(file: Path) -> None:
    async with watch_reader(file) as (pilot, screen):
        await wait_until(pilot, lambda: screen.documents.is_watching)
        file.write_text(TEXT.replace("of the frost", "of  the frost"))
        await wait_until(pilot, says(screen, "read again: no differences"))


async def test_a_document_too_long_to_be_compared_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "LONGEST_COMPARED", len(TEXT) - 1)
    async with watch_reader(file) as (pilot, screen):
        await wait_until(pilot, lambda: screen.documents.is_watching)
        file.write_text(NEW + TEXT)
        await wait_until(pilot, says(screen, "read again"))
        await pilot.press("R")
        assert says(screen, "too long to be compared here; digest-tui compare OLD NEW does it")()
