"""Days that are a number alone, below the name of their month: `3rd`, `- 12: …`, `| 7 | …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from digest_tui.chronicle.dates.forms import FORM_OF
from digest_tui.chronicle.dates.reading import Precision, WrittenDate
from digest_tui.chronicle.entries.readers import Candidate, make_candidate
from digest_tui.chronicle.entries.styles import Lead, Tail
from digest_tui.chronicle.model import PartialDate, calendar_date

_NEEDED = 3
"""So many days of a month, in their order, in one of the months at least that look alike."""
_Looks = tuple[int, int, int, int, int]
"""Of a month its style, level and how far it is set in; of the days below it style and how far."""
_FORM = FORM_OF["day month"]
"""As of `3 May`: the month is written elsewhere."""
_TAILS: tuple[Tail, ...] = ("end", "colon", "space")
_ORDERS = ("st", "nd", "rd", "th")


def add_bare_days(text: str, candidates: list[Candidate], lines: list[int]) -> list[Candidate]:
    """The `candidates`, and among the `lines` those that say a day of the month that a line above them names."""
    months = [one for one in candidates if one.found.precision <= Precision.MONTH and one.is_heading]
    found: dict[int, Candidate] = {}
    few: list[tuple[_Looks, list[Candidate]]] = []
    many: set[_Looks] = set()
    for month, following in pairwise([*months, None]):
        if month and month.found.precision == Precision.MONTH and month.found.date and not month.found.date.last:
            first = bisect_left(lines, month.end)
            until = bisect_left(lines, following.start if following else len(text))
            if days := _find_days(text, month.end, month.found.date, lines[first:until]):
                looks = (month.style, month.level, month.indent, days[0].style, days[0].indent)
                if len(days) >= _NEEDED:
                    many.add(looks)
                few.append((looks, days))
    for looks, days in few:
        if looks in many:
            found.update((day.start, day) for day in days)
    return sorted([*found.values(), *(one for one in candidates if one.start not in found)]) if found else candidates


def _find_days(text: str, end: int, month: PartialDate, lines: list[int]) -> list[Candidate]:
    """The days on the `lines` below a month that ends at `end`: they follow at once, or are a table's first column."""
    is_table = bool(lines) and _head_of_table().search(text, end, lines[-1]) is not None
    days = [day for start in lines if (day := _read_day(text, start, month, is_table))]
    if not days or (not is_table and text[end : days[0].start].strip(" \t\n#=*_:~-")):
        return []
    numbers = [day.found.date.day or 0 for day in days if day.found.date]
    if numbers == list(range(1, len(days) + 1)) and all(_may_count(text, day) for day in days):
        return []
    return days if numbers in (sorted(numbers), sorted(numbers, reverse=True)) else []


def _may_count(text: str, day: Candidate) -> bool:
    """Whether a line of prose begins with a figure and a sign, which may be the number of a point as well."""
    is_parted = day.looks.lead == "line" and day.looks.tail in ("colon", "dash")
    return is_parted and text[day.found.start : day.found.end].isdecimal()


def _read_day(text: str, start: int, month: PartialDate, is_table: bool) -> Candidate | None:
    match = (_row() if is_table else _line()).match(text, start)
    if match is None:
        return None
    date = calendar_date(month.year, month.month, int(match["day"]))
    last = calendar_date(month.year, month.month, int(match["last"])) if match["last"] else None
    style: tuple[Lead, Tail] | None = _find_style(match) if not is_table else ("cell", "cell")
    if date is None or style is None or (match["last"] and (last is None or last <= date)):
        return None
    found = WrittenDate(match.start("day"), match.end("days"), _FORM, date._replace(last=last), None, Precision.DAY)
    indent = len(match["indent"].expandtabs(8))
    level = len((match["hashes"] or "").strip()) if not is_table else 0
    return make_candidate(start, found, match.end(), style, indent=indent, level=level)


def _find_style(match: re.Match[str]) -> tuple[Lead, Tail] | None:
    """A number is a day where a sign or nothing follows; before words, where it is one in order: `3rd The ferry …`."""
    if match["space"] and match["order"] not in _ORDERS:
        return None
    if match["hashes"]:
        return "heading", "any"
    tail: Tail = next((tail for tail in _TAILS if match[tail] is not None), "dash")
    return "bullet" if match["bullet"] else "line", tail


@cache
def _line() -> re.Pattern[str]:
    return re.compile(
        r"(?P<indent>[ \t\u3000]*+)(?:(?P<hashes>\#{1,6}[ \t]+)|(?P<bullet>[-*+•][ \t]+|[■□◆◇●○・▼][ \t]*))?"
        r"[*_【〔［]{0,3}"
        r"(?P<days>(?P<day>\d{1,2})(?P<order>st|nd|rd|th|er|º|[日일号號])?"
        r"(?:[-–~～](?P<last>\d{1,2})(?:st|nd|rd|th|[日일号號])?)?(?:[（(][月火水木金土日][)）])?)[*_】〕］]{0,3}"
        r"(?:(?P<end>[.:：]?[*_]{0,3}(?=[ \t]*(?:\n|\Z)))|(?P<colon>:[*_]{0,3}[ \t]+"
        r"|(?<=[日일号號】〕］）)])[，、,：:]?[ \t\u3000]*)|[ \t]+[-–—][ \t]+|(?P<space>[ \t]+(?=\w)))"
    )


@cache
def _row() -> re.Pattern[str]:
    return re.compile(r"(?P<indent>[ \t]*+)\|[ \t]*(?P<days>(?P<day>\d{1,2})(?:[-–](?P<last>\d{1,2}))?)[ \t]*\|[ \t]*")


@cache
def _head_of_table() -> re.Pattern[str]:
    words = "date|day|datum|tag|jour|fecha|día|дата|день|число|күні|gün|tarih"
    return re.compile(rf"\n[ \t]*\|[ \t]*[*_]{{0,2}}(?:{words})[*_]{{0,2}}[ \t]*\|", re.IGNORECASE)
