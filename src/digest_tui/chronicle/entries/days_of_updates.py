"""Days to which a document says that it was kept, as `Last updated: 2 May 2031`: nothing happened on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest_tui.chronicle.dates.reading import read_at
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.patterns import lazy

_MOST = 2
"""One at the head of a document and one at its foot; more are its items."""
_UPDATED = lazy(
    lambda: rf"(?<!\w)(?P<words>{any_of('updated')})\b(?:[ ]{any_of('on')}(?=[ ]))?[ \t*_:—–-]*(?=\w)", re.IGNORECASE
)
_NO_WORDS = " \t*_>#-+•(["


def find_days_of_updates(text: str, lines: Sequence[DatedLine]) -> set[DatedLine]:
    """The titles among the `lines` whose date stands behind such words, where the document has few of them."""
    found = {line for line in lines if line.style.lead == "title" and _says_when_updated(text, line)}
    return found if len(found) <= _MOST else set()


def _says_when_updated(text: str, line: DatedLine) -> bool:
    """True if such words stand right before a date; a single word at the head of the line, as it may end a title."""
    line_end = find_line_end(text, line.start)
    return any(
        read_at(text, match.end(), line_end) is not None
        for match in _UPDATED().finditer(text, line.start, line_end)
        if " " in match["words"] or not text[line.start : match.start()].strip(_NO_WORDS)
    )
