"""Dates as they are written, in seventeen languages and in figures: where one begins, and what it says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from digest_tui.chronicle.dates.forms import END, FORMS, QUALIFIER, TENS
from digest_tui.chronicle.languages.months import MONTHS, WEEKDAYS
from digest_tui.chronicle.model import PartialDate, calendar_date

_WORD = r"[^\W\d_]{2,12}"
_REACH_OF_SIGNS = 14
"""Characters from the beginning of a date within which a sign of East Asia stands."""
_YEAR_IN_SIGNS = 4
_BEGINS_IN_SIGNS = "〇零明大昭平令民" + TENS
_SHORTEST_MISSPELT = 5
"""Letters of a weekday that is read though it is misspelt."""


class WrittenDate(NamedTuple):
    """A date found in a text: `[start, end)` of it, and what it says."""

    start: int
    end: int
    form: int
    """Which of `FORMS` it has."""
    date: PartialDate | None
    """None where no calendar has it, or where only the document can tell which number is the month."""
    numbers: tuple[int, int, int | None] | None
    """Of `02/01/2017` the three numbers; the year may be missing."""
    precision: int
    """How much is given: 1 a year, 2 a month, 3 a day."""
    until: tuple[int, int, int | None] | None = None
    """Of `02/01/2017 - 05/01/2017` the last three numbers."""


_Forms = tuple[tuple[int, re.Pattern[str]], ...]


@cache
def _forms() -> dict[tuple[bool, bool], _Forms]:
    """The forms that begin with a figure, and those that do not, each with its place in the table.

    Of both all, and those without the signs of East Asia, which few texts have.
    """
    compiled = [
        (place, re.compile(form.pattern + ("" if form.is_ended or form.has_signs else END), re.IGNORECASE))
        for place, form in enumerate(FORMS)
    ]
    return {
        (is_figure, has_signs): tuple(
            (place, pattern)
            for place, pattern in compiled
            if FORMS[place].example[0].isdigit() == is_figure and (has_signs or not FORMS[place].has_signs)
        )
        for is_figure in (True, False)
        for has_signs in (True, False)
    }


@cache
def _lead_of_date() -> re.Pattern[str]:
    return re.compile(rf"(?P<qualifier>{QUALIFIER})?(?P<word>{_WORD})?(?P<stop>\.?,?[ \t]+)?", re.IGNORECASE)


def read_at(text: str, start: int, end: int) -> WrittenDate | None:
    """The date that begins at `start`, a weekday or `late` before it included; None for none."""
    lead = _lead_of_date().match(text, start, end)
    if lead is None:
        return None
    begin = lead.end("qualifier") if lead["qualifier"] else start
    word = lead["word"]
    if word and lead["stop"] and word.lower() in WEEKDAYS:
        found = _read(text, lead.end(), end)
        # `Mar` is a day of the week in Spanish and French.
        month = _read(text, begin, end) if word.lower() in MONTHS else None
        if found is not None and (month is None or month.end < found.end):
            return found._replace(start=start)
    if word and word.lower() not in MONTHS and word not in ("AD", "CE", "BC") and word[0] not in _BEGINS_IN_SIGNS:
        if lead["stop"] and text[lead.end() : lead.end() + 1].isdigit() and _is_nearly_weekday(word.lower()):
            found = _read(text, lead.end(), end)
            return found._replace(start=start) if found and found.date and None not in found.date[:3] else None
        return None
    found = _read(text, begin, end)
    return found if found is None else found._replace(start=start)


@lru_cache(maxsize=256)
def _is_nearly_weekday(word: str) -> bool:
    """Whether a weekday was meant: a letter of `word` is missing, or there twice or too many, or two are exchanged."""
    if len(word) < _SHORTEST_MISSPELT:
        return False
    places = range(len(word))
    without = {word[:place] + word[place + 1 :] for place in places}
    exchanged = {word[:place] + word[place : place + 2][::-1] + word[place + 2 :] for place in places}
    return not WEEKDAYS.isdisjoint(without | exchanged) or word in _weekdays_with_a_letter_missing()


@cache
def _weekdays_with_a_letter_missing() -> frozenset[str]:
    return frozenset(day[:place] + day[place + 1 :] for day in WEEKDAYS for place in range(len(day)))


def _read(text: str, start: int, end: int) -> WrittenDate | None:
    has_signs = not text[start : start + _REACH_OF_SIGNS].isascii()
    for place, pattern in _forms()[text[start : start + 1].isdigit(), has_signs]:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        parts = match.groupdict()
        months = [parts[key] for key in ("m", "M") if parts.get(key)]
        if any(not month.isdigit() and month.strip(TENS) and month.lower() not in MONTHS for month in months):
            continue
        given = tuple((key, value) for key, value in parts.items() if value is not None and key not in "sS")
        date, precision = _build(given)
        until = _read_numbers({key.lower(): parts.get(key) for key in "ABY"})
        return WrittenDate(start, match.end(), place, date, _read_numbers(parts), precision, until)
    return None


def _read_numbers(parts: dict[str, str | None]) -> tuple[int, int, int | None] | None:
    a, b, year, short = (parts.get(key) for key in ("a", "b", "y", "u"))
    if a is None or b is None:
        return None
    return int(a), int(b), int(year) if year else _full_year(short) if short else None


@lru_cache(maxsize=4096)
def _build(given: tuple[tuple[str, str], ...]) -> tuple[PartialDate | None, int]:
    """What the groups of a form say, and how precisely."""
    words = {key: value for key, value in given if key in ("era", "decade", "reign")}
    parts = {"y" if key == "u" else key: _number(key, value) for key, value in given if key not in words}
    if "a" in parts:
        return None, 3
    if "reign" in words:
        parts["y"] += _YEARS_BEFORE[words["reign"][0]]
    era = words.get("era", "")
    if era[:1] in ("B", "b", "д", "v", "V"):
        parts["y"] = 1 - parts["y"]
    if parts.get("Y", 100) < 100 and "y" not in parts:
        parts["Y"] = _full_year(dict(given)["Y"])
    elif parts.get("Y", 100) < 100:
        century = 10 if len(dict(given)["Y"]) == 1 else 100
        parts["Y"] += parts["y"] // century * century
    if "decade" in words:
        parts["Y"] = parts.get("Y", parts["y"]) + 9
    precision = 3 if "d" in parts else 2 if "m" in parts else 1
    first = [parts.get(key, parts.get(key.upper())) for key in ("y", "m", "d")]
    last = [parts.get(key.upper(), parts.get(key)) for key in ("y", "m", "d")]
    if "y" not in parts and first[0] and first[1] and last[1] and first[1] > last[1]:
        first[0] -= 1
    begin, until = calendar_date(*first), calendar_date(*last)
    if begin is None or until is None or begin == until:
        return begin if begin == until else None, precision
    if begin.year and until.year and begin[:3] > until[:3]:
        return None, precision
    return begin._replace(last=until), precision


def _number(key: str, value: str) -> int:
    if key == "u":
        return _full_year(value)
    if value.isdigit():
        return int(value)
    return MONTHS[value.lower()] if value.strip(_FIGURES) else _read_signs(value)


_FIGURES = "〇一二三四五六七八九十○零元"
_YEARS_BEFORE = {"明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018, "民": 1911}
"""Before the first of a reign, by its first sign."""


def _read_signs(value: str) -> int:
    """A number in Chinese signs: up to 99, or figure by figure as in `二〇二〇`."""
    figures = [1 if sign == "元" else _FIGURES.index(sign) if sign not in "○零" else 0 for sign in value]
    if len(figures) == _YEAR_IN_SIGNS:
        return int("".join(map(str, figures)))
    if 10 not in figures:
        return figures[0] if len(figures) == 1 else 0
    place = figures.index(10)
    return (figures[place - 1] if place else 1) * 10 + (figures[-1] if place + 1 < len(figures) else 0)


def _full_year(value: str) -> int:
    """A year of two figures is one from 1970 to 2069."""
    return int(value) + (2000 if int(value) < 70 else 1900)


def settle(numbers: tuple[int, int, int | None], day_is_first: bool | None) -> PartialDate | None:
    """The date that `02/01/2017` is; None where nothing proves which number is the month."""
    a, b, year = numbers
    if a > 12 or (day_is_first and b <= 12):
        return calendar_date(year, b, a)
    if b > 12 or day_is_first is False:
        return calendar_date(year, a, b)
    return calendar_date(year, a, b) if a == b else None
