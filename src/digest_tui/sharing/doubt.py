"""The year of an entry that is in doubt: datelines give one, the text another, as `check` finds."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from digest_tui.chronicle.checking import find_doubtful_years
from digest_tui.chronicle.model import Chronicle, PartialDate
from digest_tui.names.asking import LONGEST_NAMED


class Doubt(NamedTuple):
    """Two years that a document gives for the same days."""

    printed: int
    """The year of the datelines."""
    told: int
    """The year of bodies and links."""

    @property
    def sentence(self) -> str:
        """What a citation says of it."""
        return f"the year is in doubt: datelines say {self.printed}, text says {self.told}"

    @property
    def remark(self) -> str:
        """What a message says of it."""
        return f"the year is in doubt: {self.printed} or {self.told}"


_FOUND: WeakKeyDictionary[Chronicle, tuple[int, Doubt | None]] = WeakKeyDictionary()


def find_doubt(chronicle: Chronicle, date: PartialDate | None) -> Doubt | None:
    """The doubt about the year of `date`, of an entry of `chronicle`; None where there is none.

    A text that is too long for names is not checked.
    """
    doubt = _find_doubt_of_document(chronicle) if date is not None and date.year is not None else None
    return doubt if doubt and date and date.year == doubt.printed else None


def _find_doubt_of_document(chronicle: Chronicle) -> Doubt | None:
    """Kept as long as the chronicle, since every citation asks; found anew where it has more entries than before."""
    if len(chronicle.text) > LONGEST_NAMED:
        return None
    count, doubt = _FOUND.get(chronicle, (-1, None))
    if count != len(chronicle.entries):
        years = find_doubtful_years(chronicle)
        doubt = Doubt(*years) if years else None
        _FOUND[chronicle] = len(chronicle.entries), doubt
    return doubt
