"""Whether capitals say what is a name: not in a script without them, and not where every noun has one."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.names.words import GERMAN

_LOOKED_AT = 20_000
"""Characters of a text by which its language is judged."""
_SHARE = 0.12
"""Of German text at least so many words are among its commonest."""

NO_CAPITALS = (
    "The script has no capital letters, so people and organisations are not known; people with titles are listed."
)
ALL_NOUNS = (
    "The language writes every noun with a capital letter, so people and organisations are not known; "
    "people with titles are listed."
)


def explain_unknown(bodies: Sequence[tuple[int, str]]) -> str:
    """Why people and organisations cannot be known, as a sentence; empty where they can."""
    text, rest = "", iter(bodies)
    while len(text) < _LOOKED_AT and (one := next(rest, None)):
        text += " " + one[1][:_LOOKED_AT]
    letters = [letter for letter in text if letter.isalpha()]
    if letters and sum(letter.upper() == letter.lower() for letter in letters) * 2 > len(letters):
        return NO_CAPITALS
    words = text.split()
    if words and sum(word in GERMAN for word in words) > _SHARE * len(words):
        return ALL_NOUNS
    return ""
