"""The entries that a rule of the check found something in: `finding:repeated-word` asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest_tui.chronicle.checking import Finding
from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.search.clauses import Check


def find_flagged(library: Library, find_findings: Callable[[Chronicle], Iterable[Finding]], rule: str) -> Check:
    """Whether the entry at a position has a finding of a rule whose name contains `rule`."""
    flagged = {
        library.find_entry(chronicle, finding.entry)
        for chronicle in library.chronicles
        for finding in find_findings(chronicle)
        if finding.entry is not None and rule in finding.rule
    }
    return flagged.__contains__
