"""Datelines: what is a date, what is a place."""

from __future__ import annotations

import pytest

from digest_tui import Dateline, parse
from digest_tui.chronicle.dates.forms import FIGURE_FIRST, FORMS, IN_COLUMN_OF_DAYS, IN_LIST_OF_DAYS, DateForm
from digest_tui.chronicle.dates.reading import compile_form, read_as, read_at, read_by
from digest_tui.chronicle.entries.styles import STYLES, DatelineStyle
from digest_tui.chronicle.model import calendar_date
from digest_tui.chronicle.parsing import find_starts
from digest_tui.chronicle.text.source import Text


def read(line: str) -> Dateline | None:
    """The dateline of `line` in a document that prints its places in capitals."""
    return parse(f"JAN. 1, 2031 — LAKETON — x\nJAN. 1, 2031 — LAKETON — x\n{line}").entries[-1].dateline


def place(rest: str) -> str | None:
    line = read(f"JAN. 2, 2031 — {rest}")
    assert line is not None
    return line.place


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_table_s_example_is_read_by_its_row(style: DatelineStyle) -> None:
    text = "Preface.\n\n" + "\n\n".join([style.example] * 3)
    assert [start.style.name for start in find_starts(Text(text))] == [style.name] * 3


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_reads_its_example_and_without_it_the_example_reads_differently(form: DateForm) -> None:
    found = read_at(form.example, 0, len(form.example))
    others = [(row, compile_form(row)) for row in FORMS if row is not form]
    instead = read_by(others, form.example, 0, len(form.example))
    assert found is not None
    assert found.form is form
    assert instead is None or (instead.end, *instead[3:]) != (found.end, *found[3:])


@pytest.mark.parametrize("form", FIGURE_FIRST, ids=lambda form: form.name)
def test_a_form_says_with_how_many_figures_it_may_begin(form: DateForm) -> None:
    behind = {row.example.lstrip("0123456789") for row in FIGURE_FIRST}
    for number in ("1", "03", "20", "12", "190", "1931", "1930", "20310", "203102", "20310504"):
        is_read = any(compile_form(form).match(number + rest) for rest in behind)
        assert form.may_begin_with(len(number)) or not is_read


@pytest.mark.parametrize("form", [form for form in FIGURE_FIRST if form.name != "year"], ids=lambda form: form.name)
@pytest.mark.parametrize("rest", ["", ":", ";", ")", "]", "|", "\n", ": 30 May", "\n2031"])
def test_what_stops_behind_its_first_four_figures_is_no_more_than_a_year(form: DateForm, rest: str) -> None:
    assert not any(compile_form(form).match(number + rest) for number in ("3", "12", "190", "1930"))


@pytest.mark.parametrize("form", [IN_COLUMN_OF_DAYS, IN_LIST_OF_DAYS], ids=lambda form: form.name)
def test_month_and_day_in_figures_are_a_date_in_a_column_or_list_of_days_alone(form: DateForm) -> None:
    example = f"{form.example}: The ferry stops."
    found = read_as(form, example, 0, len(example))
    assert found is not None
    assert example[: found.end] == form.example
    assert read_at(example, 0, len(example)) is None


def test_a_form_with_a_group_that_nothing_reads_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'ISO week': nothing reads the groups \['w'\]"):
        compile_form(DateForm("ISO week", "2031-W05-3", r"(?P<y>\d{4})-W(?P<w>\d\d)-(?P<d>[1-7])"))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("JAN. 14, 2031", "2031-01-14"),
        ("JAN 14, 2031", "2031-01-14"),
        ("january 14 2031", "2031-01-14"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("MAY. 03, 2031", "2031-05-03"),
        ("FEB.  29,\t2032", "2032-02-29"),
    ],
)
def test_date(written: str, date: str) -> None:
    line = read(f"{written} — x")
    assert line is not None
    assert (line.date_as_written, str(line.date)) == (written, date)


@pytest.mark.parametrize("written", ["FEB. 30, 2031", "FEB. 29, 2031", "APR. 31, 2031", "JAN. 0, 2031", "JAN. 1, 0000"])
def test_a_day_of_no_calendar_is_kept_as_written(written: str) -> None:
    line = read(f"{written} — LAKETON — x")
    assert line is not None
    assert (line.date_as_written, line.date, line.place) == (written, None, "LAKETON")


