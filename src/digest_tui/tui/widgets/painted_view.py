"""What the panes that paint their own lines share: scrolling, and the named styles of their parts."""

from __future__ import annotations

from rich.style import Style as RichStyle
from textual.scroll_view import ScrollView
from textual.style import Style


class PaintedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane whose stylesheet names the parts of its lines."""

    PARTS: str
    """What the component classes of the parts begin with."""

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
        KeyError for a part that is no component class.
        """
        if parts not in self._styles_kept:
            style = self.visual_style
            for part in parts:
                style += self._read_part(part)
            self._styles_kept[parts] = style.rich_style
        return self._styles_kept[parts]

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or the sheet has changed."""
        super().notify_style_update()
        self._styles_kept.clear()

    def _read_part(self, part: str) -> Style:
        """What the stylesheet says of a part and nothing else; Textual's own partial styles drop reverse video."""
        styles = self.get_component_styles(f"{self.PARTS}--{part}")
        complete = Style.from_styles(styles)
        return Style(
            complete.background,
            complete.foreground if styles.has_rule("color") or styles.has_rule("auto_color") else None,
            bold=complete.bold,
            dim=complete.dim,
            italic=complete.italic,
            underline=complete.underline,
            reverse=complete.reverse,
        )
