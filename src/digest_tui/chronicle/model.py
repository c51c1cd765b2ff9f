"""What a chronicle is made of. All of it is frozen; offsets count code points."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from digest_tui.chronicle.links.urls import has_query_or_fragment

if TYPE_CHECKING:
    from datetime import date

    from digest_tui.chronicle.document import Document

BlockKind = Literal["entry", "footnote", "prose", "blank"]
ReferenceState = Literal["found", "empty", "dangling"]

_JUDGED_BY = 200
"""Datelines by which a document is known."""
_LAST_YEAR_OF_FOUR_FIGURES = 9999
_SHOWN = 60
"""Characters of a body that the representation of an entry shows."""


class PartialDate(NamedTuple):
    """A date as far as the document gives it; `str()` writes EDTF (ISO 8601-2).

    Dates sort by time: what is unknown comes before all that is known.
    """

    year: int | None
    """Before Christ 0 and below, as astronomers count."""
    month: int | None = None
    day: int | None = None
    last: PartialDate | None = None
    """The end of a range, which is part of it; None where the date is one."""
    season: int | None = None
    """The part of a year: 21 to 24 from spring to winter, 33 to 36 for its quarters, as EDTF counts them."""
    reach: Literal["", "from", "until"] = ""
    """The date bounds a time that is open at its other end: `after 1861`, `until May 2031`."""

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:0{5 if self.year < 0 else 4}d}"
        if self.year is not None and abs(self.year) > _LAST_YEAR_OF_FOUR_FIGURES:
            year = f"Y{self.year}"
        first = year + "".join(f"-{part:02d}" for part in (self.season, self.month, self.day) if part is not None)
        if self.reach:
            return f"{first}/.." if self.reach == "from" else f"../{first}"
        return f"{first}/{self.last}" if self.last else first

    @property
    def year_month_day(self) -> tuple[int, int, int]:
        """Year, month and day of the beginning, each 0 where it is unknown."""
        return self.year or 0, self.month or 0, self.day or 0

    @property
    def sort_key(self) -> tuple[tuple[bool, int], ...]:
        """What dates are sorted by: year, month and day of the beginning, then of the end."""
        parts = (self.year, self.month, self.day)
        own = tuple((part is not None, part or 0) for part in parts)
        return own + (self.last.sort_key if self.last else ())

    def __lt__(self, other: tuple[object, ...]) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, PartialDate) else NotImplemented

    def __le__(self, other: tuple[object, ...]) -> bool:
        return self.sort_key <= other.sort_key if isinstance(other, PartialDate) else NotImplemented

    def __gt__(self, other: tuple[object, ...]) -> bool:
        return self.sort_key > other.sort_key if isinstance(other, PartialDate) else NotImplemented

    def __ge__(self, other: tuple[object, ...]) -> bool:
        return self.sort_key >= other.sort_key if isinstance(other, PartialDate) else NotImplemented

    def to_date(self) -> date | None:
        """The day it begins on; None where year, month or day are unknown, or before the year 1."""
        from datetime import date

        if self.year is None or self.month is None or self.day is None or self.year < 1:
            return None
        return date(self.year, self.month, self.day)


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def calendar_date(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None where the calendar has no such year, month or day."""
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None:
        is_leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        if month is None or not 1 <= day <= _DAYS[month - 1] + (month == 2 and is_leap):
            return None
    return PartialDate(year, month, day)


class Dateline(NamedTuple):
    """The printed head of an entry: what stands there, and what we read in it."""

    start: int
    """Where it begins in the chronicle's text."""
    end: int
    """Where the entry's body begins in the chronicle's text; as `start` where the heading above gives the date."""
    date_as_written: str
    date: PartialDate | None
    """None where what is written is no day of the calendar."""
    place: str | None
    """As written."""


