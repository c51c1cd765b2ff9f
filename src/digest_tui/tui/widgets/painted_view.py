"""What the panes that paint their own lines share: scrolling, and the named styles of their parts."""

from __future__ import annotations

from textual.scroll_view import ScrollView
from textual.style import Style


class PaintedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane whose stylesheet names the parts of its lines."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._part_styles: dict[str, Style] = {}

    @property
    def room(self) -> int:
        """The cells of a line, without the scrollbar."""
        return self.scrollable_content_region.width

    def style_part(self, name: str) -> Style:
        """The style that the stylesheet gives to a part, with nothing it does not say.

        Textual's own partial styles drop backgrounds and reverse video.
        Raises KeyError for a part that is no component class.
        """
        if name not in self._part_styles:
            styles = self.get_component_styles(name)
            complete = Style.from_styles(styles)
            self._part_styles[name] = Style(
                complete.background,
                complete.foreground if styles.has_rule("color") or styles.has_rule("auto_color") else None,
                bold=complete.bold,
                dim=complete.dim,
                italic=complete.italic,
                underline=complete.underline,
                reverse=complete.reverse,
            )
        return self._part_styles[name]

    def notify_style_update(self) -> None:
        """Forget the styles: the theme, the focus or the sheet has changed."""
        super().notify_style_update()
        self._part_styles.clear()
