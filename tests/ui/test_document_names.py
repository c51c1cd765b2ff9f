"""Several documents: their names differ in little room, and what was piped in has a name for people."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.tui.short_names import tell_apart
from ui.frames import open_reader, read_lines, read_text


@pytest.mark.parametrize(
    ("names", "width", "told"),
    [
        (["a/ice.txt", "b/snow.txt"], 9, ["ice", "snow"]),
        (["of-2031-january.txt", "of-2031-february.txt"], 9, ["…january", "…february"]),
        (["lake-reports-1.txt", "lake-reports-2.txt"], 9, ["…1", "…2"]),
        (["the-long-way-down.txt", "ice.txt"], 9, ["the-long…", "ice"]),
        (["-", "ice.txt"], 20, ["standard input", "ice"]),
    ],
)
def test_names_are_cut_so_that_they_differ(names: list[str], width: int, told: list[str]) -> None:
    assert tell_apart(names, width) == told


async def test_rows_and_header_name_several_documents() -> None:
    january = parse("JAN. 1, 2031 — LAKETON — Ice.", name="/texts/reports-2031-january.txt")
    february = parse("FEB. 1, 2031 — LAKETON — Snow.", name="/texts/reports-2031-february.txt")
    async with open_reader(january, february, size=(120, 30)) as (pilot, _):
        shown = read_text(pilot)
        assert "2 documents" in read_lines(pilot)[0]
        assert "…january" in shown
        assert "…february" in shown or "…februa" in shown


async def test_what_was_piped_in_is_called_standard_input() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Ice.", name="-"), size=(120, 30)) as (pilot, _):
        assert "standard input" in read_lines(pilot)[0]
