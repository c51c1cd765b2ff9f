"""Undoing: the last step first, and none is lost because the disk does not take it just now."""

from __future__ import annotations

import pytest

from digest_tui.memory.failures import ChangedSince, StoreFailed
from digest_tui.memory.undoing import undo_last


def take_back(step: str) -> str:
    """Say what was taken back. Raises what a step is named for."""
    if step == "full":
        raise StoreFailed("the disk is full")
    if step == "changed":
        raise ChangedSince("another reader has changed the note")
    return f"{step} is taken back"


def test_the_last_step_is_taken_back_first() -> None:
    steps = ["mark", "note"]
    assert [undo_last(steps, take_back) for _ in range(2)] == ["note is taken back", "mark is taken back"]
    assert steps == []


def test_what_the_disk_does_not_take_can_be_tried_again() -> None:
    steps = ["mark", "full"]
    for _ in range(2):
        with pytest.raises(StoreFailed, match="the disk is full"):
            undo_last(steps, take_back)
    assert steps == ["mark", "full"]


def test_what_somebody_else_changed_since_does_not_stand_before_the_older_steps() -> None:
    steps = ["mark", "changed"]
    with pytest.raises(ChangedSince):
        undo_last(steps, take_back)
    assert undo_last(steps, take_back) == "mark is taken back"
