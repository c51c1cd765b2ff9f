"""Which footnote answers to a label, and where: labels may start again in each section of a document."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import pairwise

from digest_tui.chronicle.footnotes import FAMILIES, STYLES, read_footnote
from digest_tui.chronicle.model import Footnote, OnAccess
from digest_tui.chronicle.note_lists import Notes


def fold_label(label: str) -> str:
    """`label` as labels are compared: without case."""
    return label if label.isdecimal() else " ".join(label.split()).casefold()


class LabelTable:
    """The footnotes of a document by label and scope: of two with one label in one scope the first answers."""

    def __init__(self, text: str, notes: Notes, heads: Sequence[int]) -> None:
        self._text = text
        self._notes = notes
        self._heads = heads
        # Of a label in its family the position of its only footnote, or of all.
        self._positions: dict[str, int | array[int]] = {}
        families = [style.family for style in STYLES]
        keys = [families[style] + fold_label(label) for label, style in zip(notes.labels, notes.styles, strict=True)]
        self._positions.update(zip(keys, range(len(keys)), strict=True))
        self._scopes = None
        if len(self._positions) < len(keys):
            self._positions.clear()
            for position, key in enumerate(keys):
                before = self._positions.setdefault(key, position)
                if isinstance(before, array):
                    before.append(position)
                elif before != position:
                    self._positions[key] = array("Q", (before, position))
            self._scopes = self._find_scopes()
        self.footnotes = OnAccess(len(notes.starts), self._make)
        self._find_highest = lru_cache(maxsize=256)(self._count_highest)
        self.families = frozenset(STYLES[style].family for style in set(notes.styles))
        """What the markers that may refer to these footnotes begin with."""

    def find_position(self, key: str, at: int | None = None) -> int | None:
        """The position of the footnote whose family and folded label are `key`, in the scope of `at` or in any."""
        found = self._positions.get(key)
        if found is None:
            return None
        if at is None or self._scopes is None:
            return found if isinstance(found, int) else found[0]
        first, end = self._scopes.find(at)
        if isinstance(found, int):
            return found if first <= found < end else None
        place = bisect_left(found, first)
        return found[place] if place < len(found) and found[place] < end else None

    def find(self, label: str, at: int | None = None) -> Footnote | None:
        """The footnote that answers to `label` in the scope of the text offset `at`; without one, the text's first."""
        position = self._find_in_families(label, at)
        return None if position is None else self.footnotes[position]

    def find_span(self, label: str, at: int | None = None) -> tuple[int, int] | None:
        """Where the footnote that `find` gives begins and ends."""
        position = self._find_in_families(label, at)
        return None if position is None else self.span(position)

    @cached_property
    def labels(self) -> Set[str]:
        """Every label to which a footnote answers."""
        return frozenset(self._notes.labels)

    @cached_property
    def has_names(self) -> bool:
        """Whether any label in the plainest family is no number."""
        return any(
            not label.isdecimal() and not STYLES[style].family
            for label, style in zip(self._notes.labels, self._notes.styles, strict=True)
        )

    @cached_property
    def styles(self) -> frozenset[str]:
        """The names of the styles its footnotes are of."""
        return frozenset(STYLES[style].name for style in set(self._notes.styles))

    def span(self, position: int) -> tuple[int, int]:
        """Where the footnote at `position` begins and ends in the text."""
        return self._notes.starts[position], self._notes.ends[position]

    def text_span(self, position: int) -> tuple[int, int]:
        """Where what the footnote at `position` says begins and ends in the text."""
        return self._notes.text_starts[position], self._notes.ends[position]

    def find_prose(self, at_most: int) -> Iterator[tuple[int, int]]:
        """The stretches of the text in which no footnote stands, to about `at_most` characters."""
        begin, read = 0, 0
        for start, end in zip(self._notes.starts, self._notes.ends, strict=True):
            if start > begin:
                yield begin, min(start, begin + at_most - read)
                read += start - begin
            if read >= at_most:
                return
            begin = end
        if begin < len(self._text):
            yield begin, min(len(self._text), begin + at_most - read)

    def highest_at(self, at: int) -> int:
        """The largest number among the labels of the scope of `at`; of all where that has none."""
        if self._scopes is None:
            return self.highest
        first, end = self._scopes.find(at)
        return self._find_highest(first, end) or self.highest

    @cached_property
    def has_zero(self) -> bool:
        """Whether a label is nothing but noughts."""
        return any(label.isdecimal() and int(label) == 0 for label in self._notes.labels)

    @cached_property
    def highest(self) -> int:
        """The largest number among the labels."""
        return self._find_highest(0, len(self._notes.starts))

    def _find_in_families(self, label: str, at: int | None) -> int | None:
        folded = fold_label(label)
        for family in FAMILIES:
            if family in self.families and (position := self.find_position(family + folded, at)) is not None:
                return position
        return None

    def _count_highest(self, first: int, end: int) -> int:
        notes = self._notes
        labels = zip(notes.labels[first:end], notes.styles[first:end], strict=True)
        return max((int(label) for label, style in labels if label.isdecimal() and not STYLES[style].family), default=0)

    def _make(self, position: int) -> Footnote:
        notes = self._notes
        where = notes.starts[position], notes.text_starts[position], notes.ends[position]
        return read_footnote(self._text, notes.labels[position], *where)

    def _find_scopes(self) -> Scopes | None:
        scopes = list(_find_scopes(self._text, self._notes, self._heads))
        return Scopes(scopes) if len(scopes) > 1 else None


