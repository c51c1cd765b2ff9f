"""Where lines break: between words, and in writing without spaces between its signs, but before no closing one."""

from __future__ import annotations

import pytest

from digest_tui.tui.line_breaks import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("The ice broke.", 8, ["The ice ", "broke."]),
        ("longerthanaline", 8, ["longerth", "analine"]),
        ("* 凌晨市卫健委发布", 8, ["* 凌晨市", "卫健委发", "布"]),
        ("凌晨市卫。委发布", 8, ["凌晨市", "卫。委发", "布"]),
        ("凌晨市「卫健」委", 8, ["凌晨市", "「卫健」", "委"]),
        ("凌晨 Laketon 市", 8, ["凌晨 ", "Laketon ", "市"]),
        ("[凌晨市](卫健", 8, ["[凌晨市]", "(卫健"]),
        ("凌晨 a “ice” b", 8, ["凌晨 a ", "“ice” b"]),
        ("", 8, [""]),
    ],
)
def test_a_line_ends_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines
