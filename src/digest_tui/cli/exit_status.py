"""Exit statuses of the program, and messages to the person on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

DONE, NOTHING_FOUND, HAS_FINDINGS, HAS_DIFFERENCES, FAILED, INTERRUPTED = 0, 1, 1, 1, 2, 130

SECONDS_OF_SILENCE = 2.0
"""Longer work tells that it is being done."""


def say(message: str) -> None:
    """Print a line for the person on standard error, if it is open."""
    if sys.stderr:  # else print would use standard output
        print(message, file=sys.stderr)


def fail(reason: str) -> int:
    """Print why the program failed; return the exit status for that."""
    say(reason)
    return FAILED


def make_progress(words: str) -> Callable[[], None]:
    """A function to be called again and again during long work: it prints `words` once, after `SECONDS_OF_SILENCE`."""
    until = monotonic() + SECONDS_OF_SILENCE
    has_said = False

    def tell() -> None:
        nonlocal has_said
        if not has_said and monotonic() > until:
            has_said = True
            say(words)

    return tell
