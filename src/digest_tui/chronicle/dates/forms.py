"""The table of the forms in which dates are written, in words of any language and in figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from digest_tui.chronicle.languages.months import MONTHS, WEEKDAYS
from digest_tui.chronicle.languages.seasons import SEASONS
from digest_tui.chronicle.languages.words import any_of, words_of, write_choice

GROUPS = frozenset("ymdYMDabABucsS") | {"short", "era", "reign", "decade", "century", "open", "more", "pair"}
"""The groups that a pattern may have; what each says is told by `DateForm`."""


@dataclass(frozen=True, eq=False)
class DateForm:
    """One form in which dates are written: a row of the table, which equals itself alone.

    Groups of the pattern say what is what: `y`, `m`, `d` are year, month and day of the beginning, `Y`, `M`, `D` those
    of the end, `more` the days between, `pair` a comma between two; `a` and `b` two numbers of which the document
    proves which is the month, `A` and `B` two more at the end; `u` a year of two figures; `era` before or after
    Christ, `reign` that of an emperor, `decade` the `s` of `1960s`, `century` its number; `open` what stands for a day
    or month left open. `s` and `S` are signs that are repeated. A month is a number, a name that the table of months
    has, or a number in Roman figures.
    """

    name: str
    example: str
    pattern: str = field(repr=False)
    is_ended: bool = False
    """The pattern says itself what may follow."""
    is_east_asian: bool = False
    """It is written with the signs of East Asia, which stand between any others."""
    is_unambiguous: bool = False
    """Nobody begins a sentence with it, and no number looks so."""
    is_iso_like: bool = False
    """Year, month and day in figures, in this order, with a sign between them, as ISO 8601 writes them."""
    may_be_chance: bool = False
    """A sentence may begin so by chance, as `In 1968 May came`."""
    alone: Literal["year", "decade", "month"] | None = None
    """All that it names; such a date is a word or a number as well."""
    has_short_years: bool = False
    """The year that it begins with may have one or two figures, or be left out."""
    looks_like: Literal["section", "version"] | None = None
    """What else is written so: `3.10.`, `31.08.15`."""

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in the order in which the pattern has them."""
        return tuple(re.findall(r"\(\?P<(\w+)>", self.pattern))

    @property
    def is_year_first(self) -> bool:
        """Whether a year, and no decade, stands first."""
        return self.groups[0] in ("y", "reign") and self.alone != "decade"

    def may_begin_with(self, figures: int) -> bool:
        """Whether a date of this form may begin with a number of so many `figures`: days and months have one or two."""
        if self.groups[0] not in ("y", "decade"):
            return figures <= _FIGURES_OF_DAY
        return figures > _FIGURES_OF_DAY or self.has_short_years

    @property
    def names_era(self) -> bool:
        """Whether it says before or after Christ, so that the number is a year."""
        return "era" in self.groups


_FIGURES_OF_DAY = 2
"""At most; a year has more, but for the oldest."""
_IN_DOUBT = r"(?:[ \t]?(?:\(\?\)|\[\?\])|\?(?!\?))?"
"""Behind a day or a month that the author doubts."""
_IN_DOUBT_APART = r"(?:[ ]\?(?=[ ]\w))?"
"""As in a column of its own behind the date."""
LEFT_OPEN = r"(?:\?\?|xx|__|00)"
"""In the place of a day or a month that nobody knows; databases write zeros."""
_GIVEN = r"(?!00?(?!\d))"
"""Before a day or a month in figures, which is no zero."""


def _day(group: str) -> str:
    return rf"(?P<{group}>\d{{1,2}})(?!\d)(?:-?{any_of('ordinals')})?{_IN_DOUBT}"


def _day_behind(group: str) -> str:
    """A day that stands behind its month."""
    return rf"{_day(group)}(?:{any_of('day_endings')}(?!\w)|[ \t]{any_of('day_of_month')})?"


# As in `كانون الثاني`, and the two names that a month has in Arabic: `آذار/مارس`, `مارس (آذار)`.
_FIRST_OF_TWO = rf"(?:{write_choice({name.split()[0] for name in MONTHS if ' ' in name})}[ ])?"
_OTHER_NAME = rf"(?:[ ]?/[ ]?{_FIRST_OF_TWO}[آ-ي]{{2,9}}|[ ]\({_FIRST_OF_TWO}[آ-ي]{{2,9}}\))"


def _month(group: str) -> str:
    name = rf"{_FIRST_OF_TWO}[^\W\d_]{{2,16}}(?:\u0307[^\W\d_]{{1,9}}|{_OTHER_NAME})?"
    return rf"(?P<{group}>(?-i:[IVX])|{name})(?![^\W\d]){_CASE}\.?{_IN_DOUBT}"


def _year(group: str) -> str:
    return rf"(?P<{group}>\d{{4}})(?!\d){_OF_YEAR}{_CASE}"


def _early_year(group: str) -> str:
    """A year of three or four figures, where what follows it leaves no doubt."""
    return rf"(?P<{group}>(?!0)\d{{3,4}})(?!\d){_OF_YEAR}"


