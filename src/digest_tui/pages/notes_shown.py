"""The reader's note below an entry's sources, so that nobody takes it for the document's text."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.pages.sources_shown import build_title

MY_NOTE = "My note"
_BAR = "┃ "
"""Stands before each line of a note."""


def add_note(page: Page, note: str, remark: str = "", hits: Sequence[tuple[int, int]] = ()) -> Page:
    """The page with a note below it; `remark` stands beside its title, and `hits` are what is searched for in it."""
    title = build_title(MY_NOTE)
    if remark:
        text = f"{title.text} ({remark})"
        title = Paragraph(text, (*title.spans, Span(len(title.text), len(text), "quiet")))
    return page._replace(paragraphs=(*page.paragraphs, Paragraph(""), title, *build_note_lines(note, hits)))


def build_note_lines(note: str, hits: Sequence[tuple[int, int]] = ()) -> list[Paragraph]:
    """The lines of a note, each behind a bar."""
    lines: list[Paragraph] = []
    start = 0
    for line in note.split("\n"):
        text, shift, end = _BAR + line, len(_BAR) - start, start + len(line)
        marked = [Span(first + shift, last + shift, "hit") for first, last in hits if start <= first and last <= end]
        spans = (Span(0, len(_BAR), "quiet"), Span(len(_BAR), len(text), "own"), *marked)
        lines.append(Paragraph(text, spans, len(_BAR), repeats_head=True))
        start = end + 1
    return lines
