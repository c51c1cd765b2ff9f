"""Where a query is typed: one line, as long as anybody would type."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from digest_tui.chronicle.text.safety import make_safe
from digest_tui.tui.cells import cut_end, fill, measure

LONGEST_QUERY = 300
"""Characters: nobody types more, and each letter of a longer paste would be searched for."""


class QueryInput(Input):
    """Where the query is typed. Its length changes nothing around it: the screen is not laid out for each letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            placeholder=placeholder, id="query", compact=True, select_on_focus=False, max_length=LONGEST_QUERY
        )

    def render_line(self, y: int) -> Strip:
        """The query, of which one sees the beginning while it is not typed in."""
        if self.has_focus or not self.value:
            return super().render_line(y)
        width = self.size.width
        return Strip([Segment(fill(cut_end(self.value, width), width))]).apply_style(self.rich_style)

    def on_resize(self) -> None:
        """Show all of the query where it has room by now, else where one types."""
        if measure(self.value) < self.size.width:
            self.scroll_x = 0
        else:
            at = measure(self.value[: self.cursor_position])
            self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted; Textual would take the first line alone."""
        event.text = " ".join(make_safe(event.text).split())

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert as much of `text` as there is room for; Textual would take none of what is too long."""
        super().insert_text_at_cursor(text[: max(LONGEST_QUERY - len(self.value), 0)])

    def action_delete_left_all(self) -> None:
        """Empty the query, wherever the cursor stands."""
        self.value = ""
