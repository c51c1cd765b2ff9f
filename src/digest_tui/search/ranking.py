"""The entries that answer all clauses, best first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from digest_tui.search.clauses import Check, Clause, Tables, printed_terms
from digest_tui.search.documents import SLUG, read_document
from digest_tui.search.postings import all_of, any_of, quote
from digest_tui.search.vocabulary import BEGINNING

_WEIGHED = 48
"""So many entries are each weighed by their words; more are taken tier by tier."""
_TIERS = 200
"""So many terms of one word are looked up in their order, best first; the others together."""

MOST_READ = 250
"""Entries whose text is read for a first answer: some ten milliseconds' work."""
_ASKED_EVERY = 256

IsCancelled = Callable[[], bool]


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


def rank(clauses: list[Clause], tables: Tables, reading: Reading) -> Iterator[int]:
    """The positions of the entries that answer each of `clauses` (and none of the excluded), best first, each once."""
    wanted = [clause for clause in clauses if not clause.part.is_excluded]
    excluded = [clause for clause in clauses if clause.part.is_excluded]
    if not clauses or any(clause.expression == "" for clause in wanted):
        return
    must = _find_checks(wanted)
    must_not = _find_checks(clause for clause in excluded if clause.expression != "")
    is_checked = bool(must or must_not)
    is_read = any(clause.check is not None and clause.is_read for clause in clauses)
    tables = replace(tables, among=_find_reach(wanted, len(tables.dates)))
    seen: set[int] = set()
    for positions in _find_groups(wanted, excluded, tables):
        for position in positions:
            if position in seen:
                continue
            if not reading.may_go_on(is_read):
                return
            seen.add(position)
            if not is_checked or _is_right(position, must, must_not):
                yield position


def _find_checks(clauses: Iterable[Clause]) -> list[Check]:
    """The checks of those clauses that have one."""
    return [clause.check for clause in clauses if clause.check is not None]


def _find_reach(wanted: list[Clause], count: int) -> range:
    """The positions that come into question for all clauses."""
    ranges = [clause.among for clause in wanted if clause.among is not None]
    return range(max((one.start for one in ranges), default=0), min((one.stop for one in ranges), default=count))


def _is_right(position: int, must: list[Check], must_not: list[Check]) -> bool:
    return all(check(position) for check in must) and not any(check(position) for check in must_not)


def _exclude(excluded: list[Clause]) -> str:
    """What is put behind an expression: excluded are at once those that need no reading."""
    named = [clause.expression for clause in excluded if clause.check is None and clause.expression]
    return f" NOT {any_of(named)}" if named else ""


def _find_groups(wanted: list[Clause], excluded: list[Clause], tables: Tables) -> Iterator[Iterable[int]]:
    """Groups of positions, the better first; one position may be in several."""
    asked = [clause for clause in wanted if clause.expression is not None]
    if asked:
        yield from _find_asked(asked, _exclude(excluded), tables)
        return
    yield _leave_out(excluded, tables)


def _leave_out(excluded: list[Clause], tables: Tables) -> Iterator[int]:
    """Every position but those of the excluded that need no reading."""
    named = [clause.expression for clause in excluded if clause.check is None and clause.expression]
    gone = tables.find(any_of(named)) if named else iter(())
    next_gone = next(gone, -1)
    for position in tables.among or ():
        if position == next_gone:
            next_gone = next(gone, -1)
        else:
            yield position


def _find_asked(asked: list[Clause], excluded: str, tables: Tables) -> Iterator[Iterable[int]]:
    if len(asked) == 1:
        for expression in _find_tiers(asked[0], tables):
            yield tables.find(expression + excluded)
        return
    everything = all_of([str(clause.expression) for clause in asked]) + excluded
    few = list(islice(tables.find(everything, _WEIGHED + 1), _WEIGHED + 1))
    if len(few) <= _WEIGHED:
        yield _weigh(few, asked, tables)
        return
    for least in (1.0, BEGINNING * BEGINNING * 0.7):
        tier = [_ask_at_least(clause, least, tables) for clause in asked]
        if all(tier):
            found = tables.find(all_of(tier) + excluded)
            best = list(islice(found, _WEIGHED + 1))
            yield _weigh(best, asked, tables) if len(best) <= _WEIGHED else best
            yield found
    yield tables.find(everything)


def _find_tiers(clause: Clause, tables: Tables) -> Iterator[str]:
    """Expressions for the terms of one clause, the best and of these the rarest first; at last for all of it."""
    counts = tables.vocabulary.counts
    together = clause.together
    if together and clause.terms:
        yield all_of([quote(word) for word in clause.together])
    elif not clause.check and clause.terms:
        ranked = sorted(clause.terms, key=lambda term: (-clause.terms[term], counts.get(term, 0), term))
        for _, terms in groupby(ranked[:_TIERS], key=lambda term: (clause.terms[term], counts.get(term, 0))):
            yield any_of([quote(printed) for term in terms for printed in printed_terms(term, tables)])
        if len(ranked) <= _TIERS and not clause.beginnings:
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
    return any_of(asked) if asked else ""


def _weigh(positions: list[int], asked: list[Clause], tables: Tables) -> list[int]:
    """`positions` by the weight of what each holds, the heaviest first; of one weight in the order of the text."""
    weights = {position: weigh(position, asked, tables) for position in positions}
    return sorted(positions, key=lambda position: -weights[position])


def weigh(position: int, asked: list[Clause], tables: Tables) -> float:
    """How well an entry answers: for each clause its best term, by quality and rarity."""
    held = read_document(*tables.shelf.locate(position)).find_terms()
    return sum(_weigh_clause(clause, held, tables) for clause in asked)


def _weigh_clause(clause: Clause, held: set[str], tables: Tables) -> float:
    weights = [clause.terms[term] * _rarity(term, tables) for term in clause.terms.keys() & held]
    if clause.beginnings:
        begun = [term for term in held if term.startswith(clause.beginnings)]
        weights += [BEGINNING * BEGINNING * _rarity(term, tables) for term in begun]
    if clause.together and held.issuperset(clause.together):
        weights += [_rarity(word, tables) for word in clause.together]
    return max(weights, default=0.0)


def _rarity(term: str, tables: Tables) -> float:
    """How much it says that an entry holds the term. A word in a URL is no rarer than the same word in prose."""
    counts = tables.vocabulary.counts
    count = counts.get(term, 0)
    if term[0] == SLUG:
        count = max(count, counts.get(term[1:], 0))
    return 1.0 + math.log((1 + len(tables.shelf)) / (1 + count))
