"""How time and memory grow with a document: nothing may grow faster than n log n."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Row, find_program

SIZES = (100, 1_000, 10_000, 100_000)
"""Entries, each with a footnote of its own."""
CALLS = {
    "list": ("list",),
    "links": ("links",),
    "check": ("check",),
    "search": ("search", "harbour ice"),
    "export": ("export", "--format", "csv"),
}
TOLERANCE = 1.5
"""How much more than n log n the last step may take: caches of processors are smaller than long documents."""
_SENTENCE = "ferry harbour ice council bridge river lantern market school winter snow library tram mayor fog"
_WORDS = tuple(_SENTENCE.split())


def write_document(path: Path, entries: int) -> None:
    """Write an invented chronicle: every entry refers to a footnote, and its words differ."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, entries + 1):
            words = " ".join(_WORDS[(number * step + step) % len(_WORDS)] for step in range(2, 32))
            file.write(
                f"JAN. {number * 28 // (entries + 1) + 1}, 2031 — LAKETON — The {words} of {number}. [{number}]\n\n"
            )
        for number in range(1, entries + 1):
            file.write(f"[{number}] https://example.org/2031/{number}\n")


def measure_call(words: tuple[str, ...], path: Path) -> tuple[float, int]:
    """Processor seconds and the most memory, in bytes, of one call."""
    command = [*find_program(), *words, str(path)]
    pid = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, _, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def rows() -> Iterator[Row]:
    """A row a call: the seconds and megabytes at each size, and how the last step compares with n log n."""
    with TemporaryDirectory() as folder:
        paths = {size: Path(folder) / f"{size}.txt" for size in SIZES}
        for size, path in paths.items():
            write_document(path, size)
        start, _ = measure_call(("--version",), paths[SIZES[0]])
        for name, words in CALLS.items():
            measured = {size: measure_call(words, path) for size, path in paths.items()}
            before, last = SIZES[-2:]
            fair = last * math.log(last) / (before * math.log(before))
            step = (measured[last][0] - start) / max(measured[before][0] - start, 0.01)
            figures = ", ".join(
                f"{size:,}: {seconds:.2f} s {memory >> 20} MB" for size, (seconds, memory) in measured.items()
            )
            yield Row(
                f"growth of {name}",
                f"{step:.1f} x for 10 x ({figures})",
                f"{fair * TOLERANCE:.1f} x",
                step <= fair * TOLERANCE,
            )
