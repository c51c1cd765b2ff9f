"""The place in a dateline: where it stands, and which words are no place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.languages.words import any_of, words_of
from digest_tui.chronicle.model import Dateline
from digest_tui.chronicle.text.patterns import lazy

# A place: up to five words, each of which begins with a capital but for the small words inside a name.
_SMALL = any_of("place_particles")
_WORD = r"[^\W\d_a-zа-яё][\w.'’ʼ-]*"
_LONGEST_PLACE = 48
_MANY = 5
"""Datelines by which it is judged whether names in them are places."""
_SAMPLE = 200
_NO_PLACES = frozenset(words_of("no_place"))
"""What begins a sentence or names a person, and is therefore no place, though it begins with a capital."""
_FIRST_WORD = lazy(r"\w+")
_REGION = lazy(lambda: rf".*\b{any_of('regions')}\b|{any_of('place_beginnings')}\b", re.IGNORECASE)
"""A place of several words that is surely one."""
_BEFORE_DASH = lazy(rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_SMALL} )?(?:\(?{_WORD}\)?)){{0,4}})[ \t]+[—–|-](?:[ \t]+|\n)")
_BEFORE_COMMA = lazy(
    rf"(?P<in>{any_of('in_place')}[ \t]+)?(?:the )?(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?: {any_of('regions')})?)"
    r"(?:[,:]|[ \t]+[—–-]|\.(?=[ \t]+[^\W\d_a-zа-яё][^.]))(?:[ \t]+|\n)"
)
_SENTENCE = lazy(r"[“«„\"'‘(\[]?[^\W\d_a-zа-яё]")
_ENUMERATION = lazy(rf"(?:{_WORD}, ){{0,4}}{_WORD},? {any_of('joining', 'span')} ")
"""What follows the first of several names: `the US, UK, and France`."""
_REST_OF_LINE = lazy(rf"(?:[ \t]*[|,–—-][ \t]*)?(?P<place>{_WORD}(?:[ /-]\(?{_WORD}\)?){{0,4}})[ \t]*(?=\n)")
"""A place that ends its line, above the text of the entry."""
_LAST_CELL = lazy(r"[^|\n]*[ \t|]*(?:\n|\Z)")
"""The last cell of a row, which holds what is told, with the bars of empty cells behind it."""
PLACE_BEFORE_DATE = lazy(
    lambda: rf"[ \t]*+(?!{any_of('no_place')}\b)(?P<place>{_WORD}(?:[ ]{_WORD}){{0,2}}),[ \t]+(?=\w)"
)
"""A place at the beginning of a line, and the comma behind it."""


IsPlace = Callable[[re.Match[str]], bool]
"""Whether what stands between a date and a dash is a place, where it looks like one."""


def choose_proof(text: str, starts: Sequence[EntryStart]) -> IsPlace:
    """What a place is known by in this document, judged by its first 200 datelines.

    Places recur and stand in most datelines: a capitalised word in under one dateline of five is no place, nor are the
    names in a list of which not one returns, as those of the born and the dead.
    """
    dashed = [start for start in starts[:_SAMPLE] if start.style.tail == "dash"]
    words = [match["place"] for start in dashed if (match := _BEFORE_DASH().match(text, start.end))]
    if sum(_starts_in_capitals(word) for word in words) * 2 > len(words):
        return _is_in_capitals_or_before_sentence
    is_rare = len(dashed) > _MANY and len(words) * _MANY < len(dashed)
    are_items = all(start.style.lead == "bullet" for start in dashed)
    if is_rare or (are_items and len(words) == len(set(words)) > _MANY):
        return _is_in_capitals
    return lambda match: True


def read_dateline(text: str, start: EntryStart, is_place: IsPlace) -> Dateline:
    """The dateline of an entry, with its place.

    The place is the part between two spaced dashes, where it looks like one; a dash later in the prose never makes a
    place. Behind a comma it is the first short part in capitals that a preposition or the name of a region proves.
    """
    lead, tail = start.style.lead, start.style.tail
    if lead == "place":
        before = text[start.start : start.date_start].strip(" \t,")
        return Dateline(start.start, start.end, start.written, start.date, before)
    match = None
    if start.section_end is not None and (tail == "comma" or lead == "words"):
        match = _REST_OF_LINE().match(text, start.end)
        if match and not _is_no_place(match["place"]):
            return Dateline(start.date_start, match.end(), start.written, start.date, match["place"])
        match = None
    # Only the head of a table could tell what its second cell holds.
    if tail == "dash" or (tail == "cell" and lead != "cell" and not _LAST_CELL().match(text, start.end)):
        match = _read_before_dash(text, start.end, is_place)
    elif tail == "comma":
        match = _read_before_comma(text, start.end)
    end, place = (match.end(), match["place"]) if match else (start.end, None)
    return Dateline(start.date_start, end, start.written, start.date, place)


def _read_before_dash(text: str, start: int, is_place: IsPlace) -> re.Match[str] | None:
    match = _BEFORE_DASH().match(text, start, start + _LONGEST_PLACE + 5)
    if match is None or len(match["place"]) > _LONGEST_PLACE:
        return None
    return None if _is_no_place(match["place"]) or not is_place(match) else match


def _read_before_comma(text: str, start: int) -> re.Match[str] | None:
    match = _BEFORE_COMMA().match(text, start, start + _LONGEST_PLACE + 10)
    if match is None or _is_no_place(match["place"]) or _ENUMERATION().match(text, match.end()):
        return None
    return match if match["in"] or " " not in match["place"] or _REGION().match(match["place"]) else None


@lru_cache(maxsize=1024)
def _is_no_place(words: str) -> bool:
    first = _FIRST_WORD().match(words)
    return first is not None and first[0].lower() in _NO_PLACES


def _is_in_capitals(match: re.Match[str]) -> bool:
    return _starts_in_capitals(match["place"])


def _is_in_capitals_or_before_sentence(match: re.Match[str]) -> bool:
    """True for `PORT ELM — the` and `Port Elm — The`; `Schools — all of them —` is the beginning of a sentence."""
    return _starts_in_capitals(match["place"]) or _SENTENCE().match(match.string, match.end()) is not None


@lru_cache(maxsize=1024)
def _starts_in_capitals(place: str) -> bool:
    first = re.split(r"[\s,/]", place, maxsplit=1)[0]
    # `R.` of R. Arum is an initial.
    return len(first.rstrip(".")) > 1 and first.upper() == first
