"""Text to chronicle.

Three steps: find the lines that begin an entry or a footnote; cut the text
into blocks at them; make entries and notes from the blocks when asked.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from heapq import merge

from digest_tui.chronicle.entries.ends import find_end_of_entry, find_end_of_paragraph, join_lines, reaches_over_prose
from digest_tui.chronicle.entries.styles import Head, find_heads, places_are_capitals, read_dateline
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.resolving import References, find_inline_links
from digest_tui.chronicle.footnotes.selecting import Notes, choose_notes
from digest_tui.chronicle.lazy_sequence import OnAccess
from digest_tui.chronicle.model import Block, BlockKind, Chronicle, Dateline, Entry, Prose
from digest_tui.chronicle.text.safety import make_safe
from digest_tui.chronicle.text.source import Text

_KINDS: tuple[BlockKind, ...] = ("entry", "footnote", "prose", "blank")
_ENTRY, _FOOTNOTE, _PROSE, _BLANK = range(4)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+|[ \t]+\Z")


def parse(text: str, name: str = "text", notices: tuple[str, ...] = (), is_complete: bool = True) -> Chronicle:
    """Read `text` as a chronicle. Never raises, whatever the text.

    `name` and `notices` are carried along; `is_complete` is False for the head
    of a document whose rest is still being read.
    """
    source = Text(make_safe(text))
    text, plain = source.shown, source.plain
    heads = [head for head in find_heads(source) if not _is_marker(plain, head)]
    notes = choose_notes(source, [head.start for head in heads])
    heads = _without_those_in_notes(heads, notes)
    starts = [head.start for head in heads]
    cuts = _cut(plain, heads, notes)
    if not heads:
        cuts.entries, cuts.prose = cuts.prose, array("Q")
    table = LabelTable(text, notes, starts)
    references = References(source, table, bool(heads))
    capitals: list[bool] = []
    kind_of_prose = _PROSE if heads else _ENTRY

    def make_block(position: int) -> Block:
        start, end = cuts.span(position)
        kind = cuts.kinds[position]
        return Block(_KINDS[kind_of_prose if kind == _PROSE else kind], start, end)

    def find_span(position: int) -> tuple[int, int]:
        return cuts.span(cuts.entries[position])

    def find_dateline(position: int) -> Dateline | None:
        if not heads:
            return None
        if not capitals:
            capitals.append(places_are_capitals(plain, heads))
        return read_dateline(plain, heads[position], capitals[0])

    def make_entry(position: int) -> Entry:
        start, end = find_span(position)
        dateline = find_dateline(position)
        body = join_lines(text[dateline.end if dateline else start : end])
        if dateline:
            body = _put_before(text, heads[position], dateline, body)
        links = find_inline_links(body)
        return Entry(start, body, references.resolve(body, links, start), links, position + 1, end, dateline)

    def make_prose(position: int) -> Prose:
        start, end = cuts.span(cuts.prose[position])
        body = text[start:end].rstrip("\n")
        links = find_inline_links(body)
        return Prose(start, body, references.resolve(body, links, start), links)

    return Chronicle(
        name=name,
        text=text,
        blocks=OnAccess(len(cuts.starts), make_block),
        entries=OnAccess(len(cuts.entries), make_entry),
        footnotes=table.footnotes,
        prose=OnAccess(len(cuts.prose), make_prose),
        days=_number_days(heads, len(cuts.entries)),
        find_footnote=table.find,
        labels=table.labels,
        find_span=find_span,
        find_dateline=find_dateline,
        find_footnote_span=table.find_span,
        find_cited=references.find_cited,
        find_unanswered=references.find_unanswered,
        notices=notices,
        is_dated=bool(heads),
        is_complete=is_complete,
    )


class _Cuts:
    """Where blocks begin, of what kind they are, and which of them are entries and prose."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.starts = array("Q")
        self.kinds = bytearray()
        self.entries = array("Q")
        self.prose = array("Q")

    def add(self, start: int, kind: int) -> None:
        if kind == _ENTRY:
            self.entries.append(len(self.starts))
        elif kind == _PROSE:
            self.prose.append(len(self.starts))
        self.starts.append(start)
        self.kinds.append(kind)

    def span(self, position: int) -> tuple[int, int]:
        following = position + 1
        return self.starts[position], self.starts[following] if following < len(self.starts) else self.length