class Link(NamedTuple):
    """A URL as written, and where it stands."""

    url: str
    label: str | None
    """The label of the footnote that holds it; None for a link in the prose."""
    start: int
    """Where its footnote, or for an inline link its block, begins in the chronicle's text."""

    def __str__(self) -> str:
        return self.url

    @property
    def clean(self) -> str:
        """Its clean form: without what tracks whoever shared it, with all that names the page."""
        if not has_query_or_fragment(self.url):
            return self.url
        from digest_tui.chronicle.links.cleaning import clean

        return clean(self.url)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The names of what the clean form lacks: parameters, `#`, the host of a page that only handed on."""
        if not has_query_or_fragment(self.url):
            return ()
        from digest_tui.chronicle.links.cleaning import dropped

        return dropped(self.url)


class Footnote(NamedTuple):
    """The note that references point to."""

    label: str
    text: str
    """All it says, line breaks joined, URLs included; "" where it says nothing."""
    urls: tuple[str, ...]
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """It exists and says nothing."""
        return not self.text

    @property
    def links(self) -> tuple[Link, ...]:
        """Its URLs, each with the label and the place of this note."""
        return tuple(Link(url, self.label, self.start) for url in self.urls)


class FootnoteReference(NamedTuple):
    """A marker in the prose. Of `[1, 2]` each label is a reference, and all share the span of the marker."""

    label: str
    start: int
    """In the body of its entry (in the prose of its block, where it is in no entry)."""
    end: int
    footnote: Footnote | None

    @property
    def state(self) -> ReferenceState:
        """`found`; `empty` where the note says nothing; `dangling` where there is none."""
        if self.footnote is None:
            return "dangling"
        return "empty" if self.footnote.is_empty else "found"

    def to_dict(self) -> dict[str, Any]:
        """The reference as the commands write it as JSON, with what its footnote says."""
        return {
            "label": self.label,
            "start": self.start,
            "end": self.end,
            "state": self.state,
            "text": self.footnote.text if self.footnote else "",
            "urls": list(self.footnote.urls) if self.footnote else [],
        }


class InlineLink(NamedTuple):
    """A URL that stands in the prose itself: `[start, end)` of the body is the URL."""

    url: str
    start: int
    end: int


class Block(NamedTuple):
    """A stretch of the text and what it was read as. Blocks follow each other without gap or overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text with what is in it: the body of an entry, or a block that is neither entry nor footnote."""

    start: int
    """Where its block begins in the chronicle's text."""
    body: str
    references: tuple[FootnoteReference, ...]
    inline_links: tuple[InlineLink, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link once, of its footnotes and inline, in the order in which the prose gives them."""
        found: list[tuple[int, tuple[Link, ...]]] = [
            (reference.start, reference.footnote.links) for reference in self.references if reference.footnote
        ]
        found += [(inline.start, (Link(inline.url, None, self.start),)) for inline in self.inline_links]
        found.sort(key=lambda item: item[0])
        return tuple(dict.fromkeys(link for _, links in found for link in links))

    def to_dict(self) -> dict[str, Any]:
        """The record that the commands write as JSON, without the file and the line, which a chronicle knows."""
        return {
            "number": None,
            "date": None,
            "date_as_written": None,
            "place": None,
            "body": self.body,
            "references": [reference.to_dict() for reference in self.references],
            "inline_links": [
                {"url": link.url, "clean": Link(link.url, None, self.start).clean, "start": link.start, "end": link.end}
                for link in self.inline_links
            ],
        }


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Prose):
    """One dated item."""

    number: int
    """Its place in the document, from 1."""
    end: int
    """Where its block ends in the chronicle's text."""
    dateline: Dateline | None
    """None where the document dates nothing."""

    @property
    def date(self) -> PartialDate | None:
        """What the dateline says, as far as it says it."""
        return self.dateline.date if self.dateline else None

    @property
    def date_as_written(self) -> str | None:
        """The date as printed."""
        return self.dateline.date_as_written if self.dateline else None

    @property
    def place(self) -> str | None:
        """The place as printed."""
        return self.dateline.place if self.dateline else None

    @property
    def has_source(self) -> bool:
        """True if something stands behind it: a footnote that says something, or a link in the prose."""
        return bool(self.inline_links) or any(reference.state == "found" for reference in self.references)

    def to_dict(self) -> dict[str, Any]:
        """The record that the commands write as JSON, without the file and the line, which a chronicle knows."""
        return Prose.to_dict(self) | {
            "number": self.number,
            "date": str(self.date) if self.date else None,
            "date_as_written": self.date_as_written,
            "place": self.place,
        }

    def __repr__(self) -> str:
        words = " ".join(self.body.split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        date = str(self.date) if self.date else self.date_as_written
        return f"Entry(number={self.number}, date={date!r}, place={self.place!r}, body={shown!r})"


@dataclass(frozen=True, eq=False, repr=False)
class Chronicle:
    """One parsed document. Entries, footnotes and blocks are made when asked for; it is equal to itself alone."""

    name: str
    """The path as given, or "-" for standard input; safe to show."""
    text: str
    """The whole text, made safe to show; every offset counts in it."""
    blocks: Sequence[Block]
    entries: Sequence[Entry]
    footnotes: Sequence[Footnote]
    prose: Sequence[Prose]
    """The blocks that are neither entry nor footnote, in the order of the text."""
    days: Sequence[int]
    """For each entry a number that changes where the printed date changes."""
    labels: Set[str]
    """The labels to which a footnote answers."""
    lookup: Document
    """Answers without making entries and footnotes."""
    is_dated: bool = True
    """False where nothing is dated and each paragraph is an entry."""
    notices: tuple[str, ...] = ()
    """What a reader must know of how the text was read, in plain words."""
    is_complete: bool = True
    """False for the head of a long document whose rest is still being read: its notes may follow."""

    def __repr__(self) -> str:
        return f"Chronicle({self.name!r})"

    def __len__(self) -> int:
        """How many entries it has."""
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __getitem__(self, number: int) -> Entry:
        """The entry of that number, from 1. Raises IndexError where there is none."""
        if not 1 <= number <= len(self.entries):
            raise IndexError(f"there is no entry {number}, the last is {len(self.entries)}")
        return self.entries[number - 1]

    def find_footnote(self, label: str, at: int | None = None) -> Footnote | None:
        """The footnote of `label`, case apart, in the scope of the text offset `at`; without one, the text's first."""
        return self.lookup.find_footnote(label, at)

    def find_span(self, position: int) -> tuple[int, int]:
        """Where the entry at `position`, from 0, begins and ends in the text, without making the entry."""
        return self.lookup.find_span(position)

    def find_dateline(self, position: int) -> Dateline | None:
        """The dateline of the entry at `position`, without making the entry; None where nothing is dated."""
        return self.lookup.find_dateline(position)

    def find_date(self, position: int) -> PartialDate | None:
        """The date of the entry at `position`, without making the entry; None where it has none."""
        return self.lookup.find_date(position)

    def find_cited(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The labels to which a stretch of the text refers and a footnote answers, and where its text stands."""
        return self.lookup.find_cited(start, end)

    def find_unanswered(self) -> Iterator[int]:
        """Where a reference may dangle: what looks like one has no footnote in its scope, or a scope begins."""
        return self.lookup.find_unanswered()

    @property
    def references(self) -> Sequence[FootnoteReference]:
        """Every reference of the document, in the order of the text, prose between entries included."""
        return tuple(reference for prose in self.all_prose() for reference in prose.references)

    @property
    def unused_footnotes(self) -> Sequence[Footnote]:
        """The footnotes nobody refers to, in the order of the text."""
        used = {reference.footnote.start for reference in self.references if reference.footnote}
        return tuple(footnote for footnote in self.footnotes if footnote.start not in used)

    @property
    def links(self) -> Sequence[Link]:
        """Every link of the document once, inline and of footnotes, in the order of the text."""
        found = [Link(inline.url, None, prose.start) for prose in self.all_prose() for inline in prose.inline_links]
        found += [link for footnote in self.footnotes for link in footnote.links]
        return tuple(sorted(dict.fromkeys(found), key=lambda link: link.start))

    def all_prose(self) -> Iterator[Prose]:
        """Entries and the prose around them, in the order of the text."""
        others = list(self.prose)[::-1]
        for entry in self.entries:
            while others and others[-1].start < entry.start:
                yield others.pop()
            yield entry
        yield from reversed(others)

    @cached_property
    def names_places(self) -> bool:
        """Whether its datelines name places at all, judged by the first of them."""
        datelines = map(self.find_dateline, range(min(len(self.entries), _JUDGED_BY)))
        return any(dateline and dateline.place for dateline in datelines)

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which the character at `offset` stands."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        starts = array("Q", [0])
        found = self.text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = self.text.find("\n", found + 1)
        return starts
