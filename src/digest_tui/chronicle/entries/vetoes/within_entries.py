"""Days that are told of within an entry, and begin none."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.headings import ANY_ITEM
from digest_tui.chronicle.text.lines import find_line_end

_MANY = 5


def find_days_told_of(company: Company) -> list[DatedLine]:
    """List items inside a dated section that mention a date: fewer than a quarter of the items there are dated.

    Where all of a section are, as those of a history of revisions, they are entries.
    """
    days = {line.start for line in company.lines if line.style.is_section and line.is_to_the_day}
    if len(days) < _MANY:
        return []
    headings = (line.start for group in company.groups for line in group if line.is_heading)
    cuts = sorted({*days, *headings, *company.source.heading_starts})
    ends = dict(pairwise([*cuts, len(company.text)]))
    dated: dict[int, list[DatedLine]] = {day: [] for day in days}
    for line in company.lines:
        day = cuts[bisect_right(cuts, line.start) - 1]
        if line.style.lead == "bullet" and day < line.start and day in days:
            dated[day].append(line)
    items = {day: len(ANY_ITEM.findall(company.text, day, ends[day])) for day in days}
    told = [line for day, lines in dated.items() if not items[day] == len(lines) > 1 for line in lines]
    return told if len(told) * 4 < sum(items.values()) else []


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
    """The sentence right below a title with its month or year, as `May 2031: The ferry stops`, that names the day."""
    told: set[DatedLine] = set()
    for title, line, following in zip(company.lines, company.lines[1:], [*company.lines[2:], None], strict=False):
        end = find_line_end(company.text, title.end)
        said = company.text[title.end : end].strip(" \t*_#")
        has_words = any(map(str.isalpha, said)) and said[-1] not in '.!?;…»”"'
        is_only = following is None or following.date.precision < Precision.DAY
        is_title = has_words and title.date.precision < Precision.DAY and title.style.tail in ("colon", "dash", "any")
        is_below = line.style.strength == 1 and company.text[end : line.start].strip(" \t") in ("\n\n", "\n\n\n")
        if is_title and is_only and is_below and _is_part(line, title):
            told.add(line)
    return told


def _is_part(line: DatedLine, title: DatedLine) -> bool:
    """True if the date of the `line` may be a day of the month or the year of the `title`."""
    day, whole = line.date.date, title.date.date
    if day is None or whole is None or not line.is_to_the_day:
        return False
    return day.year in (None, whole.year) and whole.month in (None, day.month)
