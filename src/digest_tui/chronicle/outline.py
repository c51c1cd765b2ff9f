"""Headings: the lines that name what stands below them, and how deep they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

PLAIN = 9
"""The level of a heading that nothing but its company shows: a short line between blank lines."""
_LONGEST_HEADING = 100

# Behind these the document speaks of itself: an entry ends before them.
_BACK_MATTER = (
    r"(?:references?|notes?|footnotes|endnotes|sources?|bibliography|see also|external links|further reading|"
    r"(?:visible |hidden )?links|citations|credits?|appendix|about|colophon|copyright|licen[cs]e|"
    r"источники|примечания|ссылки|литература|сноски|см\. также|примітки|джерела|посилання|"
    r"ескертпелер|дереккөздер|сілтемелер|anmerkungen|einzelnachweise|weblinks|quellen|siehe auch|"
    r"références|notes et références|liens externes|voir aussi|referencias|notas|enlaces externos|véase también|"
    r"kaynaklar|kaynakça|dipnotlar|ayrıca bakınız)"
)


class Heading(NamedTuple):
    """A line that names what stands below it, with the line drawn under it if there is one."""

    start: int
    end: int
    level: int
    """1 is the highest; `PLAIN` where nothing shows it."""
    title: str
    is_back_matter: bool
    """It begins the references, the notes, the see-also: no entry goes on below it."""


@cache
def _marked() -> re.Pattern[str]:
    """Headings that a sign marks: `## x`, `== x ==`, and what a line is drawn under."""
    return re.compile(
        r"(?:\A|\n)(?:"
        r"[ ]{0,3}(?P<hashes>\#{1,6})[ \t]+(?P<hashed>[^\n]*?)[ \t]*\#*[ \t]*(?=\n|\Z)"
        r"|(?P<equals>={1,6})[ \t]*(?P<equaled>[^\n=][^\n]*?)[ \t]*(?P=equals)[ \t]*(?=\n|\Z)"
        r"|[ ]{0,3}(?P<lined>[^\s][^\n]{0,118})\n[ ]{0,3}(?P<line>(?P<sign>[=\-~^*+\#])(?P=sign){2,})[ \t]*(?=\n|\Z)"
        r")"
    )


@cache
def _back_matter() -> re.Pattern[str]:
    return re.compile(
        rf"\n(?P<plain>[ \t]*[*_]*(?P<words>{_BACK_MATTER})(?:[ \t]+and[ \t]+\w+)?[*_]*:?[*_]*[ \t]*)(?=\n|\Z)",
        re.IGNORECASE,
    )


@cache
def _is_back_matter() -> re.Pattern[str]:
    return re.compile(rf"[*_\d. \t]*{_BACK_MATTER}(?:[ \t]+and[ \t]+\w+)?[*_]*:?[ \t]*\Z", re.IGNORECASE)


def find_headings(text: str) -> list[Heading]:
    """Every heading that a sign marks, and the plain ones that begin the matter behind the entries, in order."""
    found: list[Heading] = []
    signs: dict[str, int] = {}
    for match in _marked().finditer(text):
        start = match.start() + (text[match.start()] == "\n")
        if match["hashes"]:
            level, title = len(match["hashes"]), match["hashed"]
        elif match["equals"]:
            level, title = len(match["equals"]), match["equaled"]
        else:
            title, sign = match["lined"].strip(), match["sign"]
            if title[0] in "-=~^*+#|" and len(set(title)) < 3:
                continue
            level = signs.setdefault(sign, len(signs) + 1)
        found.append(Heading(start, match.end(), level, title, bool(_is_back_matter().match(title))))
    marked = {heading.start for heading in found}
    for match in _back_matter().finditer(text):
        start = match.start() + 1
        if start not in marked and not text[text.rfind("\n", 0, start - 1) + 1 : start].strip():
            found.append(Heading(start, match.end(), PLAIN, match["words"], True))
    return sorted(found)


def find_end_of_section(headings: list[Heading], start: int, level: int, until: int) -> int:
    """Where what begins at `start` ends, at most `until`: at a heading not below `level` or at the back matter."""
    place = bisect_right(headings, start, key=lambda heading: heading.start)
    while place < len(headings) and headings[place].start < until:
        if headings[place].level <= level or headings[place].is_back_matter:
            return headings[place].start
        place += 1
    return until
