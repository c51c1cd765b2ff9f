"""The strip: a bar for each day, month or year; the day at hand and those with hits are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui import parse
from digest_tui.chronicle.library import Library
from digest_tui.memory.settings import read_settings
from digest_tui.tui.app import DigestApp
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.timeline import Cell, Timeline
from ui.frames import open_reader, read_lines, read_numbers

DAYS = parse(
    "JAN. 1, 2031 — LAKETON — Ice.\nJAN. 1, 2031 — LAKETON — Snow.\nJAN. 2, 2031 — LAKETON — Rain.\n"
    "JAN. 4, 2031 — LAKETON — Ice.\n"
)


def test_each_day_has_a_cell_and_so_has_a_day_without_entries() -> None:
    scale = Timeline(Library(DAYS)).lay_out(40)
    assert scale.cells == [Cell(2, 0), Cell(1, 2), Cell(0, None), Cell(1, 3)]


@pytest.mark.parametrize(("room", "cells"), [(400, 366), (40, 13), (12, 2), (1, 1)])
def test_where_days_need_too_many_cells_months_or_years_have_one_each(room: int, cells: int) -> None:
    text = "JAN. 5, 2031 — Ice.\nMAY 1, 2031 — Ice.\nDEC. 31, 2031 — Ice.\nJAN. 5, 2032 — Ice.\n"
    assert len(Timeline(Library(parse(text))).lay_out(room).cells) == cells


async def test_the_strip_stands_below_the_search_line_from_24_rows_on() -> None:
    async with open_reader(DAYS, size=(60, 24)) as (pilot, _):
        assert read_lines(pilot)[2].split() == ["1", "January", "2031", "██", "▄▄", "··", "▄▄", "4", "January", "2031"]
    async with open_reader(DAYS, size=(60, 23)) as (pilot, _):
        assert "█" not in read_lines(pilot)[2]


async def test_a_click_goes_to_the_first_entry_of_a_day() -> None:
    async with open_reader(DAYS, size=(60, 24)) as (pilot, screen):
        await pilot.click("#strip", offset=(len(" 1 January 2031  ██ "), 0))
        assert screen.entry is not None
        assert screen.entry.number == 3


async def test_the_day_at_hand_and_the_days_with_hits_are_marked() -> None:
    async with open_reader(DAYS, size=(60, 24), query="ice") as (pilot, screen):
        await pilot.pause()
        assert sorted(read_numbers(screen)) == [1, 4]
        spans = screen.overview.strip.render().spans
        marked = sorted(span.start for span in spans if "$tick" in str(span.style))
        assert marked == [len("1 January 2031  "), len("1 January 2031  ") + 9]
        assert [span.start for span in spans if span.style == "reverse"] == [len("1 January 2031  ")]


async def test_the_strip_is_put_away_and_comes_back() -> None:
    async with open_reader(DAYS, size=(60, 24)) as (pilot, screen):
        await pilot.press("T")
        assert "█" not in read_lines(pilot)[2]
        assert screen.memory.settings.get("strip") == "no"
        await pilot.press("T")
        assert "█" in read_lines(pilot)[2]


async def test_without_a_strip_it_stays_away_whatever_the_settings_say_until_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("strip = true\n", "utf-8")
    options = ReaderOptions(no_strip=True, private=True, settings=read_settings(path, {}))
    app = DigestApp(OpenDocuments((DAYS,)), options)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert "█" not in read_lines(pilot)[2]
        await pilot.press("T")
        assert "█" in read_lines(pilot)[2]
