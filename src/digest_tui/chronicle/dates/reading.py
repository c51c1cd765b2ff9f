"""Dates as they are written, in words of many languages and in figures: where one begins, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from digest_tui.chronicle.dates.forms import (
    END,
    FIGURE_FIRST,
    FORM_OF,
    GROUPS,
    OPEN_END,
    QUALIFIER,
    STOP,
    TENS,
    WORD_FIRST,
    DateForm,
)
from digest_tui.chronicle.dates.number_order import DateNumbers, read_full_year
from digest_tui.chronicle.languages.months import MONTHS, WEEKDAYS
from digest_tui.chronicle.languages.seasons import SEASONS
from digest_tui.chronicle.languages.words import any_of, number_short_months, words_of, write_choice
from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.chronicle.text.patterns import lazy

_UNITS = "ymd"
"""Year, month and day, as a form names them."""
_REACH_OF_SIGNS = 14
"""Characters from the beginning of a date within which a sign of East Asia stands."""
_YEAR_IN_SIGNS = 4
_SET_APART = FORM_OF["year of figures set apart"]
_YEAR = FORM_OF["year"]
_NUMBER = re.compile(r"\d{1,4}(?:(?P<stop>[:;)\]|\n]|\Z)|\d{0,5})")
"""What stops right behind its first four figures is a year and no more: the many other forms need not be tried."""
_BEGINS_IN_SIGNS = "〇零明大昭平令民" + TENS
_BEGINNINGS = frozenset(
    (
        "xx",
        *words_of("century"),
        *(re.split(r"\W", word)[0] for kind in ("of_year", "of_decade") for word in words_of(kind)),
    )
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ERAS = frozenset(words_of("before_christ") + words_of("after_christ"))


class Precision(IntEnum):
    """How much of a date is given."""

    YEAR = 1
    MONTH = 2
    DAY = 3


class WrittenDate(NamedTuple):
    """A date found in a text: `[start, end)` of it, and what it says."""

    start: int
    end: int
    form: DateForm
    date: PartialDate | None
    """None where no calendar has it, or where only the document can tell which number is the month."""
    numbers: DateNumbers | None
    """The numbers of `02/01/2017`, which of itself does not say what is the month."""
    precision: Precision
    until: DateNumbers | None = None
    """Of `02/01/2017 - 05/01/2017` the last three numbers."""
    is_left_open: bool = False
    """Its day or month is left open where others have one, as in `2031-05-??`."""
    figures_of_year: int | None = None
    """The last two figures of its year, as in `31 de janeiro de 61`, whose century stands elsewhere."""

    @property
    def is_to_the_day(self) -> bool:
        """True if it is written to the day."""
        return self.precision == Precision.DAY


@cache
def _forms(figures: int, has_signs: bool) -> tuple[tuple[DateForm, re.Pattern[str]], ...]:
    """The forms that begin with a number of so many `figures`, or with a word; or East Asian ones as well."""
    rows = [form for form in FIGURE_FIRST if form.may_begin_with(figures)] if figures else WORD_FIRST
    return tuple((form, compile_form(form)) for form in rows if has_signs or not form.is_east_asian)


@cache
def compile_form(form: DateForm) -> re.Pattern[str]:
    """The pattern of `form`, with what may follow a date. Raises ValueError where it has a group nobody reads."""
    pattern = re.compile(form.pattern + ("" if form.is_ended or form.is_east_asian else END), re.IGNORECASE)
    if unknown := pattern.groupindex.keys() - GROUPS:
        raise ValueError(f"date form {form.name!r}: nothing reads the groups {sorted(unknown)}")
    return pattern


_BEGINS_WORD = re.compile(r"\b\w")
_SEASON = write_choice(SEASONS)
_SEASON_BEHIND = lazy(lambda: rf",?[ ](?P<season>{_SEASON}){STOP}", re.IGNORECASE)
"""As in `2024 Fall`, where no words follow that might go on."""
_STOP = lazy(STOP)
_NO_FIGURE = re.compile(r"[.\s]")
"""What may part the figures of a year."""
_DASH = re.compile(r"[ \t]*[-–—→][ \t]*(?=\w)")
_OPEN_END = lazy(OPEN_END, re.IGNORECASE)
_LEAD_OF_DATE = lazy(
    lambda: (
        rf"(?P<qualifier>(?:{_SEASON}(?:[ \t]*[-–—/][ \t]*|[ \t]+{any_of('span')}[ \t]+)(?={_SEASON}))?{QUALIFIER})?"
        r"(?P<word>[^\W\d_]{2,16})?(?P<stop>\.?,?[ \t]+)?"
    ),
    re.IGNORECASE,
)
"""What may stand before the figures of a date, as in `Summer/fall 2002`, or be its first word."""
_BEHIND_BOUND = lazy(lambda: rf"\b{any_of('before', 'after', 'since', 'bounds')}[ -]\Z", re.IGNORECASE)
_LONGEST_BOUND = 15
"""Characters."""


def read_at(text: str, start: int, end: int) -> WrittenDate | None:
    """The date that begins at `start`, a weekday or `late` before it included; None for none."""
    lead = _LEAD_OF_DATE().match(text, start, end)
    if lead is None:
        return None
    begin = lead.end("qualifier") if lead["qualifier"] else start
    word = lead["word"] or ""
    is_month = word.lower() in MONTHS
    is_weekday = bool(lead["stop"]) and word.lower() in WEEKDAYS
    if is_weekday:
        found = _read(text, lead.end(), end)
        # `Mar` is a day of the week in Spanish and French.
        month = _read(text, begin, end) if is_month else None
        if found is not None and (month is None or month.end < found.end):
            return found._replace(start=start)
    if word and not (is_month or is_weekday or _may_begin_date(word)):
        return None
    found = _read(text, begin, end)
    return found and _go_on(text, _name_season(text, found, lead["qualifier"] or "", end)._replace(start=start), end)


def _may_begin_date(word: str) -> bool:
    """True for a word that is no month and may begin a date: an era, `siglo`, a number in Roman figures or in signs."""
    return word.lower() in _BEGINNINGS or word in _ERAS or not word.strip("IVXe") or word[0] in _BEGINS_IN_SIGNS


def _go_on(text: str, found: WrittenDate, end: int) -> WrittenDate:
    """`found` as the beginning of a time without an end, if the words behind it say so."""
    behind = _OPEN_END().match(text, found.end, end) if found.date else None
    if behind is None or found.date is None:
        return found
    is_year = found.precision <= Precision.YEAR
    # `2 May 2031 — Today the ferry stops` begins to tell, and so does `2 May 2031 — Today: snow`.
    tells = behind["word"][:1].isupper() and found.precision >= Precision.DAY
    if tells or (behind["stop"] is None and not (behind["tight"] and is_year)):
        return found
    return found._replace(end=behind.end(), date=found.date._replace(last=None, reach="from"))


def _name_season(text: str, found: WrittenDate, qualifier: str, end: int) -> WrittenDate:
    """`found` with the season, or the two, that stand before its year or behind it; of a span only the years stay."""
    if found.date is None or found.date.last or found.precision > Precision.YEAR:
        return found
    words = re.findall(r"\w+", qualifier.lower()) if qualifier else ()
    seasons = [SEASONS[word] for word in words if word in SEASONS]
    if len(seasons) > 1:
        # `Winter/Spring 2031` does not say in which year it begins.
        first, last = (found.date._replace(season=season) for season in (seasons[0], seasons[-1]))
        return found._replace(date=first._replace(last=last)) if seasons[0] < seasons[-1] else found
    season = seasons[0] if seasons else None
    behind = None if seasons else _SEASON_BEHIND().match(text, found.end, end)
    if behind and (season := SEASONS.get(behind["season"].lower())):
        found = found._replace(end=behind.end())
    return found._replace(date=found.date._replace(season=season)) if found.date else found


def has_roman_month(text: str, found: WrittenDate) -> bool:
    """True if its month is in Roman figures, as in `II 1980`, which without a day may be the number of a part."""
    return found.precision > Precision.YEAR and bool(find_roman_months(text, found))


def find_roman_months(text: str, found: WrittenDate) -> set[str]:
    """The numbers in Roman figures that stand in a date as its months."""
    return {word for word in re.findall(r"\w+", text[found.start : found.end]) if word in _ROMAN_MONTHS}


def find_dates(text: str, start: int, end: int) -> Iterator[WrittenDate]:
    """The dates with a year in `[start, end)`, in order."""
    done = start
    for word in _BEGINS_WORD.finditer(text, start, end):
        found = read_at(text, word.start(), end) if word.start() >= done else None
        # `12 V 1500` may be volts, and `2 0 4 5` a code: the lines around them tell.
        is_doubtful = found is not None and (found.form is _SET_APART or has_roman_month(text, found))
        if found and found.date and found.date.year and not is_doubtful:
            done = found.end
            yield found


def is_bound(text: str, start: int) -> bool:
    """True if `until`, `as of` or the like stands before the date at `start`: it bounds what is told."""
    return _BEHIND_BOUND().search(text, max(start - _LONGEST_BOUND, 0), start) is not None


def _read(text: str, start: int, end: int) -> WrittenDate | None:
    found = _read_one(text, start, end)
    return _join_stamp(text, found, end) if found and _has_clock(text, found) else found


def _read_one(text: str, start: int, end: int) -> WrittenDate | None:
    number = _NUMBER.match(text, start, end)
    if number and number["stop"] is not None:
        return read_as(_YEAR, text, start, end)
    has_signs = not text[start : start + _REACH_OF_SIGNS].isascii()
    return read_by(_forms(number.end() - start if number else 0, has_signs), text, start, end)


def _join_stamp(text: str, found: WrittenDate, end: int) -> WrittenDate:
    """`found`, a day with its hour, up to another behind a dash: `2031-05-02 10:00 – 2031-05-04 11:00`."""
    dash = _DASH.match(text, found.end, end)
    behind = _read_one(text, dash.end(), end) if dash else None
    if behind is None or behind.until or not _has_clock(text, behind):
        return found
    if found.numbers and behind.numbers:
        return found._replace(end=behind.end, until=behind.numbers)
    first, last = found.date, behind.date
    if first is None or last is None or first.last or last.last:
        return found
    first, last = first._replace(year=first.year or last.year), last._replace(year=last.year or first.year)
    if _is_after(first, last):
        return found
    return found._replace(end=behind.end, date=first if first == last else first._replace(last=last))


def _has_clock(text: str, found: WrittenDate) -> bool:
    return found.is_to_the_day and text.find(":", found.start, found.end) >= 0


def read_as(form: DateForm, text: str, start: int, end: int) -> WrittenDate | None:
    """The date of this `form` that begins at `start`, as `04-01` in a column of days; None for none."""
    return read_by(((form, compile_form(form)),), text, start, end)


def read_by(forms: Iterable[tuple[DateForm, re.Pattern[str]]], text: str, start: int, end: int) -> WrittenDate | None:
    """The date at `start` in the first of the `forms` that fits, each given with its pattern; None where none does."""
    for form, pattern in forms:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        parts = {key: value for key, value in match.groupdict().items() if value is not None}
        parts |= {key: _NO_FIGURE.sub("", parts[key]) for key in ("y", "Y") if key in parts}
        if "short" in parts:
            parts["m"] = str(number_short_months()[parts.pop("short").lower()])
        if not _are_months(parts, text, match.end(), end) or not _goes_up(parts):
            continue
        date, precision = _build(tuple(parts.items()))
        until = _read_numbers({key.lower(): parts[key] for key in "ABY" if key in parts})
        figures = int(parts["c"]) if "c" in parts else None
        numbers = _read_numbers(parts)
        return WrittenDate(start, match.end(), form, date, numbers, precision, until, "open" in parts, figures)
    return None


def _goes_up(parts: dict[str, str]) -> bool:
    """Whether the days of `12, 14 and 16 May` go up; true for a date that has no such days."""
    if not parts.keys() & {"more", "pair"}:
        return True
    days = [int(day) for day in re.findall(r"\d+", " ".join(parts.get(key, "") for key in ("d", "more", "pair", "D")))]
    return all(earlier < later for earlier, later in pairwise(days))


def _are_months(parts: dict[str, str], text: str, behind: int, end: int) -> bool:
    """Whether months stand in their places; in Roman figures behind a day, apart from the text or before a year."""
    others = [parts[key] for key in ("m", "M") if key in parts and not _is_month(parts[key])]
    if not others:
        return True
    first = next(iter(parts))
    has_year = bool(parts.keys() & {"y", "Y"})
    takes_roman = first == "d" and (has_year or _STOP().match(text, behind, end) is not None)
    takes_roman = takes_roman or (first == "m" and has_year and "d" not in parts)
    return takes_roman and all(month in _ROMAN_MONTHS for month in others)


def _is_month(written: str) -> bool:
    """Whether a month may be `written` so: in figures, by a name or in Chinese signs."""
    return written.isdigit() or written.lower() in MONTHS or not written.strip(TENS)


def _read_numbers(parts: dict[str, str]) -> DateNumbers | None:
    if "a" not in parts or "b" not in parts:
        return None
    last = int(parts["u"]) if "u" in parts else None
    year = int(parts["y"]) if "y" in parts else read_full_year(last) if last is not None else None
    return DateNumbers(int(parts["a"]), int(parts["b"]), year, last if parts.get("s") == "-" else None)


@lru_cache(maxsize=4096)
def _build(given: tuple[tuple[str, str], ...]) -> tuple[PartialDate | None, Precision]:
    """What the groups of a form say, and how precisely."""
    groups = dict(given)
    if "a" in groups:
        return None, Precision.DAY
    first, last = _read_ends(groups)
    precision = Precision.DAY if "d" in groups else Precision.MONTH if "m" in groups else Precision.YEAR
    begin, until = calendar_date(*first), calendar_date(*last)
    if begin is None or until is None or begin == until:
        return begin if begin == until else None, precision
    if begin.year and until.year and _is_after(begin, until):
        return None, precision
    return begin._replace(last=until), precision


_End = tuple[int | None, int | None, int | None]
"""Year, month and day of one end of a span."""


def _is_after(begin: PartialDate, until: PartialDate) -> bool:
    """Whether a span would run backwards, as far as both ends say: the end of May is not before 13 May."""
    both = [at for at in range(len(_UNITS)) if begin[at] is not None and until[at] is not None]
    return [begin[at] for at in both] > [until[at] for at in both]


_HALF_A_CENTURY = 50


def _read_ends(groups: dict[str, str]) -> tuple[_End, _End]:
    """The beginning and the end: each has from the other the year or month it lacks, but nothing more precise."""
    parts = {key: _read_number(value) for key, value in groups.items() if key in "ymdYMD"}
    if (first_year := _read_first_year(groups)) is not None:
        parts["y"] = first_year
    if "Y" in parts:
        parts["Y"] = _read_last_year(groups["Y"], parts.get("y"))
        if _is_before_christ(groups):
            parts["Y"] = 1 - int(groups["Y"])
    if "century" in groups:
        parts["y"], parts["Y"] = _read_century(groups["century"], _is_before_christ(groups))
    if "decade" in groups and _is_before_christ(groups):
        # `200s BC` may be the decade or the century.
        parts["Y"], parts["y"] = parts["y"], parts["y"] - (9 if (1 - parts["y"]) % 100 else 99)
    elif "decade" in groups:
        parts.setdefault("Y", parts["y"])
        # From the nineties to the zeros of the next century.
        is_turned = len(groups.get("Y", "")) == len("00") and parts["y"] - parts["Y"] >= _HALF_A_CENTURY
        parts["Y"] += 109 if is_turned else 9
    begin = {unit: parts[unit] for unit in _UNITS if unit in parts}
    end = {unit: parts[unit.upper()] for unit in _UNITS if unit.upper() in parts}
    first, last = _complete(begin, end), _complete(end, begin)
    return (first, last) if {"y", "Y"} <= parts.keys() else _go_over_new_year(first, last, "Y" in parts)


def _go_over_new_year(first: _End, last: _End, is_year_of_last: bool) -> tuple[_End, _End]:
    """From December to January: the end that has its year from the other is in the year before it or behind it."""
    (year, month, day), (last_year, last_month, last_day) = first, last
    if not (year and last_year and month and last_month and month > last_month):
        return first, last
    return ((year - 1, month, day), last) if is_year_of_last else (first, (last_year + 1, last_month, last_day))


def _complete(end: dict[str, int], other: dict[str, int]) -> _End:
    """An end with what it takes from the other: `7` of `7–9 May` the month, `1982` of `1982–July 1983` nothing."""
    most = max(map(_UNITS.index, end), default=len(_UNITS))
    year, month, day = (end.get(unit, other.get(unit) if at < most else None) for at, unit in enumerate(_UNITS))
    return year, month, day


def _read_first_year(groups: dict[str, str]) -> int | None:
    """The year of the beginning, by the era or the reign it is counted in; None where it is not given."""
    if "u" in groups:
        # A decade of two figures is one of the 20th century.
        return 1900 + int(groups["u"]) if "decade" in groups else read_full_year(int(groups["u"]))
    if "y" not in groups:
        return None
    year = _read_number(groups["y"])
    if "reign" in groups:
        return year + _YEARS_BEFORE[groups["reign"][0]]
    return 1 - year if _is_before_christ(groups) else year


def _is_before_christ(groups: dict[str, str]) -> bool:
    return "era" in groups and " ".join(groups["era"].split()) in words_of("before_christ")


def _read_century(written: str, is_before_christ: bool) -> tuple[int, int]:
    """The first and the last year of a century or of several, numbered in figures or in Roman ones."""
    numbers = [int(number) if number.isdigit() else _read_roman(number) for number in re.findall(r"\w+", written)]
    first, last = numbers[0] * 100, numbers[-1] * 100
    return (1 - first, 100 - last) if is_before_christ else (first - 99, last)


def _read_roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in written]
    return sum(-one if one < following else one for one, following in pairwise([*values, 0]))


def _read_last_year(written: str, first: int | None) -> int:
    """The year of the end: of `15` in `2015–16` and `7` in `1924-7` the century and the decade are those of `first`."""
    year = int(written)
    if year >= 100:
        return year
    if first is None:
        return read_full_year(year)
    missing = 10 if len(written) == 1 else 100
    return first // missing * missing + year


def _read_number(written: str) -> int:
    """A number in figures or in Chinese signs, or that of a month by its name."""
    if written.isdigit():
        return int(written)
    if written in _ROMAN_MONTHS:
        return _read_roman(written)
    return MONTHS[written.lower()] if written.strip(_FIGURES) else _read_signs(written)


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
