"""Where an entry ends: with its section, or with its paragraph and what is set in below it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_start, measure_indent
from digest_tui.chronicle.text.paragraphs import DRAWN_LINE, SENTENCE_END, ends_sentence, find_end_of_paragraph
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.running_numbers import is_number

_SAMPLE = 200
_MANY = 5
"""Entries, where most of one paragraph are the rule and one of two is none."""
_SEVERAL = 3
"""Entries of several paragraphs, where that is no slip."""
_SHORTEST_PARAGRAPH = 60
"""Characters; what is shorter and ends with no stop may be a title."""
_LONGEST_LINE = 120
"""Characters; what is longer is no item of one line that the list below goes on with."""
_IS_SAID = lazy(rf"[a-zà-öø-ÿа-яё]{{3}}[.!?…][\s(\[{{<*¹²³⁴-⁹]|[.!?…][)\]»”’\"']|[。！？]|{SENTENCE_END}\Z|://")
"""The end of a sentence, or a source behind it, anywhere in what stands behind a date: it is no name alone."""
_HEAD_OF_ITEM = lazy(r"[^\n]{1,30}(?:[ \t][-–—]|:)[ \t]")
_MOST_COLUMNS = 99
"""An item set in deeper than this is looked for as one set in so far."""
_MOST_BEFORE_HEADING = 3
"""Spaces that Markdown allows before the sign of a heading."""
_BELOW = lazy(r"(?:[ \t]*+\n)*(?P<indent>[ \t]*+)(?=\S)")
_QUOTATION_BELOW = lazy(r"(?:[ \t]*+\n)*[ ]{0,3}>(?=[ \t\n]|\Z)")
_LIST_BELOW = lazy(r"(?:[ \t]*+\n)*[ \t]*+[-*+•][ \t]+")
_NEXT_ROW_OF_CELLS = lazy(r"\n(?![ \t]*\|[ \t]*\||[^|\n]+\|[ \t]*(?:\n|\Z))")
"""The line end before a line that is no further line of a row: one whose first cell is empty, or that only ends with a
bar."""
_OTHER_ROW = lazy(r"\n(?=[^|\n]*[^\s|][^|\n]*\|[^\n]*[^\s|][^\n]*\|[ \t]*(?:\n|\Z))")
"""The line end before a row with bars behind its cells, of which two have words; one alone is part of the row above."""
_PARAGRAPH_OF_PROSE = lazy(
    r"(?:[ \t]*+\n)*[ \t]*+(?P<first>(?:[-*+•][ \t]+|--[ \t]|>[ \t]|[\"'«“„(*_$\\]*+(?:\[(?=[^\[\]\n]{1,200}\]\())?)"
    r"(?:[^\W\d_]|\d\d?:\d\d)[^\n]*+)"
    r"(?!\n[ \t]*[=~^-]{3,}[ \t]*(?:\n|\Z))"
)
"""Blank lines and the first line of a paragraph, or of a list, that is no title, nothing drawn and no figure.

A link may be its first word.

