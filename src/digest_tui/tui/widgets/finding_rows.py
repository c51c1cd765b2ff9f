"""The rows of the findings: what is wrong, and at which entry or line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from digest_tui.chronicle.checking import Finding
from digest_tui.tui.widgets.rows_view import GetStyle

_WIDTH_OF_RULE = 19
_WIDTH_WITH_RULES = 60
"""Cells from which there is room for the rules beside what is wrong."""
_PARTS = {
    "where": "$quiet",
    "rule": "$accented",
    "message": "$ink",
}


class FindingRows:
    """Findings in the order of the text; `describe` says where each is."""

    parts: Mapping[str, str] = _PARTS
    height = 1
    group_starts: Sequence[int] = ()
    ticks: Sequence[int] = ()
    message: Sequence[str] = ()

    def __init__(self, findings: Sequence[Finding], describe: Callable[[Finding], str]) -> None:
        self.findings = findings
        self._describe = describe

    def __len__(self) -> int:
        return len(self.findings)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """Findings have no headings."""
        return Strip.blank(room, style())

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """Where it is, by which rule, and what is wrong."""
        finding = self.findings[row]
        base: tuple[str, ...] = (cursor,) if cursor else ()
        segments = [
            Segment("▌" if base else " ", style(*base)),
            Segment(f"{self._describe(finding):>9}  ", style(*base, "where")),
        ]
        if room >= _WIDTH_WITH_RULES:
            segments.append(Segment(f"{finding.rule:<{_WIDTH_OF_RULE}} ", style(*base, "rule")))
        rest = max(room - sum(len(segment.text) for segment in segments), 1)
        segments.append(Segment(set_cell_size(finding.message, rest), style(*base, "message")))
        return Strip(segments).adjust_cell_length(room, style(*base))
