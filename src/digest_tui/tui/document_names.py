"""What documents are called on the screen: short names that differ."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.tui.cells import cut_end, cut_start, measure

STANDARD_INPUT, STANDARD_INPUT_NAME = "standard input", "-"
"""What a person reads, and what the document is named by."""


def name_document(name: str) -> str:
    """The name of a document without its folder; what was piped in is `standard input`."""
    return STANDARD_INPUT if name == STANDARD_INPUT_NAME else name.rpartition("/")[2] or name


def name_documents(library: Library) -> str:
    """The name of the only document, or how many there are."""
    chronicles = library.chronicles
    return name_document(chronicles[0].name) if len(chronicles) == 1 else f"{len(chronicles)} documents"


def name_shortly(chronicles: Sequence[Chronicle], width: int) -> dict[int, str]:
    """The names of several documents in `width` cells each, such that they differ; by the identity of the document."""
    if len(chronicles) < 2:
        return {}
    names = tell_apart([chronicle.name for chronicle in chronicles], width)
    return dict(zip(map(id, chronicles), names, strict=True))


def tell_apart(names: Sequence[str], width: int) -> list[str]:
    """The names without folder and ending, each in `width` cells, cut where they are the same, so that they differ.

    `2031-january` and `2031-february` in 8 cells are `…january`, `…februa…`.
    """
    plain = [name_without_ending(name) for name in names]
    cut = [cut_end(name, width) for name in plain]
    if len(set(cut)) == len(set(plain)):
        return cut
    shared = _count_shared(plain)
    cut = [cut_end("…" + name[shared:], width) if shared > 1 else name for name in plain]
    if len(set(cut)) == len(set(plain)) and all(measure(name) <= width for name in cut):
        return cut
    return [cut_start(name, width) for name in plain]


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


def _count_shared(names: Sequence[str]) -> int:
    """The number of letters with which all names begin."""
    return next(
        (at for at, letters in enumerate(zip(*names, strict=False)) if len(set(letters)) > 1), min(map(len, names))
    )
