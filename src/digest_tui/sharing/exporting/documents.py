"""The material of an export: entries of documents, segments of their prose, and renumbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.links.cleaning import clean, clean_text
from digest_tui.chronicle.model import Chronicle, Entry, Footnote, FootnoteReference, InlineLink, Prose
from digest_tui.sharing.citing import name_document


class ExportDocument(NamedTuple):
    """The entries of one document that are exported."""

    chronicle: Chronicle
    entry_indexes: Sequence[int]
    """The indexes of the entries in the document, from 0, in the order of the text."""
    sum: str = ""
    """The SHA-256 of the file in hexadecimal, "" if it is unknown."""

    is_as_written: bool = False
    """True to keep links as the document has them. Otherwise all are clean, in prose and footnotes too."""
    notes: Mapping[int, str] = MappingProxyType({})
    """What the reader noted beside entries, by their indexes. It is no text of the document, and told apart from it."""

    def find_note(self, entry: Entry) -> str:
        """What the reader noted beside an entry; "" where there is no note."""
        return self.notes.get(entry.number - 1, "")

    @property
    def name(self) -> str:
        """The name of the file, without its folders, which are private."""
        return name_document(self.chronicle)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries, built one by one."""
        entries = (self.chronicle.entries[entry_index] for entry_index in self.entry_indexes)
        return entries if self.is_as_written else map(clean_entry, entries)

    @property
    def is_whole(self) -> bool:
        """True if all entries of the document are exported."""
        return len(self.entry_indexes) == len(self.chronicle.entries)

    @property
    def footnotes(self) -> Iterator[Footnote]:
        """All footnotes of a whole document, unused ones included; else those that the entries refer to, each once."""
        if self.is_whole:
            footnotes = iter(self.chronicle.footnotes)
            return footnotes if self.is_as_written else map(_clean_footnote, footnotes)
        return (footnote for _, footnote in walk_sources([self], are_empty_too=True))


def sum_file(chronicle: Chronicle, encoding: str | None = None) -> str:
    """The SHA-256 of a document's file, or "" if it has changed since it was read or is not a file."""
    from hashlib import sha256

    from digest_tui.chronicle.files.loading import load_bytes
    from digest_tui.chronicle.files.reading import UnreadableDocument, read_bytes

    try:
        data = read_bytes(chronicle.name) if chronicle.name != "-" else b""
        is_same = load_bytes(data, chronicle.name, encoding).text == chronicle.text
    except UnreadableDocument:
        return ""
    return sha256(data).hexdigest() if is_same else ""


def choose_entries(chosen: Iterable[tuple[Chronicle, int]]) -> list[ExportDocument]:
    """Group pairs of chronicle and entry index by document; entries are in the order of the text."""
    entry_indexes: dict[int, set[int]] = {}
    chronicles: dict[int, Chronicle] = {}
    for chronicle, entry_index in chosen:
        chronicles[id(chronicle)] = chronicle
        entry_indexes.setdefault(id(chronicle), set()).add(entry_index)
    return [ExportDocument(chronicle, sorted(entry_indexes[key])) for key, chronicle in chronicles.items()]


def clean_entry(entry: Entry) -> Entry:
    """`entry` with every link clean. The offsets of its references and links are adjusted."""
    body, references, links = "", [], []
    for segment in split_body(entry):
        start, body = len(body), body + (clean(segment.text) if segment.is_link else segment.text)
        references += [
            found._replace(start=start, end=len(body), footnote=found.footnote and _clean_footnote(found.footnote))
            for found in segment.references
        ]
        if segment.is_link:
            links.append(InlineLink(body[start:], start, len(body)))
    return Entry(entry.start, body, tuple(references), tuple(links), entry.number, entry.end, entry.dateline)


def _clean_footnote(footnote: Footnote) -> Footnote:
    return footnote._replace(text=clean_text(footnote.text), urls=tuple(map(clean, footnote.urls)))


def add_notes(documents: Iterable[ExportDocument], library: Library, notes: Mapping[int, str]) -> list[ExportDocument]:
    """`documents`, which are of `library`, with the reader's notes, which are given by position."""
    by_document: dict[int, dict[int, str]] = {}
    for position, words in notes.items():
        chronicle, entry_index = library.locate(position)
        by_document.setdefault(id(chronicle), {})[entry_index] = words
    return [document._replace(notes=by_document.get(id(document.chronicle), {})) for document in documents]


class Segment(NamedTuple):
    """A segment of an entry's prose: text, a marker with its references, or a link."""

    text: str
    """As printed."""
    references: tuple[FootnoteReference, ...] = ()
    is_link: bool = False


def split_body(entry: Prose) -> Iterator[Segment]:
    """The prose of an entry, or outside the entries, in segments, in order. Together they are the whole body."""
    marked: dict[tuple[int, int], list[FootnoteReference]] = {}
    for reference in entry.references:
        marked.setdefault((reference.start, reference.end), []).append(reference)
    spans = [(start, end, Segment(entry.body[start:end], tuple(found))) for (start, end), found in marked.items()]
    spans += [(link.start, link.end, Segment(link.url, is_link=True)) for link in entry.inline_links]
    done = 0
    for start, end, segment in sorted(spans, key=lambda span: span[:2]):
        if start < done:
            continue
        if start > done:
            yield Segment(entry.body[done:start])
        yield segment
        done = end
    if done < len(entry.body):
        yield Segment(entry.body[done:])


class SourceNumbers:
    """Numbers of footnotes, from 1 over all documents, in the order of their first reference."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def find(self, document: int, footnote: Footnote) -> int:
        """The number of a footnote of the document at that place; a new one where it has none yet."""
        return self._numbers.setdefault((document, footnote.start), len(self._numbers) + 1)


def walk_sources(documents: Sequence[ExportDocument], are_empty_too: bool = False) -> Iterator[tuple[int, Footnote]]:
    """Each footnote that says something once, with the number that `SourceNumbers` gives it on the same way.

    The entries are gone through again: to keep 100,000 footnotes for a list at
    the end would weigh as much as the document.
    """
    numbers = SourceNumbers()
    for place, document in enumerate(documents):
        for entry in document.entries:
            for reference in entry.references:
                footnote = reference.footnote
                if footnote is None or (footnote.is_empty and not are_empty_too):
                    continue
                known = len(numbers)
                number = numbers.find(place, footnote)
                if number > known:
                    yield number, footnote
