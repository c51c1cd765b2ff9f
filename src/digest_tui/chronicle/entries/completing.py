"""The dates of dated lines, with year and month from the items, headings and titles above them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from operator import itemgetter

from digest_tui.chronicle.dates.completing import (
    DateContext,
    carry_year_forward,
    find_beginning_of_season,
    lead_up_to,
    put_year,
)
from digest_tui.chronicle.dates.number_order import NumberOrder
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import find_dates
from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.lines_of_years import find_years_over_days
from digest_tui.chronicle.entries.styles import LABEL
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_end, measure_indent
from digest_tui.chronicle.text.source import Text

_LONGEST_LIST = 3000
"""Characters between an item with a year and one of a list within it."""
_NEARLY_ALL = 0.95
_FEW, _SAMPLE = 3, 60
"""How many entries must name the year in their text for it to be that of all, and how many are searched for it."""
_BEGINNING = 600
"""Characters of an entry's text that are searched for the year."""
_MOSTLY = 0.9
"""The share of steps from day to day that go one way."""
Dates = dict[int, PartialDate | None]
"""The date of each line, by where it is written."""


def complete_dates(
    source: Text,
    plain: Sequence[EntryStart],
    lines: Sequence[DatedLine],
    chosen: Sequence[DatedLine],
    order: NumberOrder,
) -> Dates:
    """The date of each of the `lines`; those `chosen` are entries, all may lend a date to what stands below."""
    first = min([*(line.start for line in chosen[:1]), *(start.start for start in plain[:1])], default=0)
    own_years = {line.year for line in chosen if line.year}
    season = find_beginning_of_season(_part_months(source, chosen))
    context = DateContext(source.plain, first, order, own_years, season)
    return _Completion(source, context, lines, {line.start for line in chosen}).complete()


def _part_months(source: Text, lines: Sequence[DatedLine]) -> list[list[int]]:
    """The months of the `lines` that have no year, by sections and tables."""
    lists: list[list[int]] = [[]]
    headings, end = source.heading_starts, 0
    for line in lines:
        is_below_heading = bisect_right(headings, end) < bisect_left(headings, line.start)
        if is_below_heading or (line.style.lead == "cell" and BLANK_LINE.search(source.plain, end, line.start)):
            lists.append([])
        if (date := line.date.date) and date.year is None and date.month:
            lists[-1].append(date.month)
        end = line.end
    return lists


class _Completion:
    """Goes down the dated lines of a text with what the headings and items above say of year and month."""

    def __init__(self, source: Text, context: DateContext, lines: Sequence[DatedLine], chosen: Set[int]) -> None:
        """`chosen` is where the lines begin that are entries."""
        self._text = source.plain
        self._context = context
        self._lines = lines
        self._chosen = chosen
        dated = {line.start for line in lines if line.is_heading}
        self._over_days = {line.start for line in find_years_over_days(source.plain, lines)}
        self._undated = [heading for heading in source.headings if heading.start not in dated][::-1]
        self._items: list[tuple[DatedLine, PartialDate]] = []
        """The items with a year within which a line stands, the innermost last."""

    def complete(self) -> Dates:
        """The date of each line."""
        dates = {line.date.start: self._complete(line) for line in self._lines}
        chosen = [line for line in self._lines if line.start in self._chosen]
        return (
            _lend_to_all_or_none(chosen, dates, self._context.day_of_printing)
            if self._context.lends_a_day_alone
            else dates
        )

    def _complete(self, line: DatedLine) -> PartialDate | None:
        context = self._context
        while self._undated and self._undated[-1].start < line.start:
            context.leave_section(self._undated.pop().level)
        while self._items and not is_set_in_below(self._text, line, self._items[-1][0]):
            self._items.pop()
        date = context.complete(line.date, self._items[-1][1] if self._items else None)
        if date and date.year is not None and line.style.lead == "bullet":
            self._items.append((line, date))
        # `Published on 2 May 2031` that heads no entry says when the document was printed, as its titles do.
        is_entry = line.start in self._chosen
        is_heading = line.is_heading and (line.style is not LABEL or is_entry)
        if line.start in self._over_days and date:
            context.enter_heading(PartialDate(date.year) if date.month else date, 0)
        elif is_heading:
            context.enter_heading(date, line.level)
        if is_heading or is_entry:
            context.enter_item(line.date, date)
        return date


