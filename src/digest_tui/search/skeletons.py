"""Spellings of one name in several romanisations, read as one: its skeletons."""

from __future__ import annotations

import re

# Each makes two spellings of one sound the same.
_LETTERS = str.maketrans("qwy", "kvi")
_WITH_H = (("dzh", "zh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("shch", "sh"), ("sch", "sh"))
_SOUNDS = (("ts", "c"), ("tz", "c"), ("ck", "k"), ("oo", "u"))
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])(?=\1)|i(?=[ie])")
"""Letters before the same letter, as far as they are not heard."""
_SHORTEST_SKELETON = 3


def find_skeletons(word: str) -> tuple[str, ...]:
    """The folded `word` with the usual romanisations made one: Dossayeva and Dosaeva, Zhilanbaev and Zhylanbayev.

    Two where it has a `j`, which is read as `zh` and as `y`; none where it is
    too short or has a digit.
    """
    if len(word) < _SHORTEST_SKELETON or not word.isalpha():
        return ()
    if "j" in word and "dj" not in word:
        return tuple(dict.fromkeys((_find_skeleton(word.replace("j", "zh")), _find_skeleton(word.replace("j", "y")))))
    return (_find_skeleton(word),)


def _find_skeleton(word: str) -> str:
    if "yo" in word:
        word = word.replace("yo", "e")
    word = word.translate(_LETTERS).replace("x", "ks")
    if "h" in word:
        for spelling, sound in _WITH_H:
            word = word.replace(spelling, sound)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub("", word)
