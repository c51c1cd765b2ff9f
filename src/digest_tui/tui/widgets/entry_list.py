"""The list pane: one row an entry, with a heading for each day.

A widget of our own that paints its lines, since no stock one survives 100,000 rows.
Rows have one height, so that filtering only swaps a sequence of positions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from digest_tui.chronicle.library import Shelf
from digest_tui.chronicle.model import Entry
from digest_tui.tui.rendering import MONTHS, cut_short, format_date, format_name
from digest_tui.tui.widgets.painted_view import PaintedView

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


class EntryList(PaintedView):
    """Entries of a shelf at given positions, one of which is highlighted."""

    ALLOW_SELECT = False
    PARTS: ClassVar = {
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

    cursor: var[int] = var(0, init=False)
    """Which of the positions is highlighted, from 0."""

    class EntryHighlighted(Message):
        """The highlight moved to the entry at `position` of the shelf."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    class EntryRequested(Message):
        """The person wants to read the entry at `position` of the shelf."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self) -> None:
        super().__init__("entries")
        self._shelf = Shelf()
        self._positions: Sequence[int] = ()
        self._answer: Answer | None = None
        self._hit_rows: list[int] = []
        self._read_hit = lru_cache(maxsize=256)(self._find_hit)
        self._marks_missing = True
        self._names_places = True
        self._has_dates = False
        self._day_starts: list[int] = []
        self._heading_rows: list[int] = []
        self._message = ""
        self._is_marked: Callable[[int], bool] = lambda position: False
        self._is_read: Callable[[int], bool] = lambda position: False

    def connect(self, is_marked: Callable[[int], bool], is_read: Callable[[int], bool]) -> None:
        """Ask these of each position that is painted: whether it has a mark, and whether it is to be dimmed."""
        self._is_marked, self._is_read = is_marked, is_read

    def show(
        self,
        shelf: Shelf,
        positions: Sequence[int],
        cursor: int = 0,
        *,
        answer: Answer | None = None,
        has_headings: bool = True,
        message: str = "",
    ) -> None:
        """Show the entries at `positions`; `cursor` is the highlighted one's place among them.

        What `answer` found is marked, and where it lies among all entries is
        shown by ticks at the edge. Without headings each row has its date.
        `message` is shown, line by line, where there are no positions.
        """
        self._shelf, self._positions, self._message = shelf, positions, message
        self._answer, self._has_dates = answer, not has_headings
        self._read_hit.cache_clear()
        self._marks_missing = any(len(c.footnotes) and c.is_complete for c in shelf.chronicles)
        self._names_places = any(chronicle.names_places for chronicle in shelf.chronicles)
        self._day_starts = _find_day_starts(shelf, positions) if has_headings else []
        self._heading_rows = [start + number for number, start in enumerate(self._day_starts)]
        is_among_others = answer is not None and len(answer.positions) < len(positions)
        self._hit_rows = sorted(map(self._row_of, answer.positions)) if answer and is_among_others else []
        self.set_reactive(EntryList.cursor, max(0, min(cursor, len(positions) - 1)))
        self.set_length(len(positions) + len(self._heading_rows))
        self._scroll_to_cursor(in_middle=True)
        self.refresh()

    @property
    def positions(self) -> Sequence[int]:
        """The positions shown, in their order."""
        return self._positions

    @property
    def position(self) -> int | None:
        """The highlighted position of the shelf, or None where nothing is shown."""
        return self._positions[self.cursor] if self._positions else None

    @property
    def cursor_line(self) -> int:
        """On which line of the pane the highlight is, from 0."""
        return self._row_of(self.cursor) - self.scroll_offset.y

    @cursor_line.setter
    def cursor_line(self, line: int) -> None:
        self.scroll_to(0, self._row_of(self.cursor) - line, animate=False, immediate=True)

    def move(self, rows: int) -> None:
        """Move the highlight by `rows`, as far as there are entries."""
        self.go_to(self.cursor + rows)

    def go_to(self, index: int) -> None:
        """Highlight the entry that is shown at `index`; beyond the ends, the first or last."""
        if self._positions:
            self.cursor = max(0, min(index, len(self._positions) - 1))

    def move_day(self, days: int) -> None:
        """Highlight the first entry of a day further down or, where `days` is negative, up."""
        if not self._day_starts:
            return
        day = bisect_right(self._day_starts, self.cursor) - 1
        if days < 0 and self.cursor > self._day_starts[day]:
            day += 1
        self.go_to(self._day_starts[max(0, min(day + days, len(self._day_starts) - 1))])

    def validate_cursor(self, cursor: int) -> int:
        """Keep the highlight on an entry."""
        return max(0, min(cursor, len(self._positions) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two rows concerned and say what is highlighted."""
        self._refresh_row(old)
        self._refresh_row(new)
        self._scroll_to_cursor()
        if self._positions:
            self.post_message(self.EntryHighlighted(self._positions[new]))

    def paint_line(self, y: int, room: int) -> Strip:
        """One row of the list."""
        row = y + self.scroll_offset.y
        if not self._positions:
            lines = ["", *self._message.split("\n")]
            text = lines[row] if row < len(lines) else ""
            return Strip([Segment(set_cell_size(f"  {text}", room), self.style("message"))], room)
        if row >= self.virtual_size.height:
            return self._add_tick(Strip.blank(room, self.style()), y, room)
        day = bisect_right(self._heading_rows, row) - 1
        if day >= 0 and self._heading_rows[day] == row:
            return self._add_tick(self._render_heading(day, room), y, room)
        return self._add_tick(self._render_entry(row - day - 1, room), y, room)

    def on_click(self, event: events.Click) -> None:
        """Highlight the entry clicked on, and read it."""
        row = event.y + self.scroll_offset.y
        day = bisect_right(self._heading_rows, row) - 1
        index = row - day - 1
        if 0 <= index < len(self._positions) and not (day >= 0 and self._heading_rows[day] == row):
            self.cursor = index
            self.post_message(self.EntryRequested(self._positions[index]))

    def on_resize(self) -> None:
        """Keep the highlight in sight."""
        self._scroll_to_cursor(in_middle=True)

    def _row_of(self, index: int) -> int:
        return index + bisect_right(self._day_starts, index)

    def _refresh_row(self, index: int) -> None:
        self.refresh(Region(0, self._row_of(index) - self.scroll_offset.y, self.room, 1))

    def _scroll_to_cursor(self, in_middle: bool = False) -> None:
        if not self._positions:
            self.scroll_to(0, 0, animate=False, immediate=True)
            return
        row, height = self._row_of(self.cursor), self.size.height
        if not height:
            return
        top = row - 1 if row and row - 1 in self._heading_rows_set() else row
        if top < self.scroll_offset.y or row >= self.scroll_offset.y + height:
            is_far = not self.scroll_offset.y - height <= row <= self.scroll_offset.y + 2 * height
            if in_middle or is_far:
                target = max(row - height // 2, 0) if row >= height else 0
            else:
                target = top if top < self.scroll_offset.y else row - height + 1
            self.scroll_to(0, target, animate=False, immediate=True)

    def _heading_rows_set(self) -> Sequence[int]:
        place = bisect_right(self._heading_rows, self._row_of(self.cursor)) - 1
        return self._heading_rows[place : place + 1]

    def _render_heading(self, day: int, width: int) -> Strip:
        start = self._day_starts[day]
        end = self._day_starts[day + 1] if day + 1 < len(self._day_starts) else len(self._positions)
        position = self._positions[start]
        entry = self._shelf[position]
        title = format_date(entry.date, entry.date_as_written)
        chronicle = self._shelf.chronicle_of(position)
        if len(self._shelf.chronicles) > 1 and not chronicle.is_dated:
            title = format_name(chronicle)
        count = f" {end - start} ─ "
        head = set_cell_size(f" ─ {title} ", min(cell_len(title) + 4, max(width - len(count), 1)))
        line = head + "─" * max(width - cell_len(head) - len(count), 0) + count
        return Strip([Segment(set_cell_size(line, width), self.style("heading"))], width)

    def _render_entry(self, index: int, width: int) -> Strip:
        entry = self._shelf[self._positions[index]]
        is_cursor = index == self.cursor
        base = (self.cursor_part,) if is_cursor else ()
        position = self._positions[index]
        segments = [Segment("▌ " if is_cursor else "  ", self.style(*base))]
        if self._is_marked(position):
            segments = [Segment(f"{MARK_SIGN} ", self.style(*base, "mark"))]
        if not is_cursor and self._is_read(position):
            base = ("read",)
        if width >= _WIDTH_WITH_NUMBERS:
            segments.append(Segment(f"{entry.number:>{len(str(len(self._shelf)))}} ", self.style(*base, "number")))
            segments += self._paint_document(position, base)
        matches, passage = self._read_hit(position)
        if self._has_dates and entry.dateline:
            segments += self._paint_date(entry, base, matches)
        if entry.dateline and self._names_places:
            place = _clip(entry.place or "", max(8, min(24, width // 4)))
            segments += self._paint_field(f"{place} ", "place", base, matches)
        taken = sum(cell_len(segment.text) for segment in segments) + 2
        room = max(width - taken - bool(self._hit_rows), 1)
        text, shift = _choose_passage(entry.body, passage, room)
        if self._marks_missing and not entry.has_source:
            segments += self._paint_field(_clip(text, room), "body", base, matches, shift)
            segments.append(Segment(f" {NO_SOURCE_SIGN}", self.style(*base, "missing")))
        else:
            segments += self._paint_field(f"{_clip(text, room)}  ", "body", base, matches, shift)
        return Strip(segments, taken + room).adjust_cell_length(width, self.style(*base))

    def _paint_document(self, position: int, base: tuple[str, ...]) -> list[Segment]:
        """The name of the document, where there are several."""
        if len(self._shelf.chronicles) < 2:
            return []
        name = _clip(format_name(self._shelf.chronicle_of(position)), _WIDTH_OF_NAME)
        return [Segment(f"{name} ", self.style(*base, "number"))]

    def _paint_date(self, entry: Entry, base: tuple[str, ...], matches: Sequence[Match]) -> list[Segment]:
        """The day and month in six cells; as wide as needed for what is no such date."""
        date = entry.date and entry.date._replace(last=None)
        text = f"{date.day or '':>2} {MONTHS[date.month - 1][:3]}" if date and date.month else str(date or "")
        if any(match.field == "date" for match in matches):
            return [Segment(f"{text:<6}", self.style(*base, "number", "hit")), Segment(" ", self.style(*base))]
        return [Segment(f"{text:<6} ", self.style(*base, "number"))]

    def _find_hit(self, position: int) -> tuple[Sequence[Match], tuple[int, int]]:
        """What is to be marked in an entry, and the stretch of its body that answers best."""
        if self._answer is None:
            return (), (0, 0)
        entry = cut_short(self._shelf[position])
        return self._answer.find_passage(entry, FIELDS_SHOWN)

    def _add_tick(self, strip: Strip, y: int, width: int) -> Strip:
        """A tick at the edge where hits lie in the part of the list that this line of the scrollbar stands for."""
        if not self._hit_rows:
            return strip
        rows, height = self.virtual_size.height, max(self.size.height, 1)
        first = bisect_left(self._hit_rows, y * rows // height)
        has_hit = first < bisect_left(self._hit_rows, (y + 1) * rows // height)
        return Strip([*strip.crop(0, width - 1), Segment("▐" if has_hit else " ", self.style("tick"))], width)

    def _paint_field(
        self, text: str, field: str, base: tuple[str, ...], matches: Sequence[Match], shift: int = 0
    ) -> list[Segment]:
        """`text` with the matches of `field` marked; the field's offset 0 stands at `-shift` of `text`."""
        # What is dimmed has one colour.
        parts = base if base == ("read",) else (*base, field)
        plain, hit = self.style(*parts), self.style(*parts, "hit")
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


def _find_day_starts(shelf: Shelf, positions: Sequence[int]) -> list[int]:
    """At which of `positions` a day begins; none in a shelf that is not dated."""
    if not any(chronicle.is_dated or len(shelf.chronicles) > 1 for chronicle in shelf.chronicles):
        return []
    days = shelf.days
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
