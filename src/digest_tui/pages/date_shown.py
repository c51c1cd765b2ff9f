"""The date of an entry as it is shown: written out, or as printed where that says more."""

from __future__ import annotations

from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.model import Chronicle, Dateline, PartialDate
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.wording import format_date

_CLOCK = lazy(r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[ap]\.?m\b\.?)?(?:[ ]?(?:Z|[A-Z]{3,4})\b)?(?![\d:])")
_WORD = lazy(r"[^\W\d_]+|\d+|\?+|[~±]")
_ORDINAL = lazy(r"(?<=\d)(?:st|nd|rd|th)\b")
_LONGEST = 100
"""Characters of a dateline. A longer one is prose."""
_AROUND = " \t—–-:;,.*#|>=_"


def format_dateline(chronicle: Chronicle, dateline: Dateline | None) -> str:
    """A date written out, or the dateline as printed where it says more: a time, a weekday, `late`, `??`.

    What is printed may have the place in it. A year that is not printed stands behind in brackets.
    """
    if dateline is None:
        return format_date(None)
    written_out = format_date(dateline.date, dateline.date_as_written)
    printed = _read_printed(chronicle, dateline)
    if dateline.date is None or not _says_more(printed, dateline.date, dateline.place or ""):
        return written_out
    year = dateline.date.year
    is_whole = year is None or str(abs(year)) in printed or f"{abs(year) % 100:02d}" in _WORD().findall(printed)
    return printed if is_whole else f"{printed} ({written_out})"


def find_clock(as_written: str) -> str:
    """The time of day in a date as printed, word for word; "" where there is none."""
    match = _CLOCK().search(as_written) if ":" in as_written else None
    return match[0] if match else ""


def _read_printed(chronicle: Chronicle, dateline: Dateline) -> str:
    """The whole dateline where it is a short one around its date, else the date alone."""
    printed = " ".join(chronicle.text[dateline.start : dateline.end].split()).strip(_AROUND)
    date = " ".join(dateline.date_as_written.split())
    return printed if date in printed and len(printed) <= _LONGEST else date


def _says_more(printed: str, date: PartialDate, place: str) -> bool:
    """Whether it has a word or number beside the date and the place."""
    rest = printed.replace(" ".join(place.split()), " ") if place else printed
    words = _WORD().findall(_ORDINAL().sub("", rest.casefold()))
    numbers = {part for one in (date, date.last) if one is not None for part in (one.year, one.month, one.day)}
    numbers |= {abs(part) % 100 for part in numbers if part is not None}
    return any(int(word) not in numbers if word.isdecimal() else word not in MONTHS for word in words)
