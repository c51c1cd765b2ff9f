"""Footnotes and the references to them, where one function answers; whole documents are in tests/cases."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.footnotes.markers import expand_labels
from digest_tui.chronicle.footnotes.styles import STYLES, NoteStyle, find_lines, find_numbered_lines


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("36", ["36"]),
        ("007", ["007"]),
        ("1, 2", ["1", "2"]),
        ("1,2;3", ["1", "2", "3"]),
        ("3-5", ["3", "4", "5"]),
        ("3 – 5", ["3", "4", "5"]),
        ("1, 3—4, 9", ["1", "3", "4", "9"]),
        ("1,\n  2", ["1", "2"]),
        ("1999-2016", ["1999", *map(str, range(2000, 2017))]),
        ("2016-1999", []),
        ("5-5", []),
        ("1-2-3", []),
        ("1-202", []),
        ("1-9999999", []),
    ],
)
def test_labels_of_a_marker(written: str, labels: list[str]) -> None:
    assert expand_labels(written) == labels


def test_ranges_again_and_again_do_not_fill_the_memory() -> None:
    text = "MAR. 1, 2031 — LAKETON — " + "[1-200]" * 1000 + "\n[1] https://a.example/1\n"
    assert len(parse(text).entries[0].references) < 25_000


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_style_reads_its_example(style: NoteStyle) -> None:
    is_held = not style.signs or any(sign in style.example for sign in style.signs)
    text = "\n" + style.example + ("\n" if is_held else f"\nas {style.signs[0]} says")
    (line,) = find_numbered_lines(text, 0, len(text)) if style.needs_title else find_lines(text)
    assert line.style is style
    assert line.label in ("1", "12", "R 99", "0.5.1", "a")
    assert text[line.text_start :].partition("\n")[0].endswith("https://…")


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("[1] https://a.b", "1", "https://a.b"),
        ("[1]https://a.b", "1", "https://a.b"),
        ("  [1]:\nhttps://a.b", "1", "https://a.b"),
        ("[1] took it", "1", "took it"),
        ("\\[1\\] took it", "1", "took it"),
        ("[R  99] took it", "R 99", "took it"),
    ],
)
def test_a_line_that_begins_like_a_note(line: str, label: str, text: str) -> None:
    (found,) = find_lines(line)
    assert (found.start, found.label, line[found.text_start :].strip()) == (0, label, text)


@pytest.mark.parametrize(
    "line",
    ["[1](https://a.b)", "x [1] y", "[12345678] x", "[1, 2] x", "[] x", "[1][2] x", "1. x", "(801)596", "[x](y)"],
)
def test_a_line_that_does_not(line: str) -> None:
    assert list(find_lines(line)) == []


def states(body: str, notes: str = "") -> list[tuple[str, str]]:
    entry = parse(f"JAN. 1, 2031 — LAKETON — {body}\n{notes}").entries[0]
    return [(reference.label, reference.state) for reference in entry.references]


HEAD = "JAN. 1, 2031 — LAKETON — x [7]\n"
NOTES = "[1] https://a.b/1\n[2]\n[4] https://a.b/4\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Found [1].", [("1", "found")]),
        ("Empty [2].", [("2", "empty")]),
        ("Missing [3].", [("3", "dangling")]),
        ("Missing [3] within.", [("3", "dangling")]),
        ("All of them [1-4].", [("1", "found"), ("2", "empty"), ("3", "dangling"), ("4", "found")]),
        ("The same twice [1] [1].", [("1", "found"), ("1", "found")]),
        ("A source of its own [77].", [("77", "dangling")]),
        ("A source of its own [77]. [1]", [("77", "dangling"), ("1", "found")]),
        ("A number [77] of things.", []),
        ("A year [2031].", []),
        ("A year [2031]. [1]", [("1", "found")]),
        ("Years [1999-2016].", []),
        ("[sic] [x] [] [1", []),
    ],
)
def test_state(body: str, expected: list[tuple[str, str]]) -> None:
    assert states(body, NOTES) == expected


@pytest.mark.parametrize(
    ("count", "written", "is_missing"),
    [
        (100, "108", True),  # the last of a long list may be lost
        (100, "120", False),
        (1010, "1005", True),  # a number of its own, as the list counts so far
        (20, "1005", False),  # a year
    ],
)
def test_a_number_in_the_midst_is_missing_as_far_as_the_list_counts(count: int, written: str, is_missing: bool) -> None:
    notes = "".join(f"[{n}] https://a.example/{n}\n" for n in range(1, count + 1) if str(n) != written)
    chronicle = parse(f"MAR. 1, 2031 — LAKETON — Rain [{written}] fell and fell. [1]\n\n{notes}")
    states = [(reference.label, reference.state) for reference in chronicle.entries[0].references]
    assert states == [*([(written, "dangling")] if is_missing else []), ("1", "found")]


def test_numbers_that_end_paragraphs_without_dates_or_notes_are_no_references() -> None:
    chronicle = parse("Rain fell in town. [1]\n\nSnow fell on the lake. [2]\n\nThe ferry stops. [3]\n")
    assert not chronicle.references


def test_references_of_one_marker_share_its_span() -> None:
    (entry,) = parse("JAN. 1, 2031 — LAKETON — Both. [1, 2]\n[1] https://a.b/1\n[2] https://a.b/2\n").entries
    assert {(reference.start, reference.end) for reference in entry.references} == {(6, 12)}
    assert [str(link) for link in entry.links] == ["https://a.b/1", "https://a.b/2"]


def test_spans_count_code_points() -> None:
    (entry,) = parse("JAN. 1, 2031 — LAKETON — 🚢 é ұ. [1]\n[1] https://a.b/1\n").entries
    (reference,) = entry.references
    assert entry.body[reference.start : reference.end] == "[1]"
    assert reference.start == 7


def test_preface_and_gaps_have_references_too() -> None:
    chronicle = parse("See [1].\n\nJAN. 1, 2031 — LAKETON — x [2]\n\nAnd [3].\n\n[1] https://a.b\n[2] https://a.c\n")
    assert [(reference.label, reference.state) for reference in chronicle.references] == [
        ("1", "found"),
        ("2", "found"),
        ("3", "dangling"),
    ]


def test_of_a_label_defined_twice_both_are_kept_and_the_first_answers() -> None:
    chronicle = parse("JAN. 1, 2031 — LAKETON — x [1]\n[1] https://a.b/first\n[1] https://a.b/second\n")
    first, second = chronicle.footnotes
    assert chronicle.entries[0].references[0].footnote == first != second
    assert [str(link) for link in chronicle.links] == ["https://a.b/first", "https://a.b/second"]
    assert chronicle.find_footnote("1") == first
    assert chronicle.find_footnote("2") is None


def test_a_note_says_all_it_holds() -> None:
    (note,) = parse(f"{HEAD}[7] Report,  page 4:\n   https://a.b/(c).\n\t(https://a.d)").footnotes
    assert note.text == "Report, page 4: https://a.b/(c). (https://a.d)"
    assert note.urls == ("https://a.b/(c)", "https://a.d")
    assert [(link.label, link.start) for link in note.links] == [("7", len(HEAD)), ("7", len(HEAD))]
    assert not note.is_empty
