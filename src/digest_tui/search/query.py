"""What a reader typed, taken apart: words, phrases, figures, dates and filters.

Nothing here is an error: what is no filter is words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from digest_tui.chronicle.model import PartialDate
from digest_tui.search.dates import read_date, read_spoken_date
from digest_tui.search.folding import fold

Kind = Literal[
    "word", "phrase", "number", "literal", "dashed", "date", "label", "place", "site", "after", "before", "no", "is"
]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an entry must have; of a query of several it must have each."""

    kind: Kind
    text: str
    """Folded. Of a date as typed."""
    date: PartialDate | None = None
    is_excluded: bool = False
    """The entry must not have it."""
    is_last: bool = False
    """It may still be growing, as nothing is typed behind it, or is an initial."""


# A filter's value or a phrase may stand in quotes, of which the last may not be typed yet.
_TOKEN = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?(?:(?P<name>[a-z]+):)?(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]+))"""
)
_FILTERS: dict[str, Kind] = {
    "place": "place",
    "date": "date",
    "after": "after",
    "before": "before",
    "site": "site",
    "note": "label",
    "no": "no",
    "is": "is",
}
_LABEL = re.compile(r"\[(\w+)\]?\Z")
_NUMBER = re.compile(r"\d[\d.,-]*\Z")
_LITERAL = re.compile(r"[a-z0-9][./][a-z0-9]")
_DASHED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_INITIAL = re.compile(r"(?:[a-z]\.?|(?:zh|kh|ts|ch|sh|yu|ya|yo|ye)\.)\Z")
"""`m`, `m.` and `zh.` are the beginning of a name, wherever they stand."""
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.-?)+[a-z]*\Z")
_POSSESSIVE = re.compile(r"'s?(?![a-z0-9])")
_WORD = re.compile(r"[a-z0-9]+")
_EDGES = " \t.,;:!?'`()<>{}*&^%$#@~|\\_=+/"


def parse_query(query: str) -> tuple[Part, ...]:
    """The parts of `query`; none where it has no word. Never raises."""
    folded = fold(query)
    parts: list[Part] = []
    waiting: list[str] = []
    end = len(folded.rstrip())
    for match in _TOKEN.finditer(folded):
        is_last = match.end() == end
        if match["minus"] is None and match["name"] is None and match["bare"] is not None:
            waiting.append(match["bare"])
        else:
            parts += _read_bare(waiting, False) + _read_marked(match, is_last)
            waiting = []
    return tuple(dict.fromkeys(parts + _read_bare(waiting, True)))


def _read_marked(match: re.Match[str], is_last: bool) -> list[Part]:
    """The parts of a token with a hyphen, a filter's name or quotes."""
    is_quoted = match["bare"] is None
    value = match["quoted"] if is_quoted else match["bare"]
    name = match["name"]
    excluded = match["minus"] is not None
    is_growing = is_last and not match["closed"]
    if name is not None and (part := _read_filter(name, value.strip(), is_growing)):
        return [replace(part, is_excluded=excluded)]
    if is_quoted:
        found = _read_words(name or "", False)
        words = " ".join(_WORD.findall(value))
        found += [Part("phrase", words, is_last=is_growing)] if words else []
    else:
        found = _read_bare([f"{name}:{value}" if name else value], is_last)
    return [replace(part, is_excluded=excluded) for part in found]


def _read_filter(name: str, value: str, is_last: bool) -> Part | None:
    """The filter, or None where there is none of the name or its value is not (yet) one."""
    kind = _FILTERS.get(name)
    if kind is None or not _WORD.search(value):
        return None
    if kind in ("date", "after", "before"):
        date = read_date(value)
        return Part(kind, value, date) if date else None
    if kind == "no":
        return Part(kind, value) if value == "source" else None
    if kind == "is":
        is_meant = value == "marked" or (is_last and "marked".startswith(value))
        return Part(kind, "marked") if is_meant else None
    return Part(kind, value.strip("[]") if kind == "label" else value, is_last=is_last)


def _read_bare(tokens: list[str], is_last: bool) -> list[Part]:
    """The parts of tokens without marks, of which the last may still be growing."""
    stripped = [token if _INITIAL.match(token) else token.strip(_EDGES) for token in tokens if _WORD.search(token)]
    parts: list[Part] = []
    place = 0
    while place < len(stripped):
        spoken = read_spoken_date(stripped[place : place + 4])
        if spoken:
            date, length = spoken
            parts.append(Part("date", " ".join(stripped[place : place + length]), date))
            place += length
        else:
            place += 1
            parts += _read_token(stripped[place - 1], is_last and place == len(stripped))
    return parts


def _read_token(token: str, is_last: bool) -> list[Part]:
    if match := _LABEL.match(token):
        return [Part("label", match[1])]
    date = read_date(token) if not token.isdigit() else None
    if date is not None:
        return [Part("date", token, date)]
    if _INITIAL.match(token):
        return [Part("word", token.rstrip("."), is_last=True)]
    token = token.strip("[]" + _EDGES)
    if _NUMBER.match(token):
        return [Part("number", token.rstrip(".,-"), is_last=is_last)]
    if _LITERAL.search(token):
        return [Part("literal", _strip_scheme(token), is_last=is_last)]
    token = _POSSESSIVE.sub(" ", token).strip(_EDGES + "-")
    if _DASHED.match(token):
        return [Part("dashed", token, is_last=is_last)]
    return _read_words(token, is_last)


def _read_words(token: str, is_last: bool) -> list[Part]:
    words = _WORD.findall(token)
    return [
        Part(
            "number" if word[0].isdigit() else "word", word, is_last=len(word) == 1 or (is_last and place == len(words))
        )
        for place, word in enumerate(words, 1)
    ]


def is_name_with_initials(text: str) -> bool:
    """`m.adam`, `k.-j.tokayev`: words of a name that is typed without spaces."""
    return _INITIALS.match(text) is not None


def _strip_scheme(token: str) -> str:
    return re.sub(r"^[a-z]+://", "", token).removeprefix("www.").rstrip("/")
