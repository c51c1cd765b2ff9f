"""Dates and stretches of days as a reader types them: one reader for what is words and what is a filter's value.

Each form is a row of `_FORMS`: how it is written, and who makes a date of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.search.months import find_month

_CENTURY = 2000
_IN_A_WEEK = 7
_ORDINALS = {
    **dict.fromkeys(("first", "1st", "pervaya", "pervoy", "pervuyu", "1-ya"), 1),
    **dict.fromkeys(("second", "2nd", "vtoraya", "vtoroy", "vtoruyu", "2-ya"), 2),
    **dict.fromkeys(("third", "3rd", "tretya", "tretey", "tretyu", "3-ya"), 3),
    **dict.fromkeys(("fourth", "4th", "chetvertaya", "chetvertoy", "4-ya"), 4),
    **dict.fromkeys(("last", "final", "poslednyaya", "posledney", "poslednyuyu"), 0),
}
"""Which week of a month; 0 is its last seven days."""
_PARTS_OF_MONTHS = {
    **dict.fromkeys(("first half of", "pervaya polovina", "v pervoy polovine"), (1, 15)),
    **dict.fromkeys(("second half of", "vtoraya polovina", "vo vtoroy polovine"), (16, 31)),
    **dict.fromkeys(("early", "beginning of", "start of", "nachalo", "v nachale", "nachale"), (1, 10)),
    **dict.fromkeys(("mid", "middle of", "seredina", "v seredine", "seredine"), (11, 20)),
    **dict.fromkeys(("late", "end of", "konets", "v kontse", "kontse"), (21, 31)),
}
"""From which day of a month to which."""


class Read(NamedTuple):
    """A date at the beginning of what is typed."""

    date: PartialDate
    """Its `last` is the end of a stretch of days."""
    length: int
    """Characters that it takes."""


def read_date(text: str, is_filter: bool = False) -> Read | None:
    """The date with which the folded `text` begins, as long as it goes; None where it begins with none.

    The day comes before the month, unless only the second number can be one:
    `01/16/2025`. A month or a year alone is a date only as a filter's value.
    """
    for pattern, make, is_filters_own in _compile():
        if is_filter or not is_filters_own:
            match = pattern.match(text)
            date = make(match.groupdict()) if match else None
            if match and date is not None:
                return Read(date, match.end())
    return None


def read_whole_date(text: str) -> PartialDate | None:
    """The date that a filter's value is; None where it is none, or something stands behind it."""
    found = read_date(text, is_filter=True)
    return found.date if found and not text[found.length :].strip(" .") else None


def span_days(date: PartialDate) -> tuple[int, int]:
    """The first and the last day of `date` as numbers that grow with it; a year that is not known is 0."""
    last = date.last or date
    return (
        (date.year or 0) * 10_000 + (date.month or 0) * 100 + (date.day or 0),
        (last.year or 0) * 10_000 + (last.month or 99) * 100 + (last.day or 99),
    )


def with_year(date: PartialDate, year: int | None) -> PartialDate:
    """`date` in another year, or in none."""
    return date._replace(year=year, last=date.last and date.last._replace(year=year))


# The parts of a form. A name that ends in 2 belongs to the last day of a stretch.
_YEAR_WORD = r"(?: (?:god|goda|godu|g|zhyl|zhyly|zh)\b\.?)?"
_PARTS = {
    "DAY": r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?(?:go|e|oe|ogo|ego|shi))?\b",
    "DAY2": r"(?P<day2>\d{1,2})(?:st|nd|rd|th|-?(?:go|e|oe|ogo|ego|shi))?\b",
    "MONTH": r"(?P<month>[a-z]{3,})\.?",
    "MONTH2": r"(?P<month2>[a-z]{3,})\.?",
    "YEAR": rf"(?:,? (?P<year>(?:19|20)\d\d)\b(?! ?[.,-]\d){_YEAR_WORD})?",
    "YEAR1": r"(?:,? (?P<year1>(?:19|20)\d\d)\b)?",
    "TO": r" ?(?:-|\.\.|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\bdo\b|\bpo\b) ?",
    "FROM": r"(?:(?:from|between|s|so) )?(?:the )?",
    "OF": r"(?: of (?:the )?| )",
    "WEEK": r"(?:the )?(?P<ordinal>[a-z0-9-]+) (?:week|nedelya|nedele|nedeli|nedelyu)",
}
_FORMS: tuple[tuple[str, str, bool], ...] = (
    ("(?P<iso>{ISO}) ?(?:\\.\\.|to| - |/) ?(?P<iso2>{ISO})", "figures", False),
    ("(?P<iso>{DOTTED}) ?(?:-|\\.\\.|to) ?(?P<iso2>{DOTTED})", "figures", False),
    ("(?P<iso>{ISO}|{DOTTED})", "figures", False),
    ("(?P<iso>{ISO_MONTH}) ?(?:\\.\\.|to| - ) ?(?P<iso2>{ISO_MONTH})", "figures", False),
    ("(?P<iso>\\d{4})", "figures", True),
    ("(?P<iso>{ISO_MONTH})", "figures", False),
    ("(?P<iso>\\d\\d?[./]\\d\\d?)", "figures", False),
    ("{FROM}{DAY}{OF}{MONTH}{YEAR1}{TO}(?:the )?{DAY2}{OF}{MONTH2}{YEAR}", "days", False),
    ("{FROM}{MONTH} {DAY}{YEAR1}{TO}{MONTH2} {DAY2}{YEAR}", "days", False),
    ("{FROM}{DAY}{TO}(?:the )?{DAY2}{OF}{MONTH}{YEAR}", "days", False),
    ("{FROM}{MONTH} {DAY}{TO}{DAY2}{YEAR}", "days", False),
    ("{FROM}{MONTH}{YEAR}(?:{TO}| ?/ ?){MONTH2}(?:,? (?P<year2>(?:19|20)\\d\\d)\\b)", "months", False),
    ("(?:the )?{DAY}{OF}{MONTH}{YEAR}", "days", False),
    ("{MONTH} ?(?:the )?{DAY}{YEAR}", "days", False),
    ("(?P<day>\\d{1,2}){MONTH}{YEAR}", "days", False),
    ("{WEEK}{OF}{MONTH}{YEAR}", "week", False),
    ("(?:in )?(?:the )?(?P<part>{PARTS})[ -](?:the )?{MONTH}{YEAR}", "part", False),
    ("{MONTH},? (?P<year>(?:19|20)\\d\\d)\\b(?! ?[.,-]\\d)" + _YEAR_WORD, "days", False),
    ("{MONTH}", "days", True),
)