class Scopes:
    """Where each scope begins in the text, and which footnotes are its own."""

    def __init__(self, scopes: list[tuple[int, int, int]]) -> None:
        self._starts = array("Q", (start for start, _, _ in scopes))
        self._first = array("Q", (first for _, first, _ in scopes))
        self._end = array("Q", (end for _, _, end in scopes))

    def find(self, at: int) -> tuple[int, int]:
        """The positions of the first footnote of the scope in which `at` stands, and of the first behind it."""
        place = max(bisect_right(self._starts, at) - 1, 0)
        return self._first[place], self._end[place]


_LARGEST_GAP = 4
"""How many numbers a section may leave out before they are taken for those of another."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NUMBER = re.compile(r"\[\^?(\d{1,7})\]|\((\d{1,4})\)")


def _find_scopes(text: str, notes: Notes, heads: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Of each scope where it begins, and the positions of its first footnote and of the first behind it.

    A list that begins its labels again ends the scope before it; a scope
    reaches to the end of its own list. What lies between and has labels that
    start again, but no list, is a scope without footnotes.
    """
    groups = _group_lists(text, notes)
    each_entry = _are_in_each_entry(notes, groups, heads)
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
            sections = _find_sections(text, heads, begin, start) if len(groups) > 1 else [begin]
        yield from _share_out(sections, groups[place:behind])
        begin, place = notes.ends[groups[behind - 1][1] - 1], behind
    if each_entry and (head := bisect_left(heads, begin)) < len(heads):
        yield heads[head], len(notes.starts), len(notes.starts)


def _share_out(sections: list[int], groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The scopes of `sections` that end with `groups`: each section its list, the last the last, the first none."""
    if len(sections) < len(groups):
        # Nothing tells which list is whose: all are one scope, as far as they go.
        yield sections[0], groups[0][0], groups[-1][1]
        return
    without = len(sections) - len(groups)
    first = groups[0][0]
    for section in sections[:without]:
        yield section, first, first
    for section, group in zip(sections[without:], groups, strict=True):
        yield section, *group


def _is_referred_between(text: str, notes: Notes, before: tuple[int, int], group: tuple[int, int]) -> bool:
    return _NUMBER.search(text, notes.ends[before[1] - 1], notes.starts[group[0]]) is not None


def _group_lists(text: str, notes: Notes) -> list[tuple[int, int]]:
    """The lists of footnotes, those together whose labels are one count: first position, and the first behind."""
    groups: list[tuple[int, int]] = []
    known: set[str] = set()
    for place, first in enumerate(notes.lists):
        end = notes.lists[place + 1] if place + 1 < len(notes.lists) else len(notes.starts)
        labels = [fold_label(label) for label in notes.labels[first:end]]
        if groups and _starts_again(text, notes, first, labels, known, groups[-1][0]):
            groups.append((first, end))
            known = set(labels)
        else:
            groups[-1:] = [(groups[-1][0] if groups else first, end)]
            known.update(labels)
    return groups


def _starts_again(text: str, notes: Notes, first: int, labels: list[str], known: set[str], group: int) -> bool:
    if not any(label in known and label.isdecimal() for label in labels):
        return False
    origin = fold_label(notes.labels[group])
    if labels[0] == origin:
        return True
    between = _NUMBER.finditer(text, notes.ends[first - 1], notes.starts[first])
    return any(match[match.lastindex or 1] == origin for match in between)


def _are_in_each_entry(notes: Notes, groups: list[tuple[int, int]], heads: Sequence[int]) -> bool:
    """Whether most lists follow the one before after a single entry: then none reaches further back than its entry."""
    if not heads or len(groups) < 2:
        return False
    places = [bisect_left(heads, notes.starts[first]) for first, _ in groups]
    return sum(after - before == 1 for before, after in pairwise(places)) * 2 >= len(groups) - 1


def _find_sections(text: str, heads: Sequence[int], start: int, end: int) -> list[int]:
    """Where the sections of `[start, end)` begin, judged by numbers in brackets that start again from the first.

    `1` and then `2` behind a blank line or in another entry begin a section,
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
        if number == 1 and highest > 1 and _is_cut_between(text, heads, last, match.start()):
            pending = text.find("\n", last) + 1
        if number > highest + _LARGEST_GAP and len(sections) > 1 and number <= sections[-2][1] + _LARGEST_GAP:
            sections.pop()
            highest = sections[-1][1]
        sections[-1] = (sections[-1][0], max(highest, number))
        last = match.end()
    return [section for section, _ in sections]


def _is_cut_between(text: str, heads: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(heads, start)
    return (place < len(heads) and heads[place] < end) or _BLANK_LINE.search(text, start, end) is not None
