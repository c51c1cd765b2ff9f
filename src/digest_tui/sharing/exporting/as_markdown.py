"""Markdown: the entries as paragraphs, their sources as footnotes numbered anew with the original label beside."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TextIO

from digest_tui.chronicle.model import Entry, FootnoteReference
from digest_tui.sharing.citing import escape_markdown, find_dateline, link_markdown
from digest_tui.sharing.exporting.parts import Part, Piece, SourceNumbers, split_body, walk_sources
from digest_tui.sharing.exporting.words import describe_part, format_missing


def write_markdown(parts: Sequence[Part], day: datetime.date, file: TextIO) -> None:
    """Write `parts` as CommonMark with footnotes, as pandoc, GitHub and markdown-it read them."""
    numbers = SourceNumbers()
    for place, part in enumerate(parts):
        file.write(f"# {escape_markdown(part.name)}\n\n")
        file.writelines(f"{escape_markdown(line)}\n\n" for line in describe_part(part, day))
        for entry in part.entries:
            file.write(f"{_format_entry(part, entry, place, numbers)}\n\n")
    if len(numbers):
        file.write("# Sources\n\n")
    for number, footnote in walk_sources(parts):
        words = link_markdown(footnote.text)
        file.write(f"[^{number}]: {escape_markdown(f'[{footnote.label}]')} {words}\n\n")


def _format_entry(part: Part, entry: Entry, place: int, numbers: SourceNumbers) -> str:
    pieces = (_format_piece(piece, place, numbers) for piece in split_body(entry))
    head = filter(None, (f"**{entry.number}**", escape_markdown(find_dateline(part.chronicle, entry))))
    return f"{' · '.join(head)} — {''.join(pieces)}".rstrip()


def _format_piece(piece: Piece, place: int, numbers: SourceNumbers) -> str:
    if piece.references:
        return "".join(_format_reference(reference, place, numbers) for reference in piece.references)
    if piece.is_link:
        return f"<{piece.text}>"
    # Several paragraphs of one entry stay apart; an indent would be code.
    paragraphs = (" ".join(line.split()) for line in piece.text.split("\n"))
    text = "\n\n".join(map(escape_markdown, paragraphs))
    if text.startswith(("(", ":")):
        # Behind a footnote's marker these would make a link of it, or the footnote itself.
        text = f"\\{text}"
    return " " * piece.text[:1].isspace() + text + " " * (piece.text[-1:].isspace() and bool(text))


def _format_reference(reference: FootnoteReference, place: int, numbers: SourceNumbers) -> str:
    footnote = reference.footnote
    if footnote is None or footnote.is_empty:
        return escape_markdown(format_missing(reference))
    return f"[^{numbers.find(place, footnote)}]"
