"""A chronicle at one glance: its dates, its entries, its sources and those that are missing."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, PartialDate


class Summary(NamedTuple):
    """What one line can tell of a chronicle."""

    first: PartialDate | None
    """The earliest date; None where nothing is dated."""
    last: PartialDate | None
    entries: int
    sources: int
    """Footnotes that name a URL."""
    missing: int
    """References whose footnote does not exist."""


def summarise(chronicle: Chronicle, checkpoint: Callable[[], None] = lambda: None) -> Summary:
    """Count a chronicle without making every entry of it: 100,000 would take seconds.

    `checkpoint` is called now and then, for who must wait or stop.
    """
    dates = sorted(_find_dates(chronicle, checkpoint), key=_order)
    return Summary(
        first=dates[0]._replace(last=None) if dates else None,
        last=max((date.last or date for date in dates), key=_order, default=None),
        entries=len(chronicle.entries),
        sources=_count_sources(chronicle, checkpoint),
        missing=_count_missing(chronicle, checkpoint),
    )


def _order(date: PartialDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def _find_dates(chronicle: Chronicle, checkpoint: Callable[[], None]) -> set[PartialDate]:
    """The dates of the document, each read once where the printed date changes."""
    dates: set[PartialDate | None] = set()
    last = -1
    for position, day in enumerate(chronicle.days):
        if day != last:
            dates.add(chronicle.entries[position].date)
            last = day
            checkpoint()
    return {date for date in dates if date}


def _count_sources(chronicle: Chronicle, checkpoint: Callable[[], None]) -> int:
    sources = 0
    for block in chronicle.blocks:
        if block.kind == "footnote":
            text = chronicle.text[block.start : block.end]
            sources += "://" in text or "mailto:" in text
            checkpoint()
    return sources


def _count_missing(chronicle: Chronicle, checkpoint: Callable[[], None]) -> int:
    """Dangling references. Only prose near a number to which no note answers is made and looked at."""
    unanswered = array("Q", chronicle.find_unanswered())
    missing = 0
    for sequence, kind in ((chronicle.entries, "entry"), (chronicle.prose, "prose")):
        starts = array("Q", (block.start for block in chronicle.blocks if block.kind == kind))
        for place in {bisect_right(starts, offset) for offset in unanswered} - {0}:
            missing += sum(reference.state == "dangling" for reference in sequence[place - 1].references)
            checkpoint()
    return missing
