"""One fold for text and query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.chronicle.text.folding import find_words, fold, fold_with_origins
from digest_tui.search.skeletons import find_skeletons


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("ÖSKEMEN", "oskemen"),
        ("Feminità café", "feminita cafe"),
        ("“quoted” «so» ’s – — …", '"quoted" "so" \'s - - ...'),
        ("Досаева Жыланбаев Щукин", "dosaeva zhylanbaev shchukin"),
        ("ә ғ қ ң ө ұ ү һ і", "a gh k n o u u h i"),
        ("подъезд Уральск", "podezd uralsk"),
        ("Straße", "strasse"),
        ("o\u0308", "o"),
    ],
)
def test_what_a_reader_would_type_on_a_plain_keyboard(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dossayeva", "Досаева"),
        ("Zhylanbayev", "Zhilanbaev"),
        ("Zhylanbayev", "Жыланбаев"),
        ("Toregozhina", "Toregojina"),
        ("Imasheva", "Imashewa"),
        ("Tokayev", "Toqaev"),
        ("Kassym", "Қасым"),
        ("Yevgeniy", "Евгений"),
        ("Yevgeniy", "Evgeny"),
        ("Yulia", "Julia"),
        ("Alexander", "Aleksander"),
        ("Mukhtar", "Muhtar"),
        ("Nurai", "Nuray"),
        ("Semyonov", "Семёнов"),
        ("Medvedtsev", "Medvedcev"),
    ],
)
def test_the_usual_romanisations_of_a_name_meet(one: str, other: str) -> None:
    assert set(find_skeletons(fold(one))) & set(find_skeletons(fold(other)))


def test_different_names_stay_apart() -> None:
    assert not set(find_skeletons("kasenov")) & set(find_skeletons("kasymov"))


def test_short_words_and_words_with_digits_have_no_skeleton() -> None:
    assert find_skeletons("ok") == find_skeletons("covid19") == ()


def test_words_stand_where_they_are_printed() -> None:
    text = "Özge’s «Щит»"
    assert [(word, text[start:end]) for word, start, end in find_words(text)] == [
        ("ozge", "Özge"),
        ("s", "s"),
        ("shchit", "Щит"),
    ]


def test_a_span_of_the_fold_leads_back_to_the_letters_as_printed() -> None:
    text = "Судья Щукин"
    folded = fold_with_origins(text)
    start = folded.text.index("shchukin")
    assert text[slice(*folded.span_as_printed(start, start + len("shchukin")))] == "Щукин"


@given(st.text())
def test_folding_is_idempotent_and_ascii(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded


@given(st.text())
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold_with_origins(text).text == fold(text)
