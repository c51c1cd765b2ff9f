"""Which entries name the same people and organisations, or cite the same page, as the one at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.names.asking import LONGEST_NAMED, read_names
from digest_tui.names.model import Kind

TOO_LONG = f"Related entries are looked for in texts of up to {LONGEST_NAMED:,} characters"
_SAME_PAGE = "The same page"
"""Said of entries that cite a page together, whatever page it is."""
_MOST_LINES = 3
_MOST_ENTRIES = 12
"""A name that more entries have says little of each."""


class Relation(NamedTuple):
    """What some entries have in common, with their positions in the library; or, with none, why that is not known."""

    words: str
    positions: Sequence[int]


class RelatedEntries:
    """What the entries of a library share. All of it is read at once: that is for a thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._of_entry: dict[int, list[Relation]] = defaultdict(list)
        """What each position shares: its pages, then people, then organisations, the rarest first."""
        if library.size <= LONGEST_NAMED:
            people, others = _find_shared_names(library, "person"), _find_shared_names(library, "organisation")
            for relation in (*_find_shared_pages(library), *people, *others):
                for position in relation.positions:
                    self._of_entry[position].append(relation)

    def find(self, position: int) -> list[Relation]:
        """What the entry at `position` shares, each with the positions of the others."""
        if self.library.size > LONGEST_NAMED:
            return [Relation(TOO_LONG, ())]
        of_entry = self._of_entry.get(position, ())
        pages = {other for words, positions in of_entry if words == _SAME_PAGE for other in positions} - {position}
        relations = [Relation(_SAME_PAGE, sorted(pages))] if pages else []
        for words, positions in of_entry:
            others = [other for other in positions if other != position]
            # Two names of the same entries say the same.
            if words != _SAME_PAGE and all(others != known.positions for known in relations):
                relations.append(Relation(words, others))
        return relations[:_MOST_LINES]


def _find_shared_pages(library: Library) -> list[Relation]:
    pages: dict[str, dict[int, None]] = defaultdict(dict)
    for position, entry in enumerate(library):
        for link in entry.links:
            pages[link.clean][position] = None
    return [Relation(_SAME_PAGE, list(positions)) for positions in pages.values() if len(positions) > 1]


def _find_shared_names(library: Library, kind: Kind) -> list[Relation]:
    """The names of a kind that several entries have, but few, under the form that most use; the rarest first."""
    shared: dict[str, set[int]] = defaultdict(set)
    for chronicle in library.chronicles:
        for name in read_names(chronicle):
            if name.kind == kind:
                found = (library.find_entry(chronicle, number) for number in name.entries)
                shared[name.name].update(position for position in found if position is not None)
    relations = [Relation(name, sorted(found)) for name, found in shared.items() if 1 < len(found) <= _MOST_ENTRIES]
    return sorted(relations, key=lambda relation: len(relation.positions))
