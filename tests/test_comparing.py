"""Two editions of a document: what `compare` says of them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import parse
from digest_tui.cli import main
from digest_tui.sharing.comparing.as_html import format_html
from digest_tui.sharing.comparing.as_markdown import format_markdown
from digest_tui.sharing.comparing.as_text import format_text
from digest_tui.sharing.comparing.comparison import Comparison, Difference, compare
from digest_tui.sharing.comparing.marking import mark_words
from digest_tui.sharing.comparing.matching import find_moved
from digest_tui.sharing.comparing.passages import split_text
from digest_tui.sharing.comparing.report import describe

SAMPLE = Path(__file__).resolve().parent.parent / "sample_data" / "january-retold.txt"
LINES = SAMPLE.read_text("utf-8").splitlines()
"""An entry a line, entry 1 first, then the notes."""
ENTRY = "MAR. 9, 2031 — LAKETON — The ferry to the island was cancelled because of ice on the lake. [1]"
"""An entry that the sample does not have."""

Edit = Callable[[list[str]], None]


def replace(number: int, old: str, new: str) -> Edit:
    """An edit of the entry of that number."""

    def edit(lines: list[str]) -> None:
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)

    return edit


def replace_note(label: str, new: str) -> Edit:
    """An edit of the note of that label; "" removes it."""

    def edit(lines: list[str]) -> None:
        at = next(at for at, line in enumerate(lines) if line.startswith(f"[{label}]"))
        lines[at : at + 1] = [new] if new else []

    return edit


def number_anew(lines: list[str]) -> None:
    """Number note 3 and its reference 300."""
    replace(3, "[3]", "[300]")(lines)
    at = next(at for at, line in enumerate(lines) if line.startswith("[3]"))
    lines[at] = lines[at].replace("[3]", "[300]", 1)


def move(lines: list[str]) -> None:
    """Put entry 40 behind entry 20."""
    lines.insert(20, lines.pop(39))


def join(lines: list[str]) -> None:
    """Make entry 5 a part of the paragraph of entry 4."""
    lines[3:5] = [f"{lines[3]} {lines[4]}"]


def cite_anew(lines: list[str]) -> None:
    """Give entry 8 a second source, with a note of its own."""
    replace(8, "[8]", "[8, 300]")(lines)
    lines.append("[300] https://example.org/laketon")


def say(difference: Difference) -> str:
    """A difference in a few words."""
    numbers = "→".join(str(one.number) for one in (difference.old, difference.new) if one)
    marked = [piece for pieces in (difference.dateline, difference.body) for piece in pieces if piece.state != "same"]
    words = [f"{'-' if piece.state == 'gone' else '+'}{piece.text.strip()}" for piece in marked]
    is_one_sided = difference.change in ("added", "gone")
    moved = " moved" * (difference.is_moved and difference.change != "moved")
    notes = [f"{note.change} [{one.label}]" for note in difference.notes for one in [note.new or note.old] if one]
    return " ".join([difference.change + moved, numbers, *(() if is_one_sided else words), *notes])


def compare_texts(old: str, new: str) -> Comparison:
    return compare(parse(old), parse(new))


def list_differences(*edits: Edit) -> list[str]:
    """What the sample and the sample with these edits differ in."""
    lines = LINES.copy()
    for edit in edits:
        edit(lines)
    comparison = compare_texts("\n".join(LINES), "\n".join(lines))
    said = [say(difference) for difference in (*comparison.entries, *comparison.prose)]
    return said + [note.change for note in comparison.notes]


def insert(number: int, line: str) -> Edit:
    """An edit that puts a line behind the entry of that number."""
    return lambda lines: lines.insert(number, line)


def remove(number: int) -> Edit:
    """An edit that removes the entry of that number."""

    def edit(lines: list[str]) -> None:
        del lines[number - 1]

    return edit


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "an entry added": (insert(7, ENTRY), ["added 8"]),
    "an entry removed": (remove(8), ["gone 8"]),
    "an entry moved": (move, ["moved 40→21"]),
    "a date changed": (replace(5, "JAN. 3", "JAN. 4"), ["changed 5→5 -3 +4"]),
    "a place changed": (replace(5, "ALMATY", "LAKETON"), ["changed 5→5 -ALMATY +LAKETON"]),
    "a word changed": (replace(9, "by force", "by fraud"), ["changed 9→9 -force +fraud"]),
    "a sign changed": (replace(9, "This, he", "This he"), ["changed 9→9 -,"]),
    "two paragraphs joined": (join, [f"changed 4→4 +{LINES[4]} appeared [5]", "gone 5"]),
    "white space alone": (replace(9, "by force", "by\n   force"), []),
    "the URL of a note changed": (replace_note("6", "[6] https://example.org/a"), ["changed 6→6 other URL [6]"]),
    "the words of a note changed": (
        replace_note("1", f"{LINES[108]} (in Russian)"),
        ["changed 1→1 other words [1]"],
    ),
    "a note removed": (replace_note("7", ""), ["changed 7→7 vanished [7]"]),
    "a note added and cited": (cite_anew, ["changed 8→8 -[8] +[8, 300] appeared [300]"]),
    "a note added that nothing cites": (insert(216, "[300] https://example.org/a"), ["appeared"]),
    "a missing note supplied": (
        insert(216, "[33] https://example.org/a"),
        ["changed 33→33 appeared [33]"],
    ),
    "another note cited": (replace(10, "[10]", "[11]"), ["changed 10→10 other URL [11]"]),
    "a note numbered anew": (number_anew, []),
}
"""What may be done to the sample, and what is then said."""


def test_the_sample_is_the_same_as_itself() -> None:
    assert list_differences() == []


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_of_the_sample_is_found_and_nothing_else(name: str) -> None:
    edit, expected = EDITS[name]
    assert list_differences(edit) == expected


CYRILLIC = str.maketrans(
    "abvgdezijklmnoprstufhcywqxABVGDEZIJKLMNOPRSTUFHCYWQX", "абвгдезийклмнопрстуфхцыщъьАБВГДЕЗИЙКЛМНОПРСТУФХЦЫЩЪЬ"
)
KEPT = re.compile(r"(https?://\S+|\bJAN\.|\bMAR\.)")
"""What stays as it is: links, and months, by which entries are known."""


def write_in_cyrillic(text: str) -> str:
    return "".join(part if KEPT.fullmatch(part) else part.translate(CYRILLIC) for part in KEPT.split(text))


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_found_in_cyrillic_text_as_well(name: str) -> None:
    edit, expected = EDITS[name]
    lines = LINES.copy()
    edit(lines)
    comparison = compare_texts(*(write_in_cyrillic("\n".join(text)) for text in (LINES, lines)))
    said = [say(difference) for difference in (*comparison.entries, *comparison.prose)]
    in_latin = [
        re.sub(r"(?<=[-+])\w.*?(?= [-+]|$| appeared)", lambda match: write_in_cyrillic(match[0]), one)
        for one in expected
    ]
    assert said + [note.change for note in comparison.notes] == in_latin


def test_all_edits_at_once_are_found_each() -> None:
    lines = LINES.copy()
    for name in (
        "a date changed",
        "a word changed",
        "the URL of a note changed",
        "a note removed",
        "a note numbered anew",
    ):
        EDITS[name][0](lines)
    move(lines)
    lines[60:61] = []
    lines.insert(2, ENTRY)
    comparison = compare_texts("\n".join(LINES), "\n".join(lines))
    assert describe(comparison) == (
        "1 entry added, 1 gone, 4 changed, 1 moved; 1 footnote vanished, 1 with another URL"
    )


def test_what_is_changed_and_stands_elsewhere_is_changed_and_moved() -> None:
    assert list_differences(replace(40, "14", "8"), move) == ["changed moved 40→21 -14 +8"]


def test_a_year_put_right_in_every_dateline_changes_each_entry_and_adds_none() -> None:
    text = "\n".join(LINES)
    comparison = compare_texts(text, text.replace(", 2025 —", ", 2026 —"))
    assert describe(comparison) == "108 entries changed"


def test_of_a_date_in_brackets_the_date_is_said() -> None:
    old = "### [2031-05-03] The ferry\n\nIt was cancelled.\n\n### [2031-05-04] The quay\n\nIt was closed.\n"
    [head] = [line for line in format_text(compare_texts(old, old.replace("closed", "open"))) if "changed  " in line]
    assert head.strip() == "changed  2 · 2031-05-04"


def test_the_fewest_entries_have_moved() -> None:
    assert find_moved({0: 1, 1: 2, 2: 3, 3: 0}) == {3}
    assert find_moved({}) == set()


def test_a_note_that_several_entries_cite_is_counted_once() -> None:
    old = f"{ENTRY}\n\nMAR. 10, 2031 — LAKETON — The market moved to the station. [1]\n\n[1] https://example.org/a\n"
    comparison = compare_texts(old, old.replace("org/a", "org/b"))
    assert describe(comparison) == "2 entries changed; 1 footnote with another URL"


def test_an_entry_like_another_of_another_date_is_not_taken_for_it() -> None:
    old = "MAR. 9, 2031 — LAKETON — The ferry left on time, with 3 people.\n\nMAR. 10, 2031 — LAKETON — The quay."
    new = old.replace("9, 2031", "11, 2031").replace("3 people", "40 people and two dogs")
    assert [*map(say, compare_texts(old, new).entries)] == ["gone 1", "added 1"]


def test_an_entry_that_was_written_anew_is_changed_if_it_says_most_of_the_same() -> None:
    head, words = "MAR. 9, 2031 — LAKETON — The mayor", "of the ferry that was stopped by ice on the lake in March"
    old = f"{head} told the council {words}."
    new = f"{head} now denies, in a letter to the newspaper, that she had ever been told {words} by the harbour master."
    assert describe(compare_texts(old, new)) == "1 entry changed"
    assert describe(
        compare_texts(
            old, f"{head} opened a market of flowers, fish and wool behind the old station, and many people came."
        )
    ) == ("1 entry added, 1 gone")
    assert describe(compare_texts(old, new.replace("9, 2031", "10, 2031"))) == "1 entry added, 1 gone"


def test_rules_between_entries_are_no_difference_and_a_note_outside_them_says_of_what() -> None:
    old = f"Laketon, a page [1]\n\n{ENTRY}\n\n[1] https://example.org/a\n"
    new = old.replace("org/a", "org/b").replace(ENTRY, f"{ENTRY}\n\n---\n\n{ENTRY.replace('9', '10')}\n\n* * *")
    comparison = compare_texts(old, new)
    said = "1 entry added, 1 changed; 1 footnote with another URL; 1 difference outside the entries"
    assert describe(comparison) == said
    assert "    Laketon, a page" in format_text(comparison)


def test_prose_outside_the_entries_is_compared() -> None:
    old = f"News of Laketon and the lake around it\n\n{ENTRY}\n\n[1] https://example.org/a\n"
    comparison = compare_texts(old, old.replace("News of", "News from"))
    assert describe(comparison) == "1 difference outside the entries"


def test_a_note_that_is_no_longer_cited_has_not_left_the_document() -> None:
    old = f"{ENTRY}\n\n[1] https://example.org/a\n"
    comparison = compare_texts(old, old.replace(" [1]\n", "\n"))
    assert [*map(say, comparison.entries)] == ["changed 1→1 -[1] vanished [1]"]
    assert comparison.notes == ()


def test_an_unused_note_that_stays_is_no_difference() -> None:
    old = f"{ENTRY}\n\n[1] https://example.org/a\n[2] https://example.org/unused\n"
    comparison = compare_texts(old, old.replace("ferry", "boat"))
    assert ([*map(say, comparison.entries)], comparison.notes) == (["changed 1→1 -ferry +boat"], ())


def test_as_many_notes_as_before_under_other_labels_became_each_other_in_order() -> None:
    old = f"{ENTRY} [2]\n\n[1] https://example.org/a\n[2] https://example.org/b\n"
    new = f"{ENTRY.replace('[1]', '[3]')} [4]\n\n[3] https://example.org/c\n[4] https://example.org/d\n"
    (entry,) = compare_texts(old, new).entries
    assert [(note.old and note.old.label, note.new and note.new.label) for note in entry.notes] == [
        ("1", "3"),
        ("2", "4"),
    ]


def test_of_two_entries_as_alike_the_nearer_is_the_same() -> None:
    edited, other = ENTRY.replace("island", "isle"), "MAR. 12, 2031 — LAKETON — The market opens."
    comparison = compare_texts(f"{ENTRY}\n\n{other}\n", f"{edited}\n\n{other}\n\n{edited}\n")
    assert next(map(say, comparison.entries)).startswith("changed 1→1")
    assert comparison.count_entries() == {"changed": 1, "added": 1}


WORDS = st.lists(st.sampled_from(["lake", "ice", "ferry", "on"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = mark_words(tuple(split_text(old)), tuple(split_text(new)))
    for text, others in ((old, "added"), (new, "gone")):
        assert "".join(piece.text for piece in pieces if piece.state != others).split() == text.split()


def test_texts_that_would_take_too_long_are_marked_as_a_whole() -> None:
    old, new = (" ".join(f"w{at} {sign}{at}" for at in range(6_000)) for sign in "ab")
    pieces = mark_words(tuple(split_text(f"old {old} old")), tuple(split_text(f"new {new} new")))
    assert [piece.state for piece in pieces] == ["gone", "added"]


def test_the_time_grows_as_the_documents_do() -> None:
    def measure(entries: int) -> float:
        chance = random.Random(entries)
        bodies = [" ".join(f"w{chance.randrange(4000)}" for _ in range(40)) for _ in range(entries)]
        old, new = (
            parse("\n\n".join(f"MAR. {1 + at % 31}, 2031 — LAKETON — {body} {end}." for at, body in enumerate(bodies)))
            for end in ("one", "two")
        )
        start = process_time()
        assert compare(old, new).count_entries() == {"changed": entries}
        return process_time() - start

    assert measure(800) < 40 * max(measure(100), 0.02), "eight times the text"


HOSTILE = "MAR. 9, 2031 — LAKETON — A <script>alert(1)</script> [red]*sign*[/red] was put up.\n\n"


def test_text_of_the_document_is_text_in_every_format() -> None:
    comparison = compare_texts(f"{HOSTILE}{ENTRY}", f"{HOSTILE.replace('put up', 'taken')}{ENTRY}")
    page = "\n".join(format_html(comparison))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [red]*sign*[/red] was <del>put up</del> <ins>taken</ins>." in page
    markdown = "\n".join(format_markdown(comparison))
    assert r"\<script\>" in markdown
    assert r"\*sign\*" in markdown
    assert [*format_text(comparison)][-1].endswith("was [-put up-] {+taken+}.")


def test_white_space_behind_markers_and_links_stays() -> None:
    text = (
        "MAR. 9, 2031 — LAKETON — Ice [1] on the lake, see https://example.org/ice [1].\n\n[1] https://example.org/1\n"
    )
    comparison = compare_texts(text, text.replace("Ice", "Snow"))
    assert [*format_text(comparison)][
        -1
    ].strip() == "[-Ice-] {+Snow+} [1] on the lake, see https://example.org/ice [1]."
    assert "<https://example.org/ice> " in [*format_markdown(comparison)][-1]


def test_text_shows_what_stands_around_a_change() -> None:
    body = " ".join(f"w{number}" for number in range(60))
    comparison = compare_texts(f"{ENTRY}\n\nMAR. 10, 2031 — A — {body}", f"{ENTRY}\n\nMAR. 10, 2031 — A — {body} new")
    assert [*format_text(comparison)][-1].strip() == (
        "… w43 w44 w45 w46 w47 w48 w49 w50 w51 w52 w53 w54 w55 w56 w57 w58 w59 {+new+}"
    )


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    old = "2031年3月5日\n\n渡船因湖面结冰而取消，市长在车站向居民道歉，并宣布周末恢复航行。\n\n2031年3月6日\n\n市场。\n"
    comparison = compare_texts(old, old.replace("周末", "下周"))
    assert [*map(say, comparison.entries)] == ["changed 1→1 +下 -末"]


# The command


@pytest.fixture
def editions(tmp_path: Path) -> tuple[str, str]:
    """Two editions in which entry 9 differs by a word."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    lines = LINES.copy()
    old.write_text("\n".join(lines), "utf-8")
    EDITS["a word changed"][0](lines)
    new.write_text("\n".join(lines), "utf-8")
    return str(old), str(new)


