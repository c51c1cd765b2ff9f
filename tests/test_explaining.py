"""`explain`: which rule read a line so, and why a dated line is no entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest_tui import parse
from digest_tui.chronicle.explaining import Explanation, explain, format_explanation
from digest_tui.chronicle.tracing import SILENCE
from digest_tui.cli import main

FERRY = """The ferry

2 May 2031: It stops. [1]

4 May 2031: It goes,
as it did in
1931 and before.

3.10. Section on ropes

[1] https://example.org/a
"""


def find(line: int) -> Explanation:
    return list(explain(parse(FERRY)))[line - 1]


def rules_of(line: int) -> list[tuple[str, str]]:
    return [(decision.stage, decision.rule) for decision in find(line).decisions]


def test_the_line_of_an_entry_names_its_reader_its_form_its_evidence_and_its_selection() -> None:
    assert find(3).reading == "begins entry 1, 2031-05-02"
    assert rules_of(3) == [
        ("reader", "date first"),
        ("form", "day month year"),
        ("evidence", "a blank or a drawn line above"),
        ("selection", "a style with enough lines"),
    ]


def test_a_wrapped_line_that_begins_with_a_year_says_why_it_is_no_entry() -> None:
    assert find(7).reading == "continues entry 2, 2031-05-04"
    assert ("veto", "years at the head of wrapped lines") in rules_of(7)


def test_a_date_like_number_alone_says_that_its_style_is_none_of_the_document() -> None:
    assert find(9).reading == "prose"
    assert rules_of(9)[-1] == ("selection", "none: too few lines of its style")


def test_a_footnote_names_its_style_and_its_proof() -> None:
    assert find(11).reading == "begins footnote 1"
    assert [stage for stage, _ in rules_of(11)] == ["note", "proof"]


def test_an_entry_whose_date_stands_below_names_its_reader_and_what_joined_the_two() -> None:
    text = "The ferry stops.\n2 May 2031\n\nIt goes.\n4 May 2031\n\nIt is sold.\n7 May 2031\n"
    first = next(explain(parse(text)))
    assert first.reading == "begins entry 1, 2031-05-02, dated on line 2"
    assert [(decision.stage, decision.rule) for decision in first.decisions][::2] == [
        ("reader", "date first"),
        ("evidence", "a date that closes its text"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("17 May 2031, 19:42 (UTC-4) what", "what stands beside the date is not known"),
        ("12. maius anno 2031. The ferry goes.", "a date in no form that is known"),
        ("```\n2031-05-03 06:00:12 INFO\n```", "the line is code"),
        ("---\ndate: 2031-05-03\n---", "the line describes the document"),
    ],
)
def test_a_line_that_looks_dated_and_is_not_read_says_why(line: str, reason: str) -> None:
    rules = [decision.rule for one in explain(parse(f"{line}\n\nThe ferry.\n")) for decision in one.decisions]
    assert rules == [f"none: {reason}"]


def test_a_line_that_no_rule_decided_on_says_so() -> None:
    assert find(2).reading == "blank"
    assert format_explanation(find(1)).splitlines() == [
        "    1 The ferry",
        "      prose",
        "      no rule decided: no date and no label stands where one is looked for",
    ]


def test_every_line_is_explained_once() -> None:
    assert [one.text for one in explain(parse(FERRY))] == FERRY.split("\n")


def test_nothing_is_kept_where_nobody_asks() -> None:
    parse(FERRY)
    assert SILENCE.decisions == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "ferry.txt"
    found.write_text(FERRY, "utf-8")
    return found


def test_the_command_prints_the_lines_on_which_a_rule_decided(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--json", str(path)]) == 0
    records = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [record["line"] for record in records] == [3, 5, 7, 9, 11]
    assert main(["explain", str(path), "1"]) == 0
    assert "no rule decided" in capsys.readouterr().out


def test_a_document_without_any_date_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bell.txt"
    path.write_text("The bell rings.\n", "utf-8")
    assert main(["explain", str(path)]) == 0
    assert capsys.readouterr().err == "digest-tui explain: no line looks like a date or a footnote\n"


def test_a_line_that_is_not_there_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(path), "99"]) == 1
    assert capsys.readouterr().err == "digest-tui explain: there is no line 99\n"
