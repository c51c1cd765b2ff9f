"""Dates as a reader types them, in English, Russian or Kazakh, or in figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest_tui.chronicle.model import PartialDate, calendar_date

# Folded, as the query is. Three letters of a name are enough.
_MONTHS = (
    "january yanvar yanvarya kantar",
    "february fevral fevralya akpan",
    "march mart marta nauryz",
    "april aprel aprelya sauir",
    "may maya mamyr",
    "june iyun iyunya mausym",
    "july iyul iyulya shilde",
    "august avgust avgusta tamyz",
    "september sentyabr sentyabrya kyrkuyek",
    "october oktyabr oktyabrya kazan",
    "november noyabr noyabrya karasha",
    "december dekabr dekabrya zheltoksan",
)
_MONTHS_OF_A_YEAR = len(_MONTHS)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z")
_WORDS_FOR_YEAR = ("god", "goda", "g", "zhyl", "zhyly", "zh")
"""As in `16 января 2025 года`; folded, as months are."""


def read_date(written: str) -> PartialDate | None:
    """The date in figures: `2025-01-16`, `2025-01`, `2025`, `16.01.2025` or `16/01/2025`; None for what is none.

    The day comes first, unless only the second number can be one: `01/16/2025`.
    """
    if match := _ISO.match(written):
        year, month, day = (None if part is None else int(part) for part in match.groups())
    elif match := _DAY_FIRST.match(written):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month > _MONTHS_OF_A_YEAR:
            day, month = month, day
    else:
        return None
    is_real = year and calendar_date(year, 1 if month is None else month, 1 if day is None else day)
    return PartialDate(year, month, day) if is_real else None


def read_spoken_date(words: Sequence[str]) -> tuple[PartialDate, int] | None:
    """The date that begins `words` and how many of them it takes: `jan 16`, `16 yanvarya 2025`; None for none.

    A month without a day is a word like others.
    """
    if len(words) < 2:
        return None
    for month_word, day_word in ((words[0], words[1]), (words[1], words[0])):
        month, day = _find_month(month_word), _DAY.match(day_word)
        if month and day and calendar_date(2024, month, int(day[1])):
            has_year = len(words) > 2 and _YEAR.match(words[2])
            year = int(words[2]) if has_year else None
            length = 3 if has_year else 2
            length += bool(has_year) and len(words) > length and words[length] in _WORDS_FOR_YEAR
            return PartialDate(year, month, int(day[1])), length
    return None


def read_month_name(word: str) -> str | None:
    """The English name of the month that `word` names or begins to name, folded; None for none."""
    month = _find_month(word)
    return _MONTHS[month - 1].split()[0] if month else None


def translate_month(word: str) -> str | None:
    """The English name of the month that `word` is the whole name of, folded; None where it is none."""
    return next((names.split()[0] for names in _MONTHS if word in names.split()), None)


def _find_month(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next(
        (number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names.split())),
        None,
    )
