"""No rule about footnotes is dead: the example of each row reads otherwise without the row."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from digest_tui import parse
from digest_tui.chronicle.footnotes import false_markers, marker_rules, markers, proofs, styles
from digest_tui.chronicle.footnotes.markers import MarkerStyle, find_markers
from digest_tui.chronicle.footnotes.selecting import choose_notes
from digest_tui.chronicle.footnotes.styles import NoteStyle, find_lines
from digest_tui.chronicle.text.source import Text
from digest_tui.chronicle.tracing import Trace

TABLES = (
    (proofs, "OBJECTIONS"),
    (proofs, "PROOFS"),
    (false_markers, "FALSE_MARKERS"),
    (marker_rules, "OBJECTIONS"),
    (marker_rules, "DANGLING_OBJECTIONS"),
    (marker_rules, "DANGLING_PROOFS"),
)
ROWS = [(module, table, row) for module, table in TABLES for row in getattr(module, table)]


def read(text: str) -> list[tuple[object, ...]]:
    """The footnotes of `text` and its references, as far as they can differ."""
    chronicle = parse(text)
    notes = [(note.label, note.text) for note in chronicle.footnotes]
    return [*notes, *((one.label, one.start, one.state) for one in chronicle.references)]


def read_without(monkeypatch: pytest.MonkeyPatch, module: ModuleType, table: str, row: object, text: str) -> object:
    """How `text` reads when `row` is taken out of the table."""
    rows: tuple[Any, ...] = getattr(module, table)
    monkeypatch.setattr(module, table, tuple(other for other in rows if other is not row))
    return read(text)


@pytest.mark.parametrize(("module", "table", "row"), ROWS, ids=[row.name for _, _, row in ROWS])
def test_the_example_of_a_rule_reads_otherwise_without_it(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, table: str, row: Any
) -> None:
    before = read(row.example)
    assert read_without(monkeypatch, module, table, row, row.example) != before


CITING_ALL = "It goes [1] [R 99] [0.5.1] [12] [a] [1]_ [^1] [fn:1] (1) ¹² <sup>1</sup> ［1］ on.1\n\n"
"""Prose with a marker of every style for every label that the example of a note style has."""


def document_of(style: NoteStyle) -> str:
    """A text that cites the example of `style`, below a heading if it needs one."""
    return CITING_ALL + "References\n\n" * style.needs_title + style.example + "\n"


@pytest.mark.parametrize("style", styles.STYLES, ids=lambda style: style.name)
def test_the_example_of_a_note_style_reads_otherwise_without_it(
    monkeypatch: pytest.MonkeyPatch, style: NoteStyle
) -> None:
    before = read(document_of(style))
    assert before, "no row reads the example: does CITING_ALL hold its marker?"
    assert read_without(monkeypatch, styles, "STYLES", style, document_of(style)) != before


def find_note(marker: MarkerStyle) -> str:
    """The example of a note style that `marker` may name, with the label that its own example names."""
    (found,) = find_markers(marker.example, 0, len(marker.example), (marker,))
    notes = (style.example for style in styles.STYLES if marker in style.markers)
    return next(note for note in notes for line in find_lines(note) if line.label == found.labels[0])


@pytest.mark.parametrize("marker", markers.STYLES, ids=lambda marker: marker.name)
def test_the_example_of_a_marker_style_reads_otherwise_without_it(
    monkeypatch: pytest.MonkeyPatch, marker: MarkerStyle
) -> None:
    text = f"The ferry {marker.example} goes.\n\nReferences\n\n{find_note(marker)}\n"
    before = read(text)
    assert before
    assert read_without(monkeypatch, markers, "STYLES", marker, text) != before


def explain(text: str) -> list[tuple[str, str]]:
    """Of which style the lines of `text` look like notes, and what decided, in the order of the lines."""
    trace = Trace()
    choose_notes(Text(text, trace), [])
    return [(decision.stage, decision.rule) for decision in sorted(trace.decisions, key=lambda one: one.start)]


def test_a_trace_says_which_proof_made_a_line_a_note() -> None:
    text = "The ferry goes.\n\n[1] https://lake.example/1\n"
    assert explain(text) == [("note", "bracket"), ("proof", "a URL apart")]


def test_a_trace_says_what_spoke_against_a_line() -> None:
    text = "Changes:\n\n- [Fixed] The bell.\n"
    assert explain(text) == [("note", "bullet"), ("proof", "labels are categories")]


def test_a_trace_says_where_nothing_speaks_for_a_line() -> None:
    assert explain("He said.\n(1) this.\n") == [("note", "parenthesis"), ("proof", "nothing speaks for it")]


def test_every_style_of_marker_that_names_notes_is_in_the_table() -> None:
    assert {marker for style in styles.STYLES for marker in style.markers} == set(markers.STYLES)
    assert all(set(style.proving_markers) <= set(style.markers) for style in styles.STYLES)
