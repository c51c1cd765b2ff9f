"""What is exported: entries of one document or of several, their prose in pieces, and their sources numbered anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from digest_tui.chronicle.links.cleaning import clean, clean_text
from digest_tui.chronicle.model import Chronicle, Entry, Footnote, FootnoteReference, InlineLink
from digest_tui.sharing.citing import name_document


class ExportDocument(NamedTuple):
    """Entries of one document."""

    chronicle: Chronicle
    entry_indexes: Sequence[int]
    """The positions of the entries in the document, from 0, in the order of the text."""
    sum: str = ""
    """The SHA-256 of the file's bytes in hexadecimal; "" where they are not at hand."""

    is_as_written: bool = False
    """Links stay as the document has them; else all of them are clean, those in prose and notes too."""

    @property
    def name(self) -> str:
        """The name of the file. The folders above it are nobody's business but the owner's."""
        return name_document(self.chronicle)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries, each made when it is come to."""
        entries = (self.chronicle.entries[entry_index] for entry_index in self.entry_indexes)
        return entries if self.is_as_written else map(clean_entry, entries)

    @property
    def is_whole(self) -> bool:
        """Nothing of the document is left out."""
        return len(self.entry_indexes) == len(self.chronicle.entries)

    @property
    def footnotes(self) -> Iterator[Footnote]:
        """All of a whole document, those nobody refers to among them; else those the entries refer to, each once."""
        if self.is_whole:
            footnotes = iter(self.chronicle.footnotes)
            return footnotes if self.is_as_written else map(_clean_footnote, footnotes)
        return (footnote for _, footnote in walk_sources([self], are_empty_too=True))


def sum_file(chronicle: Chronicle, encoding: str | None = None) -> str:
    """The SHA-256 of the bytes of a document's file; "" where it has changed since it was read, or is no file."""
    from hashlib import sha256

    from digest_tui.chronicle.files.loading import UnreadableDocument, load_bytes, read_bytes

    try:
        data = read_bytes(chronicle.name) if chronicle.name != "-" else b""
        is_same = load_bytes(data, chronicle.name, encoding).text == chronicle.text
    except UnreadableDocument:
        return ""
    return sha256(data).hexdigest() if is_same else ""


def choose_entries(chosen: Iterable[tuple[Chronicle, int]]) -> list[ExportDocument]:
    """Entries given as document and position, in the order of the documents as they come and of their text."""
    entry_indexes: dict[int, set[int]] = {}
    chronicles: dict[int, Chronicle] = {}
    for chronicle, entry_index in chosen:
        chronicles[id(chronicle)] = chronicle
        entry_indexes.setdefault(id(chronicle), set()).add(entry_index)
    return [ExportDocument(chronicle, sorted(entry_indexes[key])) for key, chronicle in chronicles.items()]


def clean_entry(entry: Entry) -> Entry:
    """`entry` with every link clean, and with what stands behind them in the prose where it stands then."""
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


class Segment(NamedTuple):
    """A stretch of an entry's prose: text, or a marker with what it refers to, or a link."""

    text: str
    """As printed."""
    references: tuple[FootnoteReference, ...] = ()
    is_link: bool = False


def split_body(entry: Entry) -> Iterator[Segment]:
    """The prose of an entry in pieces, in order; all that is printed is in one of them."""
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
    """Footnotes numbered anew from 1 over all documents, in the order in which they are first referred to."""

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
