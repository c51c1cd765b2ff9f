"""Words at a slip's distance. The only user of rapidfuzz, which is imported when the first word is misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_WORDS_AT_ONCE = 20_000
"""rapidfuzz holds the interpreter for a whole call: about two milliseconds for so many words."""


def count_slips_allowed(word: str) -> int:
    """How many slips a word may have by its length: none under four letters or where it has a digit."""
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


def find_near(word: str, others: Sequence[str], slips: int) -> Iterator[tuple[str, int]]:
    """Those of `others` at most `slips` letters dropped, added, changed or swapped from `word`, and how many."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    for first in range(0, len(others), _WORDS_AT_ONCE):
        some = others if len(others) <= _WORDS_AT_ONCE else others[first : first + _WORDS_AT_ONCE]
        for other, distance, _ in extract(word, some, scorer=OSA.distance, score_cutoff=slips, limit=None):
            yield other, int(distance)


def weigh_slip(typed: str, word: str, distance: int) -> float:
    """How bad it is to have typed `typed` for `word`: the distance, and a little for the less likely slips.

    Letters are dropped or swapped more often than struck wrong, and struck
    wrong more often than added.
    """
    if len(word) > len(typed) or (len(word) == len(typed) and sorted(word) == sorted(typed)):
        return float(distance)
    return distance + (0.1 if len(word) == len(typed) else 0.2)
