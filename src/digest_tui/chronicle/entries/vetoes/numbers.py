"""Numbers that are no years or days: they count something, or are those of sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.dates.forms import ARROW, EQUALS, FORM_OF, IN_LIST_OF_DAYS, IN_LIST_OF_WHOLE_DAYS
from digest_tui.chronicle.dates.number_order import prove_number_order
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision, find_roman_months, has_roman_month
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.patterns import lazy

_FEW = 3
_FAR = 100
"""Years."""
_FIRST_OF_THREE = 100
_FIRST_YEAR = 1000
"""The first that bare figures are by themselves."""
_FIRST_LATE_YEAR, _LAST_YEAR = 1500, 2100
_TIME = r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?!\.?\d)"
_HOUR, _HOUR_OF_LINE = lazy(_TIME), lazy(rf"\n[ \t]*+(?:[-*+•–—][ \t]+)?{_TIME}")
_YEAR_MONTH = FORM_OF["year.month"]
_DECIMAL = lazy(r"^[ \t]*\d+[.,]\d\d[ \t]*$", re.MULTILINE)
_ASSIGNS = lazy(rf"[*_]*[ \t]*(?:{ARROW}|{EQUALS})")


def find_counts(company: Company) -> set[DatedLine]:
    """Numbers that count something: few years are under 1000.

    More may be years where they lead up to later ones by unequal steps, each once, where some name their era, where
    they are spans as those of reigns, or lead up from a year before Christ.
    """
    return {line for group in company.groups for line in _find_counts_among(company, group)}


def _find_counts_among(company: Company, group: Sequence[DatedLine]) -> list[DatedLine]:
    text = company.text
    years = [line for line in group if line.date.precision == Precision.YEAR and _has_but_figures(text, line)]
    small = [line for line in years if line.date.form.alone == "year" and (line.year or 0) < _FIRST_YEAR]
    are_of_era = any(_names_era(text, line) for line in group)
    # `(1)` among `A.D. 710.` or `1231.` numbers a note.
    holds_notes = are_of_era or not any(_is_later_in_brackets(line) for line in years)
    lines, early = map(_leave_out_brackets, (years, small)) if holds_notes else (years, small)
    notes = [line for line in small if line not in early]
    return notes if _are_years(company, lines, early, are_of_era=are_of_era) else small


def _is_later_in_brackets(line: DatedLine) -> bool:
    return line.style.lead == "bracket" and (line.year or 0) >= _FIRST_YEAR


def _leave_out_brackets(lines: Iterable[DatedLine]) -> list[DatedLine]:
    return [line for line in lines if line.style.lead != "bracket"]


def _are_years(company: Company, lines: Sequence[DatedLine], early: Sequence[DatedLine], *, are_of_era: bool) -> bool:
    """True if the `early` numbers among `lines` go on as years do, or are few among later ones."""
    follow = _go_on_unevenly(lines) if are_of_era else _lead_to_later(lines, len(early)) or _follow_each_other(lines)
    return follow or len(early) * 2 <= len(lines) or _lead_from_before_christ(company, early)


def _lead_to_later(lines: Sequence[DatedLine], early: int) -> bool:
    """True if so many `early` years lead up to later ones, each once."""
    is_each_once = len({line.year for line in lines}) == len(lines)
    return early < len(lines) > _FEW and is_each_once and _go_on_unevenly(lines)


def _names_era(text: str, line: DatedLine) -> bool:
    """True if the date names its era, also in the next cell of its row."""
    return line.date.form.names_era or (line.date.precision == Precision.YEAR and "|" in text[slice(*line.date[:2])])


def _go_on_unevenly(lines: Sequence[DatedLine]) -> bool:
    """True if their years go one way, not by steps of one; some may be repeated."""
    steps = [(later.year or 0) - (earlier.year or 0) for earlier, later in pairwise(lines)]
    is_ordered = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
    return is_ordered and bool(set(steps) - {0, 1, -1})


def _follow_each_other(lines: Sequence[DatedLine]) -> bool:
    """True if most are spans, of unequal length, that begin with the year in which the one before ends.

    So reigns do, and neither pages nor the steps of a scale.
    """
    spans = [(date.year or 0, date.last) for line in lines if (date := line.date.date)]
    lengths = [
        later - begin for (begin, last), (later, _) in pairwise(spans) if last is not None and last.year == later
    ]
    return len(lengths) * 2 >= len(lines) and len({*lengths}) > 1


def _has_but_figures(text: str, line: DatedLine) -> bool:
    """A year in figures or a span of years, or one behind the word that bounds it, as `after 896`."""
    written = text[line.date.start : line.date.end]
    if line.date.date is None:
        return False
    is_bound = bool(line.date.date.reach)
    return written[-1].isdigit() and (is_bound or not any(map(str.isalpha, written)))


def _is_bare(line: DatedLine) -> bool:
    """A year that is but its figures: with `г.` or `early` it counts nothing."""
    return line.date.end - line.date.start <= len("1931")


def find_assigned_numbers(company: Company) -> Iterator[DatedLine]:
    """Numbers with an arrow or `=` behind them, as `443 -> https`, where not all are likely years and no era is named.

    Half of them are late ones: `1045 = …`, `1062 = …` number errors.
    """
    for group in company.groups:
        years = [line for line in group if line.date.form.alone == "year"]
        assigned = [line for line in years if _ASSIGNS().match(company.text, line.date.end)]
        numbers = [line.year or 0 for line in assigned]
        are_late = sum(number >= _FIRST_LATE_YEAR for number in numbers) * 2 >= len(numbers)
        are_likely = all(_FIRST_YEAR <= number < _LAST_YEAR for number in numbers)
        if not (are_likely and are_late) and not any(line.date.form.names_era for line in group):
            yield from assigned


def find_numbers_alone(company: Company) -> list[DatedLine]:
    """Numbers of three figures alone on their lines, unless several lead up to as many years by unequal steps.

    One of them must begin a span of years somewhere, as `862–1132` does: numbers of routes go up as well. A few lead
    up to later ones below a year before Christ.
    """
    alone = [line for line in company.lines if line.is_alone and line.date.form.alone == "year" and line.year]
    years = [line.year or 0 for line in alone]
    early = [line for line in alone if (line.year or 0) < 1000]
    steps = {later - earlier for earlier, later in pairwise(years[: len(early)])}
    leads_up = _FEW <= len(early) <= len(alone) / 2 and years == sorted(years) and len(steps) > 1
    if _lead_from_before_christ(company, alone):
        return []
    spans = (rf"\b{line.year}[ \t]?[-–—][ \t]?\d{{3,4}}\b" for line in early)
    return [] if leads_up and any(re.search(span, company.text) for span in spans) else early


def _lead_from_before_christ(company: Company, lines: Sequence[DatedLine]) -> bool:
    """True if the years of the `lines`, of three figures at least, lead up from one before Christ that stands above."""
    years = [line.year or 0 for line in lines]
    above = (line for line in company.lines if lines and line.start < lines[0].start)
    is_uneven = len(lines) == 1 or _go_on_unevenly(lines)
    is_above = any(line.date.form.names_era and (line.year or 0) < 0 for line in above)
    return is_above and is_uneven and years[0] >= _FIRST_OF_THREE and years == sorted(years)


def find_parts(company: Company) -> set[DatedLine]:
    """Numbers in Roman figures that are no months, as in `II 1980` and `12 V 1500`, which count parts or volts.

    Days prove that they are months where they have several of them, one of which is more than a single letter.
    """
    roman = [line for line in company.lines if has_roman_month(company.text, line.date)]
    months = {month for line in roman if line.is_to_the_day for month in find_roman_months(company.text, line.date)}
    return set() if len(months) > 1 and any(len(month) > 1 for month in months) else set(roman)


def find_lives(company: Company) -> list[DatedLine]:
    """Spans of years in brackets alone on their lines, most of which overlap that of the line before: people lived."""
    alone = [
        line for line in company.lines if line.is_alone and company.text[line.start : line.date.start].strip() == "("
    ]
    lives = {line: (line.year or 0, date.last.year or 0) for line in alone if (date := line.date.date) and date.last}
    overlaps = sum(born < end and begin < died for (begin, end), (born, died) in pairwise(lives.values()))
    return [*lives] if overlaps * 2 >= len(lives) > 1 else []


def find_fractions(company: Company) -> list[DatedLine]:
    """Items as `3/4: a cup`, unless they stand below years and their numbers prove which of two is the month."""
    items = [line for line in company.lines if line.date.form is IN_LIST_OF_DAYS]
    order = prove_number_order([line.date.numbers for line in items if line.date.numbers])
    years = [line.start for line in company.lines if line.is_heading and line.date.precision == Precision.YEAR]
    is_proven = len(items) >= _FEW and order.day_is_first is not None
    return [line for line in items if not (is_proven and years and years[0] < line.start)]


def find_versions(company: Company) -> Iterator[DatedLine]:
    """Items as `2.10: the lamps`, unless one above them says so year, month and day behind the same sign.

    From there on days go up, and back no more often than over a New Year for each that has its year.
    """
    alike: dict[str, list[DatedLine]] = defaultdict(list)
    for line in company.lines:
        if line.date.form is IN_LIST_OF_WHOLE_DAYS or _is_whole_day(company.text, line):
            alike[_get_sign(company.text, line)].append(line)
    for lines in alike.values():
        items = [line for line in lines if line.date.form is IN_LIST_OF_WHOLE_DAYS]
        if lines[0] in items or _count_steps_back(lines) > len(lines) - len(items):
            yield from items


def find_articles(company: Company) -> list[DatedLine]:
    """Numbers under 1500 with a stop that count on by one, as those of the articles of a law do: `1101.`, `1102.`."""
    stops = [line for line in company.lines if line.date.form.alone == "year" and _ends_with_stop(company.text, line)]
    years = [line.year or 0 for line in stops]
    counts = len(stops) > 1 and all(later - one == 1 for one, later in pairwise(years))
    return stops if counts and years[-1] < _FIRST_LATE_YEAR else []


def _ends_with_stop(text: str, line: DatedLine) -> bool:
    is_bare = text[line.date.start : line.date.end].isdecimal()
    return is_bare and line.style.lead == "line" and text.startswith(".", line.date.end)


def find_decimals(company: Company) -> list[DatedLine]:
    """Months as `1965.08` that stand among other figures alone on their lines, as `1530.87`, or right below another."""
    months = [line for line in company.lines if line.date.form is _YEAR_MONTH]
    starts = {line.start for line in months}
    are_amid = months and any(figure.start() not in starts for figure in _DECIMAL().finditer(company.text))
    are_listed = any(not company.text[one.end : below.start].strip() for one, below in pairwise(months))
    return months if are_amid or are_listed else []


def _count_steps_back(lines: Sequence[DatedLine]) -> int:
    """How often an item without its year has an earlier month or day than the one above it."""
    days = [date.year_month_day if (date := line.date.date) else (0, 0, 0) for line in lines]
    return sum(not later[0] and later[1:] < earlier[1:] for earlier, later in pairwise(days))


def _is_whole_day(text: str, line: DatedLine) -> bool:
    """True for an item of a day that is written as `2031.12.9`."""
    written = text[line.date.start : line.date.end]
    return line.style.lead == "bullet" and line.date.form.is_iso_like and line.is_to_the_day and "." in written


def _get_sign(text: str, line: DatedLine) -> str:
    return text[line.start : line.date.start].strip()


def find_figures_of_names(company: Company) -> list[DatedLine]:
    """Items that begin with figures as `2600: The Mill` does, amid years that are all far from them.

    Where other items begin with bare years as well, all of them are dates, though one may be misprinted.
    """
    dated = [line for line in company.lines if line.year]
    items = [
        line for line in dated if line.style.lead == "bullet" and line.date.form.alone == "year" and _is_bare(line)
    ]
    if len({line.year for line in items}) != 1:
        return []
    year, own = items[0].year or 0, set(items)
    are_amid = dated[0] not in own and dated[-1] not in own
    are_far = all(abs(year - (line.year or 0)) > _FAR for line in dated if line not in own)
    return items if are_amid and are_far else []


def find_hours(company: Company) -> list[DatedLine]:
    """Times of day with a stop, as `8.02.`, below days: there they go up, and read as days they would go to and fro."""
    text = company.text
    hours = [line for line in company.lines if not line.has_year and _HOUR().match(text, line.date.start)]
    told = {line.start for line in hours}
    days = [line for line in company.lines if line.is_to_the_day and line.start not in told]
    hours = [line for line in hours if days and days[0].end < line.start]
    of_days = [
        [(int(time["hour"]), int(time["minute"])) for time in _HOUR_OF_LINE().finditer(text, begin, end)]
        for begin, end in pairwise([*(day.end for day in days), len(text)] if hours else ())
    ]
    read_as_days = [(month, day) for times in of_days for day, month in times]
    go_up = all(times == sorted(times) for times in of_days)
    return hours if go_up and not goes_one_way(read_as_days, 1) else []


def find_sections(company: Company) -> set[DatedLine]:
    """The numbers of sections: `3.10.` where no other day of the document is written so, or where `3.9.` stands."""
    doubtful = [line for line in company.lines if line.date.form.looks_like == "section" and line.date.date]
    if len(doubtful) == 1 < len(company.lines):
        return set(doubtful)
    days = {line.date.date.day for line in doubtful if line.date.date}
    sections = {day for day in days if re.search(rf"^[ \t]*{day}\.9\.?[ \t]", company.text, re.MULTILINE)}
    return {line for line in doubtful if line.date.date and line.date.date.day in sections}
