"""What to try where a query finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from digest_tui.search.clauses import Clause, Tables, stands
from digest_tui.search.vocabulary import Vocabulary

_SHORTEST = 4
"""Letters of a word that is worth a try, and that others can be close to."""


def find_advice(clauses: Sequence[Clause], tables: Tables, finds_something: Callable[[str], bool]) -> tuple[str, ...]:
    """The words of the vocabulary that are closest to those it does not know: all of them find something."""
    tried = dict.fromkeys(_find_closest(clauses, tables))
    return tuple(text for text in tried if len(text) >= _SHORTEST and finds_something(text))


def _find_closest(clauses: Sequence[Clause], tables: Tables) -> Iterator[str]:
    for clause in clauses:
        if clause.term.date is None and not clause.is_excluded and not stands(clause, tables):
            for word in clause.term.text.replace("-", " ").split():
                if word.isalpha() and len(word) >= _SHORTEST and word not in tables.vocabulary.counts:
                    yield from _choose(word, tables.vocabulary)


def _choose(word: str, vocabulary: Vocabulary) -> list[str]:
    return [other for other in vocabulary.find_closest(word) if other[0] == word[0] or len(word) > _SHORTEST]
