"""Which markers in the prose refer to a footnote, and to which."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from digest_tui.chronicle.footnotes.false_markers import (
    find_closing_markers,
    is_apart,
    is_in_code,
    is_in_pattern,
    is_index,
    is_target_of_text,
    is_verbatim,
    is_word,
    without_code,
)
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.markers import (
    BRACKET,
    CARET,
    ESCAPED,
    NAME,
    ORG,
    PARENTHESIS,
    RST,
    STYLES,
    SUP,
    SUPERSCRIPT,
    WIDE,
    Marker,
    find_markers,
)
from digest_tui.chronicle.footnotes.styles import fold_label, prefix_of
from digest_tui.chronicle.links.urls import find_urls
from digest_tui.chronicle.model import FootnoteReference, InlineLink
from digest_tui.chronicle.text.lines import holds
from digest_tui.chronicle.text.source import Text

_YEARS = range(1900, 2100)
_SAMPLE = 1 << 18
"""Characters of prose by which it is judged how a document refers to its footnotes."""
_SMALL_SAMPLE = 1 << 16
_WIDEST_INDENT = 80
_REACH_OF_EXAMPLES = 8000
"""Characters to look back for the line above an example."""
_BEFORE_LINKS = " \n\t^([{“„«\"'/—"
_BEHIND_TEXT = ".,;:!?)]}”»…"


class References:
    """Finds the references of one document."""

    def __init__(self, source: Text, table: LabelTable, is_dated: bool) -> None:
        self._text = source.shown
        self._code_blocks = source.code_blocks
        self._table = table
        self._is_dated = is_dated

    def resolve(self, body: str, links: tuple[InlineLink, ...], at: int) -> tuple[FootnoteReference, ...]:
        """The references in `body`, each with its footnote; `at` is where its block begins in the text.

        What looks like a marker is one where a footnote of its scope answers
        to it. Where none does, it is a dangling one if the document counts as
        far, or if it ends the prose, as a source does; a year in brackets is
        then none.
        """
        if ("[" not in body and not self._has_occasional) or self._code_blocks.contains(at):
            return ()
        markers = [marker for marker in self._find(body, 0, len(body)) if not _is_inside(marker.start, links)]
        if not markers:
            return ()
        if "`" in body:
            markers = without_code(body, markers)
        source_from = find_closing_markers(body, markers)
        ends_of_links = {link.end for link in links}
        found: list[FootnoteReference] = []
        unnamed: dict[str, int] = {}
        for marker in markers:
            positions = self._find_footnotes(marker, at, unnamed)
            if marker.style == BRACKET and self._is_rst and (len(positions) > 1 or positions == [None]):
                continue
            if all(position is None for position in positions):
                if not self._is_dangling(body, marker, at, marker.start >= source_from):
                    continue
            elif marker.start not in ends_of_links and not self._may_refer(body, marker, at):
                continue
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
        for marker in self._find(self._text, start, end):
            is_apart = marker.style == BRACKET and self._text[marker.start - 1] in " \n"
            positions = self._find_footnotes(marker, marker.start if _is_unnamed(marker) else start, {})
            for label, position in zip(marker.labels, positions, strict=True):
                if position is not None and (is_apart or self._may_refer(self._text, marker, start)):
                    yield label, self._table.text_span(position)

    def find_unanswered(self) -> Iterator[int]:
        """Where in the text something stands that looks like a marker and has no footnote in its scope."""
        for marker in self._find_all(self._text, 0, len(self._text)):
            positions = self._find_footnotes(marker, marker.start, {})
            if any(position is None for position in positions):
                yield marker.start

    def _find(self, text: str, start: int, end: int) -> Iterator[Marker]:
        return self._without_others(text, self._find_all(text, start, end))

    def _find_all(self, text: str, start: int, end: int) -> Iterator[Marker]:
        styles = self._styles
        if styles == (BRACKET,):
            start = text.find("[", start, end)
        return find_markers(text, start, end, styles) if styles and start >= 0 else iter(())

    def _without_others(self, text: str, markers: Iterator[Marker]) -> Iterator[Marker]:
        """`markers` without ranges of digits and the texts of links.

        These are the second of `[17][2]` in a dumped page, the first of `[text][label]` in Markdown.
        """
        kept, end = "", -1
        for marker in markers:
            is_behind_one = end >= 0 and not text[end : marker.start].strip()
            end = marker.end
            if is_in_pattern(text, marker) or self._is_text_of_label(text, marker):
                continue
            may_be_text = is_behind_one and marker.style == BRACKET and kept.isdecimal()
            if may_be_text and marker.labels != [str(int(kept) + 1)] and self._has_markers_before_words:
                continue
            kept = marker.labels[0] if len(marker.labels) == 1 else ""
            yield marker

    def _is_text_of_label(self, text: str, marker: Marker) -> bool:
        if not text.startswith("[", marker.end) or "definition" not in self._table.styles:
            return False
        if marker.style == BRACKET:
            return text.startswith(text[marker.start : marker.end], marker.end)
        if marker.style != NAME:
            return False
        label = re.compile(r"\[([^\[\]]{1,200})\]").match(text, marker.end)
        return label is not None and self._table.find_position(fold_label(label[1])) is not None

    @cached_property
    def _has_markers_before_words(self) -> bool:
        """Whether most markers stand before their word without a space, as in a page that lynx or w3m has dumped."""
        before, total = 0, 0
        for marker in self._sample(_SMALL_SAMPLE):
            behind = self._text[marker.end : marker.end + 1]
            if behind != "[" and not self._text.startswith("]", marker.start - 1):
                total += 1
                is_before = self._text[max(marker.start - 1, 0)] in _BEFORE_LINKS and behind not in _BEHIND_TEXT
                before += is_before and not behind.isspace()
        return before * 2 > total

    def _sample(self, at_most: int, styles: tuple[int, ...] = ()) -> Iterator[Marker]:
        """The markers, bracketed ones or those of `styles`, in about `at_most` characters of prose."""
        for start, end in self._table.find_prose(at_most):
            for marker in find_markers(self._text, start, end, styles or (BRACKET,)):
                if not self._code_blocks.contains(marker.start) and not is_in_pattern(self._text, marker):
                    yield marker

    def _find_footnote(self, style: int, label: str, at: int) -> int | None:
        key = label if label.isdecimal() else fold_label(label)
        return self._table.find_position(prefix_of(STYLES[style].family) + key, at)

    def _find_footnotes(self, marker: Marker, at: int, unnamed: dict[str, int]) -> list[int | None]:
        """The footnote of each label of `marker` in the scope of `at`.

        Those of `[#]_` and `[*]_` are counted: `unnamed` holds how many of each have been met behind `at`.
        """
        if not _is_unnamed(marker):
            return [self._find_footnote(marker.style, label, at) for label in marker.labels]
        label = marker.labels[0]
        met = unnamed.get(label, 0)
        place = bisect_left(self._unnamed[label], at) + met
        unnamed[label] = met + 1
        return [self._table.find_nth(label, place)]

    @cached_property
    def _unnamed(self) -> dict[str, list[int]]:
        """Where the markers stand that do not name their footnote."""
        places: dict[str, list[int]] = {"#": [], "*": []}
        for match in re.finditer(r"\[([#*])\]_(?!\w)", self._text):
            places[match[1]].append(match.start())
        return places

    # How this document refers to its footnotes

    @cached_property
    def _styles(self) -> tuple[int, ...]:
        """Which of `STYLES` its markers are of."""
        table = self._table
        styles = [RST] if "rst" in table.styles else []
        styles += [BRACKET] if table.highest or table.has_zero or not table.labels else []
        if styles and styles[-1] == BRACKET and holds(self._text, "\\["):
            styles.append(ESCAPED)
        styles += [style for style in (CARET, ORG) if STYLES[style].family in table.families]
        if table.has_names:
            styles.append(NAME)
        return tuple(styles + self._choose_occasional())

    @cached_property
    def _is_rst(self) -> bool:
        """Whether its markers are `[1]_`: then what stands in brackets alone is at most a slip, and `[1-9]` none."""
        return self._table.styles == {"rst"}

    @cached_property
    def _has_occasional(self) -> bool:
        return any(STYLES[style].is_occasional for style in self._styles)

    def _choose_occasional(self) -> list[int]:
        """Those styles that are something else in most documents: here at least half of the notes are cited so."""
        table, text = self._table, self._text
        if not table.highest:
            return []
        styles = [PARENTHESIS] if table.styles & {"parenthesis", "number"} else []
        styles += [SUP] if holds(text, "<sup>") else []
        styles += [SUPERSCRIPT] if holds(text, "¹") or holds(text, "²") else []
        styles += [WIDE] if "wide" in table.styles else []
        if not styles:
            return []
        cited: dict[int, set[int]] = {style: set() for style in (BRACKET, *styles)}
        for marker in self._sample(_SAMPLE, (BRACKET, *styles)):
            for label in marker.labels:
                position = self._find_footnote(marker.style, label, marker.start)
                if position is not None and is_apart(text, marker):
                    cited[marker.style].add(position)
        bracketed = len(cited[BRACKET])
        return [
            style
            for style in styles
            if len(cited[style]) > bracketed
            and (len(cited[style]) * 2 >= len(table.footnotes) or STYLES[style].name in table.styles or style == SUP)
        ]

    @cached_property
    def _has_glued_markers(self) -> bool:
        """Whether its markers follow the word without a space."""
        glued, total = 0, 0
        for marker in self._sample(_SAMPLE):
            before = self._text[marker.start - 1 : marker.start]
            if before != "]":
                total += 1
                glued += bool(before) and not before.isspace() and before not in '([“"«'
        return glued * 2 >= total > 0

    @cached_property
    def _cited_apart(self) -> frozenset[int]:
        """The footnotes to which a marker refers that stands as markers usually do here."""
        found: set[int | None] = set()
        for marker in self._sample(len(self._text)):
            if not is_word(self._text[marker.start - 1 : marker.start]) or self._is_usual(self._text, marker):
                found.update(self._find_footnote(marker.style, label, marker.start) for label in marker.labels)
        return frozenset(position for position in found if position is not None)

    @cached_property
    def _reach(self) -> int:
        """How far the document counts: beyond its highest label, as long as its markers go on without a wide gap."""
        highest = self._table.highest
        beyond: set[int] = set()
        for marker in self._sample(len(self._text)):
            beyond.update(number for number in map(int, marker.labels) if number > highest)
        for number in sorted(beyond):
            if number - highest > max(3, highest // 10):
                break
            highest = number
        return highest

    @cached_property
    def _shapes(self) -> Counter[str]:
        """How labels look that are no numbers, and how many look so: `0.5.1` is `0.0.0`."""
        return Counter(_shape(label) for label in self._table.labels if not label.isdecimal())

    @cached_property
    def _ends_in_markers(self) -> bool:
        """Whether entries of a document without footnotes end in numbers all the same: its list is lost."""
        sample = self._text[:_SAMPLE]
        closing = len(re.findall(r"\[\d{1,7}\][.,;]?[ \t]*(?:\n|\Z)", sample))
        return self._is_dated and closing * 2 > len(re.findall(r"\S[ \t]*(?:\n[ \t]*\n|\n|\Z)", sample))

    # Which marker refers

    def _may_refer(self, text: str, marker: Marker, at: int) -> bool:
        """Whether `marker`, to which a footnote answers, is no index, unit or telephone number."""
        if STYLES[marker.style].is_occasional:
            return is_apart(text, marker)
        if marker.style == ORG and is_verbatim(text, marker):
            return False
        if marker.start == 0 or not is_word(text[marker.start - 1]) or marker.style in (RST, CARET, ORG):
            return True
        if is_in_code(text, marker):
            return False
        if self._is_usual(text, marker) or text[marker.end : marker.end + 1].isalpha():
            return True
        found = (self._find_footnote(marker.style, label, at) for label in marker.labels)
        return not any(position in self._cited_apart for position in found)

    def _is_usual(self, text: str, marker: Marker) -> bool:
        """Whether `marker`, which follows a letter, stands as the markers of this document do, and not as an index."""
        return self._has_glued_markers and not (is_index(text, marker.start) or is_in_code(text, marker))

    def _is_dangling(self, body: str, marker: Marker, at: int, ends_the_prose: bool) -> bool:
        """Whether `marker`, to which no footnote answers, stands for one all the same."""
        if not marker.labels:
            return False
        style = marker.style
        if style in (RST, CARET, ORG):
            return not (is_verbatim(body, marker) or (style == RST and self._is_literal(at)))
        is_glued = marker.start > 0 and is_word(body[marker.start - 1])
        if is_glued and not self._is_usual(body, marker):
            return False
        if style == BRACKET and re.search(r"[^\W\d_]|§|\[0\d", body[marker.start : marker.end]):
            return False
        if style == NAME:
            return self._is_dangling_name(body, marker)
        if STYLES[style].is_occasional and not (is_apart(body, marker) and (ends_the_prose or style != PARENTHESIS)):
            return False
        if not self._table.labels:
            return ends_the_prose and self._ends_in_markers
        numbers = [int(label) for label in marker.labels]
        if max(numbers) <= self._table.highest_at(at):
            return min(numbers) > 0
        if any(number in _YEARS for number in numbers):
            return False
        return ends_the_prose or 0 < max(numbers) <= self._reach

    def _is_literal(self, at: int) -> bool:
        """Whether the block at `at` is an example of reStructuredText: set in below a paragraph that ends with `::`."""
        begin = self._text.rfind("\n", 0, at) + 1
        indent = _measure_indent(self._text[begin : begin + _WIDEST_INDENT])
        above = self._text[max(begin - _REACH_OF_EXAMPLES, 0) : begin] if indent else ""
        for line in reversed(above.split("\n")):
            bare = line.strip()
            if bare and _measure_indent(line) < indent:
                if bare.endswith("::") and not bare.startswith(".."):
                    return True
                indent = _measure_indent(line)
        return False

    def _is_dangling_name(self, body: str, marker: Marker) -> bool:
        label = marker.labels[0]
        if "definition" in self._table.styles and is_target_of_text(body, marker):
            return fold_label(label) not in self._headings
        if any(sign.isdigit() for sign in label) and self._shapes[_shape(label)] > 0:
            return True
        line = body[body.rfind("\n", 0, marker.start) + 1 : marker.start].strip()
        return bool(line) and not line.strip("#") and self._names_are_headings

    @cached_property
    def _headings(self) -> frozenset[str]:
        """The headings, to which Markdown may link by their text, as labels."""
        found = re.findall(
            r"(?:\n|\A)#{1,6}[ \t]+([^\n]{1,200})|(?:\n|\A)([^\n]{1,200})\n(?:={3,}|-{3,})[ \t]*(?=\n|\Z)", self._text
        )
        return frozenset(
            fold_label(re.sub(r"[ \t#]*(?:\{[^{}]*\})?[ \t#]*\Z", "", one or other)) for one, other in found
        )

    @cached_property
    def _names_are_headings(self) -> bool:
        """Whether most headings that begin with a name in brackets have a footnote of that name."""
        names = re.findall(r"(?:\n|\A)#{1,6}[ \t]+\[([^\[\]\n]{1,200})\](?!\()", self._text[:_SAMPLE])
        return sum(self._table.find_position(fold_label(name)) is not None for name in names) * 2 > len(names)


def find_inline_links(body: str) -> tuple[InlineLink, ...]:
    """The URLs in the prose itself, as `[text](url)` or bare."""
    if ":" not in body and "www." not in body:
        return ()
    return tuple(InlineLink(body[start:end], start, end) for start, end in find_urls(body))


def _is_inside(offset: int, links: tuple[InlineLink, ...]) -> bool:
    place = bisect_right(links, offset, key=lambda link: link.start)
    return place > 0 and offset < links[place - 1].end


def _is_unnamed(marker: Marker) -> bool:
    return marker.style == RST and marker.labels[0] in ("#", "*")


def _shape(label: str) -> str:
    return re.sub(r"\d+", "0", label.casefold())


def _measure_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
