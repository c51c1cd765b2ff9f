"""The place in a dateline: where it stands, and which words are no place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.styles import DatelineStyle
from digest_tui.chronicle.languages.months import WEEKDAYS
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
_COUNT = lazy(r"[\u3040-\u30ff\u4e00-\u9fff]\d")
"""A figure right behind a sign of East Asia, as in `人口300`, counts."""
_REGION = lazy(lambda: rf"\b{any_of('regions')}\b", re.IGNORECASE)
_BEGINNING = lazy(lambda: rf"{any_of('place_beginnings')}\b", re.IGNORECASE)
_BEFORE_DASH = lazy(rf"(?P<place>{_WORD}(?:(?:,? |/)(?:{_SMALL} )?(?:\(?{_WORD}\)?)){{0,4}})[ \t]+[—–|-](?:[ \t]+|\n)")
_BEFORE_COMMA = lazy(
    rf"(?P<in>{any_of('in_place')}[ \t]+)?(?:the )?(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?: {any_of('regions')})?)"
    # `U.S. forces` and `Gen. Example` begin with an abbreviation.
    r"(?P<sign>[,:]|[ \t]+[—–-]|(?<=[^\W\d_]{5})\.(?=[ \t]+[^\W\d_a-zа-яё][^.]))(?:[ \t]+|\n)"
)
_SENTENCE = lazy(r"[“«„\"'‘(\[]?[^\W\d_a-zа-яё]")
_AND = rf"(?:{any_of('joining', 'span')}|(?!{any_of('of')} )[^\W\d_]{{1,3}}(?= {_WORD}))"
"""And, or: in any language a short word between two names."""
_SEVERAL = lazy(rf"(?:{_WORD} ){{0,3}}{_WORD}(?:,? {_AND} |,)")
"""What follows the first of several names: `the US, UK, and France`, `Victoria, British Columbia, Canada`."""
_GOES_ON = lazy(r"(?=[^\W\d_])(?:[^\n.,]|\n(?![ \t]*\n)|(?<=\d)[.,](?=\d)|[.](?=\w))*+(?!,)")
"""A sentence that goes on with a word, and up to its end without another comma, as behind an apposition."""
_REST_OF_LINE = lazy(
    rf"(?:[ \t]*[|,–—-][ \t]*)?(?P<place>(?:(?P<name>{_WORD}(?:[ /-](?:{_SMALL} ){{0,2}}(?:[dl]['’])?{_WORD}){{0,4}})"
    r"|[^\W\d_a-zа-яё]\w*(?: [^\W\d_][\w'’-]*){1,3})(?P<region> \([^()\n\d]{2,30}\))?)[*_]{0,3}[ \t]*(?=\n)"
)
"""A place that ends its line, above the text of the entry; without `name` small words stand in it."""
_LAST_CELL = lazy(r"[^|\n]*[ \t|]*(?:\n|\Z)")
"""The last cell of a row, which holds what is told, with the bars of empty cells behind it."""
PLACE_BEFORE_DATE = lazy(
    lambda: rf"[ \t]*+(?!{any_of('no_place')}\b)(?P<place>{_WORD}(?:[ ]{_WORD}){{0,2}}),[ \t]+(?=\w)"
)
"""A place at the beginning of a line, and the comma behind it."""


_IsPlace = Callable[[re.Match[str]], bool]
"""Whether what stands between a date and a dash is a place, where it looks like one."""


class Places:
    """Reads the datelines of one document with their places, and what places are known by in it."""

    def __init__(self, text: str, starts: Sequence[EntryStart]) -> None:
        self._text = text
        self._starts = starts

    def read_dateline(self, start: EntryStart) -> Dateline:
        """The dateline of an entry, with its place.

        The place is the part between two spaced dashes, where it looks like one; a dash later in the prose never makes
        a place. Behind a comma it is the first short part in capitals that a preposition, the name of a region, the
        other datelines or the rest of the sentence prove. On a line over its text it is what ends the line.
        """
        lead, tail = start.style.lead, start.style.tail
        if lead == "place":
            before = self._text[start.start : start.date_start].strip(" \t,")
            return Dateline(start.start, start.end, start.written, start.date, before)
        match = self._read_rest_of_line(start) if _is_over_text(start) else None
        # Only the head of a table could tell what its second cell holds.
        is_cell = tail == "cell" and lead != "cell" and not _LAST_CELL().match(self._text, start.end)
        if match is None and (tail == "dash" or is_cell):
            match = _read_before_dash(self._text, start.end, self._is_before_dash)
        elif match is None and tail == "comma":
            match = self._read_before_comma(start.end)
        end, place = (match.end(), match["place"]) if match else (start.end, None)
        return Dateline(start.date_start, end, start.written, start.date, place)

    def _read_before_comma(self, start: int) -> re.Match[str] | None:
        match = _match_before_comma(self._text, start)
        if match is None or match["in"] or _REGION().search(match["place"]) or match["sign"] in ".:":
            return match
        begins_text = (_GOES_ON if match["sign"] == "," else _SENTENCE)().match(self._text, match.end())
        return match if begins_text or self._recur_behind_commas else None

    @cached_property
    def _recur_behind_commas(self) -> bool:
        """True if most datelines with a comma have such a name, and one of the names returns, as places do."""
        ends = [start.end for start in self._starts[:_SAMPLE] if start.style.tail == "comma"]
        names = [match["place"] for end in ends if (match := _match_before_comma(self._text, end))]
        return len(set(names)) < len(names) and len(names) * 2 > len(ends)

    def _read_rest_of_line(self, start: EntryStart) -> re.Match[str] | None:
        """What ends the line of a dateline over its text, if it is a place.

        Behind a comma, or behind words that several datelines share, it is a name. Behind a dash or a bar, where a
        title may stand as well, all such lines end with names, one of them with its region in brackets. A name with
        small words, as `Norra hamnen`, is one that returns among others.
        """
        match = _match_rest_of_line(self._text, start)
        if match is None:
            return None
        recurring, has_regions = self._ends_of_lines[start.style]
        if match["name"] is None:
            return match if match["place"] in recurring else None
        return match if has_regions or start.style.tail == "comma" or start.style.lead == "words" else None

    @cached_property
    def _ends_of_lines(self) -> dict[DatelineStyle, tuple[frozenset[str], bool]]:
        """Of each style what `_judge_ends` says of the ends of its lines."""
        of_style: dict[DatelineStyle, list[re.Match[str] | None]] = defaultdict(list)
        for start in self._starts:
            if _is_over_text(start):
                of_style[start.style].append(_match_rest_of_line(self._text, start))
        return {style: _judge_ends(matches) for style, matches in of_style.items()}

    @cached_property
    def _is_before_dash(self) -> _IsPlace:
        """What a place before a dash is known by in this document, judged by its first 200 datelines.

        Places recur and stand in most datelines: a capitalised word in under one dateline of five is no place, nor are
        the names in a list of which not one returns, as those of the born and the dead.
        """
        dashed = [start for start in self._starts[:_SAMPLE] if start.style.tail == "dash"]
        words = [match["place"] for start in dashed if (match := _BEFORE_DASH().match(self._text, start.end))]
        if sum(_starts_in_capitals(word) for word in words) * 2 > len(words):
            return _is_in_capitals_or_before_sentence
        is_rare = len(dashed) > _MANY and len(words) * _MANY < len(dashed)
        are_items = all(start.style.lead == "bullet" for start in dashed)
        if is_rare or (are_items and len(words) == len(set(words)) > _MANY):
            return _is_in_capitals
        return lambda match: True


def _is_over_text(start: EntryStart) -> bool:
    """True if words may stand behind the date, on a line that has its text below it."""
    is_line = start.style.lead == "line" and start.style.tail in ("comma", "dash", "cell")
    return start.section_end is not None and (is_line or start.style.lead == "words")


def _judge_ends(matches: Sequence[re.Match[str] | None]) -> tuple[frozenset[str], bool]:
    """The ends of lines that return, where at least half are names; and whether all are names and one has a region."""
    places = Counter(match["place"] for match in matches if match)
    names = [match for match in matches if match and match["name"]]
    recurring = [place for place, count in places.items() if count > 1] if len(names) * 2 >= len(matches) else []
    return frozenset(recurring), len(names) == len(matches) and any(name["region"] for name in names)


def _match_rest_of_line(text: str, start: EntryStart) -> re.Match[str] | None:
    match = _REST_OF_LINE().match(text, start.end)
    return None if match is None or _is_no_place(match["place"]) else match


def _read_before_dash(text: str, start: int, is_place: _IsPlace) -> re.Match[str] | None:
    match = _BEFORE_DASH().match(text, start, start + _LONGEST_PLACE + 5)
    if match is None or len(match["place"]) > _LONGEST_PLACE:
        return None
    return None if _is_no_place(match["place"]) or not is_place(match) else match


def _match_before_comma(text: str, start: int) -> re.Match[str] | None:
    """What may be a place there, and no list of names: a single word, or one that a region or its beginning names."""
    match = _BEFORE_COMMA().match(text, start, start + _LONGEST_PLACE + 10)
    if match is None or _is_no_place(match["place"]) or _SEVERAL().match(text, match.end()):
        return None
    is_one = match["in"] or " " not in match["place"] or _BEGINNING().match(match["place"])
    return match if is_one or _REGION().search(match["place"]) else None


@lru_cache(maxsize=1024)
def _is_no_place(words: str) -> bool:
    first = _FIRST_WORD().match(words)
    if not words.isascii() and _COUNT().search(words):
        return True
    return words.lower() in WEEKDAYS or (first is not None and first[0].lower() in _NO_PLACES)


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
