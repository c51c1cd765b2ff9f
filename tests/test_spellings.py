"""Spellings of one place have one key, those of two have two."""

from __future__ import annotations

import pytest

from digest_tui.chronicle.text.spellings import find_place_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Öskemen", "OSKEMEN", "Өскемен"),
        ("Zhanaozen", "Жаңаөзен"),
        ("Baikonyr", "Байқоңыр"),
        ("Zhezkazgan", "Zhezqazghan", "Жезқазған"),
        ("Aktau", "Aqtau", "Актау"),
        ("Ust-Kamenogorsk", "Ust Kamenogorsk"),
    ],
)
def test_spellings_of_one_place(spellings: tuple[str, ...]) -> None:
    assert len(set(map(find_place_key, spellings))) == 1


@pytest.mark.parametrize(
    "places", [("Oral", "Aral"), ("Aktau", "Aktobe"), ("Almaty", "Almaty Region"), ("Kyiv", "Kiev")]
)
def test_places_that_are_two_or_cannot_be_told(places: tuple[str, str]) -> None:
    assert len(set(map(find_place_key, places))) == 2
