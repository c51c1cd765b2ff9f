"""Rules about references and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.chronicle.checking.finding import Checkpoint, Citations, Finding, InProse, quote
from digest_tui.chronicle.model import Chronicle, Footnote, Prose


def find_dangling(prose: Prose) -> Iterator[InProse]:
    """Each label of the prose, once, for which there is no footnote."""
    said: set[str] = set()
    for reference in prose.references:
        if reference.state == "dangling" and reference.label not in said:
            said.add(reference.label)
            yield reference.start, f"[{reference.label}] has no source: there is no such footnote", reference.label


def find_empty(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes that say nothing, which is another thing than to be missing."""
    for note in chronicle.footnotes:
        checkpoint()
        if note.is_empty:
            message = f"footnote {note.label} is there and says nothing"
            yield Finding(note.start, "empty-footnote", message, citations.find_entry(note), note.label)


def find_unused(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes that neither an entry nor other prose refers to. A second one of a label is `duplicate-footnote`'s."""
    for note in chronicle.footnotes:
        checkpoint()
        if not citations.has(note) and _first_of_label(chronicle, note) is None:
            message = f"nothing refers to footnote {note.label}"
            yield Finding(note.start, "unused-footnote", message, None, note.label)


def find_duplicates(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Footnotes whose label another one of their scope has, with other text: nobody will see any but the first."""
    for note in chronicle.footnotes:
        checkpoint()
        first = _first_of_label(chronicle, note)
        if first is not None and first.text != note.text:
            message = (
                f"footnote {note.label} stands in line {chronicle.line_of(first.start)} already, with other text; "
                f"this one is never shown: {quote(note.text)}"
            )
            yield Finding(note.start, "duplicate-footnote", message, citations.find_entry(first), note.label)


def _first_of_label(chronicle: Chronicle, note: Footnote) -> Footnote | None:
    """The footnote that answers to the label of `note` in its scope; None where that is `note` itself.

    What is left to be numbered, `.. [#]`, has no label.
    """
    if note.label in ("#", "*"):
        return None
    first = chronicle.find_footnote(note.label, note.start)
    return None if first is None or first.start == note.start else first
