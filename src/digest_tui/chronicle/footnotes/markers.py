"""The table of markers we can read, and where in a text they stand.

Which of them refers to a footnote, the document says (references.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.footnotes.styles import CIRCLED, fold_label


class MarkerStyle(NamedTuple):
    """One way in which the prose refers to a footnote."""

    name: str
    example: str
    pattern: str
    """Matches the marker; its one group is what it names."""
    family: str = ""
    """The family of the footnotes it refers to."""
    is_occasional: bool = False
    """Whether such a thing is a marker only in documents whose footnotes are referred to so."""


_GAP = r"(?:[ \t]*+\n[ \t]*+|[ \t]?)"
"""A space, or where a line was wrapped."""
_NUMBERS = rf"\d{{1,7}}(?:{_GAP}[,;–—-]{_GAP}\d{{1,7}})*"
STYLES = (
    MarkerStyle("rst", "[1]_", r"\[([#*]|[#*]?[\w.:+-]{1,60})\]_(?!\w)"),
    # It begins with its bracket and nothing else, or the search for it is ten times slower.
    MarkerStyle("bracket", "[36]", rf"\[({_NUMBERS})(?:[,:](?:[^\[\]\n]|\n(?![ \t]*\n)){{1,40}})?\]"),
    MarkerStyle("escaped", r"\[36\]", rf"\\\[({_NUMBERS})\\\]"),
    MarkerStyle("caret", "[^1]", r"\[\^([^\[\]\s]{1,60})\]", family="^"),
    MarkerStyle("org", "[fn:1]", r"\[fn:([\w-]{1,60})\]", family="fn:"),
    MarkerStyle("name", "[R 99]", r"\[((?:[^\[\]\n]|\n(?![ \t]*\n)){1,200})\](?:\[\])?"),
    MarkerStyle("superscript", "¹²", r"([⁰¹²³⁴-⁹]{1,4})", is_occasional=True),
    MarkerStyle("sup", "<sup>12</sup>", r"<sup>\s*+(\d{1,4})\s*+</sup>", is_occasional=True),
    MarkerStyle("parenthesis", "(12)", r"\((\d{1,4})\)", is_occasional=True),
    MarkerStyle(
        "wide",
        "［12］",
        r"(?:[［〔【（][注註]?[ ]?(?=\d)|(?=[①-⑳]))(\d{1,4}|[①-⑳])(?:(?<=\d)[］〕】）]|(?<=[①-⑳]))",
        is_occasional=True,
    ),
)
RST, BRACKET, ESCAPED, CARET, ORG, NAME, SUPERSCRIPT, SUP, PARENTHESIS, WIDE = range(10)
"""Of each style its place in `STYLES`."""

_WIDE_SIGNS = "［〔【（①"
_LONGEST_RANGE = 200
_MOST_OF_RANGES = 20_000
"""So many labels are read out of the ranges of one stretch of text; behind them a range names its two ends. `[1-200]`
again and again would else take a thousand times the memory of its text."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What makes `[12]` the text of a link, though not of one to a place in the same document: `[[12]](#note-12)`.
_TARGET_BEHIND = r"\([^\s()]*(?:[:/?=&#]|\.\w)|\]\((?!#)[^\s()]*(?:[:/?=&#]|\.\w)"


class Marker(NamedTuple):
    """What looks like a reference to footnotes."""

    start: int
    end: int
    style: int
    """Its place in `STYLES`."""
    labels: list[str]


def find_named_labels(text: str, start: int, end: int) -> Iterator[tuple[str, str, bool]]:
    """All that `[start, end)` of `text` could refer to: the marker's style, the label folded, if it begins a line.

    A sign of a heading or of a list does not count as something before it.
    """
    is_wide = any(text.find(sign, start, end) >= 0 for sign in _WIDE_SIGNS)
    for marker in find_markers(text, start, end, tuple(range(len(STYLES) - (not is_wide)))):
        name = STYLES[marker.style].name
        begins_line = not text[text.rfind("\n", 0, marker.start) + 1 : marker.start].strip(" \t#-*+•")
        for label in marker.labels:
            yield name, fold_label(label), begins_line


def find_bracket_markers(text: str, start: int, end: int) -> Iterator[int]:
    """Where in `[start, end)` of `text` something stands that looks like `[36]`."""
    return (marker.start for marker in find_markers(text, start, end, (BRACKET,)))


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


_OF_ANOTHER_WORK = re.compile(r";\s*(\d{1,7})(?=[,;\]])")


@cache
def _compile(styles: tuple[int, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({STYLES[style].pattern})" for style in styles))


def find_markers(text: str, start: int, end: int, styles: tuple[int, ...]) -> Iterator[Marker]:
    """All that stands in `[start, end)` of `text` and looks like a marker of one of `styles`, by their places."""
    room = _MOST_OF_RANGES
    # Each style is a group with what it names as a group inside.
    for match in _compile(styles).finditer(text, start, end):
        begin, end = match.span()
        if text.startswith(("(", "]("), end) and _is_text_of_link(text, end):
            continue
        group = match.lastindex or 1
        style = styles[group // 2]
        written = match[group + 1]
        if style == BRACKET and match.end(group + 1) < end - 1 and not _names_passage(text, match.end(group + 1), end):
            if NAME not in styles:
                continue
            style, written = NAME, text[begin + 1 : end - 1]
        if style in (BRACKET, ESCAPED):
            labels = [written]
            if not written.isdecimal():
                labels = expand_labels(written) if room > 0 else re.findall(r"\d+", written)
                room -= len(labels)
            labels += _OF_ANOTHER_WORK.findall(text, match.end(group + 1), end)
        elif style == SUPERSCRIPT:
            labels = [written.translate(_SUPERSCRIPTS)]
        elif style == WIDE:
            labels = [written.translate(CIRCLED)]
        else:
            labels = [" ".join(written.split())]
        yield Marker(begin, end, style, labels)


def _names_passage(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` says where in what the marker names: `, p. 12]`, `, § 3]`, `: Section 2.1]`.

    Another work may follow: `, с. 12; 3, с. 4]`.
    """
    where = r"[,:]\s*+(?:§{1,2}|[^\W\d_]{1,12}\.?)\s*+\d[\d.,–-]{0,20}[a-z]?"
    passage = rf"{where}(?:;\s*+\d{{1,7}}(?:{where})?)*\]"
    return re.compile(passage).fullmatch(text, start, end) is not None


def _is_text_of_link(text: str, end: int) -> bool:
    return re.compile(_TARGET_BEHIND).match(text, end) is not None
