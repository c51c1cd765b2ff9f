"""What is wrong in a document, as a list over the reader from which one goes to the entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from digest_tui.chronicle.checking import Finding
from digest_tui.chronicle.model import Chronicle
from digest_tui.resources import find_folder
from digest_tui.tui.keys import make_sheet_bindings
from digest_tui.tui.sheet_screen import SheetScreen
from digest_tui.tui.widgets.finding_list import FindingList


class FindingsScreen(SheetScreen[Finding | None]):
    """Lists findings; its result is the one to go to, None where the list is just closed."""

    CSS_PATH: ClassVar = [find_folder("styles") / f"{name}.tcss" for name in ("sheet_screen", "findings_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *make_sheet_bindings("escape", "q", "!"),
        Binding("enter", "choose", "Go to the entry", priority=True),
    ]
    pane = query_one("#findings", FindingList)
    whole = query_one("#finding", Static)

    def __init__(self, chronicle: Chronicle, findings: Sequence[Finding], start_at: int | None = None) -> None:
        """`start_at` is the number of an entry: its first finding, or the next one, is highlighted."""
        super().__init__()
        self._chronicle = chronicle
        self._findings = findings
        numbers = [finding.entry or 0 for finding in findings]
        self._first = next((place for place, number in enumerate(numbers) if number >= (start_at or 0)), 0)

    def compose(self) -> ComposeResult:
        """A title, the list, the whole of what is highlighted, and the keys."""
        name = self._chronicle.name.rpartition("/")[2]
        count = f"{len(self._findings):,} finding{'s' * (len(self._findings) != 1)}"
        with Vertical(id="sheet"):
            yield Static(Content(f"{name}: {count}"), id="sheet-title")
            yield FindingList(self._findings, self._describe)
            yield Static(id="finding")
            yield Static(Content("Enter go there   Esc close   j k space move"), id="sheet-keys")

    def on_mount(self) -> None:
        """Stand on the first finding of the entry at hand."""
        self.pane.focus()
        self.pane.cursor = self._first
        self._show_whole()

    def _describe(self, finding: Finding) -> str:
        line = f"line {self._chronicle.line_of(finding.start)}"
        return line if finding.entry is None else str(finding.entry)

    @on(FindingList.Highlighted)
    def _show_whole(self) -> None:
        finding = self.pane.finding
        line = self._chronicle.line_of(finding.start)
        self.whole.update(Content(f"line {line:,} · {finding.rule}: {finding.message}"))

    @on(FindingList.Requested)
    def action_choose(self) -> None:
        """Close the list and go to what is highlighted."""
        self.dismiss(self.pane.finding)
