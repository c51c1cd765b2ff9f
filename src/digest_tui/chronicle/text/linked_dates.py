"""Dates of which the parts are links, as in `* [[30 June]] [[1966]] – …` of a wiki: written without their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.patterns import lazy

_MONTH = r"[^\W\d_]{3,12}"
_PART = lazy(
    lambda: (
        r"(?:(?P<year>\d{4}[年년]?(?!\w))|(?:\d{4}[年년])?\d{1,2}[月월](?:\d{1,2}[日일])?"
        rf"|\d{{1,2}}(?:\.|{any_of('ordinals')})?[ ](?:{any_of('of')}[ ])?(?P<month>{_MONTH})(?!\w)"
        rf"|(?P<first>{_MONTH})[ ]\d{{1,2}}(?:{any_of('ordinals')})?(?!\w))"
    ),
    re.IGNORECASE,
)
"""A year, a month by its sign, a day with its month."""
_OPEN = lazy(r"[*_]{0,5}(?:(?P<wiki>\[\[)(?:[^\[\]|\n]{1,80}\|)?|\[)")
_CLOSE = lazy(r"(?:\]\]|\]\((?:[^()\n]|\([^()\n]*\)){1,300}\))[*_]{0,5}+(?![A-Za-z]|[-–—/]\[)")
"""With no letter behind, as in `[[1930]]s`, and no second link to which it leads, as in `[[1930]]–[[1935]]`."""
_BETWEEN = lazy(r"[ \t]*,?[ \t]*")
_ITEM = lazy(r"^[ \t]*[-*+•#:]{1,4}[ \t]+(?=(?:[^\[\n]{1,20})?\[)", re.MULTILINE)
_FEW = 2
"""Parts of a date; one alone is read as all that stands in `[…]`, but not in the two brackets of a wiki."""


def open_linked_dates(text: str) -> str:
    """`text` with blanks for the signs of links where an item begins with the parts of a date and some are links."""
    pieces, done = [], 0
    for item in _ITEM().finditer(text):
        parts = list(_find_parts(text, item.end()))
        if len(parts) < _FEW and not any(part and part[0]["wiki"] for part in parts):
            continue
        for opening, closing in filter(None, parts):
            for sign in (opening, closing):
                pieces += [text[done : sign.start()], " " * len(sign[0])]
                done = sign.end()
    return "".join([*pieces, text[done:]])


def _find_parts(text: str, start: int) -> Iterator[tuple[re.Match[str], re.Match[str]] | None]:
    """For each part of a date from `start` the signs before and behind it, where it is a link; else None.

    A second year or a second day is no part of it.
    """
    seen: set[bool] = set()
    while True:
        opening = _OPEN().match(text, start)
        part = _PART().match(text, opening.end() if opening else start)
        if part is None or not _names_month(part) or (is_year := part["year"] is not None) in seen:
            return
        seen.add(is_year)
        closing = _CLOSE().match(text, part.end()) if opening else None
        if opening and closing:
            yield opening, closing
        elif opening:
            return
        else:
            yield None
        between = _BETWEEN().match(text, closing.end() if closing else part.end())
        start = between.end() if between else len(text)


def _names_month(part: re.Match[str]) -> bool:
    name = part["month"] or part["first"]
    return name is None or name.lower() in MONTHS
