"""A program for the tests of the store: it marks and is killed while it does, or marks beside another.

python kill_while_marking.py kill ROUNDS FOLDER     prints every mark that was confirmed before its process was killed
python kill_while_marking.py both COUNT FOLDER      two processes mark so many each; prints what failed
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import ReadingPosition
from digest_tui.memory.stands import KeptEntry

LONGEST_LIFE = 0.01
"""Seconds of the processor's time after which a process is killed at the latest: they pass only while it works."""


def mark(folder: Path, name: str, number: int) -> None:
    """Open the store and mark until `number` is reached, confirming each mark on standard output."""
    store = open_store(folder)
    if store.notice:
        os.write(1, f"notice {store.notice}\n".encode())
    for turn in range(number) if number else count():
        fingerprint = f"{name}-{turn}"
        store.mark(KeptEntry(fingerprint, "The ferry lay in the ice. " * 20, f"/texts/{name}.txt", turn))
        os.write(1, f"{fingerprint}\n".encode())
        if turn % 3 == 0:
            store.save_reading(
                ReadingPosition(f"/texts/{name}.txt", turn, turn), f"/texts/{name}.txt", [f"read-{fingerprint}"]
            )
        if turn % 5 == 4:
            store.unmark(f"{name}-{turn - 1}")
            os.write(1, f"-{name}-{turn - 1}\n".encode())
    store.close()


def mark_until_killed(folder: Path, name: str, life: float) -> None:
    """Mark until the kernel ends the process, after so many seconds of work, in the midst of whatever it does."""
    signal.setitimer(signal.ITIMER_PROF, life)
    mark(folder, name, 0)


def start(work: Callable[[], None]) -> int:
    """Do `work` in a process of its own; its number."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException as error:
            os.write(1, f"failed {error!r}\n".encode())
        os._exit(0)
    return pid


def main(way: str, number: int, folder: Path) -> None:
    """Do what the call asks for."""
    if way == "both":
        for pid in [start(partial(mark, folder, name, number)) for name in ("one", "other")]:
            os.waitpid(pid, 0)
        return
    chance = random.Random(number)
    for turn in range(number):
        # A moment drawn by lot, whatever is going on in it: that is what is tried.
        os.waitpid(start(partial(mark_until_killed, folder, f"round{turn}", chance.uniform(0.001, LONGEST_LIFE))), 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
