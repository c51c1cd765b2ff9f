"""The words of the languages: one row each, and what is promised of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest_tui import parse
from digest_tui.chronicle.languages.months import MONTHS, NAMES
from digest_tui.chronicle.languages.words import LANGUAGES, Language, any_of, words_of

DOTTED = "İ".lower()
"""Two signs: in small letters a Turkish name may have them, in a text it has not."""
ROOT = Path(__file__).resolve().parent.parent
KINDS = Language._fields[2:]
DATED = [language for language in LANGUAGES if language.code in NAMES]
COMMON = (
    "a about after again all also although among an and another any are as at away back be because been before both "
    "but by came can come could day did do does down each even every few first for found from gave get give go good "
    "had has have he her here him his how however if in into is it its just kept kind know last later left let like "
    "little long look made make man many march mark may me men more most much must my near never new next no none "
    "not now of off often old on once one only open or order other our out over own part people place put ran said "
    "same sat saw say see sent set she should since so some soon still such sun take than that the their them then "
    "there these they thing this those though through thus time to today too two under until up upon us use very "
    "was way we well were what when where which while who why will with without women work would year yes yet you "
    "your"
)
"""Words that lines of English prose begin with."""


def test_every_language_that_has_months_has_a_row() -> None:
    assert {language.code for language in DATED} == NAMES.keys()
    assert len({language.code for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_words_is_that_of_some_language_and_makes_a_pattern(kind: str) -> None:
    assert words_of(kind)
    for word in words_of(kind):
        assert re.fullmatch(any_of(kind), word)
        assert word == word.strip()
        assert word == word.lower() or kind in ("before_christ", "after_christ")


def test_a_word_that_begins_like_a_longer_one_does_not_hide_it() -> None:
    match = re.match(any_of("years"), "гг. 862")
    assert match is not None
    assert match[0] == "гг."


def test_an_unknown_kind_of_words_is_an_error() -> None:
    with pytest.raises(AttributeError):
        words_of("season")


def test_no_month_of_another_language_is_a_word_that_english_lines_begin_with() -> None:
    english = NAMES["en"][0].replace(",", " ").split()
    assert MONTHS.keys() & set(COMMON.split()) <= set(english)


@pytest.mark.parametrize("language", DATED, ids=lambda language: language.name)
def test_every_month_of_a_language_is_read(language: Language) -> None:
    months = [names.split() for names in NAMES[language.code][0].split(",")]
    assert len(months) == 12
    for number, names in enumerate(months, 1):
        for name in names:
            written = name.replace(DOTTED, "İ").replace("_", " ")
            (entry,) = parse(f"5 {written} 2031 — LAKETON — The ferry stops.").entries
            assert (str(entry.date), entry.place) == (f"2031-{number:02}-05", "LAKETON")


def test_readme_counts_the_languages_and_the_page_on_the_format_names_them() -> None:
    page = (ROOT / "sample_data" / "FORMAT.md").read_text("utf-8")
    assert f"words of {len(DATED)} languages" in (ROOT / "README.md").read_text("utf-8")
    assert [language.name for language in DATED if language.name not in page] == []
