"""The command line, by the real program: what it writes where, and how it ends (design, section 4)."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import unprivileged
from digest_tui import __version__
from digest_tui.cli.command_word import find_command
from digest_tui.resources import find_sample
from e2e.terminal import Terminal

PROGRAM = [sys.executable, "-m", "digest_tui"]
SECONDS = 60
TEXT = """\
A preface [2] with https://example.org/preface.

MAR. 1, 2031 — LAKETON — The ferry “Ұлт” stands still. [1][2]
MAR. 2, 2031 — The dateline has no place, the list no note. [3]
FEB. 30, 2031 — PORT ELM Region — No such day [4], see https://example.org/inline.
[1] https://example.org/1 https://example.org/one
[2] Harbour office, https://example.org/2
[4]

Comments are closed.
"""
ENTRY_KEYS = ["file", "number", "line", "date", "date_as_written", "place", "body", "references", "inline_links"]
REFERENCE_KEYS = ["label", "start", "end", "state", "text", "urls"]
LINK_KEYS = ["file", "label", "line", "url", "clean", "host", "cited_by"]
HINT_AT_HYPHENS = "; put -- before arguments that begin with a hyphen"
COMMANDS = [
    ("list",),
    ("search", "ferry"),
    ("show", "1"),
    ("links",),
    ("check", "--select", "guessed-encoding"),
    ("stats",),
    ("names",),
    ("export", "--format", "md"),
]


@dataclass(frozen=True)
class Ending:
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def make_environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", **more}


def call(
    *words: str,
    text: str | bytes | None = None,
    cwd: Path | None = None,
    status: int | tuple[int, ...] = 0,
    **variables: str,
) -> Ending:
    """The program called with `words`, `text` piped in. Its status is as expected, and no traceback was written."""
    done = subprocess.run(
        [*PROGRAM, *words],
        input=text.encode() if isinstance(text, str) else text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        cwd=cwd,
        env=make_environment(**variables),
        timeout=SECONDS,
    )
    ending = Ending(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ending.err
    assert ending.status in ((status,) if isinstance(status, int) else status), ending.err
    return ending


def refuse(*words: str, **options: Any) -> str:
    """The one line with which the program refuses a call."""
    ending = call(*words, status=2, **options)
    assert ending.out == ""
    assert ending.err.count("\n") == 1
    assert ending.err.startswith("digest-tui")
    return ending.err.rstrip("\n")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "laketon.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


# list


def test_list(file: str) -> None:
    ending = call("list", file)
    assert ending.lines == [
        ["1", "2031-03-01", "LAKETON", "The ferry “Ұлт” stands still. [1][2]"],
        ["2", "2031-03-02", "", "The dateline has no place, the list no note. [3]"],
        ["3", "FEB. 30, 2031", "PORT ELM Region", "No such day [4], see https://example.org/inline."],
    ]
    assert ending.err == ""


def test_list_all_adds_what_is_no_entry(file: str) -> None:
    lines = call("list", "--all", file).lines
    assert [line[0] for line in lines] == ["", "1", "2", "3", ""]
    assert lines[0] == ["", "", "", "A preface [2] with https://example.org/preface."]
    assert lines[-1] == ["", "", "", "Comments are closed."]


def test_list_json_is_the_contract_s(file: str) -> None:
    ending = call("list", "--json", file)
    assert '"Ұлт' not in ending.out
    assert "“Ұлт”" in ending.out
    first, second, third = ending.records
    assert [list(record) for record in (first, second, third)] == [ENTRY_KEYS] * 3
    assert [list(reference) for reference in first["references"]] == [REFERENCE_KEYS] * 2
    assert first == {
        "file": file,
        "number": 1,
        "line": 3,
        "date": "2031-03-01",
        "date_as_written": "MAR. 1, 2031",
        "place": "LAKETON",
        "body": "The ferry “Ұлт” stands still. [1][2]",
        "references": [
            {
                "label": "1",
                "start": 30,
                "end": 33,
                "state": "found",
                "text": "https://example.org/1 https://example.org/one",
                "urls": ["https://example.org/1", "https://example.org/one"],
            },
            {
                "label": "2",
                "start": 33,
                "end": 36,
                "state": "found",
                "text": "Harbour office, https://example.org/2",
                "urls": ["https://example.org/2"],
            },
        ],
        "inline_links": [],
    }
    (inline,) = third["inline_links"]
    assert third["body"][inline["start"] : inline["end"]] == inline["url"] == "https://example.org/inline"
    assert second["place"] is None
    assert [second["references"][0][key] for key in ("label", "state", "text", "urls")] == ["3", "dangling", "", []]
    assert (third["date"], third["date_as_written"]) == (None, "FEB. 30, 2031")
    assert [third["references"][0][key] for key in ("label", "state", "text", "urls")] == ["4", "empty", "", []]


def test_list_all_json_has_null_where_a_block_is_no_entry(file: str) -> None:
    records = call("list", "--all", "--json", file).records
    assert [record["number"] for record in records] == [None, 1, 2, 3, None]
    assert [list(record) for record in records] == [ENTRY_KEYS] * 5
    assert [records[0][key] for key in ("line", "date", "date_as_written", "place")] == [1, None, None, None]
    assert records[-1]["line"] == 10


def test_spans_of_references_count_in_the_body(file: str) -> None:
    for record in call("list", "--all", "--json", file).records:
        for reference in record["references"]:
            assert record["body"][reference["start"] : reference["end"]] == f"[{reference['label']}]"


def test_list_of_nothing_dated_is_its_paragraphs() -> None:
    assert call("list", text="One\nline.\n\nTwo.\n").lines == [["1", "", "", "One line."], ["2", "", "", "Two."]]


def test_first_words_are_cut_between_words_and_say_so() -> None:
    (line,) = call("list", text="word " * 50).lines
    assert line[3] == "word " * 20 + "…"
    (line,) = call("list", text="w" * 150).lines
    assert line[3] == "w" * 100 + " …"


def test_a_line_is_a_line_whatever_the_text() -> None:
    ending = call("list", text="MAR. 1, 2031 — LAKETON — tab\there,\r\n\x1b[31mred\x85 \u2028 \u202e end\r\n")
    assert ending.lines == [["1", "2031-03-01", "LAKETON", "tab here, ␛[31mred␤ ␤ \ufffd end"]]


# show


def test_show(file: str) -> None:
    ending = call("show", "1", file)
    assert ending.out.splitlines() == [
        "MAR. 1, 2031 — LAKETON — The ferry “Ұлт” stands still. [1][2]",
        "",
        "[1] https://example.org/1 https://example.org/one",
        "[2] Harbour office, https://example.org/2",
    ]


def test_show_says_what_is_missing_and_what_is_empty(file: str) -> None:
    assert call("show", "2", file).out.endswith("\n[3] no source is given in this document\n")
    assert call("show", "3", file).out.endswith("\n[4] the footnote is empty\nhttps://example.org/inline\n")


def test_show_gives_an_item_the_date_of_the_heading_above_it() -> None:
    ending = call("show", "1", text="2031\n\n- The ferry stops.\n\n2032\n\n- It goes.\n")
    assert ending.out == "2031\n\nThe ferry stops.\n"


def test_show_json(file: str) -> None:
    (record,) = call("show", "2", file, "--json").records
    assert list(record) == ENTRY_KEYS
    assert record == call("list", "--json", file).records[1]


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "-1"])
def test_show_of_a_number_that_is_not_there(file: str, number: str) -> None:
    ending = call("show", number, file, status=1)
    assert ending.out == ""
    assert ending.err == f"digest-tui: {file}: no entry {number}, there are 3\n"


@pytest.mark.parametrize("number", ["x", "1.5", ""])
def test_show_of_no_number(file: str, number: str) -> None:
    assert refuse("show", number, file) == (
        f"digest-tui show: argument NUMBER: '{number}' is not a number (see digest-tui show --help)"
    )


def test_number_and_file_stand_in_either_order(file: str) -> None:
    assert call("show", file, "1").out == call("show", "1", file).out
    assert call("explain", "1", file).out == call("explain", file, "1").out
    assert refuse("explain", file, "one") == (
        "digest-tui explain: argument LINE: 'one' is not a number (see digest-tui explain --help)"
    )


def test_a_file_whose_name_is_a_number_is_a_file_where_a_number_stands_beside_it(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2").write_text("JAN. 1, 2031 — LAKETON — First.\n", "utf-8")
    assert call("show", "1", "2").out.startswith("JAN. 1, 2031 — LAKETON — First.")
    assert call("explain", "2", "1").out.startswith("    1 JAN. 1, 2031")


@pytest.mark.parametrize(
    ("word", "meant"), [("lst", "list"), ("Serach", "search"), ("help", "--help"), ("version", "--version")]
)
def test_a_word_that_is_nearly_a_command_and_no_file_is_asked_about(
    word: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = f"digest-tui: {word}: no such file or command; did you mean: digest-tui {meant}"
    assert refuse(word) == refuse("--private", word) == said
    Path(word).write_text("JAN. 1, 2031 — LAKETON — First.\n", "utf-8")
    assert "did you mean" not in refuse(word)


def test_show_number_after_two_hyphens(file: str) -> None:
    assert call("show", "--", "1", file).out == call("show", "1", file).out


# links


def test_links(file: str) -> None:
    expected = [
        ["", "https://example.org/preface"],
        ["", "https://example.org/inline"],
        ["1", "https://example.org/1"],
        ["1", "https://example.org/one"],
        ["2", "https://example.org/2"],
    ]
    assert call("links", file).lines == expected
    assert call("links", "--as-written", file).lines == expected


def test_links_are_clean_or_as_written() -> None:
    text = "MAR. 1, 2031 — LAKETON — So [1].\n[1] https://a.b/c?d=1&utm_source=e\n"
    assert call("links", text=text).lines == [["1", "https://a.b/c?d=1"]]
    assert call("links", "--as-written", text=text).lines == [["1", "https://a.b/c?d=1&utm_source=e"]]
    (record,) = call("links", "--json", text=text).records
    assert (record["url"], record["clean"]) == ("https://a.b/c?d=1&utm_source=e", "https://a.b/c?d=1")
    assert call("show", "1", text=text).lines[-1] == ["[1] https://a.b/c?d=1"]


def test_links_of_the_entries_that_match_alone() -> None:
    text = (
        "MAR. 1, 2031 — LAKETON — Ice [1].\nMAR. 2, 2031 — LAKETON — Snow [2].\n"
        "[1] https://a.example/1\n[2] https://a.example/2\n[3] https://a.example/3\n"
    )
    assert call("links", "--query", "snow", text=text).lines == [["2", "https://a.example/2"]]
    assert [record["label"] for record in call("links", "--json", "--query", "snow", text=text).records] == ["2"]
    call("links", "--query", "rain", text=text, status=1)


def test_links_json_is_the_contract_s(file: str) -> None:
    records = call("links", "--json", file).records
    assert [list(record) for record in records] == [LINK_KEYS] * 5
    assert [(record["label"], record["line"], record["cited_by"]) for record in records] == [
        (None, 1, []),
        (None, 5, [3]),
        ("1", 6, [1]),
        ("1", 6, [1]),
        ("2", 7, [1]),
    ]
    assert {record["host"] for record in records} == {"example.org"}
    assert all(record["url"].startswith("https://example.org/") for record in records)


def test_a_link_is_cited_by_every_entry_that_refers_to_it() -> None:
    text = "MAR. 1, 2031 — A — x [1]\nMAR. 2, 2031 — A — y\nMAR. 3, 2031 — A — z [1] [1]\n[1] https://example.org/\n"
    (record,) = call("links", "--json", text=text).records
    assert record["cited_by"] == [1, 3]


def test_links_of_the_sample_are_those_of_its_notes() -> None:
    lines = call("links", str(find_sample())).lines
    assert len(lines) == 98
    assert lines[0] == ["1", "https://kaztag.kz/ru/news/kontrol-nad-mobilnymi-perevodami-uzhestochili-v-kazakhstane"]


# check


def test_check(file: str) -> None:
    ending = call("check", file, status=1)
    assert ending.err == ""
    assert ending.out.splitlines() == [
        f"{file}:4: missing-place: the dateline has no place",
        f"{file}:4: dangling-reference: [3] has no source: there is no such footnote",
        f"{file}:5: impossible-date: “FEB. 30, 2031” is not a date",
        f"{file}:8: empty-footnote: footnote 4 is empty",
        f"{file}:10: stray-text: “Comments are closed.” belongs to no entry and no footnote; is it part of the "
        "web page?",
    ]


def test_check_json_is_the_contract_s(file: str) -> None:
    records = call("check", "--json", file, status=1).records
    assert records[1] == {
        "file": file,
        "line": 4,
        "rule": "dangling-reference",
        "message": "[3] has no source: there is no such footnote",
        "entry": 2,
        "label": "3",
    }
    assert [(record["rule"], record["entry"], record["label"]) for record in records] == [
        ("missing-place", 2, None),
        ("dangling-reference", 2, "3"),
        ("impossible-date", 3, None),
        ("empty-footnote", 3, "4"),
        ("stray-text", None, None),
    ]


def test_check_of_chosen_rules(file: str) -> None:
    rules = "stray-text,empty-footnote"
    assert call("check", "--select", rules, file, status=1).out.count("\n") == 2
    assert call("check", "--select", "stray-text", "--select=empty-footnote", file, status=1).out.count("\n") == 2
    assert call("check", "--select", rules, "--ignore", "stray-text", file, status=1).out.count("\n") == 1
    assert (
        call("check", "--ignore", rules, "--ignore", "impossible-date,dangling-reference,missing-place", file).out == ""
    )


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_check_of_a_rule_nobody_knows(file: str, option: str) -> None:
    message = refuse("check", option, "draft-link,bad-style", file)
    assert message == f"digest-tui check: argument {option}: no such rule: bad-style (see digest-tui check --help)"
    assert refuse("check", option, "", file).endswith("no such rule: '' (see digest-tui check --help)")


def test_check_of_a_file_that_cannot_be_read(file: str, tmp_path: Path) -> None:
    ending = call("check", str(tmp_path / "nowhere.txt"), file, status=2)
    assert ending.out.count("\n") == 5
    assert ending.err.count("\n") == 1


# stats


def test_stats(file: str) -> None:
    lines = call("stats", file).lines
    assert lines[:2] == [["day", "2031-03-01", "1"], ["day", "2031-03-02", "1"]]
    assert ["place", "PORT ELM Region", "1"] in lines
    assert lines[-4:] == [
        ["host", "example.org", "2"],
        ["missing", "date", "1"],
        ["missing", "place", "1"],
        ["missing", "source", "1"],
    ]


def test_stats_json_is_the_contract_s(file: str) -> None:
    records = call("stats", "--json", file).records
    assert all(list(record) == ["by", "key", "count"] for record in records)
    assert records[-1] == {"by": "missing", "key": "source", "count": 1}


def test_stats_are_a_table_on_a_terminal(file: str) -> None:
    with Terminal([*PROGRAM, "stats", file]) as terminal:
        assert terminal.wait_for_end() == 0
        assert "3 entries on 2 days" in terminal.text
        assert "2031-03-01  1  ▇" in terminal.text


# search


def test_search(file: str) -> None:
    ending = call("search", "ferry", file)
    assert ending.lines == [["1", "2031-03-01", "LAKETON", "The ferry “Ұлт” stands still. [1][2]"]]


def test_search_json_adds_score_and_matches(file: str) -> None:
    (record,) = call("search", "ferry", "--json", file).records
    assert list(record) == [*ENTRY_KEYS, "score", "matches"]
    assert isinstance(record["score"], float | int)
    assert all(list(match) == ["field", "start", "end"] for match in record["matches"])
    (match,) = [match for match in record["matches"] if match["field"] == "body"]
    assert record["body"][match["start"] : match["end"]] == "ferry"


def test_matches_in_urls_and_labels_count_in_the_one_that_they_name(file: str) -> None:
    (record,) = call("search", "--json", "example.org/one", file).records
    found = {match["url"]: (match["start"], match["end"]) for match in record["matches"] if match["field"] == "url"}
    assert set(found) <= set(record["references"][0]["urls"] + record["references"][1]["urls"])
    assert all(0 <= start < end <= len(url) for url, (start, end) in found.items())
    start, end = found["https://example.org/one"]
    assert "one" in "https://example.org/one"[start:end]


def test_search_that_finds_nothing_says_why(file: str) -> None:
    ending = call("search", "zzzzqqqq", file, status=1)
    assert (ending.out, ending.err) == ("", "digest-tui: no entry has zzzzqqqq\n")


def test_search_says_what_it_left_out(file: str) -> None:
    ending = call("search", "ferry zzzzqqqq", file)
    assert ending.out == call("search", "ferry", file).out
    assert ending.err == "digest-tui: no entry has all of these · without: zzzzqqqq\n"


def test_limit() -> None:
    sample = str(find_sample())
    every = call("search", "almaty", sample).lines
    assert len(every) > 3
    assert call("search", "almaty", "--limit", "2", sample).lines == every[:2]
    assert call("search", "--limit=2", "almaty", sample).lines == every[:2]


def test_a_limit_of_nothing_or_of_more_than_there_is(file: str) -> None:
    assert call("search", "ferry", "--limit", "0", file).out == ""
    assert call("search", "zzzzqqqq", "--limit", "0", file, status=1).out == ""
    assert call("search", "ferry", "--limit", "9" * 30, file).out == call("search", "ferry", file).out


@pytest.mark.parametrize("number", ["3_0", "1.0", "+1", "", "-", "--1", "1" * 5000])
def test_only_figures_are_a_number(file: str, number: str) -> None:
    assert "is not a number" in refuse("show", "--", number, file)


@pytest.mark.parametrize(("limit", "reason"), [("x", "'x' is not a number"), ("-1", "N must not be negative")])
def test_limit_that_is_none(file: str, limit: str, reason: str) -> None:
    message = refuse("search", "ferry", "--limit", limit, file)
    assert message == f"digest-tui search: argument --limit: {reason} (see digest-tui search --help)"


def test_a_query_that_begins_with_a_hyphen_follows_two(file: str) -> None:
    assert call("search", "--", "-ferry", file, status=(0, 1)).err == "digest-tui: without: ferry\n"
    message = refuse("search", "-ferry", file)
    assert message.startswith("digest-tui search: unrecognized arguments: -ferry" + HINT_AT_HYPHENS)


# Words and options


def test_options_stand_before_between_and_after_the_words(file: str) -> None:
    expected = call("search", "--json", "--limit", "1", "ferry", file).out
    assert expected
    assert call("search", "ferry", file, "--json", "--limit", "1").out == expected
    assert call("search", "ferry", "--limit", "1", file, "--json").out == expected
    assert call("search", "--json", "--limit", "1", "--", "ferry", file).out == expected


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (["--private", "list"], ["list", "--private"]),
        (["--json", "list"], ["list", "--json"]),
        (["--encoding", "utf-8", "show", "3"], ["show", "3", "--encoding", "utf-8"]),
        (["--encoding=utf-8", "--json", "links"], ["links", "--encoding=utf-8", "--json"]),
        (["--limit", "1", "search", "ferry"], ["search", "ferry", "--limit", "1"]),
        (["--query", "ferry", "export", "--format", "md"], ["export", "--format", "md", "--query", "ferry"]),
        (["--private", "search", "--", "-ferry"], ["search", "--private", "--", "-ferry"]),
    ],
    ids=lambda words: " ".join(words),
)
def test_options_stand_before_the_command_as_well(words: list[str], same: list[str], file: str) -> None:
    assert call(*words, file) == call(*same, file)


@pytest.mark.parametrize(
    "words",
    [["--query", "list"], ["--private", "missing.txt", "list"], ["--private", "./list"], ["--", "list"], ["-", "list"]],
    ids=lambda words: " ".join(words),
)
def test_a_command_stands_behind_nothing_but_options_and_their_values(words: list[str]) -> None:
    assert find_command(words) is None


def test_the_command_judges_the_options_before_it(file: str) -> None:
    message = refuse("--plain", "list", file)
    assert message == "digest-tui list: unrecognized arguments: --plain (see digest-tui list --help)"
    assert "usage: digest-tui list" in call("--help", "list").out


def test_a_file_named_like_a_command_or_an_option(tmp_path: Path) -> None:
    for name in ("list", "-x", "--json"):
        (tmp_path / name).write_text("Words.\n", "utf-8")
    assert call("list", "./list", cwd=tmp_path).lines == [["1", "", "", "Words."]]
    assert call("list", "list", cwd=tmp_path).lines == [["1", "", "", "Words."]]
    assert call("list", "--", "-x", "--json", cwd=tmp_path).lines == [
        ["-x", "1", "", "", "Words."],
        ["--json", "1", "", "", "Words."],
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_private_and_encoding_are_accepted_everywhere(words: tuple[str, ...], file: str) -> None:
    assert call(*words, "--private", "--encoding", "utf-8", file).out == call(*words, file).out


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_an_encoding_left_empty_is_none(words: tuple[str, ...], file: str) -> None:
    assert call(*words, "--encoding", "", file).out == call(*words, file).out


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_unknown_options(words: tuple[str, ...], file: str) -> None:
    message = refuse(*words, file, "--nonsense\x1b[31m\nx")
    assert message == (
        f"digest-tui {words[0]}: unrecognized arguments: --nonsense␛[31m␤x (see digest-tui {words[0]} --help)"
    )


@pytest.mark.parametrize("words", [("search",), ("show",)], ids=lambda words: words[0])
def test_a_missing_word(words: tuple[str, ...]) -> None:
    assert "required" in refuse(*words)


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "a\x1bb"])
def test_unknown_encoding(file: str, encoding: str) -> None:
    shown = encoding.replace("\x1b", "␛")
    assert refuse("list", "--encoding", encoding, file) == f"digest-tui: --encoding {shown}: unknown encoding"


def test_encoding_settles_a_guess() -> None:
    data = "Городской совет обсудил мост.\n".encode("koi8-r")
    ending = call("list", "--encoding", "koi8-r", text=data)
    assert (ending.lines[0][3], ending.err) == ("Городской совет обсудил мост.", "")


def test_a_guess_is_said_on_standard_error() -> None:
    text = "Городской совет обсудил мост через реку и решил подождать до весны. " * 5
    ending = call("list", text=text.encode("cp1251"))
    assert ending.lines[0][3].startswith("Городской совет")
    assert ending.err == "digest-tui: -: read as cp1251, which is a guess: --encoding overrides it\n"


# Files


def test_several_files_one_after_the_other(file: str) -> None:
    records = call("list", "--json", file, str(find_sample()), file).records
    assert [record["file"] for record in records] == [file] * 3 + [str(find_sample())] * 108 + [file] * 3
    assert [record["number"] for record in records[:4]] == [1, 2, 3, 1]


@pytest.mark.parametrize("words", [("list",), ("search", "ferry"), ("links",)], ids=lambda words: words[0])
def test_of_several_files_the_readable_are_done(words: tuple[str, ...], file: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    ending = call(*words, missing, file, status=2)
    alone = call(*words, file).lines
    assert ending.lines == (alone if words == ("links",) else [[file, *line] for line in alone])
    assert ending.err == f"digest-tui: {missing}: no such file or directory\n"


def test_lines_of_several_files_name_theirs(file: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Of a ferry.\n", "utf-8")
    assert {line[0] for line in call("list", file, str(other)).lines} == {file, str(other)}
    assert {line[0] for line in call("search", "ferry", file, str(other)).lines} == {file, str(other)}
    assert {line[0] for line in call("list", str(tmp_path)).lines} == {file, str(other)}
    assert [line[0] for line in call("list", "-", file, text="Words.\n").lines] == ["-", file, file, file]


def test_a_file_that_cannot_be_read_outweighs_a_search_without_hits(file: str) -> None:
    call("search", "zzzzqqqq", "missing.txt", file, status=2)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file or directory"),
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x1f\x8b", "a gzip archive, not text"),
        (b"\x01\x02", "binary, not text"),
    ],
)
def test_a_file_that_cannot_be_read(words: tuple[str, ...], content: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.txt"
    if content is not None:
        path.write_bytes(content)
    assert refuse(*words, str(path)) == f"digest-tui: {tmp_path}/a␛[31m␤b.txt: {reason}"


def test_a_folder_is_its_texts_and_names_the_others(file: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.\n", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden").write_text("Hidden.\n", "utf-8")
    ending = call("list", "--json", str(tmp_path))
    assert [record["file"] for record in ending.records] == [str(tmp_path / "a.txt")] + [file] * 3
    assert ending.err == f"digest-tui: {tmp_path}/picture.png: skipped: a PNG picture, not text\n"


def test_a_file_of_a_folder_that_cannot_be_read_is_a_failure(file: str, tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text("Words.\n", "utf-8")
    closed.chmod(0o000)
    ending = unprivileged.run("list", str(tmp_path), variables={})
    assert (ending.returncode, ending.stderr) == (2, f"digest-tui: {closed}: permission denied\n")
    assert len(ending.stdout.splitlines()) == 3


def test_a_folder_that_may_be_listed_but_not_entered_is_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Words.\n", "utf-8")
    folder.chmod(0o444)
    ending = unprivileged.run("list", str(folder), variables={})
    folder.chmod(0o755)
    assert (ending.returncode, ending.stderr) == (2, f"digest-tui: {folder}/a.txt: permission denied\n")


def test_a_folder_without_text(tmp_path: Path) -> None:
    assert refuse("list", str(tmp_path)) == f"digest-tui: {tmp_path}: a folder without text"


# Standard input


def test_a_pipe_a_redirect_and_a_hyphen_are_standard_input(file: str) -> None:
    expected = [["1", "2031-03-01", "LAKETON"], ["2", "2031-03-02", ""], ["3", "FEB. 30, 2031", "PORT ELM Region"]]
    with open(file, "rb") as stream:
        redirected = subprocess.run(
            [*PROGRAM, "list"], stdin=stream, capture_output=True, env=make_environment(), timeout=SECONDS, check=True
        )
    assert redirected.stdout.decode() == call("list", text=TEXT).out == call("list", "-", text=TEXT).out
    assert [line[:3] for line in call("list", text=TEXT).lines] == expected
    assert [record["file"] for record in call("list", "--json", text=TEXT).records] == ["-"] * 3


def test_standard_input_among_files(file: str) -> None:
    records = call("list", "--json", file, "-", text="Words.\n").records
    assert [record["file"] for record in records] == [file] * 3 + ["-"]


def test_a_file_that_is_named_leaves_standard_input_alone(file: str) -> None:
    assert len(call("list", file, text="Words.\n").lines) == 3


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_nothing_to_read(words: tuple[str, ...]) -> None:
    message = f"digest-tui {words[0]}: no FILE given, and standard input is empty"
    assert refuse(*words) == refuse(*words, text=b"") == message


def test_a_hyphen_and_nothing_piped_in() -> None:
    assert refuse("list", "-") == "digest-tui: -: empty"
    closed = run_in_shell('"$@" list - <&-')
    assert (closed.returncode, closed.stdout, closed.stderr) == (2, "", "digest-tui: standard input: closed\n")


@pytest.mark.parametrize("closed", ["<&-", "< /dev/null"])
def test_closed_standard_input(closed: str, file: str) -> None:
    done = run_in_shell(f'"$@" list {closed}')
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "digest-tui list: no FILE given, and standard input is empty\n"
    assert run_in_shell(f'"$@" list "$FILE" {closed}', FILE=file).stdout == call("list", file).out


# Standard output and standard error


def run_in_shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`script` run by sh, in which `"$@"` is the program."""
    return subprocess.run(
        ["sh", "-c", script, "sh", *PROGRAM],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=make_environment(**variables),
        timeout=SECONDS,
    )


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    done = run_in_shell('mkfifo "$FIFO"; (echo Words. > "$FIFO") & "$@" list "$FIFO"', FIFO=str(tmp_path / "pipe"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\t\t\tWords.\n", "")


def test_the_reader_too_reads_a_pipe_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    script = 'mkfifo "$0"; (cat "$1" > "$0") & shift; exec "$@" "$0"'
    with Terminal(["sh", "-c", script, str(pipe), str(find_sample()), *PROGRAM]) as terminal:
        terminal.wait_for("108 entries")


def test_closed_standard_output(file: str) -> None:
    done = run_in_shell('"$@" list "$FILE" >&-', FILE=file)
    assert (done.returncode, done.stderr) == (2, "digest-tui list: standard output is closed\n")


def test_closed_standard_error_keeps_words_out_of_the_data(file: str) -> None:
    done = run_in_shell('"$@" links "$FILE" missing 2>&-', FILE=file)
    assert (done.returncode, done.stdout, done.stderr) == (2, call("links", file).out, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_said() -> None:
    done = run_in_shell('"$@" list "$FILE" > /dev/full', FILE=str(find_sample()))
    assert (done.returncode, done.stderr) == (2, "digest-tui: no space left on device\n")


@pytest.mark.parametrize("words", [("list", "--json"), ("search", "a"), ("links",)], ids=lambda words: words[0])
def test_a_closed_pipe_ends_it_in_silence(words: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("MAR. 1, 2031 — LAKETON — a ferry https://example.org/ again.\n" * 3000, "utf-8")
    process = subprocess.Popen(
        [*PROGRAM, *words, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=make_environment()
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(SECONDS) == 0
    process.stderr.close()


def test_a_pipe_closed_before_anything_is_written(file: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [*PROGRAM, "list", file], stdout=write_end, stderr=subprocess.PIPE, env=make_environment(), timeout=SECONDS
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_ends_it_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*PROGRAM, "list", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=make_environment(),
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )
    with pipe.open("wb"):  # opens when the program reads, which is when it is past its start
        while process.poll() is None:
            process.send_signal(signal.SIGINT)  # what comes just before a wait is answered only by the next
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.5)
    assert process.communicate() == (b"", b"")
    assert process.returncode == 130


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda variables: " ".join(variables),
)
def test_data_is_utf_8_in_any_locale(variables: dict[str, str], file: str) -> None:
    for words in (["show", "1"], ["list", "--json"]):
        done = subprocess.run(
            [*PROGRAM, *words, file],
            capture_output=True,
            env=make_environment(**variables),
            timeout=SECONDS,
            check=True,
        )
        assert "The ferry “Ұлт” stands" in done.stdout.decode()


def test_no_colour_where_no_terminal_is(file: str) -> None:
    for words in COMMANDS:
        assert "\x1b" not in call(*words, file, FORCE_COLOR="1", COLORTERM="truecolor").out


# Help and version


def test_version() -> None:
    for words in (["--version"], ["--version", "list"], ["--private", "--version", "list"]):
        assert call(*words).out == f"digest-tui {__version__}\n"


@pytest.mark.parametrize(
    "words", [(), ("list",), ("search",), ("show",), ("links",)], ids=lambda words: " ".join(words)
)
def test_help_has_its_examples_first(words: tuple[str, ...]) -> None:
    text = call(*words, "--help").out
    example, arguments = re.search(r"^examples?:$", text, re.MULTILINE), text.index("positional arguments:")
    assert example
    assert example.start() < arguments
    assert "digest-tui " + " ".join(words) in text[example.end() : arguments]


def test_the_examples_of_the_help_work(tmp_path: Path) -> None:
    (tmp_path / "january.txt").write_bytes(find_sample().read_bytes())
    examples = re.findall(r"^  digest-tui (search|show|links)( .*?)january\.txt", call("--help").out, re.MULTILINE)
    assert len(examples) == 3
    for command, words in examples:
        assert call(command, *shlex.split(words), "january.txt", cwd=tmp_path).out


# What a command does not do


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_imports_the_screen(words: tuple[str, ...], file: str) -> None:
    code = (
        "import sys; from digest_tui.cli import main; status = main(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words, file], capture_output=True, text=True, env=make_environment(), check=True
    )
    assert {"textual", "rich"} & set(done.stderr.split()) == set()


def test_a_command_needs_no_terminal_type(file: str) -> None:
    assert call("list", file, TERM="dumb").out == call("list", file).out


# The reader's refusals


@dataclass(frozen=True)
class Line:
    """A pseudo-terminal that is nobody's controlling one: the program's end, and ours."""

    theirs: int
    ours: int

    def read(self) -> str:
        """What was written to it."""
        return os.read(self.ours, 10_000).decode().replace("\r\n", "\n")


@pytest.fixture
def terminal() -> Iterator[Line]:
    ours, theirs = pty.openpty()
    yield Line(theirs, ours)
    os.close(theirs)
    os.close(ours)


def open_reader(
    *words: str, stdin: int = subprocess.DEVNULL, stderr: int = subprocess.PIPE, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """The reader called, with no controlling terminal, where it must refuse."""
    done = subprocess.run(
        [*PROGRAM, *words],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        start_new_session=True,
        env=make_environment(**variables),
        timeout=SECONDS,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    return done


def test_standard_error_is_no_terminal(file: str) -> None:
    done = open_reader(file)
    assert done.stderr == b"digest-tui: the reader is shown on standard error, which is not a terminal here\n"


def test_no_terminal_to_take_keys_from(file: str, terminal: Line) -> None:
    open_reader(file, stderr=terminal.theirs)
    assert terminal.read() == "digest-tui: there is no terminal to read keys from: /dev/tty cannot be opened\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.txt"], "missing.txt: no such file or directory"),
        (["--encoding", "nonsense", "x"], "--encoding nonsense: unknown encoding"),
        (["--entry", "x"], "argument --entry: 'x' is not a number (see digest-tui --help)"),
        (["--nonsense"], "unrecognized arguments: --nonsense (see digest-tui --help)"),
    ],
)
def test_trouble_is_said_before_the_terminal_is_taken(words: list[str], message: str, terminal: Line) -> None:
    open_reader(*words, stdin=terminal.theirs, stderr=terminal.theirs)
    assert terminal.read() == f"digest-tui: {message}\n"


# Settings


def test_config_prints_path_values_and_where_each_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "digest-tui" / "config.toml"
    assert (
        call("config", XDG_CONFIG_HOME=str(tmp_path)).out.splitlines()[0]
        == f"{path} (not there: every setting has its default)"
    )
    path.parent.mkdir()
    path.write_text('theme = "nord"\nrows = 7\n[keys]\nundo = "x"\n', "utf-8")
    ending = call("config", status=1, XDG_CONFIG_HOME=str(tmp_path))
    lines = ending.out.splitlines()
    assert lines[:2] == [str(path), 'theme\t"nord"\tline 1']
    assert "rows\t2\tdefault" in lines
    assert 'keys.undo\t["x"]\tline 4' in lines
    assert 'keys.copy_link\t["y"]\tdefault' in lines
    assert ending.err == f"digest-tui config: {path}:2: rows cannot be 7: it is 1 or 2\n"
    record = json.loads(call("config", "--json", status=1, XDG_CONFIG_HOME=str(tmp_path)).out.splitlines()[0])
    assert record == {"name": "theme", "value": "nord", "file": str(path), "line": 1}
