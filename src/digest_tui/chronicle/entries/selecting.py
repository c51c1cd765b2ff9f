"""Which lines with a date begin an entry: a document is read by the styles that explain most of it.

A line with a date in front may be an item, a heading over items, or prose that
was wrapped there. Its company tells: how many others of its style there are,
what stands above it, and whether what is dated more precisely stands below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from digest_tui.chronicle.dates.completing import DateContext, carry_year_forward
from digest_tui.chronicle.dates.forms import FORM_OF, DateForm
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision, resolve_day_month_order
from digest_tui.chronicle.entries.bare_days import add_bare_days
from digest_tui.chronicle.entries.evidence import Surroundings
from digest_tui.chronicle.entries.readers import Candidate, read_date_ahead, read_date_in_cell
from digest_tui.chronicle.entries.scoping_headings import find_contexts
from digest_tui.chronicle.entries.section_ends import set_stops
from digest_tui.chronicle.entries.styles import ALONE, STYLE_OF, TRAILER, Head
from digest_tui.chronicle.entries.trailing_date import read_date_behind
from digest_tui.chronicle.entries.vetoes import (
    find_counts,
    find_names_in_back_matter,
    find_sections,
    find_title,
    find_told_of_a_day,
    find_versions,
    without_back_matter,
    without_numbers,
    without_releases,
)
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.headings import ANY_ITEM, BLANK_LINE
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.source import Text

_NEEDED = {3: 1, 2: 2, 1: 3}
"""How many lines of a strength make a style of the document."""
_LONGEST_LIST = 3000
"""Characters between an item with a year and one of a list within it."""
_COLUMN = 3
"""So many lines one below the other that begin with a date."""
# What stands in front of a page of many a generator of sites: its title, its day, its maker.
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n|\n)*?---[ \t]*(?:\n|\Z)")
_LINE_END = re.compile(r"\n(?=[ \t]*[^\s])")
_MANY = 5
"""Years under 1000 that need no others beside them."""
_YEARS = "years"
_LAST = "last"
_TITLES = "titles"
_MOSTLY = 0.9
"""Of the steps from year to year in a list, how many go one way."""
_NEARLY = 0.95
"""Of the entries, where those without a year are none."""
_LONG_PARAGRAPH, _LINES_OF_PARAGRAPH = 900, 8
"""Characters that hardly any paragraph has, and lines that most have not."""
_SHARE = 0.3
"""Of the paragraphs, where a sentence that begins with a date is the style of the document."""


_LONGEST_TITLE = 500
_CONTENTS = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}\.)?[ \t]*\[[^\n]*\]\(#[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[ \t]*")
"""A line that leads to a heading of its own document."""


def choose_heads(source: Text, plain: list[Head], lines: list[int]) -> list[Head]:
    """The heads among `plain`, which need no proof, and the doubtful `lines`, in the order of the text."""
    text, rows = source.plain, source.date_rows
    if cells := source.date_cells:
        lines = sorted({*lines, *cells})
    if source.code_blocks:
        lines = [start for start in lines if not source.code_blocks.contains(start)]
    if front := _FRONT_MATTER.match(text):
        lines = lines[bisect_left(lines, front.end()) :]
    candidates = [one for start in lines if (one := _read_candidate(text, start, start in rows, cells.get(start)))]
    candidates = without_numbers(without_releases(text, candidates))
    candidates = add_bare_days(text, candidates, lines)
    return _Choice(source, plain, candidates).make_heads() if candidates else plain


def _read_candidate(text: str, start: int, is_in_table: bool, cell: int | None) -> Candidate | None:
    """`cell` is where the column of dates begins, of a table that has others before it."""
    end = find_line_end(text, start)
    if end - start < _LONGEST_TITLE and text.find("](#", start, end) >= 0 and _CONTENTS.fullmatch(text, start, end):
        return None
    one = read_date_ahead(text, start, end, is_in_table) or read_date_behind(text, start, end)
    return read_date_in_cell(text, start, cell, end) if one is None and cell is not None else one


class _Choice:
    """The candidates of a document, and what their company makes of them."""

    def __init__(self, source: Text, plain: list[Head], candidates: list[Candidate]) -> None:
        self.source = source
        self.text = source.plain
        self.plain = plain
        self.headings = source.headings
        self.heading_starts = source.heading_starts
        self.candidates = Surroundings(source, plain).place(candidates)

    def make_heads(self) -> list[Head]:
        """The heads of the document."""
        chosen = self._choose()
        contexts = find_contexts(self.text, chosen, self.plain)
        chosen = [candidate for candidate in chosen if candidate.start not in contexts]
        dates = self._settle_dates(chosen)
        heads = list(self.plain)
        needs_year = self._is_sure_of_years(chosen, dates)
        if not needs_year:
            whole = carry_year_forward([(dates[one.at], one.has_year) for one in chosen])
            dates.update(zip((one.at for one in chosen), whole, strict=True))
        # A heading may be an entry of its own, or have a date of its own.
        taken = {head.start for head in self.plain}
        for candidate in chosen:
            date = dates[candidate.at]
            if candidate.start in taken or (needs_year and date and date.year is None):
                continue
            if not candidate.found.form.needs_year or (date and date.year):
                heads.append(self._make_head(candidate, date))
                taken.add(candidate.start)
        levels = {candidate.start: candidate.level for candidate in chosen}
        heads.sort()
        # A title above a date reaches over no other head.
        heads = [*(head for head, following in pairwise(heads) if head.at < following.start), *heads[-1:]]
        return set_stops(self.text, self.headings, heads, levels, sorted(contexts))

    # Which styles the document has

    def _choose(self) -> list[Candidate]:
        """The candidates whose style is one of the document's."""
        groups: dict[str | int, list[Candidate]] = defaultdict(list)
        for candidate in self.candidates:
            groups[_name_group(candidate)].append(candidate)
        chosen: set[Candidate] = set()
        if trailers := groups.get(TRAILER):
            # What stands between them is of the date of the next.
            self.plain = []
            return list(self._begin_behind_the_last(trailers))
        years = without_back_matter(self.text, groups.pop(_YEARS, []))
        last = without_back_matter(self.text, groups.pop(_LAST, []))
        titles = groups.pop(_TITLES, [])
        if see_also := find_names_in_back_matter(self.text, groups.get("bullet", [])):
            groups["bullet"] = [one for one in groups["bullet"] if one not in see_also]
        for group in groups.values():
            strength = next((strength for strength in (3, 2, 1) if self._is_enough(group, strength)), None)
            if strength == 3:
                strengths = Counter(one.strength for one in group)
                strength -= strengths[2] > strengths[3]
            if strength is not None:
                is_list = group[0].looks.lead in ("bullet", "cell")
                chosen.update(one for one in group if one.strength >= strength or is_list or _is_partial(one))
        forms = Counter(one.found.form for one in chosen if _name_group(one) == "prose" or _is_telling_alone(one))
        forms.update(self._forms_of_plain())
        likely = {form for form, count in forms.items() if count > 2}
        chosen.update(one for one in groups["prose"] if one.found.form in likely and one.strength > 0)
        chosen |= self._find_stopped(groups["prose"], groups.get(ALONE, [])) | self._find_below_their_month()
        chosen.update(self._find_lines_of_years(groups["prose"]))
        if self._is_list_of_years(years):
            chosen.update(years, groups["bullet"])
        if len(last) >= _COLUMN and len(last) * 2 >= len(ANY_ITEM.findall(self.text, last[0].start, last[-1].end)):
            chosen.update(last)
        if self._is_history(titles):
            chosen.update(titles)
        return sorted(self._drop_unlikely(groups, chosen))

    def _drop_unlikely(self, groups: dict[str | int, list[Candidate]], chosen: set[Candidate]) -> set[Candidate]:
        """Of the `chosen` those that are no prose, no numbers that count, no versions and no fractions."""
        headings = [*self.heading_starts, *(one.start for one in self.candidates if one.is_heading)]
        chosen -= find_told_of_a_day(self.text, groups["bullet"], chosen, headings)
        for group in groups.values():
            chosen -= set(find_counts(group))
        chosen -= find_versions(chosen) | find_title(self.text, chosen) | find_sections(self.text, chosen)
        if not any(one.found.numbers and one.found.numbers[2] and one.looks.is_section for one in chosen):
            chosen = {one for one in chosen if not one.found.form.is_fraction_alone}
        items = [one for one in chosen if one.found.form.only_on == "bullet" and one.found.numbers]
        order = self._prove_order()
        resolved = [one.found.numbers and resolve_day_month_order(one.found.numbers, order) for one in items]
        if order is None or not all(resolved):
            # Releases or fractions.
            chosen -= set(items)
        return chosen

    def _begin_behind_the_last(self, trailers: list[Candidate]) -> Iterator[Candidate]:
        """Entries whose date is their last line: each begins where the one before has ended."""
        ended = 0
        for trailer in trailers:
            rest = self.text[ended : trailer.start]
            start = ended + len(rest) - len(rest.lstrip())
            yield trailer._replace(start=start, title=(start, trailer.at))
            ended = find_line_end(self.text, trailer.end)

    def _find_stopped(self, prose: list[Candidate], alone: list[Candidate]) -> set[Candidate]:
        """Days with their year that are sentences by themselves, at the head of paragraphs: `5 May 2031. The ferry …`.

        They say no less than those `alone` on their lines, and count with them.
        """
        stopped = [one for one in prose if self._is_stopped(one)]
        return {*stopped, *alone} if stopped and len(stopped) + len(alone) > 1 else set()

    def _is_stopped(self, one: Candidate) -> bool:
        behind = self.text[one.end : one.end + 1]
        is_day = one.found.precision == Precision.DAY and one.has_year and one.style == STYLE_OF["line", "space"]
        return is_day and self.text.startswith(". ", one.found.end) and behind.isalpha() and not behind.islower()

    def _find_below_their_month(self) -> set[Candidate]:
        """Paragraphs that begin with a day of the month that alone stands above them; the first does so at once."""
        found: set[Candidate] = set()
        month: Candidate | None = None
        is_proven = False
        for one in self.candidates:
            if one.is_heading:
                line_end = find_line_end(self.text, one.found.end)
                is_alone = one.title == (0, 0) and not self.text[one.found.end : line_end].strip(" \t#=*_:-")
                month, is_proven = one if is_alone and one.found.precision == Precision.MONTH else None, False
            elif month and _name_group(one) == "prose" and _is_day_of(one, month):
                is_proven = is_proven or not self.text[month.end : one.start].strip()
                if is_proven:
                    found.add(one)
        return found

    def _is_enough(self, group: list[Candidate], strength: int) -> bool:
        """Whether the lines of a group that are at least so strong make it a style of the document."""
        strong = [one for one in group if one.strength >= strength]
        if strength > 1 and len(strong) >= _NEEDED[strength]:
            return True
        if not strong or strength == 3:
            return False
        if strength == 2 and strong[0].level:
            # The only release of a changelog; but a document's title is no item.
            is_release = strong[0].found.precision == Precision.DAY and strong[0].looks.lead != "label"
            return is_release and bool(self.text[: strong[0].start].strip())
        first = strong[0].start if self.source.is_line_by_line else 0
        is_half = len(strong) * 2 >= self._count_paragraphs(first, len(self.text))
        if not strong[0].looks.is_section and is_half and len(strong) > self.source.is_line_by_line:
            return True
        if len(strong) < _NEEDED[strength]:
            return False
        start, end = strong[0].start, strong[-1].start + 1
        lines = self.text.count("\n", start, end)
        return len(strong) >= _SHARE * max(self._count_paragraphs(start, end), lines // _LINES_OF_PARAGRAPH)

    def _find_lines_of_years(self, prose: list[Candidate]) -> Iterator[Candidate]:
        """Lines right below each other that go from year to year, though no sign parts the year from what was then."""
        weak = [one for one in prose if one.strength == 0 and one.looks.lead == "line"]
        years = [one for one in weak if one.found.precision < Precision.DAY]
        run: list[Candidate] = []
        for one in [*years, None]:
            if one and run and one.start == find_line_end(self.text, run[-1].at) + 1:
                run.append(one)
                continue
            written = [(date.year, date.month or 0) for member in run if (date := member.found.date) and date.year]
            if len(run) >= _COLUMN and written in (sorted(written), sorted(written, reverse=True)):
                yield from run
            run = [one] if one else []

    def _is_list_of_years(self, years: list[Candidate]) -> bool:
        """Whether items that begin with a year and no sign behind it go from year to year; else they may be names."""
        written = [one.found.date.year or 0 for one in years if one.found.date]
        if len(set(written)) < _MANY or len(set(written)) * 2 < len(written):
            return False
        if not goes_one_way(written, _MOSTLY):
            return False
        first, last = years[0].start, years[-1].end
        dated = sum(first <= one.start < last and one.looks.lead == "bullet" for one in self.candidates)
        return dated * 2 >= len(_ITEM.findall(self.text, first, last))

    def _is_history(self, titles: list[Candidate]) -> bool:
        """Whether headings with a year in brackets go from year to year, and are most; else they are books or lives."""
        years = [one.found.date.year or 0 for one in titles if one.found.date]
        if len(years) < _COLUMN or years[:3] == [1, 2, 3]:
            return False
        first, last = (bisect_left(self.heading_starts, one.start) for one in (titles[0], titles[-1]))
        return goes_one_way(years, 2 / 3) and len(years) * 2 > last + 1 - first

    def _count_paragraphs(self, start: int, end: int) -> int:
        """How many there are at least; where no blank lines part what is wrapped, by its length."""
        between = _LINE_END if self.source.is_line_by_line else BLANK_LINE
        parted = sum(1 for _ in between.finditer(self.text, start, end))
        return 1 + max(parted, (end - start) // _LONG_PARAGRAPH)

    def _forms_of_plain(self) -> Counter[DateForm]:
        return Counter({_MONTH_DAY_YEAR: len(self.plain)})

    # What they say

    def _settle_dates(self, chosen: list[Candidate]) -> dict[int, PartialDate | None]:
        """The date of each candidate, by where it is written, with year and month from above."""
        first = min([*(one.start for one in chosen[:1]), *(head.start for head in self.plain[:1])], default=0)
        own = {date.year for one in chosen if (date := one.found.date) and date.year}
        context = DateContext(self.text, first, self._prove_order(), own)
        dates: dict[int, PartialDate | None] = {}
        starts = {candidate.start for candidate in chosen}
        dated = {candidate.start for candidate in self.candidates if candidate.is_heading}
        undated = [heading for heading in self.headings if heading.start not in dated][::-1]
        items: list[tuple[Candidate, PartialDate]] = []
        for candidate in self.candidates:
            while undated and undated[-1].start < candidate.start:
                context.leave_section(undated.pop().level)
            while items and not self._is_set_in_below(candidate, items[-1][0]):
                items.pop()
            date = context.complete(candidate.found, items[-1][1] if items else None)
            is_paragraph = candidate.start in starts and _name_group(candidate) == "prose"
            dates[candidate.at] = date = context.roll_year_over(candidate.found, date) if is_paragraph else date
            if date and date.year is not None and candidate.looks.lead == "bullet":
                items.append((candidate, date))
            if candidate.is_heading:
                context.enter_heading(date, candidate.level)
            elif is_paragraph:
                context.enter_item(candidate.found, date)
        return dates

    def _is_set_in_below(self, one: Candidate, item: Candidate) -> bool:
        """Whether `one` is of a list within the `item`, with nothing between that is set in no deeper than this."""
        if one.looks.lead != "bullet" or one.indent <= item.indent or one.start - item.end > _LONGEST_LIST:
            return False
        between = self.text[find_line_end(self.text, item.end) : one.start].splitlines()
        return all(len(line) - len(line.lstrip(" \t")) > item.indent for line in between if line.strip())

    def _is_sure_of_years(self, chosen: list[Candidate], dates: dict[int, PartialDate | None]) -> bool:
        """Whether all but a few of many entries have a year: what has none is a feast of every year, or prose."""
        years = [date.year is not None for one in chosen if (date := dates[one.at])]
        years += [True] * len(self.plain)
        return sum(years) >= len(years) * _NEARLY

    def _prove_order(self) -> bool | None:
        """Whether the day comes first in dates as `02/01/2017`; None where nothing or contrary things are proved."""
        numbers = [one.found.numbers for one in self.candidates if one.found.numbers]
        day, month = any(a > 12 for a, _, _ in numbers), any(b > 12 for _, b, _ in numbers)
        return None if day == month else day

    def _make_head(self, one: Candidate, date: PartialDate | None) -> Head:
        found = one.found
        written = self.text[found.start : found.end]
        return Head(one.start, found.start, one.end, written, date, one.style, one.title, int(one.looks.is_section))


_ITEM = re.compile(r"(?<=\n)[-*+•][ \t]")
_MONTH_DAY_YEAR = FORM_OF["month day, year"]


def _name_group(candidate: Candidate) -> str | int:
    """What counts together: all items of lists, all paragraphs, whatever stands behind their dates; else a style."""
    lead, tail = candidate.looks.lead, candidate.looks.tail
    is_year = candidate.found.precision == Precision.YEAR and not candidate.found.is_left_open
    if lead == "bullet" and tail in ("space", "comma") and is_year:
        return _YEARS
    if tail == "last":
        return _LAST if lead == "bullet" else _TITLES
    if candidate.looks.is_section or lead in ("label", "trailer"):
        return candidate.style
    return lead if lead in ("bullet", "cell") else "prose"


def _is_partial(candidate: Candidate) -> bool:
    """A month or a year with a dash or a colon behind it, or a month by its sign, in a document that dates so."""
    is_sure = candidate.looks.tail in ("dash", "colon", "cell", "bracket") or (
        candidate.found.form.alone == "month" and candidate.found.form.is_east_asian
    )
    return (is_sure and candidate.found.precision < Precision.DAY) or candidate.found.is_left_open


def _is_telling_alone(candidate: Candidate) -> bool:
    """A date alone on its line, of a form that begins no sentence."""
    return candidate.style == ALONE and candidate.found.form.is_unambiguous


def _is_day_of(candidate: Candidate, month: Candidate) -> bool:
    """Whether `candidate` is dated to a day of the `month`, by its name alone."""
    day, of = candidate.found.date, month.found.date
    return bool(candidate.found.precision == Precision.DAY and day and of and day.month == of.month and not of.last)
