"""The word with which the last paragraph of each entry begins, as `Source: …`: behind it the entry is over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.text.lines import BLANK_LINE
from digest_tui.chronicle.text.paragraphs import ends_sentence
from digest_tui.chronicle.text.patterns import lazy

_MANY, _NEARLY_ALL = 5, 0.8
_WORD = lazy(r"^[ \t]*+(?P<word>[^\W\d_]{4,14})[ ]?:[ \t]", re.MULTILINE)


def find_closing_word(text: str, starts: Sequence[EntryStart]) -> str | None:
    """The word that stands so in nearly all entries but the last, once in each, and closes most; None for none."""
    bodies = [text[start.end : following.start] for start, following in pairwise(starts)]
    if len(bodies) < _MANY:
        return None
    held, closes = Counter[str](), Counter[str]()
    for body in bodies:
        words = Counter(match["word"] for match in _WORD().finditer(body))
        held.update(word for word, times in words.items() if times == 1)
        closes.update(_find_words_at_end(body))
    return next((word for word, times in held.items() if _is_closing(times, closes[word], len(bodies))), None)


def _find_words_at_end(body: str) -> set[str]:
    """The words that begin lines of the last paragraph of a `body`."""
    said = body.rstrip()
    gaps = [gap.end() for gap in BLANK_LINE.finditer(said)]
    return {match["word"] for match in _WORD().finditer(said, gaps[-1] if gaps else 0)}


def _is_closing(held: int, closes: int, entries: int) -> bool:
    return held >= entries * _NEARLY_ALL and closes * 2 > entries


def find_end(body: str, word: str) -> int:
    """Where an entry ends in its `body`: behind the paragraph that has the `word`, unless a sentence goes on below."""
    end = find_end_behind(body, word)
    paragraph = BLANK_LINE.split(body[end:].strip(), 1)[0].rstrip()
    return len(body) if ends_sentence(paragraph) else end


def find_end_behind(body: str, word: str) -> int:
    """Where in the `body` the paragraph ends that has the `word`; its whole length where nothing stands behind."""
    found = next((match.end() for match in _WORD().finditer(body) if match["word"] == word), len(body))
    blank = BLANK_LINE.search(body, found)
    return blank.start() + 1 if blank and body[blank.start() :].strip() else len(body)
