"""Which of the chosen lines with a date are no entries: headings that only say year or month for what stands below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.readers import Candidate
from digest_tui.chronicle.entries.styles import ALONE, Head
from digest_tui.chronicle.text.lines import find_line_end

_MANY = 5
"""Headings with a text of their own, by which all of their kind have one."""
_LIST_BELOW = re.compile(r"(?:\[\d{1,9}\]|[^\w\n])*\n(?:[ \t]*+\n)*+(?P<indent>[ \t]*+)(?:[-*+•○□■☆]|:+\*)[ \t]*\S")
_PROSE_BELOW = re.compile(
    r"[^\w\n]*\n(?:[ \t]*+\n)*+[ \t]*+[^\W\d_]"
    r"(?:[^\n]{60}|[^\n]*[.!?;)\]”»。；！][ \t]*(?:\[\d{1,9}\])*[ \t]*(?:\n|\Z))"
)
"""A line of prose, which is long or ends with a stop; a name or a title is neither."""


def find_contexts(text: str, chosen: list[Candidate], plain: Sequence[Head]) -> set[int]:
    """Where headings begin that only say year or month for the items below them."""
    starts = sorted([*(one.start for one in chosen), *(head.start for head in plain)])
    by_start = {one.start: one for one in chosen}
    over: Counter[tuple[int, ...]] = Counter()
    members: dict[tuple[int, ...], list[int]] = defaultdict(list)
    alone: set[int] = set()
    # What is told of a year alone, and what is above the items of one.
    parted: dict[tuple[int, ...], list[int]] = defaultdict(list)
    told: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for one in chosen:
        if not one.is_heading or one.found.precision == Precision.DAY:
            continue
        place = bisect_right(starts, one.start)
        is_last = place == len(starts)
        until = len(text) if is_last else starts[place]
        following = by_start.get(until)
        is_over = not is_last and _is_over(text, one, until, following)
        is_apart = _is_span(one) and not is_last and not text[one.end : until].strip()
        kind: tuple[int, ...] = (one.style, one.level, one.found.precision, one.indent, one.has_year, is_apart)
        members[kind].append(one.start)
        over[kind] += is_over
        if not is_over and has_list(text, one):
            alone.add(one.start)
        elif _has_prose(text, one, until):
            is_beside = following is not None and _is_beside(following, one)
            (told if is_over and not is_beside else parted)[kind].append(one.start)
    contexts = {start for kind, begins in members.items() if over[kind] * 3 >= len(begins) for start in begins}
    for kind, begins in parted.items():
        alone.update(begins, told[kind] if len(begins) >= _MANY else ())
    return contexts - alone


def has_list(text: str, one: Candidate) -> bool:
    """Whether a list stands right below `one`, and deeper than it: what it says has no other date."""
    below = _LIST_BELOW.match(text, one.end)
    is_deeper = below is not None and (one.looks.is_section or len(below["indent"].expandtabs(8)) > one.indent)
    return is_deeper and one.has_year


def _has_prose(text: str, one: Candidate, until: int) -> bool:
    """Whether prose stands below `one`, a year alone on its line, and above what begins at `until`."""
    below = _PROSE_BELOW.match(text, one.end, until)
    return one.style == ALONE and one.has_year and below is not None


def _is_over(text: str, one: Candidate, start: int, following: Candidate | None) -> bool:
    """Whether the item at `start`, which follows, stands below `one`: it takes its year, or follows at once."""
    if following and following.found.precision <= one.found.precision:
        return _is_year_within(following, one)
    if following and not following.has_year:
        return True
    end = find_line_end(text, one.end) if one.level else one.end
    between = text[end:start] if start - end < 1000 else "x"
    return not any(line.strip() and line[0] not in "#+" and "|" not in line for line in between.splitlines())


def _is_year_within(candidate: Candidate, years: Candidate) -> bool:
    """Whether `candidate` is of one of the `years`, which are several."""
    date, span = candidate.found.date, years.found.date
    if candidate.found.precision > Precision.YEAR or not (date and date.year and span and span.year and span.last):
        return False
    # What goes on to this day is no part of years that have ended.
    has_ended = date.last is None and not candidate.found.form.is_ongoing
    return has_ended and span.year <= date.year <= (span.last.year or 0)


def _is_beside(following: Candidate, years: Candidate) -> bool:
    """Whether both stand alone on their lines and are as precise: `1921-23` and `1922` are two of one list."""
    is_alone = following.style == years.style == ALONE
    return is_alone and following.found.precision == years.found.precision and following.has_year


def _is_span(candidate: Candidate) -> bool:
    """Whether `candidate` is of several years, and says no more."""
    return (
        candidate.title == (0, 0)
        and candidate.found.precision == Precision.YEAR
        and bool(candidate.found.date and candidate.found.date.last)
    )
