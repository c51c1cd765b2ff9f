"""Dates by which a document speaks of itself: its last update, its licence and its owners, pages named at its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from digest_tui.chronicle.dates.reading import Precision, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.scoping_headings import has_list_below
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.headings import find_back_matter
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.paragraphs import find_end_of_paragraph
from digest_tui.chronicle.text.patterns import lazy

_MOST = 2
"""One at the head of a document and one at its foot; more are its items."""
_UPDATED = lazy(
    lambda: rf"(?<!\w)(?P<words>{any_of('updated')})\b(?:[ ]{any_of('on')}(?=[ ]))?[ \t*_:—–-]*(?=\w)", re.IGNORECASE
)
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
