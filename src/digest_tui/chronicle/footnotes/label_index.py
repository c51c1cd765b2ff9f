"""Which footnote answers to a label, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from digest_tui.chronicle.footnotes.labels import make_key
from digest_tui.chronicle.footnotes.selecting import Notes
from digest_tui.chronicle.footnotes.styles import NoteStyle, read_footnote
from digest_tui.chronicle.lazy_sequence import LazySequence
from digest_tui.chronicle.model import Footnote

if TYPE_CHECKING:
    from digest_tui.chronicle.footnotes.scopes import Scope

_LONGEST_NUMBER = 7


class LabelTable:
    """The footnotes of a document by label and scope: of two with one label in one scope the first answers."""

    def __init__(self, text: str, notes: Notes, heads: Sequence[int]) -> None:
        self._text = text
        self._notes = notes
        self._positions: dict[str, list[int]] = {}
        families = {style: style.family for style in set(notes.styles)}
        for position, (label, style) in enumerate(zip(notes.labels, notes.styles, strict=True)):
            family = families[style]
            key = make_key(family, label) if family or not label.isdecimal() else label
            self._positions.setdefault(key, []).append(position)
        self._scopes: Sequence[Scope] = ()
        if len(self._positions) < len(notes.labels):
            from digest_tui.chronicle.footnotes.scopes import find_scopes

            self._scopes = list(find_scopes(text, notes, heads))
        self.scope_starts = [scope.start for scope in self._scopes]
        """Where in the text each scope begins; empty where the document has one."""
        self.footnotes = LazySequence(len(notes.starts), self._make)
        self._find_highest = lru_cache(maxsize=256)(self._count_highest)

    def find_position(self, family: str, label: str, at: int | None = None) -> int | None:
        """The position of the footnote of `label` in its family and the scope of `at`, or in any."""
        found = self._positions.get(make_key(family, label), ())
        first, end = self._find_scope(at if label.isdecimal() else None)
        place = bisect_left(found, first)
        return found[place] if place < len(found) and found[place] < end else None

    def find_nth(self, key: str, place: int) -> int | None:
        """The position of the footnote of `key` before which `place` others of it stand."""
        found = self._positions.get(key, ())
        return found[place] if place < len(found) else None

    def find(self, label: str, at: int | None = None) -> Footnote | None:
        """The footnote that answers to `label` in the scope of the text offset `at`; without one, the text's first."""
        families = sorted({style.family for style in self.styles}, key=len)
        found = (self.find_position(family, label, at) for family in families)
        return next((self.footnotes[position] for position in found if position is not None), None)

    @cached_property
    def labels(self) -> Set[str]:
        """Every label to which a footnote answers."""
        return frozenset(self._notes.labels)

    @cached_property
    def has_names(self) -> bool:
        """True if any label is no number, or one longer than markers of numbers are."""
        return any(not label.isdecimal() or len(label) > _LONGEST_NUMBER for label in self._notes.labels)

    @cached_property
    def has_numbers(self) -> bool:
        """True if any label is a number."""
        return any(map(str.isdecimal, self._notes.labels))

    @cached_property
    def styles(self) -> frozenset[NoteStyle]:
        """The styles its footnotes are of."""
        return frozenset(self._notes.styles)

    def text_span(self, position: int) -> tuple[int, int]:
        """Where what the footnote at `position` says begins and ends in the text."""
        return self._notes.text_starts[position], self._notes.ends[position]

    def find_prose(self, at_most: int) -> Iterator[tuple[int, int]]:
        """The stretches of the text in which no footnote stands, to about `at_most` characters."""
        begin, room, length = 0, at_most, len(self._text)
        for start, end in chain(zip(self._notes.starts, self._notes.ends, strict=True), [(length, length)]):
            if start > begin:
                yield begin, min(start, begin + room)
                room -= start - begin
            if room <= 0:
                return
            begin = end

    def highest_at(self, at: int) -> int:
        """The largest number among the labels of the scope of `at`; of all where that has none."""
        return self._find_highest(*self._find_scope(at)) or self._find_highest(*self._find_scope(None))

    def _count_highest(self, first: int, end: int) -> int:
        notes = self._notes
        labels = zip(notes.labels[first:end], notes.styles[first:end], strict=True)
        return max((int(label) for label, style in labels if label.isdecimal() and not style.family), default=0)

    def _make(self, position: int) -> Footnote:
        notes = self._notes
        where = notes.starts[position], notes.text_starts[position], notes.ends[position]
        return read_footnote(self._text, notes.labels[position], *where)

    def _find_scope(self, at: int | None) -> tuple[int, int]:
        """The positions of the first footnote of the scope of `at` and of the first behind it; of all for None."""
        if at is None or len(self._scopes) < 2:
            return 0, len(self._notes.starts)
        place = bisect_right(self.scope_starts, at)
        return self._scopes[max(place - 1, 0)][1:]
