"""What the first line says in little room: what misleads first, figures last."""

from __future__ import annotations

import pytest

from digest_tui.chronicle.checking.finding import Finding
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.summary import Summary
from digest_tui.tui.header_parts import fit, list_parts
from ui.frames import open_reader, read_lines, wait_until

MONTH = Summary(PartialDate(2031, 1, 1), PartialDate(2031, 1, 31), 108, 98, 10, 10)
YEARS = Finding(0, "year-conflict", "datelines say 2031, text says 2032: for the same days once", 1)


def write(width: int, *findings: Finding, notice: str = "") -> str:
    """The line in so many cells."""
    line = fit(list(list_parts("january.txt", MONTH, findings, notice, "38 of 108")), width)
    return "".join(fitted.before + fitted.text for fitted in line)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            140,
            "january.txt   dates? 2031/2032   1 to 31 January 2031   108 entries · 98 sources · 10 without a source"
            "   ! 1 finding   38 of 108",
        ),
        (
            110,
            "january.txt   dates? 2031/2032   1–31 Jan 2031   108 entries · 10 without a source"
            "   ! 1 finding   38 of 108",
        ),
        (78, "january.txt   dates? 2031/2032   108 entries · 10 without a source   ! 1"),
        (58, "january.txt   dates? 2031/2032   108 · 10 without a source"),
        (38, "january.txt   dates? 2031/2032   10 ∅"),
    ],
)
def test_what_misleads_stands_at_every_width_and_before_the_counts(width: int, line: str) -> None:
    assert write(width, YEARS) == line


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "long.txt   5,000 entries · 494 footnotes missing"),
        (44, "long.txt   5,000 · 494 footnotes missing"),
        (24, "long.txt   5,000 · 494 ∅"),
    ],
)
def test_a_long_document_tells_how_many_footnotes_are_missing(width: int, line: str) -> None:
    parts = list_parts("long.txt", Summary(None, None, 5000, 0, 494), ())
    assert "".join(fitted.before + fitted.text for fitted in fit(list(parts), width)) == line


def test_nothing_is_said_of_what_is_right() -> None:
    assert write(90) == "january.txt   1 to 31 January 2031   108 entries · 10 without a source   38 of 108"


def test_a_notice_is_cut_before_it_goes() -> None:
    assert "the encoding" in write(160, notice="the encoding is a guess: cp1251")
    assert "…" in write(100, notice="the encoding is a guess: cp1251")


async def test_a_click_on_what_lacks_a_source_lists_it() -> None:
    from digest_tui import parse

    text = "JAN. 1, 2031 — LAKETON — Ice.[1]\n\nJAN. 2, 2031 — LAKETON — Wind.\n\n[1] https://lake.example/1\n"
    async with open_reader(parse(text)) as (pilot, screen):
        await wait_until(pilot, lambda: "1 without a source" in read_lines(pilot)[0])
        await pilot.click("#header", offset=(read_lines(pilot)[0].index("without"), 0))
        await wait_until(pilot, lambda: screen.search.query == "no:source")
        assert [screen.listing.library[at].number for at in screen.listing.positions] == [2]
