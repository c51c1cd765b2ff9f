"""Rules about the prose as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from digest_tui.chronicle.checking.finding import InProse, quote
from digest_tui.chronicle.footnotes.false_markers import hide_code
from digest_tui.chronicle.languages.words import words_of
from digest_tui.chronicle.model import Entry, Prose
from digest_tui.chronicle.text.patterns import lazy

_DOUBLING_LETTERS = lazy(lambda: f"[{''.join(words_of('doubling_letters'))}]")
_DOUBLING_SHARE = 0.03
_LONGEST_PHRASE = 130
_PORTION = 1 << 14
"""Characters: more than any entry that somebody wrote has."""
_CLOSED_BY = {"«": "»", "“": "”"}


def find_repeated(prose: Prose) -> Iterator[InProse]:
    """One to three words that stand twice in a row: “of the of the”.

    Names are left out (Baden Baden, SQL Server server), code, what goes on in turns (step by step by step), and
    single words in Turkic prose, which doubles them on purpose (zaman zaman).
    """
    body = _without_code(prose.body)
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
        yield match.start(), f"{quote(match[0])} repeats itself", None


def _begins_sentence(body: str, place: int) -> bool:
    before = body[max(place - 9, 0) : place].rstrip()
    return not before[-1:].isalnum() and before[-1:] != ","


def _is_doubling(body: str) -> bool:
    """Whether so many letters are Turkish or Kazakh ones, or the like, that it is more than a few names."""
    return len(_DOUBLING_LETTERS().findall(body)) > _DOUBLING_SHARE * len(body)


def _without_code(body: str) -> str:
    """`body` with signs in place of the code between backticks, as long as it was."""
    return hide_code(body) if "`" in body else body


def find_unbalanced_quotes(prose: Prose) -> Iterator[InProse]:
    """Quotation marks of an entry that do not pair, as in «word”: one finding an entry."""
    body = _without_code(prose.body) if isinstance(prose, Entry) else ""
    if not _pairs(body):
        place = _find_unpaired(body)
        around = quote(body[place : place + 40], 40)
        yield place, f"the quotation mark {body[place]} has no counterpart: {around}", None


def _pairs(body: str) -> bool:
    """Whether the quotation marks of `body` pair, by their number.

    Some languages print one mark at both ends, so an even number of it passes
    where all others pair.
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
    """The first mark that closes what was not opened, or the last that is not closed."""
    opened: list[tuple[str, int]] = []
    for match in _find_marks().finditer(body):
        mark, place = match[0], match.start()
        if mark in _CLOSED_BY:
            opened.append((_CLOSED_BY[mark], place))
        else:
            if not opened or opened[-1][0] != mark:
                return opened[-1][1] if opened else place
            opened.pop()
    return opened[-1][1] if opened else max(body.find('"'), body.find("„"), 0)


def _count_inches(body: str) -> int:
    """Straight marks behind a digit, which may stand for inches or seconds."""
    return sum(piece[-1:].isdecimal() for piece in body.split('"')[:-1])


def _find_repetitions(body: str) -> Iterator[re.Match[str]]:
    """Words that stand again behind themselves, looked for in portions: between two of them others can work."""
    start = 0
    while start < len(body):
        end = body.find(" ", start + _PORTION)
        end = len(body) if end < 0 else end
        if _may_repeat(body[start:end]):
            yield from _find_repetition().finditer(body, start, end)
        start = end


def _may_repeat(body: str) -> bool:
    """Whether words begin like those one to three before them: false tells in a tenth of the time that none repeats."""
    said = body.casefold().replace("(", " ").replace("“", " ").replace("«", " ").split()
    for count in (1, 2, 3):
        alike = bytes(map(str.startswith, islice(said, count, None), said))
        if b"\1" * count in alike:
            return True
    return False


def _goes_on(body: str, match: re.Match[str]) -> bool:
    """Whether the repetition is one of words in turns: before or behind it stands what would be next."""
    said, start, end = match["words"].split(), match.start(), match.end()
    before, behind = body[max(start - _LONGEST_PHRASE, 0) : start].rstrip(), body[end : end + _LONGEST_PHRASE].lstrip()
    return before.endswith(said[-1]) or behind.startswith(said[0])


@cache
def _find_marks() -> re.Pattern[str]:
    return re.compile("[«»“”]")


@cache
def _find_repetition() -> re.Pattern[str]:
    word = r"[^\W\d_]{1,40}"
    return re.compile(rf"(?<![\w'’./-])(?P<words>{word}(?: {word}){{0,2}}) (?P<again>(?i:(?P=words)))(?![\w'’-])")
