"""The rows of the findings: under each rule what is wrong, and at which entry or line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from digest_tui.chronicle.checking import RULES, Finding
from digest_tui.chronicle.checking.gravity import FOLDED_RULE, group_by_rule
from digest_tui.tui.widgets.row_text import clip
from digest_tui.tui.widgets.rows_view import GetStyle

_SENTENCES = {rule.name: rule.sentence for rule in RULES}
_PARTS = {
    "heading": "$quiet",
    "where": "$quiet",
    "message": "$ink",
}


class Fold(NamedTuple):
    """A row that stands for all findings of a rule until somebody asks for them."""

    rule: str
    findings: Sequence[Finding]


class FindingRows:
    """Findings by rule, the gravest first, those of a rule in the order of the text; `describe` says where each is."""

    parts: Mapping[str, str] = _PARTS
    height = 1
    ticks: Sequence[int] = ()
    message: Sequence[str] = ()

    def __init__(self, findings: Sequence[Finding], describe: Callable[[Finding], str], is_folded: bool = True) -> None:
        self._describe = describe
        self.rows: list[Finding | Fold] = []
        self.group_starts: list[int] = []
        self._titles: list[str] = []
        for rule, own in group_by_rule(findings):
            self.group_starts.append(len(self.rows))
            self._titles.append(f"{rule} · {len(own):,}")
            is_fold = is_folded and rule == FOLDED_RULE and len(own) > 1
            self.rows += [Fold(rule, own)] if is_fold else own
        self._room_for_place = max((len(self._find_place(row)) for row in self.rows), default=0)

    def _find_place(self, row: Finding | Fold) -> str:
        return "Enter" if isinstance(row, Fold) else self._describe(row)

    def __len__(self) -> int:
        return len(self.rows)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        """The rule and how many findings it has."""
        title = f" ─ {self._titles[group]} "
        return Strip([Segment(clip(title + "─" * max(room - len(title), 0), room), style("heading"))], room)

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        """Where it is, and what is wrong; of a fold, what it holds."""
        found = self.rows[row]
        base: tuple[str, ...] = (cursor,) if cursor else ()
        words = describe_fold(found) if isinstance(found, Fold) else found.message
        head = f"{'▌' if base else ' '}{self._find_place(found):>{self._room_for_place + 1}}  "
        return Strip(
            [
                Segment(head, style(*base, "where")),
                Segment(clip(words, max(room - len(head), 1)), style(*base, "message")),
            ]
        ).adjust_cell_length(room, style(*base))


def describe_fold(fold: Fold) -> str:
    """What a folded rule finds, and how often."""
    return f"{len(fold.findings):,} of these: {_SENTENCES[fold.rule]}"
