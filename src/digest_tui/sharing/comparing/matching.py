"""Which passage of the old edition is which of the new, and which of them have moved.

Passages of the same words are the same; then each of the others is the most alike of those that share its rarest
words, if it is alike at all; then what is left is paired by its dateline, where most words are the same. No step takes
more than linear time but sorting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest_tui.chronicle.text.alike import measure
from digest_tui.sharing.comparing.passages import Passage

_ANOTHER_DATE = 0.9
"""How alike passages of different dates must be: many chronicles write each day like the last."""
_REWRITTEN = 0.6
"""The share of the shorter's words that both have where an entry was written anew."""
_FEWEST_WORDS = 16
"""Words that the shorter has at least, those of its dateline among them."""
_SURE = 0.95
"""A passage so alike is taken without a look at further ones."""
_RAREST_WORDS = 16
_MOST_WITH_WORD = 40
"""Passages that have a word and are looked at, the nearest first."""
_MOST_CANDIDATES = 4
_LONGEST = 1000
"""Words of a passage that are compared to find it again."""

Pair = tuple[int, int]
"""The indexes of a passage in the old edition and in the new."""


def pair_passages(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """For each passage of the old edition that is in the new, its index there."""
    pairs = _pair_same(old, new)
    left, others = _list_unpaired(pairs, len(old), len(new))
    pairs.update(_pair_alike(old, new, left, others, _expect(pairs, left)))
    pairs.update(_pair_rewritten(old, new, *_list_unpaired(pairs, len(old), len(new))))
    return pairs


def _list_unpaired(pairs: dict[int, int], old: int, new: int) -> tuple[list[int], list[int]]:
    """The indexes of the passages of each edition that are in no pair; `old` and `new` count its passages."""
    taken = set(pairs.values())
    return [index for index in range(old) if index not in pairs], [index for index in range(new) if index not in taken]


def find_moved(pairs: dict[int, int]) -> set[int]:
    """The fewest passages, by their indexes in the old edition, without which all others keep their order."""
    # The longest increasing subsequence: `ends` has the smallest last index in the new edition for each length.
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for old in sorted(pairs):
        length = bisect_left(ends, pairs[old])
        before[old] = last[length - 1] if length else None
        ends[length : length + 1] = [pairs[old]]
        last[length : length + 1] = [old]
    in_order: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        in_order.add(at)
        at = before[at]
    return pairs.keys() - in_order


def _pair_same(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """Those of the same words; of several with the same words the first is the first."""
    places = {key: index for index, key in enumerate(_make_keys(new))}
    keys = enumerate(_make_keys(old))
    return {index: places[key] for index, key in keys if key in places}


def _make_keys(passages: Iterable[Passage]) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for passage in passages:
        own = passage.sum
        seen[own] += 1
        yield own, seen[own]


def _expect(pairs: dict[int, int], left: Iterable[int]) -> dict[int, int]:
    """Where in the new edition each passage should stand: behind what stood before it."""
    known = sorted(pairs)
    expected: dict[int, int] = {}
    for index in left:
        place = bisect_left(known, index)
        before = known[place - 1] if place else -1
        expected[index] = pairs.get(before, -1) + index - before
    return expected


def _pair_alike(
    old: Sequence[Passage], new: Sequence[Passage], left: Sequence[int], others: Sequence[int], expected: dict[int, int]
) -> Iterator[Pair]:
    """The most alike of those that are left, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index in others:
        for word in set(new[index].words):
            holders[word].append(index)
    found: list[tuple[float, bool, int, int, int]] = []
    for index in left:
        for other in _find_candidates(old[index], holders, expected[index]):
            is_same_date = old[index].date == new[other].date
            share = _measure(old[index], new[other], is_same_date)
            if share:
                found.append((share, is_same_date, -abs(other - expected[index]), -index, other))
            if share >= _SURE and is_same_date:
                break
    found.sort(reverse=True)
    paired: set[int] = set()
    taken: set[int] = set()
    for _, _, _, negative, other in found:
        if -negative not in paired and other not in taken:
            paired.add(-negative)
            taken.add(other)
            yield -negative, other


def _pair_rewritten(
    old: Sequence[Passage], new: Sequence[Passage], left: Iterable[int], others: Iterable[int]
) -> Iterator[Pair]:
    """Pairs of passages with a dateline that no other of those left has, if most of their words are the same."""
    before, after = _list_by_dateline(old, left), _list_by_dateline(new, others)
    for dateline, indexes in before.items():
        if len(indexes) == len(after.get(dateline, ())) == 1:
            pair = (indexes[0], after[dateline][0])
            first, second = Counter(old[pair[0]].words), Counter(new[pair[1]].words)
            shorter = min(first.total(), second.total())
            if shorter >= _FEWEST_WORDS and (first & second).total() >= _REWRITTEN * shorter:
                yield pair


def _list_by_dateline(passages: Sequence[Passage], indexes: Iterable[int]) -> dict[str, list[int]]:
    listed: dict[str, list[int]] = defaultdict(list)
    for index in indexes:
        if passages[index].date:
            listed[passages[index].dateline].append(index)
    return listed


def _find_candidates(passage: Passage, holders: dict[str, list[int]], expected: int) -> list[int]:
    """The passages that share most of its rarest words; of equals the nearest first."""
    rarest = sorted((len(holders[word]), word) for word in set(passage.words) if word in holders)[:_RAREST_WORDS]
    votes: Counter[int] = Counter()
    for _, word in rarest:
        votes.update(_take_nearest(holders[word], expected))
    return sorted(votes, key=lambda other: (-votes[other], abs(other - expected)))[:_MOST_CANDIDATES]


def _take_nearest(indexes: Sequence[int], expected: int) -> Sequence[int]:
    if len(indexes) <= _MOST_WITH_WORD:
        return indexes
    middle = bisect_left(indexes, expected)
    first = min(max(0, middle - _MOST_WITH_WORD // 2), len(indexes) - _MOST_WITH_WORD)
    return indexes[first : first + _MOST_WITH_WORD]


def _measure(old: Passage, new: Passage, is_same_date: bool) -> float:
    if is_same_date:
        return measure(old.words[:_LONGEST], new.words[:_LONGEST])
    share = measure(old.words[len(old.date) :][:_LONGEST], new.words[len(new.date) :][:_LONGEST])
    return share if share >= _ANOTHER_DATE else 0.0
