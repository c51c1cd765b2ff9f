"""What a reader typed, taken apart: words, phrases, figures, dates and filters.

Nothing here is an error: what is no filter is words, and a filter that is half
typed counts for nothing until it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digest_tui.chronicle.text.folding import FoldedText, fold_with_origins
from digest_tui.search.amounts import read_amount
from digest_tui.search.dates import read_date, read_whole_date
from digest_tui.search.terms import Kind, QueryTerm
from digest_tui.search.tokens import ENTRIES, WORD, read_word, read_words

# A filter's value or a phrase may stand in quotes, of which the last may not be typed yet.
_TOKEN = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?(?:(?P<lone>[a-z]+:)\s*\Z|(?:(?P<name>[a-z]+):(?P<gap>\s*))?"""
    r"""(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"|]+)|(?P<bar>\|+)))"""
)
FILTERS: dict[str, Kind] = {
    "place": "place",
    "in": "place",
    "date": "date",
    "on": "date",
    "after": "after",
    "from": "after",
    "since": "after",
    "before": "before",
    "to": "before",
    "until": "before",
    "site": "site",
    "host": "site",
    "footnote": "label",
    "note": "label",
    "no": "no",
    "has": "has",
    "is": "is",
    "entry": "entry",
    "who": "who",
    "law": "law",
    "finding": "finding",
    "tag": "tag",
}
"""The names of the filters and what each asks."""
_BOUNDS: dict[str, tuple[Kind, bool]] = {
    **dict.fromkeys(("after", "posle"), ("after", True)),
    **dict.fromkeys(("since", "from", "s"), ("after", False)),
    **dict.fromkeys(("before",), ("before", True)),
    **dict.fromkeys(("until", "till", "do", "po"), ("before", False)),
}
"""Words before a date that make it a bound, folded: which, and whether its own days are left out."""
_ON = ("on", "in", "at", "during", "v", "vo", "na")
"""Words before a date that say nothing beside it."""
_MAY_GROW = re.compile(r"\d+ [a-z]\Z")
"""A whole number and a letter, which may be the first of any word."""
_LONE_YEAR = re.compile(r"(?:19|20)\d\d\s*\Z")
LACKED = ("source", "place", "url", "date", "note")
"""What may stand behind `no:` and `has:`."""
_SIGNS: dict[Kind, str] = {"label": "[]", "tag": "#"}
"""What may be typed around the value of a filter and is no part of it."""
_EITHER = "or"


def parse_query(query: str) -> tuple[QueryTerm, ...]:
    """The terms of `query`; none where it has no word. Never raises."""
    terms: list[QueryTerm] = []
    is_either = False
    for found in _Scanner(query).read():
        if found is None:
            is_either = bool(terms)
            continue
        if is_either and found:
            found[0] = _join_either(terms.pop(), found[0])
        is_either = is_either and not found
        terms += found
    return tuple(dict.fromkeys(terms))


