"""Lines that begin with the bare figures of a year: a list of years, or sentences that were wrapped there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision, WrittenDate
from digest_tui.chronicle.entries.dated_line import DatedLine, has_gap
from digest_tui.chronicle.entries.styles import ALONE, STYLE_OF, DatelineStyle

_SEVERAL, _MANY, _NEARLY_ALL = 3, 5, 0.9
_BEFORE_WORDS = STYLE_OF["line", "space"]
_QUOTES = "\"'“”‘«„[("


def is_year_before_words(text: str, date: WrittenDate, style: DatelineStyle) -> bool:
    """True if a line begins with the bare figures of a year and no sign parts them from the words."""
    if style is not _BEFORE_WORDS or date.form.alone != "year":
        return False
    return text[date.end - 1].isdecimal() and not text.startswith(("*", "_"), date.end)


def is_year_with_words(line: DatedLine) -> bool:
    """True if a line without the sign of an item or a heading begins with a year, and words follow."""
    is_year = line.has_year and line.date.precision == Precision.YEAR
    return is_year and line.style.lead == "line" and line.style is not ALONE


def find_years_over_days(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The lines that begin with a year and go one way, if days or months without a year stand between two of them.

    What stands below `1931. The search` or `1931, May - The search` is of this year, and not of one further above. Days
    that say another year are of no such list.
    """
    years = [line for line in lines if line.date.form.is_year_first and _stands_in_list(text, line)]
    until = [line.start for line in years]
    is_between = False
    for line in lines:
        above = bisect_right(until, line.start) - 1
        if above < 0 or line.date.precision == Precision.YEAR or line.start == until[above]:
            continue
        if line.has_year and not _is_in_years(line, years[above]):
            return []
        is_between |= not line.has_year and above + 1 < len(years)
    return years if is_between and goes_one_way([line.year or 0 for line in years], _NEARLY_ALL) else []


def _is_in_years(line: DatedLine, years: DatedLine) -> bool:
    """True if the `line` says a year of those with which another begins."""
    date = years.date.date
    own = line.year or (line.date.numbers and line.date.numbers.year) or 0
    return date is not None and (date.year or 0) <= own <= ((date.last or date).year or 0)


def _stands_in_list(text: str, line: DatedLine) -> bool:
    """True for a year with words or its month on a line that is no heading, no item and no row."""
    is_partial = line.has_year and line.date.precision < Precision.DAY and line.style.lead == "line"
    is_row = line.is_alone or line.style.tail == "cell"
    return is_partial and not is_row and (line.style is not _BEFORE_WORDS or begins_sentence(text, line))


def is_list_of_years(text: str, lines: Sequence[DatedLine], others: Iterable[DatedLine]) -> bool:
    """True if the years of the `lines` go one way, with a word in capitals, or a gap, behind nearly each.

    Those of the `others` that have a day or a month before their words are of the list as well; a number that is the
    year of the days above and below it counts something.
    """
    days = [line for line in others if line.style is _BEFORE_WORDS and line.date.form.alone is None and line.has_year]
    listed = sorted([*lines, *days], key=lambda line: line.start)
    years = [line.year or 0 for line in listed]
    of_days = {line.start for line in days}
    is_amid = (
        {above.start, below.start} <= of_days and line.start not in of_days and above.year == line.year == below.year
        for above, line, below in zip(listed, listed[1:], listed[2:], strict=False)
    )
    if any(is_amid):
        return False
    titled = sum(begins_sentence(text, line) or has_gap(text, line) for line in listed)
    is_long = len(set(years)) >= _MANY or (len(days) >= _SEVERAL and len(years) >= _MANY)
    return is_long and goes_one_way(years, _NEARLY_ALL) and titled >= _NEARLY_ALL * len(listed)


def begins_sentence(text: str, line: DatedLine) -> bool:
    """True if the words behind the date begin with a capital, or with a quotation mark."""
    sign = text[line.end : line.end + 1]
    return sign in _QUOTES or (sign.isalpha() and not sign.islower())
