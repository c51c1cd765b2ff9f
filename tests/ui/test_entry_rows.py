"""The rows of the list: the words alone, and what is found in them marked; months as headings where days are small."""

from __future__ import annotations

from rich.style import Style

from digest_tui import SearchIndex, parse
from digest_tui.chronicle.library import Library
from digest_tui.tui.widgets.day_groups import DayGroups
from digest_tui.tui.widgets.entry_rows import EntryRows

TEXT = "JAN. 1, 2031 — LAKETON — The [mayor](https://a.example/1) of **Laketon** spoke of ice.\n"


def get_style(*parts: str) -> Style:
    """A style that tells a hit from all else."""
    return Style(bold="hit" in parts)


def test_a_row_has_the_words_of_a_link_and_the_hit_stays_on_its_word() -> None:
    chronicle = parse(TEXT)
    rows = EntryRows(Library(chronicle), range(1), SearchIndex(chronicle).ask("ice"))
    strips = [rows.paint_row(0, line, 60, "", get_style) for line in range(2)]
    assert strips[0].text.strip() == "1 LAKETON · The mayor of Laketon spoke of ice."
    assert [segment.text for strip in strips for segment in strip if segment.style and segment.style.bold] == ["ice"]


def test_what_is_found_in_the_link_of_the_prose_shows_the_link() -> None:
    chronicle = parse(TEXT)
    rows = EntryRows(Library(chronicle), range(1), SearchIndex(chronicle).ask("a.example"))
    assert "https://a.example/1" in "".join(rows.paint_row(0, line, 90, "", get_style).text for line in range(2))


def test_where_most_days_have_one_entry_months_are_the_headings_though_a_date_has_no_month() -> None:
    dates = ("2030", "January 2031", "2 January 2031", "5 January 2031", "7 February 2031", "9 February 2031")
    library = Library(parse("".join(f"## {date}\n\nIce.\n\n" for date in dates)))
    groups = DayGroups(library, range(len(library)))
    assert not groups.are_days
    assert [groups.describe(group) for group in range(len(groups.starts))] == [
        ("2030", 1),
        ("January 2031", 3),
        ("February 2031", 2),
    ]


def test_months_are_the_headings_of_a_long_document_too() -> None:
    days = ((year, month, day) for year in range(2031, 2035) for month in range(1, 13) for day in range(1, 29))
    library = Library(parse("".join(f"## {year}-{month:02}-{day:02}\n\nIce.\n\n" for year, month, day in days)))
    groups = DayGroups(library, range(len(library)))
    assert len(groups.starts) == 48
    assert groups.describe(47) == ("December 2034", 28)


def test_two_documents_without_dates_are_two_groups_beside_months() -> None:
    dated = parse("".join(f"## 2031-0{month}-0{day}\n\nIce.\n\n" for month in (1, 2) for day in (1, 2, 3)), "dated.md")
    library = Library(dated, parse("Ice.\n", "first.txt"), parse("Snow.\n", "second.txt"))
    groups = DayGroups(library, range(len(library)))
    titles = [groups.describe(group) for group in range(len(groups.starts))]
    assert titles == [("January 2031", 3), ("February 2031", 3), ("first", 1), ("second", 1)]
