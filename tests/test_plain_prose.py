"""Prose in a line: links of Markdown by their words, what is bold without signs, and where each word stood."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.model import Entry
from digest_tui.pages.plain_prose import make_plain


def make_entry(body: str) -> Entry:
    """An entry of these words."""
    return parse(f"JAN. 1, 2031 — LAKETON — {body}\n").entries[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The [mayor](https://a.example/1) came.", "The mayor came."),
        ("[Ice](https://a.example/(1)) and [snow](https://a.example/2).", "Ice and snow."),
        ("**Laketon:** the **mayor** came.", "Laketon: the mayor came."),
        ("See https://a.example/1 (the mayor).", "See https://a.example/1 (the mayor)."),
        ("**See [ice](https://a.example/**1) now.", "See ice now."),
        ("* The mayor - and * Anna - came.", "The mayor - and * Anna - came."),
        ("-5 degrees.", "-5 degrees."),
        ("A mark [sic] and 2 ** 3 ** 4.", "A mark [sic] and 2 ** 3 ** 4."),
        ("Brackets [without a link](nowhere).", "Brackets [without a link](nowhere)."),
    ],
)
def test_a_line_has_the_words_alone(body: str, text: str) -> None:
    assert make_plain(make_entry(body)).text == text


def test_a_place_in_the_prose_is_found_again() -> None:
    entry = make_entry("The [mayor](https://a.example/1) came **late** home.")
    prose = make_plain(entry)
    for word in ("The", "mayor", "came", "late", "home"):
        start = prose.find(entry.body.index(word))
        assert prose.text[start : start + len(word)] == word


def test_a_link_in_which_something_is_found_stays_whole() -> None:
    entry = make_entry("The [mayor](https://a.example/ice) met [Anna](https://a.example/2).")
    start = entry.body.index("ice")
    assert make_plain(entry, [(start, start + 3)]).text == "The [mayor](https://a.example/ice) met Anna."
