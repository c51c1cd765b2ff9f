"""Russian and Kazakh endings: a name in a case of these languages is the name.

Endings are folded, and read as romanisations are, so that they fit what is
typed in Cyrillic, and what is spelt in Latin letters in the path of a URL.
"""

from __future__ import annotations

from digest_tui.search.skeletons import find_skeletons

_RUSSIAN = (
    "a u y i e o om em oy ey yu ya iya iyu iey ii ie iy yy ov ev ami yami am yam akh yakh ah yah im ym ikh ykh ih yh "
    "imi ymi ogo ego omu emu aya uyu oe ee oyu eyu yam iyam iyami iyakh iyah ij yj "
    "al ala ali alo it il ila ili at yat yut ut et ayut yaet aet aetsya alis alas ilis ilas sya an ana any "
    "eno eny en ena"
)
_KAZAKH = (
    "y i nyn nin dyn din tyn tin ny ni dy di ty ti ga ge gha ghe ka ke na ne da de ta te nda nde "
    "dan den tan ten nan nen men ben pen lar ler dar der tar ter lary leri dary deri tary teri "
    "lardyn lerdin dardyn derdin tardyn terdin sy si synyn sinin"
)
# Of adjectives made of places: Almaty, алматинская.
_OF_PLACES = [
    joint + ending
    for joint in ("sk", "insk")
    for ending in ("aya", "oy", "uyu", "iy", "ogo", "omu", "om", "im", "oe", "ie", "ikh", "imi")
]
ENDINGS = frozenset([*f"{_RUSSIAN} {_KAZAKH}".split(), *_OF_PLACES])
_LONGEST = max(map(len, ENDINGS))
_SHORTEST_STEM = 3


def find_stems(word: str) -> list[str]:
    """The folded `word` without each ending that it may have, the longest first, and as it is."""
    cuts = range(max(_SHORTEST_STEM, len(word) - _LONGEST), len(word))
    return [*dict.fromkeys(word[:cut] for cut in cuts[::-1] if word[cut:] in ENDINGS), word]


def is_case(stem: str, word: str) -> bool:
    """`word` is the folded `stem` or has an ending behind it, in whatever romanisation."""
    if word.startswith(stem):
        return _is_ending(word[len(stem) :])
    return any(
        longer.startswith(short) and _is_ending(longer[len(short) :])
        for short in find_skeletons(stem)
        for longer in find_skeletons(word)
    )


def _is_ending(rest: str) -> bool:
    return not rest or rest in ENDINGS or rest in _SKELETONS


_SKELETONS = frozenset(ending.translate(str.maketrans("yqw", "ikv")).replace("kh", "h") for ending in ENDINGS)
