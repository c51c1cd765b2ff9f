"""Words that stand before a date and lead to it, `on 2 May`, `between 2 and 5 May`, or bound a time, `after 1861`."""

from __future__ import annotations

import re

from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.patterns import lazy

_FIRST_YEAR = 100
"""The first that figures alone may be; the lines around tell whether those below 1000 are years."""
_SPAN_BEHIND_WORD = lazy(lambda: rf"(?<=[ \t]){any_of('span_behind_word')}[ \t]", re.IGNORECASE)


def write_words() -> str:
    """The pattern of such words, if any, with the groups that `read_behind_words` reads."""
    on = rf"(?:{any_of('on')}|(?P<between>{any_of('between')}))[ \t]+|{any_of('on_figures')}(?=\d)"
    return rf"(?:(?P<on>{on})|(?P<bound>(?P<before>{any_of('before')})|{any_of('after')})(?:[ \t]+|(?<=['’])))?"


def read_behind_words(text: str, lead: re.Match[str], line_end: int) -> WrittenDate | None:
    """The date behind the words with which the `lead` of its line or its cell may end; None where there is none."""
    date = read_at(text, lead.end(), line_end)
    if lead["bound"]:
        return date and _bound(date, lead)
    if lead["between"] and not (date and date.precision > Precision.YEAR and date.date and date.date.last):
        return None
    if date and not lead["on"] and (span := _SPAN_BEHIND_WORD().search(text, date.start, date.end)):
        # `3. bis zum 30. Juni` is the third of several, and `May 5 and the 7 ships` a day.
        return read_at(text, lead.end(), span.start())
    # A weekday or a month may begin like the word before a date.
    return read_at(text, lead.start("on"), line_end) if date is None and lead["on"] else date


def _bound(date: WrittenDate, lead: re.Match[str]) -> WrittenDate | None:
    """The `date` as an end of an open time, with the word before it: `after 1861`; None where its number is no year."""
    is_year = (
        date.precision > Precision.YEAR or date.form.names_era or (date.date and (date.date.year or 0) >= _FIRST_YEAR)
    )
    if date.date is None or not is_year:
        return None
    bounding = date.date._replace(last=None, reach="until" if lead["before"] else "from")
    if lead["before"] and date.date.last:
        bounding = date.date.last._replace(reach="until")
    return date._replace(start=lead.start("bound"), date=bounding)
