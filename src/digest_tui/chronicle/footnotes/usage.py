"""How one document refers to its footnotes: by which markers, and how these stand in its prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from digest_tui.chronicle.footnotes import markers
from digest_tui.chronicle.footnotes.false_markers import Body, is_false, is_glued
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.footnotes.markers import BRACKET, Marker, MarkerStyle, find_markers
from digest_tui.chronicle.text.lines import holds
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_SAMPLE = 1 << 18
"""Characters of prose by which it is judged how a document refers to its footnotes."""
_SMALL_SAMPLE = 1 << 16
_BEFORE_LINKS = " \n\t^([{“„«\"'/—"
_BEHIND_TEXT = ".,;:!?)]}”»…"
_CLOSING_MARKER = lazy(r"\[\d{1,7}\][.,;]?[ \t]*(?:\n|\Z)")
_LINE_END = lazy(r"\S[ \t]*(?:\n[ \t]*\n|\n|\Z)")


class Usage:
    """What the markers of one document have in common; each is found when somebody asks for it."""

    def __init__(self, source: Text, table: LabelTable, is_dated: bool) -> None:
        self.table = table
        self._source = source
        self._text = source.shown
        self._is_dated = is_dated

    @cached_property
    def styles(self) -> tuple[MarkerStyle, ...]:
        """Which styles its markers are of."""
        if not self.table.labels:
            return (BRACKET,)
        listed = {marker for style in self.table.styles for marker in style.markers}
        styles = [style for style in markers.STYLES if style in listed and self._is_possible(style)]
        occasional = self._choose_occasional([style for style in styles if style.is_occasional])
        return tuple(style for style in styles if not style.is_occasional or style in occasional)

    def _is_possible(self, style: MarkerStyle) -> bool:
        if style.signs and not any(holds(self._text, sign) for sign in style.signs):
            return False
        return style.is_distinct or (self.table.has_names if style.names_words else self.table.has_numbers)

    def may_hold_markers(self, text: str) -> bool:
        """True if `text` holds what any marker of the document has."""
        return not self._signs or any(map(text.__contains__, self._signs))

    @cached_property
    def _signs(self) -> frozenset[str]:
        """What any marker of the document has one of; empty if a style needs none."""
        signs = [style.signs for style in self.styles]
        return frozenset(chain(*signs)) if all(signs) else frozenset()

    def _choose_occasional(self, styles: Sequence[MarkerStyle]) -> Sequence[MarkerStyle]:
        """Those that are something else in most documents: here at least half of the notes are cited so."""
        if not styles:
            return ()
        cited: dict[MarkerStyle, set[int]] = {style: set() for style in (BRACKET, *styles)}
        for body, marker in self._sample(_SAMPLE, (BRACKET, *styles)):
            if not is_false(body, marker):
                cited[marker.style].update(self._find_footnotes(body, marker))
        own = {marker for style in self.table.styles for marker in style.proving_markers}
        return [
            style
            for style in styles
            if len(cited[style]) > len(cited[BRACKET])
            and (len(cited[style]) * 2 >= len(self.table.footnotes) or style in own)
        ]

    def _find_footnotes(self, body: Body, marker: Marker) -> Iterator[int]:
        """The positions of the footnotes that answer to the labels of `marker`."""
        for label in marker.labels:
            position = self.table.find_position(marker.style.family, label, body.start + marker.start)
            if position is not None:
                yield position

    def _sample(self, at_most: int, styles: tuple[MarkerStyle, ...] = (BRACKET,)) -> Iterator[tuple[Body, Marker]]:
        """The markers of `styles` in about `at_most` characters of prose."""
        for start, end in self.table.find_prose(at_most):
            body = Body(self._text[start:end], start)
            for marker in find_markers(body.text, 0, len(body.text), styles):
                if not self._source.code_blocks.contains(start + marker.start):
                    yield body, marker

    @cached_property
    def has_markers_before_words(self) -> bool:
        """True if most markers stand before their word without a space, as in a page that lynx or w3m has dumped."""
        before, total = 0, 0
        for body, marker in self._sample(_SMALL_SAMPLE):
            behind = body.text[marker.end : marker.end + 1]
            if behind != "[" and not body.text.startswith("]", marker.start - 1):
                total += 1
                is_before = body.text[max(marker.start - 1, 0)] in _BEFORE_LINKS and behind not in _BEHIND_TEXT
                before += is_before and not behind.isspace()
        return before * 2 > total

    @cached_property
    def has_glued_markers(self) -> bool:
        """True if its markers follow the word without a space."""
        before = [body.text[marker.start - 1 : marker.start] for body, marker in self._sample(_SAMPLE)]
        before = [sign for sign in before if sign != "]"]
        glued = sum(bool(sign) and not sign.isspace() and sign not in '([“"«' for sign in before)
        return glued * 2 >= len(before) > 0

    @cached_property
    def cited_apart(self) -> frozenset[int]:
        """The footnotes to which a marker refers that follows no letter and no figure."""
        found: set[int] = set()
        for body, marker in self._sample(len(self._text)):
            if not is_glued(body, marker):
                found.update(self._find_footnotes(body, marker))
        return frozenset(found)

    @cached_property
    def shapes(self) -> Counter[str]:
        """How labels look that are no numbers, and how many look so: `0.5.1` is `0.0.0`."""
        return Counter(find_shape(label) for label in self.table.labels if not label.isdecimal())

    @cached_property
    def has_definitions(self) -> bool:
        """True if Markdown defines labels in it, so that `[text][label]` is a link."""
        return any(style.is_definition for style in self.table.styles)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings, to which Markdown may link by their text, as labels."""
        return frozenset(fold_label(heading.title.partition("{")[0]) for heading in self._source.headings)

    @cached_property
    def ends_in_markers(self) -> bool:
        """True if entries of a document without footnotes end in numbers all the same: its list is lost."""
        sample = self._text[:_SAMPLE]
        closing = len(_CLOSING_MARKER().findall(sample))
        return self._is_dated and closing * 2 > len(_LINE_END().findall(sample))


def find_shape(label: str) -> str:
    """How `label` looks, with `0` in place of every number."""
    return re.sub(r"\d+", "0", label.casefold())