class _Scanner:
    """Goes through a query from token to token."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._folded: FoldedText = fold_with_origins(query)
        self._text = self._folded.text
        self._end = len(self._text.rstrip())
        self._place = 0

    def read(self) -> Iterator[list[QueryTerm] | None]:
        """The terms of token after token; None between two of which either will do."""
        while match := _TOKEN.search(self._text, self._place):
            self._place = match.end()
            is_either = match["bar"] is not None or (match[0] == _EITHER and self._place < self._end)
            yield None if is_either else self._read_token(match)

    def _read_token(self, match: re.Match[str]) -> list[QueryTerm]:
        if match["lone"] is not None:
            name = match["lone"][:-1]
            terms = [self._make_pending(name, "")] if name in FILTERS else read_words(name, True)
        elif match["name"] in FILTERS:
            terms = self._read_filter(match)
        elif match["quoted"] is not None:
            terms = self._read_quoted(match)
        elif match["minus"] is None and match["name"] is None and (found := self._read_several(match)):
            terms = [found]
        else:
            terms = self._read_bare(match)
        typed, is_excluded = self._find_typed(match.start(), self._place), match["minus"] is not None
        return [replace(term, typed=term.typed or typed, is_excluded=is_excluded) for term in terms]

    def _read_quoted(self, match: re.Match[str]) -> list[QueryTerm]:
        words = " ".join(WORD.findall(match["quoted"]))
        found = read_words(match["name"] or "", False)
        is_growing = match.end() == self._end and not match["closed"]
        return [*found, QueryTerm("phrase", words, is_last=is_growing)] if words else found

    def _read_bare(self, match: re.Match[str]) -> list[QueryTerm]:
        name, is_last = match["name"], match.end() == self._end
        if name is None:
            return read_word(match["bare"], is_last, self._find_typed(match.start("bare"), match.end()))
        bare = match["bare"] or ""
        if bare.startswith("//") or not bare:
            return read_word(f"{name}:{bare}", is_last, "")
        misnamed = [] if match["gap"] else [QueryTerm("misnamed", name, typed=f"{name}:")]
        return [*(misnamed or read_words(name, False)), *read_word(bare, is_last, "")]

    def _read_date(self, start: int) -> QueryTerm | None:
        """The date that begins here, if one does; it may take several tokens."""
        found = read_date(self._text[start:])
        if found is None:
            return None
        self._place = start + found.length
        return QueryTerm("date", self._text[start : self._place].strip(), found.date)

    def _read_several(self, match: re.Match[str]) -> QueryTerm | None:
        """What begins here and may take several tokens: an amount, a date, or a bound."""
        return self._read_amount(match.start()) or self._read_days(match)

    def _read_amount(self, start: int) -> QueryTerm | None:
        found = read_amount(self._text[start:])
        if found is None or (start + found.end() == self._end and _MAY_GROW.match(found[0])):
            return None
        self._place = start + found.end()
        return QueryTerm("amount", found[0], is_last=self._place == self._end)

    def _read_days(self, match: re.Match[str]) -> QueryTerm | None:
        """The date or the bound that begins here, or behind a word such as `on`."""
        if match["bare"] in _ON:
            return self._read_date(match.end() + 1)
        return self._read_date(match.start()) or self._read_bound(match)

    def _read_bound(self, match: re.Match[str]) -> QueryTerm | None:
        """The bound that a word such as `since` and the date behind it are; a year alone is one at the end."""
        bound = _BOUNDS.get(match["bare"] or "")
        begin = match.end() + 1
        rest = self._text[begin:].removeprefix("the ")
        begin = len(self._text) - len(rest)
        found = read_date(rest, is_filter=_LONE_YEAR.match(rest) is not None) if bound else None
        if bound is None or found is None or found.date.last is not None:
            return None
        self._place = begin + found.length
        kind, is_beyond = bound
        return QueryTerm(kind, self._text[match.start() : self._place].strip(), found.date, is_beyond=is_beyond)

    def _read_filter(self, match: re.Match[str]) -> list[QueryTerm]:
        name, kind = match["name"], FILTERS[match["name"]]
        begin = match.start("bare") if match["bare"] is not None else match.start("quoted")
        value = (match["bare"] if match["quoted"] is None else match["quoted"]) or ""
        if kind in ("date", "after", "before"):
            return [self._read_dated(name, kind, value, begin, match["quoted"] is not None)]
        is_growing = match.end() == self._end and not match["closed"]
        term = _make_filter(kind, value.strip(), is_growing)
        return [term or self._make_pending(name, value)]

    def _read_dated(self, name: str, kind: Kind, value: str, begin: int, is_quoted: bool) -> QueryTerm:
        date = read_whole_date(value)
        longer = None if is_quoted else read_date(self._text[begin:], is_filter=True)
        if longer is not None and begin + longer.length > self._place:
            self._place = begin + longer.length
            return QueryTerm(kind, self._text[begin : self._place].strip(), longer.date, is_last=True)
        return QueryTerm(kind, value, date, is_last=True) if date else self._make_pending(name, value)

    def _make_pending(self, name: str, value: str) -> QueryTerm:
        return QueryTerm("pending", f"{name}:{value}")

    def _find_typed(self, start: int, end: int) -> str:
        """What was typed from `start` to `end` of the fold."""
        if start >= end:
            return ""
        first, last = self._folded.span_to_next(start, end)
        return self._query[first:last].strip()


def _join_either(first: QueryTerm, second: QueryTerm) -> QueryTerm:
    options = (*(first.options or (first,)), second)
    typed = f"{first.typed} or {second.typed}"
    return QueryTerm("either", " or ".join(option.text for option in options), typed=typed, options=options)


def _make_filter(kind: Kind, value: str, is_last: bool) -> QueryTerm | None:
    """The filter, or None where its value is not (yet) one."""
    if not WORD.search(value):
        return None
    if kind == "entry":
        return QueryTerm(kind, value) if ENTRIES.match(value) else None
    if kind in ("no", "has"):
        return QueryTerm(kind, value) if value in LACKED else None
    if kind == "is":
        is_meant = value == "marked" or (is_last and "marked".startswith(value))
        return QueryTerm(kind, "marked") if is_meant else None
    return QueryTerm(kind, value.strip(_SIGNS.get(kind, " ")), is_last=is_last)
