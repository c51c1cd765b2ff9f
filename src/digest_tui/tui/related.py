"""Which entries name the same people, or cite the same page, as the one at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.library import Library

LONGEST_TEXT = 1 << 20
"""Characters of a library up to which its entries are compared between two keys; of longer ones nothing is related."""
_LETTER = r"[^\W\d_a-zа-яёәғқңөұүһі]"
_NAME = re.compile(rf"{_LETTER}[\w’'-]+(?: {_LETTER}[\w’'-]+)+")
"""Words with capitals that follow each other."""
_NO_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "As",
        "For",
        "From",
        "By",
        "Of",
        "To",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Article",
        "This",
    ]
)
"""Words with a capital before a name that are no part of it."""
_MOST_LINES = 3
_MOST_ENTRIES = 12
"""A name that more entries have says little of each."""


class Relation(NamedTuple):
    """What some entries have in common, and their positions in the library."""

    words: str
    positions: Sequence[int]


class RelatedEntries:
    """Finds what the entries of a library share. They are read when it is first asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.is_known = sum(len(chronicle.text) for chronicle in library.chronicles) <= LONGEST_TEXT
        """The library is short enough."""

    @cached_property
    def _bodies(self) -> list[str]:
        return [" ".join(entry.body.split()) for entry in self._library]

    @cached_property
    def _pages(self) -> dict[str, list[int]]:
        pages: dict[str, list[int]] = {}
        for position, entry in enumerate(self._library):
            for url in dict.fromkeys(link.clean for link in entry.links):
                pages.setdefault(url, []).append(position)
        return pages

    def find(self, position: int) -> list[Relation]:
        """What the entry at `position` shares with others: its pages, then its rarest names."""
        if not self.is_known:
            return []
        pages = {url: self._pages[url] for link in self._library[position].links if (url := link.clean) in self._pages}
        same_page = sorted({other for own in pages.values() for other in own if other != position})
        relations = [Relation("The same page", same_page)] if same_page else []
        names = dict.fromkeys(_find_names(self._bodies[position]))
        shared = (Relation(name, [at for at, body in enumerate(self._bodies) if name in body]) for name in names)
        found = sorted((one for one in shared if 1 < len(one.positions) <= _MOST_ENTRIES), key=lambda one: len(one[1]))
        for name, positions in found:
            others = [other for other in positions if other != position]
            # A longer name has the same entries as the shorter one in it.
            if all(others != list(known.positions) for known in relations):
                relations.append(Relation(name, others))
        return relations[:_MOST_LINES]


def prepare(library: Library) -> RelatedEntries:
    """The related entries of a library, all of it read: for a thread."""
    related = RelatedEntries(library)
    if len(library):
        related.find(0)
    return related


def _find_names(body: str) -> Iterator[str]:
    for match in _NAME.finditer(body):
        words = match[0].split()
        while words and words[0] in _NO_NAMES:
            del words[0]
        # What stands before a name with a capital may be a title: `Lawyer Anna Example`.
        for start in range(len(words) - 1):
            yield " ".join(words[start:]).removesuffix("’s").removesuffix("'s")
