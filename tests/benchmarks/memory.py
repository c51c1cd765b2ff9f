"""The most memory that the reader takes with a large document open and searched."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measuring import Row, find_large, say_missing
from benchmarks.terminal import Terminal

BUDGET = 5.0
WORD = "lawyer"
WHAT = "peak memory of the reader after a search, against the file"


def rows() -> Iterator[Row]:
    """On a hundred thousand entries."""
    document = find_large()
    if not document:
        yield say_missing(WHAT)
        return
    with Terminal(document.open_reader()) as terminal:
        terminal.wait_for(document.first_words, 2)
        terminal.read_for(3.0)
        terminal.send(f"/{WORD}")
        terminal.read_for(20.0)
        terminal.kill()
    size = document.path.stat().st_size
    ratio = terminal.peak_memory / size
    measured = f"{ratio:.1f} x ({terminal.peak_memory >> 20} : {size >> 20} MB)"
    yield Row(f"{WHAT}, {document.name}", measured, f"{BUDGET} x", ratio <= BUDGET)
