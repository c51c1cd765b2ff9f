"""Rules about datelines: dates and places."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from digest_tui.chronicle.checking.finding import Checkpoint, Citations, Finding, quote
from digest_tui.chronicle.dates.number_order import is_in_calendar
from digest_tui.chronicle.dates.reading import read_at
from digest_tui.chronicle.model import Chronicle, Dateline, PartialDate
from digest_tui.chronicle.text.spellings import find_place_key

_MOST_WITH_PLACE = 2 / 3
"""The share of entries with a place from which an entry without one is a finding."""
_MOST_IN_ORDER = 0.9
"""The share of entries in order from which the others are out of order."""


def find_out_of_order(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Dates out of the order, oldest first or newest first, that nearly all others keep.

    Only dates of one precision are compared: days with days, years with years. As few as possible are reported, and
    of two the later in the text. A section that starts again, as “Deaths” after the events of a year, is a list of
    its own.
    """
    sections = [prose.start for prose in chronicle.prose]
    dated: dict[int, list[tuple[int, Dateline, tuple[int, ...]]]] = {}
    for number, head in _find_heads(chronicle, checkpoint):
        if head.date and (key := _order(head.date)):
            dated.setdefault(len(key), []).append((number, head, key))
    for heads in dated.values():
        keys = [key for _, _, key in heads]
        forward, backward = _find_kept(keys), _find_kept([tuple(-part for part in key) for key in keys])
        is_backward = len(backward) > len(forward)
        kept = backward if is_backward else forward
        if len(kept) < _MOST_IN_ORDER * len(keys) and len(keys) - len(kept) > 1:
            continue
        kept |= _find_lists(kept, keys, [bisect_right(sections, head.start) for _, head, _ in heads], is_backward)
        before = None
        for place, (number, head, _) in enumerate(heads):
            if place in kept:
                before = number
                continue
            side = f"comes after entry {before}" if before else "comes before all others"
            order = "from newest to oldest" if is_backward else "from oldest to newest"
            message = f"{quote(head.date_as_written)} {side}, although entries run {order}"
            yield Finding(head.start, "out-of-order", message, number)


def _find_lists(
    kept: set[int], keys: Sequence[tuple[int, ...]], sections: Sequence[int], is_backward: bool
) -> set[int]:
    """The indexes of `keys` in sections that are in order by themselves though most of their keys are not in `kept`."""
    found: set[int] = set()
    for _, group in groupby(range(len(keys)), key=sections.__getitem__):
        places = list(group)
        steps = pairwise(keys[place] for place in (reversed(places) if is_backward else places))
        if len(places) > 1 and len(kept.intersection(places)) * 2 < len(places) and all(a <= b for a, b in steps):
            found.update(places)
    return found


def find_impossible_dates(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Dates that do not exist, such as 30 February. An ambiguous date, such as 02/01/2017, is not reported."""
    for number, head in _find_heads(chronicle, checkpoint):
        if head.date is None and not _is_unsettled(head.date_as_written):
            yield Finding(head.start, "impossible-date", f"{quote(head.date_as_written)} is not a date", number)


def find_missing_places(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Datelines without a place, in a document where most name one."""
    without = [(number, head.start) for number, head in _find_heads(chronicle, checkpoint) if not head.place]
    if len(without) <= len(chronicle.entries) * (1 - _MOST_WITH_PLACE):
        for number, start in without:
            yield Finding(start, "missing-place", "the dateline has no place", number)


def find_spellings(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Every rarer spelling of a place, once: Öskemen and Oskemen. Upper and lower case are the same spelling."""
    counted: Counter[str] = Counter()
    first: dict[str, tuple[int, Dateline]] = {}
    for number, head in _find_heads(chronicle, checkpoint):
        if head.place:
            spelling = " ".join(head.place.casefold().split())
            counted[spelling] += 1
            first.setdefault(spelling, (number, head))
    common: dict[str, str] = {}
    for spelling, _ in counted.most_common():
        common.setdefault(find_place_key(spelling), spelling)
    for spelling, (number, head) in first.items():
        usual = common[find_place_key(spelling)]
        if usual != spelling:
            other, usual_head = first[usual]
            message = f"{quote(head.place or '')} is spelled {quote(usual_head.place or '')} in entry {other}"
            yield Finding(head.start, "place-spelling", message, number)


def _find_heads(chronicle: Chronicle, checkpoint: Checkpoint) -> Iterator[tuple[int, Dateline]]:
    for position in range(len(chronicle.entries) if chronicle.is_dated else 0):
        checkpoint()
        if head := chronicle.find_dateline(position):
            yield position + 1, head


def _is_unsettled(written: str) -> bool:
    """True if a date in digits is possible, and the document does not show which number is the day."""
    found = read_at(written, 0, len(written))
    numbers = found.numbers if found else None
    return numbers is not None and is_in_calendar(numbers)


def _order(date: PartialDate) -> tuple[int, ...]:
    """Year, month and day as far as the date gives them, for comparing. Empty without a year."""
    if date.year is None:
        return ()
    return tuple(part for part in (date.year, date.month, date.day) if part is not None)


def _find_kept(keys: Sequence[tuple[int, ...]]) -> set[int]:
    """The indexes of a longest non-decreasing subsequence of `keys`; of equally long ones, the earlier.

    By patience sorting, from the end: https://en.wikipedia.org/wiki/Longest_increasing_subsequence
    """
    tops: list[tuple[int, ...]] = []
    places: list[int] = []
    before: list[int] = []
    for place in range(len(keys) - 1, -1, -1):
        key = tuple(-part for part in keys[place])
        pile = bisect_right(tops, key)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [key]
        places[pile : pile + 1] = [place]
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[len(keys) - 1 - place]
    return kept
