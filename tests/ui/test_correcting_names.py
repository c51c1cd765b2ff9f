"""Correcting names from the reader: why it cannot be done is said, and the reader goes on."""

from __future__ import annotations

from pathlib import Path

from digest_tui import load, parse
from ui.frames import open_reader, read_status

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
        await pilot.press("W")
        assert "No editor can be opened here; digest-tui names --edit opens one" in read_status(screen)
