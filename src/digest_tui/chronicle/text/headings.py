"""Headings: the lines that name what stands below them, and how deep they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
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


_SAID = lazy(r"(?:[^\W\d_][.,;!…。！।][)\]*_»”’\"']*|\[\^?\d{1,4}\])[ \t]*\Z|^[ \t]*[-*+•>|][ \t]")
"""The end of a sentence behind a word, a marker, or the beginning of an item: no title has them."""
_ATTRIBUTES = lazy(r"(?<![ \t])[ \t]++\{[#.][^\n{}]*\}\Z")
"""What pandoc writes behind a title."""
_DRAWN = " \t\n=-~^*+#"
"""What lines are drawn with, and what may stand between these."""
_AS_LONG = 0.8
"""The shorter of a title and the line drawn under it, at least, to the longer."""
_NAMES_YEAR = re.compile(r"^[^\n]{0,24}(?<!\d)[12]\d{3}(?!\d)[^\n]{0,12}$")
"""A short line with a year, as a title that is or has a date."""
FRONT_MATTER = lazy(
    r"---[ \t]*\n(?:\w[\w-]*:[^\n]*\n|[ \t-][^\n]*\n|\n)*?---[ \t]*(?:\n|\Z)"
    r"|/\*(?:[^*]|\*(?!/))*\*/|(?:\#[ \t]*[A-Z][\w-]{1,20}:[ \t][^\n]*\n){2,}"
)
"""What stands in front of a page or a file and describes it: its title, its day, its author."""
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
    marked = list(_marked().find(text))
    front = _find_end_of_front(text)
    drawn = [(start, match["line"]) for start, match in marked if match["line"] and start > front]
    rules = {front, *_find_rules(text, drawn)}
    for start, match in marked:
        if start not in rules and (heading := _read_heading(text, start, match, signs)):
            found[heading.start] = heading
    return sorted(found.values())


def _find_rules(text: str, drawn: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Where lines are `drawn` below texts, as between entries, and under no title: shorter or longer than those above.

    Half of the lines drawn so are, or the last, with nothing below it. So is one of the same length that is below a
    title or about as long as a text.
    """
    closing = {start for start, _ in drawn if _closes_text(text, start)}
    other = {start for start, line in drawn if not _is_as_long(text, start, line)}
    said = len(text.rstrip(_DRAWN))
    last = {start for start, _ in drawn if start >= said and start in other and _is_below_words(text, start)}
    alike = Counter(line for _, line in drawn)
    below_texts = Counter(line for start, line in drawn if start in closing & other)
    rules = {line for start, line in drawn if start in last or below_texts[line] * 2 >= alike[line]}
    yield from (start for start, line in drawn if line in rules and start in closing | other)


def _is_below_words(text: str, start: int) -> bool:
    """True if words stand right above the line at `start` that are no title with a date."""
    above = get_line_above(text, start)
    return above.strip() != "" and _NAMES_YEAR.search(above) is None


def _find_end_of_front(text: str) -> int:
    """Where the line is that ends what describes a page, in front of it; -1 where nothing does."""
    front = FRONT_MATTER().match(text) if text.startswith("---") else None
    return text.rindex("---", 0, front.end()) if front else -1


def _closes_text(text: str, start: int) -> bool:
    """True if what stands right above the line at `start` is no title, but a sentence, an item, the end of a paragraph.

    A title may have its date below it, or a line drawn above it; it may be a date below a text or a title.
    """
    above = find_line_above(text, start)
    line = text[above : start - 1] if start else ""
    over = get_line_above(text, above).strip()
    is_title = _NAMES_YEAR.search(line) is not None or len(set(over)) < 2 or over.startswith((":::", "#"))
    return (bool(line.strip()) and not is_title) or _SAID().search(line) is not None


def _is_as_long(text: str, start: int, drawn: str) -> bool:
    """True if the line `drawn` at `start` is about as long as one of the two above it: a title may have two."""
    below = find_line_above(text, start)
    lines = (text[below : start - 1], get_line_above(text, below))
    lengths = (len(_ATTRIBUTES().sub("", line.strip())) for line in lines)
    return any(min(length, len(drawn)) >= max(length, len(drawn)) * _AS_LONG for length in lengths)


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
