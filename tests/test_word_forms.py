"""Families of English words, Russian and Kazakh cases, words of the trade, abbreviations."""

from __future__ import annotations

import pytest

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.cases import find_stems, is_case
from digest_tui.search.families import find_root, is_inflected_alike
from digest_tui.search.initials import find_explained, find_initials
from digest_tui.search.trade_words import expand, translate


@pytest.mark.parametrize(
    "family",
    [
        "detain detained detention detainee detainees",
        "religion religious",
        "deport deported deportation deportee",
        "harass harassed harassment",
        "orphan orphans orphanage",
        "revoke revoked revocation",
        "seize seizure",
        "shoot shot shots shooting",
        "child children",
        "die died death",
        "organise organisation organization organizing",
        "labour labor",
        "centre centers",
        "defence defense",
        "judgement judgment",
        "paedophile pedophile",
        "programme program",
        "doughnuts donut",
        "ploughed plow",
    ],
)
def test_the_forms_of_a_word_have_one_root(family: str) -> None:
    assert len({find_root(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "words", ["commission commit", "constitution constitute", "four for", "committee commit", "hour her"]
)
def test_words_that_only_look_alike_stay_apart(words: str) -> None:
    one, other = words.split()
    assert find_root(one) != find_root(other)


def test_endings_of_grammar_are_told_from_derived_words() -> None:
    assert is_inflected_alike("disbarred", "disbarring")
    assert not is_inflected_alike("disbarred", "disbarment")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Досаевой", "dossayeva"),
        ("Мурата", "murat"),
        ("Тоқаевтың", "tokayev"),
        ("Имашеву", "imasheva"),
        ("Алматыда", "almaty"),
        ("пытками", "pytki"),
    ],
)
def test_a_case_of_a_name_is_the_name(typed: str, name: str) -> None:
    assert any(is_case(stem, name) for stem in find_stems(fold(typed)))


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("ст", ("article",)),
        ("журналистом", ("journalist",)),
        ("УК РК", ("criminal", "code")),
        ("ООН", ("united", "nations")),
        ("международной", ("international",)),
        ("МПЧ", ("iphr",)),
        ("соты", ()),
        ("қорғаушы", ("lawyer",)),
    ],
)
def test_words_of_the_trade_are_known_in_their_cases(typed: str, english: tuple[str, ...]) -> None:
    assert (english in translate(fold(typed))) is bool(english)


def test_abbreviations_of_the_trade() -> None:
    assert expand("hrd") == [("human", "rights", "defender")]
    assert expand("xyz") == []


def test_initials_are_those_of_capitalised_words_that_follow_each_other() -> None:
    text = "The Commission of Human Rights met in Laketon."
    found = {initials: text[start:end] for initials, start, end in find_initials(text)}
    assert found["CHR"] == "Commission of Human Rights"
    assert "CHRM" not in found


def test_a_text_explains_its_abbreviations() -> None:
    text = "It was the Laketon Bureau for Rights and Rule of Law (LBRL) that spoke."
    ((abbreviation, words),) = find_explained(text)
    assert (abbreviation, words[0]) == ("LBRL", "Laketon")
