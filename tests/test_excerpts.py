"""Which part of a text is shown: the passage in its middle, and what stands before it."""

from __future__ import annotations

import pytest

from digest_tui.pages.excerpts import choose_start

TEXT = "The ministry spoke of the disbarment of practitioner Anna Example and of nobody else on that day in Laketon."


@pytest.mark.parametrize(
    ("words", "room", "begins"),
    [
        ("ministry", 40, "The ministry"),
        ("Anna Example", 40, "practitioner Anna Example"),
        ("Anna Example and", 30, "practitioner Anna Example and"),
        ("Anna Example and of nobody", 28, "Anna Example and of nobody"),
        ("Laketon", 40, "nobody else on that day in Laketon."),
        ("disbarment", 200, "The ministry"),
    ],
)
def test_the_passage_is_shown_with_a_word_before_it_where_there_is_room(words: str, room: int, begins: str) -> None:
    start = TEXT.index(words)
    shown = choose_start(TEXT, (start, start + len(words)), room)
    assert TEXT[shown:].startswith(begins)
