"""Writing the reader's note on an entry, over the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from digest_tui.chronicle.text.safety import make_safe
from digest_tui.memory.notes import LONGEST
from digest_tui.tui.styles import find_sheet

_KEYS = "Esc keep and close   #word is a tag   no text: no note   U then undoes"


class NoteField(TextArea):
    """A field of several lines, into which no control character is pasted."""

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe before the field takes it."""
        event.text = make_safe(event.text)


class NoteScreen(ModalScreen[None]):
    """Gives the note to `keep` when it is left, however it is left: nothing that was written is lost by a key.

    Who did not mean to change it takes that back by `U`.
    """

    CSS_PATH: ClassVar = [find_sheet("sheet")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", "Keep the note and close", priority=True),
    ]

    def __init__(self, title: str, note: str, keep: Callable[[str], None], begun: str = "") -> None:
        """`note` is what stands there by now; `begun`, if it is not empty, what is written in its place."""
        super().__init__()
        self._title = title
        self._known = note
        self._keep = keep
        self._keys = Static(Content(_KEYS), id="sheet-keys")
        self.field = NoteField(begun or note, id="sheet-note", soft_wrap=True, show_line_numbers=False, compact=True)
        """Where the note is written."""

    def compose(self) -> ComposeResult:
        """A title, the field, and how to leave it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="sheet-title")
            yield self.field
            yield self._keys

    def on_mount(self) -> None:
        """Write on at the end of what stands there."""
        self.field.move_cursor(self.field.document.end)
        self.set_focus(self.field)

    def action_keep(self) -> None:
        """Keep what is written and close; what is too long stays to be shortened."""
        length = len(self.field.text)
        if length > LONGEST:
            self._keys.update(Content(f"{length:,} characters; {LONGEST:,} can be kept"))
        else:
            self.dismiss()

    def on_unmount(self) -> None:
        """Keep what is written, even if the whole program is ended while the note is open."""
        if self.field.text != self._known:
            self._keep(self.field.text)
