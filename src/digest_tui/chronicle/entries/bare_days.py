"""Days that are a number alone, below the name of their month: `### 3`, `- 12: …`, `16. …`, `| 7 | …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from digest_tui.chronicle.dates.forms import ARROW, FORM_OF, OF_WEEK
from digest_tui.chronicle.dates.reading import Precision, WrittenDate
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.entries.styles import ALONE, STYLE_OF, Lead, Tail
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.chronicle.text.lines import measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text
from digest_tui.chronicle.text.tables import is_column_of_days

_FIGURES = "0123456789"
_NEEDED = 3
"""So many days in order, in one of the months that look alike or, of days with words behind them, in all of these."""
_FORM = FORM_OF["day month"]
"""As of `3 May`: the month is written elsewhere."""
_SIGNS = "日일号號"
_NO_DATE = PartialDate(None)
_LINE = lazy(
    lambda: (
        r"(?P<indent>[ \t\u3000]*+)(?:(?P<hashes>\#{1,6}[ \t]+)|(?P<bullet>[-*+•][ \t]+|[■□◆◇●○・▼][ \t]*"
        rf"|[-•·](?=\d{{1,2}}{any_of('ordinals')}(?!\w)))"
        r"|(?P<cell>\|[ \t]*))?"
        rf"[*_【〔［]{{0,3}}(?:(?i:{any_of('of_day')})[ ])?"
        rf"(?P<days>(?P<day>\d{{1,2}})(?P<order>{any_of('ordinals')}|[{_SIGNS}])?"
        rf"(?:[-–~～](?P<last>\d{{1,2}})(?:{any_of('ordinals')}|[{_SIGNS}])?)?"
        rf"(?:(?<=[{_SIGNS}]){OF_WEEK}|[（(][月火水木金土日][)）])?)[*_】〕］]{{0,3}}"
        r"(?:(?P<end>[.:：]?[*_]{0,3}(?=[ \t]*(?:\n|\Z)))|(?P<colon>(?:[ \t]?:|\.)[*_]{0,3}[ \t]+"
        rf"|(?<=[{_SIGNS}】〕］）)])[，、,：:]?[ \t\u3000]*)"
        rf"|(?P<dash>(?:[ \t]+(?:[-–—]|{ARROW})|[-–—])[ \t]+|--(?=[^\W\d_]))"
        r"|(?P<bar>[ \t]*\|[ \t]*)|(?P<space>(?(order)[ \t]+(?=\w)|(?!))))"
    )
)
_LABEL = STYLE_OF["line", "colon"]
_TAILS: tuple[Tail, ...] = ("end", "colon", "dash", "space")
_Looks = tuple[object, ...]
"""How the name of a month and the days below it are printed."""


def add_bare_days(source: Text, lines: Sequence[DatedLine], starts: Sequence[int]) -> list[DatedLine]:
    """The dated `lines`, and among the lines at `starts` those that are a day of the month that a line above names."""
    coarse = (_read_label(source.plain, line) for line in lines if line.date.precision <= Precision.MONTH)
    months = [line for line in coarse if line.is_heading]
    runs: list[tuple[_Looks, list[DatedLine]]] = []
    month_of: dict[int, DatedLine] = {}
    for month, following in pairwise([*months, None]):
        if month and month.date.precision == Precision.MONTH:
            first = bisect_left(starts, month.end)
            until = bisect_left(starts, following.start if following else len(source.plain))
            if days := _find_days(source.plain, month, starts[first:until]):
                looks = (month.style, month.level, month.indent, days[0].style, days[0].indent)
                runs.append((looks, days))
                month_of[days[0].start] = month
    below = chain.from_iterable(_choose_runs(source.plain, runs))
    named = {line.start: line.date.date[1:3] for line in lines if line.date.date}
    found = {
        day.start: day
        for day in chain(_find_days_going_on(source.plain, lines, starts), below)
        # `2. May The ferry stops` names its month as well.
        if day.date.date and named.get(day.start) != day.date.date[1:3]
    }
    if found:
        source.trace.record("reader", "day below its month", found)
    found |= {month.start: month for first, month in month_of.items() if first in found}
    return sorted([*found.values(), *(line for line in lines if line.start not in found)])


def _read_label(text: str, line: DatedLine) -> DatedLine:
    """The `line`; one that ends with a colon behind its month, as `March 2031:`, as if it had none."""
    is_label = line.style is _LABEL and text[line.end : line.end + 1] in ("\n", "")
    return line._replace(style=ALONE, strength=ALONE.strength) if is_label else line


def _find_days_going_on(text: str, lines: Sequence[DatedLine], starts: Sequence[int]) -> Iterator[DatedLine]:
    """The days below one that names their month, printed alike: `22日(火)` below `7月18日(金)`, `5 – ` below `3 May –`.

    Those before words are days where several stand below one of the months and do not count on, and some below another:
    what stands below a single day may be its scores or prices.
    """
    above = [line for line in lines if line.is_to_the_day and _may_go_on(line)]
    before_words: list[list[DatedLine]] = []
    for month, following in pairwise([*above, None]):
        if month is None:
            continue
        until = bisect_left(starts, following.start if following else len(text))
        below = _read_days(text, month, starts[bisect_left(starts, month.end) : until], is_table=False)
        days = [day for day in below if _is_printed_alike(text, month, day)]
        if not _are_in_order([month, *days]):
            continue
        if month.is_heading:
            yield from days
        else:
            before_words.append([month, *days])
    are_several = sum(len(days) > 1 for days in before_words) > 1
    if are_several and any(len(days) > _NEEDED and not _lie_in_row(_get_numbers(days)) for days in before_words):
        yield from chain.from_iterable(days[1:] for days in before_words)


def _may_go_on(line: DatedLine) -> bool:
    """True if days alone below the `line` may be of its month."""
    if line.is_heading:
        return line.date.form.is_east_asian
    return line.style.lead == "line" and line.style.tail == "dash"


def _lie_in_row(numbers: Sequence[int]) -> bool:
    """True if each number is the next one, as those are that count."""
    return all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _is_printed_alike(text: str, month: DatedLine, day: DatedLine) -> bool:
    """True if both dates stand in lines of one kind, and both or neither have the day of the week."""
    if not month.is_heading:
        return month.style == day.style and (day.date.date or _NO_DATE) > (month.date.date or _NO_DATE)
    signs = [text[line.date.end - 1] in _SIGNS for line in (month, day)]
    is_signed = text[day.date.start : day.date.end].strip(_FIGURES)[:1] in _SIGNS
    return is_signed and signs[0] == signs[1] and (month.style, month.level) == (day.style, day.level)


def _choose_runs(text: str, runs: Sequence[tuple[_Looks, list[DatedLine]]]) -> Iterator[list[DatedLine]]:
    """The runs of days that look as proven ones do; days as `10th` need but the same sign before them."""
    alike: dict[_Looks, list[list[DatedLine]]] = defaultdict(list)
    for looks, days in runs:
        alike[looks].append(days)
    proven = {looks for looks, months in alike.items() if _are_days(text, months)}
    leads = {days[0].style.lead for looks, days in runs if looks in proven and _have_ordinals(text, days)}
    for looks, days in runs:
        if looks in proven or (days[0].style.lead in leads and _have_ordinals(text, days)):
            yield days


def _are_days(text: str, months: Sequence[list[DatedLine]]) -> bool:
    """True if one of the `months` has enough days, or all have, several, that do not count on from month to month."""
    if any(len(days) >= _NEEDED for days in months):
        return True
    days = [*chain.from_iterable(months)]
    has_words = days[0].style.tail in ("colon", "dash", "space")
    return has_words and len(months) > 1 and len(days) >= _NEEDED and not _count(text, days)


def _find_days(text: str, month: DatedLine, starts: Sequence[int]) -> list[DatedLine]:
    """The days below a month, in order: they follow it at once, or are the first column of a table."""
    rows = [start for start in starts if text.startswith("|", start)]
    is_table = bool(rows) and is_column_of_days(text, rows[-1])
    days = list(_read_days(text, month, starts, is_table))
    if not days or (not is_table and text[month.end : days[0].start].strip(" \t\n#=*_:~-")):
        return []
    numbers = _get_numbers(days)
    # `05-06` below May is a day with its month.
    if month.date.date and {*numbers} == {month.date.date.month} and all(_is_span(day) for day in days):
        return []
    if len(days) >= _NEEDED and _count(text, days):
        return []
    return days if _are_in_order(days) else []


def _get_numbers(days: Sequence[DatedLine]) -> list[int]:
    return [day.date.date.day or 0 for day in days if day.date.date]


def _are_in_order(days: Sequence[DatedLine]) -> bool:
    numbers = _get_numbers(days)
    return numbers in (sorted(numbers), sorted(numbers, reverse=True))


def _count(text: str, days: Sequence[DatedLine]) -> bool:
    """True if the numbers of `days` may count what they stand before, `1: …`, `2: …`: each goes on, or begins with 1.

    With a stop behind them they may count down to 1 as well. One written as `1st` is a day, and so is one behind the
    sign of an item.
    """
    if any(day.style.lead != "line" or day.style.tail not in ("colon", "dash") for day in days):
        return False
    numbers = _get_numbers(days)
    have_stops = all(text.startswith(".", day.date.end) for day in days)
    goes_on = _go_on(numbers) or (have_stops and _go_on(numbers[::-1]))
    return goes_on and not any(_has_ordinal(text, day) for day in days)


def _go_on(numbers: Sequence[int]) -> bool:
    return all(number in (1, before + 1) for before, number in pairwise([0, *numbers]))


def _has_ordinal(text: str, day: DatedLine) -> bool:
    return text[day.date.end - 1].isalpha()


def _have_ordinals(text: str, days: Sequence[DatedLine]) -> bool:
    """True if all `days` are written as `10th`: of these any number below a month is a day."""
    return all(_has_ordinal(text, day) for day in days)


def _is_span(day: DatedLine) -> bool:
    return bool(day.date.date and day.date.date.last)


def _read_days(text: str, month: DatedLine, starts: Sequence[int], is_table: bool) -> Iterator[DatedLine]:
    for start in starts:
        match = _LINE().match(text, start)
        if match and bool(match["cell"] and match["bar"]) == is_table and (day := _make_day(match, month)):
            yield day


def _make_day(match: re.Match[str], month: DatedLine) -> DatedLine | None:
    above = month.date.date
    if above is None or above.last:
        return None
    date = calendar_date(above.year, above.month, int(match["day"]))
    last = calendar_date(above.year, above.month, int(match["last"])) if match["last"] else None
    if date is None or (match["last"] and (last is None or last <= date)):
        return None
    found = WrittenDate(match.start("day"), match.end("days"), _FORM, date._replace(last=last), None, Precision.DAY)
    level = len((match["hashes"] or "").strip())
    return make_dated_line(
        match.start(), found, match.end(), _find_looks(match), indent=measure_indent(match["indent"]), level=level
    )


def _find_looks(match: re.Match[str]) -> tuple[Lead, Tail]:
    if match["cell"]:
        return "cell", "cell"
    if match["hashes"]:
        return "heading", "any"
    return "bullet" if match["bullet"] else "line", next((tail for tail in _TAILS if match[tail] is not None), "colon")
