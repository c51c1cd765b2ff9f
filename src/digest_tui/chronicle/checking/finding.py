"""What a finding is, what a rule is, and where in the text a finding stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Prose


class Finding(NamedTuple):
    """One thing that is wrong in a document."""

    start: int
    """Where it stands in the chronicle's text."""
    rule: str
    message: str
    """A plain sentence on one line."""
    entry: int | None = None
    """The number of the entry it concerns; of a footnote, the first that refers to it."""
    label: str | None = None
    """Of the reference or footnote it concerns."""


class Citations:
    """Which footnotes the prose refers to, and where first."""

    def __init__(self) -> None:
        self._entries: dict[int, int | None] = {}

    def add(self, prose: Prose) -> None:
        """Take in the references of `prose`; to be called in the order of the text."""
        number = prose.number if isinstance(prose, Entry) else None
        for reference in prose.references:
            if reference.footnote and self._entries.get(reference.footnote.start) is None:
                self._entries[reference.footnote.start] = number

    def has(self, note: Footnote) -> bool:
        """Whether anything refers to `note`."""
        return note.start in self._entries

    def find_entry(self, note: Footnote) -> int | None:
        """The number of the first entry that refers to `note`; None where none does."""
        return self._entries.get(note.start)


InProse = tuple[int, str, str | None]
"""What a rule finds in prose: where in the body, the message, and the label it concerns."""
Checkpoint = Callable[[], None]


class Rule(NamedTuple):
    """A kind of finding, and what looks for it: in each prose, at each URL, or in the document as a whole."""

    name: str
    sentence: str
    """What it finds, for a reader."""
    of_prose: Callable[[Prose], Iterable[InProse]] | None = None
    of_url: Callable[[str], str] | None = None
    """What is wrong with a URL; "" where nothing is."""
    of_document: Callable[[Chronicle, Citations, Checkpoint], Iterator[Finding]] | None = None


def find_offsets_in_text(chronicle: Chronicle, prose: Prose, offsets: Sequence[int]) -> list[int]:
    """Where the characters at `offsets` of the body stand in the chronicle's text, hard-wrapped or not.

    A body has the text's characters in their order; only what is blank
    between them may differ.
    """
    text = chronicle.text
    begin, end = prose.start, prose.start
    if isinstance(prose, Entry):
        begin, end = (prose.dateline.end if prose.dateline else prose.start), prose.end
    first = text.find(prose.body[:1], begin) if prose.body else begin
    if text.startswith(prose.body, first):
        return [first + offset for offset in offsets]
    lines: list[tuple[int, int]] = []  # where each line begins: in the body, and in the text
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


def quote(text: str, length: int = 60) -> str:
    """`text` in quotation marks on one line, cut where it is long."""
    words = " ".join(text[: 4 * length].split())
    return f"“{words}”" if len(words) <= length else f"“{words[: length - 1]}…”"
