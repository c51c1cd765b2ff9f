"""Run it: `python -m soak SECONDS [SEED]`; exit status 1 where anything went wrong, and what had been sent then."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from digest_tui.resources import find_sample
from soak.events import change_file, draw_event
from soak.program import Program

SECONDS_OF_A_RUN = 40.0
MOST_GROWTH = 120 << 20
"""Bytes that the program may take at the end of a run beyond those of its tenth second."""
HOSTILE = """\
JAN. 1, 2031 — LAKETON — [sic] [/] [b]bold[/b] [@click=app.quit]go[/] \x1b[31mred \x9b2J \u202egpj.exe {long} [1][2][99]
JAN. 2, 2031 — [red]PORT[/red] — ▪️ ➡️ 👩‍👩‍👧 日本語 {marks} see https://example.org/%s{long} and http://аpple.com/ [2]
FEB. 30, 2031 — A — {brackets}
[1] https://example.org/\x07a?utm_source=[/]|x^y
[2] javascript:alert(1) https://user:pass@evil.example@example.org:99999/
"""


def write_hostile(path: Path) -> None:
    """Write a document of what terminals and markup stumble over."""
    text = HOSTILE.format(long="x" * 5000, marks="e" + "\u0301" * 50, brackets="[" * 300 + "]" * 300)
    path.write_text(text * 30, "utf-8", errors="replace")


def soak(seconds: float, seed: int) -> int:
    """Start the reader again and again until `seconds` have passed; the number of faults."""
    deadline = time.monotonic() + seconds
    faults = starts = events = 0
    peak = 0
    while time.monotonic() < deadline:
        choose = random.Random(seed + starts)
        starts += 1
        with TemporaryDirectory() as name:
            folder = Path(name)
            paths = [folder / "january.txt", folder / "hostile.txt"]
            paths[0].write_bytes(find_sample().read_bytes())
            write_hostile(paths[1])
            path = choose.choice(paths)
            with Program([str(path)], folder) as program:
                until = min(time.monotonic() + SECONDS_OF_A_RUN, deadline)
                sent = []
                while program.is_alive and time.monotonic() < until:
                    event = draw_event(choose)
                    sent.append(event)
                    program.take(event)
                    if choose.random() < 0.02:
                        change_file(path, choose)
                    events += 1
                    peak = max(peak, program.memory)
                problem = program.finish(MOST_GROWTH)
        if problem:
            faults += 1
            last = "\n    ".join(repr(event)[:300] for event in sent[-12:])
            print(f"FAULT seed {seed + starts - 1} {path.name}: {problem}\n  the last events:\n    {last}", flush=True)
    print(f"{starts} starts, {events} events, {faults} faults, at most {peak >> 20} MB (seed {seed})")
    return faults


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *["1200", "1"][len(sys.argv) - 1 :]]
    sys.exit(bool(soak(float(arguments[0]), int(arguments[1]))))
