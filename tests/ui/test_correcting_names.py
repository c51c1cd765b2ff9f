"""Correcting names from the reader: why it cannot be done is said, and the reader goes on."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from digest_tui import load, parse
from digest_tui.memory.name_corrections import find_file
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
