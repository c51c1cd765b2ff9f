"""From the call to the first entry on the screen, against a bare Textual app with one Static."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.measuring import MILLISECOND, Document, Row, find_large, find_small, interleave, say_missing
from benchmarks.terminal import Terminal

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
WHAT = "start to the first entry, against a bare app"


def time_start(command: Sequence[str], text: str, count: int) -> float:
    """Seconds until `text` has been painted `count` times."""
    with Terminal(command) as terminal:
        seconds = terminal.wait_for(text, count) - terminal.started
        terminal.send("\x11q")  # The bare app is left by ctrl+q.
        terminal.wait_for_end()
    return seconds


def measure(document: Document, budget: float) -> Row:
    """The start on one document. The least of each is compared: noise only ever adds."""
    bare, reader = interleave(
        lambda: time_start(BARE, "A bare", 1),
        # Once in the list and once in the pane of the entry.
        lambda: time_start(document.open_reader(), document.first_words, 2),
    )
    ratio = min(reader) / min(bare)
    least, middle = (
        f"{value(reader) * MILLISECOND:.0f} : {value(bare) * MILLISECOND:.0f} ms" for value in (min, median)
    )
    measured = f"{ratio:.2f} x ({least}; medians {median(reader) / median(bare):.2f} x, {middle})"
    return Row(f"{WHAT}, {document.name}", measured, f"{budget} x", ratio <= budget)


def rows() -> Iterator[Row]:
    """On a hundred entries, and on a hundred thousand."""
    yield measure(find_small(), 1.15)
    large = find_large()
    yield measure(large, 2.0) if large else say_missing(WHAT)
