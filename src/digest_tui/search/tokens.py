"""A token of a query that is no filter, taken for what it looks like: a word, a figure, a label, a host."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.chronicle.text.folding import IN_RUN, RUN, cut_run, part_elided
from digest_tui.search.function_words import FUNCTION_WORDS
from digest_tui.search.terms import EDGES, QueryTerm, is_in_capitals

_LABEL = re.compile(r"\[(\w+)\]?\Z")
_NUMBER = re.compile(r"\d[\d.,-]*\Z")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\Z")
_LITERAL = re.compile(r"[a-z0-9][./][a-z0-9]")
_DASHED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_INITIAL = re.compile(r"(?:[a-z]\.?|(?:zh|kh|ts|ch|sh|yu|ya|yo|ye)\.)\Z")
"""`m`, `m.` and `zh.` are the beginning of a name, wherever they stand; `a` and `в` only as capitals or with a stop."""
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.-?)+[a-z]*\Z")
_POSSESSIVE = re.compile(r"'s?(?![a-z0-9])")
ENTRIES = re.compile(r"\d{1,9}(?:\.\.\d{1,9})?\Z")
"""Numbers of entries: one, or from one to another."""
WORD = re.compile(r"[a-z0-9]+")


def read_word(bare: str, is_last: bool, typed: str) -> list[QueryTerm]:
    """The terms of a token that is no filter."""
    if not WORD.search(bare):
        return []
    if match := _LABEL.match(bare):
        return [QueryTerm("label", match[1])]
    if IN_RUN in bare:
        return read_words(bare, is_last)
    if is_in_capitals(typed):
        return [QueryTerm("word", bare.replace(".", "").strip(EDGES), is_last=is_last, typed=typed)]
    if _INITIAL.match(bare):
        joins = bare in FUNCTION_WORDS and typed.islower()
        return [QueryTerm("word", bare.rstrip("."), is_last=is_last or not joins)]
    return _read_plain(bare.strip("[]" + EDGES), is_last)


def _read_plain(token: str, is_last: bool) -> list[QueryTerm]:
    if ENTRIES.match(token) and ".." in token:
        return [QueryTerm("entry", token)]
    if _NUMBER.match(token):
        figure = token.rstrip(".,-")
        figure = figure.replace(",", "") if _THOUSANDS.match(figure) else figure
        return [QueryTerm("number", figure, is_last=is_last)]
    if _LITERAL.search(token):
        return [QueryTerm("literal", _strip_scheme(token), is_last=is_last)]
    token = part_elided(_POSSESSIVE.sub(" ", token).strip(EDGES + "-"))
    if _DASHED.match(token):
        return [QueryTerm("dashed", token, is_last=is_last)]
    return read_words(token, is_last)


def read_words(token: str, is_last: bool) -> list[QueryTerm]:
    """The words and numbers of a token; the last of them `is_last`, if it is."""
    words = list(_cut(token))
    return [
        QueryTerm(
            "number" if word[0].isdigit() else "word", word, is_last=len(word) == 1 or (is_last and place == len(words))
        )
        for place, word in enumerate(words, 1)
    ]


def _cut(token: str) -> Iterator[str]:
    """The words of a token; of a script without spaces every two characters."""
    place = 0
    for run in RUN.finditer(token):
        yield from WORD.findall(token, place, run.start())
        yield from cut_run(run[0])
        place = run.end()
    yield from WORD.findall(token, place)


def is_name_with_initials(text: str) -> bool:
    """`m.adam`, `k.-j.tokayev`: words of a name that is typed without spaces."""
    return _INITIALS.match(text) is not None


def _strip_scheme(token: str) -> str:
    return re.sub(r"^[a-z]+://", "", token).removeprefix("www.").rstrip("/")
