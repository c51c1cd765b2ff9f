"""The item of a series that has a coarser date than its neighbours: a month or a year between days."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.lines_of_years import begins_sentence
from digest_tui.chronicle.entries.styles import MODEL, STYLE_OF, DatelineStyle
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.lines import BLANK_LINE
from digest_tui.chronicle.text.source import Text

_SEVERAL = 3
"""Days that are a series."""
_GAPS_AROUND = 2
"""Blank lines from the paragraph above to the one below, where one stands between."""
_BEFORE_WORDS = STYLE_OF["line", "space"]
_Day = tuple[int, PartialDate]
"""Where a line begins, and its day."""


def find_coarser_between(
    source: Text, plain: Sequence[EntryStart], chosen: Iterable[DatedLine], lines: Iterable[DatedLine]
) -> Iterator[DatedLine]:
    """Those of the `lines` that begin with a month or a year between `chosen` days that look alike, in their order.

    Of lines as `May 2031 The ferry stops` the first or the last may be one. What begins so with a year alone may be a
    sentence: `1900 Francs were paid`. `In May 2031, the ferry stops` is one where the paragraphs around it
    are.
    """
    days = {
        look: [(start, date) for start, date in alike if date.year]
        for look, alike in _find_days_by_look(plain, chosen).items()
        if len(alike) >= _SEVERAL
    }
    for line in lines:
        whole = days.get(_find_look(line.style))
        if line.date.precision == Precision.DAY or whole is None:
            continue
        if line.style is not _BEFORE_WORDS or _is_month_before_words(source.plain, line):
            behind = bisect_right(whole, (line.start,))
            above, below = whole[max(behind - 1, 0) : behind], whole[behind : behind + 1]
            if _lies_between(source, line, above, below) or (not below and _ends_series(source, line, whole)):
                yield line


def _find_days_by_look(plain: Sequence[EntryStart], chosen: Iterable[DatedLine]) -> dict[DatelineStyle, list[_Day]]:
    """The days of the `chosen` lines that begin with one, in the order of the text, by how the lines look."""
    days: dict[DatelineStyle, list[_Day]] = defaultdict(list)
    for line in chosen:
        if line.date.date and line.is_to_the_day:
            days[_find_look(line.style)].append((line.start, line.date.date))
    days[MODEL] += [(start.start, start.date) for start in plain if start.date]
    for alike in days.values():
        alike.sort()
    return days


def _find_look(style: DatelineStyle) -> DatelineStyle:
    """The `style`; one for all that begin with a preposition, as `On 2 May 2031, …` and `On 2 May 2031 …`."""
    return STYLE_OF["on", "comma"] if style.lead == "on" else style


def _lies_between(source: Text, line: DatedLine, above: Sequence[_Day], below: Sequence[_Day]) -> bool:
    """True if the date of the `line` lies between the days `above` and `below`, or is the same as far as it says."""
    if line.date.date is None or not below or not (above or line.style is _BEFORE_WORDS):
        return False
    if above and line.style.tail == "comma" and not _are_around(source, above[0][0], below[0][0]):
        return False
    dates = [above[0][1] if above else PartialDate(0), line.date.date, below[0][1]]
    order = [date.year_month_day[: line.date.precision] for date in dates]
    return order in (sorted(order), sorted(order, reverse=True))


def _ends_series(source: Text, line: DatedLine, days: Sequence[_Day]) -> bool:
    """True if the `line` stands right below the paragraph of the last of the `days`, and goes on as the last two do."""
    if len(days) < 2 or line.style is not _BEFORE_WORDS or line.date.date is None:
        return False
    if not _are_around(source, days[-1][0], line.start, 1):
        return False
    order = [date.year_month_day[: line.date.precision] for date in (days[-2][1], days[-1][1], line.date.date)]
    return order[1] != order[2] and order in (sorted(order), sorted(order, reverse=True))


def _are_around(source: Text, above: int, below: int, gaps: int = _GAPS_AROUND) -> bool:
    """True if at most so many `gaps` part the paragraph at `above` from the one at `below`, and no heading."""
    heading = bisect_right(source.heading_starts, above)
    is_one_section = heading == bisect_right(source.heading_starts, below)
    return is_one_section and sum(1 for _ in BLANK_LINE.finditer(source.plain, above, below)) <= gaps


def _is_month_before_words(text: str, line: DatedLine) -> bool:
    return line.date.precision == Precision.MONTH and begins_sentence(text, line)
