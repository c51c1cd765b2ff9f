"""Which footnote answers to a label, and where."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from digest_tui.chronicle.footnotes.labels import make_key
from digest_tui.chronicle.footnotes.selecting import Notes
from digest_tui.chronicle.footnotes.styles import NoteStyle, read_footnote
from digest_tui.chronicle.lazy_sequence import LazySequence
from digest_tui.chronicle.model import Footnote

if TYPE_CHECKING:
    from digest_tui.chronicle.footnotes.scopes import Scopes

_LONGEST_NUMBER = 7


class LabelTable:
    """The footnotes of a document by label and scope: of two with one label in one scope the first answers."""

    def __init__(self, text: str, notes: Notes, heads: Sequence[int]) -> None:
        self._text = text
        self._notes = notes
        self._heads = heads
        # Of a label in its family the position of its only footnote, or of all.
        self._positions: dict[str, int | array[int]] = {}
        plain = {style for style in set(notes.styles) if not style.family}
        keys = [
            label if style in plain and label.isdecimal() else make_key(style.family, label)
            for label, style in zip(notes.labels, notes.styles, strict=True)
        ]
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
        self.footnotes = LazySequence(len(notes.starts), self._make)
        self._find_highest = lru_cache(maxsize=256)(self._count_highest)

    def find_position(self, family: str, label: str, at: int | None = None) -> int | None:
        """The position of the footnote of `label` in its family and the scope of `at`, or in any."""
        found = self._positions.get(make_key(family, label))
        if found is None:
            return None
        if at is None or self._scopes is None or not label.isdecimal():
            return found if isinstance(found, int) else found[0]
        first, end = self._scopes.find(at)
        if isinstance(found, int):
            return found if first <= found < end else None
        place = bisect_left(found, first)
        return found[place] if place < len(found) and found[place] < end else None

    def find_nth(self, key: str, place: int) -> int | None:
        """The position of the footnote of `key` before which `place` others of it stand."""
        found = self._positions.get(key, ())
        positions = (found,) if isinstance(found, int) else found
        return positions[place] if place < len(positions) else None

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
    def highest(self) -> int:
        """The largest number among the labels."""
        return self._find_highest(0, len(self._notes.starts))

    def _find_in_families(self, label: str, at: int | None) -> int | None:
        families = sorted({style.family for style in self.styles}, key=len)
        found = (self.find_position(family, label, at) for family in families)
        return next((position for position in found if position is not None), None)

    def _count_highest(self, first: int, end: int) -> int:
        notes = self._notes
        labels = zip(notes.labels[first:end], notes.styles[first:end], strict=True)
        return max((int(label) for label, style in labels if label.isdecimal() and not style.family), default=0)

    def _make(self, position: int) -> Footnote:
        notes = self._notes
        where = notes.starts[position], notes.text_starts[position], notes.ends[position]
        return read_footnote(self._text, notes.labels[position], *where)

    def _find_scopes(self) -> Scopes | None:
        from digest_tui.chronicle.footnotes.scopes import Scopes, find_scopes

        scopes = list(find_scopes(self._text, self._notes, self._heads))
        return Scopes(scopes) if len(scopes) > 1 else None
