"""No character of a document reaches the terminal as a control."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.chronicle.text.safety import make_safe, one_line

HOSTILE = "\t\n\r\x00\x07\x0b\x1b\x7f\x85\x9b\u061c\u200e\u2028\u2029\u202e\u2066\u2069\ufeff\U000e0041\ud800"
BIDI_CONTROLS = ("LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
ANY_TEXT = st.text(st.characters()) | st.text("ab \r\n" + HOSTILE)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\rb\rc", "a\nb\nc"),
        ("a\rb\n", "a␍b\n"),
        ("a\r\r\nb", "a␍\nb"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x00\x08\x0b\x0c\x1f\x7f", "␀␈␋␌␟␡"),
        ("a\x85b\u2028c\u2029d\n", "a␤b␤c␤d\n"),
        ("\x9b31m", "\ufffd31m"),
        ("a\u202eb\u2066c\u200fd\ufeffe\U000e0041f", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"),
        ("\ud800 \udfff", "\ufffd \ufffd"),
        ("Ұлт é 🚢 — «x» \u00a0 \u200d", "Ұлт é 🚢 — «x» \u00a0 \u200d"),
        ("a\u200bb\u200cc\u2060d\u00ad", "a\u200bb\u200cc\u2060d\u00ad"),
    ],
)
def test_signs(text: str, safe: str) -> None:
    assert make_safe(text) == safe


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_what_alone_ends_lines_is_a_line_feed(end: str) -> None:
    assert make_safe(f"a{end}b{end}") == "a\nb\n"
    assert one_line(f"a{end}b") == "a␤b"


@given(ANY_TEXT)
def test_safe_text_stays_and_holds_no_control(text: str) -> None:
    safe = make_safe(text)
    assert make_safe(safe) == safe
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in safe if sign not in "\t\n")
    assert not any(unicodedata.bidirectional(sign) in BIDI_CONTROLS for sign in safe)
    safe.encode("utf-8")


@given(ANY_TEXT)
def test_each_sign_stands_for_one_character(text: str) -> None:
    expected = text.replace("\r\n", "\n")
    assert len(make_safe(text)) == len(expected)
    kept = [new for old, new in zip(expected, make_safe(text), strict=True) if old == new]
    assert all(new in kept for new in expected if new.isalnum())


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\t" not in one_line(text)
