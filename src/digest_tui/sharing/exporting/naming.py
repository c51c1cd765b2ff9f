"""The names in what is exported: by entry, and as an index with the entries of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from digest_tui.chronicle.text.folding import fold
from digest_tui.names.asking import LONGEST_NAMED, TOO_LONG, read_names
from digest_tui.names.model import KINDS, Kind, Name
from digest_tui.sharing.exporting.documents import ExportDocument

TITLES: Mapping[Kind, str] = {"person": "People", "organisation": "Organisations", "law": "Laws"}


class IndexLine(NamedTuple):
    """A name, and where it stands."""

    name: str
    entries: tuple[tuple[int, int], ...]
    """The index of each document in the export, and the number of the entry."""


def explain_left_out(document: ExportDocument) -> str:
    """Why the names of a document are left out, as a sentence; empty where they are not."""
    return TOO_LONG if len(document.chronicle.text) > LONGEST_NAMED else ""


def name_entries(document: ExportDocument) -> dict[int, list[Name]]:
    """The names that each exported entry has, by its number."""
    found: dict[int, list[Name]] = defaultdict(list)
    if explain_left_out(document):
        return found
    exported = {entry_index + 1 for entry_index in document.entry_indexes}
    for name in read_names(document.chronicle):
        for number in exported.intersection(name.entries):
            found[number].append(name)
    return found


def list_names(documents: Sequence[ExportDocument]) -> dict[Kind, list[IndexLine]]:
    """The index of all names that the exported entries have, by kind and alphabet; kinds without names are left out."""
    places: dict[Kind, dict[str, list[tuple[int, int]]]] = {kind: defaultdict(list) for kind in KINDS}
    for place, document in enumerate(documents):
        for number, names in sorted(name_entries(document).items()):
            for name in names:
                places[name.kind][name.name].append((place, number))
    return {
        kind: [IndexLine(name, tuple(named[name])) for name in sorted(named, key=lambda name: (fold(name), name))]
        for kind, named in places.items()
        if named
    }


def find_anchor(place: int, number: int) -> str:
    """What an entry of the document at that place is called within the export, to link to it."""
    return f"d{place + 1}e{number}"
