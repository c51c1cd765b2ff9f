"""What a date tells by its form: how surely it is one, and where it may stand."""

from __future__ import annotations

from digest_tui.chronicle.dates.forms import FORMS
from digest_tui.chronicle.dates.reading import WrittenDate
from digest_tui.chronicle.entries.styles import DatelineStyle

DAY, MONTH, YEAR = 3, 2, 1
"""How precise a date is."""
MONTHS_ALONE = ("month", "month to month", "month by its sign")
"""Forms that say nothing without a year from above."""
WITHOUT_YEAR = "day/month or month/day"
"""Says nothing where no other date of the document is written so, with its year."""
OF_ITEM = "day/month or month/day of an item"
"""Says nothing where no heading gives the year; else it may be a release, or a fraction."""
LIKE_NUMBERS = ("day.month", "day to day.month")
"""Days, alone on lines of which several are days, all that look so, and a heading gives the year; else numbers."""
LIKE_VERSIONS = ("day.month.year of two figures", "d.month.year of two figures")
"""Forms that releases are numbered in as well."""
YEAR_FIRST = ("year month", "year month to month", "year month to year month")
"""Forms to the month that a sentence may begin with by chance, as `In 1968 May came`."""
OF_AN_ERA = ("year of an era", "era year")
"""Forms that say themselves that the number is a year."""
LIKE_RELEASES = "year.month"
"""Months, or releases that are numbered by their year."""
TELLING = ("yearmonthday", "year-month-day", "year-month-day to year-month-day", "month day time year", *OF_AN_ERA)
"""Forms that nobody begins a sentence with."""


def is_fit(found: WrittenDate, kind: str, style: DatelineStyle) -> bool:
    """Whether so imprecise a date may stand so: `May` and `1832` are words and numbers as well."""
    if FORMS[found.form].name in (WITHOUT_YEAR, *LIKE_NUMBERS):
        return kind in ("end", "dash") and style.lead == "line"
    if FORMS[found.form].name == OF_ITEM:
        return style.lead == "bullet"
    if found.precision == DAY or found.date is None:
        return found.date is not None or FORMS[found.form].name not in LIKE_VERSIONS
    year, form = found.date.year, FORMS[found.form].name
    if style.tail == "column":
        return form not in MONTHS_ALONE
    if form in YEAR_FIRST:
        return kind in ("end", "dash", "colon", "cell") or style.lead == "bullet"
    if form in ("year", "decade", "decade to decade"):
        return _is_fit_year(form, year or 0, kind, style)
    if form == "month by its sign":
        return style.lead != "on"
    if form in MONTHS_ALONE:
        return kind in ("end", "dash", "colon") and style.lead != "on"
    return kind != "space" or style.lead in ("bullet", "heading") or has_open_day(found) or form in OF_AN_ERA


def _is_fit_year(form: str, year: int, kind: str, style: DatelineStyle) -> bool:
    """As `is_fit`, of a year alone or a decade."""
    is_likely = 1000 <= year < 2100
    if style.lead == "bullet" and kind in ("space", "comma"):
        return is_likely
    if style.lead == "line" and (form, kind) in (("decade", "end"), ("year", "space")):
        return form == "decade" or is_likely
    if style.is_section and style.tail != "last" and (form != "year" or not is_likely):
        return False
    return kind in ("end", "dash", "colon", "cell") or style.lead in ("heading", "bracket")


def has_open_day(found: WrittenDate) -> bool:
    """Whether the day is left open where others have one, as in `2031-05-??`, or the month as well."""
    form = FORMS[found.form].name
    return form == "year-month left open" or (form == "year-month" and found.end - found.start > len("2031-05"))
