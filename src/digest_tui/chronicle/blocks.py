"""The text cut into blocks: entries, footnotes, prose and blank lines, without gap or overlap."""

from __future__ import annotations

import re
from array import array
from heapq import merge

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.ends import entries_reach_on, find_end_of_entry
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
        self._kinds = bytearray()

    def add(self, start: int, kind: BlockKind) -> None:
        """Begin a block of `kind` at `start`."""
        if kind == "entry":
            self.entries.append(len(self.starts))
        elif kind == "prose":
            self.prose.append(len(self.starts))
        self.starts.append(start)
        self._kinds.append(_KINDS.index(kind))

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
    begins = list(merge(entries, footnotes, key=lambda begin: begin[0]))
    reach_on = entries_reach_on(text, starts)
    _cut_between(cuts, text, 0, begins[0][0] if begins else len(text))
    for position, (begin, end, start) in enumerate(begins):
        until, following = begins[position + 1][::2] if position + 1 < len(begins) else (len(text), None)
        cuts.add(begin, "entry" if start else "footnote")
        if start:
            limit = min(until, start.limit or until)
            is_several = 0 < text.find("\n", begin, limit) + 1 < limit
            end = find_end_of_entry(text, start, limit, reach_on and following is not None) if is_several else limit
        _cut_between(cuts, text, end, until)
    return cuts


def _cut_between(cuts: Cuts, text: str, start: int, end: int) -> None:
    """Cut what is neither entry nor footnote into paragraphs and the blank lines between them."""
    while start < end:
        if blank := _BLANK_LINES.match(text, start, end):
            cuts.add(start, "blank")
            start = blank.end()
        else:
            cuts.add(start, "prose")
            start = find_end_of_paragraph(text, start, end)
