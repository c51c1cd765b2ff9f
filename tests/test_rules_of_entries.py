"""Every rule of the entries decides: with its row switched off, its own example reads otherwise."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from digest_tui import parse
from digest_tui.chronicle.entries import evidence, reading, selecting, texts_above, vetoes
from digest_tui.chronicle.tracing import Trace
from reading_out import read_out

TABLES: tuple[tuple[ModuleType, str], ...] = (
    (reading, "READERS"),
    (texts_above, "JOININGS"),
    (evidence, "EVIDENCE"),
    (selecting, "SELECTIONS"),
    (vetoes, "VETOES"),
)
ROWS = [(module, table, row) for module, table in TABLES for row in getattr(module, table)]
NAMES = [row.name for _, _, row in ROWS]


@pytest.mark.parametrize(
    ("module", "table", "row"), ROWS, ids=lambda value: getattr(value, "name", None) and value.name
)
def test_its_example_reads_otherwise_without_it(
    module: ModuleType, table: str, row: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = read_out(parse(row.example))
    monkeypatch.setattr(module, table, tuple(other for other in getattr(module, table) if other is not row))
    assert read_out(parse(row.example)) != with_it


@pytest.mark.parametrize(
    ("module", "table", "row"), ROWS, ids=lambda value: getattr(value, "name", None) and value.name
)
def test_it_is_named_where_it_decides(module: ModuleType, table: str, row: Any) -> None:
    trace = Trace()
    parse(row.example, trace=trace)
    assert row.name in {decision.rule for decision in trace.decisions}


def test_names_are_not_doubled() -> None:
    assert len(set(NAMES)) == len(NAMES)
