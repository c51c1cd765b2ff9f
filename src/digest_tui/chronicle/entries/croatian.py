"""`listopad`, which is October in Croatian and November in Czech and Polish: the other months of the text tell."""

from __future__ import annotations

import re

from digest_tui.chronicle.dates.reading import read_at
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.languages.months import NAMES
from digest_tui.chronicle.text.patterns import lazy

_LISTOPAD = lazy(r"listopad[au]?(?!\w)", re.IGNORECASE)


def read_croatian(text: str, lines: list[DatedLine]) -> list[DatedLine]:
    """The lines; among other months of Croatian, `listopad` is October, which is November in Czech and Polish."""
    doubtful = {line.start for line in lines if _LISTOPAD().search(text, line.date.start, line.date.end)}
    croatian = {*NAMES["hr"][0].replace(",", " ").split()} if doubtful else set()
    written = [text[line.date.start : line.date.end].lower() for line in lines] if doubtful else []
    if not any(croatian.intersection(date.split()) for date in written):
        return lines
    return [_read_october(text, line) if line.start in doubtful else line for line in lines]


def _read_october(text: str, line: DatedLine) -> DatedLine:
    written = _LISTOPAD().sub("oktober", text[line.date.start : line.date.end])
    date = read_at(written, 0, len(written))
    return line._replace(date=line.date._replace(date=date.date)) if date else line
