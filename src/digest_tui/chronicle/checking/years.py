"""The rule about years: datelines and text that give different ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from digest_tui.chronicle.checking.finding import Checkpoint, Citations, Finding
from digest_tui.chronicle.dates.reading import find_dates
from digest_tui.chronicle.model import Chronicle, Dateline, calendar_date
from digest_tui.chronicle.text.patterns import lazy

_DAYS_BEFORE = 14
"""Days before the dateline in which its events happened. Announced future dates are not counted."""
_DAYS_AROUND = 14
"""Days around the dateline for a date in a link, which is that of publication and may be later."""
_LONGEST_DAY = 24
"""Characters of day and month before a year."""
_ENOUGH = 3
"""Pieces of evidence that are enough even if none is of the same day, as an anniversary would be."""
_YEAR = lazy(r"[12]\d{3}")
_DATE_IN_URL = lazy(
    r"(?<!\d)(?:(?P<y0>20\d\d)(?P<s0>[-/_.])(?P<m0>\d{1,2})(?P=s0)(?P<d0>\d{1,2})"
    r"|(?P<d1>\d{1,2})(?P<s1>[-/_.])(?P<m1>\d{1,2})(?P=s1)(?P<y1>20\d\d))(?!\d)"
)
"""A full date in a URL: `2026-01-03`, `2026/01/03`, `03-01-2026`."""


_YEARS = lazy(r"datelines say (\d+), text says (\d+)")
"""The years in the message of a finding."""


class _Evidence(NamedTuple):
    start: int
    entry: int
    printed: int
    """The year of the dateline."""
    told: int
    """The year that the text gives for the same days."""
    is_link: bool
    is_same_day: bool


def find_conflict(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """One finding if datelines give one year, and bodies and links give another for the same days.

    A date in a body counts if its day and month are those of the dateline or up to two weeks earlier; a date in a link
    also if they are up to two weeks later. The other year must have more evidence than that of the datelines.
    """
    evidence = list(_find_in_bodies(chronicle, checkpoint)) + list(_find_in_links(chronicle, citations, checkpoint))
    years = Counter((piece.printed, piece.told) for piece in evidence)
    conflicts = [(count, pair) for pair, count in years.items() if pair[0] != pair[1]]
    if not conflicts:
        return
    count, (printed, told) = max(conflicts)
    pieces = sorted(piece for piece in evidence if (piece.printed, piece.told) == (printed, told))
    is_convincing = count >= _ENOUGH or (told > printed and any(piece.is_same_day for piece in pieces))
    if not is_convincing or count <= years[printed, printed]:
        return
    in_links = sum(piece.is_link for piece in pieces)
    in_bodies = "once" if count - in_links == 1 else f"{count - in_links} times"
    message = (
        f"datelines say {printed}, text says {told}: for the same days {in_bodies} in "
        f"bodies, {in_links} in links, first in entry {min(piece.entry for piece in pieces)}"
    )
    yield Finding(pieces[0].start, "year-conflict", message, pieces[0].entry)


def read_years(message: str) -> tuple[int, int] | None:
    """The years of datelines and text in the message of a finding of this rule."""
    match = _YEARS().match(message)
    return (int(match[1]), int(match[2])) if match else None


def _find_in_bodies(chronicle: Chronicle, checkpoint: Checkpoint) -> Iterator[_Evidence]:
    for position in range(len(chronicle.entries) if chronicle.is_dated else 0):
        checkpoint()
        head = chronicle.find_dateline(position)
        day = _read_day(head)
        if head is None or day is None:
            continue
        _, end = chronicle.find_span(position)
        for start, told in _find_days_written(chronicle.text, head.end, end):
            if piece := _weigh(day, told, -_DAYS_BEFORE, 0, start, position + 1, is_link=False):
                yield piece


def _find_in_links(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[_Evidence]:
    for note in chronicle.footnotes:
        checkpoint()
        number = citations.find_entry(note)
        day = _read_day(chronicle.find_dateline(number - 1)) if number and chronicle.is_dated else None
        if day is None or number is None:
            continue
        for url in note.urls:
            told = _read_url(url)
            if told and (piece := _weigh(day, told, -_DAYS_AROUND, _DAYS_AROUND, note.start, number, is_link=True)):
                yield piece


def _weigh(
    day: date, told: date, earliest: int, latest: int, start: int, entry: int, *, is_link: bool
) -> _Evidence | None:
    """What the date `told` says about the year of an entry of `day`, or None if the days are too far apart."""
    for year in (told.year - 1, told.year, told.year + 1):
        own = calendar_date(year, day.month, day.day)
        own_day = own.to_date() if own else None
        if own_day and earliest <= (told - own_day).days <= latest:
            return _Evidence(start, entry, day.year, year, is_link, told == own_day)
    return None


def _read_day(head: Dateline | None) -> date | None:
    return head.date.to_date() if head and head.date else None


def _find_days_written(text: str, start: int, end: int) -> Iterator[tuple[int, date]]:
    """The dates in prose with their offsets. Searching only around years takes a tenth of the time."""
    for year in _YEAR().finditer(text, start, end):
        for found in find_dates(text, max(year.start() - _LONGEST_DAY, start), min(year.end() + _LONGEST_DAY, end)):
            if found.start <= year.start() < found.end and found.date and (told := found.date.to_date()):
                yield found.start, told


def _read_url(url: str) -> date | None:
    match = _DATE_IN_URL().search(url)
    groups = {name[0]: value for name, value in match.groupdict().items() if value} if match else {}
    told = calendar_date(int(groups["y"]), int(groups["m"]), int(groups["d"])) if groups else None
    return told.to_date() if told else None
