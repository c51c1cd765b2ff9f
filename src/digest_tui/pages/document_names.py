"""What documents are called: without their folders, with as much of them as tells them apart."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle

STANDARD_INPUT, STANDARD_INPUT_NAME = "standard input", "-"
"""What a person reads, and what the document is named by."""


def name_document(name: str) -> str:
    """The name of a document without its folder; what was piped in is `standard input`."""
    return STANDARD_INPUT if name == STANDARD_INPUT_NAME else name.rpartition("/")[2] or name


def name_documents(library: Library) -> str:
    """The name of the only document, or how many there are."""
    chronicles = library.chronicles
    return name_document(chronicles[0].name) if len(chronicles) == 1 else f"{len(chronicles)} documents"


def name_without_ending(name: str) -> str:
    """The name of a document without its folder and its ending."""
    name = name_document(name)
    return name.rpartition(".")[0] or name


def name_apart(chronicle: Chronicle, documents: Sequence[Chronicle]) -> str:
    """The name of a document, with as many of its folders as tell it from others of that name."""
    if chronicle.name == STANDARD_INPUT_NAME:
        return STANDARD_INPUT
    parts = chronicle.name.split("/")
    others = [other.name.split("/") for other in documents if other is not chronicle]
    length = 1
    while length < len(parts) and any(other[-length:] == parts[-length:] for other in others):
        length += 1
    return "/".join(parts[-length:]) or chronicle.name
