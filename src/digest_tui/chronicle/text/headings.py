"""Headings: the lines that name what stands below them, and how deep they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import LineStart, find_line_above, find_line_start, get_line_above
from digest_tui.chronicle.text.patterns import lazy

_LONGEST_HEADING = 120

ANY_ITEM = re.compile(r"(?<=\n)[ \t]*+[-*+•][ \t]")
"""What an item of a list begins with, however far it is set in."""


class Heading(NamedTuple):
    """A line that names what stands below it, with the line drawn under it if there is one."""

    start: int
    end: int
    level: int
    """1 is the highest."""
    title: str


@cache
def _marked() -> LineStart:
    """Headings that a sign marks, `## x` and `== x ==`, and the lines drawn under headings."""
    return LineStart(
        r"(?:(?P<hashes>\#{1,6})[ \t]+(?P<hashed>[^\n]*)"
        r"|(?P<equals>={1,6})[ \t]*+(?P<equaled>[^\n=][^\n]*)"
        r"|(?P<line>(?P<sign>[=\-~^*+\#])(?P=sign){2,}+)[ \t]*+(?=\n|\Z))"
    )


_CENTRED = lazy(r"\n(?P<line>[ ]{10,40}(?P<title>\w[^\n]*[^\s.,:;!?…]))(?=[ ]*\n[ \t]*(?:\n|\Z))")
"""A line over a blank one that is set in far and is no sentence."""
_MIDDLE = range(68, 83)
"""Twice the column in which the middle of a centred line stands, on pages of 70 to 80 columns."""
_BACK_MATTER = lazy(
    lambda: (
        rf"\n[ \t]*+(?:\#{{1,6}}[ \t]+|=+[ \t]*)?[*_]{{0,3}}"
        rf"(?P<words>{any_of('note_headings', 'source_headings', 'back_matter')})"
        rf"(?:[ \t]+{any_of('joining')}[ \t]+\w+)?[*_:= \t]{{0,9}}(?=\n|\Z)"
    ),
    re.IGNORECASE,
)
"""A heading below which the document speaks of itself: an entry ends before it."""


def find_headings(text: str) -> list[Heading]:
    """Every heading that a sign marks, in order."""
    found: dict[int, Heading] = {}
    signs: dict[str, int] = {}
    for start, match in _marked().find(text):
        if heading := _read_heading(text, start, match, signs):
            found[heading.start] = heading
    return sorted(found.values())


def _read_heading(text: str, start: int, match: re.Match[str], signs: dict[str, int]) -> Heading | None:
    """The heading on the line at `start`, or above it where that is a line drawn under one; None for none.

    Which sign under a heading is the higher, the order in which a document
    first uses them says: `signs` keeps it.
    """
    if match["hashes"]:
        level, title = len(match["hashes"]), match["hashed"].strip(" \t#")
    elif match["equals"]:
        level, title = len(match["equals"]), match["equaled"].rstrip(" \t")
        if not title.endswith(match["equals"]):
            return None
        title = title.rstrip("=").rstrip(" \t")
    else:
        above = find_line_above(text, start)
        title = text[above : start - 1].strip() if start and start - above <= _LONGEST_HEADING else ""
        if not title or (title[0] in "-=~^*+#|" and len(set(title)) < 3):
            return None
        start, level = above, signs.setdefault(match["sign"], len(signs) + 1)
    return Heading(start, match.end(), level, title)


def find_centred_titles(text: str) -> Iterator[int]:
    """Where the lines begin that are centred, as lynx prints the title of a page or of a part of it.

    They stand by themselves; what a colon announces is text.
    """
    for match in _CENTRED().finditer(text):
        start = match.start("line")
        is_announced = text[max(start - _LONGEST_HEADING, 0) : start].rstrip().endswith(":")
        is_by_itself = not get_line_above(text, start).strip() and not is_announced
        if is_by_itself and len(match["line"]) * 2 - len(match["title"]) in _MIDDLE:
            yield start


def find_end_of_section(headings: Sequence[Heading], start: int, level: int, until: int) -> int:
    """Where what begins at `start` ends, at most `until`: at a heading not below `level`."""
    place = bisect_right(headings, start, key=lambda heading: heading.start)
    while place < len(headings) and headings[place].start < until:
        if headings[place].level <= level:
            return headings[place].start
        place += 1
    return until


def find_back_matter(text: str, start: int) -> int:
    """Where behind `start`, in the last entry, the references begin, or the see-also; the end of the text if nowhere.

    What stands under entries before as well, as their `Sources`, is a part of them.
    """
    seen: dict[str, bool] = {}
    for match in _BACK_MATTER().finditer(text, start):
        above = text[find_line_start(text, match.start()) : match.start()]
        word = match["words"].lower()
        if word not in seen:
            before = re.compile(rf"\n[#*_= \t]*+{re.escape(word)}[*_:= \t]*\n", re.IGNORECASE)
            seen[word] = before.search(text, 0, start) is not None
        if not seen[word] and (not above.strip() or "#" in match[0]):
            return match.start() + 1
    return len(text)
