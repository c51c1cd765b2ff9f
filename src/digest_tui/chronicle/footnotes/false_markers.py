"""What looks like a marker and is none by what stands around it: an index, a unit, code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.footnotes.markers import BRACKET, PARENTHESIS, RAISED, Marker
from digest_tui.chronicle.model import InlineLink
from digest_tui.chronicle.rules import Rule, find_first
from digest_tui.chronicle.text.patterns import lazy

_UNIT_BEFORE = lazy(r"(?:(?<!\w)\w|\d|(?<!\w)(?:[kcdmµ]m|ft|in|mi|yd|км|см|мм|дм|га))\Z")
_CODE_BEHIND = lazy(r"[ \t]*(?:[!=]=|[-+|&]?=(?![=>]))|[^()\n;]{0,80}\)[ \t]*[;{]")
"""What follows an index in a line of code: a value is given to it or compared with it, or it is an argument."""
_STATEMENT_BEFORE = lazy(
    r"(?:=[^\n;=.]{0,60}|\b(?:char|int|long|short|unsigned|float|double|byte|void|\w+_t)[ ]+\*?\w+)\Z"
)
_STATEMENT_BEHIND = lazy(r"[^\n;.]{0,40};")
_SHELL_OR_PATTERN = lazy(r"(?<=& )\[\d+\][ ]\d|\[\d+\]\+[ ]+[A-Z]|\[\d+-\d+\](?:[\\+{]|\|(?=\S))|(?<=\\)\[\d+-\d+\]")


class Body:
    """A stretch of prose, which begins at `start` of the document, and the `links` in it."""

    def __init__(self, text: str, start: int, links: Sequence[InlineLink] = ()) -> None:
        self.text = text
        self.start = start
        self.links = links
        self.without_code = hide_code(text)
        """Its text with backticks in place of the code between backticks."""

    @cached_property
    def ends_of_links(self) -> frozenset[int]:
        """Where its links end."""
        return frozenset(link.end for link in self.links)


class Sighting(NamedTuple):
    """What looks like a marker, where it stands."""

    body: Body
    marker: Marker


def is_false(body: Body, marker: Marker) -> bool:
    """True if `marker` is none by what stands around it in `body`."""
    return find_first(FALSE_MARKERS, Sighting(body, marker)) is not None


def is_part_of_link(one: Sighting) -> bool:
    """True for what stands within a URL."""
    links, at = one.body.links, one.marker.start
    place = bisect_right(links, at, key=lambda link: link.start) if links else 0
    return place > 0 and at < links[place - 1].end


def is_code(one: Sighting) -> bool:
    """True for what stands between backticks, or between the signs with which Org mode shows code."""
    body, marker = one
    if body.without_code[marker.start] != body.text[marker.start]:
        return True
    before = body.text[marker.start - 1 : marker.start]
    return before in ("=", "~") and body.text.startswith(before, marker.end)


def is_of_shell_or_pattern(one: Sighting) -> bool:
    r"""True for a job of a shell, as `[1]+ Done`, and for a range of digits in a pattern, as `[1-9]\d*`."""
    return one.marker.style is BRACKET and bool(_SHELL_OR_PATTERN().match(one.body.text, one.marker.start))


def is_in_line_of_code(one: Sighting) -> bool:
    """True for the index or the size of a field in a line of code."""
    text, marker = one.body.text, one.marker
    if marker.style is not BRACKET or not is_glued(*one):
        return False
    is_statement = _STATEMENT_BEHIND().match(text, marker.end) and _STATEMENT_BEFORE().search(
        text, max(marker.start - 80, 0), marker.start
    )
    return bool(is_statement) or _CODE_BEHIND().match(text, marker.end) is not None


def is_exponent(one: Sighting) -> bool:
    """True for what follows a unit, a figure or a single letter: `m²`."""
    text, marker = one.body.text, one.marker
    return marker.style in RAISED and bool(_UNIT_BEFORE().search(text, max(marker.start - 8, 0), marker.start))


def is_behind_figure(one: Sighting) -> bool:
    """True for what follows a figure: `Article 12(2)`."""
    text, marker = one.body.text, one.marker
    return marker.style is PARENTHESIS and text[max(marker.start - 2, 0) : marker.start].rstrip()[-1:].isdigit()


FALSE_MARKERS: tuple[Rule[Sighting], ...] = (
    Rule(
        "a part of a URL",
        "See https://lake.example/a=[1]&b=2 there.\n\n[1] https://lake.example/1\n",
        is_part_of_link,
    ),
    Rule("code between signs", "The list `[1]` is read.\n\n[1] https://lake.example/1\n", is_code),
    Rule(
        "a job of a shell, or a pattern",
        "Then [1]+ Done is told.\n\n[1] https://lake.example/1\n",
        is_of_shell_or_pattern,
    ),
    Rule("an index in a line of code", "The list[1] = 0 is set.\n\n[1] https://lake.example/1\n", is_in_line_of_code),
    Rule(
        "an exponent",
        "The ferry stands still.¹ It has 20 m² of deck.²\n\n¹ https://lake.example/1\n² https://lake.example/2\n",
        is_exponent,
    ),
    Rule(
        "behind a figure",
        "The ferry stands still (1). See Article 12(1).\n\n(1) https://lake.example/1\n",
        is_behind_figure,
    ),
)


def is_glued(body: Body, marker: Marker) -> bool:
    """True if `marker` follows a letter or a figure without a space."""
    before = body.text[marker.start - 1 : marker.start]
    return (before.isalnum() or before == "_") and marker.start not in body.ends_of_links


def hide_code(body: str) -> str:
    """`body` with a backtick in place of every character of the code between backticks."""
    if "`" not in body:
        return body
    return re.sub(r"`{3}[^`]+`{3}|`{2}[^`\n]+`{2}|`[^`\n]+`", lambda code: "`" * len(code[0]), body)


def find_closing_markers(body: str, markers: Sequence[Marker]) -> int:
    """Where the markers begin that end the prose: nothing but stops and commas stands among and behind them."""
    begin = len(body)
    for marker in reversed(markers):
        if body[marker.end : begin].strip(" \t.,;"):
            break
        begin = marker.start
    return begin
