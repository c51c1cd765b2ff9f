"""Rules about references and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.chronicle.checking.finding import InProse, NoteCase, quote
from digest_tui.chronicle.model import Prose


def find_dangling(prose: Prose) -> Iterator[InProse]:
    """The labels of the prose that have no footnote, each once."""
    said: set[str] = set()
    for reference in prose.references:
        if reference.state == "dangling" and reference.label not in said:
            said.add(reference.label)
            yield reference.start, f"[{reference.label}] has no source: there is no such footnote", reference.label


def find_empty(case: NoteCase) -> Iterator[str]:
    """A footnote without text."""
    if case.note.is_empty:
        yield f"footnote {case.note.label} is empty"


def find_unused(case: NoteCase) -> Iterator[str]:
    """A footnote that nothing refers to. One behind another of its label that is cited is a `duplicate-footnote`."""
    if not case.is_cited and case.cited_before is None:
        yield f"nothing refers to footnote {case.note.label}"


def find_duplicate(case: NoteCase) -> Iterator[str]:
    """A footnote whose label is used before in its scope with other text, to which the references lead."""
    note, first = case.note, case.cited_before
    if first is not None and first.text != note.text:
        line = case.chronicle.line_of(first.start)
        yield (
            f"footnote {note.label} is already defined in line {line} with other text; "
            f"references lead there, and not to this one: {quote(note.text)}"
        )
