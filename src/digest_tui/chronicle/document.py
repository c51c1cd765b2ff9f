"""A parsed document: blocks, entries, prose and footnotes, each made from the text when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property

from digest_tui.chronicle.blocks import Cuts
from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.places import Places
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.resolving import References, find_inline_links, leave_out_cut_links
from digest_tui.chronicle.model import Block, Dateline, Entry, Footnote, PartialDate, Prose
from digest_tui.chronicle.text.paragraphs import join_lines
from digest_tui.chronicle.text.source import Text


class Document:
    """Makes the parts of one document, whose entries begin at `starts`."""

    def __init__(self, source: Text, starts: list[EntryStart], cuts: Cuts, labels: LabelTable) -> None:
        self._source = source
        self._starts = starts
        self._cuts = cuts
        self._labels = labels
        self._references = References(source, labels, bool(starts))

    def make_block(self, position: int) -> Block:
        """The block at `position`, from 0."""
        start, end = self._cuts.span(position)
        return Block(self._cuts.kind(position), start, end)

    def make_entry(self, position: int) -> Entry:
        """The entry at `position`, from 0."""
        text = self._source.shown
        start, end = self.find_span(position)
        dateline = self.find_dateline(position)
        first, *others = self._cuts.entry_spans(position)
        body = join_lines(text[dateline.end if dateline else start : first[1]])
        body = "\n\n".join((body, *(join_lines(text[slice(*span)]) for span in others)))
        if dateline:
            start_of_entry = self._starts[position]
            if "cell" in (start_of_entry.style.lead, start_of_entry.style.tail) and not body.endswith("\\|"):
                body = body.rstrip("| \n")
            body = _prepend_title(text, start_of_entry, dateline, body)
        links = find_inline_links(body)
        references = self._references.resolve(body, links, start)
        links = leave_out_cut_links(body, links, references)
        return Entry(start, body, references, links, position + 1, end, dateline)

    def make_prose(self, position: int) -> Prose:
        """The block of prose at `position` among those that are neither entry nor footnote."""
        start, end = self._cuts.span(self._cuts.prose[position])
        body = self._source.shown[start:end].rstrip("\n")
        links = find_inline_links(body)
        references = self._references.resolve(body, links, start)
        return Prose(start, body, references, leave_out_cut_links(body, links, references))

    def find_span(self, position: int) -> tuple[int, int]:
        """Where the entry at `position` begins and ends in the text."""
        return self._cuts.whole_span(position)

    def find_dateline(self, position: int) -> Dateline | None:
        """The dateline of the entry at `position`; None where nothing is dated."""
        if not self._starts:
            return None
        return self._places.read_dateline(self._starts[position])

    def find_date(self, position: int) -> PartialDate | None:
        """The date of the entry at `position`; None where it has none."""
        return self._starts[position].date if self._starts else None

    @cached_property
    def _places(self) -> Places:
        return Places(self._source.plain, self._starts)

    def find_footnote(self, label: str, at: int | None = None) -> Footnote | None:
        """The footnote of `label` in the scope of the text offset `at`; without one, the text's first."""
        return self._labels.find(label, at)

    def find_cited(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The labels to which a stretch of the text refers and a footnote answers, and where its text stands."""
        return self._references.find_cited(start, end)

    def find_unanswered(self) -> Iterator[int]:
        """Where a reference may dangle: what looks like one has no footnote in its scope, or a scope begins."""
        return self._references.find_unanswered()


def _prepend_title(text: str, start: EntryStart, dateline: Dateline, body: str) -> str:
    """The `body` with what stands before the date and belongs to it: a title, a marker, the beginning of a link."""
    if start.title:
        title = join_lines(text[slice(*start.title)])
        # A marker stands before its word.
        gap = "" if title.endswith("]") and start.title[1] == start.date_start else "\n\n"
        return f"{title}{gap}{body}" if body else title
    if text[dateline.start - 1 : dateline.start] == "[" and _ends_link(body):
        return f"[{body}"
    return body


def _ends_link(body: str) -> bool:
    """True if the text of a link of Markdown has begun before its date: `[2 May. The ferry](https://example.org/a)`."""
    before, sign, _ = body.partition("](")
    return bool(sign) and before.count("[") == before.count("]") and "\n" not in before


def number_days(starts: list[EntryStart], count: int) -> array[int]:
    """For each of `count` entries a number that grows where its date differs from that of the entry before."""
    if not starts:
        return array("Q", bytes(8 * count))
    days, day, last = array("Q"), 0, starts[0].date or starts[0].written
    for start in starts:
        date = start.date or start.written
        if date != last:
            day, last = day + 1, date
        days.append(day)
    return days
