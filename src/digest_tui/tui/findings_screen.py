"""What is wrong in a document, as a list over the reader from which one goes to the entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.chronicle.checking import Finding
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.wording import format_count
from digest_tui.pages.document_names import name_document
from digest_tui.tui.calls import run_call
from digest_tui.tui.mover import Mover
from digest_tui.tui.sheet_bindings import make_sheet_bindings
from digest_tui.tui.styles import find_sheet
from digest_tui.tui.widgets.finding_rows import FindingRows, Fold
from digest_tui.tui.widgets.rows_view import RowsView
from digest_tui.tui.widgets.sheet_keys import SheetKeys


class FindingsScreen(ModalScreen[Finding | None]):
    """Lists findings; its result is the one to go to, None where the list is just closed."""

    CSS_PATH: ClassVar = [find_sheet("sheet"), find_sheet("findings_screen")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *make_sheet_bindings("escape", "q", "!"),
        Binding("enter", "choose", "Go to the entry", priority=True),
    ]

    def __init__(self, chronicle: Chronicle, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings
        self._chronicle = chronicle
        self.pane = RowsView("findings", FindingRows(findings, self._describe))
        # Not asked for by its name: keys in a burst may close the sheet before its parts are mounted.
        self.whole = Static(id="finding")
        self.mover = Mover(lambda: self.pane)

    def compose(self) -> ComposeResult:
        """A title, the list, the whole of what is highlighted, and the keys."""
        name = name_document(self._chronicle.name)
        count = format_count(len(self._findings), "finding")
        with Vertical(id="sheet"):
            yield Static(Content(f"{name}: {count}"), id="sheet-title")
            yield self.pane
            yield self.whole
            yield SheetKeys("Enter go there   Esc close   j k space move")

    def on_mount(self) -> None:
        """Stand on the first of the gravest."""
        self.pane.focus()
        self._show_whole()

    async def action_call(self, call: str) -> None:
        """Move in the list, as `keys` has it."""
        await run_call(self, call)

    @property
    def finding(self) -> Finding | None:
        """The finding that is highlighted; None where those of a whole rule are folded."""
        row = self.pane.rows.rows[self.pane.cursor]
        return None if isinstance(row, Fold) else row

    def _describe(self, finding: Finding) -> str:
        line = f"line {self._chronicle.line_of(finding.start)}"
        return line if finding.entry is None else str(finding.entry)

    @on(RowsView.Highlighted)
    def _show_whole(self) -> None:
        finding = self.finding
        if finding is None:
            self.whole.update(Content("Enter shows them one by one"))
            return
        line = self._chronicle.line_of(finding.start)
        self.whole.update(Content(f"line {line:,} · {finding.rule}: {finding.message}"))

    @on(RowsView.Chosen)
    def action_choose(self) -> None:
        """Close the list and go to what is highlighted; unfold what is folded."""
        if self.finding is not None:
            self.dismiss(self.finding)
            return
        self.pane.show(FindingRows(self._findings, self._describe, is_folded=False), self.pane.cursor)
        self._show_whole()