def have_years(chosen: Sequence[DatedLine], dates: Dates, plain: int) -> bool:
    """True if nearly all entries have a year, `plain` others among them; what has none is then hardly an entry."""
    known = [date.year is not None for line in chosen if (date := dates[line.date.start])]
    return sum(known) + plain >= (len(known) + plain) * _NEARLY_ALL


def _lend_to_all_or_none(chosen: Sequence[DatedLine], dates: Dates, printed: PartialDate | None) -> Dates:
    """`dates`, but where the lines of one look without a year of their own got one in part only, they have none.

    The day on which a list was printed lies near some of its days and far from others. Many days that lead up to it
    are those before it all the same.
    """
    alike: dict[tuple[object, ...], list[DatedLine]] = defaultdict(list)
    for line in chosen:
        if line.date.date and line.date.date.year is None and line.date.date.month is not None:
            alike[line.style, line.indent, line.date.form].append(line)
    lent = dict(dates)
    for lines in alike.values():
        if any((date := dates[line.date.start]) and date.year is None for line in lines):
            bare = [line.date.date for line in lines if line.date.date]
            led = lead_up_to(bare, printed) if printed else None
            lent.update(zip((line.date.start for line in lines), led or bare, strict=True))
    return lent


def carry_years(plain: Sequence[EntryStart], chosen: Sequence[DatedLine], dates: Dates) -> Dates:
    """`dates`, where a report names its year now and then: each entry has the year of the one above it."""
    entries = [(line.start, (dates[line.date.start], line.has_year)) for line in chosen]
    entries = sorted([*entries, *((start.start, (start.date, True)) for start in plain)], key=itemgetter(0))
    given = dict(zip([start for start, _ in entries], carry_year_forward([date for _, date in entries]), strict=True))
    return dates | {line.date.start: given[line.start] for line in chosen}


def settle_years(source: Text, chosen: Sequence[DatedLine], dates: Dates) -> Dates:
    """`dates`, in which entries without a printed year have the one that their texts name.

    So a report writes `June 3` above `On June 3, 2031 the harbour …`. All texts that name the year must agree, and the
    days run one way; the year then replaces one that the opening of the document has lent to these entries.
    """
    ends = [*(line.start for line in chosen[1:]), len(source.plain)]
    bare = [(line, date, end) for line, end in zip(chosen, ends, strict=False) if (date := _get_bare(line, dates))]
    told = [year for line, date, end in bare[:_SAMPLE] if (year := _find_year_in(source.plain, line, date, end))]
    lent = {date.year for _, date, _ in bare if date.year}
    if len(told) < _FEW or len(set(told)) > 1 or len(lent) > 1:
        return dates
    settled = dates | {line.date.start: put_year(date, told[0]) for line, date, _ in bare}
    order = [date.year_month_day for line in chosen if (date := settled[line.date.start])]
    return settled if goes_one_way(order, _MOSTLY) else dates


def _get_bare(line: DatedLine, dates: Dates) -> PartialDate | None:
    """The completed date of a line that names a day without its year; None for any other."""
    return dates[line.date.start] if line.is_to_the_day and not line.has_year and not line.date.numbers else None


def _find_year_in(text: str, line: DatedLine, date: PartialDate, end: int) -> int | None:
    """The year with which the text of an entry, up to `end`, names the day of its `date`; None where it does not."""
    told = find_dates(text, line.end, min(end, line.end + _BEGINNING))
    years = {found.date.year for found in told if found.date and found.date[1:3] == date[1:3]}
    return years.pop() if len(years) == 1 else None


def is_set_in_below(text: str, line: DatedLine, item: DatedLine) -> bool:
    """True if the line is of a list within the `item`, with nothing between that is set in no deeper than this."""
    if line.style.lead != "bullet" or line.indent <= item.indent or line.start - item.end > _LONGEST_LIST:
        return False
    between = text[find_line_end(text, item.end) : line.start].splitlines()
    return all(measure_indent(row) > item.indent for row in between if row.strip())
