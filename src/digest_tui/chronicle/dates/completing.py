"""Year and month from the headings above an entry or the title of the document; nothing is filled in from today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from digest_tui.chronicle.dates.number_order import DateNumbers, NumberOrder, resolve_number_order
from digest_tui.chronicle.dates.reading import WrittenDate, find_dates, is_bound
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.links.urls import rewrite_urls
from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.chronicle.text.patterns import lazy

_LONGEST_TITLE = 300
_TITLES = 40
"""Paragraphs before the first entry that may tell its year."""
_ITEM = re.compile(r"^[ \t]*[-*+•◦–—|][ \t]", re.MULTILINE)
_IS_PROSE = re.compile(r"[.!?][\])\d\[^]*\Z")
_COUNTS = re.compile(r"\d{4}[ ](?-i:[a-zà-öø-ÿа-я])[^\n]{40,}")
"""A number that begins a sentence, as `1042 packages have been added …`: no year."""
_OPENING = 2
"""Paragraphs that may open a document; the first is often a caption."""
_SENTENCE = re.compile(rf"[^.!?\n]{{1,{_LONGEST_TITLE}}}[.!?](?=[ \t\n\[])|[^.!?\n]{{80,100}}(?!\w)")
"""The first sentence; of one that is longer what it is about."""
_TITLE = re.compile(r"[^.!?\n]{1,100}(?=\n)")
_BEHIND_SINCE = lazy(lambda: rf"\b{any_of('since')}\b[^.,;:!?()–—]*\Z", re.IGNORECASE)
_OVER_NEW_YEAR = 7
"""Months, at least, from the end of a year to the beginning of the next."""
_LONGEST_REST = 3
"""Months that a season may take from one day to the next over New Year."""
_LONGEST_GAP = 200
"""Days between entries of a report that goes over New Year."""
_MANY = 5
"""How many days without a year must lead up to one that has it to be those before it."""
_FRESH = 14
"""Days, at most, between the last of them and that one."""
_LONGEST_STORY = 270
"""Days from the first that is told of to the last."""
_AHEAD, _BEHIND = 31, 100
"""Days: a document of one day speaks of so much before it and after it."""


class DateContext:
    """What the headings passed so far, and the title, give to a date that does not say it all."""

    def __init__(self, text: str, first: int, order: NumberOrder, own: set[int], season: int | None = None) -> None:
        """`first` is where the first entry begins; `order` what is proved of dates as `02/01/2017`.

        `own` are the years that entries say themselves; `season` is the month with which a season of two years begins.
        """
        titles = _choose_titles(list(_find_title_dates(text, first)), own)
        self._season = season
        self._titles = [_narrow_to_season(title, season) for title in titles]
        self._order = order
        self._year: PartialDate | None = None
        self._month: PartialDate | None = None
        self._level_of_year = self._level_of_month = 0
        self._years: set[int | None] = set()
        self._first: PartialDate | None = None
        """The first date below the year."""
        self._told: PartialDate | None = None
        """The last date above that names its year."""
        self._last: PartialDate | None = None
        """The last date above, completed."""
        self._latest: PartialDate | None = None
        """The latest of the dates above, completed."""

    @property
    def lends_a_day_alone(self) -> bool:
        """True if nothing gives a year but titles dated to a day: the document was printed then."""
        return not self._years and bool(self._titles) and all(title.day and not title.last for title in self._titles)

    @property
    def day_of_printing(self) -> PartialDate | None:
        """The last day that the titles name; None where they name none."""
        return max((title for title in self._titles if title.day), key=_count, default=None)

    def complete(self, found: WrittenDate, item: PartialDate | None) -> PartialDate | None:
        """Complete a date from the enclosing `item`, the headings above it or the titles, as far as one of them can."""
        date = self._resolve(found.numbers) if found.numbers else found.date
        last = resolve_number_order(found.until, self._order) if found.until else None
        if date and last:
            date = _join(date, last)
        if date is None or date.year is not None:
            return date
        whole = self._complete_from_above(date, item)
        figures = found.figures_of_year
        return whole if whole and figures in (None, (whole.year or 0) % 100) else date

    def _complete_from_above(self, date: PartialDate, item: PartialDate | None) -> PartialDate | None:
        """Complete `date` from the innermost that can; None where none of them does."""
        for above in (item, self._month, self._year):
            if above and (whole := _complete(date, above)):
                return whole
        if whole := self._complete_from_dates_above(date):
            return whole
        whole = self._complete_from_titles(date)
        return self._go_on(date, whole) if whole else None

    def _complete_from_dates_above(self, date: PartialDate) -> PartialDate | None:
        """Complete `date` below several years: behind the last date, where the first has told the first of them.

        What leads back within a year may be of another year, or in no order.
        """
        above, first, last = self._year, self._first, self._last
        if above is None or above.last is None or above.month or first is None or first.year != above.year:
            return None
        whole = put_year(date, _find_year_behind(last or first, date))
        is_behind = whole and (last or first).year_month_day <= whole.year_month_day <= (above.last.year or 0, 12, 31)
        return whole if is_behind else None

    def _resolve(self, numbers: DateNumbers) -> PartialDate | None:
        """The date that the `numbers` are; without a year the one that lies in the month above, if only one does."""
        date = resolve_number_order(numbers, self._order)
        above = self._month
        if date or numbers.year or above is None:
            return date
        both = (resolve_number_order(numbers, NumberOrder(day_is_first)) for day_is_first in (True, False))
        possible = [one for one in both if one and _complete(one, above)]
        return possible[0] if len(possible) == 1 else None

    def _complete_from_titles(self, date: PartialDate) -> PartialDate | None:
        """Complete `date` from the first title that can, one with a month before others.

        Of several years above a date the title may say which one it is, and no other.
        """
        first = self._year
        last = first.last if first else None
        completed = [
            (title.month is None, whole)
            for title in self._titles
            if not (first and last) or _is_within(date, first, last, title.year or 0)
            if (whole := _complete(date, title))
        ]
        return min(completed, key=itemgetter(0))[1] if completed else None

    def _go_on(self, date: PartialDate, whole: PartialDate) -> PartialDate:
        """`whole`, a `date` in the year of a title; in that of the dates above where it is nearer to the last of them.

        One of them has told its year itself, as the first of January does in what began the year before. The date
        does not lead back behind that one. A day of long ago, or one that is looked back to, lends no year.
        """
        told, last, latest = self._told, self._last, self._latest
        if told is None or last is None or latest is None:
            return whole
        years_ago = (whole.year or 0) - (last.year or 0)
        if years_ago == 0 or years_ago > 1 or _count(last) < _count(latest) <= _count(whole):
            return whole
        near = put_year(date, _find_year_behind(last, date))
        if near is None or near.year_month_day[:2] < told.year_month_day[:2]:
            return whole
        return min(whole, near, key=lambda one: abs(_count(one) - _count(last.last or last)))

    def enter_item(self, found: WrittenDate, date: PartialDate | None) -> None:
        """An entry or a heading of this date stands above what follows."""
        if date is None or date.year is None or date.month is None:
            return
        self._last = date
        self._first = self._first or date
        self._latest = max(date, self._latest or date, key=_count)
        if found.numbers or (found.date and found.date.year):
            self._told = date

    def enter_heading(self, date: PartialDate | None, level: int) -> None:
        """From here on the heading of this date stands above; of `level` 1 it is the highest, of 0 it has none."""
        if date is None:
            return
        if date.year is None:
            # The day above does not give it its year, and so no longer stands above what follows.
            self._month = self._month if self._month and not self._month.day else None
        elif date.month is None:
            self._year, self._month, self._level_of_year = _narrow_to_season(date, self._season), None, level
            self._years.add(date.year)
            self._first = None
        else:
            self._month, self._level_of_month = date, level
            if self._year and self._year.last is None and self._year.year != date.year:
                # The years above have gone on to this one.
                self._year = PartialDate(date.year)

    def leave_section(self, level: int) -> None:
        """A heading without a date ends what a heading of its own level or a lower one has given."""
        if self._month and level <= self._level_of_month:
            self._month = None
        if self._year and level <= self._level_of_year:
            self._titles = [title for title in self._titles if title.year not in self._years]
            self._year = self._month = None


def _narrow_to_season(date: PartialDate, season: int | None) -> PartialDate:
    """`date`, where it is a year and the next, as the twelve months from that on with which the `season` begins."""
    last = date.last
    if season is None or last is None or date.month or last.month or last.year != (date.year or 0) + 1:
        return date
    return PartialDate(date.year, season, last=PartialDate(last.year, season - 1))


def find_beginning_of_season(lists: Sequence[Sequence[int]]) -> int | None:
    """The month with which a season begins that goes over New Year, as the months of each list show; None if not.

    It is the month behind the longest pause, as none of the season lies in it; from there on each list leads up, and
    one over New Year.
    """
    used = sorted(set(chain.from_iterable(lists)))
    pauses = [((later - month - 1) % 12, later) for month, later in zip(used, [*used[1:], *used[:1]], strict=True)]
    longest = max(pauses, default=(0, 0))
    beginning = longest[1]
    if not longest[0] or [pause for pause, _ in pauses].count(longest[0]) > 1 or beginning == used[0]:
        return None
    leads_up = all(list(months) == sorted(months, key=lambda month: (month - beginning) % 12) for months in lists)
    steps = chain.from_iterable(map(pairwise, lists))
    goes_over = any(later < month for month, later in steps if (later - month) % 12 <= _LONGEST_REST)
    return beginning if goes_over and leads_up else None


Dated = tuple[PartialDate | None, bool]
"""The date of an entry, and whether its year is printed with it."""


def carry_year_forward(dates: Sequence[Dated]) -> list[PartialDate | None]:
    """The dates of entries in their order, those without a year completed where all of them are a report.

    One without a year goes on from the entry above, if that or one before it has its year printed with it, or leads up
    to the first that has one together with many others: so a report is written that names its year now and then.
    Behind December January begins the next; from there on no month may be earlier than the one above it, else it is no
    report, and all are as they were. A report may lead down as well, the newest on top, as its days then do; where a
    later day stands right above the first with a year, all are as they were.
    """
    first = next((at for at, (date, _) in enumerate(dates) if date and date.year is not None), 0)
    bare = [date for date, _ in dates]
    leading = _lead_to(bare[:first], bare[first]) if first else []
    if leading is None:
        return bare
    carried = (_carry(dates[first:], step) for step in _choose_steps(bare[first:]))
    return [*leading, *(next(filter(None, carried), bare[first:]))]


def _choose_steps(dates: Sequence[PartialDate | None]) -> tuple[int, int]:
    """Up and down, that first which more of the days of one month go."""
    days = [(date.month, date.day) for date in dates if date and date.month and date.day]
    steps = [later[1] - day[1] for day, later in pairwise(days) if day[0] == later[0]]
    leads_down = sum(step < 0 for step in steps) > sum(step > 0 for step in steps)
    return (-1, 1) if leads_down else (1, -1)


def _lead_to(days: Sequence[PartialDate | None], first: PartialDate | None) -> Sequence[PartialDate | None] | None:
    """The `days` above the `first` with a year, completed if they lead up to it; None if the last of them is later."""
    known = [day for day in days if day]
    if first is None or not known:
        return days
    led = _lead_up_to(known, first) if len(known) == len(days) else None
    is_later = first.month is not None and known[-1].year_month_day > (0, first.month, first.day or 0)
    return led or (None if is_later else days)


def _carry(dates: Sequence[Dated], step: int) -> list[PartialDate | None] | None:
    """The same for dates of which the first has a year, None where they are no report.

    With a `step` of -1 all of them lead down: below January comes December of the year before.
    """
    whole: list[PartialDate | None] = []
    above: PartialDate | None = None
    is_carried = goes_over_new_year = False
    gaps = [0]
    for date, is_printed in dates:
        given = date
        if date and date.year is None and above and above.year:
            if _are_years(above):
                whole.append(date)
                continue
            given, is_carried = put_year(date, _find_year_behind(above, date, step)), True
            goes_over_new_year |= given is not None and given.year != (above.last or above).year
        if given is None or given.year is None:
            return None
        if (is_carried or step < 0) and above and step * _count_months(given) < step * _count_months(above):
            return None
        if above:
            gaps.append(step * (_count(given) - _count(above)))
        whole.append(given)
        above = given if is_printed or above else None
    # A list that leaps over most of a year may leap over several.
    return None if goes_over_new_year and max(gaps) > _LONGEST_GAP else whole


def _are_years(date: PartialDate) -> bool:
    """True for several years, of which no day below says which one is its own."""
    return date.month is None and date.last is not None and date.last.year != date.year


def lead_up_to(dates: Sequence[PartialDate], printed: PartialDate) -> list[PartialDate] | None:
    """The `dates`, which have no year, as days that lead up to the day on which they were `printed`, or down from it.

    None where they do not, end long before it, or go through a whole year as the feasts of every year do.
    """
    if led := _lead_up_to(dates, printed):
        return led
    led = _lead_up_to(dates[::-1], printed)
    return led and led[::-1]


def _lead_up_to(days: Sequence[PartialDate], day: PartialDate) -> list[PartialDate] | None:
    """The `days`, the oldest first, in the year that makes them lead up to the `day`."""
    if len(days) < _MANY or day.day is None:
        return None
    new_years = sum((later.month or 0) < (earlier.month or 0) for earlier, later in pairwise(days))
    first = put_year(days[0], (day.year or 0) - new_years)
    whole = [date for date in carry_year_forward([(first, True), *((day, False) for day in days[1:])]) if date]
    if len(whole) < len(days) or _count(whole[-1]) - _count(whole[0]) > _LONGEST_STORY:
        return None
    return whole if 0 <= _count(day) - _count(whole[-1]) <= _FRESH else None


def _find_year_behind(above: PartialDate, date: PartialDate, step: int = 1) -> int:
    """The year of a `date` that follows `above`: the next where it goes back from its end to its beginning.

    With a `step` of -1 the one before, where it goes from its beginning to its end.
    """
    last = above.last or above if step > 0 else above
    is_over = step * ((last.month or 0) - (date.month or (12 if step > 0 else 0))) >= _OVER_NEW_YEAR
    return (last.year or 0) + step * is_over


def _complete(date: PartialDate, above: PartialDate) -> PartialDate | None:
    """`date` in the year that makes it a part of `above`; None where none or several do."""
    last = above.last or above
    if above.year is None or last.year is None or date.month is None:
        return None
    years = [year for year in {above.year, last.year} if _is_within(date, above, last, year)]
    if above.last is None and above.day is not None:
        years = [
            year for year in (above.year, above.year - 1) if -_AHEAD <= _count(above) - _count(date, year) <= _BEHIND
        ]
    return put_year(date, years[0]) if len(years) == 1 else None


def _join(date: PartialDate, last: PartialDate) -> PartialDate:
    """The time from `date` to `last`, whose year it takes where it has none; `date` alone where it is not earlier."""
    if date.year is None and last.year is not None:
        starts_year_before = (date.month or 0) > (last.month or 0)
        date = put_year(date, last.year - starts_year_before) or date
    return date._replace(last=last) if date.year is not None and date[:3] < last[:3] else date


def _is_within(date: PartialDate, first: PartialDate, last: PartialDate, year: int) -> bool:
    month = (year, date.month or 0)
    return (first.year or 0, first.month or 1) <= month <= (last.year or 0, last.month or 12)


def _count_months(date: PartialDate) -> int:
    """Months of the calendar."""
    return (date.year or 0) * 12 + (date.month or 0)


def _count(date: PartialDate, year: int = 0) -> int:
    """Days, nearly."""
    return (date.year or year) * 365 + ((date.month or 1) - 1) * 365 // 12 + (date.day or 15)


def put_year(date: PartialDate, year: int) -> PartialDate | None:
    """`date` in `year`, the end of a span in the next where it goes over New Year; None where no calendar has it."""
    whole = calendar_date(year, date.month, date.day)
    if whole is None or date.last is None:
        return whole and whole._replace(reach=date.reach)
    until = (date.last.month or 0) < (date.month or 0)
    last = put_year(date.last, year + until)
    return last and whole._replace(last=last)


def _choose_titles(dates: Sequence[tuple[PartialDate, bool]], own: set[int]) -> list[PartialDate]:
    """Those of the `dates`, each with whether it stands in prose, that may give entries their year.

    Where entries or a title say another year, a day is that on which the document was printed, not of what it tells;
    a year in prose is told of by the way where a day has another.
    """
    days = {date.year for date, _ in dates if date.day and not date.last}
    told = own | {date.year for date, is_prose in dates if not (date.month or date.last or is_prose)}
    chosen: list[PartialDate] = []
    for date, is_prose in dates:
        others = set() if date.last else told if date.day else days if is_prose and not date.month else set()
        if others <= {date.year}:
            chosen.append(date)
    return chosen


def _find_title_dates(text: str, first: int) -> Iterator[tuple[PartialDate, bool]]:
    """The dates with a year in the titles before the first entry, and in the first sentence of a long opening.

    Each is given with whether it stands in prose. Items of lists say nothing of it.
    """
    for number, paragraph in enumerate(re.finditer(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*", text[: min(first, 20_000)])):
        if number >= _TITLES:
            return
        title = _ITEM.split(paragraph[0], 1)[0]
        is_counting = number >= _OPENING and _COUNTS.match(title) is not None
        is_prose = _IS_PROSE.search(title.rstrip(" *_")) is not None
        if len(title) <= _LONGEST_TITLE and (number < _OPENING or not is_prose):
            yield from () if is_counting else _find_dates(title, is_prose)
        elif number < _OPENING and (opening := _SENTENCE.match(" ".join(title.split())) or _TITLE.match(title)):
            yield from _find_dates(opening[0], True)


def _find_dates(title: str, is_prose: bool) -> Iterator[tuple[PartialDate, bool]]:
    """The dates with a year in a title; the numbers in its links are none."""
    title = rewrite_urls(title, lambda url: " " * len(url))
    for found in find_dates(title, 0, len(title)):
        if found.date and 1000 <= (found.date.year or 0) < 2100 and not _is_bound(title, found.start):
            yield found.date, is_prose


def _is_bound(title: str, start: int) -> bool:
    """True if the date at `start` bounds what is told, or dates something before it: `since it was built in 2031`."""
    return is_bound(title, start) or _BEHIND_SINCE().search(title, 0, start) is not None
