"""Series: lines that look alike and whose dates go one way; prose is not wrapped so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest_tui.chronicle.dates.number_order import NumberOrder, prove_number_order, resolve_number_order
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.entries.dated_line import DatedLine, has_gap
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.lines import BLANK_LINE
from digest_tui.chronicle.text.source import Text

_SERIES, _SHORT_SERIES = 5, 3
"""Lines of one look that are a series; fewer are enough where chance does not make them."""
_MOSTLY = 0.8
"""Of the steps from date to date in a series, how many go one way; of the lines of a paragraph, how many tell so."""
_HALF = 0.5
"""Of the lines of a paragraph, where no preposition stands before the date: rows with a wrapped line each."""


def find_series(source: Text, lines: Sequence[DatedLine]) -> set[int]:
    """Where lines begin that look alike, several, and whose dates go one way.

    A date with prose right behind it counts only where no sentence begins so, as a tale in order is wrapped by chance,
    or where many lines of its paragraph begin with a whole date. Dates alone on their lines are one series in all of
    the text, others in one paragraph.
    """
    looks: dict[tuple[object, ...], list[DatedLine]] = defaultdict(list)
    blanks = [match.start() for match in BLANK_LINE.finditer(source.plain)] if lines else []
    for line in lines:
        if not ends_sentence(source.plain, line):
            paragraph = -1 if line.is_alone else bisect_left(blanks, line.start)
            look = (
                line.style,
                line.indent,
                line.is_to_the_day,
                line.year is None,
                paragraph,
                _may_be_told(source.plain, line),
            )
            looks[look].append(line)
    found: set[int] = set()
    for alike in looks.values():
        may_be_told = _may_be_told(source.plain, alike[0])
        if may_be_told and not _fill_paragraph(source.plain, alike):
            continue
        is_sure = _is_clear(alike[0]) or alike[0].is_alone or (may_be_told and alike[0].style.lead == "line")
        if len(alike) >= (_SHORT_SERIES if is_sure else _SERIES) and are_in_order(alike):
            found.update(line.start for line in alike)
    return found


def _fill_paragraph(text: str, lines: Sequence[DatedLine]) -> bool:
    """True if the `lines` begin with whole dates, and few others stand between the first and the last."""
    first = lines[0]
    between = text.count("\n", first.start, lines[-1].start)
    share = _MOSTLY if first.style.lead == "on" else _HALF
    return first.has_year and first.is_to_the_day and len(lines) > share * between


def find_firsts(text: str, lines: Sequence[DatedLine]) -> set[int]:
    """Where lines begin that may be the first of several that look alike; one before them may be that of printing.

    A date with a stop behind it may end the sentence above where others have none.
    """
    looks: dict[tuple[object, ...], list[DatedLine]] = defaultdict(list)
    for line in lines:
        if line.has_year:
            looks[line.style, line.indent, text.startswith(".", line.date.end)].append(line)
    return {first for alike in looks.values() for first in _find_firsts_of(alike)}


def _find_firsts_of(alike: Sequence[DatedLine]) -> Iterator[int]:
    for order in _find_orders(alike):
        days = [date.year_month_day for date in _read_dates(alike, order)]
        for at in range(min(2, len(days) - _SHORT_SERIES)) if len(days) == len(alike) else ():
            is_rising = days[at + 1] <= days[-1]
            if (days[at] <= days[at + 1]) == is_rising and goes_one_way(days[at + 1 :], _MOSTLY):
                yield alike[at].start


def are_in_order(lines: Sequence[DatedLine], needed: int = _SHORT_SERIES, share: float = _MOSTLY) -> bool:
    """True if all `lines` have a date, so many of these differ, and a `share` of their steps goes one way.

    Figures may be read in either order of day and month.
    """
    for order in _find_orders(lines):
        days = [date.year_month_day for date in _read_dates(lines, order)]
        if len(days) == len(lines) and len(set(days)) >= needed and goes_one_way(days, share):
            return True
    return False


def _find_orders(lines: Sequence[DatedLine]) -> Iterator[NumberOrder]:
    """The order of day and month that the figures of the `lines` prove, or both where they prove none."""
    proven = prove_number_order([line.date.numbers for line in lines if line.date.numbers])
    for day_is_first in (True, False) if proven.day_is_first is None else (proven.day_is_first,):
        yield proven._replace(day_is_first=day_is_first)


def _read_dates(lines: Sequence[DatedLine], order: NumberOrder) -> Iterator[PartialDate]:
    """The dates of the `lines` that a calendar has, those in figures read in their `order`; of a span its first day."""
    for line in lines:
        found = line.date
        date = resolve_number_order(found.numbers, order) if found.numbers else found.date
        if date and date.year is None and found.until:
            date = date._replace(year=found.until.year)
        if date:
            yield date


def _may_be_told(text: str, line: DatedLine) -> bool:
    """True if a sentence may begin so, and so a line of prose by chance."""
    return line.style.tail in ("space", "comma") and not _is_clear(line) and not has_gap(text, line)


def _is_clear(line: DatedLine) -> bool:
    """True for a form with which hardly a sentence begins."""
    form = line.date.form
    return form.is_unambiguous or form.is_east_asian or form.alone == "year"


def ends_sentence(text: str, line: DatedLine) -> bool:
    """True if nothing but a date and the stop of its sentence stand on the line."""
    return line.is_alone and text.startswith(".", line.date.end)
