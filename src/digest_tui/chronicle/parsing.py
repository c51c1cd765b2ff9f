"""Text to chronicle.

Three steps: find the lines that begin an entry or a footnote; cut the text
into blocks at them; make entries and notes from the blocks when asked.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from heapq import merge

from digest_tui.chronicle.datelines import find_heads, places_are_capitals, read_dateline
from digest_tui.chronicle.footnotes import (
    FootnoteLine,
    find_inline_links,
    find_lines,
    read_footnote,
    resolve_references,
)
from digest_tui.chronicle.model import Block, BlockKind, Chronicle, Dateline, Entry, Footnote, OnAccess, Prose
from digest_tui.chronicle.safety import make_safe

_KINDS: tuple[BlockKind, ...] = ("entry", "footnote", "prose", "blank")
_ENTRY, _FOOTNOTE, _PROSE, _BLANK = range(4)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+|[ \t]+\Z")
_END_OF_PARAGRAPH = re.compile(r"\n(?:[ \t]*(?:\n|\Z))|\Z")


def parse(text: str, name: str = "text", notices: tuple[str, ...] = (), is_complete: bool = True) -> Chronicle:
    """Read `text` as a chronicle. Never raises, whatever the text.

    `name` and `notices` are carried along; `is_complete` is False for the head
    of a document whose rest is still being read.
    """
    text = make_safe(text)
    heads = find_heads(text)
    cuts = _cut(text, [head.start for head in heads])
    if not heads:
        cuts.entries, cuts.prose = cuts.prose, array("Q")
    table = _LabelTable(text, cuts)
    highest = max(len(cuts.entries), table.highest) if len(cuts.footnotes) or heads else 0
    only_capitals = places_are_capitals(text, heads)
    kind_of_prose = _PROSE if heads else _ENTRY

    def make_block(position: int) -> Block:
        start, end = cuts.span(position)
        kind = cuts.kinds[position]
        return Block(_KINDS[kind_of_prose if kind == _PROSE else kind], start, end)

    def find_span(position: int) -> tuple[int, int]:
        return cuts.span(cuts.entries[position])

    def find_dateline(position: int) -> Dateline | None:
        return read_dateline(text, heads[position], only_capitals) if heads else None

    def make_entry(position: int) -> Entry:
        start, end = find_span(position)
        dateline = find_dateline(position)
        body = _join(text[dateline.end if dateline else start : end])
        links = find_inline_links(body)
        references = resolve_references(body, links, table.find, highest)
        return Entry(start, body, references, links, position + 1, end, dateline)

    def make_prose(position: int) -> Prose:
        start, end = cuts.span(cuts.prose[position])
        body = text[start:end].rstrip("\n")
        links = find_inline_links(body)
        return Prose(start, body, resolve_references(body, links, table.find, highest), links)

    return Chronicle(
        name=name,
        text=text,
        blocks=OnAccess(len(cuts.starts), make_block),
        entries=OnAccess(len(cuts.entries), make_entry),
        footnotes=table.footnotes,
        prose=OnAccess(len(cuts.prose), make_prose),
        days=_number_days([head.written for head in heads], len(cuts.entries)),
        find_footnote=table.find,
        labels=table.labels,
        find_span=find_span,
        find_dateline=find_dateline,
        find_footnote_span=table.find_span,
        notices=notices,
        is_dated=bool(heads),
        is_complete=is_complete,
    )


class _Cuts:
    """Where blocks begin, of what kind they are, and which of them are entries, footnotes and prose."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.starts = array("Q")
        self.kinds = bytearray()
        self.entries = array("Q")
        self.footnotes = array("Q")
        self.prose = array("Q")

    def add(self, start: int, kind: int) -> None:
        if kind != _BLANK:
            (self.entries, self.footnotes, self.prose)[kind].append(len(self.starts))
        self.starts.append(start)
        self.kinds.append(kind)

    def span(self, position: int) -> tuple[int, int]:
        following = position + 1
        return self.starts[position], self.starts[following] if following < len(self.starts) else self.length


