"""`<time datetime="…">`: where the page shows less than a date, the date that stands behind it."""

from __future__ import annotations

import re

_DATE = re.compile(r"\s*(\d{4})(?:-\d\d(?:-(\d\d))?)?(?=$|[T\s])")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,5}\b)?", re.IGNORECASE)
_LONGEST = 40
"""Characters of what is only a time; longer words say more."""


def write_time(datetime: str, shown: str) -> str:
    """The date of `datetime` with the hour that is shown, if what is shown lacks the year: `2031-01-14 18:02 UTC`.

    "Jan 14, 18:02 UTC" and "two days ago" are such. What is shown stands as it is if it has the year, or names the day
    before or after: which of both is meant, the place of the reader decides.
    """
    date = _DATE.match(datetime)
    if date is None or date[1] in shown:
        return shown
    clock = _CLOCK.search(shown)
    numbers = {int(number) for number in re.findall(r"\d{1,2}(?!\d)", _CLOCK.sub("", shown))}
    day = int(date[2] or 0)
    if day and day not in numbers and numbers & {day - 1, day + 1}:
        return shown
    rest = shown if len(shown) > _LONGEST else clock[0] if clock else ""
    return f"{date[0].strip()} {rest}".strip()
