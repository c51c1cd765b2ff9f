"""The summary of a chronicle: its dates, and the numbers of entries, sources and missing sources."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, PartialDate


class Summary(NamedTuple):
    """The figures that the header shows."""

    first: PartialDate | None
    """The earliest date, or None if nothing is dated."""
    last: PartialDate | None
    entries: int
    sources: int
    """The number of footnotes with a URL."""
    missing: int
    """The number of references whose footnote does not exist."""
    unsourced: int | None = None
    """The number of entries without a source; None in a long document, or in one that gives no sources at all."""


LONGEST_COUNTED = 1 << 20
"""The number of characters up to which every entry is looked at for `unsourced`."""
_begin = attrgetter("year_month_day")


def summarise(chronicle: Chronicle, checkpoint: Callable[[], None] = lambda: None) -> Summary:
    """Count a chronicle without building every entry, which would take seconds for 100,000.

    `checkpoint` is called often. It may let other threads work, and an exception it raises ends the counting.
    """
    dates = sorted(_find_dates(chronicle, checkpoint), key=_begin)
    return Summary(
        first=dates[0]._replace(last=None) if dates else None,
        last=max((date.last or date for date in dates), key=_begin, default=None),
        entries=len(chronicle.entries),
        sources=_count_sources(chronicle, checkpoint),
        missing=_count_missing(chronicle, checkpoint),
        unsourced=_count_unsourced(chronicle),
    )


def merge_summaries(summaries: Sequence[Summary]) -> Summary:
    """The summary of several documents together."""
    dates = sorted((date for summary in summaries for date in (summary.first, summary.last) if date), key=_begin)
    # A document that gives no sources at all lacks none.
    unsourced = [summary.unsourced if summary.sources else 0 for summary in summaries]
    return Summary(
        dates[0] if dates else None,
        dates[-1] if dates else None,
        sum(summary.entries for summary in summaries),
        sum(summary.sources for summary in summaries),
        sum(summary.missing for summary in summaries),
        None if None in unsourced else sum(filter(None, unsourced)),
    )


def _find_dates(chronicle: Chronicle, checkpoint: Callable[[], None]) -> set[PartialDate]:
    """The dates of the document, each read once."""
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


def _count_unsourced(chronicle: Chronicle) -> int | None:
    if not len(chronicle.footnotes) or len(chronicle.text) > LONGEST_COUNTED or not chronicle.is_complete:
        return None
    return sum(not entry.has_source for entry in chronicle.entries)


def _count_missing(chronicle: Chronicle, checkpoint: Callable[[], None]) -> int:
    """The number of dangling references. Only prose with a label that has no footnote is built."""
    unanswered = array("Q", chronicle.find_unanswered())
    missing = 0
    entries, ends = array("Q"), array("Q")
    for position in range(len(chronicle.entries)):
        start, end = chronicle.find_span(position)
        entries.append(start)
        ends.append(end)
    prose = array("Q", (block.start for block in chronicle.blocks if block.kind == "prose"))
    # What an entry says behind notes is looked up in the scope in which it begins, which may be another.
    in_entries = chain(unanswered, _find_notes_within(chronicle, entries, ends))
    for sequence, starts, offsets in ((chronicle.entries, entries, in_entries), (chronicle.prose, prose, unanswered)):
        for place in {bisect_right(starts, offset) for offset in offsets} - {0}:
            missing += sum(reference.state == "dangling" for reference in sequence[place - 1].references)
            checkpoint()
    return missing


def _find_notes_within(chronicle: Chronicle, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """Where a footnote stands in the midst of an entry, which goes on behind it."""
    for block in chronicle.blocks:
        if block.kind == "footnote":
            place = bisect_right(starts, block.start)
            if place and block.start < ends[place - 1]:
                yield block.start
