"""What stands around a marker: whether it can be one there, or is an index, a telephone number or a part of code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest_tui.chronicle.footnotes.markers import BRACKET, PARENTHESIS, SUP, SUPERSCRIPT, Marker

_NAME_BEFORE = r"(?:(?<![\w'’.-])[a-z]|[^\W_]_\w*[^\W_])\Z"
"""Before an index in code: `x[4]`, `my_list[0]`."""
_UNIT_BEFORE = r"(?:(?<!\w)\w|\d|(?<!\w)(?:[kcdmµ]m|ft|in|mi|yd|км|см|мм|дм|га))\Z"
_OPTION_BEFORE = r"(?:\s|\A)--?[A-Za-z][\w-]{0,20}[ =]\Z"
_TELEPHONE = r"[ -]?\d{3}[ -]\d"
_CODE_AROUND = (
    (r"\w\((?:[^()\n;]|\([^()\n;]{0,40}\)){0,80}\Z", r"(?:[^()\n;]|\([^()\n;]{0,40}\)){0,80}\)[ \t]*[;{,&|)=!<>]"),
    ("", r"[ \t]*(?:[!=]=|[-+|&]?=(?![=>]))"),
    (r"=[^\n;=.]{0,60}\Z", r"[^\n;.]{0,40};"),
    (r"->\w+\Z", ""),
    (r"\b(?:char|int|long|short|unsigned|signed|float|double|byte|void|\w+_t)[ \t]+\*?\w+\Z", "[;,=)]"),
)
"""What stands before and behind an index in a line of code: it is an argument, a value is given to it or it to another,
or it is the size of what is declared."""


def is_in_code(text: str, marker: Marker) -> bool:
    """Whether `marker`, which follows a letter, is the index or the size of a field in a line of code."""
    if marker.style != BRACKET:
        return False
    return any(
        re.compile(behind).match(text, marker.end)
        and re.compile(before).search(text, max(marker.start - 130, 0), marker.start)
        for before, behind in _CODE_AROUND
    )


def is_verbatim(text: str, marker: Marker) -> bool:
    """Whether `marker` stands between the signs with which Org mode shows what it does not read."""
    before = text[marker.start - 1 : marker.start]
    return before in ("=", "~") and text.startswith(before, marker.end)


def is_target_of_text(body: str, marker: Marker) -> bool:
    """Whether `marker` is Markdown's `[label][]`, or the second half of `[text][label]`, and no index in code."""
    if body.endswith("[]", marker.start, marker.end):
        return marker.start == 0 or not is_word(body[marker.start - 1])
    begin = body.rfind("[", 0, marker.start) if body[marker.start - 1 : marker.start] == "]" else -1
    return begin >= 0 and len(body[begin + 1 : marker.start - 1].strip()) > 1 and not is_word(body[begin - 1 : begin])


def is_word(sign: str) -> bool:
    """Whether `sign`, a character or nothing, may be part of a word."""
    return sign.isalnum() or sign == "_"


def is_in_pattern(text: str, marker: Marker) -> bool:
    r"""Whether `marker` is a range of digits, as in `[1-9]\d*` or behind an option, or a job, as `[1]+ Done`."""
    if text.startswith("+ ", marker.end) or text.startswith("&", marker.start - 2):
        return re.compile(r"\+[ \t]+[A-Z]|[ \t]+\d+\b").match(text, marker.end) is not None
    if marker.style != BRACKET or len(marker.labels) < 2:
        return False
    if text.startswith(("\\", "+", "{", "|"), marker.end) or text.startswith("\\", marker.start - 1):
        return True
    return re.compile(_OPTION_BEFORE).search(text, max(marker.start - 30, 0), marker.start) is not None


def is_index(text: str, start: int) -> bool:
    """Whether what stands before the bracket at `start` is the name of a variable."""
    return re.compile(_NAME_BEFORE).search(text, max(start - 40, 0), start) is not None


def is_apart(text: str, marker: Marker) -> bool:
    """Whether what is a marker in some documents only can be one where it stands."""
    if marker.style == SUPERSCRIPT or marker.style == SUP:
        return not re.compile(_UNIT_BEFORE).search(text, max(marker.start - 8, 0), marker.start)
    if marker.style == PARENTHESIS:
        before = text[max(marker.start - 2, 0) : marker.start]
        return not before.rstrip()[-1:].isdigit() and not re.compile(_TELEPHONE).match(text, marker.end)
    return True


def without_code(body: str, markers: list[Marker]) -> list[Marker]:
    """The markers that stand in no code between backticks."""
    hidden = hide_code(body)
    return [marker for marker in markers if hidden[marker.start] == body[marker.start]]


def hide_code(body: str) -> str:
    """`body` with a backtick in place of every character of the code between backticks."""
    return re.sub(r"`{3}[^`]+`{3}|`{2}[^`\n]+`{2}|`[^`\n]+`", lambda code: "`" * len(code[0]), body)


def find_closing_markers(body: str, markers: Sequence[Marker]) -> int:
    """Where the markers begin that end the prose: nothing but stops and commas stands among and behind them."""
    begin = len(body)
    for marker in reversed(markers):
        if body[marker.end : begin].strip(" \t.,;"):
            break
        begin = marker.start
    return begin
