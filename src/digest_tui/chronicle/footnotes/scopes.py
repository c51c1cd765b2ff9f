"""Scopes: labels may start again in each section of a document, or in each entry.

Read only for documents in which a label stands above two footnotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.footnotes.selecting import Notes


class Scope(NamedTuple):
    """A stretch of the text in which a label has one meaning; it reaches to the next."""

    start: int
    first: int
    """The position of its first footnote."""
    end: int
    """That of the first footnote behind it."""


_NUMBER = re.compile(r"\[\^?(\d{1,7})\]|\((\d{1,4})\)")


def find_scopes(text: str, notes: Notes, heads: Sequence[int]) -> Iterator[Scope]:
    """The scopes of a text, in order.

    A list that begins its labels again ends the scope before it; a scope
    reaches to the end of its own list. What lies between and has labels that
    start again, but no list, is a scope without footnotes.
    """
    groups = _group_lists(notes, ())
    entries = _find_entries_of_lists(notes, groups, heads)
    each_entry = bool(entries)
    if each_entry:
        groups = _group_lists(notes, entries)
    begin, place = 0, 0
    while place < len(groups):
        behind = place + 1
        while behind < len(groups) and not _is_referred_between(text, notes, groups[behind - 1], groups[behind]):
            behind += 1
        start = notes.starts[groups[place][0]]
        if each_entry:
            head = bisect_left(heads, start) - 1
            sections = [begin, heads[head]] if head >= 0 and heads[head] > begin else [begin]
        else:
            sections = _find_sections(text, begin, start) if len(groups) > 1 else [begin]
        yield from _share_out(sections, groups[place:behind])
        begin, place = notes.ends[groups[behind - 1][1] - 1], behind
    if each_entry and (head := bisect_left(heads, begin)) < len(heads):
        yield Scope(heads[head], len(notes.starts), len(notes.starts))


def _share_out(sections: list[int], groups: list[tuple[int, int]]) -> Iterator[Scope]:
    """The scopes of `sections` that end with `groups`: each section its list, the last the last, the first none."""
    first, without = groups[0][0], len(sections) - len(groups)
    if without < 0:
        # Nothing tells which list is whose: all are one scope, as far as they go.
        yield Scope(sections[0], first, groups[-1][1])
    else:
        own = [(first, first)] * without + groups
        yield from (Scope(section, *group) for section, group in zip(sections, own, strict=True))


def _is_referred_between(text: str, notes: Notes, before: tuple[int, int], group: tuple[int, int]) -> bool:
    return _NUMBER.search(text, notes.ends[before[1] - 1], notes.starts[group[0]]) is not None


def _group_lists(notes: Notes, entries: Sequence[int]) -> list[tuple[int, int]]:
    """The lists of footnotes, those together whose labels are one count: first position, and the first behind.

    `entries` says of each list behind which entry it stands, if each entry has its own.
    """
    groups: list[tuple[int, int]] = []
    known: set[str] = set()
    for place, first in enumerate(notes.lists):
        end = notes.lists[place + 1] if place + 1 < len(notes.lists) else len(notes.starts)
        labels = [fold_label(label) for label in notes.labels[first:end]]
        is_of_another = bool(entries) and place > 0 and entries[place] != entries[place - 1]
        if groups and (is_of_another or any(label in known and label.isdecimal() for label in labels)):
            groups.append((first, end))
            known = set(labels)
        else:
            groups[-1:] = [(groups[-1][0] if groups else first, end)]
            known.update(labels)
    return groups


def _find_entries_of_lists(notes: Notes, groups: list[tuple[int, int]], heads: Sequence[int]) -> list[int]:
    """Of each list how many entries begin before it, if most lists begin their labels again; else nothing.

    Then each entry has its own list, and none reaches further back than its entry.
    """
    entries = [bisect_left(heads, notes.starts[first]) for first in notes.lists]
    parted = sum(before != after for before, after in pairwise(entries))
    again = {bisect_left(heads, notes.starts[first]) for first, _ in groups}
    # The first list counts too: behind several entries it is that of a section.
    steps = [after - before for before, after in pairwise([0, *entries]) if before != after]
    are_of_entries = steps.count(1) * 2 > len(steps)
    return entries if parted > 0 and (len(again) - 1) * 2 >= parted and are_of_entries else []


def _find_sections(text: str, start: int, end: int) -> list[int]:
    """Where the sections of `[start, end)` begin, judged by numbers in brackets that start again from the first.

    `1` and then `2` begin a section,
    unless the numbers go on where they stopped before: then both were cited again.
    """
    sections = [(start, 0)]
    last, pending = start, -1
    for match in _NUMBER.finditer(text, start, end):
        if match.lastindex != 1:
            continue
        number, highest = int(match[1]), sections[-1][1]
        if pending >= 0 and number != 1:
            if number == 2:
                sections.append((pending, 1))
                highest = 1
            pending = -1
        if number == 1 and highest > 1:
            pending = text.find("\n", last) + 1
        sections[-1] = (sections[-1][0], max(highest, number))
        last = match.end()
    return [section for section, _ in sections]
