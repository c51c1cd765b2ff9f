"""The rows of the list: an entry each, in one line or two, with a heading for each day or month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.links.urls import split_url
from digest_tui.chronicle.model import Entry
from digest_tui.chronicle.wording import MONTH_NAMES
from digest_tui.pages.date_shown import find_clock
from digest_tui.pages.rendering import cut_short
from digest_tui.tui.short_names import name_shortly
from digest_tui.tui.widgets.day_groups import DayGroups
from digest_tui.tui.widgets.row_text import TextLine, clip, lay_out_row
from digest_tui.tui.widgets.rows_view import GetStyle

if TYPE_CHECKING:
    from digest_tui.pages.plain_prose import PlainProse, Stretch
    from digest_tui.search.index import Answer, Match
    from digest_tui.search.spans import Field

NO_SOURCE_SIGN = "∅"
MARK_SIGN = "★"
NOTE_SIGN = "✎"
HIT_SIGN = "•"
"""Stands before each hit where all entries are listed."""
IN_THE_LINK = "in the link: "
_WIDTH_WITH_NUMBERS = 44
"""Cells of the list from which there is room for the numbers of the entries."""
_WIDTH_OF_NAME = 9
"""Cells for the name of a document, where there are several."""
_WIDEST_PLACE = 14
"""Cells for a place where the row has one line."""
_ITEM_SIGNS = ("-", "*", "+", "•")
FIELDS_SHOWN: tuple[Field, ...] = ("date", "place", "body")
"""Of an entry, in its row."""


_PARTS = {
    "heading": "$quiet",
    "number": "$quiet",
    "date": "$quiet",
    "place": "$quiet",
    "body": "$ink",
    "url": "$quiet",
    "hit": "bold auto on $warning",
    "missing": "bold $warned",
    "message": "$quiet",
    "mark": "bold $accented",
    "sign": "bold $warned",
    "read": "not bold $quiet",
    "tick": "$tick",
}


def _never(position: int) -> bool:
    return False


class EntryRows:
    """Entries of a library at given positions. What `answer` found is marked in them."""

    parts: Mapping[str, str] = _PARTS

    def __init__(
        self,
        library: Library | None = None,
        positions: Sequence[int] = (),
        answer: Answer | None = None,
        *,
        height: int = 2,
        has_headings: bool = True,
        message: Sequence[str] = (),
        is_marked: Callable[[int], bool] = _never,
        has_note: Callable[[int], bool] = _never,
        is_dimmed: Callable[[int], bool] = _never,
    ) -> None:
        """Each row has `height` lines, one or two. Without headings it has its date.

        Of each position that is painted `is_marked`, `has_note` and `is_dimmed`
        say whether it bears the person's mark or note, and whether it is
        dimmed, because it was read.
        """
        self._library = library = library or Library()
        self.positions = positions
        """The positions shown, in their order."""
        self.height = height
        self.message = message
        self._answer = answer
        self._is_marked, self._has_note, self._is_dimmed = is_marked, has_note, is_dimmed
        self._read_prose = lru_cache(maxsize=256)(self._read)
        self._read_lines = lru_cache(maxsize=256)(self._lay_out)
        self._tells_missing = any(len(c.footnotes) and c.is_complete for c in library.chronicles)
        self._names = name_shortly(library.chronicles, _WIDTH_OF_NAME)
        self._names_places = any(chronicle.names_places for chronicle in library.chronicles)
        self._groups = DayGroups(library, positions if has_headings else ())
        self._has_dates = not has_headings or (bool(self._groups.starts) and not self._groups.are_days)
        self.group_starts = self._groups.starts
        is_among_others = answer is not None and len(answer.positions) < len(positions)
        self.ticks: Sequence[int] = sorted(answer.positions) if answer and is_among_others else ()
        self._hits = frozenset(self.ticks)

    def __len__(self) -> int:
        return len(self.positions)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """The day or month and how many of its entries are shown."""
        title, size = self._groups.describe(group)
        count = f" {size} ─ "
        head = set_cell_size(f" ─ {title} ", min(cell_len(title) + 4, max(room - len(count), 1)))
        line = head + "─" * max(room - cell_len(head) - len(count), 0) + count
        return Strip([Segment(set_cell_size(line, room), style("heading"))], room)

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """In the first line mark, number, date and place before the words that answer best; the words go on below."""
        position = self.positions[row]
        base: tuple[str, ...] = (cursor,) if cursor else ()
        segments = [Segment("▌" if cursor else " ", style(*base)), Segment(" ", style(*base))]
        if not line and self._is_marked(position):
            segments[0] = Segment(MARK_SIGN, style(*base, "mark"))
        if not line and position in self._hits:
            segments[1] = Segment(HIT_SIGN, style(*base, "sign"))
        if not cursor and self._is_dimmed(position):
            base = ("read",)
        head = self._paint_head(position, room, base, style)
        signs = self._paint_signs(position, base, style)
        indent = self._find_indent(room)
        first = room - 2 - sum(cell_len(segment.text) for segment in (*head, *signs))
        text, start, field = self._read_lines(position, max(first, 1), max(room - 3 - indent, 1))[line]
        segments += [Segment(" " * indent, style(*base))] if line else head
        segments += _paint_field(text, field, base, self._read_prose(position)[1], style, start)
        segments += () if line else signs
        return Strip(segments).adjust_cell_length(room, style(*base))

    def _paint_signs(self, position: int, base: tuple[str, ...], style: GetStyle) -> list[Segment]:
        """What stands behind the words: that the person noted something, and that no source is given."""
        signs = [Segment(f" {NOTE_SIGN}", style(*base, "mark"))] if self._has_note(position) else []
        if self._tells_missing and not self._library[position].has_source:
            signs.append(Segment(f" {NO_SOURCE_SIGN}", style(*base, "missing")))
        return signs

    def _find_indent(self, room: int) -> int:
        """The cells before the words of a second line."""
        return len(str(len(self._library))) + 1 if room >= _WIDTH_WITH_NUMBERS else 0

    def _paint_head(self, position: int, room: int, base: tuple[str, ...], style: GetStyle) -> list[Segment]:
        """What stands quiet before the words: number, document, date and place."""
        entry, segments, matches = self._library[position], list[Segment](), self._read_prose(position)[1]
        if indent := self._find_indent(room):
            segments.append(Segment(f"{entry.number:>{indent - 1}} ", style(*base, "number")))
            segments += self._paint_document(position, base, style)
        elif self.height > 1:
            segments.append(Segment(f"{entry.number} ", style(*base, "number")))
        if self._has_dates and entry.dateline:
            segments += self._paint_date(entry, base, matches, style)
        if entry.dateline and (clock := find_clock(entry.dateline.date_as_written)):
            start = entry.dateline.date_as_written.find(clock)
            segments += _paint_field(clock, "date", base, matches, style, start)
            segments.append(Segment(" ", style(*base)))
        if entry.dateline and self._names_places and (entry.place or self.height == 1):
            behind = " " if self.height == 1 else " · "
            place = self._fit_place(entry.place or "", room) + behind
            segments += _paint_field(place, "place", base, matches, style)
        return segments

    def _fit_place(self, place: str, room: int) -> str:
        """A place as wide as it is, or where rows have one line, as wide as all others."""
        widest = max(8, min(_WIDEST_PLACE if self.height == 1 else room // 3, room // 4))
        return clip(place, widest if self.height == 1 else min(cell_len(place), widest))

    def _paint_document(self, position: int, base: tuple[str, ...], style: GetStyle) -> list[Segment]:
        """The name of the document, where there are several."""
        if len(self._library.chronicles) < 2:
            return []
        name = self._names[id(self._library.chronicle_of(position))]
        return [Segment(f"{clip(name, _WIDTH_OF_NAME)} ", style(*base, "number"))]

    def _paint_date(
        self, entry: Entry, base: tuple[str, ...], matches: Sequence[Match], style: GetStyle
    ) -> list[Segment]:
        """The day and month in six cells; a date without them takes as many as it needs."""
        date = entry.date and entry.date._replace(last=None, season=None)
        text = f"{date.day or '':>2} {MONTH_NAMES[date.month - 1][:3]}" if date and date.month else str(date or "")
        if any(match.field == "date" for match in matches):
            return [Segment(f"{text:<6}", style(*base, "number", "hit")), Segment(" ", style(*base))]
        return [Segment(f"{text:<6} ", style(*base, "number"))]

    def _find_hit(self, entry: Entry) -> tuple[Sequence[Match], tuple[int, int]]:
        """What is to be marked in an entry, and the stretch of its body that answers best.

        The matches in its links are there only where nothing else of it matches.
        """
        if self._answer is None:
            return (), (0, 0)
        entry = cut_short(entry)
        matches, passage = self._answer.find_passage(entry, FIELDS_SHOWN)
        return matches or self._answer.find_matches(entry, ("url",)), passage

    def _read(self, position: int) -> tuple[str, Sequence[Match], Stretch]:
        """The prose of a row, with what is to be marked in the entry and the stretch of the prose that answers best."""
        entry = self._library[position]
        matches, passage = self._find_hit(entry)
        if "](" not in entry.body and "**" not in entry.body and not entry.body.startswith(_ITEM_SIGNS):
            return entry.body, matches, passage
        # Imported only here: few documents have signs of Markdown.
        from digest_tui.pages.plain_prose import make_plain

        prose = make_plain(entry, [(match.start, match.end) for match in matches if match.field == "body"])
        matches = [_move(match, prose) if match.field == "body" else match for match in matches]
        return prose.text, matches, (prose.find(passage[0]), prose.find(passage[1]))

    def _lay_out(self, position: int, first: int, room: int) -> Sequence[tuple[str, int, Field]]:
        """The text of each line of a row, where in its field it begins, and the field; `first` are cells, as `room`."""
        body, matches, passage = self._read_prose(position)
        rooms = (first, room)[: self.height]
        if matches and matches[0].field == "url":
            above: list[TextLine] = lay_out_row(body, passage, rooms[:-1]) if self.height > 1 else []
            urls = "\n".join(link.url for link in self._library[position].links)
            text, start = _lay_out_link(urls, matches[0], rooms[-1])
            return [*((line, begin, "body") for line, begin in above), (text, start, "url")]
        return [(line, begin, "body") for line, begin in lay_out_row(body, passage, rooms)]


def _move(match: Match, prose: PlainProse) -> Match:
    return replace(match, start=prose.find(match.start), end=prose.find(match.end))


def _lay_out_link(urls: str, match: Match, room: int) -> TextLine:
    """The link in which the query stands, with the words that say so; `urls` are those of an entry, a line each."""
    start = urls.rfind("\n", 0, match.start) + 1
    start += len(split_url(urls[start:].partition("\n")[0])[0])
    link = urls[start:].partition("\n")[0]
    rest = max(room - len(IN_THE_LINK), 1)
    text, shift = lay_out_row(link, (match.start - start, match.end - start), (rest,))[0]
    return clip(f"{IN_THE_LINK}{text}", room), start + shift - len(IN_THE_LINK)


def _paint_field(
    text: str, field: str, base: tuple[str, ...], matches: Sequence[Match], style: GetStyle, shift: int = 0
) -> list[Segment]:
    """`text` with the matches of `field` marked; the field's offset 0 stands at `-shift` of `text`."""
    # What is dimmed has one colour.
    parts = base if base == ("read",) else (*base, field)
    plain, hit = style(*parts), style(*parts, "hit")
    segments: list[Segment] = []
    done, written = 0, len(text.rstrip())
    for match in matches:
        start, end = max(match.start - shift, done), min(match.end - shift, written)
        if match.field == field and start < end:
            if done < start:
                segments.append(Segment(text[done:start], plain))
            segments.append(Segment(text[start:end], hit))
            done = end
    return [*segments, Segment(text[done:], plain)] if done < len(text) else segments
