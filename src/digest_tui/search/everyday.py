"""Words that everybody knows: who types one means it, and no slip leads from it to another.

They stand in everyday.txt without their endings, written by scripts/make_everyday_words.py from the frequency list of
SymSpell (MIT licence): English words of five letters and more, among the most frequent of Google's n-grams.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digest_tui.search.families import strip_ending


def is_everyday(word: str) -> bool:
    """Everybody knows the folded `word`, with this ending or another."""
    return strip_ending(word) in _read_words()


@cache
def _read_words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("everyday.txt").read_text(encoding="ascii").split())
