"""Text to chronicle: documents with their expected reading (tests/cases), and what holds for any text at all."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from case_files import FOLDER, Case, encode, read_case, read_cases
from digest_tui import Chronicle, load, parse
from digest_tui.chronicle.dates.forms import FORMS
from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.footnotes.markers import expand_labels
from digest_tui.chronicle.model import Prose
from digest_tui.chronicle.summary import summarise
from digest_tui.chronicle.text.safety import make_safe
from reading_out import read_out

CASES = read_cases()


# Documents with their expected reading


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_bytes(case.document)
    assert read_out(load(path)) == case.expected


def test_every_file_is_a_case_and_names_are_not_doubled() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and path.parent.name != "cleaning"]
    assert sorted(files) == sorted(case.path for case in CASES)
    assert len({path.stem for path in files}) == len(files)


def test_a_case_says_what_a_text_file_cannot_show() -> None:
    assert encode("a\nя\n", "") == "a\nя\n".encode()
    assert encode("a\nя\n", ": CRLF, no final newline, cp1251") == "a\r\nя".encode("cp1251")
    with pytest.raises(LookupError):
        encode("a\n", ": no such option")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Title\n=== text\na\n=== expected\nprose | a\n",
        "Title\n\nWhy.\n=== text\na\n",
        "Title\n\nWhy.\n=== expected\nprose | a\n",
        "Title\n\nWhy.\n=== text\na\n=== text\nb\n=== expected\nprose | a\n",
    ],
)
def test_a_case_without_one_of_its_parts_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.case"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"bad\.case"):
        read_case(path)


@pytest.mark.parametrize(
    "said",
    [
        "The ferry stops (as one knows.)",
        "The captain said ‘no.’",
        "The ferry stops.¹",
        "The ferry stops. [The town](https://example.org/1)",
        "It stops. https://example.org/2",
        "It stops. (Harbour Monitor)",
        "渡輪停航。",
        "توقفت العبارة؟",
    ],
)
def test_a_paragraph_below_a_short_sentence_is_a_remark(said: str) -> None:
    days = [f"{day} May 2031: {said}\n\n" for day in range(1, 29)]
    chronicle = parse("".join((*days[:9], "The editor thanks for letters.\n\n", *days[9:])))
    assert [prose.body for prose in chronicle.prose] == ["The editor thanks for letters."]


def test_a_few_paragraphs_between_entries_of_one_paragraph_are_remarks() -> None:
    remark = "The ferry company told this reader that the timetable holds until the lake freezes over.\n\n"
    days = [f"{day} May 2031: It rains in Laketon, and the ferry goes.\n\n{remark * (day < 4)}" for day in range(1, 32)]
    months = [f"{day} June 2031: It is dry in Laketon, and the ferry goes.\n\n" for day in range(1, 29)]
    chronicle = parse("".join(days + months))
    assert [prose.body for prose in chronicle.prose] == [remark.strip()] * 3
    diary = parse("".join(f"{day} May 2031: It rains.\n\n{remark}" for day in range(1, 32)))
    assert not diary.prose[:-1]


# What holds for any text

DATES = st.builds(
    "{}{}{}, {}".format,
    st.sampled_from(["JAN", "Feb", "MARCH", "sept", "December", "JUNE"]),
    st.sampled_from([". ", " "]),
    st.integers(0, 32),
    st.integers(1999, 2031),
)
DASHES = st.sampled_from([" — ", " – ", " - ", "—", "  —\t", " —\n"])
PLACES = st.sampled_from(["ALMATY", "ORAL Region", "Laketon", "PORT-ELM", "The mayor", "Öskemen, X", "", "САРЫ-АРКА"])
LABELS = st.integers(0, 12).map(str) | st.sampled_from(["007", "2019", "1234567", "99999999", "٣", "①", "²"])
MARKERS_WRITTEN = st.builds(
    "{}[{}]{}".format,
    st.sampled_from(["", " ", "."]),
    st.lists(LABELS, min_size=1, max_size=4).flatmap(
        lambda labels: st.sampled_from([",", ", ", "-", "–", ";", ",\n  "]).map(lambda sign: sign.join(labels))
    ),
    st.sampled_from(["", ".", " and ", "(x)", "(https://example.org/m)"]),
)
URLS = st.builds(
    "{}{}".format,
    st.sampled_from(["https://example.org/", "HTTP://a.b/?q=", "mailto:", "ftp://x", "https://", "x://", "://"]),
    st.text("ab%/.,()[]1-_»\u0301é", max_size=12),
)
NOISE = st.text(max_size=12) | st.text("[](){} \n\t\r.—-12ab\x00\x1b\x85\u2028\u202e\ud800\U000e0041", max_size=12)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\n  ", "\n \t\n", "\r"])
# Of one footnote style and the markers that refer to it, text after text: what the tables of both read.
MARKERS_OF_MANY_KINDS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", " ", "ferry", "x", ".", "km", "[text]", "`", "\n"]),
    st.sampled_from(
        [
            "[{}]",
            "[^{}]",
            "[fn:{}]",
            "[{}]_",
            "[R {}]",
            "[{}][]",
            "[[{}](#n)]",
            "({})",
            "<sup>{}</sup>",
            "\\[{}\\]",
            "¹",
            "²",
        ]
    ).flatmap(lambda form: st.sampled_from(["1", "2", "3", "12", "x", "0.1"]).map(form.format)),
    st.sampled_from(["", ".", "word", " 596-1887", "(https://a.b)", "\n", "`"]),
)
NOTES_OF_MANY_KINDS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "  ", "- ", "\n"]),
    st.sampled_from(
        ["[{}]", "[{}]:", "[^{}]:", "[fn:{}]", ".. [{}]", "[R {}]", "{}.", "{})", "({})", "\\[{}\\]", "¹", "²"]
    ).flatmap(lambda form: st.sampled_from(["1", "2", "3", "12", "x", "0.1"]).map(form.format)),
    st.sampled_from(
        [
            "",
            " https://a.b/c",
            " text\n   more",
            " mailto:a@b",
            "\n\n    more",
            " <https://a.b/\n  c>",
            " [1] and",
            "\nhttps://a.b",
        ]
    ),
)
HEADINGS = st.sampled_from(
    [
        "References",
        "## Notes:",
        "Sources\n=======",
        "Visible links:",
        "Источники",
        "Chapter",
        "# 2031",
        "```",
        "March 3, 2031",
    ]
)
PROSE = st.lists(
    NOISE | MARKERS_WRITTEN | MARKERS_OF_MANY_KINDS | URLS | st.sampled_from(["the ferry", "is — late", "[sic]"]),
    max_size=4,
)


@st.composite
def dialect(draw: st.DrawFn) -> str:
    """A text of what our chronicles are made of, in any order."""
    prose = PROSE.map(" ".join)
    parts = (
        st.builds("{}{}{}{}{}".format, DATES, DASHES, PLACES, DASHES, prose),
        st.builds("{}{}{}".format, DATES, DASHES, prose),
        st.builds("[{}]{}{}".format, LABELS, st.sampled_from(["", " ", "\n", "\t", ": "]), prose | URLS),
        NOTES_OF_MANY_KINDS,
        HEADINGS,
        prose,
        NOISE,
    )
    lines = draw(st.lists(st.tuples(st.one_of(*parts), GAPS), max_size=10))
    return "".join(part + gap for part, gap in lines)


DATES_OF_ALL_KINDS = (
    DATES
    | st.sampled_from([form.example for form in FORMS])
    | st.sampled_from(
        [
            "2031",
            "May",
            "May 2031",
            "5 мая",
            "late May 2031",
            "31/12/2031",
            "12/31/2031",
            "Mon, 05 May 2031",
            "30 февраля",
        ]
    )
)
SIGNS = ["", "", "- ", "-   ", "* ", "## ", "# ", "### ", "== ", "**", "On ", "[", "| ", "1) ", "    ", "Date: "]
TITLES = ["Released ", "v1.2 - ", "## [1.2] - ", "Release 1 (", " -- A <a@b.c>  ", "FROM "]
TAILS = [
    ": ",
    " – ",
    " — ",
    ", ",
    ", in Laketon, ",
    " ",
    "  ",
    "] ",
    "** ",
    ") ",
    ")",
    " | ",
    " (Friday)",
    " (a",
    "\n==\n",
]


@st.composite
def dialect_of_dates(draw: st.DrawFn) -> str:
    """A text of datelines of every style, headings and what goes below them, in any order."""
    leads, tails = st.sampled_from(SIGNS + TITLES), st.sampled_from(["", "", *TAILS])
    prose = st.sampled_from(["", "prose", "A – b", "[1]"])
    line = st.builds("{}{}{}{}".format, leads, DATES_OF_ALL_KINDS, tails, prose)
    other = st.sampled_from(["Some prose.", "# Heading", "Sources", "  set in", "- item", "  - below", "====", "x) y"])
    lines = draw(st.lists(st.tuples(line | line | other, st.sampled_from(["\n", "\n\n", "\n  \n\n"])), max_size=12))
    return "".join(part + gap for part, gap in lines)


ANY_TEXT = st.text(st.characters(), max_size=80) | dialect() | dialect_of_dates()


def all_prose(chronicle: Chronicle) -> list[Prose]:
    found = list(chronicle.all_prose())
    assert sorted(map(id, found)) == sorted(map(id, [*chronicle.entries, *chronicle.prose]))
    return found


# Found by the fuzzer: lines that look like notes and begin entries.
@example("[1]: https://a.example/1 20 April 2032\nCHANGES, 5 March 2031\n")
@example(
    "[1] https://a.example/1\nDate: 2031-04-16\n\nIt rains.\n\n[2] https://a.example/2\nDate: 2031-04-17\n\nIt snows.\n"
)
@given(ANY_TEXT)
def test_blocks_cover_the_text_without_gap_or_overlap(text: str) -> None:
    chronicle = parse(text)
    ends = [0, *(block.end for block in chronicle.blocks)]
    assert [block.start for block in chronicle.blocks] == ends[:-1]
    assert ends[-1] == len(chronicle.text)
    assert all(block.start < block.end for block in chronicle.blocks)
    assert "".join(chronicle.text[block.start : block.end] for block in chronicle.blocks) == chronicle.text


@given(ANY_TEXT)
def test_every_block_is_one_thing(text: str) -> None:
    chronicle = parse(text)
    kinds: dict[str, list[int]] = {"entry": [], "footnote": [], "prose": [], "blank": []}
    for block in chronicle.blocks:
        kinds[block.kind].append(block.start)
        assert (block.kind == "blank") == (not chronicle.text[block.start : block.end].strip(" \t\n"))
    assert kinds["entry"] == [entry.start for entry in chronicle.entries]
    assert kinds["footnote"] == [note.start for note in chronicle.footnotes]
    assert kinds["prose"] == [prose.start for prose in chronicle.prose]


@given(ANY_TEXT)
def test_no_word_of_the_prose_is_lost(text: str) -> None:
    chronicle = parse(text)
    for entry in chronicle.entries:
        start = entry.dateline.end if entry.dateline else entry.start
        behind = chronicle.text[start : entry.end].split()
        title = entry.body.split()[: len(entry.body.split()) - len(behind)]
        assert entry.body.split() == title + behind
        assert entry.dateline or not title
        before = chronicle.text[entry.start : entry.dateline.start].split() if entry.dateline else []
        assert not title or all(word in " ".join(before) for word in title)
    for prose in chronicle.prose:
        assert chronicle.text.startswith(prose.body, prose.start)


@given(ANY_TEXT)
def test_no_word_of_a_note_is_lost(text: str) -> None:
    chronicle = parse(text)
    for note in chronicle.footnotes:
        written = "".join(chronicle.text[note.start : note.end].split())
        assert written.endswith("".join(note.text.split()))
        marker = written.removesuffix("".join(note.text.split()))
        assert "".join(normalize("NFKC", note.label).split()) in normalize("NFKC", marker)
        assert all(url in note.text for url in note.urls)


MARKER = re.compile(r"\\?\[.+\](?:_|\[\])?|\(\d+\)|<sup>\s*\d+\s*</sup>|\d+", re.DOTALL)


@given(ANY_TEXT)
def test_a_reference_stands_at_a_marker_that_names_its_label(text: str) -> None:
    chronicle = parse(text)
    for prose in all_prose(chronicle):
        for reference in prose.references:
            marker = normalize("NFKC", prose.body[reference.start : reference.end])
            assert MARKER.fullmatch(marker)
            is_list = any(sign in marker for sign in ",;–—-")
            assert (
                reference.label in (expand_labels(marker.strip("[]")) if is_list else marker)
                or reference.label in marker
            )
            note = reference.footnote
            assert note is None or fold_label(note.label) == fold_label(reference.label)
        starts = [reference.start for reference in prose.references]
        assert starts == sorted(starts)


@given(ANY_TEXT)
def test_every_label_is_answered_and_by_no_note_of_another(text: str) -> None:
    chronicle = parse(text)
    assert set(chronicle.labels) == {note.label for note in chronicle.footnotes}
    for label in chronicle.labels:
        note = chronicle.find_footnote(label)
        assert note
        assert fold_label(note.label) == fold_label(label)
        assert note == chronicle.find_footnote(label.swapcase()) or label.swapcase().casefold() != label.casefold()
    for note in chronicle.footnotes:
        own = chronicle.find_footnote(note.label, note.start)
        assert own
        assert own.start <= note.start or own.label != note.label


@given(ANY_TEXT)
def test_places_are_found_without_making_what_stands_there(text: str) -> None:
    chronicle = parse(text)
    for position, entry in enumerate(chronicle.entries):
        assert chronicle.find_span(position) == (entry.start, entry.end)
        assert chronicle.find_dateline(position) == entry.dateline
    assert all(chronicle.find_footnote(label) for label in chronicle.labels)


@given(ANY_TEXT)
def test_what_nobody_refers_to_is_the_rest_of_the_notes(text: str) -> None:
    chronicle = parse(text)
    unused = {note.start for note in chronicle.unused_footnotes}
    used = {reference.footnote.start for reference in chronicle.references if reference.footnote}
    assert unused | used == {note.start for note in chronicle.footnotes}
    assert not unused & used


@given(ANY_TEXT)
def test_an_inline_link_cuts_out_its_url_and_holds_no_reference(text: str) -> None:
    for prose in all_prose(parse(text)):
        for link in prose.inline_links:
            assert prose.body[link.start : link.end] == link.url
            assert not any(link.start <= reference.start < link.end for reference in prose.references)
        ends = [0, *(link.end for link in prose.inline_links)]
        assert all(end <= link.start for end, link in zip(ends, prose.inline_links, strict=False))


@given(ANY_TEXT)
def test_a_dateline_cuts_out_what_is_written(text: str) -> None:
    chronicle = parse(text)
    for entry in chronicle.entries:
        line = entry.dateline
        assert (line is not None) == chronicle.is_dated
        if line:
            assert entry.start <= line.start < line.end <= entry.end
            head = chronicle.text[line.start : line.end]
            assert head.startswith(line.date_as_written)
            assert not line.place or line.place in head


@given(ANY_TEXT)
def test_entries_are_numbered_from_one_and_days_go_with_them(text: str) -> None:
    chronicle = parse(text)
    assert [entry.number for entry in chronicle.entries] == list(range(1, len(chronicle.entries) + 1))
    assert len(chronicle.days) == len(chronicle.entries)
    dates = [entry.date or entry.date_as_written for entry in chronicle.entries]
    days = list(chronicle.days)
    changes = [(dates[at] != dates[at - 1], days[at] != days[at - 1]) for at in range(1, len(dates))]
    assert all(date == day for date, day in changes)


@given(ANY_TEXT)
def test_the_summary_counts_what_is_there(text: str) -> None:
    chronicle = parse(text)
    summary = summarise(chronicle)
    dates = {entry.date for entry in chronicle.entries if entry.date}
    ends = [[part or 0 for part in date[:3]] for date in {date.last or date for date in dates}]
    assert summary.entries == len(chronicle.entries)
    assert summary.missing == sum(reference.state == "dangling" for reference in chronicle.references)
    begins = [[part or 0 for part in date[:3]] for date in dates]
    assert (summary.first and [part or 0 for part in summary.first[:3]]) == min(begins, default=None)
    assert (summary.last and [part or 0 for part in summary.last[:3]]) == max(ends, default=None)


@given(ANY_TEXT)
def test_parsed_text_is_safe_and_parses_the_same_again(text: str) -> None:
    chronicle = parse(text)
    assert chronicle.text == make_safe(text)
    assert read_out(parse(chronicle.text)) == read_out(chronicle)


# Linear work

LONG_TEXTS = {
    "opening brackets": lambda n: "[" * n,
    "opening brackets in an entry": lambda n: "MAR. 1, 2031 — LAKETON — " + "[" * n,
    "closing parentheses in a URL": lambda n: "see https://example.org/" + ")" * n,
    "nested parentheses in a URL": lambda n: "see https://example.org/" + "(" * n + ")" * n,
    "stops behind a URL": lambda n: "see https://example.org/a" + "." * n,
    "URLs without a space": lambda n: "https://a.b/)" * (n // 10),
    "markers": lambda n: "MAR. 1, 2031 — LAKETON — " + "[1]" * (n // 3) + "\n[1] https://example.org/",
    "markers behind a URL": lambda n: "https://example.org/" + "[1]" * (n // 3),
    "labels in a marker": lambda n: "MAR. 1, 2031 — LAKETON — [" + "1, " * (n // 3) + "2]\n[1] https://example.org/",
    "labels in no marker": lambda n: "MAR. 1, 2031 — LAKETON — [" + "1, " * (n // 3),
    "blank lines": lambda n: "\n" * n,
    "blank lines between entries": lambda n: "MAR. 1, 2031 — A — x\n" + " \n" * n + "MAR. 1, 2031 — A — x",
    "one long line": lambda n: "word " * (n // 5),
    "one long word": lambda n: "a" * n,
    "spaces": lambda n: "MAR. 1, 2031 —" + " " * n + "x",
    "capital words": lambda n: "MAR. 1, 2031 — " + "Word " * (n // 5),
    "months": lambda n: "MAR. " * (n // 5),
    "datelines": lambda n: "MAR. 1, 2031 — A — x\n" * (n // 20),
    "empty notes": lambda n: "x\n\n" + "[1]\n" * (n // 4),
    "lone notes": lambda n: "MAR. 1, 2031 — A — x\n" + "[1] took\nand\n" * (n // 10),
    "notes with hanging lines": lambda n: "[1] https://example.org/\n" + "  x\n" * (n // 4),
    "dates on one line": lambda n: "January 1, 2031 " * (n // 16),
    "items": lambda n: "# 2031\n\n" + "- 5 May: x\n" * (n // 11),
    "empty tables of MediaWiki": lambda n: "{|\n|-\n" * (n // 6),
    "cells of AsciiDoc": lambda n: "|===\n|Who |Date\n\n" + "|Ann |2 May 2031\n" * (n // 16) + "|===\n",
    "years and months": lambda n: "1968\n\nMay\n\n" * (n // 11),
    "lines that look like dates": lambda n: (
        "x\n\n" + "May 5, 2031 was a day when it rained in the town of Laketon\n" * (n // 60)
    ),
    "headings below dates": lambda n: "May 1, 2031\n\nx\n\n" * (n // 32) + "### x\n" * (n // 12),
    "dates below headings": lambda n: "# x\n\nDate: 2031-01-01\n\ny\n\n" * (n // 28),
    "trailers": lambda n: "p (1) u\n\n * x\n\n -- A <a@b>  Mon, 05 May 2031 10:00:00 +0000\n\n" * (n // 65),
    "hours joined by dashes": lambda n: "2 May 2031 10:00 – " * (n // 19),
    "links on the last line": lambda n: "2 May 2031: x.\n\n" * 3 + "[1]abc | " * (n // 9),
    "points on the last line": lambda n: "2 May 2031: x.\n\n" * 3 + "abc · " * (n // 6),
    "months among days": lambda n: "2 May 2031 The x\n\nMay 2031 The y\n\n" * (n // 34),
    "drawers of Org mode": lambda n: ":PROPERTIES:\n" * (n // 13),
    "spaces behind a date": lambda n: "2031-05-06" + " " * n + "- x",
    "blank lines behind a date": lambda n: "May 1, 2031" + "\n" * n + "May 2, 2031\n\nx",
    "items below an item": lambda n: "- 5 May 2031: x\n" + "  - y\n" * (n // 6) + "- 6 May 2031: x\n",
    "signs of headings": lambda n: "=" * (n // 2) + "x" + " " * (n // 2) + "=\n",
    "references to one note": lambda n: "MAR. 1, 2031 — A — x [1]\n" * (n // 25) + "\n[1] https://example.org/",
    "notes that start again": lambda n: "MAR. 1, 2031 — A — x [1]\n\n[1] https://example.org/\n\n" * (n // 50),
    "notes that start again without entries": lambda n: "x [1] [2]\n\n[1] https://a.b\n[2] https://a.b\n\n" * (n // 40),
    "sections without a list": lambda n: (
        "x [1]\n\ny [2]\n\n" * (n // 16) + "[1] https://a.b\n[2] c\n\nx [1]\n\n[1] https://a.b\n"
    ),
    "headings of references": lambda n: "x [1]\n\nReferences\n" * (n // 20) + "1. https://a.b\n",
    "headings, each with a list": lambda n: "x [1]\n\nReferences\n1. https://a.b\n" * (n // 40),
    "numbers below one heading": lambda n: "x [1]\n\nNotes\n\n" + "1. y\n" * (n // 5),
    "numbers that grow below one heading": lambda n: (
        "x [1]\n\nNotes\n" + "".join(f"{i}. y\n" for i in range(1, n // 8))
    ),
    "definitions": lambda n: "x [a]\n" + "[a]: https://a.b\n" * (n // 17),
    "notes of Markdown with paragraphs": lambda n: "x [^1]\n\n[^1]: a\n\n" + "    more\n\n" * (n // 10),
    "superscripts": lambda n: "x¹ " * (n // 3) + "\n\n¹ https://a.b\n",
    "numbers in parentheses": lambda n: "x (1) " * (n // 6) + "\n\nNotes\n(1) https://a.b\n",
    "labels with letters": lambda n: "x [R 1] [R 2] [a " * (n // 17) + "\n\n[R 1] https://a.b\n",
    "glued markers": lambda n: "ferry[1] x[2] " * (n // 14) + "\n\n[1] https://a.b\n[2] https://a.b\n",
    "numbers beyond the last note": lambda n: (
        "".join(f"x [{i}] y " for i in range(1, n // 10)) + "\n\n[1] https://a.b\n"
    ),
    "fences": lambda n: "```\n[1] x\n```\n\n" * (n // 16) + "x [1]\n[1] https://a.b\n",
    "backticks": lambda n: "`[1]` ``[1] " * (n // 12) + "\n[1] https://a.b\n",
    "lone markers on lines": lambda n: "x\n\n[1]\n\n" * (n // 9) + "[1] https://a.b\n[2] https://a.b\n",
    "wrapped lines that begin with a marker": lambda n: ("word " * 13 + "\n[1] and so on\n") * (n // 80),
    "paragraphs": lambda n: "word\n\n" * (n // 6),
    "figures that begin names": lambda n: "- 2600: The Mill\n- 2 May 2031: It goes.\n" * (n // 40),
    "years behind lines of copyright": lambda n: "(c) 2031 Ann\n2001 The ferry\n" * (n // 28),
    "titles without a blank line": lambda n: "2 May 2031: The ferry\n" * (n // 22),
    "years before Christ": lambda n: "50 BC The ferry\n\n" * (n // 18),
    "front matter that nothing ends": lambda n: "---\n" + "-a: x\n" * (n // 6) + "end\n",
    "blanks above a line drawn": lambda n: "2 May 2031: It goes.\n\nx" + " " * n + "y\n---\n",
}


def count_calls(text: str) -> int:
    """The work of reading `text`, in function calls: the same on every machine, unlike the time."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_all(text)
    finally:
        sys.setprofile(None)
    return calls


def read_all(text: str) -> None:
    chronicle = parse(text)
    for prose in chronicle.all_prose():
        assert prose.links is not None
    for note in chronicle.footnotes:
        assert note.label
    summarise(chronicle)


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_twice_the_text_is_twice_the_calls(make: Callable[[int], str]) -> None:
    read_all(make(4000))
    assert count_calls(make(4000)) <= 2.2 * count_calls(make(2000)) + 200


@pytest.mark.timeout(60)
@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_long_text_ends(make: Callable[[int], str]) -> None:
    """Work inside an expression is no call: the square of this length would take longer than the test may."""
    read_all(make(150_000))