class _LabelTable:
    """Which footnote answers to a label: the first of that name."""

    def __init__(self, text: str, cuts: _Cuts) -> None:
        self._text = text
        self._cuts = cuts
        self._positions: dict[str, int] = {}
        for position, block in enumerate(cuts.footnotes):
            start = text.index("[", cuts.starts[block]) + 1
            self._positions.setdefault(text[start : text.index("]", start)], position)
        self.labels = self._positions.keys()
        self.highest = max(map(int, self._positions), default=0)
        self.footnotes = OnAccess(len(cuts.footnotes), self._make)

    def _make(self, position: int) -> Footnote:
        return read_footnote(self._text, *self._cuts.span(self._cuts.footnotes[position]))

    def find_span(self, label: str) -> tuple[int, int] | None:
        position = self._positions.get(label)
        return None if position is None else self._cuts.span(self._cuts.footnotes[position])

    def find(self, label: str) -> Footnote | None:
        position = self._positions.get(label)
        return None if position is None else self.footnotes[position]


def _cut(text: str, heads: list[int]) -> _Cuts:
    """Cut `text` at entries and footnotes; what lies between is their continuation, prose or blank."""
    cuts = _Cuts(len(text))
    notes = ((start, _FOOTNOTE) for start in _choose_notes(text, heads))
    marks = list(merge(((start, _ENTRY) for start in heads), notes))
    if not marks or marks[0][0] > 0:
        _cut_between(cuts, text, 0, marks[0][0] if marks else len(text))
    for position, (start, kind) in enumerate(marks):
        until = marks[position + 1][0] if position + 1 < len(marks) else len(text)
        cuts.add(start, kind)
        end_of_line = text.find("\n", start, until) + 1
        if 0 < end_of_line < until:
            own = _find_end_of_entry(text, start, until) if kind == _ENTRY else _find_end_of_note(text, start, until)
            _cut_between(cuts, text, own, until)
    return cuts


def _cut_between(cuts: _Cuts, text: str, start: int, end: int) -> None:
    """Cut what is neither entry nor footnote into paragraphs and the blank lines between them."""
    while start < end:
        if blank := _BLANK_LINES.match(text, start, end):
            cuts.add(start, _BLANK)
            start = blank.end()
        else:
            cuts.add(start, _PROSE)
            start = _find_end_of_entry(text, start, end)


def _find_end_of_entry(text: str, start: int, until: int) -> int:
    """The end of the paragraph at `start`, its line end included."""
    match = _END_OF_PARAGRAPH.search(text, start, until)
    return until if match is None or match.start() >= until else match.start() + 1


def _find_end_of_note(text: str, start: int, until: int) -> int:
    """The end of the note at `start`: its line, the indented lines below it, and a URL that stands alone on one."""
    end = text.find("\n", start, until) + 1
    while 0 < end < until:
        line_end = text.find("\n", end, until) + 1 or until
        line = text[end:line_end]
        is_url = "://" in line and len(line.split()) == 1
        if not line.strip() or not (line[0] in " \t" or is_url):
            break
        end = line_end
    return end or until


def _choose_notes(text: str, heads: list[int]) -> Iterator[int]:
    """Where the footnotes begin, of the lines that look like one.

    A line is a footnote by its company: lines that follow each other count
    together, and they are notes if a URL follows a label at once, or if a blank
    line parts them from the prose above and they are several or the last thing
    after all entries. A wrapped line that begins with `[11]` is none, unless it is
    the last of all and the prose has referred to 11 before.
    """
    last_head = heads[-1] if heads else len(text)
    alone: FootnoteLine | None = None
    for run in _group_lines(text):
        first = run[0].start
        is_parted, is_several, is_last = _follows_blank_line(text, first), len(run) > 1, first > last_head
        has_url = any(line.has_url for line in run)
        if has_url or (is_parted and is_several) or (is_last and (is_parted or is_several)):
            alone = None
            yield from (line.start for line in run)
        elif is_last:
            alone = run[0]
    if alone and text.find(f"[{alone.label}]", 0, alone.start) >= 0:
        yield alone.start


def _follows_blank_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()


def _group_lines(text: str) -> Iterator[list[FootnoteLine]]:
    """Lines that look like footnotes, those together that follow each other."""
    run: list[FootnoteLine] = []
    for line in find_lines(text):
        if run and _find_end_of_note(text, run[-1].start, line.start) != line.start:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _join(prose: str) -> str:
    """Hard-wrapped prose as one line."""
    prose = prose.strip()
    return re.sub(r"[ \t]*\n[ \t]*", " ", prose) if "\n" in prose else prose


def _number_days(written: list[str], count: int) -> array[int]:
    """For each entry a number that grows where the date as written differs from the entry's before."""
    if not written:
        return array("Q", bytes(8 * count))
    days, day, last = array("Q"), 0, written[0]
    for date in written:
        if date != last:
            day, last = day + 1, date
        days.append(day)
    return days