What begins with a figure may be an item whose date is not understood; a time of day is none."""


def find_end_of_entry(text: str, start: EntryStart, until: int, reaches_on: bool, is_last: bool = False) -> int:
    """The end of the entry at `start`, at most `until`.

    What stands in paragraphs up to `until`, where another entry begins, belongs to a line as `May 5, 2031 – Laketon`
    alone, and where `reaches_on` to any; to the last entry, where `reaches_on` and it is such a line, one paragraph:
    what follows may be the foot of the page. To an item alone, where `reaches_on`, only quotations do.
    A row of a table that begins with its number is a paragraph.
    """
    if start.section_end is not None:
        return drop_blank_lines(text, max(start.end, start.start), min(start.section_end, until))
    if start.style.lead == "cell":
        return _find_end_of_row(text, start, until)
    if start.style.lead == "bullet":
        end = _find_end_of_item(text, start, until)
        said = text[start.end : end].strip(" \t\n*_")
        is_head = not said or _may_be_head(said)
        return _find_end_of_quotations(text, end, until) if reaches_on and is_head else end
    next_heading = _next_item(-1, "")
    end = _find_end_of_paragraph(text, start, until)
    if heading := next_heading.search(text, start.end, end):
        return heading.start() + 1
    if is_number(text, start.start, start.date_start):
        return end
    if start.style.tail == "cell":
        end = _find_end_of_row_without_bar(text, start, end)
    is_dateline = start.style.lead in ("line", "bracket") and start.style.tail in ("dash", "colon", "bracket")
    end = _find_end_of_set_in(text, end, until, _indent_of(text, start))
    said = text[start.end : end].strip()
    is_head = _may_be_head(said) or _leads_to_list(text, said, end, until)
    goes_on = (is_head and reaches_on) if is_last else is_head or (is_dateline and reaches_on)
    if not goes_on:
        return end
    return _find_end_of_prose(text, end, until, 1 if is_last else sys.maxsize)


def _find_end_of_paragraph(text: str, start: EntryStart, until: int) -> int:
    """Where the paragraph of an entry ends: at a blank line, or at one that is drawn right below it."""
    end = find_end_of_paragraph(text, start.start, until)
    drawn = DRAWN_LINE().search(text, start.end, end)
    return drawn.start() + 1 if drawn else end


def _find_end_of_row(text: str, start: EntryStart, until: int) -> int:
    end = find_end_of_paragraph(text, start.start, until)
    is_set = start.style.tail == "column"
    next_row = not_set_in_below(_indent_of(text, start)) if is_set else _NEXT_ROW_OF_CELLS()
    row = next_row.search(text, start.end, end)
    return row.end() if row else end


def _find_end_of_row_without_bar(text: str, start: EntryStart, end: int) -> int:
    """The end of a row whose date begins its line: before the next row, which has no date that is understood."""
    said = next((at for at in range(start.end, end) if not text[at].isspace()), end)
    row = _OTHER_ROW().search(text, said, end)
    return row.start() + 1 if row else end


def _find_end_of_item(text: str, start: EntryStart, until: int) -> int:
    """The end of a list item: at the next item of its list, or with the paragraphs that are set in deeper."""
    line = find_line_start(text, start.date_start)
    next_item = _next_item(*_find_sign(text, line))
    end = _find_end_of_paragraph(text, start, until)
    sibling = next_item.search(text, start.end, end)
    # Of a list as `- 2 May`, `- The ferry stops` the second item is what the first one dates.
    says_nothing = start.style.tail == "end" and not start.title
    indent = _indent_of(text, start)
    if sibling and says_nothing and not text[start.end : sibling.start()].strip():
        outside = not_set_in_below(indent - 1).search(text, start.end, end) if indent else None
        return outside.end() if outside else end
    if sibling:
        return sibling.start() + 1
    while end < until:
        behind = _find_end_of_next_set_in(text, end, until, indent)
        if behind == end:
            break
        if sibling := next_item.search(text, max(end - 1, start.end), behind):
            return sibling.start() + 1
        end = behind
    return end


def _find_end_of_set_in(text: str, end: int, until: int, indent: int) -> int:
    """Where the paragraphs behind `end` end that are set in deeper than `indent`."""
    while end < until:
        behind = _find_end_of_next_set_in(text, end, until, indent)
        if behind == end:
            break
        end = behind
    return end


def _find_end_of_quotations(text: str, end: int, until: int) -> int:
    """Where the block quotations right below `end` end."""
    while end < until and (quotation := _QUOTATION_BELOW().match(text, end, until)):
        end = find_end_of_paragraph(text, quotation.end(), until)
    return end


def _find_end_of_next_set_in(text: str, end: int, until: int, indent: int) -> int:
    below = _BELOW().match(text, end, until)
    if below is None:
        return end
    if measure_indent(below["indent"]) <= indent:
        return end
    return find_end_of_paragraph(text, below.start("indent"), until)


def entries_reach_on(text: str, starts: Sequence[EntryStart]) -> bool:
    """True if entries go on over several paragraphs, as those of a diary, judged by the first two hundred.

    In a digest of one paragraph an entry, the few paragraphs between are remarks; in a short text all entries go on.
    So they do in a list of many where each that goes on has but one more paragraph, right above the next entry.
    """
    pairs = list(pairwise(starts[:_SAMPLE]))
    reaching = [
        text[end : following.start]
        for start, following in pairs
        if text.find("\n", start.start, following.start - 1) >= 0
        and (end := find_end_of_entry(text, start, following.start, False, True))
        < find_end_of_entry(text, start, following.start, True)
    ]
    is_one_more = len(pairs) >= _MANY and all(map(_is_paragraph_of_text, reaching))
    is_usual = len(reaching) >= min(_SEVERAL, max(len(pairs), 2)) or is_one_more
    return is_usual and 0 < len(pairs) <= len(reaching) * 10


def _is_paragraph_of_text(gap: str) -> bool:
    """True if a `gap` holds one paragraph, and that is no item whose date is not understood: no sign parts its head."""
    said = gap.strip()
    return BLANK_LINE.search(said) is None and not said[:1].islower() and _HEAD_OF_ITEM().match(said) is None


def _find_end_of_prose(text: str, end: int, until: int, paragraphs: int) -> int:
    """Where the paragraphs of prose behind `end`, at most so many, end: before a title, a picture, a table, `until`."""
    for _ in range(paragraphs):
        if end >= until or not (prose := _PARAGRAPH_OF_PROSE().match(text, end, until)):
            break
        following = find_end_of_paragraph(text, prose.start("first"), until)
        said = text[prose.start("first") : following].rstrip()
        # A sentence goes on where the lines of a text are parted by blank ones; a letter alone may be a sign.
        above = text[max(end - _SHORTEST_PARAGRAPH, 0) : end].rstrip()
        goes_on = said[:2].isalpha() and said[:2].islower() and not ends_sentence(above)
        if may_be_title(said) and not goes_on:
            break
        end = following
    return end


def may_be_title(said: str) -> bool:
    """True if a paragraph is short, ends with no stop and is no item, as a title, or a name behind a date."""
    return said[:1] not in tuple("-*+•>") and _is_unstopped(said, _SHORTEST_PARAGRAPH)


def _may_be_head(said: str) -> bool:
    """True if nothing but a place or a title stands behind a date: neither a sentence nor its source."""
    return may_be_title(said) and _IS_SAID().search(said) is None


def _leads_to_list(text: str, said: str, end: int, until: int) -> bool:
    """True if a paragraph is one line that ends with no stop, with a list below it."""
    return "\n" not in said and _is_unstopped(said, _LONGEST_LINE) and bool(_LIST_BELOW().match(text, end, until))


def _is_unstopped(said: str, most: int) -> bool:
    """True if a paragraph has fewer characters than `most`, and none of them, markers apart, is a stop at its end."""
    return 0 < len(said) < most and not ends_sentence(said)


@cache
def not_set_in_below(indent: int) -> re.Pattern[str]:
    """The line end before a line that is set in no deeper than `indent`."""
    return re.compile(rf"\n(?=[ \t]{{0,{min(indent, _MOST_COLUMNS)}}}\S)")


@cache
def _next_item(indent: int, sign: str) -> re.Pattern[str]:
    """A heading, or an item of the list whose items begin with `sign`, not set in deeper; only headings for "".

    The list around it may have another sign; a heading may be drawn, as `-- 2031 --`, or set in by up to three spaces,
    but no deeper than the sign of the item.
    """
    signs = r"\d{1,3}[.)]" if sign.isdigit() else re.escape(sign)
    columns = min(indent, _MOST_COLUMNS)
    item = rf"[ \t]{{0,{columns}}}{signs}[ \t]|" if sign else ""
    if indent > 0:
        item += rf"[ \t]{{0,{columns - 1}}}[-*+•○□■☆][ \t]|"
    drawn = r"(?P<sign>[-–—~])(?P=sign){1,8}[ \t][^\n]{1,40}[ \t](?P=sign){2,9}[ \t]*(?:\n|\Z)"
    spaces = min(indent + 1, _MOST_BEFORE_HEADING) if sign else _MOST_BEFORE_HEADING
    return re.compile(rf"\n(?={item}{drawn}|[ ]{{0,{spaces}}}\#{{1,6}}[ \t])")


def _find_sign(text: str, line: int) -> tuple[int, str]:
    """How many characters the item on a line is set in, and its sign."""
    match = _BELOW().match(text, line)
    begin, end = (match.start("indent"), match.end()) if match else (line, line)
    return end - begin, text[end : end + 1]


def _indent_of(text: str, start: EntryStart) -> int:
    return measure_indent(text[find_line_start(text, start.date_start) : start.date_start])


def drop_blank_lines(text: str, start: int, end: int) -> int:
    """Move `end` back over trailing blank lines and drawn ones, which belong to no entry."""
    while True:
        last = end
        while last > start and text[last - 1] in " \t\n":
            last -= 1
        line = find_line_start(text, last)
        if line <= start or not DRAWN_LINE().match(text, line - 1, last + 1):
            return text.find("\n", last, end) + 1 or end
        end = line
