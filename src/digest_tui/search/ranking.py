"""The entries that answer all clauses, best first."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice

from digest_tui.search.building import IsCancelled
from digest_tui.search.candidates import BEGINNING
from digest_tui.search.clauses import Check, Clause, Tables, WordsRead, ask_group, printed_terms
from digest_tui.search.documents import DAY, SLUG
from digest_tui.search.postings import all_of, any_of, quote

_WEIGHED = 48
"""So many entries are each weighed by their words; more are taken tier by tier."""
_ALL_WEIGHED = 500
"""In a chronicle of so many entries all are weighed."""
_TIERS = 200
"""So many terms of one word are looked up in their order, best first; the others together."""
_OFTEN = 0.12
"""How much more a word counts that stands often in an entry, at most ..."""
_FIRST = 0.08
"""... and one that stands in its first sentence."""
_TOGETHER = 0.6
"""What it adds that words stand together, for every word but the first ..."""
_NEAR = 60
"""... within so many characters."""
_LIKE = 0.6
"""The quality above which a word is what was typed, not like it."""
_END_OF_SENTENCE = re.compile(r"[.!?…]\W*\s+(?=[A-ZА-Я“«\"])")

MOST_READ = 250
"""Entries whose text is read for a first answer: some ten milliseconds' work."""
_ASKED_EVERY = 256


@dataclass(slots=True)
class Reading:
    """How far a question may go, and whether that cut it short."""

    is_cancelled: IsCancelled = lambda: False
    most: int | None = None
    """Entries whose text may be read."""
    is_cut_short: bool = False
    _passed: int = 0

    def may_go_on(self, is_read: bool) -> bool:
        """Count one more entry, whose text is read or not; False where it is enough."""
        self._passed += 1
        if self._passed % _ASKED_EVERY == 1 and self.is_cancelled():
            self.is_cut_short = True
        if is_read and self.most is not None and self._passed > self.most:
            self.is_cut_short = True
        return not self.is_cut_short


def rank(clauses: Sequence[Clause], tables: Tables, reading: Reading) -> Iterator[int]:
    """The positions of the entries that answer each of `clauses` (and none of the excluded), best first, each once."""
    return _select(clauses, tables, reading, _find_groups)


def find_in_order(clauses: Sequence[Clause], tables: Tables, reading: Reading) -> Iterator[int]:
    """The same positions in the order of the text."""
    return _select(clauses, tables, reading, _find_unranked)


FindGroups = Callable[[list[Clause], list[Clause], Tables], Iterable[Iterable[int]]]
"""Groups of positions for what is wanted and what is excluded."""


def _select(clauses: Sequence[Clause], tables: Tables, reading: Reading, find_groups: FindGroups) -> Iterator[int]:
    wanted = [clause for clause in clauses if not clause.is_excluded]
    excluded = [clause for clause in clauses if clause.is_excluded]
    if not clauses or any(clause.expression == "" for clause in wanted):
        return
    is_right = _make_check(wanted, excluded)
    is_read = any(clause.check is not None and clause.is_read for clause in clauses)
    tables = replace(tables, among=_find_reach(wanted, tables))
    seen: set[int] = set()
    for position in chain.from_iterable(find_groups(wanted, excluded, tables)):
        if position in seen:
            continue
        if not reading.may_go_on(is_read):
            return
        seen.add(position)
        if is_right is None or is_right(position):
            yield position


def _make_check(wanted: list[Clause], excluded: list[Clause]) -> Check | None:
    """What must hold for an entry beside what the postings know; None where that is all."""
    must = [clause.check for clause in wanted if clause.check is not None]
    must_not = [clause.check for clause in excluded if clause.check is not None and clause.expression != ""]
    if not must and not must_not:
        return None
    return lambda position: all(check(position) for check in must) and not any(check(position) for check in must_not)


def _find_reach(wanted: list[Clause], tables: Tables) -> range:
    """The positions that come into question for all clauses."""
    whole = range(len(tables.dates)) if tables.among is None else tables.among
    ranges = [whole, *(clause.among for clause in wanted if clause.among is not None)]
    return range(max(one.start for one in ranges), min(one.stop for one in ranges))


