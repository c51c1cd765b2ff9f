"""What to try where a query finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from digest_tui.search.clauses import Clause
from digest_tui.search.vocabulary import Vocabulary

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,." + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>' + "`~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ" + "ёЁ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def find_advice(
    query: str, clauses: Sequence[Clause], vocabulary: Vocabulary, finds_something: Callable[[str], bool]
) -> tuple[str, ...]:
    """Queries to try instead of one that finds nothing: all of them find something.

    First what the same keys write in the other layout, Russian or Latin; then
    the words of the vocabulary that are closest to those it does not know.
    """
    tried = [*read_in_other_layout(query), *_find_closest(clauses, vocabulary)]
    return tuple(text for text in dict.fromkeys(tried) if finds_something(text))


def _find_closest(clauses: Sequence[Clause], vocabulary: Vocabulary) -> Iterator[str]:
    for clause in clauses:
        if clause.expression == "" and not clause.part.is_excluded:
            for word in clause.part.text.replace("-", " ").split():
                if word.isalpha() and word not in vocabulary.counts:
                    yield from vocabulary.find_closest(word)


def read_in_other_layout(query: str) -> list[str]:
    """What the keys of `query` write in the other layout: `ghjntcn` is `протест`, `ьгкфе` is `murat`."""
    return [text for table in (_TO_CYRILLIC, _TO_LATIN) if (text := query.translate(table)) != query]