def test_the_exit_status_says_whether_they_differ(
    capsys: pytest.CaptureFixture[str], editions: tuple[str, str], tmp_path: Path
) -> None:
    old, new = editions
    assert main(["compare", old, new]) == 1
    assert "\x1b" not in (out := capsys.readouterr().out)
    assert "[-force-] {+fraud+}" in out
    assert main(["compare", old, old]) == 0
    assert capsys.readouterr().out == f"{old} → {old}: no differences\n"
    assert main(["compare", old, str(tmp_path / "none.txt")]) == 2
    assert main(["compare", old, str(tmp_path)]) == 2
    assert main(["compare", "--json", "--format", "md", old, new]) == 2
    with pytest.raises(SystemExit, match="2"):
        main(["compare", old])


def test_json_has_an_object_for_each_difference(capsys: pytest.CaptureFixture[str], editions: tuple[str, str]) -> None:
    assert main(["compare", "--json", *editions]) == 1
    [record] = map(json.loads, capsys.readouterr().out.splitlines())
    assert (record["kind"], record["change"], record["moved"], record["notes"]) == ("entry", "changed", False, [])
    assert (record["old"]["number"], record["new"]["number"]) == (9, 9)
    changed = [piece for piece in record["body"] if piece["state"] != "same"]
    assert changed == [{"state": "gone", "text": "force"}, {"state": "added", "text": "fraud"}]


@pytest.mark.parametrize(
    ("form", "marked"), [("md", "<del>force</del> <ins>fraud</ins>"), ("html", "<ins>fraud</ins>")]
)
def test_pages_mark_the_words(
    capsys: pytest.CaptureFixture[str], editions: tuple[str, str], form: str, marked: str
) -> None:
    assert main(["compare", "--format", form, *editions]) == 1
    assert marked in capsys.readouterr().out