def _exclude(excluded: list[Clause]) -> str:
    """What is put behind an expression to leave out the excluded."""
    gone = _ask_excluded(excluded)
    return f" NOT {gone}" if gone else ""


def _ask_excluded(excluded: list[Clause]) -> str:
    """The expression for the excluded that need no reading; "" where there are none."""
    return any_of([clause.expression or "" for clause in excluded if clause.check is None])


def _find_groups(wanted: list[Clause], excluded: list[Clause], tables: Tables) -> Iterable[Iterable[int]]:
    """Groups of positions, the better first; one position may be in several."""
    asked = [clause for clause in wanted if clause.expression is not None]
    weighed = [clause for clause in wanted if clause.expression is not None or clause.terms]
    return _find_asked(asked, weighed, _exclude(excluded), tables) if asked else [_leave_out(excluded, tables)]


def _find_unranked(wanted: list[Clause], excluded: list[Clause], tables: Tables) -> Iterable[Iterable[int]]:
    asked = [clause.expression for clause in wanted if clause.expression is not None]
    return [tables.find(all_of(asked) + _exclude(excluded)) if asked else _leave_out(excluded, tables)]


def _leave_out(excluded: list[Clause], tables: Tables) -> Iterator[int]:
    """Every position but those of the excluded that need no reading."""
    asked = _ask_excluded(excluded)
    gone = tables.find(asked) if asked else iter(())
    next_gone = next(gone, -1)
    for position in tables.among or ():
        if position == next_gone:
            next_gone = next(gone, -1)
        else:
            yield position


def _find_asked(asked: list[Clause], weighed: list[Clause], excluded: str, tables: Tables) -> Iterator[Iterable[int]]:
    everything = all_of([str(clause.expression) for clause in asked]) + excluded
    most = count_weighed(tables)
    few = list(islice(tables.find(everything, most + 1), most + 1))
    if len(few) <= most:
        yield weigh_all(few, weighed, tables)
        return
    if len(asked) == 1:
        for expression in _find_tiers(asked[0], tables):
            yield tables.find(expression + excluded)
        return
    for least in (1.0, BEGINNING * BEGINNING * 0.7):
        tier = [_ask_at_least(clause, least, tables) for clause in asked]
        if all(tier):
            found = tables.find(all_of(tier) + excluded)
            best = list(islice(found, most + 1))
            yield weigh_all(best, weighed, tables) if len(best) <= most else best
            yield found
    yield tables.find(everything)


def _find_tiers(clause: Clause, tables: Tables) -> Iterator[str]:
    """Expressions for the terms of one clause, the best and of these the rarest first; at last for all of it."""
    counts = tables.vocabulary.counts
    if clause.groups and clause.terms and (together := ask_group(clause.groups[0], tables)):
        yield together
    if not clause.check and clause.terms:
        ranked = sorted(clause.terms, key=lambda term: (-clause.terms[term], counts.get(term, 0), term))
        for _, terms in groupby(ranked[:_TIERS], key=lambda term: (clause.terms[term], counts.get(term, 0))):
            asked = [quote(printed) for term in terms for printed in printed_terms(term, tables)]
            if asked:
                yield any_of(asked)
        if len(ranked) <= _TIERS and not clause.beginnings and not clause.groups:
            return
    yield str(clause.expression)


def _ask_at_least(clause: Clause, least: float, tables: Tables) -> str:
    """The expression for the terms of `clause` that answer it at least so well; "" where none does."""
    if not clause.terms:
        return str(clause.expression)
    terms = [term for term, factor in clause.terms.items() if factor >= least]
    asked = [quote(printed) for term in terms for printed in printed_terms(term, tables)]
    if least < 1.0:
        asked += [quote(beginning, True) for beginning in clause.beginnings]
    return any_of(asked)


# Weighing.


def count_weighed(tables: Tables) -> int:
    """How many entries are at most weighed."""
    return _ALL_WEIGHED if len(tables.dates) <= _ALL_WEIGHED else _WEIGHED


