"""The results of a run as a page: on which machine, with which versions, when, and the table."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Row

RESULTS = Path(__file__).with_name("RESULTS.md")
_PACKAGES = ("digest-tui", "textual", "rich", "rapidfuzz")


def write_results(rows: Sequence[Row]) -> None:
    """Write the page."""
    RESULTS.write_text("\n".join(_format(rows)) + "\n", encoding="utf-8")


def _format(rows: Sequence[Row]) -> Iterator[str]:
    yield "# Benchmarks\n"
    yield "Written by `make bench`. Ratios are measured side by side in one run; seconds tell of this machine only.\n"
    yield f"- Date: {datetime.date.today().isoformat()}"
    yield f"- Machine: {_find_processor()}, {os.cpu_count()} cores, {_find_memory()}, {platform.system()}"
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    yield f"- Versions: Python {platform.python_version()}, {packages}\n"
    yield "| what | measured | budget | |"
    yield "|---|---|---|---|"
    for row in rows:
        cells = (row.what, row.measured, row.budget, row.sign)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _find_processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _find_memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB of memory"
