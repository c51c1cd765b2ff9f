"""Rules about references and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.chronicle.checking.finding import Checkpoint, Citations, Finding, InProse, quote
from digest_tui.chronicle.model import Chronicle, Footnote, Prose


def find_dangling(prose: Prose) -> Iterator[InProse]:
    """The labels of the prose that have no footnote, each once."""
    said: set[str] = set()
    for reference in prose.references:
        if reference.state == "dangling" and reference.label not in said:
            said.add(reference.label)
            yield reference.start, f"[{reference.label}] has no source: there is no such footnote", reference.label


def find_empty(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes without text."""
    for note in chronicle.footnotes:
        checkpoint()
        if note.is_empty:
            message = f"footnote {note.label} is empty"
            yield Finding(note.start, "empty-footnote", message, citations.find_entry(note), note.label)


def find_unused(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes that nothing refers to. What stands behind one of its label that is cited is a `duplicate-footnote`."""
    for note in chronicle.footnotes:
        checkpoint()
        if not citations.has(note) and _find_cited_before(chronicle, citations, note) is None:
            message = f"nothing refers to footnote {note.label}"
            yield Finding(note.start, "unused-footnote", message, None, note.label)


def find_duplicates(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes whose label is used before in their scope with other text, to which the references lead."""
    for note in chronicle.footnotes:
        checkpoint()
        first = _find_cited_before(chronicle, citations, note)
        if first is not None and first.text != note.text:
            message = (
                f"footnote {note.label} is already defined in line {chronicle.line_of(first.start)} with other text; "
                f"references lead there, and not to this one: {quote(note.text)}"
            )
            yield Finding(note.start, "duplicate-footnote", message, citations.find_entry(first), note.label)


def _find_cited_before(chronicle: Chronicle, citations: Citations, note: Footnote) -> Footnote | None:
    """The first footnote with the label of `note` in its scope, if it is cited and is not `note` itself.

    A footnote that is numbered automatically, `.. [#]`, has no label.
    """
    if note.label in ("#", "*"):
        return None
    first = chronicle.find_footnote(note.label, note.start)
    return None if first is None or first.start == note.start or not citations.has(first) else first
