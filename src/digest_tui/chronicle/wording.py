"""Words for people that several parts of the program share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.chronicle.languages.seasons import name_season

if TYPE_CHECKING:
    from digest_tui.chronicle.model import PartialDate

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English, January first. `languages.months` has the names that documents use."""

NO_SOURCE = "no source is given in this document"
"""Said of a reference whose footnote does not exist."""
NO_SOURCE_HERE = "no source is given in this section"
"""Said of a reference whose label has a footnote in another section only."""
EMPTY_FOOTNOTE = "the footnote is empty"
"""Said of a reference whose footnote has no text."""
STILL_READING = "the document is still being read"
"""Said while a missing footnote may still be read."""


def explain_missing(is_empty: bool, is_complete: bool = True, is_elsewhere: bool = False) -> str:
    """Why a reference has no source.

    `is_complete` is False while only the head of the document has been read; `is_elsewhere` is True if another section
    has a footnote with the label.
    """
    if is_empty:
        return EMPTY_FOOTNOTE
    if not is_complete:
        return STILL_READING
    return NO_SOURCE_HERE if is_elsewhere else NO_SOURCE


def format_count(count: int, one: str, several: str = "") -> str:
    """A number with its noun: `1 entry`, `1,234 entries`. `several` is `one` with an s unless it is given."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def format_date(date: PartialDate | None, as_written: str | None = None) -> str:
    """A date written out, without a weekday; what is printed where no calendar has it; "undated" where nothing is."""
    if date is None:
        return as_written or "undated"
    if date.last is not None:
        return _format_range(date._replace(last=None), date.last)
    if date.reach:
        return f"{date.reach} {format_date(date._replace(reach=''))}"
    day = f"{date.day} " if date.day else ""
    month = f"{MONTH_NAMES[date.month - 1]} " if date.month else f"{name_season(date.season)} " if date.season else ""
    year = "" if date.year is None else str(date.year) if date.year > 0 else f"{1 - date.year} BC"
    return f"{day}{month}{year}".strip()


def _format_range(first: PartialDate, last: PartialDate) -> str:
    """`7–8 January 2016`, `29 April – 3 May 2016`, `Summer – Autumn 2016`."""
    if first.year == last.year and (last.month or last.season):
        if last.month and first.month == last.month:
            return f"{first.day}–{format_date(last)}"
        first = first._replace(year=None)
    return f"{format_date(first)} – {format_date(last)}"
