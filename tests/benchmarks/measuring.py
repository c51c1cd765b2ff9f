"""What the benchmarks share: the documents they measure on, and how they measure."""

from __future__ import annotations

import atexit
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from digest_tui import load
from digest_tui.resources import find_sample

PAIRS = 20
MANY = 100_000
MILLISECOND = 1000
CORPUS = Path(os.environ.get("DIGEST_CORPUS") or "/nonexistent")


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    measured: str
    budget: str
    is_met: bool | None
    """None where it could not be measured; `measured` says why."""

    @property
    def sign(self) -> str:
        """Whether the budget is met, in a word."""
        return {True: "ok", False: "MISSED", None: "-"}[self.is_met]


@dataclass(frozen=True)
class Document:
    """A chronicle to measure on."""

    path: Path
    name: str
    first_words: str
    """How the prose of its first entry begins; short enough for a row of the list."""

    def open_reader(self) -> list[str]:
        """The call that opens the reader on it."""
        return [*find_program(), "--private", str(self.path)]


def find_program() -> list[str]:
    """The call of digest-tui in the environment that measures."""
    installed = Path(sys.executable).with_name("digest-tui")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "digest_tui"]


@cache
def find_small() -> Document:
    """The real chronicle where it is at hand, else the sample: 108 entries."""
    real = CORPUS / "chronicle" / "january.txt"
    path = real if real.exists() else find_sample()
    entries = load(path).entries
    return Document(path, f"{len(entries)} entries", entries[0].body[:10])


@cache
def find_large() -> Document | None:
    """A chronicle of 100,000 entries, made for this run; None where what makes it is not at hand."""
    maker = CORPUS / "eval" / "make_corpus.py"
    if not maker.exists():
        return None
    folder = Path(mkdtemp(prefix="digest-tui-bench-"))
    atexit.register(shutil.rmtree, folder)
    path = folder / "large.txt"
    with path.open("wb") as file:
        subprocess.run([sys.executable, str(maker), str(find_small().path), str(MANY)], stdout=file, check=True)
    with path.open(encoding="utf-8") as file:
        first_words = file.readline().split(" — ")[-1][:10]
    return Document(path, f"{MANY:,} entries", first_words)


def say_missing(what: str) -> Row:
    """A row that needs the large document, where there is none."""
    return Row(f"{what}, {MANY:,} entries", "skipped: DIGEST_CORPUS names no folder with eval/make_corpus.py", "", None)


def interleave(
    first: Callable[[], float], second: Callable[[], float], pairs: int = PAIRS
) -> tuple[list[float], list[float]]:
    """The measurements of two things side by side, since a machine is not the same from minute to minute."""
    first(), second()  # The first run of each compiles and fills caches.
    measured = [(first(), second()) for _ in range(pairs)]
    return [one for one, _ in measured], [other for _, other in measured]


def find_percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    return sorted(values)[max(math.ceil(len(values) * share) - 1, 0)]
