"""Undoing what was done last, one step after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from digest_tui.memory.failures import ChangedSince

Step = TypeVar("Step")
Outcome = TypeVar("Outcome")


def undo_last(steps: list[Step], take_back: Callable[[Step], Outcome]) -> Outcome:
    """Take back the last of `steps` and remove it. Raises StoreFailed; the step is then there to be tried again.

    What somebody else has changed since can never be undone: that step goes, so that those before it can be.
    """
    try:
        outcome = take_back(steps[-1])
    except ChangedSince:
        steps.pop()
        raise
    steps.pop()
    return outcome
