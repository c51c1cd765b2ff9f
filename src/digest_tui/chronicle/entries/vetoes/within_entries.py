"""Days that are told of within an entry, and begin none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.completing import is_set_in_below
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.ends import not_set_in_below
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.headings import ANY_ITEM
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_end, measure_indent

_MANY = 5
_LINES_BETWEEN = 3
"""At most, from a title to the sentence below it."""


def find_days_told_of(company: Company) -> list[DatedLine]:
    """List items inside a dated section that mention a date: fewer than a quarter of the items there are dated.

    Where all of a section are, right below its heading, they are entries, as those of a history of revisions.
    """
    text = company.text
    days = {line.start: line for line in company.lines if line.style.is_section and line.is_to_the_day}
    if len(days) < _MANY:
        return []
    headings = (line.start for group in company.groups for line in group if line.is_heading)
    cuts = sorted({*days, *headings, *company.source.heading_starts})
    items = {begin: len(ANY_ITEM.findall(text, begin, end)) for begin, end in pairwise([*cuts, len(text)])}
    dated: dict[int, list[DatedLine]] = defaultdict(list)
    for line in company.lines:
        begin = cuts[bisect_right(cuts, line.start) - 1]
        if line.style.lead == "bullet" and begin < line.start and begin in days:
            dated[begin].append(line)
    told: list[DatedLine] = []
    for begin, lines in dated.items():
        is_list = not text[find_line_end(text, days[begin].end) : lines[0].start].strip()
        told += [] if is_list and items[begin] == len(lines) > 1 else lines
    return told if len(told) * 4 < sum(items[day] for day in days) else []


def find_days_of_some_items(company: Company) -> list[DatedLine]:
    """The dated items of a list below a year, others of which have no date, where most years have words on their line.

    Such a year is an entry, and the whole list what it says, where as many lists below other years have no date at all.
    """
    starts = [line.start for line in company.lines]
    years = [line for line in company.lines if line.style.lead == "bullet" and line.date.precision == Precision.YEAR]
    heads = [line for line in years if line.is_heading]
    undated, mixed = 0, []
    for head in heads if len(heads) * 2 < len(years) else ():
        outside = not_set_in_below(head.indent).search(company.text, head.end)
        end = outside.start() if outside else len(company.text)
        dated = company.lines[bisect_left(starts, head.end) : bisect_left(starts, end)]
        indents = [measure_indent(item[0]) for item in ANY_ITEM.finditer(company.text, head.end, end)]
        undated += bool(indents) and not dated
        if dated and indents.count(dated[0].indent) > sum(line.indent == dated[0].indent for line in dated):
            mixed.append(dated)
    return [line for lines in mixed for line in lines] if undated >= len(mixed) else []


def find_parts_of_items(company: Company) -> Iterator[DatedLine]:
    """Items within another that begin with no more than the month or the year of the date this has.

    Those of a list some of whose days are of another year are no part of the item above it.
    """
    around: list[DatedLine] = []
    strangers: set[DatedLine] = set()
    for line in company.lines:
        while around and not is_set_in_below(company.text, line, around[-1]):
            around.pop()
        if around and not _is_of_year(company, line, around[-1]):
            strangers.add(around[-1])
        if around and around[-1] not in strangers and _is_coarser(company, line, around[-1]):
            yield line
        elif line.style.lead == "bullet":
            around.append(line)


def _is_of_year(company: Company, line: DatedLine, item: DatedLine) -> bool:
    """True if the completed dates of both are of one year."""
    date, whole = company.dates[line.date.start], company.dates[item.date.start]
    return date is not None and whole is not None and date.year == whole.year


def _is_coarser(company: Company, line: DatedLine, item: DatedLine) -> bool:
    """True if the completed date of the `line` is the month or the year of that of the `item`."""
    date, whole = company.dates[line.date.start], company.dates[item.date.start]
    return line.date.precision < item.date.precision and date is not None and str(whole).startswith(str(date))


def find_quotations(company: Company) -> list[DatedLine]:
    """Lines behind a `>` that begin with a date, where as many sections are dated to the day or have a title."""
    quoted = [line for line in company.lines if company.text.startswith(">", line.start + line.indent)]
    sections = sum(
        line.style.is_section and (line.is_to_the_day or _has_title(company.text, line)) for line in company.lines
    )
    return quoted if sections >= len(quoted) else []


def _has_title(text: str, line: DatedLine) -> bool:
    return line.title is not None or any(map(str.isalpha, text[line.end : find_line_end(text, line.end)]))


def find_days_of_titles(company: Company) -> set[DatedLine]:
    """The sentence right below a title with its date, as `May 2031: The ferry stops`, that names the day."""
    told: set[DatedLine] = set()
    for title, line, following in zip(company.lines, company.lines[1:], [*company.lines[2:], None], strict=False):
        blank = BLANK_LINE.search(company.text, title.end, line.start)
        if blank is None:
            continue
        end = blank.start()
        said = company.text[title.end : end].strip(" \t*_#")
        has_words = any(map(str.isalpha, said)) and said[-1] not in '.!?;…»”"'
        is_only = following is None or following.date.precision < Precision.DAY
        is_title = has_words and title.style.tail in ("colon", "dash", "any")
        between = company.text[end : line.start]
        is_below = line.style.strength == 1 and between.isspace() and between.count("\n") <= _LINES_BETWEEN
        is_same = line.style.lead == "on" and line.has_year and line.date.date == title.date.date
        if is_title and is_below and (is_same or (is_only and _is_part(line, title))):
            told.add(line)
    return told


def find_repeated_days(company: Company) -> list[DatedLine]:
    """A day in brackets right below a line that holds the same day alone, as `(2 May 2031 23:36 UTC)`."""
    return [
        line
        for above, line in pairwise(company.lines)
        if company.text.startswith(("(", "["), line.start + line.indent)
        and not company.text[above.end : line.start].strip(" \t\n*_#")
        and line.is_to_the_day
        and line.date.date == above.date.date is not None
    ]


def _is_part(line: DatedLine, title: DatedLine) -> bool:
    """True if the date of the `line` may be a day of the month or the year of the `title`."""
    day, whole = line.date.date, title.date.date
    if day is None or whole is None or not line.is_to_the_day or title.is_to_the_day:
        return False
    return day.year in (None, whole.year) and whole.month in (None, day.month)
