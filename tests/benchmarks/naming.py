"""How long the names of a document take, side by side with its search index: who asks for either waits as long."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.measuring import CORPUS, Row, find_small, interleave
from digest_tui import SearchIndex, load
from digest_tui.chronicle.model import Chronicle
from digest_tui.names.finding import find_names

SEVERAL = 5_000
"""Entries: about as many as names are found for beside other things."""
RATIO = 2
"""Times the index: plain rules may take as long again."""


def rows() -> Iterator[Row]:
    """The rows of the table."""
    small = find_small()
    yield _compare(load(small.path), small.name)
    maker = CORPUS / "eval" / "make_corpus.py"
    if not maker.exists():
        return
    with TemporaryDirectory() as folder:
        path = Path(folder, "several.txt")
        path.write_bytes(subprocess.check_output([sys.executable, str(maker), str(small.path), str(SEVERAL)]))
        yield _compare(load(path), f"{SEVERAL:,} entries")


def _compare(chronicle: Chronicle, name: str) -> Row:
    names, index = interleave(
        lambda: _measure(lambda: find_names(chronicle)), lambda: _measure(lambda: _build_index(chronicle)), pairs=5
    )
    ratio = statistics.median(one / other for one, other in zip(names, index, strict=True))
    return Row(f"names, {name}", f"{ratio:.2f} x building the index", f"{RATIO} x", ratio <= RATIO)


def _build_index(chronicle: Chronicle) -> None:
    SearchIndex(chronicle).search("kurultay", limit=1)


def _measure(do: Callable[[], object]) -> float:
    began = process_time()
    do()
    return process_time() - began
