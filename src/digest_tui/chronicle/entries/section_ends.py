"""How far the section goes that a dated heading or line heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from digest_tui.chronicle.entries.styles import ALONE, STYLES, TRAILER, Head
from digest_tui.chronicle.text.headings import (
    Heading,
    find_back_matter,
    find_end_of_section,
    find_rule,
)
from digest_tui.chronicle.text.lines import find_line_end

_NEARLY_ALL = 0.8
"""Of the sections of a style, where its text is set in."""
_LONGEST_TITLE = 80
"""Characters behind a date."""
_ENDS = (find_back_matter, find_rule)
"""What finds where the last entry ends, behind which the document speaks of itself."""
_NEXT_LINE = re.compile(r"(?:\n[ \t]*)*\n(?P<indent>[ \t]*)(?=\S)")


def set_stops(
    text: str, headings: Sequence[Heading], heads: Sequence[Head], levels: Mapping[int, int], contexts: Sequence[int]
) -> list[Head]:
    """The `heads`, each with the end of the section it heads.

    `levels` are those of the heads that are headings, by where they start;
    `contexts` is where headings begin that only say year or month.
    """
    titles = _find_titles_of_styles(text, heads, levels)
    heads = [head._replace(stop=1) if head.start in titles else head for head in heads]
    set_in, level_with = _find_set_in(text, heads)
    over = _find_headings_over(headings, heads, contexts)
    shared = _find_shared_levels(text, headings, levels)
    stopped: list[Head] = []
    level = place = 0
    for number, head in enumerate(heads):
        while place < len(over) and over[place].start <= head.start:
            level = over[place].level
            place += 1
        stop = head.stop
        if head.style == TRAILER:
            stop = find_line_end(text, head.end) + 1
        elif stop:
            is_last = number + 1 == len(heads)
            until = heads[number + 1].start if not is_last else min(find(text, head.end) for find in _ENDS)
            context = bisect_right(contexts, head.start)
            if context < len(contexts):
                until = min(until, contexts[context])
            own = levels.get(head.start, 0)
            if own:
                stop = find_end_of_section(headings, head.start, own - (own in shared), until)
            else:
                stop = find_end_of_section(over, head.start, level + 1, until)
            depth = (head.style, _indent_of(text, head))
            if not own and head.style == ALONE:
                stop = _find_plain_title(text, head, stop)
            if depth in set_in:
                stop = _find_line_not_set_in(text, head, stop)
            elif depth in level_with and not own:
                stop = _find_line_further_out(text, head, stop)
        stopped.append(head._replace(stop=stop))
    return _stop_titles(text, stopped)


def _stop_titles(text: str, heads: list[Head]) -> list[Head]:
    """`heads`, with the ends of their sections if nearly all are titles with no sign but two blank lines above.

    So pandoc writes headings as plain text.
    """
    titles = _plain_titles()
    are_titles = [not head.stop and titles.match(text, max(head.start - 3, 0)) is not None for head in heads]
    if len(heads) < 2 or sum(are_titles) < len(heads) * _NEARLY_ALL:
        return heads
    ends = [*(head.start for head in heads[1:]), min(find(text, heads[-1].end) for find in _ENDS)]
    found: list[Head] = []
    for head, until, is_title in zip(heads, ends, are_titles, strict=True):
        following = titles.search(text, head.end, until) if is_title else None
        found.append(head._replace(stop=following.start() + 1 if following else until) if is_title else head)
    return found


def _find_titles_of_styles(text: str, heads: Sequence[Head], levels: Mapping[int, int]) -> set[int]:
    """Where lines begin as `May 2 – the first ferry`, if nearly all of their style are alone above prose."""
    of_style: dict[int, list[int]] = defaultdict(list)
    titles: set[int] = set()
    parted = {place for place, style in enumerate(STYLES) if style.lead == "line" and style.tail in ("dash", "colon")}
    ends = [*(head.start for head in heads[1:]), len(text)]
    for head, until in zip(heads, ends, strict=False):
        if head.style not in parted or head.stop or levels.get(head.start):
            continue
        of_style[head.style].append(head.start)
        is_short = text.find("\n", head.end, head.end + _LONGEST_TITLE) >= 0
        if is_short and _title_above_prose().match(text, head.end, until):
            titles.add(head.start)
    found = [starts for starts in of_style.values() if len(titles.intersection(starts)) >= len(starts) * _NEARLY_ALL]
    return {start for starts in found if len(starts) > 1 for start in starts}


@cache
def _title_above_prose() -> re.Pattern[str]:
    """The rest of a line that is short and no sentence, a blank line, and a paragraph, which begins with a word."""
    return re.compile(r"(?=[^\W_])[^\n]*[^\s.,:;!?…”»\"][ \t]*\n(?:[ \t]*\n)+(?=[\"'«“„(]?[^\W\d_])")


@cache
def _plain_titles() -> re.Pattern[str]:
    """A line by itself between two blank lines and one, which no paragraph follows in the same breath."""
    return re.compile(r"\n\n\n(?=[^\s\-*+•|#\[][^\n]{0,119}\n\n(?!\n))")


def _find_shared_levels(text: str, headings: Sequence[Heading], levels: Mapping[int, int]) -> set[int]:
    """The levels on which below nearly each dated heading one without a date follows at once: it is a part of it."""
    followed, all_of = Counter[int](), Counter[int]()
    for heading, following in pairwise(headings):
        if levels.get(heading.start):
            all_of[heading.level] += 1
            is_part = following.level == heading.level and following.start not in levels
            followed[heading.level] += is_part and not text[heading.end : following.start].strip()
    return {level for level, count in all_of.items() if count > 2 and followed[level] >= count * _NEARLY_ALL}


def _find_headings_over(headings: Sequence[Heading], heads: Sequence[Head], contexts: Sequence[int]) -> list[Heading]:
    """The headings but for those that stand under several entries, as `Fixed` does: they are parts of these."""
    starts = [head.start for head in heads]
    dated = {*starts, *contexts}
    under: dict[str, set[int]] = defaultdict(set)
    for heading in headings:
        if heading.start not in dated and (place := bisect_right(starts, heading.start)):
            under[heading.title].add(place)
    return [heading for heading in headings if len(under[heading.title]) < 2]


def _find_set_in(text: str, heads: Sequence[Head]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The styles, each with how far it is set in, below whose lines the text is deeper, and those where it is as deep.

    There an entry ends where it is no longer. A page may print years further out than the days below them.
    """
    deeper, level_with, all_of = Counter[tuple[int, int]](), Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for head in heads:
        if head.stop and (below := _NEXT_LINE.match(text, find_line_end(text, head.end))):
            indent = _indent_of(text, head)
            all_of[head.style, indent] += 1
            deeper[head.style, indent] += len(below["indent"]) > indent
            level_with[head.style, indent] += len(below["indent"]) == indent > 0
    set_in, beside = (
        {depth for depth, count in all_of.items() if some[depth] >= count * _NEARLY_ALL}
        for some in (deeper, level_with)
    )
    return set_in, beside


def _find_plain_title(text: str, head: Head, stop: int) -> int:
    """Where a title begins that has more blank lines above it than the date alone on its line has: it is over it."""
    if _plain_titles().match(text, max(head.start - 3, 0)) or head.start < 3:
        return stop
    found = _plain_titles().search(text, head.end, stop)
    return found.end() if found else stop


def _find_line_not_set_in(text: str, head: Head, stop: int) -> int:
    line = re.compile(rf"\n[ \t]{{0,{_indent_of(text, head)}}}(?=[^\s])")
    found = line.search(text, find_line_end(text, head.end), stop)
    return found.start() + 1 if found else stop


def _find_line_further_out(text: str, head: Head, stop: int) -> int:
    """Where behind a blank line something begins that is set in less than the date: a heading of a dumped page."""
    line = re.compile(rf"\n[ \t]*\n(?=[ \t]{{0,{max(_indent_of(text, head) - 1, 0)}}}[^\s])")
    found = line.search(text, find_line_end(text, head.end), stop) if _indent_of(text, head) else None
    return found.end() if found else stop


def _indent_of(text: str, head: Head) -> int:
    line = text[head.start : head.at]
    return len(line) - len(line.lstrip(" \t"))
