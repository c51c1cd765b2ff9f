"""One pass over the lines of a text: datelines of the model's kind, and lines that may hold a date of another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.styles import MODEL
from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.model import PartialDate, calendar_date
from digest_tui.chronicle.text.lines import LineStart
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_DATE = r"[A-Za-z]{3,9}\.?[ \t]+\d{1,2},?[ \t]+\d{4}"
# A wide gap stands in the head of a printed page; a time of day or a second date behind the dash belongs to the first.
_DASH = rf"[ \t]{{1,3}}[—–-][ \t]+(?!\d{{1,2}}:\d\d|{_DATE})"
# Either the dateline of the first style; or, to be looked at twice, a line that may have a date in it: a figure near
# its beginning or its end, or a few words alone that are no sentence. A note, which begins with a number in brackets
# and a space, or with one before its URL, is neither; a marker of a dumped page stands right before its word, and
# before a bare year in a table of contents; where it stands before a word, its number is no figure of a date.
_LINE = LineStart(
    rf"(?:(?P<date>{_DATE}){_DASH}"
    r"|(?!\[\d{1,9}\](?:(?!\w)|https?:|\d{4}(?![\d.-]))|\d{1,9}\.[ ]{1,3}https?://)"
    r"(?=[^\w\n\[]{0,8}+(?:\[\d{1,9}\](?=[^\W\d_]))?+[^\w\n]{0,8}(?:[^\W\d_]{1,14}[^\w\n]{1,4}){0,5}[^\W\d_]?\d"
    r"|[^\w\n]{0,8}(?:(?:令和|平成|昭和|大正|明治|民[国國])[\d元]|[〇一二三四五六七八九十]{1,4}[年月][一二三四五六七八九十])"
    r"|[^\w\n]{0,8}(?:[^\W\d_]{3,10}[ ])?[IVX]{1,5}e?(?:[ ][^\W\d_]|[ ]?[-–—:])"
    r"|[^\n]{1,140}\d[^\n]{0,14}(?:\n|\Z)"
    r"|\#{1,6}[ \t][^\n]{1,400}\d[^\n]{0,14}(?:\n|\Z)"
    r"|[^\w\n]{0,8}(?:[^\W\d_]{2,10}[ /-]){0,2}[^\W\d_]{3,12}"
    r"(?:[.*_]{2,4}[ ]|[*_.]{0,3}[ \t]?[:–—]|--|[ ]-[ ]|[^\w\n.]{0,8}(?:\n|\Z))"
    r"|[^\w\n]{0,8}[^\W\d_]{3,12}[^\w\n]{1,8}(?:\n|\Z)|[-*+•][ \t]+(?:[^\W\d_]{2,10}[ ])?[^\W\d_]{3,12}\.[ ]"
    # As in `- In mid-August the ferry`.
    r"|[-*+•][ \t]+(?:[^\W\d_]{2,8}[ ])?"
    r"(?:[^\W\d_]{2,7}-|(?:[Ee]arly|[Ll]ate|Anfang|Mitte|Ende|Début|Fin)[ ])[^\W\d_]{3,12}[ ,]"
    r"|\|[ \t*_]{0,4}(?:[^\W\d_]{1,10}\.?[ /–-]{1,3}){0,2}[^\W\d_]{3,12}\.?[ \t*_]{0,20}\|"
    r"|(?:[-*+•][ \t]+)?(?:<[a-z]|\[[^\]\n]{1,200}\]\([^)\n]{1,400}\)[^\w\n]{1,5}(?:[^\W\d_]{3,12}\.?[ ])?\d)))"
)

_LOOKS_DATED = lazy(
    r"[^\w\n]{0,8}(?:[^\W\d_]{1,14}[^\w\n]{1,3}){0,3}"
    r"(?:(?=\d[^\n]{0,40}?(?<!\d)[12]\d{3}(?!\d))(?:\d{4}|\d\d?)(?!\d)|\d{1,4}(?P<sign>[-./])\d\d?(?P=sign)\d{1,4}\b)"
)
"""A figure of a day or a year near the beginning of a line, and a year."""


class Scan(NamedTuple):
    """What one pass has found, each in the order of the text."""

    starts: list[EntryStart]
    """The datelines of the model's kind, which need no proof."""
    doubtful: list[int]
    """Where the lines begin that may hold a date of another kind."""


def scan(source: Text) -> Scan:
    """Read the datelines of the model's kind at once, and note the lines that the readers have to look at."""
    starts: list[EntryStart] = []
    doubtful: list[int] = []
    code = source.code_blocks if source.code_blocks else None
    for start, match in _LINE.find(source.plain):
        written = match["date"]
        if code and code.contains(start):
            if source.trace.is_asked and looks_dated(source.plain, start):
                source.trace.record("reader", "none: the line is code", (start,))
            continue
        if written is not None and written.split()[0].rstrip(".").lower() in MONTHS:
            date = _read_month_day_year(written)
            starts.append(EntryStart(start, match.start("date"), match.end(), written, date, MODEL))
        else:
            doubtful.append(start)
    if source.trace.is_asked:
        source.trace.record("reader", "dateline with dashes", [start.start for start in starts])
    return Scan(starts, doubtful)


@lru_cache(maxsize=1024)
def _read_month_day_year(written: str) -> PartialDate | None:
    month, day, year = written.replace(".", " ").replace(",", " ").split()
    return calendar_date(int(year), MONTHS[month.lower()], int(day))


def looks_dated(text: str, start: int) -> bool:
    """True if a person might take what the line at `start` begins with for a date."""
    return _LOOKS_DATED().match(text, start) is not None
