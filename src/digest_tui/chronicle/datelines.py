"""The table of datelines we can read: date and place at the head of an entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from digest_tui.chronicle.lines import LineStart
from digest_tui.chronicle.model import Dateline, PartialDate

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

# A word that may be a month; which it is, the table says. ASCII only, so that `ſ` does not pass for `s`.
_MONTH = "(?P<month>[A-Za-z]{3,9})"
_DASH = r"[ \t]+[—–-][ \t]+"


class DatelineStyle(NamedTuple):
    """One way in which datelines are printed."""

    name: str
    example: str
    pattern: str
    """Matches from the first character of a line to the start of place or body; group `date` is the date as written,
    group `month` its month."""
    read: Callable[[str], PartialDate | None]


@lru_cache(maxsize=1024)
def _read_month_day_year(written: str) -> PartialDate | None:
    month, day, year = re.findall(r"\w+", written)
    return calendar_date(int(year), MONTHS[month.lower()], int(day))


STYLES = (
    DatelineStyle(
        name="month day, year — place —",
        example="JAN. 1, 2025 — ASTANA — The Government …",
        pattern=rf"(?P<date>{_MONTH}\.?[ \t]+\d{{1,2}},?[ \t]+\d{{4}}){_DASH}",
        read=_read_month_day_year,
    ),
)

_HEADS = tuple(LineStart(style.pattern) for style in STYLES)

# A place: up to five words, each of which begins with a capital but for the small words inside a name.
_SMALL = r"(?:of|the|and|de|del|da|do|la|le|el|al|an|am|im|der|den|upon|на|и|у)"
_WORD = r"[^\W\d_a-zа-яё][\w.'’ʼ-]*"
_PLACE = re.compile(rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_SMALL} )?(?:\(?{_WORD}\)?)){{0,4}})[ \t]+[—–-](?:[ \t]+|\n)")
_LONGEST_PLACE = 48
# What begins a sentence or names a person, and is therefore no place, though it begins with a capital.
_NO_PLACE = re.compile(
    r"(?:an?|the|this|that|these|those|in|on|at|by|for|from|with|after|before|during|since|while|when|as|if|although|"
    r"however|meanwhile|also|but|and|s?he|it|they|we|mrs?|ms|dr)\b",
    re.IGNORECASE,
)


def calendar_date(year: int, month: int, day: int) -> PartialDate | None:
    """The day, or None where the calendar has no such day."""
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


class Head(NamedTuple):
    """Where a dateline begins an entry, and its date; the place is read when it is asked for."""

    start: int
    """Of the line."""
    end: int
    """Of the date and the dash behind it."""
    written: str
    style: int
    """Which of `STYLES` it is of."""


def find_heads(text: str) -> list[Head]:
    """Every line that a dateline begins, in order."""
    return sorted(
        Head(start, match.end(), match["date"], style)
        for style, head in enumerate(_HEADS)
        for start, match in head.find(text)
        if match["month"].lower() in MONTHS
    )


def places_are_capitals(text: str, heads: list[Head]) -> bool:
    """Whether the document prints its places in capitals, judged by its first two hundred datelines."""
    candidates = [match["place"] for head in heads[:200] if (match := _PLACE.match(text, head.end))]
    return sum(_starts_in_capitals(place) for place in candidates) * 2 > len(candidates)


def read_dateline(text: str, head: Head, only_capitals: bool) -> Dateline:
    """The dateline that `head` begins.

    The place is the part between two spaced dashes, where it looks like one;
    a dash later in the prose never makes a place.
    """
    place = _read_place(text, head.end, only_capitals)
    return Dateline(
        start=text.index(head.written, head.start),
        end=place.end() if place else head.end,
        date_as_written=head.written,
        date=STYLES[head.style].read(head.written),
        place=place["place"] if place else None,
    )


def _read_place(text: str, start: int, only_capitals: bool) -> re.Match[str] | None:
    match = _PLACE.match(text, start, start + _LONGEST_PLACE + 5)
    if match is None or len(match["place"]) > _LONGEST_PLACE:
        return None
    if only_capitals and not _starts_in_capitals(match["place"]):
        return None
    return None if _NO_PLACE.match(match["place"]) else match


@lru_cache(maxsize=1024)
def _starts_in_capitals(place: str) -> bool:
    first = re.split(r"[\s,/]", place, maxsplit=1)[0]
    return len(first) > 1 and first.upper() == first
