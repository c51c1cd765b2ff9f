"""Dates as they are written, in seventeen languages and in figures: the table of their forms, and what each says."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.chronicle.months import MONTHS, WEEKDAYS


class DateForm(NamedTuple):
    """One form in which dates are written.

    Groups of the pattern say what is what: `y`, `m`, `d` year, month and day of
    the beginning, `Y`, `M`, `D` those of the end, `a` and `b` two numbers of
    which the document proves which is the month, `A` and `B` two more at the end, `u` a year of two figures, `era`
    before or after Christ. A month is a number or a name that the table of months has.
    """

    name: str
    example: str
    pattern: str


def _day(group: str) -> str:
    return rf"(?P<{group}>\d{{1,2}})(?!\d)(?:st|nd|rd|th|er|º|ª|-?(?:го|е|й))?"


def _month(group: str) -> str:
    return rf"(?P<{group}>[^\W\d_]{{3,12}}(?:\u0307[^\W\d_]{{1,9}})?)(?![^\W\d]){_CASE}\.?"


def _year(group: str) -> str:
    return rf"(?P<{group}>\d{{4}})(?!\d){_OF_YEAR}{_CASE}"


def _early_year(group: str) -> str:
    """A year of three or four figures, where what follows it leaves no doubt."""
    return rf"(?P<{group}>(?!0)\d{{3,4}})(?!\d){_OF_YEAR}"


# The endings of cases in Turkish: `12 Ocak'ta`, `2016'da`.
_CASE = r"(?:['’](?:[dt][ae](?:n|ki)?|[ıiuü]n|n[ıiuü]n)(?!\w))?"
_OF_YEAR = r"(?:[ \t]?(?:года?|году|г\.|жылғы|жылдың|жылы?|ж\.|року|рік|р\.|yılı)(?!\w))?"
_THEIR_WORD = (
    r"(?:[ \t]?(?:г\.?[ ]?г\.|год[ыах]{1,2}|годов|р\.?[ ]?р\.|рок[иах]{1,2}|років|ж\.?[ ]?ж\.|жылдары?|yılları)(?!\w))"
)
_OF_YEARS = _THEIR_WORD + "?"
_TIGHT = r"(?:[-–—−→/&]|[ \t]+(?:to|through|and|bis|und|au|et|al|a|y|по|и|до|і|та)[ \t]+)"
_TO = r"[ \t]*(?:[-–—−→~～/&]|(?<=[ \t])(?:to|through|till|until|and|bis|und|au|et|al|a|y|по|и|до|і|та)(?=[ \t]))[ \t]*"
# Between day and month, and between these and the year.
_OF = r"(?:[ \t]+(?:of|de|du)[ \t]+|\.?[ \t]+|\.|-)"
_COMMA = r"(?:\.?,?[ \t]+(?:de[ \t]+|del[ \t]+|of[ \t]+)?|,|-)"
_ZONE = r"(?:[ \t]?\(?(?-i:Z|UTC|GMT|[A-Z]{1,4}T)\)?(?!\w)|[ \t]?[+-]\d\d?(?::?\d\d)?(?!\d))?"
_NOON = r"[ \t]?[AaPp]\.?[Mm]"
_CLOCK = rf"\d{{1,2}}(?:[:h]|\.(?=\d\d{_NOON}))\d\d(?::\d\d(?:[.,]\d+)?)?(?:{_NOON}\.?(?!\w))?{_ZONE}{_ZONE}"
_TIME = rf"(?:(?:T|,?[ \t]+(?:at[ \t]+|um[ \t]+|в[ \t]+|о[ \t]+|à[ \t]+)?){_CLOCK}(?!\w))?"
# As Org writes it: `[2031-05-06 Tue 14:32]`.
_WEEKDAY = r"(?:[ \t]+[^\W\d_]{2,3}\.?(?=[ \t]+\d{1,2}:\d\d|[\]>])|[ \t]*[（(]?[月火水木金土日][)）]?(?!\w))?"
_ISO = r"(?P<{y}>\d{{4}})(?P<{s}>[-/.‑])(?P<{m}>\d{{1,2}})(?P={s})(?P<{d}>\d{{1,2}})(?!\d)"
_FIRST_ISO, _LAST_ISO = _ISO.format(y="y", m="m", d="d", s="s"), _ISO.format(y="Y", m="M", d="D", s="S")
# As in `8月9-11日` and `8月30日至9月2日`.
_TO_SIGN = (
    r"(?:[ \t]?[日일号號]?[ \t]?[-–—~～〜至到][ \t]?(?:(?P<M>\d{1,2})[ \t]?[月월][ \t]?)?"
    r"(?P<D>\d{1,2})(?=[ \t]?[日일号號]))?"
)
_END = r"(?!\w|[-/.:]\d)"
_ERA = r"(?P<era>(?-i:BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.|до н\. ?э\.|н\. ?э\.|[vn]\. ?Chr\.))"

_TENS = "一二三四五六七八九十"
# As in `2011年（平成23年）3月`, and the day of the week in `3月11日（金）`.
_REIGN = r"(?:[（(][^（()）\n]{1,12}[）)])?"
_OF_WEEK = (
    r"(?:[ \t]?[（(](?:[月火水木金土日]|周?[一二三四五六]|周日|星期[一二三四五六日天]|[월화수목금토일])(?:曜日?)?"
    r"(?:[・/·][祝休])?[）)]|[ \t]?(?:[月火水木金土日]曜日?|(?:周|星期)[一二三四五六日天])(?!\w))?"
)
_SIGNS = (
    r"(?P<{y}>\d{{4}})[ \t]?"
    r"(?:[年년](?:[ \t]?(?P<{m}>\d{{1,2}})[ \t]?[月월](?:[ \t]?(?P<{d}>\d{{1,2}})[ \t]?[日일号號])?)?)"
)
_FIRST_SIGNS, _LAST_SIGNS = _SIGNS.format(y="y", m="m", d="d"), _SIGNS.format(y="Y", m="M", d="D")
# As in `15 Mayıs 1919Ankara`, where a mark that parted them was lost.
_RUN_ON = r"(?=(?-i:[A-ZÀ-ÖØ-ÞĞİŞІЇЄҐА-ЯЁ])\w*[ .’'])"

FORMS = (
    DateForm("year-month-day to year-month-day", "2016-01-07 to 2016-01-08", _FIRST_ISO + _TO + _LAST_ISO),
    DateForm("year-month-day", "2026-07-08 10:23:58 -0700", _FIRST_ISO + _WEEKDAY + _TIME),
    DateForm(
        "yearmonthday",
        "20230415",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)" + _WEEKDAY,
    ),
    DateForm(
        "year to year, with month and day, by their signs",
        "1938-1945年",
        rf"{_FIRST_SIGNS}?[ \t]?[-–—~～〜至到][ \t]?{_LAST_SIGNS}",
    ),
    DateForm(
        "year, month and day by their signs",
        "2020年1月19日",
        rf"(?P<y>\d{{4}})[ \t]?[年년]{_REIGN}(?:[ \t]?(?P<m>\d{{1,2}})[ \t]?[月월]"
        rf"(?:[ \t]?(?P<d>\d{{1,2}}){_TO_SIGN}[ \t]?[日일号號]{_OF_WEEK})?)?",
    ),
    DateForm(
        "month and day by their signs",
        "1月19日",
        rf"(?P<m>\d{{1,2}})[ \t]?[月월][ \t]?(?P<d>\d{{1,2}}){_TO_SIGN}[ \t]?[日일号號]{_OF_WEEK}",
    ),
    DateForm(
        "year of a reign, month and day by their signs",
        "令和2年1月16日",
        r"(?P<reign>明治|大正|昭和|平成|令和|民[国國])[ \t]?(?P<y>\d{1,3}|元)[ \t]?年"
        rf"{_REIGN}(?:[ \t]?(?P<m>\d{{1,2}})[ \t]?月(?:[ \t]?(?P<d>\d{{1,2}})[ \t]?日{_OF_WEEK})?)?",
    ),
    DateForm(
        "year, month and day in signs",
        "一月十九日",
        rf"(?:(?P<y>[〇○零一二三四五六七八九]{{4}})年)?(?P<m>[{_TENS}]{{1,2}})月(?P<d>[{_TENS}]{{1,3}})[日号號]{_OF_WEEK}",
    ),
    DateForm("month by its sign", "9月", r"(?P<m>\d{1,2})[ \t]?[月월](?![ \t]?\d)"),
    DateForm(
        "year-month to year-month",
        "2016-01 / 2016-02",
        rf"(?P<y>\d{{4}})-(?P<m>0[1-9]|1[0-2]){_TO}(?P<Y>\d{{4}})-(?P<M>0[1-9]|1[0-2])(?![\d-])",
    ),
    DateForm("year-month", "2016-01", r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?:-(?:\?\?|xx|dd|__|--?)?(?!\w))?(?![\d-])"),
    DateForm(
        "year day to day month",
        "1704 4–7 August",
        rf"{_year('y')}[ \t]+{_day('d')}{_TO}{_day('D')}[ \t]+{_month('m')}",
    ),
    DateForm("year.month", "2016.1", r"(?P<y>(?:19|20)\d\d)\.(?P<m>0?[1-9]|1[0-2])(?!\.?\d)"),
    DateForm("year day month", "2025 жылғы 12 қаңтар", rf"{_early_year('y')}[ \t]+{_day('d')}[ \t]+{_month('m')}"),
    DateForm("year month day", "2025 January 12", rf"{_year('y')}(?:,?[ ]|[-.]){_month('m')}[ -]?{_day('d')}{_TIME}"),
    DateForm(
        "day to day month year",
        "29 to 30 April 2016",
        rf"{_day('d')}\.?{_TO}{_day('D')}{_OF}{_month('m')}{_COMMA}{_year('y')}",
    ),
    DateForm("day to day month", "29 to 30 April", rf"{_day('d')}\.?{_TO}{_day('D')}{_OF}{_month('m')}"),
    DateForm(
        "day month to day month year",
        "29 April – 3 May 2016",
        rf"{_day('d')}{_OF}{_month('m')}(?:{_COMMA}{_year('y')})?{_TO}{_day('D')}{_OF}{_month('M')}{_COMMA}{_year('Y')}",
    ),
    DateForm(
        "day month to day month",
        "29 April – 3 May",
        rf"{_day('d')}{_OF}{_month('m')}{_TO}{_day('D')}{_OF}{_month('M')}",
    ),
    DateForm(
        "day month to month day",
        "19 August – October 27",
        rf"{_day('d')}{_OF}{_month('m')}[ \t]*[-–—−][ \t]*{_month('M')}[ \t]+{_day('D')}(?!,?[ \t]+\d{{4}})",
    ),
    DateForm(
        "day month year",
        "1 January 2025",
        rf"{_day('d')}{_OF}{_month('m')}(?:{_COMMA}|(?<=[^\W\d_])){_year('y')}(?:{_RUN_ON}|{_TIME}{_END})",
    ),
    DateForm(
        "day month year of two figures",
        "19 March 98",
        rf"{_day('d')}{_OF}{_month('m')}[ \t]+['’]?(?P<u>\d\d)(?=[ \t]*(?:[)\]–—|]|:(?!\d)|-[ \t]|\n|\Z))",
    ),
    DateForm("day month", "5 OCTOBER", rf"{_day('d')}{_OF}{_month('m')}{_TIME}"),
    DateForm(
        "day.month.year to day.month.year",
        "26.12.–28.12.2016",
        r"(?P<d>\d{1,2})\.?(?:(?P<m>\d{1,2})\.?(?:(?P<y>\d{4}))?)?[ \t]?[-–—−][ \t]?"
        r"(?P<D>\d{1,2})\.(?P<M>\d{1,2})\.(?P<Y>\d{4})(?!\d)",
    ),
    DateForm(
        "day.month.year",
        "26.12.2016",
        rf"(?P<d>\d{{1,2}})\.[ \t]?(?P<m>\d{{1,2}})\.[ \t]?(?P<y>\d{{4}})(?!\d){_OF_YEAR}{_TIME}",
    ),
    DateForm(
        "day to day.month.year of two figures",
        "05/06.01.21",
        r"(?P<d>\d\d)\.?[ \t]?[-–—−/][ \t]?(?P<D>\d\d)\.(?P<M>\d\d)\.(?P<Y>\d\d)(?!\.?\d)",
    ),
    DateForm("day.month.year of two figures", "31.08.15", rf"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<u>\d\d)(?!\.?\d){_TIME}"),
    DateForm("d.month.year of two figures", "5.08.15", r"(?P<d>\d)\.(?P<m>\d\d)\.(?P<u>\d\d)(?!\.?\d)"),
    DateForm(
        "day. to day.month.",
        "07. - 08.01.",
        r"(?P<d>\d{1,2})\.?(?:(?P<m>0[1-9]|1[0-2])\.)?[ \t]?[-–—−/][ \t]?(?P<D>\d{1,2})\.(?P<M>0[1-9]|1[0-2])\.(?!\d)",
    ),
    DateForm("day.month.", "26.12.", r"(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])\.(?!\d)"),
    DateForm(
        "day to day.month",
        "07-08.01",
        r"(?P<d>\d\d)(?:\.(?P<m>\d\d))?[ \t]?[-–—−][ \t]?(?P<D>\d\d)\.(?P<M>\d\d)(?=[ \t]*(?:\n|\Z))",
    ),
    DateForm("day.month", "26.12", r"(?P<d>\d\d)\.(?P<m>\d\d)(?=[ \t]*(?:\n|\Z)|(?<![-*+•][ \t].{5})[ \t]+[-–—][ \t])"),
    DateForm(
        "day/month/year to day/month/year or month/day/year to month/day/year",
        "07/06/2021 - 08/06/2021",
        r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>\d{4}))?[ \t]?[-–—−→][ \t]?"
        r"(?P<A>\d{1,2})/(?P<B>\d{1,2})/(?P<Y>\d{4})(?!\d)",
    ),
    DateForm(
        "day to day/month/year",
        "16-20/03/2023",
        r"(?P<d>\d{1,2})[ \t]?[-–—−→][ \t]?(?P<D>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
    ),
    DateForm(
        "day/month/year or month/day/year",
        "02/01/2017",
        rf"(?P<a>\d{{1,2}})(?P<s>[/-])(?P<b>\d{{1,2}})(?P=s)(?:(?P<y>\d{{4}})|(?P<u>\d\d))(?!\d){_TIME}",
    ),
    DateForm("day/month or month/day", "12/7", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?=[ \t]*(?:\n|\Z))"),
    DateForm(
        "day/month or month/day of an item",
        "12/7 - ",
        r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})(?=[ \t]+[-–—][ \t]|[ \t]*:[ \t])",
    ),
    DateForm("month/year", "05/2016", r"(?P<m>0?[1-9]|1[0-2])[/.](?P<y>\d{4})(?!\d)"),
    DateForm(
        "year to year with their word",
        "862–879 гг.",
        rf"(?P<y>(?!0)\d{{3,4}})[ \t]?[-–—−][ \t]?(?P<Y>\d{{3,4}}){_THEIR_WORD}",
    ),
    DateForm("year to year", "2015–16", rf"(?P<y>\d{{4}}){_TIGHT}(?P<Y>\d{{4}}|\d\d)(?!\d){_OF_YEARS}"),
    DateForm("year to year of one figure", "1924-7", r"(?P<y>1[0-8]\d\d|19[0-6]\d)[-–−/](?P<Y>\d)(?!\d)"),
    DateForm(
        "year - year",
        "2015 – 2016:",
        r"(?P<y>\d{4})[ \t][-–—−][ \t](?:(?:late|early|mid)[ \t-])?(?P<Y>\d{4})(?=[ \t]*(?:[:)|—–]|$))",
    ),
    DateForm("year of an era", "44 BC", rf"(?P<y>\d{{1,4}})[ \t]?{_ERA}"),
    DateForm("year to the present", "2014–present", rf"(?P<y>\d{{4}}){_TIGHT}(?:the )?(?:present|now|today)"),
    DateForm("year to decade", "1848–1870s", rf"(?P<y>\d{{4}}){_TIGHT}(?P<Y>\d{{3}}0)['’]?(?P<decade>s)"),
    DateForm("decade to decade", "1960s–1970s", rf"(?P<y>\d{{3}}0)['’]?s{_TIGHT}(?P<Y>\d{{3}}0)['’]?(?P<decade>s)"),
    DateForm("decade", "1960s", r"(?P<y>\d{3}0)['’]?(?P<decade>s)"),
    DateForm(
        "year month to year month",
        "2000 May – 2001 May",
        rf"{_year('y')}[ ]+{_month('m')}{_TO}{_year('Y')}[ ]+{_month('M')}",
    ),
    DateForm("year month to month", "1727 February–June", rf"{_year('y')}[ ]+{_month('m')}{_TO}{_month('M')}"),
    DateForm("year month", "1968 January", rf"{_year('y')}[ ]+{_month('m')}"),
    DateForm(
        "year, month",
        "1968, Jan",
        rf"{_year('y')},[ \t]+{_month('m')}(?=\t|[ ]{{2}}|[ \t]*(?:[:—–|(]|-[ \t]|\n|\Z))",
    ),
    DateForm("year-month left open", "2031-??-??", r"(?P<y>\d{4})-(?:mm|xx|\?\?|__)(?:-(?:dd|xx|\?\?|__))?"),
    DateForm("year", "1968", rf"(?P<y>(?!0)\d{{1,4}})(?!\d){_OF_YEAR}{_CASE}"),
    DateForm(
        "month day to day, year",
        "January 7–8, 2016",
        rf"{_month('m')}[ \t]+{_day('d')}{_TO}{_day('D')}{_COMMA}{_year('y')}",
    ),
    DateForm(
        "month day & day",
        "January 7 & 8",
        rf"{_month('m')}[ \t]+{_day('d')}[ \t]+"
        r"(?:&|[-–—−/](?=[ \t]+\d{1,2}(?:[ \t]*(?:[:)]|\n|\Z)|[ \t]+(?:at|in)[ \t])))"
        rf"[ \t]+{_day('D')}",
    ),
    DateForm("month day to day", "January 7–8", rf"{_month('m')}[ \t]+{_day('d')}{_TIGHT}{_day('D')}"),
    DateForm(
        "month day to month day, year",
        "April 29 – May 3, 2016",
        rf"{_month('m')}[ \t]+{_day('d')}(?:{_COMMA}{_year('y')})?{_TO}"
        rf"{_month('M')}[ \t]+{_day('D')}{_COMMA}{_year('Y')}",
    ),
    DateForm(
        "month day to month day",
        "April 29 – May 3",
        rf"{_month('m')}[ \t]+{_day('d')}{_TO}{_month('M')}[ \t]+{_day('D')}",
    ),
    DateForm(
        "month day time year",
        "Jan  1 10:00:00 2018",
        rf"{_month('m')}[ \t]+{_day('d')},?[ \t]+{_CLOCK}(?:[ \t]+[A-Z]{{3,5}})?[ \t]+{_year('y')}{_ZONE}",
    ),
    DateForm("month day, year", "JAN. 1, 2025", rf"{_month('m')},?[ \t]+{_day('d')}{_COMMA}{_year('y')}{_TIME}"),
    DateForm(
        "month day", "October 5", rf"{_month('m')}[ \t]+{_day('d')}(?!:\d|,?[ \t]+\d+[ \t]*(?:[-—–:\n]|$)){_TIME}"
    ),
    DateForm("month, day", "Январь, 12", rf"{_month('m')},[ \t]+{_day('d')}(?=[ \t]*(?:[:—–]|\n|\Z))"),
    DateForm(
        "month to month year",
        "July-August 2021",
        rf"{_month('m')}(?:{_COMMA}{_year('y')})?{_TO}{_month('M')}{_COMMA}{_year('Y')}",
    ),
    DateForm("month year", "January 2016", rf"{_month('m')}{_COMMA}{_year('y')}"),
    DateForm("month to month", "July–August", rf"{_month('m')}{_TO}{_month('M')}"),
    DateForm("month", "October", _month("m")),
    DateForm("era year", "AD 476", rf"{_ERA}[ \t]?(?P<y>\d{{1,4}})(?!\d)"),
)
# What may stand before a date and belongs to it.
_QUALIFIER = (
    r"(?:[~≈][ \t]*|(?:late|early|mid|middle|end|beginning|start|about|around|approximately|circa|ca?\.|summer|spring|"
    r"autumn|fall|winter|q[1-4]|Q[1-4]|начал[оеа]|конец|конце|середин[ае]|зим[аы]|весн[аы]|лет[оа]|осень|осени|"
    r"початок|початку|кінець|кінця|середин[аи]|осінь|літо|anfang|mitte|ende|frühjahr|frühling|sommer|herbst|début|fin|mi|"
    r"printemps|été|automne|hiver|fine|inizio|metà|início|fim|meados|principios|mediados|finales|primavera|verano|otoño|invierno|"
    r"ilkbahar|sonbahar|yaz|kış|көктем|жаз|күз|қыс)(?:[ \t]+(?:of|in|de)(?=[ \t]))?(?:[ \t]*-[ \t]*|[ \t]+))"
)
_WORD = r"[^\W\d_]{2,12}"
_ENDED = frozenset(
    form.name for form in FORMS if form.name.endswith(("sign", "signs")) or form.pattern.endswith(_END + ")")
)
"""Forms that say themselves what may follow."""


_REACH_OF_SIGNS = 14
"""Characters from the beginning of a date within which a sign of East Asia stands."""
_YEAR_IN_SIGNS = 4
_BEGINS_IN_SIGNS = "〇零明大昭平令民" + _TENS
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
        (place, re.compile(form.pattern + ("" if form.name in _ENDED else _END), re.IGNORECASE))
        for place, form in enumerate(FORMS)
    ]
    return {
        (is_figure, has_signs): tuple(
            (place, pattern)
            for place, pattern in compiled
            if FORMS[place].example[0].isdigit() == is_figure
            and (has_signs or not FORMS[place].name.endswith(("sign", "signs")))
        )
        for is_figure in (True, False)
        for has_signs in (True, False)
    }


@cache
def _lead_of_date() -> re.Pattern[str]:
    return re.compile(rf"(?P<qualifier>{_QUALIFIER})?(?P<word>{_WORD})?(?P<stop>\.?,?[ \t]+)?", re.IGNORECASE)


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
        if any(not month.isdigit() and month.strip(_TENS) and month.lower() not in MONTHS for month in months):
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
