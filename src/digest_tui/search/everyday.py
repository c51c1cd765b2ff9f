"""Words that everybody knows: who types one means it, and no slip leads from it to another.

They stand in everyday.txt without their endings, the most frequent first, written by scripts/make_everyday_words.py
from the frequency list of SymSpell (MIT licence): English words among the most frequent of Google's n-grams.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digest_tui.search.families import strip_ending

_COMMONEST = 500
"""How many of the most frequent words are weak, if they are short."""
_SHORT = 4
"""Letters of a short word, at most."""


def is_everyday(word: str) -> bool:
    """Everybody knows the folded `word`, with this ending or another."""
    return strip_ending(word) in _read_words()


def is_weak(word: str) -> bool:
    """The folded `word` is short and so frequent that it says little about a text, as `see` and `man`."""
    return len(word) <= _SHORT and _read_words().get(strip_ending(word), _COMMONEST) < _COMMONEST


@cache
def _read_words() -> dict[str, int]:
    """The words, each with its place among the most frequent, from 0."""
    words = Path(__file__).with_name("everyday.txt").read_text(encoding="ascii").split()
    return {word: place for place, word in enumerate(words)}
