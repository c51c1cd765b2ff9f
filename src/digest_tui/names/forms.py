"""The forms of a name: the sound that its spellings share, and where its surname stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.skeletons import find_skeletons

INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
"""One or more, each with its dot: `N.`, `N.K.`."""
_KOREAN_GIVEN_NAME = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")


@lru_cache(maxsize=1 << 14)
def find_sound(word: str) -> str:
    """What all spellings of `word` share: `Zhylanbayev` and `Zhylanbaev`, `Kasenov` and `Kassenov`."""
    folded = "".join(filter(str.isalnum, fold(word)))
    return (find_skeletons(folded) or (folded,))[0]


def has_surname_first(words: Sequence[str]) -> bool:
    """True for a Korean name, known by its given name of two syllables: `Hong Gil-dong`."""
    return len(words) == 2 and words[0][0].isupper() and bool(_KOREAN_GIVEN_NAME.fullmatch(words[1]))


def put_surname_last(words: Sequence[str]) -> Sequence[str]:
    """The words of a person's name with the surname at the end, also where it stood before initials: `Omarov N.`."""
    ends_in_initials = len(words) > 1 and INITIALS.fullmatch(words[-1]) and not INITIALS.fullmatch(words[0])
    return words[::-1] if ends_in_initials or has_surname_first(words) else words
