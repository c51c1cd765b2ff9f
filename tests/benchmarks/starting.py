"""From the call to the first entry on the screen, against a bare Textual app with one Static."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.measuring import (
    MILLISECOND,
    Document,
    Row,
    find_large,
    find_program,
    find_small,
    interleave,
    say_missing,
)
from benchmarks.terminal import Terminal
from digest_tui import load
from digest_tui.memory.fingerprints import read_text, sum_shortly
from digest_tui.memory.folder import find_folder
from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import ReadingPosition, name_document

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
STARTS = 10
WHAT = "start to the first entry, against a bare app"


def time_start(command: Sequence[str], text: str, count: int) -> float:
    """Seconds until `text` has been painted `count` times."""
    with Terminal(command) as terminal:
        seconds = terminal.wait_for(text, count) - terminal.started
        terminal.send("\x11q")  # The bare app is left by ctrl+q.
        terminal.wait_for_end()
    return seconds


def measure(document: Document, budget: float) -> Row:
    """The start on one document."""
    # Once in the list and once in the pane of the entry.
    return compare(
        f"{WHAT}, {document.name}", lambda: time_start(document.open_reader(), document.first_words, 2), budget
    )


def measure_return(document: Document, budget: float) -> Row:
    """The start at the entry where the reader was left: the place is found before the first screen."""
    chronicle = load(document.path)
    entry_index = len(chronicle.entries) // 2
    with TemporaryDirectory() as state, patch.dict(os.environ, XDG_STATE_HOME=state):
        store = open_store(find_folder())
        place = sum_shortly(read_text(chronicle, entry_index))
        store.save_reading(ReadingPosition(name_document(chronicle.name), entry_index + 1, place))
        store.close()
        words = chronicle.entries[entry_index].body[:10]
        call = [*find_program(), str(document.path)]
        return compare(f"the same, where it was left, {document.name}", lambda: time_start(call, words, 2), budget)


def compare(what: str, start: Callable[[], float], budget: float) -> Row:
    """A start against that of the bare app just before it: the median of the pairs, since machines are shared.

    The least of each is told beside it: one lucky start of either decides that.
    """
    bare, reader = interleave(lambda: time_start(BARE, "A bare", 1), start)
    ratio = median(ours / theirs for theirs, ours in zip(bare, reader, strict=True))
    middle, least = (
        f"{value(reader) * MILLISECOND:.0f} : {value(bare) * MILLISECOND:.0f} ms" for value in (median, min)
    )
    measured = f"{ratio:.2f} x ({middle}; least {min(reader) / min(bare):.2f} x, {least})"
    return Row(what, measured, f"{budget} x", ratio <= budget)


def measure_from_outside(document: Document, budget: float) -> Row:
    """The start as a person meets it: the least of ten calls until the first words are there, each after a bare one."""
    pairs = [
        (time_start(BARE, "A bare", 1), time_start(document.open_reader(), document.first_words, 1))
        for _ in range(STARTS)
    ]
    bare, reader = (min(seconds) for seconds in zip(*pairs, strict=True))
    measured = f"{reader / bare:.2f} x ({reader * MILLISECOND:.0f} : {bare * MILLISECOND:.0f} ms)"
    return Row(
        f"start from outside, least of {STARTS}, {document.name}", measured, f"{budget} x", reader / bare <= budget
    )


def rows() -> Iterator[Row]:
    """On a hundred entries, and on a hundred thousand."""
    yield measure_from_outside(find_small(), 1.2)
    yield measure(find_small(), 1.2)
    yield measure_return(find_small(), 1.2)
    large = find_large()
    yield measure(large, 2.0) if large else say_missing(WHAT)
