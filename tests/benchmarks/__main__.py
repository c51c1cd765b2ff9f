"""Measure and print the table; exit status 1 where a budget is missed. Names of benchmarks run only those.

A run of all of them also writes RESULTS.md beside this file: with the machine,
the versions and the date.
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.measuring import Row
from benchmarks.results import write_results

BENCHMARKS = ("starting", "commands", "typing_words", "searching", "naming", "memory", "growing")


def main(names: list[str]) -> int:
    """Run the benchmarks; the exit status."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        print(f"benchmarks: no {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in names or BENCHMARKS:
        print(f"measuring: {name} ...", file=sys.stderr)
        try:
            rows.extend(import_module(f"benchmarks.{name}").rows())
        except (EOFError, TimeoutError) as error:
            # What was measured before stands; what the program said at its end tells why.
            print(error, file=sys.stderr)
            rows.append(Row(f"{name}, the rest of it", str(error).partition(";")[0], "", False))
    if not names:
        write_results(rows)
    cells = [("what", "measured", "budget", "")]
    cells += [(row.what, row.measured, row.budget, row.sign) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    return 1 if any(row.is_met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
