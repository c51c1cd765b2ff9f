"""Text measured and cut in cells: a Chinese sign takes two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.tui.cells import cut_end, cut_middle, cut_start, fill, measure
from digest_tui.tui.header_parts import Part, fit
from digest_tui.tui.short_names import tell_apart
from digest_tui.tui.widgets.bottom_line import cut_urls


@pytest.mark.parametrize(
    ("cut", "text", "expected"),
    [
        (cut_end, "chronicle", "chron…"),
        (cut_start, "chronicle", "…nicle"),
        (cut_middle, "chronicle", "chr…le"),
        (cut_end, "编年史大全", "编年…"),
        (cut_start, "编年史大全", "…大全"),
        (cut_middle, "编年史大全", "编…全"),
        (cut_end, "short", "short"),
    ],
)
def test_what_is_left_out_has_a_sign(cut: object, text: str, expected: str) -> None:
    assert callable(cut)
    assert cut(text, 6).replace(" ", "") == expected


@given(st.text(st.characters(codec="utf-8", categories=("L", "N")), max_size=30), st.integers(1, 40))
def test_no_cut_takes_more_cells_than_it_may(text: str, width: int) -> None:
    assert all(measure(cut(text, width)) <= width for cut in (cut_end, cut_start, cut_middle))
    assert measure(fill(cut_end(text, width), width)) == width


def test_names_of_wide_signs_differ_within_their_cells() -> None:
    names = tell_apart(["编年史大全一月.txt", "编年史大全二月.txt"], 9)
    assert len(set(names)) == 2
    assert all(measure(name) <= 9 for name in names)


def test_a_header_of_wide_signs_gives_way_to_its_position() -> None:
    fitted = fit([Part(["编年史" * 12, "编年史"], [80]), Part(["9 of 99"], is_last=True)], 40)
    assert [one.text for one in fitted] == ["编年史", "9 of 99"]


def test_a_url_of_wide_signs_is_cut_to_its_line() -> None:
    assert measure(cut_urls("Copied: https://例子.example/" + "编年史" * 20, 40)) <= 40
