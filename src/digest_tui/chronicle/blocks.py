"""The text cut into blocks: entries, footnotes, prose and blank lines, without gap or overlap."""

from __future__ import annotations

import re
from array import array
from operator import itemgetter

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.ends import drop_blank_lines, entries_reach_on, find_end_of_entry
from digest_tui.chronicle.footnotes.selecting import Notes
from digest_tui.chronicle.model import BlockKind
from digest_tui.chronicle.text.paragraphs import find_end_of_paragraph

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+|[ \t]+\Z")
_KINDS: tuple[BlockKind, ...] = ("entry", "footnote", "prose", "blank")


class Cuts:
    """Where blocks begin, of what kind they are, and which of them are entries and prose.

    Arrays, since a document may have a hundred thousand of each.
    """

    def __init__(self, length: int) -> None:
        """`length` is that of the text."""
        self.length = length
        self.starts = array("Q")
        self.entries = array("Q")
        """Of each entry its position among the blocks."""
        self.prose = array("Q")
        self.continued: dict[int, list[int]] = {}
        """Of entries that go on behind notes in their midst the blocks in which they do, by position."""
        self._kinds = bytearray()

    def add(self, start: int, kind: BlockKind) -> None:
        """Begin a block of `kind` at `start`."""
        if kind == "entry":
            self.entries.append(len(self.starts))
        elif kind == "prose":
            self.prose.append(len(self.starts))
        self.starts.append(start)
        self._kinds.append(_KINDS.index(kind))

    def continue_entry(self, start: int) -> None:
        """Begin a block at `start` in which the last entry goes on."""
        self.continued.setdefault(len(self.entries) - 1, []).append(len(self.starts))
        self.starts.append(start)
        self._kinds.append(_KINDS.index("entry"))

    def entry_spans(self, position: int) -> list[tuple[int, int]]:
        """Where the entry at `position` begins and ends, and where it goes on."""
        return [self.span(block) for block in (self.entries[position], *self.continued.get(position, ()))]

    def whole_span(self, position: int) -> tuple[int, int]:
        """Where the entry at `position` begins, and where the last of its blocks ends."""
        first = self.entries[position]
        last = self.continued[position][-1] if position in self.continued else first
        return self.starts[first], self.span(last)[1]

    def span(self, position: int) -> tuple[int, int]:
        """Where the block at `position` begins and ends."""
        following = position + 1
        return self.starts[position], self.starts[following] if following < len(self.starts) else self.length

    def kind(self, position: int) -> BlockKind:
        """Of what kind the block at `position` is."""
        return _KINDS[self._kinds[position]]

    def take_prose_as_entries(self) -> None:
        """Make each paragraph an entry: nothing in the text is dated."""
        self.entries, self.prose = self.prose, array("Q")
        self._kinds = self._kinds.replace(bytes([_KINDS.index("prose")]), bytes([_KINDS.index("entry")]))


def cut_blocks(text: str, starts: list[EntryStart], notes: Notes) -> Cuts:
    """Cut `text` at entries and footnotes; what lies between is their continuation, prose or blank."""
    cuts = Cuts(len(text))
    entries = ((start.start, len(text), start) for start in starts)
    footnotes = ((start, end, None) for start, end in zip(notes.starts, notes.ends, strict=True))
    begins = sorted([*entries, *footnotes], key=itemgetter(0))
    reach_on = entries_reach_on(text, starts)
    section_end = 0
    _cut_between(cuts, text, 0, begins[0][0] if begins else len(text))
    for position, (begin, end, start) in enumerate(begins):
        until, following = begins[position + 1][::2] if position + 1 < len(begins) else (len(text), None)
        cuts.add(begin, "entry" if start else "footnote")
        if start:
            limit = min(until, start.limit or until)
            is_several = 0 < text.find("\n", begin, limit) + 1 < limit
            end = find_end_of_entry(text, start, limit, reach_on, following is None) if is_several else limit
            is_last = start is starts[-1]
            section_end = (start.section_end or 0) if cuts.continued or not is_last else 0
        elif section_end > end:
            end = _continue_entry(cuts, text, end, min(until, section_end))
        _cut_between(cuts, text, end, until)
    return cuts


def _continue_entry(cuts: Cuts, text: str, start: int, end: int) -> int:
    """Give `[start, end)`, behind a note, to the entry above it; return where its last block ends."""
    if blank := _BLANK_LINES.match(text, start, end):
        cuts.add(start, "blank")
        start = blank.end()
    if start >= end:
        return start
    cuts.continue_entry(start)
    return drop_blank_lines(text, start, end)


def _cut_between(cuts: Cuts, text: str, start: int, end: int) -> None:
    """Cut what is neither entry nor footnote into paragraphs and the blank lines between them."""
    while start < end:
        if blank := _BLANK_LINES.match(text, start, end):
            cuts.add(start, "blank")
            start = blank.end()
        else:
            cuts.add(start, "prose")
            start = find_end_of_paragraph(text, start, end)
