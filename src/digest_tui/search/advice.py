"""What to try where a query finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest_tui.search.query import Part
from digest_tui.search.vocabulary import Vocabulary

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,." + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>' + "`~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ" + "ёЁ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def find_advice(
    query: str, parts: tuple[Part, ...], vocabulary: Vocabulary, finds_something: Callable[[str], bool]
) -> tuple[str, ...]:
    """Queries to try instead of one that finds nothing: all of them find something.

    First what the same keys write in the other layout, Russian or Latin; then
    the words of the vocabulary that are closest to those it does not know.
    """
    return tuple(dict.fromkeys(text for text in _find_candidates(query, parts, vocabulary) if finds_something(text)))


def _find_candidates(query: str, parts: tuple[Part, ...], vocabulary: Vocabulary) -> Iterator[str]:
    yield from read_in_other_layout(query)
    for part in parts:
        if part.kind in ("word", "dashed", "literal", "phrase") and not part.is_excluded:
            for word in part.text.replace("-", " ").split():
                if word.isalpha() and vocabulary.find(word, part.is_last).is_empty:
                    yield from vocabulary.find_closest(word)


def read_in_other_layout(query: str) -> list[str]:
    """What the keys of `query` write in the other layout: `ghjntcn` is `протест`, `ьгкфе` is `murat`."""
    return [text for table in (_TO_CYRILLIC, _TO_LATIN) if (text := query.translate(table)) != query]