def weigh_all(positions: Sequence[int], asked: Sequence[Clause], tables: Tables) -> list[int]:
    """`positions` by the weight of what each holds, the heaviest first; of one weight in the order of the text."""
    rarities = [find_rarity(clause, tables) for clause in asked]
    weights = {position: _weigh(position, asked, rarities, tables) for position in positions}
    return sorted(positions, key=lambda position: (-round(weights[position], 6), position))


def _weigh(position: int, asked: Sequence[Clause], rarities: Sequence[float], tables: Tables) -> float:
    """How well an entry answers: each clause by its best word, and words that stand together by more."""
    words, end = _read_words(position, tables)
    weights, places = 0.0, list[list[int]]()
    for clause, rarity in zip(asked, rarities, strict=True):
        weight, best = _weigh_clause(clause, words, rarity, end, tables)
        weights += weight
        if best and best[0] >= 0:
            places.append(best)
    return weights + _TOGETHER * _count_together(places)


def _read_words(position: int, tables: Tables) -> WordsRead:
    """The words of an entry, and where its first sentence ends. Kept where each question weighs all entries."""
    note = tables.notes.get(position) if tables.are_notes_read else None
    read = tables.words_read.get((position, note))
    if read is None:
        document = tables.read(position)
        first = _END_OF_SENTENCE.search(document.block, document.head)
        read = WordsRead(document.read_words(), first.start() if first else len(document.block))
        if len(tables.dates) <= _ALL_WEIGHED:
            tables.words_read[position, note] = read
    return read


def _weigh_clause(
    clause: Clause, words: Mapping[str, list[int]], rarity: float, end: int, tables: Tables
) -> tuple[float, list[int]]:
    """The weight of the best word that answers, and where it stands."""
    best, at = 0.0, list[int]()
    for word, quality in _list_answers(clause, words):
        count = len(words[word])
        often = 1 + _OFTEN * (1 - 1 / count) + _FIRST * (words[word][0] < end and words[word][0] >= 0)
        # Of words at a slip's distance the rarer is the likelier.
        scarce = rarity if quality > _LIKE else _measure_rarity(word, tables)
        if quality * scarce * often > best:
            best, at = quality * scarce * often, words[word]
    return best, at


def _list_answers(clause: Clause, words: Mapping[str, list[int]]) -> Iterator[tuple[str, float]]:
    # Of two words that answer as well the first counts: their order must not be that of a set, which no run repeats.
    for word in sorted(clause.terms.keys() & words.keys()):
        yield word, clause.terms[word]
    if clause.beginnings:
        for word in words:
            if word.startswith(clause.beginnings):
                yield word, BEGINNING * BEGINNING
    for group in clause.groups:
        if all(not some.isdisjoint(words) for some in group):
            yield from ((word, BEGINNING) for some in group for word in sorted(some & words.keys()))


def _count_together(places: list[list[int]]) -> int:
    """How many words stand with another, where most do."""
    if len(places) < 2:
        return 0
    starts = sorted((place, number) for number, own in enumerate(places) for place in own)
    return max(
        len({number for place, number in starts[at:] if place <= start + _NEAR}) - 1
        for at, (start, _) in enumerate(starts)
    )


def find_rarity(clause: Clause, tables: Tables) -> float:
    """The rarity of what was typed: of the commonest word that answers best."""
    best = max(clause.terms.values(), default=0.0)
    words = [word for word, quality in clause.terms.items() if quality == best]
    words = words or [word for group in clause.groups for some in group for word in some]
    return min((_measure_rarity(word, tables) for word in words), default=1.0)


def _measure_rarity(term: str, tables: Tables) -> float:
    """How much it says that an entry holds the term. A word in a URL is no rarer than the same word in prose."""
    counts = tables.vocabulary.counts
    count = counts.get(term, 0)
    if term[0] == SLUG:
        count = max(count, counts.get(term[1:], 0))
    if term[0] == DAY:
        return 1.0
    return 1.0 + math.log((1 + len(tables.library)) / (1 + count))
