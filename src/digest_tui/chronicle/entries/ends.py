"""How far an entry goes, and its lines joined for reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from digest_tui.chronicle.entries.styles import STYLES, Head
from digest_tui.chronicle.languages.months import MONTHS

_SAMPLE = 200
_SEVERAL = 3
"""Entries of several paragraphs, where that is no slip."""
_SHORTEST_PARAGRAPH = 60
"""Characters; what is shorter and ends with no stop may be a title."""
_LONGEST_ANCHOR = 200
"""Characters at the end of a section in which the name of the next is looked for."""
_END_OF_PARAGRAPH = re.compile(r"\n(?:[ \t]*+(?:\n|\Z))|\Z")


def find_end_of_paragraph(text: str, start: int, until: int) -> int:
    """The end of the paragraph at `start`, its line end included."""
    match = _END_OF_PARAGRAPH.search(text, start, until)
    return until if match is None or match.start() >= until else match.start() + 1


def find_end_of_entry(text: str, head: Head, until: int, reaches: bool) -> int:
    """The end of the entry that `head` begins, at most `until`: of its section, or of its paragraph and what is set in.

    A list item ends at the next item of its list, and at the month above it. Where another entry begins at
    `until` and `reaches` says that this is the way of the document, what stands between in paragraphs belongs to the
    first.
    """
    if head.stop:
        start, end = max(head.end, head.start), min(head.stop, until)
        anchor = _anchor_at_end().search(text, max(start, end - _LONGEST_ANCHOR), end)
        return _drop_blank_lines(text, start, anchor.start() if anchor else end)
    line = text.rfind("\n", 0, head.at) + 1
    indent = _measure_indent(text, line)
    end = find_end_of_paragraph(text, head.start, until)
    is_item = STYLES[head.style].lead == "bullet"
    next_item = _next_item(*_find_sign(text, line)) if is_item else _next_item(-1, "")
    sibling = next_item.search(text, head.end, end)
    # Of a list as `- 2 May`, `- The ferry stops` the second item is what the first one dates.
    says_nothing = STYLES[head.style].tail == "end" and not head.title[1]
    if sibling and not (says_nothing and not text[head.end : sibling.start()].strip()):
        end = sibling.start() + 1
    if is_item and (month := _find_month_alone(text, head.end, end)):
        return month
    if sibling:
        return end
    if STYLES[head.style].lead == "cell":
        is_column = STYLES[head.style].tail == "column"
        row = (_next_row(indent) if is_column else _next_row_of_cells()).search(text, head.end, end)
        return row.end() if row else end
    style = STYLES[head.style]
    is_dateline = style.lead in ("line", "bracket") and style.tail in ("dash", "colon", "bracket")
    while end < until:
        below = _below().match(text, end, until)
        if below is None:
            break
        # What begins with a dash of its own, `— The mayor says …`, goes on with what the date above it is of.
        is_further = is_dateline and text.startswith(("— ", "– "), below.end())
        if len(below["indent"].expandtabs(8)) <= indent and not is_further:
            break
        start = below.start("indent")
        end = find_end_of_paragraph(text, start, until)
        if is_item and (sibling := next_item.search(text, start - 1, end)):
            return sibling.start() + 1
    return _find_end_of_prose(text, end, until) if reaches and is_dateline else end


def reaches_over_prose(text: str, heads: Sequence[Head]) -> bool:
    """Whether entries go on over paragraphs to the next, as those of a diary, judged by the first two hundred `heads`.

    In a digest of one paragraph an entry, the few that stand between are remarks; in a short text all entries go on.
    """
    pairs = list(pairwise(heads[:_SAMPLE]))
    reaching = sum(
        find_end_of_entry(text, head, following.start, False) < find_end_of_entry(text, head, following.start, True)
        for head, following in pairs
        if text.find("\n", head.start, following.start - 1) >= 0
    )
    return reaching >= min(_SEVERAL, max(len(pairs), 2)) and reaching * 10 >= len(pairs)


def _find_end_of_prose(text: str, end: int, until: int) -> int:
    """Where the paragraphs of prose behind `end` end: before a title, a picture, a table, and at `until`."""
    while end < until and (prose := _paragraph_of_prose().match(text, end, until)):
        following = find_end_of_paragraph(text, prose.start("first"), until)
        said = text[prose.start("first") : following].rstrip()
        if len(said) < _SHORTEST_PARAGRAPH and said[0] not in "-*+•>" and said[-1] not in '.!?…»”"':
            break
        end = following
    return end


@cache
def _paragraph_of_prose() -> re.Pattern[str]:
    """Blank lines and the first line of a paragraph, or of a list, that is no title, nothing drawn and no figure.

    What begins with a figure may be an item whose date is not understood; a time of day is none.
    """
    sign = r"(?:[-*+•][ \t]+|--[ \t]|>[ \t]|[\"'«“„(*_$\\]*+)"
    underlined = r"\n[ \t]*[=~^-]{3,}[ \t]*(?:\n|\Z)"
    return re.compile(rf"(?:[ \t]*+\n)*[ \t]*+(?P<first>{sign}(?:[^\W\d_]|\d\d?:\d\d)[^\n]*+)(?!{underlined})")


@cache
def _anchor_at_end() -> re.Pattern[str]:
    """Blank lines and what names the heading below them: `.. _version-2:`, `<a name="2"></a>`."""
    return re.compile(r"\n\s*\n(?:\.\. _[^\n]{1,80}:|<a (?:name|id)=[^\n]{1,80}></a>)\s*\Z")


@cache
def _below() -> re.Pattern[str]:
    return re.compile(r"(?:[ \t]*+\n)*(?P<indent>[ \t]*+)(?=\S)")


@cache
def _begins_line() -> re.Pattern[str]:
    """An item, a heading or a row of a table, which is no continuation of the line above."""
    return re.compile(r"(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]|\|")


@cache
def _next_item(indent: int, sign: str) -> re.Pattern[str]:
    """A heading, or an item of the list whose items begin with `sign`, not set in deeper; of none where that is "".

    The list around it may have another sign; a heading may be drawn, as `-- 2031 --`.
    """
    signs = r"\d{1,3}[.)]" if sign.isdigit() else re.escape(sign)
    item = rf"[ \t]{{0,{min(indent, 99)}}}{signs}[ \t]|" if sign else ""
    if indent > 0:
        item += rf"[ \t]{{0,{min(indent, 99) - 1}}}[-*+•○□■☆][ \t]|"
    drawn = r"(?P<sign>[-–—~])(?P=sign){1,8}[ \t][^\n]{1,40}[ \t](?P=sign){2,9}[ \t]*(?:\n|\Z)"
    return re.compile(rf"\n(?={item}{drawn}|\#{{1,6}}[ \t])")


def _find_month_alone(text: str, start: int, end: int) -> int:
    """Where before `end` a line begins that holds a month alone, right above an item; 0 where none does."""
    words = _word_alone().finditer(text, start, end + len("- "))
    return next((word.start() + 1 for word in words if word[1].lower() in MONTHS), 0)


@cache
def _word_alone() -> re.Pattern[str]:
    """A word alone on a line that is not set in, right above an item."""
    return re.compile(r"\n([^\W\d_]{3,12})[ \t]*(?=\n[-*+•][ \t])")


@cache
def _next_row(indent: int) -> re.Pattern[str]:
    """The line end before a row of a table that is not set in deeper."""
    return re.compile(rf"\n(?=[ \t]{{0,{min(indent, 99)}}}\S)")


@cache
def _next_row_of_cells() -> re.Pattern[str]:
    """The line end before a line that is no further line of a row, as one whose first cell is empty is."""
    return re.compile(r"\n(?![ \t]*\|[ \t]*\|)")


def _find_sign(text: str, line: int) -> tuple[int, str]:
    """How many characters the item on a line is set in, and its sign."""
    match = _below().match(text, line)
    start = match.start("indent") if match else line
    end = match.end() if match else line
    return end - start, text[end : end + 1]


def _measure_indent(text: str, line: int) -> int:
    match = _below().match(text, line)
    return len(match["indent"].expandtabs(8)) if match else 0


def _drop_blank_lines(text: str, start: int, end: int) -> int:
    """`end` before the blank lines that stand there, behind the line end of the last that is none."""
    last = end
    while last > start and text[last - 1] in " \t\n":
        last -= 1
    line_end = text.find("\n", last, end) + 1
    return line_end or end


def join_lines(prose: str) -> str:
    """Hard-wrapped prose with one line a paragraph or item, a blank one where the text has one."""
    prose = prose.strip()
    if "\n" not in prose:
        return prose
    pieces: list[str] = []
    gap = ""
    for line in prose.split("\n"):
        words = line.strip(" \t")
        if not words:
            gap = "\n\n"
            continue
        pieces.append(gap or ("\n" if _begins_line().match(words) else " "))
        pieces.append(words)
        gap = ""
    return "".join(pieces[1:])
