"""The least that Textual can show: what a start and an echo are measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class BareApp(App[None]):
    """One Static, and where asked for with a word an Input."""

    def __init__(self, has_input: bool) -> None:
        super().__init__()
        self.has_input = has_input

    def compose(self) -> ComposeResult:
        """The one or the two."""
        yield Static("A bare application")
        if self.has_input:
            yield Input(compact=True)


if __name__ == "__main__":
    import sys

    BareApp("input" in sys.argv).run()
