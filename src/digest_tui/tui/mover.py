"""Moving in the pane that has the focus, by the same keys on every screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Movable(Protocol):
    """A pane that moves its highlight or its text."""

    def move(self, steps: int) -> None:
        """Move by rows or lines."""

    def move_page(self, share: float) -> None:
        """Move by a share of the height."""

    def go_to(self, row: int) -> None:
        """Go to a row or line; beyond the ends, to the first or last."""

    def go_to_end(self) -> None:
        """Go to the last row or line."""


class Mover:
    """Moves in the pane that `find_pane` gives; a number typed before a key, which `take_number` gives, repeats it."""

    def __init__(self, find_pane: Callable[[], Movable], take_number: Callable[[], int | None] = lambda: None) -> None:
        self._find_pane = find_pane
        self._take_number = take_number

    def move(self, steps: int) -> None:
        """Move the highlight or scroll the text."""
        self._find_pane().move(steps * (self._take_number() or 1))

    def move_page(self, share: float) -> None:
        """Move by a share of the height of the pane."""
        self._find_pane().move_page(share)

    def go_first(self) -> None:
        """Go to the beginning of the pane."""
        self._find_pane().go_to(0)

    def go_last(self) -> None:
        """Go to the end of the pane."""
        self._find_pane().go_to_end()
