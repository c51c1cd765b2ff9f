"""Words for people that several parts of the program share."""

from __future__ import annotations

import pytest

from digest_tui.chronicle.wording import explain_missing, format_count


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1234567, "1,234,567 entries")]
)
def test_a_number_agrees_with_its_noun(count: int, words: str) -> None:
    assert format_count(count, "entry", "entries") == words
    assert format_count(count, "byte") == words.replace("entries", "bytes").replace("entry", "byte")


@pytest.mark.parametrize(
    ("is_empty", "is_complete", "is_elsewhere", "words"),
    [
        (False, True, False, "no source is given in this document"),
        (False, True, True, "no source is given in this section"),
        (False, False, False, "the document is still being read"),
        (True, True, False, "the footnote is empty"),
        (True, False, True, "the footnote is empty"),
    ],
)
def test_why_a_source_is_missing(is_empty: bool, is_complete: bool, is_elsewhere: bool, words: str) -> None:
    assert explain_missing(is_empty, is_complete, is_elsewhere) == words
