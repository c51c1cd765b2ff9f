"""The first edition of each document that was read, to say what the later ones changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest_tui.chronicle.model import Chronicle

if TYPE_CHECKING:
    from digest_tui.sharing.comparing.comparison import Comparison

LONGEST_COMPARED = 4_000_000
"""Characters of a document that is compared where that is asked for: it takes a few seconds."""
_LONGEST_DESCRIBED = 1 << 20
"""Characters of a document that is compared each time it is read again."""


class Editions:
    """Compares documents with what they were. On a screen, comparing is for a thread."""

    def __init__(self) -> None:
        self._first: dict[str, Chronicle | None] = {}
        """What each document that has changed was when it was opened, by its name; None where that is too long."""

    def describe_changes(self, old: Sequence[Chronicle], new: Sequence[Chronicle]) -> str:
        """What differs between two readings of the same files, in words; "" where nothing is or they are too long."""
        before = {chronicle.name: chronicle for chronicle in old if chronicle.is_complete}
        said = []
        for chronicle in new:
            last = before.get(chronicle.name, chronicle)
            if last.text == chronicle.text:
                continue
            self._first.setdefault(chronicle.name, last if len(last.text) <= LONGEST_COMPARED else None)
            if max(len(last.text), len(chronicle.text)) <= _LONGEST_DESCRIBED:
                said.append(_describe(last, chronicle))
        return "; ".join(said)

    def explain_nothing(self, chronicle: Chronicle) -> str:
        """Why there is nothing to compare a document with, as a sentence; "" where there is."""
        if chronicle.name not in self._first:
            return "The document has not changed since it was opened"
        if self._first[chronicle.name] is None or len(chronicle.text) > LONGEST_COMPARED:
            return "The document is too long to be compared here; digest-tui compare OLD NEW does it"
        return ""

    def compare_with_first(self, chronicle: Chronicle) -> Comparison:
        """What changed in a document since it was opened; nothing where `explain_nothing` says why."""
        from digest_tui.sharing.comparing.comparison import compare

        return compare(self._first.get(chronicle.name) or chronicle, chronicle)


def _describe(old: Chronicle, new: Chronicle) -> str:
    from digest_tui.sharing.comparing.comparison import compare
    from digest_tui.sharing.comparing.report import describe

    return describe(compare(old, new))
