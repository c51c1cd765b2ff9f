"""Vetoes: what looks like the date of an entry and is none. The rules are rows of a table, each with its moment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.completing import Dates, have_years
from digest_tui.chronicle.entries.contents import find_contents
from digest_tui.chronicle.entries.counting_tables import find_counted_rows, find_numbered_rows
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.days_of_updates import find_days_of_updates
from digest_tui.chronicle.entries.readers.leading import is_year_before_words
from digest_tui.chronicle.entries.scoping_headings import has_list_below
from digest_tui.chronicle.text.headings import ANY_ITEM, find_back_matter
from digest_tui.chronicle.text.layout import is_program
from digest_tui.chronicle.text.lines import find_line_end, get_line_above
from digest_tui.chronicle.text.safety import PAGE_END
from digest_tui.chronicle.text.source import Text

_FEW, _MANY = 3, 5
_NOTE = re.compile(r"\[\d{1,7}\] ")
_QUOTES = "\"'“”‘«„[("

Moment = Literal["read", "selected", "completed"]
"""When a veto is asked: of all dated lines, of those whose style was selected, or once they have year and month."""


@dataclass(frozen=True)
class Company:
    """The dated lines among which a veto finds those that are no entries."""

    source: Text
    lines: Sequence[DatedLine]
    """The lines to judge, in the order of the text."""
    groups: Iterable[Sequence[DatedLine]] = ()
    """All lines that a style might be, by what counts together."""
    dates: Dates = field(default_factory=dict)
    """The completed date of each line, by where it is written; empty before that moment."""
    plain: int = 0
    """How many entries have the dateline of the model beside these."""

    @cached_property
    def text(self) -> str:
        """The text of the document."""
        return self.source.plain


class Veto(NamedTuple):
    """One kind of line that is no entry, though it has a date."""

    name: str
    example: str
    """A short document that reads otherwise without this row."""
    moment: Moment
    find: Callable[[Company], Iterable[DatedLine]]
    """Finds the lines that it forbids."""


def apply_vetoes(moment: Moment, company: Company) -> list[DatedLine]:
    """The lines of `company` that no veto of this `moment` forbids."""
    forbidden: set[DatedLine] = set()
    for veto in VETOES:
        if veto.moment == moment and (found := set(veto.find(company)) - forbidden):
            company.source.trace.record("veto", veto.name, (line.start for line in found))
            forbidden |= found
    return [line for line in company.lines if line not in forbidden]


# Of all dated lines


def _find_wrapped_years(company: Company) -> set[DatedLine]:
    """Lines that begin with a year and no sign behind it: most often they were wrapped there.

    Years that go one way, with a word in capitals behind nearly each, are a list.
    """
    years = [line for line in company.lines if is_year_before_words(company.text, line.date, line.style)]
    dates = [line.year or 0 for line in years]
    if len(set(dates)) >= _MANY and goes_one_way(dates, 0.9):
        begins = [company.text[line.end : line.end + 1] for line in years]
        words = sum(sign in _QUOTES or (sign.isalpha() and not sign.islower()) for sign in begins)
        if words >= 0.9 * len(years):
            return set()
    return set(years)


def _find_decades(company: Company) -> set[DatedLine]:
    """A decade alone on its line is the name of a chapter, unless it stands among more years alone, in order."""
    alone = [line for line in company.lines if line.is_alone and line.date.precision == Precision.YEAR]
    decades = {line for line in alone if line.date.form.alone == "decade"}
    is_one_of_years = len(decades) * 2 < len(alone) and goes_one_way([line.year or 0 for line in alone], 0.9)
    return set() if is_one_of_years else decades


def _find_wrapped_notes(company: Company) -> set[DatedLine]:
    """A line that ends with a date and stands below the first line of a footnote: the footnote was wrapped there."""
    return {
        line
        for line in company.lines
        if line.style.lead == "title" and _NOTE.match(get_line_above(company.text, line.start).strip())
    }


def _find_running_heads(company: Company) -> set[DatedLine]:
    """The head or foot of a printed page: the same line on several pages, but for the number of the page.

    Months that take turns are those of several years.
    """
    if company.source.shown.count(PAGE_END) < 2:
        return set()
    months = [line for line in company.lines if line.date.form.alone == "month"]
    take_turns = all(one.date.date != following.date.date for one, following in pairwise(months))
    alike: dict[str, list[DatedLine]] = defaultdict(list)
    for line in company.lines:
        said = company.text[line.start : find_line_end(company.text, line.date_start)]
        if not (take_turns and line.date.form.alone == "month"):
            alike[re.sub(r"\d+", "0", said.strip())].append(line)
    return {line for lines in alike.values() if len({one.date.date for one in lines}) < len(lines) for line in lines}


def _find_comments(company: Company) -> set[DatedLine]:
    """`# 2 May 2031: a bell` is no heading where the text is a program or holds settings: so begin their comments."""
    comments = {line for line in company.lines if company.text.startswith("# ", line.start + line.indent)}
    return comments if comments and is_program(company.text) else set()


def _find_counting_tables(company: Company) -> set[DatedLine]:
    return set(find_counted_rows(company.text, company.lines))


def _find_contents(company: Company) -> set[DatedLine]:
    return set(find_contents(company.text, company.lines))


def _find_numbered_rows(company: Company) -> set[DatedLine]:
    return set(find_numbered_rows(company.text, company.lines))


def _find_days_of_updates(company: Company) -> set[DatedLine]:
    return find_days_of_updates(company.text, company.lines)


# Of the lines whose style was selected


def _find_counts(company: Company) -> set[DatedLine]:
    """Numbers that count something: years are not the same all along, and few are under 1000."""
    return {line for group in company.groups for line in _find_counts_among(group)}


def _find_counts_among(group: Sequence[DatedLine]) -> list[DatedLine]:
    lines = [line for line in group if line.date.form.alone == "year" and line.date.date and _is_bare(line)]
    years = [line.year or 0 for line in lines]
    is_repeating = len(set(years)) * 3 < len(years) and len(years) >= _MANY
    if is_repeating and lines[0].style.lead == "line":
        return lines
    small = [line for line in lines if (line.year or 0) < 1000]
    are_few = len(small) * 2 <= len(lines)
    # What leads up to years that nobody doubts is of their count.
    alike = lines if len(small) < len(lines) else small
    needed = 2 if any(line.date.form.names_era for line in group) else _MANY if alike is small else _FEW + 1
    return [] if are_few or _are_early_years(alike, needed) else small


def _are_early_years(lines: Sequence[DatedLine], needed: int) -> bool:
    """So many years under 1000 that go one way, not by steps of one, and do not count from one."""
    years = [line.year or 0 for line in lines]
    steps = [later - earlier for earlier, later in pairwise(years)]
    is_ordered = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    if len(years) < needed or not is_ordered or not set(steps) - {1, -1}:
        return False
    counts_on = min(years) <= _FEW and sum(0 <= step <= 1 for step in steps) * 2 > len(steps)
    # What stands in brackets as `(7)` counts, though some of its numbers were not found.
    is_bracketed = min(years) < 100 and lines[0].style.lead == "bracket"
    return not (years[:3] in ([0, 1, 2], [1, 2, 3]) or counts_on or is_bracketed)


def _is_bare(line: DatedLine) -> bool:
    """A year that is but its figures: with `г.` or `early` it counts nothing."""
    return line.date.end - line.date.start <= len("1931")


def _find_sections(company: Company) -> set[DatedLine]:
    """The numbers of sections: `3.10.` where no other day of the document is written so, or where `3.9.` stands."""
    doubtful = [line for line in company.lines if line.date.form.looks_like == "section" and line.date.date]
    if len(doubtful) == 1 < len(company.lines):
        return set(doubtful)
    days = {line.date.date.day for line in doubtful if line.date.date}
    sections = {day for day in days if re.search(rf"^[ \t]*{day}\.9\.?[ \t]", company.text, re.MULTILINE)}
    return {line for line in doubtful if line.date.date and line.date.date.day in sections}


def _find_back_matter(company: Company) -> set[DatedLine]:
    """Items that name a year or a month behind the entries, where the document speaks of itself: pages it names."""
    if not company.lines:
        return set()
    doubtful = [
        line
        for line in company.lines
        if line.style.lead == "bullet" and line.date.precision < Precision.DAY and line.style.tail in ("end", "space")
    ]
    end = find_back_matter(company.text, company.lines[0].start) if doubtful else 0
    return {line for line in doubtful if line.start > end and not has_list_below(company.text, line)}


def _find_days_told_of(company: Company) -> set[DatedLine]:
    """List items inside a dated section that mention a date: fewer than a quarter of the items there are dated."""
    days = {line.start for line in company.lines if line.style.is_section and line.is_to_the_day}
    if len(days) < _MANY:
        return set()
    headings = (line.start for group in company.groups for line in group if line.is_heading)
    cuts = sorted({*days, *headings, *company.source.heading_starts})
    ends = dict(pairwise([*cuts, len(company.text)]))
    told = {
        line
        for line in company.lines
        if line.style.lead == "bullet" and cuts[0] < line.start and cuts[bisect_right(cuts, line.start) - 1] in days
    }
    items = sum(len(ANY_ITEM.findall(company.text, start, ends[start])) for start in days)
    return told if len(told) * 4 < items else set()


def _find_days_of_titles(company: Company) -> set[DatedLine]:
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


# Of the lines with their completed dates


def _find_days_without_year(company: Company) -> set[DatedLine]:
    """Where nearly all entries have a year, what has none is a day of every year, or prose."""
    if not have_years(company.lines, company.dates, company.plain):
        return set()
    return {line for line in company.lines if (date := company.dates[line.date.start]) and date.year is None}


def _find_months_without_year(company: Company) -> set[DatedLine]:
    """A month alone says nothing where nothing above gives its year."""
    dates = company.dates
    return {
        line
        for line in company.lines
        if line.date.form.alone == "month" and not ((date := dates[line.date.start]) and date.year)
    }


VETOES = (
    Veto(
        "years at the head of wrapped lines",
        "The ferry of Laketon was built in\n1901 by two brothers. It was rebuilt in\n1911 by one of them, since in\n"
        "1912 the water had come over it. He sold it in\n1920 to the town. It ran every day until in\n"
        "1931 a bridge was opened.",
        "read",
        _find_wrapped_years,
    ),
    Veto(
        "decades that are chapters",
        "1930s\n\n- Ann builds the ferry.\n\n1940s\n\n- 1947: The ferry is sold.\n\n1950s\n\n- 1951: It goes again.",
        "read",
        _find_decades,
    ),
    Veto(
        "wrapped lines of footnotes",
        'The harbour was closed,[1] as the\npapers said.[2]\nNotes\n[1] Ann Example, "The Harbour:\n'
        'A Letter to the Editor," Laketon News, October 11, 2031.\n[2] See "Gates\nand Keys," Coast, May 4, 2031.',
        "read",
        _find_wrapped_notes,
    ),
    Veto(
        "running heads of printed pages",
        "\n␌\n".join(f"The flag is blue.\n\nAugust 13, 2031    - {page} -    LAKE" for page in (1, 2, 3)),
        "read",
        _find_running_heads,
    ),
    Veto(
        "comments of a program",
        "import ferry\n\n# 2 May 2031: a bell\nbell = ferry.ring(2)\n\n# 4 May 2031: a lamp\nlamp = bell.light()\n",
        "read",
        _find_comments,
    ),
    Veto(
        "dates by which a table counts",
        "# 2031\n\n| Date | What |\n|---|---|\n| 2 March | The ferry stops. |\n| May | It goes. |\n\n"
        "| Month | Ferries |\n|---|---|\n| May | 12 |\n| June | 14 |",
        "read",
        _find_counting_tables,
    ),
    Veto(
        "a table of contents of periods",
        "- 1831 – 1870\n- 1870 – 1905\n\n# 1831 – 1870\n\nFew books are left.\n\n# 1870 – 1905\n\nMore are left.",
        "read",
        _find_contents,
    ),
    Veto(
        "numbers of the rows of a table",
        "| Date | What |\n|---|---|\n| 2031-05-02 | The ferry stops. |\n| 2031-05-04 | It goes. |\n\n"
        "| Call | Who |\n|---|---|\n| 39 | Ann |\n| 41 | Ben |\n| 1204 | Eve |",
        "read",
        _find_numbered_rows,
    ),
    Veto(
        "the day of the last update",
        "Last updated: 21 July 2031\n\n- 2 May 2031: The ferry stops.\n- 4 May 2031: It goes.\n\n"
        "Last modified on 3 July 2031",
        "read",
        _find_days_of_updates,
    ),
    Veto(
        "numbers that count",
        "Паром стоит.\n\n1 - https://example.org/a\n2 - https://example.org/b",
        "selected",
        _find_counts,
    ),
    Veto(
        "numbers of sections",
        "5 May 2031. The ferry stops.\n\n6 May 2031. The ferry goes.\n\n3.10. Section on ropes",
        "selected",
        _find_sections,
    ),
    Veto(
        "pages named behind the entries",
        "- 1931: The ferry is built.\n- 1935: It is sold.\n\n## See also\n\n- 1931\n- 1935",
        "selected",
        _find_back_matter,
    ),
    Veto(
        "days told of below another day",
        "\n\n".join(f"## 2031-05-0{day}\n\n- The ferry stops.\n- It goes." for day in range(1, 7))
        + "\n- 2 April 2031: It stopped as well.\n- 3 April 2031: It went.",
        "selected",
        _find_days_told_of,
    ),
    Veto(
        "the day of a title",
        "\n\n".join(
            f"{month} 2031: The ferry {what}\n\nOn {month} {day}, 2031 the ferry {what}. Nobody knows why."
            for month, day, what in (("May", 2, "stops"), ("June", 4, "goes"), ("July", 7, "burns"))
        ),
        "selected",
        _find_days_of_titles,
    ),
    Veto(
        "days of every year",
        "The fair\n\n"
        + "\n".join(f"- {year} – The fair is held." for year in range(2001, 2023))
        + "\n\nFeasts\n\n- The Rope\n- April 1 (in the old harbour)\n- The Bell",
        "completed",
        _find_days_without_year,
    ),
    Veto(
        "months of no year",
        "August\n\n  * The lamp is lit.\n\nJuly\n\n  * The lamp is broken.\n\nJune\n\n  * The ferry sails.",
        "completed",
        _find_months_without_year,
    ),
)
