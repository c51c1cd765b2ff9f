"""The sound of a word: what its spellings in several romanisations share."""

from __future__ import annotations

from functools import lru_cache

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.skeletons import find_skeletons


@lru_cache(maxsize=1 << 14)
def find_sound(word: str) -> str:
    """What all spellings of `word` share: `Zhylanbayev` and `Zhylanbaev`, `Kasenov` and `Kassenov`."""
    folded = "".join(filter(str.isalnum, fold(word)))
    return (find_skeletons(folded) or (folded,))[0]
