"""The mover: the same keys move the pane in focus, whichever it is."""

from __future__ import annotations

from digest_tui.tui.mover import Mover


class Pane:
    """Writes down where it is asked to go."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def move(self, steps: int) -> None:
        self.asked.append(steps)

    def move_page(self, share: float) -> None:
        self.asked.append(share)

    def go_to(self, row: int) -> None:
        self.asked.append(("row", row))

    def go_to_end(self) -> None:
        self.asked.append("end")


def test_the_pane_that_is_found_at_each_key_moves() -> None:
    first, second = Pane(), Pane()
    panes = iter([first, second, second, second])
    mover = Mover(lambda: next(panes))
    mover.move(1)
    mover.move_page(-0.5)
    mover.go_first()
    mover.go_last()
    assert (first.asked, second.asked) == ([1], [-0.5, ("row", 0), "end"])


def test_a_number_typed_before_the_key_repeats_the_move() -> None:
    pane = Pane()
    Mover(lambda: pane, lambda: 5).move(-1)
    assert pane.asked == [-5]