@pytest.mark.parametrize(
    "line",
    [
        "JAN. 14, 31 — x",
        "JAN. 14, 20310 — x",
        "JAN. 145, 2031 — x",
        "JANU. 14, 2031 — x",
        "AUGUſT 14, 2031 — x",
        "APRİL 14, 2031 — x",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert find_starts(Text(line)) == []


@pytest.mark.parametrize(
    "written",
    [
        "ALMATY",
        "ATYRAU Region",
        "UST-KAMENOGORSK",
        "ÖSKEMEN",
        "SAINT PETERSBURG",
        "ALMATY, KAZAKHSTAN",
        "ALMATY/ASTANA",
        "ALMATY and ASTANA",
        "RIO de JANEIRO",
        "WASHINGTON, D.C.",
        "N’DJAMENA",
        "EAST KAZAKHSTAN Region",
        "АЛМАТЫ",
        "ST. GALLEN (SWITZERLAND)",
    ],
)
def test_place(written: str) -> None:
    assert place(f"{written} — The prose.") == written


@pytest.mark.parametrize(
    "rest",
    [
        "The prose.",
        "Schools — all of them — are shut.",
        "THE COURT — after a break — sits again.",
        "HRDs came — and left — in a day.",
        "LAKETON: the mayor — in office since May — resigned.",
        "LAKETON’s mayor came late — but came.",
        "LAKETON—the town—is quiet.",
        "a place — begins with a capital.",
        "ONE TWO THREE FOUR FIVE SIX SEVEN — too many words.",
        "A" * 60 + " — too long.",
        "1234 — a number.",
        "— nothing between the dashes.",
        "LAKETON",
    ],
)
def test_what_is_no_place(rest: str) -> None:
    assert place(rest) is None


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", Laketon, the court sat.", "Laketon"),
        (", in Laketon, the court sat.", "Laketon"),
        (", in Laketon city, the court sat.", "Laketon city"),
        (", in the Lake region, Karl district, the court sat.", "Lake region"),
        (", East Lake Region, the court sat.", "East Lake Region"),
        (", New Laketon, the court sat.", "New Laketon"),
        (", в Алматы, суд решил.", "Алматы"),
        (", Anna Example, a lawyer, was heard.", None),
        (", journalist A. Example, was heard.", None),
        (", Example A. was heard.", None),
        (", The court, which sat late, rose.", None),
        (", he left.", None),
    ],
)
def test_place_behind_a_comma(rest: str, expected: str | None) -> None:
    (entry,) = parse(f"On 5 May 2031{rest}").entries
    assert (str(entry.date), entry.place) == ("2031-05-05", expected)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("late October 2031", "2031-10"),
        ("Aug 4th, 2031", "2031-08-04"),
        ("Mon, 05 May 2031 10:00:00 +0000", "2031-05-05"),
        ("December 29 – January 3, 2032", "2031-12-29/2032-01-03"),
        ("NİSAN 2031", "2031-04"),
        ("12-го января 2031", "2031-01-12"),
        ("30 февраля 2031", "None"),
        ("2031-02-29", "None"),
        ("May 5 – May 3, 2031", "None"),
        ("31/12/31", "None"),
    ],
)
def test_written_date(written: str, date: str) -> None:
    found = read_at(written, 0, len(written))
    assert found is not None
    assert (str(found.date), found.end) == (date, len(written))


@pytest.mark.parametrize("text", ["12.5 percent", "1990s", "the 5", "Mayor of May", "12 people", "x 2031", "10:15"])
def test_what_is_no_written_date(text: str) -> None:
    found = read_at(text, 0, len(text))
    assert found is None or found.precision == 1


def test_the_body_begins_behind_the_last_dash_of_the_dateline() -> None:
    text = "JAN. 2, 2031 — LAKETON — Late — but there."
    (entry,) = parse(text).entries
    assert entry.dateline is not None
    assert text[entry.dateline.end :] == entry.body == "Late — but there."


def test_calendar_date() -> None:
    assert str(calendar_date(2031, 12, 31)) == "2031-12-31"
    assert calendar_date(2031, 13, 1) is None