def _put_before(text: str, head: Head, dateline: Dateline, body: str) -> str:
    """The `body` with what stands before the date and belongs to it: a title, a marker, the beginning of a link."""
    if head.title[1]:
        title = join_lines(text[slice(*head.title)])
        # A marker stands before its word.
        gap = "" if title.endswith("]") and head.title[1] == head.at else "\n\n"
        return f"{title}{gap}{body}" if body else title
    if text[dateline.start - 1 : dateline.start] == "[" and _is_end_of_link(body):
        return f"[{body}"
    return body


def _is_end_of_link(body: str) -> bool:
    """Whether the text of a link of Markdown has begun before its date: `[2 May. The ferry](https://example.org/a)`."""
    before, sign, _ = body.partition("](")
    return bool(sign) and before.count("[") == before.count("]") and "\n" not in before


def _is_marker(text: str, head: Head) -> bool:
    """Whether what was read as a year is the number of a footnote: no chronicle heads a list with `[303]`."""
    return text[head.at - 1 : head.at] == "[" and head.written.isdecimal() and len(head.written) < 4


def _without_those_in_notes(heads: list[Head], notes: Notes) -> list[Head]:
    """`heads` but for the dates in the midst of a footnote, and those that one parts from their title."""
    kept = []
    for head in heads:
        place = bisect_right(notes.starts, head.start)
        is_parted = place < len(notes.starts) and notes.starts[place] < head.end
        if not is_parted and (not place or notes.ends[place - 1] <= head.start):
            kept.append(head)
    return kept


def _cut(text: str, heads: list[Head], notes: Notes) -> _Cuts:
    """Cut `text` at entries and footnotes; what lies between is their continuation, prose or blank."""
    cuts = _Cuts(len(text))
    entries = ((head.start, len(text), _ENTRY) for head in heads)
    footnotes = ((start, end, _FOOTNOTE) for start, end in zip(notes.starts, notes.ends, strict=True))
    marks = list(merge(entries, footnotes))
    reaches = reaches_over_prose(text, heads)
    upcoming = iter(heads)
    if not marks or marks[0][0] > 0:
        _cut_between(cuts, text, 0, marks[0][0] if marks else len(text))
    for position, (start, end, kind) in enumerate(marks):
        until = marks[position + 1][0] if position + 1 < len(marks) else len(text)
        cuts.add(start, kind)
        if kind == _ENTRY:
            head = next(upcoming)
            is_followed = reaches and position + 1 < len(marks) and marks[position + 1][2] == _ENTRY
            is_several = 0 < text.find("\n", start, until) + 1 < until
            end = find_end_of_entry(text, head, until, is_followed) if is_several else until
        _cut_between(cuts, text, end, until)
    return cuts


def _cut_between(cuts: _Cuts, text: str, start: int, end: int) -> None:
    """Cut what is neither entry nor footnote into paragraphs and the blank lines between them."""
    while start < end:
        if blank := _BLANK_LINES.match(text, start, end):
            cuts.add(start, _BLANK)
            start = blank.end()
        else:
            cuts.add(start, _PROSE)
            start = find_end_of_paragraph(text, start, end)


def _number_days(heads: list[Head], count: int) -> array[int]:
    """For each entry a number that grows where its date differs from the entry's before."""
    if not heads:
        return array("Q", bytes(8 * count))
    days, day, last = array("Q"), 0, heads[0].date or heads[0].written
    for head in heads:
        date = head.date or head.written
        if date != last:
            day, last = day + 1, date
        days.append(day)
    return days
