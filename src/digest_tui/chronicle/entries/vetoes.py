"""What looks like the date of an entry and is none: versions, numbers of sections, a title, what a day tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.readers import Candidate
from digest_tui.chronicle.entries.scoping_headings import has_list
from digest_tui.chronicle.text.headings import ANY_ITEM, find_back_matter
from digest_tui.chronicle.text.lines import find_line_end

_FEW = 3
_MANY = 5
_SHORTEST_ENTRY = 45
"""Characters; a first line that is shorter may be the title."""


def without_releases(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The `candidates` without what looks as `2031.5` does, unless more are days written so, as `2031.5.16`."""
    months = {one for one in candidates if one.found.form.looks_like == "release"}
    if not months:
        return candidates
    days = Counter(one.style for one in candidates if _is_day_with_stops(text, one))
    return [one for one in candidates if one not in months or days[one.style] > len(months)]


def without_numbers(candidates: list[Candidate]) -> list[Candidate]:
    """The `candidates` without what looks as `26.12` ahead on its line, unless all that look so are days, and several.

    `26.12.` says the same with less doubt, and counts with them. From year to year they are mostly in order.
    """
    numbers = {one for one in candidates if one.found.form.looks_like == "number"}
    if not numbers:
        return candidates
    days = [one.found.date for one in candidates if one.found.form.looks_like in ("number", "section")]
    written = [(date.month or 0, date.day or 0) for date in days if date]
    if len(days) >= _FEW and len(written) == len(days) and goes_one_way(written, 3 / 4):
        return candidates
    return [one for one in candidates if one not in numbers]


def _is_day_with_stops(text: str, one: Candidate) -> bool:
    is_day = one.found.form.is_iso_like and one.found.precision == Precision.DAY
    return is_day and "." in text[one.found.start : one.found.end]


def find_title(text: str, chosen: set[Candidate]) -> set[Candidate]:
    """The short first line of the text, where it is but what the page is called.

    It has a day of every year, where all below have their year; or a year and its word, as `2031 жылдың шежіресі`.
    """
    first = min(chosen, default=None)
    if first is None or first.looks.lead != "line" or first.found.date is None or len(chosen) <= _FEW:
        return set()
    line_end = find_line_end(text, first.at)
    if line_end - first.start >= _SHORTEST_ENTRY or text[: first.start].strip():
        return set()
    if first.found.precision == Precision.YEAR and first.looks.tail == "space":
        is_title = not text[:line_end].rstrip().endswith((".", "!", "?"))
    else:
        is_title = not first.has_year and all(one.has_year for one in chosen - {first})
    return {first} if is_title else set()


def find_sections(text: str, chosen: set[Candidate]) -> set[Candidate]:
    """Of the `chosen` the numbers of sections: before `3.10.` stands `3.9.`, which is written as no day is."""
    doubtful = {one for one in chosen if one.found.form.looks_like == "section" and one.found.date}
    days = {one.found.date.day for one in doubtful if one.found.date}
    before = {day for day in days if re.search(rf"^[ \t]*{day}\.9\.?[ \t]", text, re.MULTILINE)}
    return {one for one in doubtful if one.found.date and one.found.date.day in before}


def find_told_of_a_day(
    text: str, items: list[Candidate], chosen: set[Candidate], headings: Iterable[int]
) -> set[Candidate]:
    """Of the `items` of lists those that tell of a day what was on another: few of those below a day are dated.

    `headings` begin where a day ends, dated or not.
    """
    days = {one.start for one in chosen if one.looks.is_section and one.found.precision == Precision.DAY}
    if len(days) < _MANY or not items:
        return set()
    cuts = sorted({*days, *headings})
    ends = dict(pairwise([*cuts, len(text)]))
    told = {one for one in items if cuts[0] < one.start and cuts[bisect_right(cuts, one.start) - 1] in days}
    count = sum(len(ANY_ITEM.findall(text, start, ends[start])) for start in days)
    return told if len(told) * 4 < count else set()


def without_back_matter(text: str, items: list[Candidate]) -> list[Candidate]:
    """The `items` before the first heading, behind the first of them, below which the document speaks of itself."""
    end = find_back_matter(text, items[0].start) if items else 0
    return [item for item in items if item.start < end]


def find_names_in_back_matter(text: str, items: list[Candidate]) -> set[Candidate]:
    """Of the `items` those that hold but a year or a month, where the document speaks of itself: pages it names."""
    end = find_back_matter(text, items[0].start) if items else 0
    return {
        one
        for one in items
        if one.start > end
        and one.looks.tail == "end"
        and one.found.precision < Precision.DAY
        and not has_list(text, one)
    }


def find_counts(group: list[Candidate]) -> list[Candidate]:
    """Numbers that count something, in a log or a list: years are not the same all along, and few are under 1000."""
    group = [one for one in group if one.found.form.alone != "year" or _is_bare(one)]
    dates = [one.found.date for one in group if one.found.date and one.found.form.alone == "year"]
    years = [date.year or 0 for date in dates]
    small = [year for year in years if year < 1000]
    steps = [later - earlier for earlier, later in pairwise(small)]
    strides = set(steps)
    is_ordered = all(step > 0 for step in strides) or all(step < 0 for step in strides)
    if group and group[0].looks.lead == "line" and len(years) >= _MANY and len(set(years)) * 3 < len(years):
        return [one for one in group if one.found.form.alone == "year"]
    begins_low = min(small, default=1000) <= _FEW
    counts_on = small[:3] in ([0, 1, 2], [1, 2, 3]) or (
        begins_low and sum(0 <= step <= 1 for step in steps) * 2 > len(steps)
    )
    # What stands in brackets as `(7)` counts, though some of its numbers were not found.
    counts_on = counts_on or (min(small, default=100) < 100 and group[0].looks.lead == "bracket")
    if len(small) * 2 <= len(years) or (len(small) >= _MANY and is_ordered and strides - {1, -1} and not counts_on):
        return []
    return [
        one
        for one in group
        if one.found.form.alone == "year" and one.found.date in dates and (one.found.date.year or 0) < 1000
    ]


def _is_bare(year: Candidate) -> bool:
    """Whether a year is but its figures: what says `г.` or `early` as well counts nothing."""
    return year.found.end - year.found.start <= len("1931")


def find_versions(chosen: set[Candidate]) -> set[Candidate]:
    """Of the `chosen` what looks as `1.10.12` does, unless as many look as `01.10.12` does."""
    doubtful = {one for one in chosen if one.found.form.looks_like == "version"}
    return doubtful if len(doubtful) > sum(one.found.form.looks_like == "padded version" for one in chosen) else set()
