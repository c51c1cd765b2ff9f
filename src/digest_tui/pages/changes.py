"""What differs between two editions of a document, as a page."""

from __future__ import annotations

from itertools import islice

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import Piece
from digest_tui.sharing.comparing.report import describe, list_sections, part_pieces, shorten, write_plainly

_MOST_SECTIONS = 400
"""Differences that are shown; a person reads no more of them on a screen."""


def build_changes_page(comparison: Comparison, library: Library, chronicle: Chronicle) -> Page:
    """A summary, then each difference with its words marked, and the entries of `chronicle` that they are about."""
    paragraphs, entries = [Paragraph(describe(comparison))], list[int]()
    sections = list_sections(comparison)
    for section in islice(sections, _MOST_SECTIONS):
        position = library.find_entry(chronicle, section.entry or 0)
        title = _build((Piece("same", f"{section.change} "), *section.head))
        span = Span(0, len(title.text), "title", None if position is None else len(entries))
        entries += [] if position is None else [position]
        paragraphs += [Paragraph(""), title._replace(spans=(span, *title.spans))]
        paragraphs += (_build(tuple(shorten(paragraph))) for paragraph in section.paragraphs)
    left = sum(1 for _ in sections)
    if left:
        paragraphs += [Paragraph(""), Paragraph(f"… and {left:,} more, which `digest-tui compare` prints")]
    return Page(tuple(paragraphs), entries=tuple(entries))


def _build(pieces: tuple[Piece, ...]) -> Paragraph:
    text, spans = "", list[Span]()
    for piece in part_pieces(pieces):
        start, text = len(text), text + write_plainly(*piece)
        if piece.state != "same":
            spans.append(Span(start, len(text), piece.state))
    return Paragraph(text, tuple(spans))
