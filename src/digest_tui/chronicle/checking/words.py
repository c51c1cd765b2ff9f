"""Rules about the prose as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from digest_tui.chronicle.checking.finding import InProse, quote
from digest_tui.chronicle.footnotes.false_markers import hide_code
from digest_tui.chronicle.model import Entry, Prose

# What is said twice on purpose.
_MEANT_TWICE = frozenset(
    (
        *("had", "that", "very", "so", "no", "ha", "bla", "really", "long", "many", "much", "more", "far"),
        *("nous", "vous", "sie", "die", "das", "der", "так", "да", "ой"),
    )
)
_AND = frozenset(("and", "or", "и", "или", "und", "oder", "et", "ou", "y", "o", "ve", "және"))
"""What makes one of `more and more` and `on and on`."""
_TURKIC_SHARE = 0.03
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
        words, again = match["words"], match["again"]
        if words.casefold() in _MEANT_TWICE or again[0].isupper():
            continue
        if words != again and not (words[0].isupper() and _begins_sentence(body, match.start())):
            continue
        if " " not in words and _is_turkic(body):
            continue
        if " " in words and (_goes_on(body, match) or _AND.intersection(words.split())):
            continue
        yield match.start(), f"{quote(match[0])} repeats itself", None


def _begins_sentence(body: str, place: int) -> bool:
    before = body[max(place - 9, 0) : place].rstrip()
    return not before[-1:].isalnum() and before[-1:] != ","


def _is_turkic(body: str) -> bool:
    """Whether so many of its letters are Turkish or Kazakh ones that it is more than a few names."""
    return len(_find_turkic().findall(body)) > _TURKIC_SHARE * len(body)


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
    words = body.casefold().replace("(", " ").replace("“", " ").replace("«", " ").split()
    for count in (1, 2, 3):
        alike = bytes(map(str.startswith, islice(words, count, None), words))
        if b"\1" * count in alike:
            return True
    return False


def _goes_on(body: str, match: re.Match[str]) -> bool:
    """Whether the repetition is one of words in turns: before or behind it stands what would be next."""
    words, start, end = match["words"].split(), match.start(), match.end()
    before, behind = body[max(start - _LONGEST_PHRASE, 0) : start].rstrip(), body[end : end + _LONGEST_PHRASE].lstrip()
    return before.endswith(words[-1]) or behind.startswith(words[0])


@cache
def _find_turkic() -> re.Pattern[str]:
    return re.compile("[ığşқғңұүөһә]")


@cache
def _find_marks() -> re.Pattern[str]:
    return re.compile("[«»“”]")


@cache
def _find_repetition() -> re.Pattern[str]:
    word = r"[^\W\d_]{1,40}"
    return re.compile(rf"(?<![\w'’./-])(?P<words>{word}(?: {word}){{0,2}}) (?P<again>(?i:(?P=words)))(?![\w'’-])")
