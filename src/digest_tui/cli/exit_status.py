"""Exit statuses of the program, and messages to the person on standard error."""

from __future__ import annotations

import sys

DONE, NOTHING_FOUND, HAS_FINDINGS, FAILED, INTERRUPTED = 0, 1, 1, 2, 130


def say(message: str) -> None:
    """Print a line for the person on standard error, if it is open."""
    if sys.stderr:  # else print would use standard output
        print(message, file=sys.stderr)


def fail(reason: str) -> int:
    """Print why the program failed; return the exit status for that."""
    say(reason)
    return FAILED
