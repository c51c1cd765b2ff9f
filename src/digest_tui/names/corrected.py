"""Where the corrections of a chronicle's names come from. Small: it is told before anybody asks for names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.names.correction_lines import Corrections

    ReadCorrections = Callable[[], Corrections]

_READERS: WeakKeyDictionary[Chronicle, ReadCorrections] = WeakKeyDictionary()


def correct_names(chronicle: Chronicle, read: ReadCorrections) -> None:
    """Have the names of a chronicle corrected; `read` gives the corrections when its names are first asked for.

    `read` must not hold the chronicle, which would then be kept for ever.
    """
    _READERS[chronicle] = read


def find_corrections(chronicle: Chronicle) -> Corrections | None:
    """The corrections of a chronicle's names; None where there is nothing to read them from."""
    read = _READERS.get(chronicle)
    return read() if read else None
