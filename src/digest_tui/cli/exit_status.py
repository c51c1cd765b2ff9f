"""How a call ends: its exit statuses, and the words to the person on standard error."""

from __future__ import annotations

import sys

DONE, NOTHING_FOUND, HAS_FINDINGS, FAILED, INTERRUPTED = 0, 1, 1, 2, 130


def say(words: str) -> None:
    """Tell the person something, in a line on standard error."""
    if sys.stderr:  # else print would take standard output
        print(words, file=sys.stderr)


def fail(words: str) -> int:
    """Tell why it failed; the exit status."""
    say(words)
    return FAILED
