"""One notation for all texts: signs of other markups written as those of Markdown, sign for sign in the same place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.safety import PAGE_END

_OTHER_SIGNS = ((" ــ ", " —— "), (" ‐ ", " – "), ("‐", "-"), ("‑", "-"), ("‒", "–"), ("―", "—"))
"""Dashes of other alphabets and hyphens of printers, and what they are: `2 May ‐ The ferry`, `May‐June`."""
_OTHER_SPACES = "\u00a0\u2009\u202f\u200b\ufeff"
_ITEM_OF_STARS = lazy(r"^(\*+)(?=\*[ \t])", re.MULTILINE)
_NEXT_STARS = lazy(r"^\*{2,}[ \t][^\n]*(?P<next>(?:\n[ \t]*)*(?:\n(?:[*=|{]|[^\n]*<br)|\Z))?", re.MULTILINE)
_MOSTLY = 0.8
"""Of the items with several stars, how many have another item behind them, and no text of their own."""
_DRAWER = lazy(
    r"^[ \t]*:PROPERTIES:[ \t]*\n(?:[ \t]*:(?!END:|PROPERTIES:)[^\s:]+:[^\n]*\n)*+[ \t]*:END:[ \t]*$", re.MULTILINE
)
_ANY_SIGN, _STARS = lazy(r"[^\n]"), lazy(r"^\*{1,6}(?=[ \t])", re.MULTILINE)
_OF_ORG = lazy(
    r"^(?:[ \t]*:PROPERTIES:[ \t]*$|#\+(?:title|author|date|options|startup|language):)", re.MULTILINE | re.IGNORECASE
)
_HEAD = 20_000
"""Characters in which a document of Org mode shows what it is."""
_SIGNS = "▼▽▲△▶■□◆◇●○◎◯★☆※❖"
_YEAR_BEHIND_SIGN = lazy(rf"(?P<sign>[{_SIGNS}])[ \t]*\d{{4}}[年년]?[ \t]*$(?=\s*(?P<next>[{_SIGNS}])?)", re.MULTILINE)
_FEW = 2
"""Years alone on their lines, each behind the same sign, by which another is known that is glued to the line above."""
_SIGN_ALONE = lazy(
    r"(?<![^\n])(?P<sign>[-*+•])[ \t]*\n(?:[ \t]*\n)?[ \t]*(?=(?:[^\W\d_]{3,12}\.?[ ])?\d{1,4}(?!\d)(?![ \t]*\n))"
)
"""The sign of an item alone on its line, up to the item, which begins with a figure or as `May 5`."""
_EMPHASIS = lazy(r"'{2,5}")
_ESCAPED = lazy(r"(?P<marker>\\\[\^?\w{1,20}\\\])|\\(?=[\[\]().:])")


def write_plain(text: str) -> str:
    r"""`text` as the rules read it.

    Any space is a blank, any dash one of the usual, a heading has a line of its own, headings of Org mode begin with
    `#`, items with several stars are set in, a sign alone on its line stands before its item, `'''` is `***`, `\[` is
    ` [`, and a date of several links has no signs of these.
    """
    for step in (
        _write_signs,
        _part_years,
        _write_org,
        _set_in_lists,
        _join_signs,
        _write_emphasis,
        _drop_escapes,
        _open_linked_dates,
    ):
        text = step(text)
    return text


def _write_signs(text: str) -> str:
    if PAGE_END in text:
        # The line that ends a page ends before what is printed first on the next.
        text = text.replace(f"\n{PAGE_END}", " \n").replace(PAGE_END, " ")
    for space in _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    for sign, usual in _OTHER_SIGNS:
        if sign in text:
            text = text.replace(sign, usual)
    return text


def _part_years(text: str) -> str:
    """A year as `◇ 2031` that ends the line of another text on a line of its own, as the others of its sign stand.

    An item with another sign follows.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    years = list(_YEAR_BEHIND_SIGN().finditer(text))
    begins = [text.rfind("\n", 0, year.start()) + 1 for year in years]
    alone = Counter(
        year["sign"] for begin, year in zip(begins, years, strict=True) if not text[begin : year.start()].strip()
    )
    glued = [
        year.start()
        for begin, year in zip(begins, years, strict=True)
        if alone[year["sign"]] >= _FEW and year["next"] not in (None, year["sign"])
        if text[begin : year.start()].strip() and text[year.start() - 1] in " \t"
    ]
    return "\n".join(text[begin : end and end - 1] for begin, end in pairwise([0, *glued, None]))


def _write_org(text: str) -> str:
    """The headings of Org mode with `#`, and the drawers of properties below them as blank lines."""
    may_be_org = text.find("#+", 0, _HEAD) >= 0 or text.find(":PROPERTIES:", 0, _HEAD) >= 0
    if not may_be_org or not _OF_ORG().search(text, 0, _HEAD):
        return text
    text = _DRAWER().sub(lambda drawer: _ANY_SIGN().sub(" ", drawer[0]), text)
    return _STARS().sub(lambda stars: "#" * len(stars[0]), text)


def _set_in_lists(text: str) -> str:
    """`** 2 May` below `* 2031` as an item set in; in Org mode such stars make headings, with text below them."""
    if "\n** " not in text:
        return text
    items = list(_NEXT_STARS().finditer(text))
    if sum(item["next"] is not None for item in items) < _MOSTLY * len(items):
        return text
    return _ITEM_OF_STARS().sub(lambda stars: " " * len(stars[0]), text)


def _join_signs(text: str) -> str:
    """The sign of an item that stands alone above its date in front of it, where other items have it there."""
    alone = [sign for sign in "-*+•" if text.startswith(f"{sign}\n") or f"\n{sign}\n" in text or f"\n{sign} \n" in text]
    signs = [sign for sign in alone if re.search(rf"\n{re.escape(sign)}[ \t]+\S", text)]
    if not signs:
        return text
    return _SIGN_ALONE().sub(lambda sign: sign[0].replace("\n", " ") if sign["sign"] in signs else sign[0], text)


def _write_emphasis(text: str) -> str:
    return _EMPHASIS().sub(lambda quotes: "*" * len(quotes[0]), text) if "'''" in text else text


def _drop_escapes(text: str) -> str:
    r"""`\[` as ` [`, but for markers, whose styles know how they are written."""
    return _ESCAPED().sub(lambda sign: sign["marker"] or " ", text) if "\\" in text else text


def _open_linked_dates(text: str) -> str:
    if "[[" not in text and "](" not in text:
        return text
    # Imported only here: the first screen of a document without such links does without it.
    from digest_tui.chronicle.text.linked_dates import open_linked_dates

    return open_linked_dates(text)