def _read_days(parts: dict[str, str | None]) -> PartialDate | None:
    month = find_month(parts["month"] or "")
    year, day = _number(parts.get("year")), _number(parts.get("day"))
    first = calendar_date(year, month, day) if month else None
    if first is None or parts.get("day2") is None:
        return first
    month2 = find_month(parts["month2"] or "") if parts.get("month2") else month
    last = calendar_date(year, month2, _number(parts["day2"])) if month2 else None
    if year1 := _number(parts.get("year1")):
        first = first._replace(year=year1)
    elif year and month and month2 and month2 < month:
        first = first._replace(year=year - 1)
    return _join(first, last)


def _read_months(parts: dict[str, str | None]) -> PartialDate | None:
    """`October to December 2020`, `December 2020 – January 2021`."""
    month, month2 = find_month(parts["month"] or ""), find_month(parts["month2"] or "")
    if month is None or month2 is None:
        return None
    year2 = int(parts["year2"] or 0)
    year = _number(parts["year"]) or (year2 - 1 if month > month2 else year2)
    return _join(PartialDate(year, month), PartialDate(year2, month2))


def _read_week(parts: dict[str, str | None]) -> PartialDate | None:
    month, week = find_month(parts["month"] or ""), _ORDINALS.get(parts["ordinal"] or "")
    if month is None or week is None:
        return None
    end = _find_end(_number(parts["year"]), month)
    first = week * _IN_A_WEEK - _IN_A_WEEK + 1 if week else end - _IN_A_WEEK + 1
    return _make_stretch(parts, month, first, first + _IN_A_WEEK - 1)


def _read_part(parts: dict[str, str | None]) -> PartialDate | None:
    month = find_month(parts["month"] or "")
    first, last = _PARTS_OF_MONTHS[parts["part"] or ""]
    return _make_stretch(parts, month, first, min(last, _find_end(_number(parts["year"]), month))) if month else None


def _make_stretch(parts: dict[str, str | None], month: int, first: int, last: int) -> PartialDate:
    year = _number(parts["year"])
    return PartialDate(year, month, first, PartialDate(year, month, last))


def _read_figures(parts: dict[str, str | None]) -> PartialDate | None:
    first = _read_figure(parts["iso"] or "")
    if parts.get("iso2") is None:
        return first
    return _join(first, _read_figure(parts["iso2"] or "")) if first else None


def _read_figure(written: str) -> PartialDate | None:
    """The date in figures: the year first, where it has four of them in front."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if re.match(r"\d{4}", written):
        year, month, day = (*numbers, None, None)[:3]
    else:
        day, month, year = (*numbers, None)[:3]
        if month is not None and day is not None and month > 12 >= day:
            day, month = month, day
        if year is not None and year < 100:
            year += _CENTURY
    return calendar_date(year, month, day) if year != 0 else None


def _join(first: PartialDate, last: PartialDate | None) -> PartialDate | None:
    """The stretch from one to the other; None where it would run backwards."""
    if last is None or (first.year is None) is not (last.year is None):
        return None
    if first.year is None and first[1:3] > last[1:3]:
        # Over New Year, in years that are not known: no numbers of days are such a stretch.
        return None
    return first._replace(last=last) if span_days(first)[0] < span_days(last)[1] else None


def _find_end(year: int | None, month: int) -> int:
    return next(day for day in (31, 30, 29, 28) if calendar_date(year, month, day))


def _number(written: str | None) -> int | None:
    return None if written is None else int(written)


_MAKERS: dict[str, Callable[[dict[str, str | None]], PartialDate | None]] = {
    "days": _read_days,
    "months": _read_months,
    "week": _read_week,
    "part": _read_part,
    "figures": _read_figures,
}
_FIGURES = {
    "ISO": r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
    "ISO_MONTH": r"\d{4}[-/]\d{1,2}",
    "DOTTED": r"\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d\d)",
}


@cache
def _compile() -> list[tuple[re.Pattern[str], Callable[[dict[str, str | None]], PartialDate | None], bool]]:
    parts = {**_PARTS, **_FIGURES, "PARTS": "|".join(_PARTS_OF_MONTHS)}
    compiled = []
    for form, maker, is_filters_own in _FORMS:
        text, names = form, [name for name in parts if "{" + name + "}" in form]
        for name in names:
            text = text.replace("{" + name + "}", parts[name])
        compiled.append((re.compile(rf"(?:{text})(?![a-z0-9]|[./:-][a-z0-9])"), _MAKERS[maker], is_filters_own))
    return compiled
