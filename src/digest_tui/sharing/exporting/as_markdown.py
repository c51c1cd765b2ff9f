"""Markdown: the entries as paragraphs, their sources as footnotes numbered anew with the original label beside."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from digest_tui.chronicle.model import Entry, FootnoteReference
from digest_tui.names.model import Kind
from digest_tui.sharing.citing import escape_markdown, find_dateline, link_markdown
from digest_tui.sharing.exporting.documents import ExportDocument, Segment, SourceNumbers, split_body, walk_sources
from digest_tui.sharing.exporting.naming import TITLES, IndexLine, find_anchor, list_names
from digest_tui.sharing.exporting.words import READERS_NOTE, describe_document, format_missing, format_number


def write_markdown(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write `documents` as CommonMark with footnotes, as pandoc, GitHub and markdown-it read them."""
    numbers = SourceNumbers()
    listed = list_names(documents)
    linked = {entry for lines in listed.values() for line in lines for entry in line.entries}
    for place, document in enumerate(documents):
        file.write(f"# {escape_markdown(document.name)}\n\n")
        file.writelines(f"{escape_markdown(line)}\n\n" for line in describe_document(document, day))
        for entry in document.entries:
            anchor = find_anchor(place, entry.number)
            file.write(f'<a id="{anchor}"></a>' * ((place, entry.number) in linked))
            file.write(f"{_format_entry(document, entry, place, numbers)}\n\n")
            if note := document.find_note(entry):
                file.write(f"{_format_note(note)}\n\n")
    if len(numbers):
        file.write("# Sources\n\n")
    for number, footnote in walk_sources(documents):
        words = link_markdown(footnote.text)
        file.write(f"[^{number}]: {escape_markdown(f'[{footnote.label}]')} {words}\n\n")

    file.writelines(_format_names(documents, listed))


def _format_names(documents: Sequence[ExportDocument], listed: Mapping[Kind, Sequence[IndexLine]]) -> Iterator[str]:
    """The index of names with links to the entries."""
    if listed:
        yield "# Names\n\n"
    for kind, lines in listed.items():
        yield f"## {TITLES[kind]}\n\n"
        for line in lines:
            links = " · ".join(
                f"[{escape_markdown(format_number(documents, place, number))}](#{find_anchor(place, number)})"
                for place, number in line.entries
            )
            yield f"- {escape_markdown(line.name)} {links}\n"
        yield "\n"


def _format_entry(document: ExportDocument, entry: Entry, place: int, numbers: SourceNumbers) -> str:
    pieces = (_format_segment(segment, place, numbers) for segment in split_body(entry))
    head = filter(None, (f"**{entry.number}**", escape_markdown(find_dateline(document.chronicle, entry))))
    return f"{' · '.join(head)} — {''.join(pieces)}".rstrip()


def _format_note(note: str) -> str:
    """A note of the reader as a quotation, a line of it a line."""
    lines = [escape_markdown(" ".join(line.split())) for line in note.split("\n")]
    return f"> **{READERS_NOTE}:** " + "".join(f"{line}\\\n> " for line in lines[:-1]) + lines[-1]


def _format_segment(segment: Segment, place: int, numbers: SourceNumbers) -> str:
    if segment.references:
        return "".join(_format_reference(reference, place, numbers) for reference in segment.references)
    if segment.is_link:
        return f"<{segment.text}>"
    # Several paragraphs of one entry stay apart; an indent would be code.
    paragraphs = (" ".join(line.split()) for line in segment.text.split("\n"))
    text = "\n\n".join(map(escape_markdown, paragraphs))
    if text.startswith(("(", ":")):
        # Behind a footnote's marker these would make a link of it, or the footnote itself.
        text = f"\\{text}"
    return " " * segment.text[:1].isspace() + text + " " * (segment.text[-1:].isspace() and bool(text))


def _format_reference(reference: FootnoteReference, place: int, numbers: SourceNumbers) -> str:
    footnote = reference.footnote
    if footnote is None or footnote.is_empty:
        return escape_markdown(format_missing(reference))
    return f"[^{numbers.find(place, footnote)}]"
