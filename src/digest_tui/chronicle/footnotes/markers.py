"""The table of markers we can read, and where in a text they stand.

Which of them refers to a footnote, the document says (resolving.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.footnotes.labels import CIRCLED, read_label
from digest_tui.chronicle.text.patterns import lazy


@dataclass(frozen=True, eq=False)
class MarkerStyle:
    """One way in which the prose refers to a footnote."""

    name: str
    example: str
    pattern: str
    """Matches the marker; its one group is what it names."""
    signs: tuple[str, ...] = ()
    """Every such marker holds one of these, so that a text without them need not be searched; () if it need not."""
    family: str = ""
    """What sets the labels of its footnotes apart from those of other styles."""
    has_ranges: bool = False
    """True if it may name several numbers: `[1, 3-5]`."""
    names_words: bool = False
    """True if it names labels that are no numbers."""
    is_distinct: bool = False
    """True if prose holds it for nothing else, so that it is a marker even where no footnote answers."""
    is_occasional: bool = False
    """True if such a thing is a marker only in documents whose footnotes are referred to so."""


_GAP = r"(?:[ \t]*+\n[ \t]*+|[ \t]?)"
"""A space, or where a line was wrapped."""
_NUMBERS = rf"\d{{1,7}}(?:{_GAP}[,;–—-]{_GAP}\d{{1,7}})*"
_WHERE = r"[,:]\s*+(?:§{1,2}|[^\W\d_]{1,12}\.?)\s*+\d[\d.,–-]{0,20}[a-z]?"
_PASSAGE = rf"{_WHERE}(?:;\s*+\d{{1,7}}(?:{_WHERE})?)*"
"""Where in what is named: `, p. 12`, `, § 3`, `: Section 2.1`. Another work may follow: `, с. 12; 3, с. 4`."""

RST = MarkerStyle("rst", "[1]_", r"\[([#*]|[#*]?[\w.:+-]{1,60})\]_(?!\w)", ("[",), is_distinct=True)
# It begins with its bracket and nothing else, or the search for it is ten times slower.
BRACKET = MarkerStyle("bracket", "[1]", rf"\[({_NUMBERS})(?:{_PASSAGE})?\]", ("[",), has_ranges=True)
ESCAPED = MarkerStyle("escaped", r"\[1\]", rf"\\\[({_NUMBERS})\\\]", ("\\[",), has_ranges=True)
CARET = MarkerStyle("caret", "[^1]", r"\[\^([^\[\]\s]{1,60})\]", ("[^",), "^", is_distinct=True)
ORG = MarkerStyle("org", "[fn:1]", r"\[fn:([\w-]{1,60})\]", ("[fn:",), "fn:", is_distinct=True)
NAME = MarkerStyle("name", "[R 99]", r"\[((?:[^\[\]\n]|\n(?![ \t]*\n)){1,200})\](?:\[\])?", ("[",), names_words=True)
SUPERSCRIPT = MarkerStyle("superscript", "¹²", r"([⁰¹²³⁴-⁹]{1,4})", tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"), is_occasional=True)
SUP = MarkerStyle("sup", "<sup>1</sup>", r"<sup>\s*+(\d{1,4})\s*+</sup>", ("<sup>",), is_occasional=True)
PARENTHESIS = MarkerStyle("parenthesis", "(1)", r"\((\d{1,4})\)", is_occasional=True)
WIDE = MarkerStyle(
    "wide",
    "［1］",
    r"(?:[［〔【（][注註]?[ ]?(?=\d)|(?=[①-⑳]))(\d{1,4}|[①-⑳])(?:(?<=\d)[］〕】）]|(?<=[①-⑳]))",
    ("［", "〔", "【", "（", *map(chr, CIRCLED)),
    is_occasional=True,
)
# A number that was raised before a PDF was turned into text.
LOWERED = MarkerStyle(
    "lowered", "The ferry stops.1", r"(?<=[^\W\d_][.!?…”»)])(\d{1,3})(?=[\s,;]|\Z)", is_occasional=True
)
STYLES = (RST, BRACKET, ESCAPED, CARET, ORG, NAME, SUPERSCRIPT, SUP, PARENTHESIS, WIDE, LOWERED)
"""Every style; where two match at one place, the first is read."""
RAISED = (SUPERSCRIPT, SUP)
USUAL = (BRACKET, ESCAPED, NAME, *RAISED)
"""The styles that may refer to footnotes of most styles."""

_LONGEST_RANGE = 200
_MOST_OF_RANGES = 20_000
"""So many labels are read out of the ranges of one stretch of text; behind them a range names its two ends. `[1-200]`
again and again would else take a thousand times the memory of its text."""
# What makes `[12]` the text of a link, though not of one to a place in the same document: `[[12]](#note-12)`.
_TARGET_BEHIND = lazy(r"\([^\s()]*(?:[:/?=&#]|\.\w)|\]\((?!#)[^\s()]*(?:[:/?=&#]|\.\w)")
_OF_ANOTHER_WORK = lazy(r";\s*(\d{1,7})(?=[,;\]])")


class Marker(NamedTuple):
    """What looks like a reference to footnotes."""

    start: int
    end: int
    style: MarkerStyle
    labels: list[str]


def find_markers(text: str, start: int, end: int, styles: tuple[MarkerStyle, ...]) -> Iterator[Marker]:
    """All that stands in `[start, end)` of `text` and looks like a marker of one of `styles`."""
    if not styles:
        return
    room = _MOST_OF_RANGES
    # Each style is a group with what it names as a group inside.
    for match in _compile(styles).finditer(text, start, end):
        begin, end = match.span()
        if text.startswith(("(", "]("), end) and _TARGET_BEHIND().match(text, end):
            continue
        group = match.lastindex or 1
        style, written = styles[group // 2], match[group + 1]
        if style.has_ranges and not written.isdecimal():
            labels = expand_labels(written) if room > 0 else re.findall(r"\d+", written)
            room -= len(labels)
        else:
            labels = [read_label(written)]
        if style.has_ranges:
            labels += _OF_ANOTHER_WORK().findall(text, match.end(group + 1), end)
        yield Marker(begin, end, style, labels)


def find_held_styles(text: str, start: int, end: int) -> tuple[MarkerStyle, ...]:
    """The styles that are worth a search in `[start, end)` of `text`."""
    return tuple(
        style for style in STYLES if not style.signs or any(text.find(sign, start, end) >= 0 for sign in style.signs)
    )


def expand_labels(written: str) -> list[str]:
    """The labels that a marker names: `1, 2` and `3-5` are five. Empty for what counts no notes, as `2016-1999`."""
    if written.isdigit():
        return [written]
    labels: list[str] = []
    for part in re.split(r"[,;]", written):
        first, *others = (number.strip() for number in re.split(r"[–—-]", part))
        if not others:
            labels.append(first)
            continue
        low, high = int(first), int(others[-1])
        if len(others) > 1 or not 0 < low < high <= low + _LONGEST_RANGE:
            return []
        labels += map(str, range(low, high + 1))
    return labels


@cache
def _compile(styles: tuple[MarkerStyle, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({style.pattern})" for style in styles))
