"""What looks like a marker and is none by what stands around it: an index, a unit, a telephone number, code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.footnotes.markers import BRACKET, ORG, PARENTHESIS, RAISED, Marker, MarkerStyle
from digest_tui.chronicle.model import InlineLink
from digest_tui.chronicle.text.patterns import lazy

_UNIT_BEFORE = lazy(r"(?:(?<!\w)\w|\d|(?<!\w)(?:[kcdmµ]m|ft|in|mi|yd|км|см|мм|дм|га))\Z")
_OPTION_BEFORE = lazy(r"(?:\s|\A)--?[A-Za-z][\w-]{0,20}[ =]\Z")
_TELEPHONE = lazy(r"[ -]?\d{3}[ -]\d")
_JOB_BEHIND = lazy(r"\+[ \t]+[A-Z]|[ \t]+\d+\b")
_CODE_AROUND = (
    (
        lazy(r"\w\((?:[^()\n;]|\([^()\n;]{0,40}\)){0,80}\Z"),
        lazy(r"(?:[^()\n;]|\([^()\n;]{0,40}\)){0,80}\)[ \t]*[;{,&|)=!<>]"),
    ),
    (lazy(""), lazy(r"[ \t]*(?:[!=]=|[-+|&]?=(?![=>]))")),
    (lazy(r"=[^\n;=.]{0,60}\Z"), lazy(r"[^\n;.]{0,40};")),
    (lazy(r"->\w+\Z"), lazy("")),
    (
        lazy(r"\b(?:char|int|long|short|unsigned|signed|float|double|byte|void|\w+_t)[ \t]+\*?\w+\Z"),
        lazy("[;,=)]"),
    ),
)
"""What stands before and behind an index in a line of code: it is an argument, a value is given to it or it to another,
or it is the size of what is declared."""


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


class FalseMarker(NamedTuple):
    """Something that makes what looks like a marker none, wherever it stands."""

    name: str
    example: str
    """A document in which something would be a reference without it."""
    styles: tuple[MarkerStyle, ...]
    """The styles of marker it speaks of; () for all."""
    holds: Callable[[Body, Marker], bool]


def is_false(body: Body, marker: Marker) -> bool:
    """True if `marker` is none by what stands around it in `body`."""
    for row in FALSE_MARKERS:
        if (not row.styles or marker.style in row.styles) and row.holds(body, marker):
            return True
    return False


def is_part_of_link(body: Body, marker: Marker) -> bool:
    """True for what stands within a URL."""
    if not body.links:
        return False
    place = bisect_right(body.links, marker.start, key=lambda link: link.start)
    return place > 0 and marker.start < body.links[place - 1].end


def is_in_code_span(body: Body, marker: Marker) -> bool:
    """True for what stands between backticks."""
    return body.has_backticks and body.without_code[marker.start] != body.text[marker.start]


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
    text = body.text
    if not is_glued(body, marker):
        return False
    return any(
        behind().match(text, marker.end) and before().search(text, max(marker.start - 130, 0), marker.start)
        for before, behind in _CODE_AROUND
    )


def is_shown_verbatim(body: Body, marker: Marker) -> bool:
    """True for what stands between the signs with which Org mode shows what it does not read."""
    before = body.text[marker.start - 1 : marker.start]
    return before in ("=", "~") and body.text.startswith(before, marker.end)


def is_exponent(body: Body, marker: Marker) -> bool:
    """True for what follows a unit, a figure or a single letter: `m²`."""
    return _UNIT_BEFORE().search(body.text, max(marker.start - 8, 0), marker.start) is not None


def is_telephone_number(body: Body, marker: Marker) -> bool:
    """True for what follows a figure or begins a telephone number: `(801) 596-…`."""
    before = body.text[max(marker.start - 2, 0) : marker.start]
    return before.rstrip()[-1:].isdigit() or _TELEPHONE().match(body.text, marker.end) is not None


FALSE_MARKERS: tuple[FalseMarker, ...] = (
    FalseMarker("a part of a URL", "", (), is_part_of_link),
    FalseMarker("code between backticks", "", (), is_in_code_span),
    FalseMarker("a range of digits in a pattern", "", (BRACKET,), is_range_in_pattern),
    FalseMarker("a job of a shell", "", (BRACKET,), is_job),
    FalseMarker("an index in a line of code", "", (BRACKET,), is_in_line_of_code),
    FalseMarker("shown by Org mode as it is", "", (ORG,), is_shown_verbatim),
    FalseMarker("an exponent", "", RAISED, is_exponent),
    FalseMarker("a telephone number", "", (PARENTHESIS,), is_telephone_number),
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
