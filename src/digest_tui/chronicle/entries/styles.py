"""The table of datelines we can read: date and place at the head of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.model import Dateline, PartialDate, calendar_date
from digest_tui.chronicle.text.lines import LineStart
from digest_tui.chronicle.text.source import Text

Lead = Literal["line", "on", "place", "bullet", "bracket", "cell", "heading", "title", "label", "trailer"]
Tail = Literal["dash", "colon", "comma", "space", "end", "bracket", "cell", "column", "last", "any"]


class DatelineStyle(NamedTuple):
    """One way in which datelines are printed: what stands before the date, and what behind it.

    The forms of the date itself are a table of their own (dates.py). Which
    styles a document is read by, choosing.py decides.
    """

    name: str
    example: str
    lead: Lead
    """`line`: nothing but emphasis. `on`: a word such as `On`. `place`: a place and a comma. `bullet`: a sign of lists.
    `bracket`: the date stands in brackets. `cell`: of a table. `heading`: a line marked as one. `title`: a line that
    ends with the date. `label`: `Date:` below a heading. `trailer`: the last line of an entry."""
    tail: Tail
    """`end`: nothing, or a remark in brackets, and the end of the line. `space`: the prose follows at once. `last`: the
    date stands behind what it is of."""
    strength: int
    """How many such lines, with the date to the day, make it a style of the document: 3 says one, 2 two, 1 says three,
    if they are a good part of it."""
    is_section: bool = False
    """The entry goes on until the next one or the next heading; else it is the paragraph and what is set in below."""


STYLES = (
    DatelineStyle("date — place — prose", "JAN. 1, 2025 — ASTANA — The Government …", "line", "dash", 3),
    DatelineStyle("date: prose", "10 June 2014: The ferry …", "line", "colon", 2),
    DatelineStyle("date, place, prose", "April 1, Almaty, the court …", "line", "comma", 1),
    DatelineStyle("on date, in place, prose", "On December 1, in Uralsk, the court …", "on", "comma", 1),
    DatelineStyle("on date prose", "On 5 May 2016 the court …", "on", "space", 1),
    DatelineStyle("place, date — prose", "LAKETON, Jan. 1 — The ferry …", "place", "dash", 2),
    DatelineStyle("place, date, prose", "Almaty, December 1, the court …", "place", "comma", 1),
    DatelineStyle("date prose", "2023-04-20 The vendor was told", "line", "space", 1),
    DatelineStyle("[date] prose", "[2023-04-20] The vendor was told", "bracket", "bracket", 2),
    DatelineStyle("- date — prose", "-   5 OCTOBER 1974 – Two bombs …", "bullet", "dash", 2),
    DatelineStyle("- date: prose", "* 2 May 2019: The ferry …", "bullet", "colon", 2),
    DatelineStyle("- date, prose", "* On 2 May 2019, the ferry …", "bullet", "comma", 2),
    DatelineStyle("- date prose", "* Tue Jan 01 2019 Ann Example <ann@example.org> - 1.2", "bullet", "space", 2),
    DatelineStyle("- date", "* 2 May 2019", "bullet", "end", 2),
    DatelineStyle("- what: date", "- The vendor was told: 2023-04-20", "bullet", "any", 2),
    DatelineStyle("- title, date", "- [The ferry](https://example.org/a) – 2 May 2019 | a source", "bullet", "last", 1),
    DatelineStyle("- date | place | prose", "* 2022-06-22 | Laketon | The ferry …", "bullet", "cell", 2),
    DatelineStyle("date | place | prose", "2022-06-22 | Laketon | The ferry …", "line", "cell", 2),
    DatelineStyle("- [date] prose", "- [2 May 2019] The ferry …", "bullet", "bracket", 2),
    DatelineStyle("| date | prose |", "| 2020-01-02 | The vendor was told |", "cell", "cell", 2),
    DatelineStyle(
        "date   column   prose",
        "Year   Where     What\n------ --------- ---------------\n1897   Harbour   The ferry is built.",
        "cell",
        "column",
        2,
    ),
    DatelineStyle("# date title", "## 2019-01-02, Version 12.0", "heading", "any", 2, True),
    DatelineStyle("# title date", "## [0.5.25] - 2026-01-09", "title", "end", 2, True),
    DatelineStyle("# title (year)", "## The first ferry (1907)", "title", "last", 1, True),
    DatelineStyle("name date  rest", "v1.2.3 2031-03-02  The makers", "title", "any", 2, True),
    DatelineStyle("date alone on its line", "May 1, 2014", "line", "end", 2, True),
    DatelineStyle("Date: below a heading", "# The ferry\n\nDate: 1972-01-01", "label", "end", 2, True),
    DatelineStyle(
        "-- name  date", "pkg (1.2-1) unstable\n\n -- Ann <a@b.c>  Mon, 01 Jan 2018 10:00:00 +0000", "trailer", "end", 3
    ),
)
STYLE_OF: dict[tuple[str, str], int] = {(style.lead, style.tail): place for place, style in enumerate(STYLES)}
"""Of what stands before a date and behind it the style, by its place in `STYLES`."""
ALONE, LABEL, TRAILER, HEADING = (
    STYLE_OF[looks] for looks in (("line", "end"), ("label", "end"), ("trailer", "end"), ("heading", "any"))
)
"""A date alone on its line, behind a label, behind who signs an entry, and at the head of a heading."""

_DASH = r"[ \t]+[—–-][ \t]+"
# Either the dateline of the first style; or, to be looked at twice, a line that may have a date in it: a figure near
# its beginning or its end, or one word alone. A note, which begins with a number in brackets, is none of these.
_LINE = LineStart(
    rf"(?:(?P<date>(?P<month>[A-Za-z]{{3,9}})\.?[ \t]+\d{{1,2}},?[ \t]+\d{{4}}){_DASH}"
    r"|(?!\[\d{1,9}\](?!\d{4}-\d))(?=[^\w\n]{0,8}(?:[^\W\d_]{1,14}[^\w\n]{1,4}){0,4}[^\W\d_]?\d"
    r"|[^\w\n]{0,8}(?:(?:令和|平成|昭和|大正|明治|民[国國])[\d元]|[〇一二三四五六七八九十]{1,4}[年月][一二三四五六七八九十])"
    r"|[^\n]{1,140}\d[^\n]{0,14}(?:\n|\Z)"
    r"|\#{1,6}[ \t][^\n]{1,400}\d[^\n]{0,14}(?:\n|\Z)"
    r"|[^\w\n]{0,8}(?:[LEMlem](?:ate|arly|id)[ -])?[^\W\d_]{3,12}(?:[ \t]?[:–—]|--|[^\w\n]{0,8}(?:\n|\Z))"
    r"|(?:[-*+•][ \t]+)?(?:<[a-z]|\[[^\]\n]{1,200}\]\([^)\n]{1,400}\)[^\w\n]{1,5}(?:[^\W\d_]{3,12}\.?[ ])?\d)))"
)


class Head(NamedTuple):
    """Where a dateline begins an entry, and what it says; the place is read when it is asked for."""

    start: int
    """Of the entry: of the line, or of the title above it."""
    at: int
    """Of the date."""
    end: int
    """Of the dateline, the place apart."""
    written: str
    date: PartialDate | None
    """Year and month from headings and title included; None where no calendar has it."""
    style: int = 0
    """Which of `STYLES` it is of."""
    title: tuple[int, int] = (0, 0)
    """What stands before the date and belongs to the body."""
    stop: int = 0
    """Where the section it heads ends; 0 where the entry is a paragraph."""


def find_heads(source: Text) -> list[Head]:
    """Every line that a dateline begins, in order."""
    heads: list[Head] = []
    doubtful: list[int] = []
    for start, match in _LINE.find(source.plain):
        written = match["date"]
        if written is not None and match["month"].lower() in MONTHS:
            heads.append(Head(start, match.start("date"), match.end(), written, _read_month_day_year(written)))
        else:
            doubtful.append(start)
    if not doubtful:
        return heads
    from digest_tui.chronicle.entries.selecting import choose_heads

    return choose_heads(source, heads, doubtful)


@lru_cache(maxsize=1024)
def _read_month_day_year(written: str) -> PartialDate | None:
    month, day, year = written.replace(".", " ").replace(",", " ").split()
    return calendar_date(int(year), MONTHS[month.lower()], int(day))


# A place: up to five words, each of which begins with a capital but for the small words inside a name.
_SMALL = r"(?:of|the|and|de|del|da|do|la|le|el|al|an|am|im|der|den|upon|на|и|у)"
_WORD = r"[^\W\d_a-zа-яё][\w.'’ʼ-]*"
_LONGEST_PLACE = 48
_MANY = 5
"""Datelines by which it is judged whether names in them are places."""


# What begins a sentence or names a person, and is therefore no place, though it begins with a capital.
_NO_PLACE = (
    r"(?:an?|the|this|that|these|those|in|on|at|by|for|from|with|after|before|during|since|while|when|as|if|although|"
    r"however|meanwhile|also|but|and|s?he|it|they|we|mrs?|ms|dr)\b"
)


@cache
def _region() -> re.Pattern[str]:
    """A place of several words that is surely one."""
    return re.compile(
        r".*\b(?:region|oblast|district|province|city|county|область|обл|район|край|облысы|ауданы)\b|(?:new|san|santa|saint|"
        r"st|los|las|el|la|le|south|north|east|west|ust|nur|rio|bad|sankt|tel|hong|kuala|buenos|port)\b",
        re.IGNORECASE,
    )


@cache
def _place_before_dash() -> re.Pattern[str]:
    words = rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_SMALL} )?(?:\(?{_WORD}\)?)){{0,4}})"
    return re.compile(words + r"[ \t]+[—–|-](?:[ \t]+|\n)")


@cache
def _place_before_comma() -> re.Pattern[str]:
    before = r"(?P<in>(?:in|at|near|en|à|im|в|во|у|г\.|м\.|із|з)[ \t]+)?"
    kind = "region|oblast|district|province|county|city|town|village|область|обл|район|край|город|облысы|ауданы|қаласы"
    behind = r"(?:[,:]|[ \t]+[—–-]|\.(?=[ \t]+[^\W\d_a-zа-яё][^.]))(?:[ \t]+|\n)"
    return re.compile(rf"{before}(?:the )?(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?: (?:{kind}))?){behind}")


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(_NO_PLACE, re.IGNORECASE)


@cache
def place_before_date() -> re.Pattern[str]:
    """A place at the beginning of a line, and the comma behind it."""
    return re.compile(rf"[ \t]*+(?!{_NO_PLACE})(?P<place>{_WORD}(?:[ ]{_WORD}){{0,2}}),[ \t]+(?=\w)")


def places_are_capitals(text: str, heads: Sequence[Head]) -> bool:
    """Whether the document prints its places in capitals, or none; judged by its first two hundred datelines.

    What stands where a place may in one dateline of many is none, nor are names in
    a list of which none returns: those of the born and the dead.
    """
    dashed = [head for head in heads[:200] if STYLES[head.style].tail == "dash"]
    candidates = [match["place"] for head in dashed if (match := _place_before_dash().match(text, head.end))]
    if sum(_starts_in_capitals(place) for place in candidates) * 2 > len(candidates):
        return True
    is_rare = len(dashed) > _MANY and len(candidates) * _MANY < len(dashed)
    are_items = all(STYLES[head.style].lead == "bullet" for head in dashed)
    return is_rare or (are_items and len(candidates) == len(set(candidates)) > _MANY)


def read_dateline(text: str, head: Head, only_capitals: bool) -> Dateline:
    """The dateline that `head` begins.

    The place is the part between two spaced dashes, where it looks like one;
    a dash later in the prose never makes a place. Behind a comma it is the
    first short part in capitals, where nothing else is so likely.
    """
    lead, tail = STYLES[head.style].lead, STYLES[head.style].tail
    if lead == "place":
        before = text[head.start : head.at].strip(" \t,")
        return Dateline(head.start, head.end, head.written, head.date, before)
    place = None
    # What the second cell of a table holds, its head alone could tell.
    if tail == "dash" or (tail == "cell" and lead != "cell"):
        place = _read_place(text, head.end, only_capitals)
    elif tail == "comma":
        place = _read_place_before_comma(text, head.end)
    return Dateline(
        start=head.at,
        end=place.end() if place else head.end,
        date_as_written=head.written,
        date=head.date,
        place=place["place"] if place else None,
    )


def _read_place(text: str, start: int, only_capitals: bool) -> re.Match[str] | None:
    match = _place_before_dash().match(text, start, start + _LONGEST_PLACE + 5)
    if match is None or len(match["place"]) > _LONGEST_PLACE:
        return None
    if only_capitals and not _starts_in_capitals(match["place"]):
        return None
    return None if _no_place().match(match["place"]) else match


def _read_place_before_comma(text: str, start: int) -> re.Match[str] | None:
    match = _place_before_comma().match(text, start, start + _LONGEST_PLACE + 10)
    if match is None or _no_place().match(match["place"]):
        return None
    return match if match["in"] or " " not in match["place"] or _region().match(match["place"]) else None


@lru_cache(maxsize=1024)
def _starts_in_capitals(place: str) -> bool:
    first = re.split(r"[\s,/]", place, maxsplit=1)[0]
    return len(first) > 1 and first.upper() == first
