"""What a command costs, against a Python that does nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from statistics import median
from time import perf_counter

from benchmarks.measuring import MILLISECOND, Row, find_program, find_small, interleave
from benchmarks.terminal import find_variables

BUDGET = 6.0


def time_call(command: Sequence[str]) -> float:
    """Seconds that a call takes."""
    started = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env=find_variables(), check=True)
    return perf_counter() - started


def rows() -> Iterator[Row]:
    """`digest-tui links`."""
    links = [*find_program(), "links", str(find_small().path)]
    nothing, command = interleave(lambda: time_call([sys.executable, "-c", "pass"]), lambda: time_call(links), pairs=20)
    ratio = median(command) / median(nothing)
    measured = f"{ratio:.2f} x ({median(command) * MILLISECOND:.0f} : {median(nothing) * MILLISECOND:.0f} ms)"
    yield Row(
        f"digest-tui links, against python -c pass, {find_small().name}", measured, f"{BUDGET} x", ratio <= BUDGET
    )
