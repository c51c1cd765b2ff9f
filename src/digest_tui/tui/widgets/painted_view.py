"""What the panes that paint their own lines share: scrolling, and the named styles of their parts."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style as RichStyle
from textual.scroll_view import ScrollView
from textual.style import Style


class PaintedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane that names the parts of its lines."""

    PARTS: ClassVar[dict[str, str]]
    """The styles of the parts, in Textual's words and by theme variable only.

    They stand here and not in the stylesheet, since a component class costs
    the start two milliseconds and each change of focus one.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._styles_kept: dict[tuple[str, ...], RichStyle] = {}

    @property
    def room(self) -> int:
        """The cells of a line, without the scrollbar."""
        return self.scrollable_content_region.width

    def style(self, *parts: str) -> RichStyle:
        """The style of text that is all of `parts`, the last above the others; the pane's own where there are none.

        Styles are kept, since a key repaints hundreds of pieces. Raises
        KeyError for a part that has no style.
        """
        if parts not in self._styles_kept:
            style = self.visual_style
            for part in parts:
                style += Style.parse(self.PARTS[part])
            self._styles_kept[parts] = style.rich_style
        return self._styles_kept[parts]

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or the sheet has changed."""
        super().notify_style_update()
        self._styles_kept.clear()
