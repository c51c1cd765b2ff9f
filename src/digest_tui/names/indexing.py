"""The index of a search that knows all that can be asked: names, findings, and what the reader marked and noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from digest_tui.chronicle.checking import Finding, check
from digest_tui.chronicle.model import Chronicle
from digest_tui.names.asking import NamedEntries
from digest_tui.search.flagged import find_flagged
from digest_tui.search.index import SearchIndex


def make_index(
    chronicles: Iterable[Chronicle],
    is_marked: Callable[[int], bool],
    find_notes: Callable[[], Mapping[int, str]],
    find_findings: Callable[[Chronicle], Iterable[Finding]] = check,
) -> SearchIndex:
    """An index of `chronicles`. What it asks is given for positions of its library, and asked for only by a query."""
    index = SearchIndex(*chronicles)
    index.is_marked = is_marked
    index.find_notes = find_notes
    index.find_named = NamedEntries(index.library).find
    index.find_flagged = partial(find_flagged, index.library, find_findings)
    return index
