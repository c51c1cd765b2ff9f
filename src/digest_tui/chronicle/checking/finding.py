"""Findings, rules, and the offset of a finding in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Prose


class Finding(NamedTuple):
    """One thing that a rule found wrong."""

    start: int
    """Its offset in the chronicle's text."""
    rule: str
    message: str
    """A plain sentence on one line."""
    entry: int | None = None
    """The number of the entry it is about. For a footnote, the first entry that refers to it."""
    label: str | None = None
    """The label of the reference or footnote it is about."""


class Citations:
    """The footnotes that the prose refers to, each with the first entry that does."""

    def __init__(self) -> None:
        self._entries: dict[int, int | None] = {}

    def add(self, prose: Prose) -> None:
        """Note the references of `prose`. Call it in the order of the text."""
        number = prose.number if isinstance(prose, Entry) else None
        for reference in prose.references:
            if reference.footnote and self._entries.get(reference.footnote.start) is None:
                self._entries[reference.footnote.start] = number

    def has(self, note: Footnote) -> bool:
        """True if anything refers to `note`."""
        return note.start in self._entries

    def find_entry(self, note: Footnote) -> int | None:
        """The number of the first entry that refers to `note`, or None."""
        return self._entries.get(note.start)


@dataclass(frozen=True)
class NoteCase:
    """A footnote of a chronicle, to be judged."""

    chronicle: Chronicle
    note: Footnote
    citations: Citations

    @property
    def is_cited(self) -> bool:
        """True if anything refers to it."""
        return self.citations.has(self.note)

    @cached_property
    def cited_before(self) -> Footnote | None:
        """The first footnote with its label in its scope, if that is another one and is cited.

        A footnote that is numbered automatically, `.. [#]`, has no label.
        """
        if self.note.label in ("#", "*"):
            return None
        first = self.chronicle.find_footnote(self.note.label, self.note.start)
        is_other = first is not None and first.start != self.note.start
        return first if first is not None and is_other and self.citations.has(first) else None

    @property
    def entry(self) -> int | None:
        """The number of the first entry that refers to it, or to the one that is cited in its place."""
        return self.citations.find_entry(self.cited_before or self.note)


InProse = tuple[int, str, str | None]
"""A finding in prose: offset in the body, message, and the label it is about."""
Checkpoint = Callable[[], None]
"""Called often by a long check, to let others work or to stop it by an exception."""


class Rule(NamedTuple):
    """A kind of finding, with the functions that find it: in each prose, URL or footnote, or in the whole document."""

    name: str
    sentence: str
    """What it finds, in a sentence for the person."""
    of_prose: Callable[[Prose], Iterable[InProse]] | None = None
    of_url: Callable[[str], str] | None = None
    """What is wrong with a URL, or ""."""
    of_note: Callable[[NoteCase], Iterable[str]] | None = None
    """What is wrong with a footnote."""
    of_document: Callable[[Chronicle, Citations, Checkpoint], Iterator[Finding]] | None = None


def find_offsets_in_text(chronicle: Chronicle, prose: Prose, offsets: Sequence[int]) -> list[int]:
    """The offsets in the chronicle's text of the characters at `offsets` of the body, which may be hard-wrapped.

    A body has the characters of the text in their order; only the white space between them may differ.
    """
    text = chronicle.text
    begin, end = prose.start, prose.start
    if isinstance(prose, Entry):
        begin, end = (prose.dateline.end if prose.dateline else prose.start), prose.end
    first = text.find(prose.body[:1], begin) if prose.body else begin
    if text.startswith(prose.body, first):
        return [first + offset for offset in offsets]
    lines: list[tuple[int, int]] = []  # the offset of each line in the body and in the text
    place = 0
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if line := text[begin:stop].strip():
            place = max(prose.body.find(line, place), place)
            lines.append((place, text.index(line, begin)))
            place += len(line)
        begin = stop + 1
    return [_shift(lines, offset) if lines else prose.start for offset in offsets]


def _shift(lines: list[tuple[int, int]], offset: int) -> int:
    in_body, in_text = lines[max(bisect_right(lines, offset, key=lambda line: line[0]) - 1, 0)]
    return in_text + offset - in_body


def find_entry_at(chronicle: Chronicle, offset: int) -> int | None:
    """The number of the entry that contains the character at `offset`, or None."""
    number = bisect_right(range(len(chronicle.entries)), offset, key=lambda place: chronicle.find_span(place)[0])
    return number if number and offset < chronicle.find_span(number - 1)[1] else None


def quote(text: str, length: int = 60) -> str:
    """`text` on one line between quotation marks, shortened to `length`."""
    words = " ".join(text[: 4 * length].split())
    return f"“{words}”" if len(words) <= length else f"“{words[: length - 1]}…”"
