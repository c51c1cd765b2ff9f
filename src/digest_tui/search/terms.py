"""What a query asks: its terms, each of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.letters import CAPITALS
from digest_tui.search.function_words import FUNCTION_WORDS, JOINING_WORDS

Kind = Literal[
    "word", "phrase", "number", "literal", "dashed", "date", "label", "place", "site", "after", "before", "no", "has",
    "is", "entry", "who", "law", "finding", "tag", "amount", "either", "pending", "misnamed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing that an entry must have; of a query of several it must have each."""

    kind: Kind
    text: str
    """Folded."""
    date: PartialDate | None = None
    is_excluded: bool = False
    """The entry must not have it."""
    is_last: bool = False
    """It may still be growing, as nothing is typed behind it, or is an initial."""
    typed: str = field(default="", compare=False)
    """As it was typed."""
    is_beyond: bool = False
    """Of `after` and `before`: the days of the date itself are left out, as in `after 29 January`."""
    options: tuple[QueryTerm, ...] = ()
    """Of `either`: those of which the entry must have one."""
    is_a_name: bool = False
    """It is a name, and joins nothing though it is written like a word that does, as `Kim`."""

    @property
    def shown(self) -> str:
        """As it was typed, to be said again; its text where it was made of other terms."""
        return self.typed or self.text

    @property
    def is_joining(self) -> bool:
        """It is a word that joins others, which no entry needs to have."""
        return self._is_among(JOINING_WORDS)

    @property
    def is_asking(self) -> bool:
        """It is a word by which people put a question or join others: the first to be left out."""
        return self._is_among(FUNCTION_WORDS)

    def _is_among(self, words: frozenset[str]) -> bool:
        is_plain = self.kind in ("word", "dashed") and not self.is_abbreviation and not self.is_a_name
        return is_plain and words.issuperset(self.text.split("-"))

    @property
    def is_in_cyrillic(self) -> bool:
        """It was typed in Russian or Kazakh letters."""
        return has_cyrillic(self.typed)

    @property
    def is_abbreviation(self) -> bool:
        """It was typed as two to six capitals, with or without stops between them."""
        return is_in_capitals(self.typed)


EDGES = " \t.,;:!?'`()<>{}*&^%$#@~|\\_=+/"
"""Signs at the ends of a word that are no part of it."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CAPITALS = re.compile(rf"(?:[{CAPITALS}]{{2,6}}|(?:[{CAPITALS}]\.){{2,6}}|(?:[{CAPITALS}]\.){{1,5}}[{CAPITALS}])\Z")


def is_in_capitals(typed: str) -> bool:
    """An abbreviation was typed: two to six capitals, with or without stops between them."""
    return _CAPITALS.match(typed.strip(EDGES)) is not None


def has_cyrillic(text: str) -> bool:
    """Some of it is written in Russian or Kazakh letters."""
    return _CYRILLIC.search(text) is not None
