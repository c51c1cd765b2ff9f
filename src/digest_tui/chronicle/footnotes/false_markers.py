"""What looks like a marker and is none by what stands around it: an index, a unit, a telephone number, code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from digest_tui.chronicle.footnotes.markers import BRACKET, PARENTHESIS, RAISED, Marker, MarkerStyle
from digest_tui.chronicle.model import InlineLink
from digest_tui.chronicle.text.patterns import lazy

_UNIT_BEFORE = lazy(r"(?:(?<!\w)\w|\d|(?<!\w)(?:[kcdmµ]m|ft|in|mi|yd|км|см|мм|дм|га))\Z")
_OPTION_BEFORE = lazy(r"(?:\s|\A)--?[A-Za-z][\w-]{0,20}[ =]\Z")
_TELEPHONE = lazy(r"[ -]?\d{3}[ -]\d")
_CODE_BEHIND = lazy(r"[ \t]*(?:[!=]=|[-+|&]?=(?![=>]))|[^()\n;]{0,80}\)[ \t]*[;{]")
"""What follows an index in a line of code: a value is given to it or compared with it, or it is an argument."""
_STATEMENT_BEFORE = lazy(
    r"(?:=[^\n;=.]{0,60}|\b(?:char|int|long|short|unsigned|float|double|byte|void|\w+_t)[ ]+\*?\w+)\Z"
)
_STATEMENT_BEHIND = lazy(r"[^\n;.]{0,40};")
_JOB_BEHIND = lazy(r"\+[ \t]+[A-Z]|[ \t]+\d+\b")


class Body:
    """A stretch of prose, which begins at `start` of the document, and the `links` in it."""

    def __init__(self, text: str, start: int, links: Sequence[InlineLink] = ()) -> None:
        self.text = text
        self.start = start
        self.links = links
        self.has_backticks = "`" in text

    @cached_property
    def ends_of_links(self) -> frozenset[int]:
        """Where its links end."""
        return frozenset(link.end for link in self.links)

    @cached_property
    def without_code(self) -> str:
        """Its text with backticks in place of the code between backticks."""
        return hide_code(self.text)


@dataclass(frozen=True, eq=False)
class FalseMarker:
    """Something that makes what looks like a marker none, wherever it stands."""

    name: str
    example: str
    """A document in which something would be a reference without it."""
    styles: tuple[MarkerStyle, ...]
    """The styles of marker it speaks of; () for all."""
    holds: Callable[[Body, Marker], bool]


def is_false(body: Body, marker: Marker) -> bool:
    """True if `marker` is none by what stands around it in `body`."""
    return any(rule.holds(body, marker) for rule in _find_rules(FALSE_MARKERS, marker.style))


@cache
def _find_rules(table: tuple[FalseMarker, ...], style: MarkerStyle) -> tuple[FalseMarker, ...]:
    return tuple(rule for rule in table if not rule.styles or style in rule.styles)


def is_part_of_link(body: Body, marker: Marker) -> bool:
    """True for what stands within a URL."""
    if not body.links:
        return False
    place = bisect_right(body.links, marker.start, key=lambda link: link.start)
    return place > 0 and marker.start < body.links[place - 1].end


def is_code(body: Body, marker: Marker) -> bool:
    """True for what stands between backticks, or between the signs with which Org mode shows code."""
    if body.has_backticks and body.without_code[marker.start] != body.text[marker.start]:
        return True
    before = body.text[marker.start - 1 : marker.start]
    return before in ("=", "~") and body.text.startswith(before, marker.end)


def is_range_in_pattern(body: Body, marker: Marker) -> bool:
    r"""True for a range of digits, as in `[1-9]\d*` or behind an option."""
    if len(marker.labels) < 2:
        return False
    text = body.text
    if text.startswith(("\\", "+", "{", "|"), marker.end) or text.startswith("\\", marker.start - 1):
        return True
    return _OPTION_BEFORE().search(text, max(marker.start - 30, 0), marker.start) is not None


def is_job(body: Body, marker: Marker) -> bool:
    """True for a job of a shell, as `[1]+ Done`."""
    if not (body.text.startswith("+ ", marker.end) or body.text.startswith("&", marker.start - 2)):
        return False
    return _JOB_BEHIND().match(body.text, marker.end) is not None


def is_in_line_of_code(body: Body, marker: Marker) -> bool:
    """True for the index or the size of a field in a line of code."""
    if not is_glued(body, marker):
        return False
    text = body.text
    is_statement = _STATEMENT_BEHIND().match(text, marker.end) and _STATEMENT_BEFORE().search(
        text, max(marker.start - 80, 0), marker.start
    )
    return bool(is_statement) or _CODE_BEHIND().match(text, marker.end) is not None


def is_exponent(body: Body, marker: Marker) -> bool:
    """True for what follows a unit, a figure or a single letter: `m²`."""
    return _UNIT_BEFORE().search(body.text, max(marker.start - 8, 0), marker.start) is not None


def is_telephone_number(body: Body, marker: Marker) -> bool:
    """True for what follows a figure or begins a telephone number: `(801) 596-…`."""
    before = body.text[max(marker.start - 2, 0) : marker.start]
    return before.rstrip()[-1:].isdigit() or _TELEPHONE().match(body.text, marker.end) is not None


FALSE_MARKERS: tuple[FalseMarker, ...] = (
    FalseMarker(
        "a part of a URL",
        "See https://lake.example/a=[1]&b=2 there.\n\n[1] https://lake.example/1\n",
        (),
        is_part_of_link,
    ),
    FalseMarker("code between signs", "The list `[1]` is read.\n\n[1] https://lake.example/1\n", (), is_code),
    FalseMarker(
        "a range of digits in a pattern",
        "Numbers are [1-2]\\d* here.\n\n[1] https://lake.example/1\n[2] https://lake.example/2\n",
        (BRACKET,),
        is_range_in_pattern,
    ),
    FalseMarker("a job of a shell", "Then [1]+ Done is told.\n\n[1] https://lake.example/1\n", (BRACKET,), is_job),
    FalseMarker(
        "an index in a line of code",
        "The list[1] = 0 is set.\n\n[1] https://lake.example/1\n",
        (BRACKET,),
        is_in_line_of_code,
    ),
    FalseMarker(
        "an exponent",
        "The ferry stands still.¹ It has 20 m² of deck.²\n\n¹ https://lake.example/1\n² https://lake.example/2\n",
        RAISED,
        is_exponent,
    ),
    FalseMarker(
        "a telephone number",
        "The ferry stands still (1). Call (1) 555-0199.\n\n(1) https://lake.example/1\n",
        (PARENTHESIS,),
        is_telephone_number,
    ),
)


def is_glued(body: Body, marker: Marker) -> bool:
    """True if `marker` follows a letter or a figure without a space."""
    before = body.text[marker.start - 1 : marker.start]
    return (before.isalnum() or before == "_") and marker.start not in body.ends_of_links


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
