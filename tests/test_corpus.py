"""Every document of the corpus opens, whole, and has the items that its table counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import digest_tui
from digest_tui.chronicle.files.folders import find_documents
from digest_tui.chronicle.summary import summarise
from digest_tui.sharing.records import format_line, make_link_records, make_record

ITEMS = {
    "dwn-russian.cp1251.txt": (0, "", ""),
    "egi-30549.md": (8, "2023-04-20", "2023-07-04"),
    "toad-changelog.md": (53, "2026-05-17", "2025-12-18"),
    "tz-news.txt": (311, "2026-07-08", "1992-04-25"),
    "wikimedia.lynx.txt": (107, "2014-05-01", "2016-06-23"),
    "wp-balcombe.md": (46, "1974-10-05", "1975-12-06"),
    "README.md": (0, "", ""),
}
"""Of each document how many items, as its table says, and the first and the last date."""
NAMES = list(ITEMS)


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, corpus: Path) -> Path:
    found = corpus / "corpus" / str(request.param)
    if not found.is_file():
        pytest.skip(f"{found.name} is not in DIGEST_CORPUS={os.environ.get('DIGEST_CORPUS', '')}")
    return found


def test_the_folder_opens_with_all_that_is_in_it(corpus: Path) -> None:
    texts, skipped = find_documents(corpus / "corpus")
    assert {Path(text).name for text in texts} >= set(NAMES)
    assert skipped == {}
    assert all(digest_tui.load(text).entries for text in texts)


def test_blocks_cover_it(path: Path) -> None:
    chronicle = digest_tui.load(path)
    ends = [0, *(block.end for block in chronicle.blocks)]
    assert [block.start for block in chronicle.blocks] == ends[:-1]
    assert "".join(chronicle.text[block.start : block.end] for block in chronicle.blocks) == chronicle.text


def test_every_sign_of_it_can_be_read(path: Path) -> None:
    chronicle = digest_tui.load(path)
    shown = {prose.start: prose.body for prose in chronicle.prose}
    for note in chronicle.footnotes:
        written = "".join(chronicle.text[note.start : note.end].split())
        marker = written.removesuffix("".join(note.text.split()))
        assert "".join(note.label.split()) in marker
        assert len(marker) <= len("".join(note.label.split())) + len("[^]:")
        shown[note.start] = written
    for entry in chronicle.entries:
        line = entry.dateline
        date = chronicle.text[line.start : line.end] if line else ""
        place = len(chronicle.text[entry.start : line.start].lstrip("#-* ")) if line else 0
        title = entry.body[:place] if place > 1 else ""
        shown[entry.start] = title + date + entry.body[len(title) :]
    for block in chronicle.blocks:
        written = chronicle.text[block.start : block.end]
        assert sorted(_find_letters(shown.get(block.start, ""))) == sorted(_find_letters(written))


def _find_letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]


def test_items_and_dates(path: Path) -> None:
    chronicle = digest_tui.load(path)
    dated = [entry for entry in chronicle.entries if entry.dateline]
    count, first, last = ITEMS[path.name]
    assert len(dated) == count
    assert all(entry.date and entry.date.day for entry in dated)
    assert [str(entry.date) for entry in dated[:1] + dated[-1:]] == [first, last][: 2 * bool(dated)]


SOURCES = {
    "wp-balcombe.md": (77, 77, 77, 56, 0, 0),
    "toad-changelog.md": (53, 53, 53, 0, 1, 1),
    "egi-30549.md": (11, 8, 8, 0, 0, 0),
    "wikimedia.lynx.txt": (338, 338, 447, 0, 0, 109),
    "dwn-russian.cp1251.txt": (72, 72, 72, 0, 0, 0),
    "tz-news.txt": (0, 0, 0, 0, 0, 0),
}
"""References, labels, footnotes, empty ones, labels that dangle, footnotes nobody refers to: as its README counts."""


@pytest.mark.parametrize("path", SOURCES, indirect=True)
def test_its_references_and_footnotes_are_those_counted_by_eye(path: Path) -> None:
    chronicle = digest_tui.load(path)
    references = list(chronicle.references)
    assert SOURCES[path.name] == (
        len(references),
        len({reference.label for reference in references}),
        len(chronicle.footnotes),
        sum(note.is_empty for note in chronicle.footnotes),
        len({reference.label for reference in references if reference.state == "dangling"}),
        len(list(chronicle.unused_footnotes)),
    )
    assert summarise(chronicle).missing == sum(reference.state == "dangling" for reference in references)


def test_list_and_links_and_summary_work(path: Path) -> None:
    chronicle = digest_tui.load(path)
    lines = [format_line(prose) for prose in chronicle.all_prose()]
    records = [make_record(chronicle, prose) for prose in chronicle.all_prose()]
    links = list(make_link_records(chronicle))
    assert len(lines) == len(records) > 0
    assert all("\n" not in line and line.count("\t") == 3 for line in lines)
    assert all(record["url"] in chronicle.text for record in links)
    assert summarise(chronicle).entries == len(chronicle.entries) > 0


def test_the_guessed_encoding_is_right_and_said(corpus: Path) -> None:
    chronicle = digest_tui.load(corpus / "corpus" / "dwn-russian.cp1251.txt")
    assert "еженедельного" in chronicle.text
    assert chronicle.notices == ("read as cp1251, which is a guess: --encoding overrides it",)
