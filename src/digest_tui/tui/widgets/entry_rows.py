"""The rows of the list: an entry each, with a heading for each day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Entry
from digest_tui.chronicle.wording import MONTH_NAMES
from digest_tui.tui.rendering import cut_short, format_date, format_name
from digest_tui.tui.widgets.rows_view import GetStyle

if TYPE_CHECKING:
    from digest_tui.search.index import Answer, Match
    from digest_tui.search.spans import Field

NO_SOURCE_SIGN = "∅"
MARK_SIGN = "★"
_WIDTH_WITH_NUMBERS = 44
"""Cells from which there is room for the numbers of the entries beside the place."""
_WIDTH_OF_NAME = 9
"""Cells for the name of a document, where there are several."""
_ONE_CELL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x300), *range(0x400, 0x483))))
_ONE_CELL |= frozenset("ҒғҚқҢңҮүҰұҺһӘәӨө–—‘’“”…")
"""Characters of one cell each that join no others: what consists of them need not be measured."""
FIELDS_SHOWN: tuple[Field, ...] = ("date", "place", "body")
"""Of an entry, in its row."""


_PARTS = {
    "heading": "$foreground 60%",
    "number": "$foreground 60%",
    "place": "$text-accent",
    "body": "$foreground",
    "hit": "bold underline",
    "missing": "bold $text-warning",
    "message": "$foreground 60%",
    "mark": "bold $text-accent",
    "read": "not bold $foreground 50%",
    "tick": "$accent",
}


def _never(position: int) -> bool:
    return False


class EntryRows:
    """Entries of a library at given positions. What `answer` found is marked in them."""

    parts: Mapping[str, str] = _PARTS
    height = 1

    def __init__(
        self,
        library: Library | None = None,
        positions: Sequence[int] = (),
        answer: Answer | None = None,
        *,
        has_headings: bool = True,
        message: Sequence[str] = (),
        is_marked: Callable[[int], bool] = _never,
        is_dimmed: Callable[[int], bool] = _never,
    ) -> None:
        """Without headings each row has its date.

        Of each position that is painted `is_marked` and `is_dimmed` say whether
        it bears the person's mark and whether it is dimmed, because it was read.
        """
        self._library = library = library or Library()
        self.positions = positions
        """The positions shown, in their order."""
        self.message = message
        self._answer, self._has_dates = answer, not has_headings
        self._is_marked, self._is_dimmed = is_marked, is_dimmed
        self._read_hit = lru_cache(maxsize=256)(self._find_hit)
        self._tells_missing = any(len(c.footnotes) and c.is_complete for c in library.chronicles)
        self._names_places = any(chronicle.names_places for chronicle in library.chronicles)
        self.group_starts = _find_day_starts(library, positions) if has_headings else []
        is_among_others = answer is not None and len(answer.positions) < len(positions)
        self.ticks: Sequence[int] = sorted(answer.positions) if answer and is_among_others else ()

    def __len__(self) -> int:
        return len(self.positions)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """The date of a day and how many of its entries are shown."""
        start = self.group_starts[group]
        end = self.group_starts[group + 1] if group + 1 < len(self.group_starts) else len(self.positions)
        position = self.positions[start]
        entry = self._library[position]
        title = format_date(entry.date, entry.date_as_written)
        chronicle = self._library.chronicle_of(position)
        if len(self._library.chronicles) > 1 and not chronicle.is_dated:
            title = format_name(chronicle)
        count = f" {end - start} ─ "
        head = set_cell_size(f" ─ {title} ", min(cell_len(title) + 4, max(room - len(count), 1)))
        line = head + "─" * max(room - cell_len(head) - len(count), 0) + count
        return Strip([Segment(set_cell_size(line, room), style("heading"))], room)

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """Mark, number, date, place and the words that answer best."""
        position = self.positions[row]
        entry, width = self._library[position], room
        base: tuple[str, ...] = (cursor,) if cursor else ()
        segments = [Segment("▌ " if cursor else "  ", style(*base))]
        if self._is_marked(position):
            segments = [Segment(f"{MARK_SIGN} ", style(*base, "mark"))]
        if not cursor and self._is_dimmed(position):
            base = ("read",)
        if width >= _WIDTH_WITH_NUMBERS:
            segments.append(Segment(f"{entry.number:>{len(str(len(self._library)))}} ", style(*base, "number")))
            segments += self._paint_document(position, base, style)
        matches, passage = self._read_hit(position)
        if self._has_dates and entry.dateline:
            segments += self._paint_date(entry, base, matches, style)
        if entry.dateline and self._names_places:
            place = _clip(entry.place or "", max(8, min(24, width // 4)))
            segments += _paint_field(f"{place} ", "place", base, matches, style)
        taken = sum(cell_len(segment.text) for segment in segments) + 2
        room = max(width - taken - bool(self.ticks), 1)
        text, shift = _choose_passage(entry.body, passage, room)
        if self._tells_missing and not entry.has_source:
            segments += _paint_field(_clip(text, room), "body", base, matches, style, shift)
            segments.append(Segment(f" {NO_SOURCE_SIGN}", style(*base, "missing")))
        else:
            segments += _paint_field(f"{_clip(text, room)}  ", "body", base, matches, style, shift)
        return Strip(segments, taken + room).adjust_cell_length(width, style(*base))

    def _paint_document(self, position: int, base: tuple[str, ...], style: GetStyle) -> list[Segment]:
        """The name of the document, where there are several."""
        if len(self._library.chronicles) < 2:
            return []
        name = _clip(format_name(self._library.chronicle_of(position)), _WIDTH_OF_NAME)
        return [Segment(f"{name} ", style(*base, "number"))]

    def _paint_date(
        self, entry: Entry, base: tuple[str, ...], matches: Sequence[Match], style: GetStyle
    ) -> list[Segment]:
        """The day and month in six cells; as wide as needed for what is no such date."""
        date = entry.date and entry.date._replace(last=None)
        text = f"{date.day or '':>2} {MONTH_NAMES[date.month - 1][:3]}" if date and date.month else str(date or "")
        if any(match.field == "date" for match in matches):
            return [Segment(f"{text:<6}", style(*base, "number", "hit")), Segment(" ", style(*base))]
        return [Segment(f"{text:<6} ", style(*base, "number"))]

    def _find_hit(self, position: int) -> tuple[Sequence[Match], tuple[int, int]]:
        """What is to be marked in an entry, and the stretch of its body that answers best."""
        if self._answer is None:
            return (), (0, 0)
        entry = cut_short(self._library[position])
        return self._answer.find_passage(entry, FIELDS_SHOWN)


def _paint_field(
    text: str, field: str, base: tuple[str, ...], matches: Sequence[Match], style: GetStyle, shift: int = 0
) -> list[Segment]:
    """`text` with the matches of `field` marked; the field's offset 0 stands at `-shift` of `text`."""
    # What is dimmed has one colour.
    parts = base if base == ("read",) else (*base, field)
    plain, hit = style(*parts), style(*parts, "hit")
    segments: list[Segment] = []
    done = 0
    for match in matches:
        start, end = max(match.start - shift, done), min(match.end - shift, len(text))
        if match.field == field and start < end:
            if done < start:
                segments.append(Segment(text[done:start], plain))
            segments.append(Segment(text[start:end], hit))
            done = end
    return [*segments, Segment(text[done:], plain)] if done < len(text) else segments


def _find_day_starts(library: Library, positions: Sequence[int]) -> list[int]:
    """At which of `positions` a day begins; none in a library that is not dated."""
    if not any(chronicle.is_dated or len(library.chronicles) > 1 for chronicle in library.chronicles):
        return []
    days = library.days
    starts, last = [], -1
    for index, position in enumerate(positions):
        day = days[position]
        if day != last:
            starts.append(index)
            last = day
    return starts


def _choose_passage(body: str, passage: tuple[int, int], room: int) -> tuple[str, int]:
    """The part of the body that a row shows: its beginning, or what stands around a passage further on.

    Also how far the text is shifted against the body.
    """
    first, last = passage
    if last <= room - 1:
        return _one_line(body[: room * 2]), 0
    start = max(first - max((room - (last - first)) // 3, 0), 0)
    space = body.find(" ", start, first)
    start = space + 1 if space >= 0 else first
    return "…" + _one_line(body[start : start + room * 2]), start - 1


def _clip(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut with `…`."""
    if _ONE_CELL.issuperset(text):
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1].rstrip()}…".ljust(width)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
