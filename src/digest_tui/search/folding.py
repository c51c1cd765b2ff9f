"""One fold for text and query, with the way back: where each folded character stands in the text as printed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


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
    """`text` without case, diacritics and typographic quotes and dashes."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def fold_with_origins(text: str) -> FoldedText:
    """`fold` of `text`, and the way back to it."""
    if text.isascii():
        return FoldedText(text.lower(), None)
    pieces = [_fold_character(character) for character in text]
    origins = tuple(place for place, piece in enumerate(pieces) for _ in piece)
    return FoldedText("".join(pieces), (*origins, len(text)))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.translate(_PLAIN)).casefold()
    return "".join(part for part in decomposed if not unicodedata.combining(part))
