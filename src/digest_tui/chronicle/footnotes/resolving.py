"""Which markers in the prose refer to a footnote, and to which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from digest_tui.chronicle.footnotes.false_markers import Body, find_closing_markers, is_false
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.marker_rules import Occurrence, refers
from digest_tui.chronicle.footnotes.markers import RST, Marker, find_markers
from digest_tui.chronicle.footnotes.usage import Usage
from digest_tui.chronicle.links.urls import find_urls, may_hold_url
from digest_tui.chronicle.model import FootnoteReference, InlineLink
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_UNNAMED = lazy(r"\[([#*])\]_(?!\w)")


class References:
    """Finds the references of one document."""

    def __init__(self, source: Text, table: LabelTable, is_dated: bool) -> None:
        self._text = source.shown
        self._code_blocks = source.code_blocks
        self._table = table
        self._usage = Usage(source, table, is_dated)

    def resolve(self, text: str, links: tuple[InlineLink, ...], at: int) -> tuple[FootnoteReference, ...]:
        """The references in `text`, each with its footnote; `at` is where its block begins in the document.

        What looks like a marker is one where a footnote of its scope answers to it; where none does, it dangles if
        the document counts as far, or if it ends the prose, as a source does.
        """
        if self._code_blocks.contains(at):
            return ()
        found: list[FootnoteReference] = []
        for marker, positions in self._read(text, at, links):
            for label, position in zip(marker.labels, positions, strict=True):
                footnote = None if position is None else self._table.footnotes[position]
                found.append(FootnoteReference(label, marker.start, marker.end, footnote))
        return tuple(found)

    def find_cited(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The labels to which `[start, end)` of the text refers and a footnote answers, and where its text stands.

        An entry is read without being made: search passes over a hundred thousand of them.
        """
        if self._code_blocks.contains(start):
            return
        for marker, positions in self._read(self._text[start:end], start, ()):
            for label, position in zip(marker.labels, positions, strict=True):
                if position is not None:
                    yield label, self._table.text_span(position)

    def find_unanswered(self) -> Iterator[int]:
        """Where in the text a reference may dangle: a marker has no footnote in its scope, or a scope begins.

        What begins before a scope and reaches into it looks for all its footnotes where it begins.
        """
        yield from self._table.scope_starts
        for marker in find_markers(self._text, 0, len(self._text), self._usage.styles):
            if any(position is None for position in self._find_footnotes(marker, marker.start, {})):
                yield marker.start

    def _read(self, text: str, at: int, links: tuple[InlineLink, ...]) -> Iterator[tuple[Marker, list[int | None]]]:
        """The markers in `text` that refer or dangle, and for each of its labels which footnote answers."""
        if not self._usage.may_hold_markers(text):
            return
        markers = [marker for marker in find_markers(text, 0, len(text), self._usage.styles) if marker.labels]
        if not markers:
            return
        body, usage = Body(text, at, links), self._usage
        closing = find_closing_markers(text, markers)
        unnamed: dict[str, int] = {}
        before, end = "", -1
        for marker in markers:
            is_adjacent = end >= 0 and not text[end : marker.start].strip()
            end = marker.end
            if is_false(body, marker):
                continue
            positions = self._find_footnotes(marker, at, unnamed)
            footnotes = [position for position in positions if position is not None]
            one = Occurrence(body, marker, usage, footnotes, before if is_adjacent else "", marker.start >= closing)
            if refers(one):
                before = one.label if len(marker.labels) == 1 and one.label.isdecimal() else ""
                yield marker, positions

    def _find_footnotes(self, marker: Marker, at: int, unnamed: dict[str, int]) -> list[int | None]:
        """The footnote of each label of `marker` in the scope of `at`.

        Those of `[#]_` and `[*]_` are counted: `unnamed` holds how many of each have been met behind `at`.
        """
        label = marker.labels[0] if marker.labels else ""
        if marker.style is not RST or label not in self._unnamed:
            return [self._table.find_position(marker.style.family, label, at) for label in marker.labels]
        met = unnamed.get(label, 0)
        unnamed[label] = met + 1
        return [self._table.find_nth(label, bisect_left(self._unnamed[label], at) + met)]

    @cached_property
    def _unnamed(self) -> dict[str, list[int]]:
        """Where the markers stand that do not name their footnote."""
        places: dict[str, list[int]] = {"#": [], "*": []}
        for match in _UNNAMED().finditer(self._text):
            places[match[1]].append(match.start())
        return places


def find_inline_links(body: str) -> tuple[InlineLink, ...]:
    """The URLs in the prose itself, as `[text](url)` or bare."""
    if not may_hold_url(body):
        return ()
    return tuple(InlineLink(body[start:end], start, end) for start, end in find_urls(body))


def leave_out_cut_links(
    body: str, links: tuple[InlineLink, ...], references: tuple[FootnoteReference, ...]
) -> tuple[InlineLink, ...]:
    """`links` without those broken by wrapping whose whole URL stands in the footnote referred to right before them."""
    urls = {one.end: one.footnote.urls for one in references if one.footnote} if links else {}
    return tuple(link for link in links if not _is_cut(body, link, urls.get(link.start, ())))


def _is_cut(body: str, link: InlineLink, urls: tuple[str, ...]) -> bool:
    wholes = [url for url in urls if url.startswith(link.url) and url != link.url]
    if not wholes or not body.startswith((" ", "\n"), link.end):
        return False
    behind = "".join(body[link.end : link.end + 2 * len(wholes[0])].split())
    return any(behind.startswith(url[len(link.url) :]) for url in wholes)