# As in `12 Ocak'ta`, `2016'da`.
_CASE = rf"(?:['’]{any_of('case_endings')}(?!\w))?"
_OF_YEAR = rf"(?:[ \t]?{any_of('year', 'in_year_behind')}(?!\w))?"
_THEIR_WORD = rf"(?:[ \t]?{any_of('years')}(?!\w))"
_OF_YEARS = _THEIR_WORD + "?"
_SPAN = any_of("span", "span_behind_word")
_TIGHT = rf"(?:[-–—−→/&]|[ \t]+{_SPAN}[ \t]+)"
_TO = rf"[ \t]*(?:[-–—−→~～/&]|(?<=[ \t]){_SPAN}(?=[ \t]))[ \t]*"
QUALIFIER = (
    rf"(?:[~≈][ \t]*|{write_choice((*words_of('qualifiers'), *SEASONS))}(?:[ \t]+{any_of('of_qualifier')}(?=[ \t]))?"
    r"(?:[ \t]*-[ \t]*|[ \t]+)|ca?\.(?=\d))"
)
"""What may stand before a date and belongs to it."""
# As in `17~19` at the end of `12, 13, 17~19`.
_DAYS_TO = r"(?:\d{1,2}[-–~](?=\d))?"
# As in `7, 8, 9` and `12, 14 and 16`.
_MORE_DAYS = rf"(?P<more>(?:,[ \t]+{_DAYS_TO}\d{{1,2}}(?!\d)\.?)+(?:,|,?[ \t]+(?:&|{_SPAN}))[ \t]+{_DAYS_TO})"
# As in `7, 8 May:`, which might as well be a number and a day.
_PAIR = rf"(?P<pair>,[ \t]+{_DAYS_TO})"
_LATER = rf"(?:{QUALIFIER})?"
# Between ends that say more and less, where `and` joins two dates and no span.
_UNTIL = rf"(?![ \t]*[&/]|[ \t]+{any_of('joining')}[ \t]){_TO}"
ARROW = r"(?:(?:[-–—=]{1,3}>|[→⇒➔➜])(?![ \t]*\d{3,4}(?!\d)(?![ ][^\W\d_])))"
"""An arrow as it is typed, also before a number of things, `1942 → 150 men`; but for one from year to year."""
EQUALS = r"=[ \t]+(?=[^\W\d_]|[\"“„«(])"
"""As in `1931 = The ferry stops`; with a figure behind it, it is one of arithmetic."""
SIGN = rf"(?:[–—:;|]|{ARROW}|{EQUALS})"
"""What parts a date from its text, beside a hyphen between spaces."""
STOP = rf"(?=[*_#]*(?:[ \t]*(?:{SIGN}|[)\]\n]|\Z)|[ \t]+-[ \t]))"
"""A sign or the end of the line right behind: no words follow that might go on."""
# A stop behind several days, before a sentence.
_STOP_OF_DAYS = r"(?=\.[ \t]+[\"“„«]?(?-i:[A-ZÀ-ÖØ-ÞĞİŞІЇЄҐА-ЯЁ]))"
_BEFORE_CAPITAL = r"(?=[ \t]+(?-i:[A-ZÀ-ÖØ-ÞĞİŞІЇЄҐА-ЯЁ]))"
# A number behind a dash between spaces that begins no text.
_SURE_DAY = r"(?=\d{1,2}\w{0,2}(?:,?[ \t]+\d{4}|[ \t]*(?:[:)]|\n|\Z)|[ \t]+(?:at|in)[ \t]))"
# Between day and month, as in `8 d'agost`, and between these and the year.
_OF = rf"(?:[ \t]+(?:{any_of('of')}[ \t]+|d['’])|\.?[ \t]+|\.|-)"
_COMMA = rf"(?:\.?(?:[ \t]*+,)?[ \t]++(?:{any_of('of')}[ \t]+)?|,|-)"
# Of March, of May: these stand with a day, and alone they are women.
_NAMES = "(?:augusta|julija|jula|juna|maja|marta)"
# As in `2031 m. gegužės 5 d.`.
_OF_MONTH = rf"(?:[ \t]{any_of('year_of_month')})?"
# As in `31 de janeiro de 61 –`, whose century a heading or the item above it tells.
_OF_CENTURY = rf"(?:[ \t]+{any_of('of')}[ \t]+['’]?(?P<c>\d\d)(?=[ \t]*[–—:][ \t]|[ \t]+-[ \t]))?"
# As in `2 May (2031): …`.
_IN_BRACKETS = r"(?:[ \t]?\((?P<y>(?:1[5-9]|20)\d\d)\))?"
_OFFSET = r"[+−-]\d\d?(?::?\d\d)?(?![\d-])"
# Also as `(UTC-4)` and `(Europe/Kyiv)`, where no words go on.
_ZONE = (
    rf"(?:[ \t]?\((?:(?:UTC|GMT)?[ ]?{_OFFSET}|(?-i:[A-Z][a-z]+/[A-Z]\w+))\)(?=[ \t]*(?:[-–—:|,;*_\n]|\Z))"
    rf"|[ \t]?\(?(?-i:Z|UTC|GMT|[A-Z]{{1,4}}T)\)?(?!\w)|[ \t]?{_OFFSET})?"
)
_NOON = r"[ \t]?[AaPp]\.?[Mm]"
_BEHIND_CLOCK = rf"(?:{_NOON}|[ \t]{any_of('clock')})\.?(?!\w)"
_CLOCK = rf"\d{{1,2}}(?:[:h]|\.(?=\d\d{_BEHIND_CLOCK}))\d\d(?::\d\d(?:[.,]\d+)?)?(?:{_BEHIND_CLOCK})?{_ZONE}{_ZONE}"
# As in `10:00–11:30`, `10:00 – 11:30` and `23:10:52–59`.
_TO_CLOCK = rf"(?:(?:[-–—]|[ \t][-–—][ \t]){_CLOCK}|[-–—]\d\d(?![\w:]))?"
_TIME = rf"(?:(?:T|,?[ \t]+(?:{any_of('at')}[ \t]+|[-–—][ \t]+)?){_CLOCK}{_TO_CLOCK}(?!\w))?"
# As Org writes it: `[2031-05-06 Tue 14:32]`.
_WEEKDAY = r"(?:[ \t]+[^\W\d_]{2,3}\.?(?=[ \t]+\d{1,2}:\d\d|[\]>])|[ \t]*[（(]?[月火水木金土日][)）]?(?!\w))?"
_ISO = (
    rf"(?P<{{y}}>\d{{{{4}}}})(?P<{{s}}>[-/.]){_GIVEN}(?P<{{m}}>\d{{{{1,2}}}})"
    rf"(?P={{s}}){_GIVEN}(?P<{{d}}>\d{{{{1,2}}}})(?!\d)"
)
_ISO_DAY, _ISO_DAY_OF_END = _ISO.format(y="y", m="m", d="d", s="s"), _ISO.format(y="Y", m="M", d="D", s="S")
_TO_NEXT = "[ \t]?[-–—~～〜∼至到][ \t]?"
"""Between two dates by their signs."""
# As in `8月9-11日` and `8月30日至9月2日`.
_TO_SIGN = (
    rf"(?:[ \t]?[日일号號]?{_TO_NEXT}(?:(?P<M>\d{{1,2}})[ \t]?[月월][ \t]?)?"
    r"(?P<D>\d{1,2})(?=[ \t]?[日일号號]))?"
)
OPEN_END = (
    rf"(?:(?P<tight>{_TIGHT})|[ \t]+[-–—][ \t]+|(?P<later>,?[ \t]+))"
    rf"(?P<word>(?(later){any_of('later')}|{any_of('present')}))(?![\w-])(?P<stop>{STOP}|(?=\.(?:\s|\Z)))?"
)
"""What stands behind the beginning of a time without an end: `2014–present`, `1943 and later`."""
END = r"(?![^\W_]|_+[^\W_]|[-/.:]\d)"
"""What stands behind every other form: no letter, and no figure that goes on."""
_DECADE = rf"['’]?s|[-'’]?{any_of('decade')}"
_OF_DECADE = rf"{_DECADE}|{_THEIR_WORD}"
_THOUSANDS = r"\d{1,2}[. \u00a0\u202f]\d{3}(?!\d)"
"""Of a year before Christ, as in `9.500 v. Chr.` and `3 500 av. J.-C.`."""
_ERA = rf"(?P<era>(?-i:{any_of('before_christ', 'after_christ')}))"

