"""One fold for text and query, with the way back: where each folded character stands in the text as printed.

Above the fold two coarser readings of a folded word: its skeletons, on which
the usual romanisations of a name meet, and its stem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# What the library writes otherwise than the chronicles print it, or than a reader types it.
_OURS = {
    **dict.fromkeys("’‘ʼ‛′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("–—‐‑‒―−", "-"),
    **dict.fromkeys("ьъЬЪ", ""),
    **dict.fromkeys("йЙ", "y"),
    **dict.fromkeys("қҚ", "k"),
    **dict.fromkeys("ңҢ", "n"),
    "…": "...",
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")

# Each makes two spellings of one sound the same.
_LETTERS = str.maketrans({"x": "ks", "q": "k", "w": "v", "y": "i"})
_WITH_H = (("dzh", "zh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("shch", "sh"), ("sch", "sh"))
_SOUNDS = (("ts", "c"), ("tz", "c"), ("ck", "k"))
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1+|i(?=[ie])")
_SHORTEST_SKELETON = 3
_ENDINGS = ("ing", "ed", "es", "s", "e", "d")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text; `origins[i]` is where the i-th folded character comes from, with one more for the end."""

    text: str
    origins: tuple[int, ...] | None
    """None where every character folded to one."""

    def span_as_printed(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the folded text stands in the text as printed."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str) -> str:
    """`text` in small Latin letters without diacritics, with plain quotes and dashes: ASCII, whatever the script."""
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(_fold_run, text).lower()


def fold_with_origins(text: str) -> FoldedText:
    """`fold` of `text`, and the way back to it."""
    if text.isascii():
        return FoldedText(text.lower(), None)
    pieces = [_fold_character(character) for character in text]
    origins = tuple(place for place, piece in enumerate(pieces) for _ in piece)
    return FoldedText("".join(pieces), (*origins, len(text)))


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of `text` as printed: folded, where it begins and where it ends."""
    small = text.lower()
    if len(small) != len(text):
        small = text
    for match in _WORD.finditer(small):
        word = match[0]
        start, end = match.span()
        yield word if word.isascii() and small is not text else fold(text[start:end]), start, end


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


def list_forms(word: str) -> list[str]:
    """The folded `word` with other common English endings or none; empty where little would be left of it."""
    forms: list[str] = []
    for ending in ("", *_ENDINGS):
        stem = word.removesuffix(ending)
        if ending == "d" and not stem.endswith("e"):
            continue
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            forms += [stem + other for other in ("", *_ENDINGS)]
    for ending, other in (("ies", "y"), ("y", "ies")):
        if word.endswith(ending) and len(word) > _SHORTEST_STEM:
            forms.append(word.removesuffix(ending) + other)
    return list(dict.fromkeys(forms))


def _find_skeleton(word: str) -> str:
    if "yo" in word:
        word = word.replace("yo", "e")
    word = word.translate(_LETTERS)
    if "h" in word:
        for spelling, sound in _WITH_H:
            word = word.replace(spelling, sound)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", word)


def _fold_run(match: re.Match[str]) -> str:
    return "".join(map(_fold_character, match[0]))


@lru_cache(maxsize=1 << 13)
def _fold_character(character: str) -> str:
    ours = _OURS.get(character)
    if ours is not None:
        return ours
    decomposed = unicodedata.normalize("NFKD", character)
    plain = "".join(part for part in decomposed if not unicodedata.combining(part))
    if not plain.isascii():
        if unicodedata.category(character).startswith("S"):
            # The library would write its name, and `€` find Europeans.
            return " "
        # Imported only here: a text in Latin letters never needs it.
        from anyascii import anyascii

        plain = anyascii(character)
    return plain.lower()
