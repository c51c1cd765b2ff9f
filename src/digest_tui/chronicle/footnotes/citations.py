"""Which labels the prose before a list of notes names, and by what styles of marker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.footnotes.markers import MarkerStyle, find_held_styles, find_markers
from digest_tui.chronicle.text.lines import find_line_start


class Citations:
    """What has been cited since the last list of notes; read as far as somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read_until = 0
        self._styles: dict[str, set[MarkerStyle]] = {}
        self._within_lines: dict[str, set[MarkerStyle]] = {}

    def forget(self, until: int) -> None:
        """Begin anew behind a list, which ends at `until`."""
        self._styles.clear()
        self._within_lines.clear()
        self._read_until = until

    def count(self, labels: Sequence[str], before: int, styles: Sequence[MarkerStyle]) -> int:
        """How many of `labels` a marker of `styles` names before `before`."""
        self._read(before)
        return _count(self._styles, labels, styles)

    def count_within_lines(self, labels: Sequence[str], before: int, styles: Sequence[MarkerStyle]) -> int:
        """As `count`, without markers that begin their line, as those of lists and logs do."""
        self._read(before)
        return _count(self._within_lines, labels, styles)

    def _read(self, until: int) -> None:
        if until <= self._read_until:
            return
        start, self._read_until = self._read_until, until
        for marker in find_markers(self._text, start, until, find_held_styles(self._text, start, until)):
            begins_line = not self._text[find_line_start(self._text, marker.start) : marker.start].strip(_BEFORE_ITEMS)
            for label in map(fold_label, marker.labels):
                self._styles.setdefault(label, set()).add(marker.style)
                if not begins_line:
                    self._within_lines.setdefault(label, set()).add(marker.style)


def _count(cited: Mapping[str, Set[MarkerStyle]], labels: Sequence[str], styles: Sequence[MarkerStyle]) -> int:
    return sum(not cited.get(fold_label(label), _NONE).isdisjoint(styles) for label in labels)


_NONE: frozenset[MarkerStyle] = frozenset()
_BEFORE_ITEMS = " \t#-*+•"
"""A sign of a heading or of a list does not count as something before a marker."""
