"""What is in a document and in no entry, as a page from which one goes to the entries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Prose
from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.pages.sources_shown import build_note, build_title

if TYPE_CHECKING:
    from digest_tui.memory.editions import GoneEntry

_FindHits = Callable[[str], Sequence[tuple[int, int]]]


def build_rest_page(
    library: Library,
    chronicle: Chronicle,
    gone: Sequence[GoneEntry] = (),
    find_hits: _FindHits = lambda text: (),
) -> Page:
    """How `chronicle` was read, preface and footer with the entries beside which they stand, notes nobody refers to.

    And which marked or noted entries an older edition of it had. `find_hits` tells where a text has what is searched.
    """
    paragraphs = [Paragraph(notice.capitalize(), (Span(0, len(notice), "quiet"),)) for notice in chronicle.notices]
    entries = list[int]()
    for number, group in groupby(chronicle.prose, lambda prose: _count_entries_before(chronicle, prose)):
        stretch, position = list(group), library.find_entry(chronicle, max(number, 1))
        # A line that only parts entries leads nowhere.
        if position is not None and any(character.isalnum() for prose in stretch for character in prose.body):
            text = f"After entry {number}" if number else "Before entry 1"
            paragraphs += [Paragraph(""), Paragraph(text, (Span(0, len(text), "link", len(entries)),))]
            entries.append(position)
        paragraphs += _build_prose(stretch, find_hits)
    paragraphs += _build_unused_notes(chronicle, find_hits)
    paragraphs += _build_gone(gone)
    if not paragraphs:
        paragraphs.append(Paragraph("Every line of this document is an entry or the source of one."))
    return Page(tuple(paragraphs), entries=tuple(entries))


def _count_entries_before(chronicle: Chronicle, prose: Prose) -> int:
    entries = range(len(chronicle.entries))
    return bisect_right(entries, prose.start, key=lambda entry_index: chronicle.find_span(entry_index)[0])


def _build_prose(stretch: Iterable[Prose], find_hits: _FindHits) -> Iterator[Paragraph]:
    for prose in stretch:
        yield Paragraph("")
        yield from (Paragraph(line, _mark_hits(line, find_hits)) for line in prose.body.split("\n"))


def _build_unused_notes(chronicle: Chronicle, find_hits: _FindHits) -> Iterator[Paragraph]:
    unused = chronicle.unused_footnotes
    if unused:
        yield from (Paragraph(""), build_title("Footnotes that nobody refers to"))
    for footnote in unused:
        note = build_note(footnote.label, footnote.text, len(footnote.label))
        yield note._replace(spans=(*note.spans, *_mark_hits(note.text, find_hits)))


def _build_gone(gone: Sequence[GoneEntry]) -> Iterator[Paragraph]:
    if not gone:
        return
    from digest_tui.pages.notes_shown import build_note_lines

    yield from (Paragraph(""), build_title("Marked or noted entries that are gone from this document"))
    for entry, note in gone:
        yield build_note(f"{entry.number}:", entry.text, 0)
        yield from build_note_lines(note) if note else ()


def _mark_hits(text: str, find_hits: _FindHits) -> tuple[Span, ...]:
    return tuple(Span(start, end, "hit") for start, end in find_hits(text))
