"""Correcting names from the reader, and undoing that: why it cannot be done is said, and the reader goes on."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from digest_tui import load, parse
from digest_tui.memory.name_corrections import find_file
from digest_tui.names.asking import read_names
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import open_reader, read_status, read_text, wait_until

TEXT = "MAR. 1, 2031 — LAKETON — Lawyer Nurlan Omarov spoke.\n"


async def test_in_private_and_for_a_pipe_nothing_is_corrected(tmp_path: Path) -> None:
    file = tmp_path / "march.txt"
    file.write_text(TEXT, "utf-8")
    for chronicle, remembers in ((load(file), False), (parse(TEXT, "-"), True)):
        async with open_reader(chronicle, remembers=remembers) as (pilot, screen):
            await pilot.press("W")
            assert "Names are corrected only where that can be kept" in read_status(screen)


async def test_where_no_editor_can_be_opened_the_command_is_named(tmp_path: Path) -> None:
    file = tmp_path / "march.txt"
    file.write_text(TEXT, "utf-8")
    # What paints nowhere, as in tests, cannot give a terminal away.
    async with open_reader(load(file), remembers=True) as (pilot, screen):
        await pilot.press("W", "enter")
        await wait_until(pilot, lambda: bool(read_status(screen)))
        assert "No editor can be opened here; digest-tui names --edit opens one" in read_status(screen)


async def test_what_is_selected_is_begun_as_a_person_and_a_wrong_line_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "march.txt"
    file.write_text(TEXT, "utf-8")
    async with open_reader(load(file), remembers=True) as (pilot, screen):
        screen.panes.page.text_select_all()
        await pilot.press("W")
        await wait_until(pilot, lambda: "Correct a name" in read_text(pilot))
        field = pilot.app.screen.query_one(Input)
        assert field.value.startswith("person: 1 · 1 March 2031 · LAKETON")
        field.value = "hide: Bekov"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "no name of the text is “Bekov”" in read_text(pilot))
        field.value = "hide: nurlan omarov"
        await pilot.press("enter")
        path = find_file(str(file))
        assert path is not None
        await wait_until(pilot, path.exists)
    assert path.read_text("utf-8").endswith("\nhide: nurlan omarov\n")


# Undoing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "march.txt"
    path.write_text(TEXT, "utf-8")
    return path


def find_corrections(file: Path) -> Path:
    """The file of corrections of a document, whether it is there or not."""
    path = find_file(str(file))
    assert path is not None
    return path


async def press(pilot: Pilot[None], screen: ReaderScreen, key: str, said: str) -> None:
    """Press a key, and wait until the reader says just that."""
    await pilot.press(key)
    await wait_until(pilot, lambda: read_status(screen) == said)


async def correct(pilot: Pilot[None], screen: ReaderScreen, line: str) -> None:
    """Correct a name by a line."""
    await pilot.press("W")
    await wait_until(pilot, lambda: "Correct a name" in read_text(pilot))
    pilot.app.screen.query_one(Input).value = line
    await press(pilot, screen, "enter", f"Corrected: {line}")


def open_again(file: Path) -> AbstractAsyncContextManager[tuple[Pilot[None], ReaderScreen]]:
    """A reader that remembers, and reads the file again when its names are corrected."""
    return open_reader(load(file), remembers=True, read_again=lambda: [load(file)])


def list_names(screen: ReaderScreen) -> list[str]:
    """The names in the document that is shown."""
    return [name.name for name in read_names(screen.listing.chronicle)]


async def test_undo_takes_back_the_correction_and_then_what_was_done_before(file: Path) -> None:
    async with open_again(file) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 1 is marked")
        await correct(pilot, screen, "hide: Nurlan Omarov")
        assert list_names(screen) == []
        await press(pilot, screen, "U", "Undone: hide: Nurlan Omarov")
        assert list_names(screen) == ["Nurlan Omarov"]
        assert not find_corrections(file).exists()
        await press(pilot, screen, "U", "Undone: entry 1 is not marked any more")
        await press(pilot, screen, "U", "Nothing to undo")


async def test_undo_leaves_the_other_corrections_to_the_byte(file: Path) -> None:
    path = find_corrections(file)
    path.parent.mkdir(parents=True)
    before = b"# mine: \xe9\r\nperson: Lawyer"
    path.write_bytes(before)
    async with open_again(file) as (pilot, screen):
        for line in ("hide: Nurlan Omarov", "person: spoke"):
            await correct(pilot, screen, line)
        await press(pilot, screen, "U", "Undone: person: spoke")
        assert path.read_bytes() == before + b"\nhide: Nurlan Omarov\n"
        await press(pilot, screen, "U", "Undone: hide: Nurlan Omarov")
        assert path.read_bytes() == before


async def test_corrections_that_somebody_went_on_with_are_left_alone_and_that_is_said(file: Path) -> None:
    path = find_corrections(file)
    async with open_again(file) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 1 is marked")
        await correct(pilot, screen, "hide: Nurlan Omarov")
        further = path.read_bytes() + b"person: Lawyer\n"
        path.write_bytes(further)
        await press(pilot, screen, "U", "Not undone: the names have been corrected further since")
        assert path.read_bytes() == further
        await press(pilot, screen, "U", "Undone: entry 1 is not marked any more")


async def test_what_was_corrected_before_is_nothing_to_undo(file: Path) -> None:
    async with open_again(file) as (pilot, screen):
        await correct(pilot, screen, "call: Nurlan Omarov -> N. Omarov")
        await press(pilot, screen, "U", "Undone: call: Nurlan Omarov -> N. Omarov")
        await correct(pilot, screen, "person: Lawyer")
        await pilot.press("W")
        await wait_until(pilot, lambda: "Correct a name" in read_text(pilot))
        pilot.app.screen.query_one(Input).value = "person: Lawyer"
        await press(pilot, screen, "enter", "No correction was changed")
        await press(pilot, screen, "U", "Undone: person: Lawyer")
        await press(pilot, screen, "U", "Nothing to undo")
