"""The help as a page: every action with its keys, the language of the search, and what signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from textwrap import wrap
from typing import NamedTuple

from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.tui.keys import ACTIONS, Action, format_key

TWO_COLUMNS_FROM = 110
"""Cells."""
_KEYS_WIDTH = 20
_NARROW, _NARROW_KEYS_WIDTH = 50, 13
"""A column of fewer cells gives fewer of them to the keys."""
_GAP = 3
SEARCH_ROWS = (
    ("murat adam", "all words, in any order; the last may be unfinished"),
    ('"special ruling"', "a phrase"),
    ("-astana", "entries without the word; -place:oral works too"),
    ("jan 16   [71]", "a day; a label of a footnote"),
    ("place:oral", "by place; Tab takes what is offered"),
    ("after:2025-01-16", "from a day on; before: up to it; date: on it"),
    ("site:t.me", "by host of a source"),
    ("no:source", "entries without a source"),
    ("finding:quotes", "entries with that finding, by a word of its rule"),
    ("who:adam   law:274", "entries that name a person or an organisation, or cite an article"),
    ("is:marked", "entries with your mark"),
    ("has:note   tag:word", "entries with a note of yours; with #word in it"),
    ("Up Down Ctrl+U", "what was searched before, back; empty the line"),
)
NOTE_ROWS = (
    ("36y 36o 36G", "a number before a key means that footnote or entry"),
    ("[33 no source]", "the document has no footnote 33"),
    ("∅ ★ ✎ •", "in the list: without a source; marked; noted; a hit among all"),
    ("dates? 2025/2026", "datelines say one year, the text another; click it, or !"),
    ("drag, Ctrl+C", "select text and copy it; with Shift, the terminal's own selection"),
    ("о й .", "keys answer on the Russian layout by place, letters on the Kazakh too"),
    ("digest-tui config", "where the settings are: themes, keys, rows, links"),
    ("digest-tui --plain", "the reader as a conversation in lines, without a screen"),
    ("network", "no connection is made; only o hands a link to your browser"),
)


class Section(NamedTuple):
    """A part of the help."""

    title: str
    rows: Sequence[tuple[str, str]]
    """Keys or signs, and what they do or mean."""


class Line(NamedTuple):
    """A line of a column, with the part of it that stands out."""

    text: str
    span: Span | None = None


def list_sections(actions: Sequence[Action] = ACTIONS) -> list[Section]:
    """Every action by its group, then the search language and the signs of the page."""
    sections: list[Section] = []
    for group in dict.fromkeys(action.group for action in actions):
        rows = [(" ".join(map(format_key, action.keys)), action.words) for action in actions if action.group == group]
        sections.append(Section(group, rows))
    return [*sections, Section("The language of the search", SEARCH_ROWS), Section("Good to know", NOTE_ROWS)]


def build_help_page(sections: Sequence[Section], width: int, query: str = "") -> Page:
    """The help in one column, or in two where `width` cells hold them; only the rows with `query` in them."""
    found = list(_choose(sections, query.casefold().strip()))
    if not found:
        return Page((Paragraph(f"Nothing in the help has {query.strip()}"),))
    if width < TWO_COLUMNS_FROM:
        return Page(tuple(_join(line, Line(""), 0) for line in _write(found, width)))
    column = (width - _GAP) // 2
    left, right = _halve([list(_write([section], column)) for section in found])
    pairs = zip_longest(left, right, fillvalue=Line(""))
    return Page(tuple(_join(one, other, column + _GAP) for one, other in pairs))


def _choose(sections: Sequence[Section], query: str) -> Iterator[Section]:
    for section in sections:
        rows = [row for row in section.rows if query in f"{section.title} {' '.join(row)}".casefold()]
        if rows:
            yield Section(section.title, rows)


def _write(sections: Sequence[Section], width: int) -> Iterator[Line]:
    beside = _KEYS_WIDTH if width >= _NARROW else _NARROW_KEYS_WIDTH
    for section in sections:
        yield Line(section.title, Span(0, len(section.title), "title"))
        for keys, words in section.rows:
            room = max(width - beside, 10)
            first, *rest = wrap(words, room) or [""]
            if len(keys) >= beside:
                yield Line(keys, Span(0, len(keys), "link"))
                yield Line(f"{'':<{beside}}{first}")
            else:
                yield Line(f"{keys:<{beside}}{first}", Span(0, len(keys), "link"))
            yield from (Line(f"{'':<{beside}}{more}") for more in rest)
        yield Line("")


def _halve(parts: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines of the parts in two columns of nearly one height; no part is torn."""
    columns: list[list[Line]] = []
    for cut in range(len(parts) + 1):
        columns = [list(chain(*parts[:cut])), list(chain(*parts[cut:]))]
        if len(columns[0]) >= len(columns[1]):
            break
    return columns[0], columns[1]


def _join(left: Line, right: Line, column: int) -> Paragraph:
    spans = [left.span] if left.span else []
    if right.span:
        spans.append(right.span._replace(start=right.span.start + column, end=right.span.end + column))
    return Paragraph(f"{left.text:<{column}}{right.text}".rstrip(), tuple(spans))
