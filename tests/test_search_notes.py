"""Search finds entries by what the reader noted beside them: words, tags, and that there is a note."""

from __future__ import annotations

import pytest

from digest_tui import SearchIndex, parse
from digest_tui.search import notes as search_notes
from digest_tui.search.tags import count_tags, find_tags

TEXT = """\
MAR. 1, 2031 — LAKETON — The ferry stayed in its harbour. [1]
MAR. 2, 2031 — PORT ELM — The court fined the harbour master. [2]
MAR. 3, 2031 — LAKETON — The mail boat was late because of fog. [3]
MAR. 4, 2031 — LAKETON — Judge Dulatova delayed the order. [4]

[1] https://e.org/ferry
[2] https://e.org/court
[3] https://e.org/boat
[4] https://e.org/order
"""
NOTES = {
    1: "Ask Irina Kassenova whether the fine was paid.\n#followup #Court-watch",
    2: "Same ferry company as on 1 March #followup",
}


def make_index(notes: dict[int, str] = NOTES) -> SearchIndex:
    index = SearchIndex(parse(TEXT))
    index.find_notes = lambda: notes
    return index


def find_numbers(query: str, notes: dict[int, str] = NOTES) -> list[int]:
    index = make_index(notes)
    return [index.library[position].number for position in index.answer(query).positions]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("has:note", [2, 3]),
        ("no:note", [1, 4]),
        ("-has:note", [1, 4]),
        ("has:note court", [2]),
        ("tag:followup", [2, 3]),
        ("tag:#FOLLOWUP", [2, 3]),
        ("tag:court", [2]),
        ("tag:court-watch", [2]),
        ("-tag:court-watch fog", [3]),
        ("tag:paid", []),
    ],
)
def test_filters_ask_for_notes_and_tags(query: str, numbers: list[int]) -> None:
    assert find_numbers(query) == numbers


def test_a_tag_typed_in_whole_is_no_beginning_of_another() -> None:
    assert find_numbers("tag:court", {0: "#court", 1: "#courtroom"}) == [1]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("irina", [2]),
        ("irin", [2]),
        ("Ирина Касенова", [2]),
        ("paid", [2]),
        ('"fine was paid"', [2]),
        ("#followup", [2, 3]),
    ],
)
def test_words_of_notes_are_found_as_those_of_the_text(query: str, numbers: list[int]) -> None:
    assert find_numbers(query) == numbers


def test_words_may_stand_partly_in_the_text_and_partly_in_the_note() -> None:
    answer = make_index().answer("fog ferry")
    assert [position + 1 for position in answer.positions] == [3]
    assert (answer.is_whole, answer.said) == (True, ("1 entry by your note",))
    assert not make_index({}).answer("fog ferry").is_whole


def test_a_note_answers_only_what_it_says_itself() -> None:
    notes = {0: "Ask the office.", 3: "In April 2032 again."}
    assert "1 entry by your note" not in make_index(notes).answer("march 2032").said
    assert "1 entry by your note" in make_index(notes).answer("april 2032").said


def test_what_a_note_answers_comes_before_what_the_text_answers_and_is_said() -> None:
    answer = make_index().answer("ferry")
    assert [position + 1 for position in answer.positions] == [3, 1]
    assert answer.said == ("1 entry by your note",)
    assert make_index().answer("harbour").said == ()


def test_what_a_note_has_in_whole_is_meant_rather_than_a_word_like_it_in_the_text() -> None:
    assert find_numbers("dulatowna", {}) == [4]
    assert find_numbers("dulatowna", {0: "Or Dulatowna?"}) == [1]


def test_a_slip_leads_to_a_note_where_nothing_else_answers() -> None:
    answer = make_index().answer("irima")
    assert [position + 1 for position in answer.positions] == [2]
    assert answer.said == ("no irima; near: irina", "1 entry by your note")


def test_words_of_a_note_can_be_excluded() -> None:
    assert find_numbers("harbour -irina") == [1]


def test_the_limit_holds() -> None:
    index = make_index()
    assert index.answer("ferry", 1).positions == (2,)
    assert len(index.answer("harbour", 1).positions) == 1
    assert index.answer("harbour", 1).said == ()


def test_what_answers_by_its_text_behind_the_limit_is_not_said_to_answer_by_its_note() -> None:
    answer = make_index({1: "The harbour again"}).answer("harbour", 1)
    assert (answer.positions, answer.said) == ((0,), ())


def test_the_query_is_marked_in_the_note() -> None:
    answer = make_index().answer("irina")
    assert [NOTES[1][start:end] for start, end in answer.find_in_note(NOTES[1])] == ["Irina"]


def test_a_note_changed_is_found_without_another_index(monkeypatch: pytest.MonkeyPatch) -> None:
    index = make_index()
    assert index.answer("irina").positions == (1,)
    monkeypatch.setattr(index, "build", None)
    index.find_notes = lambda: {3: "Irina was there"}
    assert index.answer("irina").positions == (3,)


def test_notes_are_indexed_once_for_many_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[object] = []
    once = search_notes.NotedEntries.__init__

    def count(self: search_notes.NotedEntries, *values: object) -> None:
        built.append(values)
        once(self, *values)  # type: ignore[arg-type]  # whatever it is called with

    monkeypatch.setattr(search_notes.NotedEntries, "__init__", count)
    index = make_index()
    for query in ("i", "ir", "iri", "irin"):
        index.ask(query, limit=50)
    assert len(built) == 1


@pytest.mark.parametrize(
    ("note", "tags"),
    [
        ("#followup", ("followup",)),
        ("Both #Torture and #torture, and #Пытки-2031.", ("Torture", "Пытки-2031")),
        ("No tags: https://e.org/a#part, a#b, C#, ##, # word, #12", ()),
        ("(#a) [#b]\n#c", ("a", "b", "c")),
        ("#a #b #A", ("a", "b")),
    ],
)
def test_a_tag_is_a_word_behind_its_sign(note: str, tags: tuple[str, ...]) -> None:
    assert find_tags(note) == tags


def test_tags_are_counted_by_note_and_spelled_as_they_first_stand() -> None:
    assert count_tags(["#ice", "#Ferry #ferry #ice", "#Ice"]) == {"ice": 3, "Ferry": 1}
