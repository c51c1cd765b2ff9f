"""Lines that begin with a date only as they were printed: wrapped there, or the head of each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from digest_tui.chronicle.entries.dated_line import DatedLine, has_gap
from digest_tui.chronicle.entries.lines_of_years import is_list_of_years, is_year_before_words
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.lines import find_line_end, get_line_above
from digest_tui.chronicle.text.safety import PAGE_END

_NOTE = re.compile(r"\[\d{1,7}\] ")
_PAGE = re.compile(r"\d+|\b[ivxl]+\b")
_FIGURES = re.compile(r"\d{1,5}")
_GAP = re.compile(r"[ ]{3}|\t")


def find_wrapped_years(company: Company) -> list[DatedLine]:
    """Lines right below others that begin with a year and no sign behind it: most often they were wrapped there."""
    years = [line for line in company.lines if is_year_before_words(company.text, line.date, line.style)]
    if is_list_of_years(company.text, years, company.lines):
        return []
    return [
        line for line in years if get_line_above(company.text, line.start).strip() and not has_gap(company.text, line)
    ]


def find_wrapped_notes(company: Company) -> set[DatedLine]:
    """A line that ends with a date and stands below the first line of a footnote: the footnote was wrapped there."""
    return {
        line
        for line in company.lines
        if line.style.lead == "title" and _NOTE.match(get_line_above(company.text, line.start).strip())
    }


def find_running_heads(company: Company) -> set[DatedLine]:
    """The head or foot of a printed page: the same line on several pages, but for the number of the page.

    Months that take turns are those of several years. Where no sign ends the pages, such a line stands by itself, has
    gaps as between columns, and its number counts on beside one day.
    """
    alike: dict[str, list[DatedLine]] = defaultdict(list)
    are_marked = company.source.shown.count(PAGE_END) > 1
    months = [line for line in company.lines if line.date.form.alone == "month"]
    take_turns = all(one.date.date != following.date.date for one, following in pairwise(months))
    for line in company.lines:
        said = company.text[line.start : find_line_end(company.text, line.date_start)]
        if not (take_turns and line.date.form.alone == "month") and (are_marked or _is_by_itself(company.text, line)):
            alike[_PAGE.sub("0", said.strip())].append(line)
    found = [(lines, len({one.date.date for one in lines})) for lines in alike.values()]
    return {
        line
        for lines, days in found
        if days < len(lines) and (are_marked or (days == 1 and _count_on(company.text, lines)))
        for line in lines
    }


def _is_by_itself(text: str, line: DatedLine) -> bool:
    """True if no other line stands right above or below, and gaps part what stands on it."""
    end = find_line_end(text, line.date_start)
    is_parted = (
        not get_line_above(text, line.start).strip() and not text[end + 1 : find_line_end(text, end + 1)].strip()
    )
    return is_parted and _GAP.search(text[line.start : end].strip()) is not None


def _count_on(text: str, lines: Sequence[DatedLine]) -> bool:
    """True if beside the dates of the `lines` a number counts by one."""
    beside = (
        text[line.start : line.date_start] + text[line.date.end : find_line_end(text, line.date.end)] for line in lines
    )
    rows = [list(map(int, _FIGURES.findall(said))) for said in beside]
    return any(all(later - one == 1 for one, later in pairwise(column)) for column in zip(*rows, strict=False))
