"""Dates by which a document speaks of itself: its last update, its licence and its owners, pages named at its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from digest_tui.chronicle.dates.number_order import NumberOrder, resolve_number_order
from digest_tui.chronicle.dates.reading import Precision, find_dates, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.scoping_headings import has_list_below
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.headings import find_back_matter
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_end, find_line_start
from digest_tui.chronicle.text.paragraphs import find_end_of_paragraph
from digest_tui.chronicle.text.patterns import lazy

_MOST = 2
"""One at the head of a document and one at its foot; more are its items."""
_UPDATED = lazy(
    lambda: rf"(?<!\w)(?P<words>{any_of('updated')})\b(?:[ ]{any_of('on')}(?=[ ]))?[ \t*_:—–-]*(?=\w)", re.IGNORECASE
)
_OF_STAMP = lazy(
    lambda: (
        rf"(?<!\w)(?:(?P<says>{any_of('updated', 'labels')})|{any_of('at', 'on')}|(?-i:[A-Z]{{2,5}})"
        r"|\d[\d:h./-]*(?:[ \t]*(?:[ap]\.m|[^\W\d_]{1,3}))?)(?!\w)|[^\w\n]"
    ),
    re.IGNORECASE,
)
"""What stands beside the day in a stamp: a time and its zone, words of publishing and of an update, another day."""
_CLOCK = lazy(r"(?<![\d.])\d\d?(?:[:h]\d\d|\.\d\d(?![\d.]))")
_NO_WORDS = " \t*_>#-+•(["
_COPYRIGHT = lazy(
    r"^[ \t]*+(?:copyright|©|\(c\))(?:[ \t]*(?:©|\(c\)))?(?::?[ \t]*(?=\d{4})|:[ \t]*$)", re.IGNORECASE | re.MULTILINE
)
_NEAR = 300
"""Characters above a title in which a text says that it is a licence."""
_LICENCE = lazy(r"\blicen[cs]e\b", re.IGNORECASE)


def find_days_of_updates(company: Company) -> set[DatedLine]:
    """Titles as `Last updated: 2 May 2031`, where the document has few of them."""
    found = {line for line in company.lines if line.style.lead == "title" and _says_when_updated(company.text, line)}
    return found if len(found) <= _MOST else set()


def _says_when_updated(text: str, line: DatedLine) -> bool:
    """True if words of an update stand right before a date; a single word, which may end a title, begins the line."""
    line_end = find_line_end(text, line.start)
    return any(
        read_at(text, match.end(), line_end) is not None
        for match in _UPDATED().finditer(text, line.start, line_end)
        if " " in match["words"] or not text[line.start : match.start()].strip(_NO_WORDS)
    )


def find_stamps(company: Company) -> list[DatedLine]:
    """The first lines, if they hold nothing but a day with its time or a word of publishing, and none below does.

    Such a line begins with the word or is written as no other is; else its day is out of their order: most of them are
    earlier, and they do not go back from it. An item without the word is none where others are items as well.
    """
    text = company.text
    stamps = list(takewhile(lambda line: _is_stamp(text, line), company.lines[:_MOST]))
    if stamps and BLANK_LINE.search(text, stamps[0].end, stamps[-1].date_start):
        stamps = stamps[:1]
    others = company.lines[len(stamps) :]
    if not stamps or len(others) < _MOST or any(_is_stamp(text, line) for line in others):
        return []
    is_clear = _OF_STAMP().match(text, _find_words(text, stamps[-1])[0])
    if is_clear and is_clear["says"]:
        return stamps
    is_item = stamps[-1].style.lead == "bullet" and any(line.style.lead == "bullet" for line in others)
    is_unlike = all(line.style is not stamps[-1].style for line in others)
    return stamps if not is_item and (is_unlike or _is_out_of_order(stamps[-1], others)) else []


def _find_words(text: str, line: DatedLine) -> tuple[int, int]:
    """Where the words of the printed line with the date begin and end; of a title above it none."""
    begin, end = find_line_start(text, line.date_start), find_line_end(text, line.date_start)
    return end - len(text[begin:end].lstrip(_NO_WORDS)), end


def _is_stamp(text: str, line: DatedLine) -> bool:
    """True if the line with the date says when something was published or updated, and nothing else."""
    if not line.is_to_the_day or not line.has_year:
        return False
    begin, end = _find_words(text, line)
    rest, done = "", begin
    for day in [line.date, *find_dates(text, line.date.end, end)]:
        rest, done = rest + text[done : day.start] + " ", day.end
    rest += text[done:end]
    if _OF_STAMP().sub("", rest):
        return False
    return _CLOCK().search(text, begin, end) is not None or any(match["says"] for match in _OF_STAMP().finditer(rest))


def _is_out_of_order(stamp: DatedLine, others: Sequence[DatedLine]) -> bool:
    printed = _order(stamp, 0)
    days = [_order(line, printed[0]) for line in others]
    earlier, rising = sum(day < printed for day in days), sum(day <= later for day, later in pairwise(days))
    return earlier * 2 > len(days) and rising * 2 >= len(days) - 1


def _order(line: DatedLine, year: int) -> tuple[int, ...]:
    """The date of a line by which it is put in order, in the given `year` where it has none."""
    numbers = line.date.numbers
    date = resolve_number_order(numbers, NumberOrder()) if numbers else line.date.date
    if date is None:
        return ((numbers and numbers.year) or year,)
    return date._replace(year=date.year or year).year_month_day


def find_pages_named_behind(company: Company) -> set[DatedLine]:
    """Items behind the entries, as below `See also`, that name a year or a month: those are other pages."""
    if not company.lines:
        return set()
    doubtful = [
        line
        for line in company.lines
        if line.style.lead == "bullet" and line.date.precision < Precision.DAY and line.style.tail in ("end", "space")
    ]
    end = find_back_matter(company.text, company.lines[0].start) if doubtful else 0
    return {line for line in doubtful if line.start > end and not has_list_below(company.text, line)}


def find_years_of_copyright(company: Company) -> set[DatedLine]:
    """Lines as `2004 Ann Example` behind a line that begins as `Copyright:`, `Copyright 2004` or `(c) 2004` do."""
    years = [line for line in company.lines if line.style.lead == "line" and line.date.precision == Precision.YEAR]
    found: set[DatedLine] = set()
    end = 0
    for match in _COPYRIGHT().finditer(company.text) if years else ():
        if match.start() >= end:
            end = find_end_of_paragraph(company.text, match.start(), len(company.text))
            first, last = (bisect_left(years, place, key=lambda line: line.start) for place in (match.start(), end))
            found.update(years[first:last])
    return found


def find_day_of_licence(company: Company) -> Sequence[DatedLine]:
    """The one or two dates of a text that names a licence with one of them or right above it."""
    if len(company.lines) > _MOST or company.plain:
        return ()
    titles = [line.start for line in company.lines if line.style.lead == "title" and not line.level]
    is_licence = any(
        _LICENCE().search(company.text, max(0, start - _NEAR), find_line_end(company.text, start)) for start in titles
    )
    return company.lines if is_licence else ()
