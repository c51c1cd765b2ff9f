"""The lines of the text of a page: paragraphs, items and notes, and where blank lines stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest_tui.chronicle.web_pages.numbering import ITEM_NUMBER, write_number

BREAK = "\0"
"""A break within a line of the page, as `<br>` makes it. No text of a page holds this sign."""
_DEEPEST = 8
"""Lists within lists that are indented further."""


@dataclass
class _OpenList:
    """A list whose items are being written."""

    number: int | None
    """That of its next item; None in one without numbers."""
    step: int
    """What leads from a number to the next."""
    kind: str
    """How it counts, as `numbering.write_number` knows it."""

    def open_item(self, value: str) -> str:
        """What its next item begins with; `value` is the number that the item says itself, "" for none."""
        if self.number is None:
            return "- "
        number = _read_number(value, self.number)
        self.number = number + self.step
        return f"{write_number(number, self.kind)}. "


class Lines:
    """Lines that were written so far, and the lists that are open."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._lists: list[_OpenList] = []
        """The outermost first."""
        self._is_new_list = False
        self._opening = ""
        """What the next line begins with: the bullet of an item, the label of a note."""
        self._is_close = False

    @property
    def text(self) -> str:
        """All that was written."""
        return "\n".join(self._lines) + "\n" if self._lines else ""

    def open_list(self, start: str | None, step: int = 1, kind: str = "") -> None:
        """Begin a list; `start` is the first number of one with numbers, "" for 1. `step` leads to the next.

        `kind` says how it counts, as `numbering.write_number` knows it.
        """
        self._is_new_list = not self._lists
        self._lists.append(_OpenList(None if start is None else _read_number(start, 1), step, kind))

    def close_list(self) -> None:
        """End the list begun last."""
        if self._lists:
            self._lists.pop()
        self._opening = ""

    def open_item(self, value: str = "") -> None:
        """Begin an item of the list begun last; `value` is its number where it says one itself."""
        self._opening = self._lists[-1].open_item(value) if self._lists else "- "
        self._is_close, self._is_new_list = self._is_behind_item and not self._is_new_list, False

    def close_item(self) -> None:
        """End an item."""
        self._opening, self._is_close = "", False

    def open_note(self, label: str) -> None:
        """Begin a note with the next paragraph."""
        self._opening = f"[^{label}]: "
        self._is_close = self._is_behind_note

    def add_note(self, label: str, text: str) -> None:
        """Write a note."""
        self.open_note(label)
        self.add_paragraph(text)

    def stay_close(self) -> None:
        """Write what comes next without a blank line before it."""
        self._is_close = True

    def add_paragraph(self, text: str) -> None:
        """Write a paragraph in which breaks are marked; two breaks in a row leave a blank line. Nothing for no text."""
        for part in re.split(rf"(?:{BREAK}\s*){{2,}}", text):
            lines = [" ".join(line.split(" ")).strip(" ") for line in re.sub(" +", " ", part).split(BREAK)]
            self.add([line for line in lines if line.strip()])

    def add(self, lines: list[str]) -> None:
        """Write lines as a block of their own. Nothing for no line."""
        if not any(lines):
            return
        if self._lines and not self._is_close:
            self._lines.append("")
        indent = "    " * min(max(len(self._lists) - 1, 0), _DEEPEST)
        hanging = "  " if self._lists and not self._opening else ""
        opening, self._opening, self._is_close = self._without_own_label(lines), "", False
        for line in lines:
            self._lines.append(f"{indent}{hanging}{opening}{line}".rstrip())
            opening, hanging = "", "  " if self._lists else ""

    def _without_own_label(self, lines: list[str]) -> str:
        """The opening; a label that the page printed before its note is taken off the first line."""
        if label := re.match(r"\[\^(.+)\]: \Z", self._opening):
            printed = rf"\W{{0,2}}{re.escape(label[1])}(?:[\])}}]+[.:]?|[.:)](?!\d))\s*|[.:)\]]+\s+"
            lines[0] = re.sub(printed, "", lines[0], count=1) if re.match(printed, lines[0]) else lines[0]
        return self._opening

    @property
    def _is_behind_item(self) -> bool:
        return bool(self._lines) and re.match(rf"\s*(?:- |{ITEM_NUMBER}\. )", self._lines[-1]) is not None

    @property
    def _is_behind_note(self) -> bool:
        return bool(self._lines) and self._lines[-1].startswith("[^")


def _read_number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise
