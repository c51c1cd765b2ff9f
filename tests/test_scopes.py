"""Labels that start again: which footnote answers where; whole documents are in tests/cases."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.footnotes.titles import Title, find_titles
from digest_tui.sharing.copy_actions import copy_note

TWO_SECTIONS = """Preface [1][2].

[1] https://example.org/preface/1
[2] https://example.org/preface/2

MAR. 1, 2031 — LAKETON — One. [1]
MAR. 2, 2031 — LAKETON — Two. [2]

[1] https://example.org/1
"""


def test_a_label_is_looked_for_in_the_scope_of_a_place_or_in_the_text() -> None:
    chronicle = parse(TWO_SECTIONS)
    preface, entry = chronicle.prose[0], chronicle.entries[0]
    assert [str(chronicle.find_footnote(label, preface.start)) for label in "12"] == [
        str(note) for note in chronicle.footnotes[:2]
    ]
    assert chronicle.find_footnote("1", entry.start) == chronicle.footnotes[2]
    assert chronicle.find_footnote("2", entry.start) is None
    assert chronicle.find_footnote("2") == chronicle.footnotes[1]


def test_the_key_takes_the_note_of_the_entrys_section() -> None:
    chronicle = parse(TWO_SECTIONS)
    one = chronicle.entries[0]
    assert copy_note(chronicle, one, "1").text == "https://example.org/1"
    assert copy_note(chronicle, one, "2").text == "https://example.org/preface/2"
    assert copy_note(chronicle, None, "1").text == "https://example.org/preface/1"


def test_the_key_never_takes_another_sections_note_for_a_marker_of_the_entry() -> None:
    chronicle = parse(TWO_SECTIONS)
    taking = copy_note(chronicle, chronicle.entries[1], "2")
    assert taking.text == ""
    assert "no source" in taking.remark


def test_notes_of_one_label_are_unused_by_scope() -> None:
    chronicle = parse(TWO_SECTIONS.replace("Preface [1][2].", "Preface [1]."))
    assert [note.urls for note in chronicle.unused_footnotes] == [("https://example.org/preface/2",)]


def test_an_entry_behind_the_last_list_has_none_of_its_own() -> None:
    entry = "MAR. {0}, 2031 — LAKETON — Rain. [1]\n\n{1}"
    text = "".join(entry.format(day, f"[1] https://example.org/{day}\n\n") for day in (1, 2, 3)) + entry.format(4, "")
    states = [entry.references[0].state for entry in parse(text).entries]
    assert states == ["found", "found", "found", "dangling"]


def test_how_far_a_section_counts_is_said_by_its_own_list() -> None:
    notes = {
        count: "".join(f"[{n}] https://example.org/{count}/{n}\n" for n in range(1, count + 1)) for count in (3, 30)
    }
    section = "MAR. {0}, 2031 — LAKETON — One [1] and [{1}] and so on. [2]\n\n{2}\n"
    chronicle = parse(section.format(1, 20, notes[3]) + section.format(2, 20, notes[30]))
    labels = [[reference.label for reference in entry.references] for entry in chronicle.entries]
    assert labels == [["1", "2"], ["1", "20", "2"]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("References", 2),
        ("## References", 2),
        ("REFERENCES:", 2),
        ("**Notes and references**", 2),
        ("== Sources ==", 1),
        ("6.1.  Normative References", 2),
        ("   Visible links:", 2),
        ("Hidden links", 2),
        ("Источники", 1),
        ("Список источников и литературы:", 1),
        ("Примечания", 2),
        ("Ескертпелер", 2),
        ("Посилання", 1),
        ("Einzelnachweise", 2),
        ("Notes et références", 2),
        ("Fuentes", 1),
        ("Kaynakça", 2),
        ("参考文献", 2),
        ("The sources are dry", 0),
        ("Sources say that the notes are lost", 0),
        ("[Notes]", 0),
        ("- Links", 1),
        ("", 0),
    ],
)
def test_what_stands_above_a_list_of_footnotes(line: str, kind: int) -> None:
    text = f"Before\n\n{line}\n\nafter"
    end = len("Before\n\n") + len(line) + 1
    assert find_titles(text) == [Title(end, is_sure=kind == 2)] * bool(kind)
    assert len(find_titles(line)) == bool(kind)
