"""What is left out of a query that no entry answers in whole, and what never is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from digest_tui.search.candidates import BEGINNING, FORM, TRANSLATED
from digest_tui.search.clauses import Clause, Tables, stands
from digest_tui.search.everyday import is_weak
from digest_tui.search.postings import any_of
from digest_tui.search.ranking import Reading, count_weighed, find_in_order, find_rarity, rank, weigh_all

_OPTIONAL = ("word", "dashed", "literal", "either")
"""Kinds of terms that may be left out: numbers, dates, labels, phrases and filters never are."""
_MOST_FOUND = 600
"""Entries that are looked up for each word; one that stands in more is common."""
_SHARE = 0.8
"""What an entry must hold of the rarity that the best one holds ..."""
_SHARE_OF_MORE = 0.5
"""... and one that holds more words than that."""
_SHARE_OF_ONE = 0.99
"""The same where no entry holds several words: the rarest word alone says what is asked."""
_SEVERAL = 2
_WEAK = 0.5
"""The part of its rarity that a weak word counts."""
_SHORTEST_FIGURE = 3
"""Figures of a number that alone says what is asked: a shorter one is the day of many entries."""


class Relaxed(NamedTuple):
    """The entries that answer a query with something left out."""

    positions: Iterable[int]
    left_out: list[Clause]
    """What none of them needs to have."""
    differ: Sequence[Clause] = ()
    """What some of them have, and some have not."""


def relax(clauses: Sequence[Clause], tables: Tables, reading: Reading) -> Iterator[Relaxed]:
    """What to try, in this order, for a query that no entry answers in whole.

    Without the words of questions; without the words that stand nowhere, either;
    at last those that hold the most of what remains.
    """
    optional = [clause for clause in clauses if _may_be_left_out(clause)]
    asking = [clause for clause in optional if clause.term.is_asking]
    kept = _without(clauses, asking)
    if asking and any(not clause.is_excluded and not clause.term.is_joining for clause in kept):
        yield Relaxed(rank(kept, tables, reading), asking)
    unknown = [clause for clause in optional if clause not in asking and not stands(clause, tables)]
    left = _without(kept, unknown)
    if unknown and _asks_for_something(left):
        yield Relaxed(rank(left, tables, reading), [*asking, *unknown])
    words = [clause for clause in left if _may_be_left_out(clause)]
    must = _without(left, words)
    if len(words) > 1:
        most = _find_most(words, must, tables, reading)
        yield most._replace(left_out=[*asking, *unknown, *most.left_out])
    if words and any(_says_enough(clause) for clause in must):
        yield Relaxed(rank(must, tables, reading), [*asking, *unknown, *words])


def _find_most(words: list[Clause], must: list[Clause], tables: Tables, reading: Reading) -> Relaxed:
    """The entries that hold the most of `words`, of which the rarest count most."""
    holders = _find_holders(words, must, tables, reading)
    shares: defaultdict[int, float] = defaultdict(float)
    for clause, held in zip(words, holders, strict=True):
        weight = _weigh(clause, len(held), tables)
        for position in held:
            shares[position] += weight
    counts = _count_telling(words, holders)
    positions = _choose_best(shares, counts)
    lacking = [clause for clause, held in zip(words, holders, strict=True) if held.isdisjoint(positions)]
    differ = [
        clause
        for clause, held in zip(words, holders, strict=True)
        if not held.isdisjoint(positions) and not held.issuperset(positions)
    ]
    first = count_weighed(tables)
    ranked = [*weigh_all(positions[:first], words, tables), *positions[first:]]
    return Relaxed(sorted(ranked, key=lambda position: -counts[position]), lacking, differ)


def _count_telling(words: Sequence[Clause], holders: Sequence[set[int]]) -> Counter[int]:
    """How many of `words` each entry holds, but for weak ones, which do not make it hold several."""
    telling = (held for clause, held in zip(words, holders, strict=True) if not is_weak(clause.term.text))
    return Counter(chain.from_iterable(telling))


def _choose_best(shares: Mapping[int, float], counts: Counter[int]) -> list[int]:
    """The entries that hold enough of the words, those with the most words first."""
    best = max(shares, key=lambda position: (shares[position], counts[position]), default=0)
    are_several = max(counts.values(), default=0) >= _SEVERAL

    def is_enough(position: int) -> bool:
        share = _SHARE_OF_MORE if counts[position] > counts[best] else _SHARE
        return shares[position] >= shares[best] * (share if are_several else _SHARE_OF_ONE)

    return sorted(filter(is_enough, shares), key=lambda position: (-counts[position], -shares[position], position))


def _weigh(clause: Clause, count: int, tables: Tables) -> float:
    """The weight of `clause` in an entry that holds it; `count` of the entries that were looked up do."""
    rarity = math.log((2 + len(tables.library)) / (1 + count))
    # Not all entries that hold a common word were looked up: its best form alone stands in more.
    rarity = min(rarity, find_rarity(clause, tables))
    return rarity * _measure_quality(clause) * (_WEAK if is_weak(clause.term.text) else 1.0)


def _measure_quality(clause: Clause) -> float:
    """How well the best of its words answers, as in `Clause.terms`. What it is in English counts as a form of it."""
    best = max(clause.terms.values(), default=BEGINNING * BEGINNING if clause.beginnings else 1.0)
    is_in_english = clause.term.is_in_cyrillic and TRANSLATED * TRANSLATED in clause.terms.values()
    return max(best, FORM * FORM) if is_in_english else best


def _find_holders(words: list[Clause], must: list[Clause], tables: Tables, reading: Reading) -> list[set[int]]:
    """For each of `words` the entries that hold it; for one that is not telling, those that hold a telling one too."""

    def find(*clauses: Clause) -> set[int]:
        return set(islice(find_in_order([*must, *clauses], tables, reading), _MOST_FOUND))

    holders = [set[int]() if clause.near else find(clause) for clause in words]
    are_rare = [0 < len(held) < _MOST_FOUND for held in holders]
    are_telling = [is_rare and _is_telling(clause) for clause, is_rare in zip(words, are_rare, strict=True)]
    if not any(are_telling):
        are_telling = are_rare
    telling = any_of([clause.expression or "" for clause, tells in zip(words, are_telling, strict=True) if tells])
    if not telling:
        return holders
    anchor = Clause(words[0].term, expression=telling)
    return [
        held if tells else find(anchor, clause) for clause, held, tells in zip(words, holders, are_telling, strict=True)
    ]


def _is_telling(clause: Clause) -> bool:
    """It stands in a form of its own or in English, not as a beginning alone, and is not weak."""
    return _measure_quality(clause) >= FORM * FORM and not is_weak(clause.term.text)


def _may_be_left_out(clause: Clause) -> bool:
    return clause.term.kind in _OPTIONAL and not clause.is_excluded and clause.expression is not None


def _says_enough(clause: Clause) -> bool:
    """It is a figure or a phrase that tells an entry from others, with no word beside it."""
    is_telling = clause.term.kind == "phrase" or (
        clause.term.kind == "number" and len(clause.term.text) >= _SHORTEST_FIGURE
    )
    return is_telling and not clause.is_excluded


def _asks_for_something(clauses: Sequence[Clause]) -> bool:
    """Something is wanted that stands in the text, not only something like it, or a letter."""
    return any(
        not (clause.is_excluded or clause.near or clause.term.is_joining)
        and (clause.term.kind != "word" or len(clause.term.text) > 1)
        for clause in clauses
    )


def _without(clauses: Sequence[Clause], gone: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if not any(clause is one for one in gone)]
