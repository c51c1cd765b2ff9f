"""What the stages hand on: a line with a date where an entry may begin, and the start of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.entries.styles import ALONE, STYLE_OF, DatelineStyle, Lead, Tail
from digest_tui.chronicle.model import PartialDate

if TYPE_CHECKING:
    from digest_tui.chronicle.dates.reading import WrittenDate
    from digest_tui.chronicle.text.lines import Span


class DatedLine(NamedTuple):
    """A line with a date where an entry may begin: a candidate."""

    start: int
    """Where the entry would begin: at the line, or at the title above it."""
    date_start: int
    """Where the date is printed: below a title; of an item whose heading gives the date, where its words begin."""
    end: int
    """Where the dateline ends, its place apart."""
    date: WrittenDate
    style: DatelineStyle
    strength: int
    """That of its style; more where it is emphasised, less where only a month or a year is given."""
    indent: int = 0
    """How many columns the line is set in."""
    level: int = 0
    """The level of the heading, 1 is the highest; 0 where no sign marks it as one."""
    title: Span | None = None
    """What stands before the date and belongs to the body."""

    @property
    def is_heading(self) -> bool:
        """True if it may stand over other lines: it holds nothing but the date, or it is marked as a heading."""
        return self.style.is_section or (self.style.lead, self.style.tail) == ("bullet", "end")

    @property
    def has_year(self) -> bool:
        """True if its year is printed with it."""
        return bool((self.date.numbers and self.date.numbers.year) or self.year)

    @property
    def year(self) -> int | None:
        """The year that its date has by itself, as astronomers count."""
        return self.date.date.year if self.date.date else None

    @property
    def is_to_the_day(self) -> bool:
        """True if a day is given."""
        return self.date.is_to_the_day

    @property
    def is_alone(self) -> bool:
        """True if nothing but the date stands on the line, and it does not end a sentence there."""
        return self.style is ALONE


def make_dated_line(
    start: int,
    date: WrittenDate,
    end: int,
    looks: tuple[Lead, Tail],
    *,
    indent: int = 0,
    level: int = 0,
    title: Span | None = None,
) -> DatedLine:
    """The line at `start` with a `date` and its dateline ending at `end`, as strong as its style is."""
    style = STYLE_OF[looks]
    return DatedLine(start, date.start, end, date, style, style.strength, indent, level, title)


def has_gap(text: str, line: DatedLine) -> bool:
    """True if a gap parts the date from its words, as between the columns of a table; no line of prose has one."""
    is_word = text[line.end : line.end + 1].isalpha() or text.startswith(("[", '"', "“", "«", "„"), line.end)
    return is_word and text[line.date.end : line.end].strip("*_.").startswith("  ")


class EntryStart(NamedTuple):
    """Where an entry begins, with its date as read; its place is read when it is asked for."""

    start: int
    """Where the entry begins: at the line, or at the title above it."""
    date_start: int
    end: int
    """Where the dateline ends, its place apart."""
    written: str
    """The date as printed."""
    date: PartialDate | None
    """With year and month from what stands above; None where no calendar has it."""
    style: DatelineStyle
    title: Span | None = None
    """What stands before the date and belongs to the body."""
    section_end: int | None = None
    """Where the section ends that the dateline heads; None where the entry is a paragraph and what is set in below."""
    limit: int | None = None
    """Where at the latest the entry ends: at the next, at a title over several entries, or at the foot of the page."""
