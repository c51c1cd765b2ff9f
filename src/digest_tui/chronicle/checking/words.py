"""Rules about the wording of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from digest_tui.chronicle.checking.finding import InProse, quote
from digest_tui.chronicle.footnotes.false_markers import hide_code
from digest_tui.chronicle.languages.words import words_of
from digest_tui.chronicle.model import Entry, Prose
from digest_tui.chronicle.text.patterns import lazy

_DOUBLING_LETTERS = lazy(lambda: f"[{''.join(words_of('doubling_letters'))}]")
_DOUBLING_SHARE = 0.03
_LONGEST_PHRASE = 130
_LONGEST_CITED = 40
_PORTION = 1 << 14
"""Characters searched at a time, more than a written entry has."""
_CLOSED_BY = {"«": "»", "“": "”"}
_FAULTS = {**dict.fromkeys("«“„", "is not closed"), **dict.fromkeys("»”", "was not opened")}
_WORD = r"[^\W\d_]{1,40}"
_REPETITION = lazy(rf"(?<![\w'’./-])(?P<words>{_WORD}(?: {_WORD}){{0,2}}) (?P<again>(?i:(?P=words)))(?![\w'’-])")
_QUOTATION_MARKS = lazy("[«»“”]")


def find_repeated(prose: Prose) -> Iterator[InProse]:
    """One to three words that are repeated: “of the of the”.

    Not reported are names (Baden Baden, SQL Server server), code, phrases that alternate (step by step by step), and
    single words in Turkic languages, which double them on purpose (zaman zaman).
    """
    body = hide_code(prose.body)
    for match in _find_repetitions(body):
        said, again = match["words"], match["again"]
        if said.casefold() in words_of("doubled") or again[0].isupper():
            continue
        if said != again and not (said[0].isupper() and _begins_sentence(body, match.start())):
            continue
        if " " not in said and _is_doubling(body):
            continue
        if " " in said and (_goes_on(body, match) or not set(words_of("joining")).isdisjoint(said.split())):
            continue
        yield match.start(), f"{quote(match[0])} is repeated", None


def _begins_sentence(body: str, place: int) -> bool:
    before = body[max(place - 9, 0) : place].rstrip()
    return not before[-1:].isalnum() and before[-1:] != ","


def _is_doubling(body: str) -> bool:
    """True if so many letters are Turkish or Kazakh that they are more than a few names."""
    return len(_DOUBLING_LETTERS().findall(body)) > _DOUBLING_SHARE * len(body)


def find_unbalanced_quotes(prose: Prose) -> Iterator[InProse]:
    """Quotation marks of an entry that are not closed, as in «word”: one finding per entry."""
    body = hide_code(prose.body) if isinstance(prose, Entry) else ""
    if not _pairs(body):
        place = _find_unpaired(body)
        end = "…" * (len(body) > place + _LONGEST_CITED)
        around = " ".join(body[place : place + _LONGEST_CITED].split())
        yield (
            place,
            f"the quotation mark {body[place]} {_FAULTS.get(body[place], 'has no counterpart')}: {around}{end}",
            None,
        )


def _pairs(body: str) -> bool:
    """True if the quotation marks of `body` are balanced by their number.

    Some languages use one mark at both ends, so an even number of it is accepted if all others are balanced.
    """
    low, high, closing = (body.count(mark) for mark in "„“”")
    if low:
        # Closed by either of the others, which may pair among themselves as well.
        high, closing = (low + high + closing) % 2, 0
    counts = [(body.count("«"), body.count("»")), (high, closing)]
    odd = [count for count in counts if count[0] != count[1]]
    one_sided = len(odd) == 1 and min(odd[0]) == 0 and max(odd[0]) % 2 == 0
    straight = body.count('"')
    return (not odd or one_sided) and (straight % 2 == 0 or (straight - _count_inches(body)) % 2 == 0)


def _find_unpaired(body: str) -> int:
    """The offset of the first mark that closes nothing, or of the last that is not closed."""
    opened: list[tuple[str, int]] = []
    for match in _QUOTATION_MARKS().finditer(body):
        mark, place = match[0], match.start()
        if mark in _CLOSED_BY:
            opened.append((_CLOSED_BY[mark], place))
        else:
            if not opened or opened[-1][0] != mark:
                return opened[-1][1] if opened else place
            opened.pop()
    return opened[-1][1] if opened else max(body.find('"'), body.find("„"), 0)


def _count_inches(body: str) -> int:
    """The number of straight marks after a digit, which may mean inches or seconds."""
    return sum(piece[-1:].isdecimal() for piece in body.split('"')[:-1])


def _find_repetitions(body: str) -> Iterator[re.Match[str]]:
    """Repeated words, searched in portions so that other threads can work in between."""
    start = 0
    while start < len(body):
        end = body.find(" ", start + _PORTION)
        end = len(body) if end < 0 else end
        if _may_repeat(body[start:end]):
            yield from _REPETITION().finditer(body, start, end)
        start = end


def _may_repeat(body: str) -> bool:
    """True if any word begins like the one one to three before it. A fast test that excludes most prose."""
    said = body.casefold().replace("(", " ").replace("“", " ").replace("«", " ").split()
    for count in (1, 2, 3):
        alike = bytes(map(str.startswith, islice(said, count, None), said))
        if b"\1" * count in alike:
            return True
    return False


def _goes_on(body: str, match: re.Match[str]) -> bool:
    """True if the repetition alternates: the words before or after it continue it."""
    said, start, end = match["words"].split(), match.start(), match.end()
    before, behind = body[max(start - _LONGEST_PHRASE, 0) : start].rstrip(), body[end : end + _LONGEST_PHRASE].lstrip()
    return before.endswith(said[-1]) or behind.startswith(said[0])
