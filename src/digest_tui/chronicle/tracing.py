"""Which rule decided on which line: what `digest-tui explain` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Stage = Literal["reader", "form", "evidence", "selection", "veto", "scope", "note", "proof"]
"""`reader`: which reader read the date of a line; `form`: in which form it is written. `evidence`: why an item may
begin there; `selection`: why its style is one of the document's; `veto`: why it is no entry all the same; `scope`: it
lends its date to those below. `note`: it looks like a footnote of a style; `proof`: why it is one, or is not."""


class Decision(NamedTuple):
    """One rule that spoke of one line."""

    start: int
    """Where the line begins in the text."""
    stage: Stage
    rule: str
    """The name of the rule, as its row in a table has it."""


class Trace:
    """The decisions of one parse, kept in the order in which they were made."""

    def __init__(self, is_asked: bool = True) -> None:
        self.is_asked = is_asked
        """False where nobody reads what is recorded, so that it need not be gathered."""
        self.decisions: list[Decision] = []

    def record(self, stage: Stage, rule: str, starts: Iterable[int]) -> None:
        """Keep that `rule` decided on the lines that begin at `starts`, if anybody asked."""
        if self.is_asked:
            self.decisions.extend(Decision(start, stage, rule) for start in starts)


SILENCE = Trace(is_asked=False)
"""The trace of every parse that nobody asked to explain: it keeps nothing."""
