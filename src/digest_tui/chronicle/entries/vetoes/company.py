"""What vetoes judge: the dated lines of a document at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digest_tui.chronicle.entries.completing import Dates
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.text.source import Text


@dataclass(frozen=True)
class Company:
    """The dated lines among which a veto finds those that are no entries."""

    source: Text
    lines: Sequence[DatedLine]
    """The lines to judge, in the order of the text."""
    groups: Iterable[Sequence[DatedLine]] = ()
    """All lines that a style might be, by what counts together."""
    dates: Dates = field(default_factory=dict)
    """The completed date of each line, by where it is written; empty before that moment."""
    plain: int = 0
    """How many entries have the dateline of the model beside these."""

    @cached_property
    def text(self) -> str:
        """The text of the document."""
        return self.source.plain
