"""What differs between two editions of a document, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import Piece
from digest_tui.sharing.comparing.report import describe, list_sections, part_pieces, shorten, write_plainly

_MOST_SECTIONS = 400
"""Differences that are shown; a person reads no more of them on a screen."""


def build_changes_page(comparison: Comparison) -> Page:
    """A summary, then each difference with its words marked."""
    return Page(tuple(_build_paragraphs(comparison)))


def _build_paragraphs(comparison: Comparison) -> Iterator[Paragraph]:
    yield Paragraph(describe(comparison))
    sections = list_sections(comparison)
    for section in islice(sections, _MOST_SECTIONS):
        yield Paragraph("")
        yield _build((Piece("same", f"{section.change} "), *section.head), is_title=True)
        yield from (_build(tuple(shorten(paragraph))) for paragraph in section.paragraphs)
    left = sum(1 for _ in sections)
    if left:
        yield Paragraph("")
        yield Paragraph(f"… and {left:,} more, which `digest-tui compare` prints")


def _build(pieces: tuple[Piece, ...], is_title: bool = False) -> Paragraph:
    text, spans = "", list[Span]()
    for piece in part_pieces(pieces):
        start, text = len(text), text + write_plainly(*piece)
        if piece.state != "same":
            spans.append(Span(start, len(text), piece.state))
    return Paragraph(text, (Span(0, len(text), "title"), *spans) if is_title else tuple(spans))