TENS = "一二三四五六七八九十"
"""Numbers in signs, up to ninety-nine."""
# As in `2011年（平成23年）3月`.
_REIGN = r"(?:[（(][^（()）\n]{1,12}[）)])?"
OF_WEEK = (
    r"(?:[ \t]?[（(](?:[月火水木金土日]|周?[一二三四五六]|周日|星期[一二三四五六日天]|[월화수목금토일])(?:曜日?)?"
    r"(?:[・/·][祝休])?[）)]|[ \t]?(?:[月火水木金土日]曜日?|(?:周|星期)[一二三四五六日天])(?!\w))?"
)
"""The day of the week behind a date, as in `3月11日（金）`."""
_SIGNS = (
    r"(?P<{y}>\d{{4}})[ \t]?"
    r"(?:[年년](?:[ \t]?(?P<{m}>\d{{1,2}})[ \t]?[月월](?:[ \t]?(?P<{d}>\d{{1,2}})[ \t]?[日일号號])?)?)"
)
_FIRST_SIGNS, _LAST_SIGNS = _SIGNS.format(y="y", m="m", d="d"), _SIGNS.format(y="Y", m="M", d="D")
# As in `5. јануар 2031. — …`, where the number of a year has a stop as that of a day has.
_YEAR_END = r"(?:\.(?=[ \t]+[-–—][ \t]))?"
# As in `15 Mayıs 1919Ankara`, where a mark that parted them was lost.
_RUN_ON = r"(?=(?-i:[A-ZÀ-ÖØ-ÞĞİŞІЇЄҐА-ЯЁ])\w*[ .’'])"

# Of three letters or more, since `Do 1/2 of it` is no day.
_WEEKDAY_NAME = write_choice(name for name in WEEKDAYS if len(name) > 2)

