"""Dated headings that lend their year or month to the entries below them and are no entries themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.styles import ALONE, CLOSING, HEADING, LABEL
from digest_tui.chronicle.text.headings import find_end_of_section
from digest_tui.chronicle.text.lines import find_line_end, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_LONGEST_GAP = 1000
"""Characters between a heading and the first item below it."""
_LIST_BELOW = lazy(r"(?:\[\d{1,9}\]|[^\w\n])*\n(?:[ \t]*+\n)*+(?P<indent>[ \t]*+)(?:[-*+•○□■☆]|:+\*)[ \t]*\S")
_PROSE_BELOW = lazy(
    r"[^\w\n]*\n(?:[ \t]*+\n)*+[ \t]*+[^\W\d_]"
    r"(?:[^\n]{60}|[^\n]*[.!?;\]”»。；！][ \t]*(?:\[\d{1,9}\])*[ \t]*(?:\n|\Z))"
)
"""A line of prose, which is long or ends with a stop; a name or a title does neither."""
_WORDS_BELOW = lazy(r"(?:\n[ \t]*+)+[\"'«“„(*_]*+[^\W\d_]")

_PICTURE = lazy(r"\[?!\[")
_NO_WORDS = " \t#=*_:~-"

_Looks = tuple[object, ...]


def find_scoping_headings(source: Text, lines: Sequence[DatedLine], plain: Sequence[EntryStart]) -> set[int]:
    """Where the headings begin that only lend their date: those that look alike, of which a third stand over items.

    One with nothing but dated items below it is no entry, whatever the others are.
    One with a list or with prose of its own, and no dated item below, is an entry all the same, as is a marked one with
    any words; where a year is, so are the years and periods with both prose and items, and where half of the periods
    are, so are all periods with words below them. Months without their year are where half of them have prose of their
    own.
    """
    over: Counter[_Looks] = Counter()
    empty: set[int] = set()
    alike: dict[_Looks, list[int]] = defaultdict(list)
    own_text: set[int] = set()
    parted: dict[_Looks, list[int]] = defaultdict(list)
    over_items: dict[_Looks, list[int]] = defaultdict(list)
    for line, following, until in _find_headings(source.plain, lines, plain):
        is_over = _lends_its_date(source.plain, line, until, following)
        looks = _find_looks(line)
        over[looks] += is_over
        if is_over and _says_nothing(source.plain, line, until):
            empty.add(line.start)
        is_above_heading = following is not None and following.style.is_section
        if (is_above_heading or not is_over) and has_list_below(source.plain, line):
            continue
        if not is_over and _heads_words(source, line, until):
            own_text.add(line.start)
        alike[looks].append(line.start)
        texts = over_items if is_over else parted
        for look in _find_looks_with_text(source.plain, line, until, following, is_over=is_over):
            texts[look].append(line.start)
    for look, begins in parted.items():
        are_items = not look[-1] or len(begins) >= over[look]
        if are_items or look[-1] != "month":
            own_text.update(begins, over_items[look] if are_items else ())
    scoping = {start for looks, begins in alike.items() if over[looks] * 3 >= len(begins) for start in begins}
    scoping = (scoping - own_text) | empty
    source.trace.record("scope", "a heading that lends its date to the items below", scoping)
    return scoping


def _find_looks(line: DatedLine) -> _Looks:
    """What headings that are judged together share; the last of it is what kind of date they have."""
    kind = "month" if _is_month(line) else "period" if _is_period(line) else ""
    return line.style, line.level, line.date.precision, line.indent, line.has_year, kind


def _find_looks_with_text(
    text: str, line: DatedLine, until: int, following: DatedLine | None, *, is_over: bool
) -> Iterator[_Looks]:
    """The looks by which a heading with text of its own is judged; none where it has none.

    Above items, where it `is_over` these, a period with prose is judged as years are too. What stands above the items
    of a list is no such text: some of these have no date but that of the heading.
    """
    is_over_list = is_over and following is not None and following.style.lead == "bullet"
    if is_over_list or not _has_text_below(text, line, until, following):
        return
    looks = _find_looks(line)
    yield looks
    if is_over and _is_period(line) and _PROSE_BELOW().match(text, line.end, until):
        yield *looks[:-1], ""


def _lends_its_date(text: str, line: DatedLine, until: int, following: DatedLine | None) -> bool:
    """True if the heading stands over the item at `until`, which follows, and is no part of a month."""
    return until < len(text) and _stands_over(text, line, until, following) and not _is_part_of_month(text, line)


def _find_headings(
    text: str, lines: Sequence[DatedLine], plain: Sequence[EntryStart]
) -> Iterator[tuple[DatedLine, DatedLine | None, int]]:
    """The headings that may lend their date, each with the line that follows and where what follows begins.

    A definition lends none; a day does only right above a table whose rows have their own, several days right above
    one of them.
    """
    starts = sorted([*(line.start for line in lines), *(start.start for start in plain), len(text)])
    by_start = {line.start: line for line in lines}
    for line in lines:
        if not line.is_heading or line.style is CLOSING or (line.style is LABEL and not line.level):
            continue
        until = starts[bisect_right(starts, line.start)]
        following = by_start.get(until)
        is_row = following is not None and following.style.lead == "cell" and line.level > 0
        is_empty = following is not None and _is_within(following, line) and _says_nothing(text, line, until)
        if not line.is_to_the_day or is_empty or (is_row and _stands_over(text, line, until, following)):
            yield line, following, until


def has_list_below(text: str, line: DatedLine) -> bool:
    """True if a list stands right below the line, and deeper than it: what the list says has no other date."""
    below = _LIST_BELOW().match(text, line.end)
    is_deeper = below is not None and (line.style.is_section or measure_indent(below["indent"]) > line.indent)
    return is_deeper and line.has_year


def _heads_words(source: Text, line: DatedLine, until: int) -> bool:
    """True for a marked heading with words right below its line, in whose section nothing is dated."""
    has_words = line.level > 0 and _WORDS_BELOW().match(source.plain, find_line_end(source.plain, line.end - 1), until)
    end = find_end_of_section(source.headings, line.start, line.level, len(source.plain)) if has_words else until + 1
    return line.has_year and end <= until


def _has_text_below(text: str, line: DatedLine, until: int, following: DatedLine | None) -> bool:
    """True for a year or a month alone on its line with prose below it, above what begins at `until`.

    For a period words are enough, where a year alone on its line follows.
    """
    if line.style is not ALONE or not (line.has_year or _is_month(line)):
        return False
    if _is_period(line) and following and following.is_alone and not _is_period(following):
        return not _says_nothing(text, line, until)
    return _PROSE_BELOW().match(text, line.end, until) is not None


def _stands_over(text: str, line: DatedLine, start: int, following: DatedLine | None) -> bool:
    """True if the item at `start`, which follows, stands below the heading: it needs its year, or follows at once."""
    is_item = following is not None and following.style.lead in ("bullet", "cell")
    is_below = following is not None and (line.level > 0 or following.year == line.year)
    if following and following.date.precision <= line.date.precision and not (is_item and is_below):
        is_chapter = (
            line.style is not HEADING or following.level > line.level or _follows_at_once(text, line, start, "#+")
        )
        return is_chapter and _is_within(following, line) and not _is_last_of(following, line)
    if following and not following.has_year:
        return True
    signs = "#+"
    if following and following.style.lead == "cell":
        signs = "#+. "
    elif following and _is_item_within(following, line):
        signs = "#+-*• "
    return _follows_at_once(text, line, start, signs)


def _follows_at_once(text: str, line: DatedLine, start: int, signs: str) -> bool:
    """True if nothing stands between heading and `start` but pictures, rows of a table, and lines with such `signs`."""
    end = find_line_end(text, line.end) if line.level else line.end
    between = text[end:start] if start - end < _LONGEST_GAP else "x"
    rows = (row for row in between.splitlines() if row.strip() and row[0] not in signs and "|" not in row)
    return all(_PICTURE().match(row) for row in rows)


def _is_period(line: DatedLine) -> bool:
    return bool(line.date.date and line.date.date.last)


def _is_month(line: DatedLine) -> bool:
    """True for a month without its year."""
    return line.date.form.alone == "month"


def _is_part_of_month(text: str, line: DatedLine) -> bool:
    """True for a part of a month, as `Early May`, over which no days stand."""
    return _is_month(line) and " " in text[line.date.start : line.date.end].strip()


def _is_item_within(line: DatedLine, heading: DatedLine) -> bool:
    """True if the line is an item of a list, of a day of the year that a marked `heading` names, as `## Q1 2031`."""
    return line.style.lead == "bullet" and heading.level > 0 and line.year == heading.year


def _is_within(line: DatedLine, span: DatedLine) -> bool:
    """True if the line is of one of the years, months or days of the `span`; a period that goes on is no part of it."""
    date, first = line.date.date, span.date.date
    if date is None or first is None or first.last is None or line.date.precision != span.date.precision:
        return False
    has_years = None not in (date.year, first.year, first.last.year)
    begin, day, end = (one.year_month_day[not has_years :] for one in (first, date, first.last))
    return date.last is None and not date.reach and begin <= day <= end


def _is_last_of(line: DatedLine, span: DatedLine) -> bool:
    """True if the line is of the second of the two years of `span`: behind `2031–2032` a series goes on with 2032."""
    last = span.date.date.last if span.date.date else None
    return last is not None and last.month is None and line.year == last.year == (span.year or 0) + 1


def _says_nothing(text: str, line: DatedLine, until: int) -> bool:
    """True if the heading holds its date alone, and up to `until` stands nothing but pictures."""
    rows = (row.strip(_NO_WORDS) for row in text[line.end : until].splitlines())
    return line.title is None and all(not row or _PICTURE().match(row) for row in rows)
