"""The bundled sample beside the real chronicle: the same facts and links, no sentence of the original."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import digest_tui
from digest_tui import Chronicle
from digest_tui.resources import find_folder, find_sample


def sentences(chronicle: Chronicle) -> set[str]:
    """The sentences of all bodies, as their words in lower case; shorter ones than four words are nobody's."""
    found = set()
    for prose in chronicle.all_prose():
        for sentence in re.split(r"[.!?…]+[”»\"]*\s|\[\d+\]", prose.body):
            words = re.findall(r"\w+", sentence.lower())
            if len(words) > 3:
                found.add(" ".join(words))
    return found


def test_urls_are_those_of_the_real_chronicle_byte_for_byte(sample: Chronicle, real: Chronicle) -> None:
    assert [(note.label, note.urls) for note in sample.footnotes] == [
        (note.label, note.urls) for note in real.footnotes
    ]


def test_the_list_of_notes_is_that_of_the_real_chronicle(sample: Chronicle, real: Chronicle) -> None:
    lists = [chronicle.text[chronicle.footnotes[0].start : chronicle.footnotes[-1].end] for chronicle in (sample, real)]
    assert lists[0] == lists[1]


def test_datelines_are_those_of_the_real_chronicle(sample: Chronicle, real: Chronicle) -> None:
    heads = [
        [chronicle.text[entry.dateline.start : entry.dateline.end] for entry in chronicle.entries if entry.dateline]
        for chronicle in (sample, real)
    ]
    assert heads[0] == heads[1]


def test_no_sentence_is_of_the_original(sample: Chronicle, real: Chronicle) -> None:
    assert len(sentences(real)) > 200
    assert sentences(sample) & sentences(real) == set()


def test_each_entry_is_shorter_than_the_original(sample: Chronicle, real: Chronicle) -> None:
    pairs = zip(sample.entries, real.entries, strict=True)
    assert [ours.number for ours, theirs in pairs if len(ours.body) > len(theirs.body)] == []


def test_every_entry_has_prose_of_its_own(sample: Chronicle) -> None:
    bodies = {re.sub(r"\W*\[\d+\]\W*$", "", entry.body) for entry in sample.entries}
    assert len(bodies) == 108
    assert min(map(len, bodies)) > 60


def test_names_in_two_spellings_are_kept(sample: Chronicle) -> None:
    for number, name in (
        (7, "Zhylanbayev"),
        (85, "Zhylanbayev"),
        (77, "Zhylanbaev"),
        (25, "Kasenov"),
        (106, "Kassenov"),
    ):
        assert name in sample.entries[number - 1].body


def test_the_file_is_utf_8_without_a_mark_or_a_last_line_feed() -> None:
    data = find_sample().read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert not data.endswith(b"\n")
    assert data.decode("utf-8") == digest_tui.load(find_sample()).text


@pytest.fixture(scope="module")
def page() -> str:
    return (find_folder("sample_data") / "FORMAT.md").read_text("utf-8")


def test_the_page_s_example_reads_as_the_page_says(page: str) -> None:
    (example,) = re.findall(r"```\n(.*?)```", page, re.DOTALL)
    chronicle = digest_tui.parse(example)
    entries = [(str(entry.date), entry.place) for entry in chronicle.entries]
    assert entries == [
        ("2031-03-01", "LAKETON"),
        ("2031-03-02", None),
        ("2031-03-04", "PORT ELM"),
        ("2031-03-05", "LAKETON"),
    ]
    labels = [[reference.label for reference in entry.references] for entry in chronicle.entries]
    assert labels == [["1"], ["2", "3"], ["4", "5", "6"], ["1", "7"]]
    assert [note.label for note in chronicle.footnotes] == list("123456")
    assert [len(note.urls) for note in chronicle.footnotes] == [1, 1, 0, 2, 0, 1]
    assert [reference.label for reference in chronicle.references if reference.state == "empty"] == ["5"]
    assert [reference.label for reference in chronicle.references if reference.state == "dangling"] == ["7"]


def test_the_page_stands_beside_the_sample() -> None:
    assert sorted(path.name for path in Path(find_folder("sample_data")).iterdir()) == ["FORMAT.md", find_sample().name]