FIGURE_FIRST = (
    DateForm(
        "year/month/day-day",
        "2031/05/02-04",
        r"(?P<y>\d{4})(?P<s>[./])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?P<more>)[-~～](?P<D>[0-3]\d)(?![-./:]\d)",
        is_unambiguous=True,
    ),
    DateForm(
        "year month day in figures",
        "2031 05 02",
        r"(?P<y>(?:19|20)\d\d)[ ](?P<m>0[1-9]|1[0-2])[ ](?P<d>0[1-9]|[12]\d|3[01])(?=[ \t]*(?:[:—–\n]|\Z))",
        is_unambiguous=True,
    ),
    DateForm(
        "year-month-day to day",
        "2031-05-02–04",
        # With nothing between them its days must go up: `more` is empty.
        rf"{_ISO_DAY}(?P<more>)(?:[–—/](?=\d\d(?![-.:/]\d))|[ \t][-–—][ \t](?=\d\d[*_]*[ \t]*[:)|]))"
        rf"(?P<D>[0-3]\d)(?!\d){_IN_DOUBT_APART}",
        is_unambiguous=True,
        is_iso_like=True,
    ),
    DateForm(
        "year-month-day to month-day",
        "2031-11-29/12-01",
        rf"{_ISO_DAY}/(?P<M>0[1-9]|1[0-2])-(?P<D>0[1-9]|[12]\d|3[01])(?![-.:/]?\d){_IN_DOUBT_APART}",
        is_unambiguous=True,
        is_iso_like=True,
    ),
    DateForm(
        "year-month-day",
        "2026-07-08 10:23:58 -0700",
        rf"{_ISO_DAY}(?:{_TO}{_ISO_DAY_OF_END}{_TIME}|{_WEEKDAY}{_TIME}){_IN_DOUBT_APART}",
        is_unambiguous=True,
        is_iso_like=True,
    ),
    DateForm(
        "year. month. day.",
        "2031. 1. 12.",
        r"(?P<y>\d{4})\.[ ](?P<m>\d{1,2})\.[ ](?P<d>\d{1,2})(?!\d)"
        rf"(?:\.?[ ]?[-–—~～∼][ ]?(?:(?P<Y>\d{{4}})\.[ ])?(?:(?P<M>\d{{1,2}})\.[ ])?(?P<D>\d{{1,2}})(?!\d))?"
        rf"(?:\.{OF_WEEK})?{_TIME}",
        is_unambiguous=True,
        is_iso_like=True,
    ),
    DateForm(
        "year.month",
        "1965.08",
        # With words it may be a number, and in a heading the release of a month.
        r"(?<![#=*+-][ ])(?P<y>1[5-9]\d\d|20\d\d)\.(?P<m>0[1-9]|1[0-2])(?=[ \t]*(?:\n|\Z))",
        looks_like="version",
    ),
    DateForm(
        "yearmonthday",
        "20230415",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)" + _WEEKDAY,
        is_unambiguous=True,
    ),
    DateForm(
        "year to year, with month and day, by their signs",
        "1938-1945年",
        rf"{_FIRST_SIGNS}?{_TO_NEXT}{_LAST_SIGNS}",
        is_east_asian=True,
    ),
    DateForm(
        "month to year and month, by their signs",
        "10月～2031年3月",
        # From the end of a year to the beginning of the one that is named.
        rf"(?P<m>[7-9]|1[0-2])[ \t]?[月월](?:[ \t]?(?P<d>\d{{1,2}})[ \t]?[日일号號])?{_TO_NEXT}"
        r"(?P<Y>\d{4})[ \t]?[年년][ \t]?(?P<M>0?[1-6])[ \t]?[月월](?(d)[ \t]?(?P<D>\d{1,2})[ \t]?[日일号號])",
        is_east_asian=True,
    ),
    DateForm(
        "months by their signs",
        "2021年6-7月",
        rf"(?:(?P<y>\d{{4}})[ \t]?[年년]{_REIGN}[ \t]?)?(?P<m>\d{{1,2}})[ \t]?[月월]?{_TO_NEXT}"
        r"(?P<M>\d{1,2})[ \t]?[月월](?![ \t]?\d)",
        is_east_asian=True,
        has_short_years=True,
    ),
    DateForm(
        "decade by its sign",
        "1940年代",
        r"(?P<y>\d{3}0)[ \t]?(?P<decade>年代|년대)",
        is_east_asian=True,
        alone="decade",
    ),
    DateForm(
        "year, month and day by their signs",
        "2020年1月19日",
        rf"(?P<y>\d{{4}}){_REIGN}[ \t]?[年년]{_REIGN}(?:[ \t]*+(?P<m>\d{{1,2}})[ \t]?[月월]"
        rf"(?:[ \t]?(?P<d>\d{{1,2}}){_TO_SIGN}[ \t]?[日일号號]{OF_WEEK})?)?",
        is_east_asian=True,
    ),
    DateForm(
        "month and day by their signs",
        "1月19日",
        rf"(?P<m>\d{{1,2}})[ \t]?[月월][ \t]?(?P<d>\d{{1,2}}){_TO_SIGN}[ \t]?[日일号號]{OF_WEEK}",
        is_east_asian=True,
    ),
    DateForm(
        "year and month by one sign",
        "20319月",
        r"(?P<y>\d{4})(?P<m>1[0-2]|[1-9])[月월](?![ \t]?\d)",
        is_east_asian=True,
    ),
    DateForm(
        "month/day (weekday)",
        "1/15(水)",
        r"(?P<m>0?[1-9]|1[0-2])/(?P<d>[12]\d|3[01]|0?[1-9])(?=[ ]?[（(][月火水木金土日월화수목금토일][）)・/])"
        rf"{OF_WEEK}",
        is_east_asian=True,
    ),
    DateForm("month by its sign", "9月", r"(?P<m>\d{1,2})[ \t]?[月월](?![ \t]?\d)", is_east_asian=True, alone="month"),
    DateForm(
        "year-month",
        "2016-01",
        r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])"
        rf"(?:(?:{_TO}(?P<Y>\d{{4}})-|/)(?P<M>0[1-9]|1[0-2])(?![-/.]?\d)"
        rf"|(?P<open>-(?:{LEFT_OPEN}|dd|--?)?)(?!\w))?(?![\d-]){_IN_DOUBT_APART}",
        is_iso_like=True,
    ),
    DateForm(
        "year day month",
        "2025 жылғы 12 қаңтар",
        rf"{_early_year('y')},?[ \t]+{_day('d')}(?:{_TO}{_day('D')})?(?:\.?[ \t]+|-){_month('m')}",
    ),
    DateForm(
        "year month day",
        "2025 January 12",
        rf"{_year('y')}{_OF_MONTH}(?:[.,]?[ ]{{1,2}}|[-.]){_month('m')}[ -]?{_day_behind('d')}"
        rf"(?:{_TIGHT}{_day('D')}(?!\d|[:.]\d)|(?:\.(?=[ \t]*[-–—:,]))?{_TIME})",
    ),
    DateForm(
        "day to day month year",
        "29 to 30 April 2016",
        rf"{_day('d')}\.?(?:{_TO}|{_MORE_DAYS}|{_PAIR}){_day('D')}{_OF}{_month('m')}(?:{_COMMA}{_year('y')})?"
        rf"(?(pair)(?:{STOP}|(?(y){_BEFORE_CAPITAL}|(?!))))",
    ),
    DateForm(
        "day month to day month year",
        "29 April – 3 May 2016",
        rf"{_day('d')}{_OF}{_month('m')}(?:{_COMMA}{_year('y')})?"
        rf"(?:(?:{_TO}|,[ \t]+){_day('D')}{_OF}|{_UNTIL}{_LATER}){_month('M')}(?:{_COMMA}{_year('Y')})?"
        rf"(?(D)|{STOP})",
    ),
    DateForm(
        "day and number of the month",
        "5 tháng 1 năm 2031",
        rf"{_day('d')}[ \t]+{any_of('month')}[ \t]+(?P<m>\d{{1,2}})(?!\d)(?:{_COMMA}{_year('y')})?",
    ),
    DateForm(
        "day and short name of the month, year",
        "17.set – The ferry",
        # `1.out` and `2.set:` are files and options; of other alphabets no letter passes for one of these.
        rf"{_day('d')}(?P<s>[./])(?:(?P<short>(?a:{any_of('short_months')}))(?![^\W\d])|{_month('m')})"
        rf"(?:(?P=s)(?P<y>\d{{4}}){STOP}|(?(short)(?=[ \t]+[-–—][ \t])|(?!)))",
    ),
    DateForm(
        "day month year",
        "1 January 2025",
        rf"{_day('d')}{_OF}{_month('m')}(?:{_COMMA}|(?<=[^\W\d_])|(?<=\.)){_year('y')}"
        rf"(?:{_RUN_ON}|{_YEAR_END}{_TIME}{END})",
        is_ended=True,
    ),
    DateForm(
        "day month year of two figures",
        "19 March 98",
        rf"{_day('d')}{_OF}{_month('m')}[ \t]+['’]?(?P<u>\d\d)(?=[ \t]*(?:[)\]–—|]|:(?!\d)|-[ \t]|\n|\Z))",
    ),
    DateForm(
        "day month early year",
        "5 May 476: The tower burns",
        rf"{_day('d')}{_OF}{_month('m')}[ \t]+(?:{any_of('of')}[ \t]+)?(?P<y>(?!0)\d{{3}})(?=[ \t]*{SIGN})",
    ),
    DateForm("day month", "5 OCTOBER", rf"{_day('d')}{_OF}{_month('m')}{_OF_CENTURY}{_IN_BRACKETS}{_TIME}"),
    DateForm(
        "day and month in one word",
        "19oct",
        rf"(?P<d>\d{{1,2}})(?:[-–](?P<D>\d{{1,2}}))?{_month('m')}(?=[ \t]*(?:\n|\Z))",
    ),
    DateForm(
        "day.month.year to day.month.year",
        "26.12.–28.12.2016",
        r"(?P<d>\d{1,2})\.?(?:(?P<m>\d{1,2})\.?(?P<y>\d{4})?)?[ \t]?[-–—−/][ \t]?"
        r"(?P<D>\d{1,2})\.(?P<M>\d{1,2})\.(?P<Y>\d{4}|(?<=\.\d\d\.)\d\d)?(?(Y)|(?<=\.\d\d\.))(?!\.?\d)",
    ),
    DateForm(
        "year month/day",
        "2010 1/5",
        rf"(?P<y>\d{{4}})[ ](?P<m>0?[1-9]|1[0-2])/(?P<d>[12]\d|3[01]|0?[1-9])(?!\d){OF_WEEK}"
        # In words of English a fraction may follow a year.
        rf"(?:{STOP}|(?=[ \u3000]+[\u3040-\u30ff\u4e00-\u9fff]))",
    ),
    DateForm(
        "day.month.year",
        "26.12.2016",
        rf"{_GIVEN}(?P<d>\d{{1,2}})\.[ \t]?{_GIVEN}(?P<m>\d{{1,2}})\.[ \t]?(?P<y>\d{{4}})(?!\d){_OF_YEAR}{_TIME}",
    ),
    DateForm(
        "day.month.year of two figures",
        "31.08.15",
        rf"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<u>\d\d)(?!\.?\d){_TIME}",
        looks_like="version",
    ),
    DateForm(
        "day to day/month/year",
        "01-03/05/2031",
        r"(?P<d>\d{1,2})[-–—](?P<D>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
    ),
    DateForm("day.month.", "26.12.", r"(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])\.(?!\d)", looks_like="section"),
    DateForm(
        "day/month/year to day/month/year or month/day/year to month/day/year",
        "07/06/2021 - 08/06/2021",
        rf"(?P<a>\d{{1,2}})(?P<s>[/-])(?P<b>\d{{1,2}})(?:(?P=s)(?P<y>\d{{4}}))?{_UNTIL}"
        r"(?P<A>\d{1,2})(?P=s)(?P<B>\d{1,2})(?P=s)(?P<Y>\d{4})(?!\d)",
    ),
    DateForm(
        "day/month/year or month/day/year",
        "02/01/2017",
        rf"{_GIVEN}(?P<a>\d{{1,2}})(?P<s>[/-]){_GIVEN}(?P<b>\d{{1,2}})(?P=s)(?:(?P<y>\d{{4}})|(?P<u>\d\d))(?!\d){_TIME}",
    ),
    DateForm(
        "zeros for day or month, year",
        "0/0/2031",
        r"(?P<open>00|0(?=/))(?P<s>[./-])(?:(?P<m>0[1-9]|[1-9](?=/)|1[0-2])|00|0(?=/))(?P=s)(?P<y>[12]\d{3})(?!\d)",
    ),
    DateForm("month/year", "05/2016", r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>\d{4})(?!\d)"),
    DateForm(
        "year to year with their word",
        "862–879 гг.",
        rf"(?P<y>(?!0)\d{{3,4}})[ \t]?[-–—−~][ \t]?(?P<Y>\d{{3,4}}){_THEIR_WORD}",
    ),
    DateForm("year to year", "2015–16", rf"(?P<y>\d{{4}}){_TIGHT}{_LATER}(?P<Y>\d{{4}}|\d\d)(?!\d){_OF_YEARS}"),
    DateForm("year to year of one figure", "1924-7", r"(?P<y>1[0-8]\d\d|19[0-6]\d)[-–−/](?P<Y>\d)(?!\d)"),
    DateForm(
        "year - year",
        "2015 – 2016:",
        rf"(?P<y>\d{{4}})[ \t][-–—−/][ \t]{_LATER}(?P<Y>\d{{4}}){STOP}",
    ),
    DateForm(
        "year to month year",
        "1982–July 1983",
        rf"{_year('y')}{_UNTIL}{_LATER}{_month('M')}{_COMMA}{_year('Y')}{STOP}",
    ),
    DateForm(
        "years of an era",
        "120-63 BC",
        rf"(?P<y>{_THOUSANDS}|\d{{1,5}})[ \t]?[-–—][ \t]?(?P<Y>{_THOUSANDS}|\d{{1,5}})[ \t]?{_ERA}",
        is_unambiguous=True,
        has_short_years=True,
    ),
    DateForm(
        "early years and later ones",
        "726-787; 814-842:",
        rf"(?P<y>(?!0)\d{{3,4}})[-–]\d{{3,4}}(?:[;,][ ]\d{{3,4}}[-–]\d{{3,4}})*[;,][ ]\d{{3,4}}[-–](?P<Y>\d{{3,4}})"
        rf"(?=[ \t]*{SIGN})",
        alone="year",
    ),
    DateForm(
        "early year to year",
        "527-565:",
        rf"(?P<y>(?!0)\d{{3}})(?:[-–/]|[ \t][-–—/][ \t])(?P<Y>\d{{3,4}})(?=[ \t]*{SIGN})",
        alone="year",
    ),
    DateForm(
        "decade of an era",
        "240s BC",
        rf"(?P<y>\d{{1,3}}0)(?P<decade>{_DECADE})[ \t]{_ERA}",
        is_unambiguous=True,
        has_short_years=True,
    ),
    DateForm(
        "year of an era",
        "44 BC",
        rf"(?P<y>{_THOUSANDS}|\d{{1,5}})[ \t]?{_ERA}",
        is_unambiguous=True,
        has_short_years=True,
    ),
    DateForm(
        "year or decade to decade",
        "1960s–80s",
        rf"(?P<y>\d{{4}})(?:{_DECADE})?{_TIGHT}['’]?(?P<Y>(?:\d\d)?\d0)(?P<decade>{_DECADE})",
        alone="decade",
    ),
    DateForm(
        "century",
        "12th century",
        rf"(?P<century>(?:\d{{1,2}}\.?[ ]?[-–—][ ]?)?\d{{1,2}})(?:-?{any_of('ordinals')}|\.)?"
        rf"[ -]{any_of('century')}(?:[ \t]{_ERA})?",
        alone="decade",
    ),
    DateForm("decade", "1960s", rf"(?P<y>\d{{3}}0)(?P<decade>{_OF_DECADE})", alone="decade"),
    DateForm(
        "year month to month",
        "1727 February–June",
        rf"{_year('y')}[ ]+{_month('m')}{_TO}(?:{_year('Y')}[ ]+)?{_month('M')}",
        may_be_chance=True,
    ),
    DateForm("year month", "1968 January", rf"{_year('y')}{_OF_MONTH}(?:[ ]+|-){_month('m')}", may_be_chance=True),
    DateForm(
        "year, month",
        "1968, Jan",
        rf"{_year('y')}[ \t]?,[ \t]+{_month('m')}(?=\t|[ ]{{2}}|[ \t]*(?:[:—–|(]|-[ \t]|\n|\Z))",
    ),
    DateForm(
        "year-month left open",
        "2031-??-??",
        rf"(?P<y>\d{{4}})-(?P<open>mm|{LEFT_OPEN})(?:-(?:dd|{LEFT_OPEN}))?",
        is_iso_like=True,
    ),
    DateForm(
        "year of figures set apart",
        "1 9 6 8",
        r"(?P<y>(?:1 [5-9]|2 0) \d \d)(?=[ \t]*(?:\n[ \t]*\n|\Z))",
        alone="year",
        has_short_years=True,
    ),
    DateForm("year", "1968", rf"(?P<y>(?!0)\d{{1,4}})(?!\d){_OF_YEAR}{_CASE}", alone="year", has_short_years=True),
)
"""Forms that begin with a figure. The first that fits is read, so those that say more stand before others."""

