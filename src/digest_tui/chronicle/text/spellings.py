"""Spellings of one place brought together, across alphabets and romanisations."""

from __future__ import annotations

from functools import lru_cache

from digest_tui.chronicle.text.folding import fold

# Letters that romanisations of one name use for the same sound: Aqtau and Aktau, Semey and Semei;
# Zhezqazghan and Zhezkazgan below.
_SOUNDS = str.maketrans({"q": "k", "w": "v", "y": "i"})


@lru_cache(maxsize=4096)
def find_place_key(place: str) -> str:
    """What all spellings of one place share: Öskemen, OSKEMEN and Өскемен have one key, `X Region` another than `X`."""
    words = fold(place).replace("-", " ").split()
    return " ".join("".join(filter(str.isalnum, word)) for word in words).translate(_SOUNDS).replace("gh", "g")
