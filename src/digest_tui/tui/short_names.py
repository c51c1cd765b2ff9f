"""What documents are called where there is little room: short names that differ."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.model import Chronicle
from digest_tui.pages.document_names import name_without_ending
from digest_tui.tui.cells import cut_end, cut_start, measure


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


def _count_shared(names: Sequence[str]) -> int:
    """The number of letters with which all names begin."""
    return next(
        (at for at, letters in enumerate(zip(*names, strict=False)) if len(set(letters)) > 1), min(map(len, names))
    )
