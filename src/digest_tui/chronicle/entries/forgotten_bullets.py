"""Days in a list of days before which the author has forgotten the sign of an item."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.evidence import leads_to_date
from digest_tui.chronicle.entries.styles import STYLE_OF, Tail
from digest_tui.chronicle.text.lines import get_line_above

_TAILS: tuple[Tail, ...] = ("colon", "dash")
"""What parts a day from its text so clearly that hardly a sentence begins so."""


def restore_bullets(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The `lines`; one without a sign is an item of the list where its day lies between the items above and below.

    What stands above it leads to no date, as a wrapped line does: `- 2 May: It stops on`, below it `3 May: …`.
    """
    restored: list[DatedLine] = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        is_item = bool(restored) and following is not None and _is_between(restored[-1], line, following)
        is_item = is_item and not leads_to_date(get_line_above(text, line.start))
        restored.append(line._replace(style=STYLE_OF["bullet", line.style.tail]) if is_item else line)
    return restored


def _is_between(above: DatedLine, line: DatedLine, below: DatedLine) -> bool:
    """True if the `line` looks like the items `above` and `below`, but for their signs, and its day lies between."""
    items = (above, below)
    if line.style.lead != "line" or line.style.tail not in _TAILS or not line.is_to_the_day:
        return False
    if any(item.style.lead != "bullet" or item.indent != line.indent or not item.is_to_the_day for item in items):
        return False
    first, day, last = (one.date.date for one in (above, line, below))
    if first is None or day is None or last is None or len({one.has_year for one in (*items, line)}) > 1:
        return False
    return first < day < last or first > day > last
