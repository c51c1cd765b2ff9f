"""A sheet over the reader: something long with a title, which is moved through and closed."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import ModalScreen, ScreenResultType

from digest_tui.resources import find_folder
from digest_tui.tui.widgets.painted_view import PaintedView


class SheetScreen(ModalScreen[ScreenResultType]):
    """Moves through its pane. Whoever inherits names its keys by `keys.make_sheet_bindings`."""

    CSS_PATH: ClassVar = [find_folder("styles") / "sheet_screen.tcss"]

    @property
    def pane(self) -> PaintedView:
        """What fills the sheet."""
        raise NotImplementedError

    def action_move(self, steps: int) -> None:
        """Move by rows or lines."""
        self.pane.move(steps)

    def action_move_page(self, share: float) -> None:
        """Move by a share of the height."""
        self.pane.move_page(share)

    def action_go_first(self) -> None:
        """To the beginning."""
        self.pane.go_to(0)

    def action_go_last(self) -> None:
        """To the end."""
        self.pane.go_to(self.pane.virtual_size.height)