WORD_FIRST = (
    DateForm(
        "year of a reign, month and day by their signs",
        "令和2年1月16日",
        r"(?P<reign>明治|大正|昭和|平成|令和|民[国國])[ \t]?(?P<y>\d{1,3}|元)[ \t]?年"
        rf"{_REIGN}(?:[ \t]?(?P<m>\d{{1,2}})[ \t]?月(?:[ \t]?(?P<d>\d{{1,2}})[ \t]?日{OF_WEEK})?)?",
        is_east_asian=True,
    ),
    DateForm(
        "year, month and day in signs",
        "一月十九日",
        rf"(?:(?P<y>[〇○零一二三四五六七八九]{{4}})年)?(?P<m>[{TENS}]{{1,2}})月(?P<d>[{TENS}]{{1,3}})[日号號]{OF_WEEK}",
        is_east_asian=True,
    ),
    DateForm(
        "month day to day",
        "January 7–8, 2016",
        rf"{_month('m')}[ \t]+{_day('d')}(?:{_TIGHT}|[ \t]+&[ \t]+|{_TO}{_SURE_DAY}|{_MORE_DAYS}){_day('D')}"
        rf"(?:{_COMMA}{_year('Y')})?(?(more)(?:{STOP}|{_STOP_OF_DAYS}))",
    ),
    DateForm(
        "month day to month day, year",
        "April 29 – May 3, 2016",
        rf"{_month('m')}[ \t]+{_day('d')}(?:{_COMMA}{_year('y')})?"
        rf"(?:{_UNTIL}{_LATER}|{_TO}(?=[^\W\d_]+\.?[ \t]+\d)){_month('M')}(?:[ \t]+{_day('D')})?"
        rf"(?:{_COMMA}{_year('Y')})?(?(D)|{STOP})",
    ),
    DateForm(
        "month day time year",
        "Jan  1 10:00:00 2018",
        rf"{_month('m')}[ \t]+{_day('d')},?[ \t]+{_CLOCK}(?:[ \t]+[A-Z]{{3,5}})?[ \t]+{_year('y')}{_ZONE}",
        is_unambiguous=True,
    ),
    DateForm(
        "month day, year",
        "JAN. 1, 2025",
        # As in `March 23--1850 The ferry`.
        rf"{_month('m')}[,-]?[ \t]+{_day('d')}(?:{_COMMA}|--(?=\d{{4}}{_BEFORE_CAPITAL})){_year('y')}{_TIME}",
    ),
    DateForm(
        "month day",
        "October 5",
        rf"{_month('m')}[ \t]+{_day_behind('d')}(?!:\d|,?[ \t]+\d+[ \t]*(?:[-—–\n]|:(?!\d\d)|$)){_IN_BRACKETS}{_TIME}",
    ),
    DateForm(
        "month to month year",
        "July-August 2021",
        rf"{_month('m')}(?:{_COMMA}{_year('y')})?{_TO}(?:{any_of('on')}[ \t]+)?{_month('M')}{_COMMA}{_year('Y')}",
    ),
    DateForm(
        "month to day/month/year or month/day/year",
        "mars → 09/09/2031",
        rf"{_month('m')}{_TO}(?P<A>\d{{1,2}})/(?P<B>\d{{1,2}})/(?P<Y>\d{{4}})(?!\d)",
    ),
    DateForm(
        "month year to year",
        "March 1985–1986",
        rf"{_month('m')}{_COMMA}{_year('y')}{_UNTIL}{_LATER}{_year('Y')}{STOP}",
    ),
    DateForm(
        "month left open, year",
        "Aug ?? 1996",
        rf"(?:(?:{_month('m')}|\?{{2,3}})[ \t]+|(?=\?{{1,2}},))(?P<open>{LEFT_OPEN}|\?(?=,)),?[ \t]+{_year('y')}",
    ),
    DateForm(
        "day left open, month year",
        "?? May 1996",
        rf"(?P<open>\?|{LEFT_OPEN}){_OF}{_month('m')}{_COMMA}{_year('y')}",
    ),
    DateForm(
        "day or month left open, year in figures",
        "??/02/2031",
        rf"(?P<open>{LEFT_OPEN})(?P<s>[./-])(?:(?P<m>0[1-9]|1[0-2])|{LEFT_OPEN})(?P=s)(?P<y>\d{{4}})",
    ),
    DateForm("month year", "January 2016", rf"{_month('m')}{_COMMA}{_year('y')}"),
    DateForm(
        "weekday day/month or month/day",
        "Lundi 14/01",
        rf"{_WEEKDAY_NAME}\.?,?[ \t]+(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){STOP}",
    ),
    DateForm(
        "year behind its word",
        "año 1968",
        # `Any 1500 people` is English.
        rf"(?!any[ \t]\d{{4}}[ \t](?-i:[a-zà-öø-ÿ])){any_of('of_year')}[ \t](?P<y>\d{{4}})(?!\d|{_TO}\d)",
        alone="year",
    ),
    DateForm(
        "decade behind its word",
        "années 1990",
        rf"(?P<decade>{any_of('of_decade')})[ ](?P<y>\d{{3}}0)(?:{_OF_DECADE})?"
        rf"(?!{_TO}\d)",
        alone="decade",
    ),
    DateForm(
        "decade to decade behind their word",
        "années 1980–1990",
        rf"(?!{any_of('of_years')}[ ])(?P<decade>{any_of('of_decade')})[ ](?P<y>\d{{3}}0)"
        rf"(?:{_TIGHT}|[ \t][-–—][ \t](?=\d{{4}}{STOP}))(?P<Y>\d{{3}}0)(?!\d)",
        alone="decade",
    ),
    DateForm(
        "year to year behind their word",
        "lata 1924–1925",
        rf"{any_of('of_decade')}[ ](?P<y>\d{{4}}){_TIGHT}(?P<Y>\d{{4}}|\d\d)(?!\d)",
    ),
    DateForm(
        "decade of two figures behind its word",
        "anni ’40",
        rf"(?P<decade>{any_of('of_decade')})[ ]['’]?(?P<u>[3-9]0)\.?(?:[-–—/]['’]?(?P<Y>[3-9]0|\d{{3}}0))?"
        rf"(?:[ ](?:{any_of('of')}[ ])?(?:XX[ ]{any_of('century')}|{any_of('century')}[ ]XX))?"
        rf"(?:{STOP}|(?=[-–—]{any_of('present')}))",
        alone="decade",
    ),
    DateForm("month to month", "July–August", rf"{_month('m')}{_TO}{_month('M')}", alone="month"),
    DateForm("month", "October", rf"(?!{_NAMES}(?!\w)){_month('m')}{_OF_CENTURY}", alone="month"),
    DateForm(
        "century in Roman figures",
        "XIX век",
        rf"({any_of('century')}[ ])?(?P<century>(?-i:(?:[IVX]{{1,5}}[-–—])?[IVX]{{1,5}}))(?:e|ème|\.)?"
        rf"(?(1)|[ ]{any_of('century')})(?:[ \t]{_ERA})?",
        alone="decade",
    ),
    DateForm("era year", "AD 476", rf"{_ERA}[ \t]?(?P<y>\d{{1,4}})(?!\d)", is_unambiguous=True),
)
"""Forms that begin with a month, a weekday, an era or a sign for a number."""

IN_COLUMN_OF_DAYS = DateForm(
    "month-day or day-month",
    "04-01",
    r"(?P<a>0[1-9]|[12]\d|3[01])-(?P<b>0[1-9]|[12]\d|3[01])(?!\d)",
    is_iso_like=True,
)
"""The form of the cells in a column of days; elsewhere such numbers are no date."""
IN_LIST_OF_DAYS = DateForm(
    "day/month or month/day",
    "24/05",
    r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?=[*_]*[ \t]*[:–—-][*_]*[ \t])",
)
"""The form of the items in a list of days below a year; elsewhere such numbers are no date."""
IN_LIST_OF_WHOLE_DAYS = DateForm(
    "month.day",
    "12.11",
    r"(?P<m>0?[1-9]|1[0-2])\.[ \t]?(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)\.?(?=[*_]*[ \t]*[:=–—-][*_]*[ \t])",
    looks_like="version",
)
"""The form of the items below one with its year, as `2031.12.9`; elsewhere such numbers are no date."""

FORMS = FIGURE_FIRST + WORD_FIRST
FORM_OF = {form.name: form for form in FORMS}
"""Each form of dates by its name."""
