"""The text of a document, with what any text has: each is found once, when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.chronicle.text.code_blocks import CodeBlocks
from digest_tui.chronicle.text.notation import write_plain
from digest_tui.chronicle.tracing import SILENCE, Trace

if TYPE_CHECKING:
    from digest_tui.chronicle.text.headings import Heading
    from digest_tui.chronicle.text.tables import DateCell

_SIGNS_OF_CELLS = ("|", ".. list-table::", "-- --", "== ==")
"""What tables have, one or another; for other texts nothing of tables is loaded."""
_MARKER = re.compile(r"\[\d{1,9}\]")


class Text:
    """A text made safe to show. `shown` is what a reader sees; `plain` is the same, sign for sign, in one notation.

    Rules read `plain`; entries and footnotes are cut out of `shown`. Offsets mean the same in both.
    """

    def __init__(self, shown: str, trace: Trace = SILENCE) -> None:
        self.shown = shown
        self.plain = write_plain(shown)
        self.trace = trace

    @cached_property
    def code_blocks(self) -> CodeBlocks:
        """The stretches in which code stands."""
        return CodeBlocks(self.plain)

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """Every heading that a sign marks, in order."""
        from digest_tui.chronicle.text.headings import find_headings

        return find_headings(self.plain)

    @cached_property
    def heading_starts(self) -> Sequence[int]:
        """Where each of the `headings` begins."""
        return [heading.start for heading in self.headings]

    def find_heading(self, start: int) -> Heading | None:
        """The heading that begins at `start`; None where none does."""
        position = bisect_left(self.heading_starts, start)
        is_there = position < len(self.headings) and self.heading_starts[position] == start
        return self.headings[position] if is_there else None

    @cached_property
    def date_rows(self) -> frozenset[int]:
        """Where the rows begin of tables set by spaces whose first column is one of dates."""
        from digest_tui.chronicle.text.tables import find_date_rows

        return find_date_rows(self.plain)

    @cached_property
    def date_cells(self) -> Mapping[int, DateCell]:
        """The cells with the dates of rows, by where the rows begin: behind other cells, or on a line of their own.

        Those of tables in code are left out.
        """
        if not any(sign in self.plain for sign in _SIGNS_OF_CELLS):
            return {}
        from digest_tui.chronicle.text.tables import find_date_cells

        cells = find_date_cells(self.plain)
        return {start: cell for start, cell in cells.items() if not self.code_blocks.contains(start)}

    @cached_property
    def running_numbers(self) -> frozenset[int]:
        """Where lines begin whose numbers count on from 1."""
        from digest_tui.chronicle.text.running_numbers import find_running_numbers

        return find_running_numbers(self.plain)

    @cached_property
    def running_items(self) -> frozenset[int]:
        """Where lines begin with the numbers of items that count on before dates, as `2. Dec 31:`."""
        from digest_tui.chronicle.text.running_numbers import find_running_items

        return find_running_items(self.plain)

    def begins_note(self, start: int) -> bool:
        """True if at `start` a marker as `[3]` stands that stands above as well: there the note behind it is cited."""
        marker = _MARKER.match(self.plain, start)
        return marker is not None and self._first_markers[marker[0]] < start

    @cached_property
    def _first_markers(self) -> Mapping[str, int]:
        """Where each marker stands first."""
        first: dict[str, int] = {}
        for marker in _MARKER.finditer(self.plain):
            first.setdefault(marker[0], marker.start())
        return first

    @cached_property
    def wrap_width(self) -> int:
        """The column at which its lines were broken; 0 where they were not."""
        from digest_tui.chronicle.text.layout import find_wrap_width

        return find_wrap_width(self.plain)

    @cached_property
    def is_line_by_line(self) -> bool:
        """Whether each line is a paragraph."""
        from digest_tui.chronicle.text.layout import is_line_by_line

        return is_line_by_line(self.plain)
