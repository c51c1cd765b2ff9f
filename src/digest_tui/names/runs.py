"""Runs: capitalised words that follow each other in the prose, each distinct one once with where it stands.

What is asked of a run is asked once, however often the text has it, so that
the time is that of reading the text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from digest_tui.chronicle.links.urls import find_urls, may_hold_url
from digest_tui.chronicle.text.letters import CAPITALS
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.names.words import PARTICLES, SMALL, either

_CONTEXTS = 12
"""Of a run that is often in the text, so many places are looked at."""
_AROUND = 80
"""Characters looked at on either side."""


CAPITAL = f"[{CAPITALS}]"
"""A capital letter, as a regular expression."""


def _write_run() -> str:
    capital = CAPITAL
    space = r"(?:[ \xa0]|[ ]?\n[ ]{0,12})"
    # Possessive, since no letter of a word is ever given back.
    rest = rf"(?:[\w’'ʼ]++|[-‐‑](?=\w)|\.(?=\w)|/(?={capital}))*+"
    word = rf"{capital}(?!(?<=N)o\.?{space}?\d)(?:\.(?!\w)(?=[ \n]{{1,2}}{capital})|{rest})"
    small = rf"(?:(?:{either([*SMALL, *PARTICLES])}){space}){{0,2}}"
    number = rf"(?:{space}No\.?{space}?\d+)?"
    # A pattern that begins with a set of characters is searched much faster than one that looks back first.
    first = word.replace(capital, rf"{capital}(?<![\w@/.:#&=-].)", 1)
    return rf"{first}(?:{space}{small}{word})*{number}"


RUN = lazy(_write_run)


class Context(NamedTuple):
    """What stands on either side of a run."""

    before: str
    after: str

    @property
    def last_words(self) -> list[str]:
        """The two words before, the last first, in small letters; fewer where there are fewer."""
        return self.before.lower().rstrip(" ,(\n\xa0").split()[:-3:-1]


@dataclass
class Run:
    """A run of capitalised words, where it stands, and what stands around it."""

    text: str
    """White space made one space."""
    numbers: list[int] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)

    def add(self, number: int, body: str, start: int, end: int) -> None:
        """Note one more place: in the entry of that number, at `[start, end)` of its body."""
        if not self.numbers or self.numbers[-1] != number:
            self.numbers.append(number)
        if len(self.contexts) < _CONTEXTS:
            self.contexts.append(Context(body[max(0, start - _AROUND) : start], body[end : end + _AROUND]))


@dataclass(frozen=True)
class Survey:
    """All runs of a text, and its words in small letters."""

    runs: dict[str, Run]
    small: set[str]

    def is_common(self, word: str) -> bool:
        """True if the text has the word in small letters as well."""
        return word.lower() in self.small


def survey(bodies: Iterable[tuple[int, str]]) -> Survey:
    """The runs of the bodies, each given with the number of its entry."""
    runs: dict[str, Run] = {}
    small: set[str] = set()
    find = RUN().finditer
    for number, body in bodies:
        small.update(body.split())
        for match in find(body):
            text = match[0]
            if "\n" in text or "\xa0" in text:
                text = " ".join(text.split())
            run = runs.get(text)
            if run is None:
                run = runs[text] = Run(sys.intern(text))
            run.add(number, body, *match.span())
    return Survey(runs, {word.strip(".,;:()“”\"'’") for word in small if word[0].islower()})


def hide_urls(body: str) -> str:
    """`body` with every URL blotted out, each character by one that is part of no name."""
    if not may_hold_url(body):
        return body
    pieces, place = [], 0
    for start, end in find_urls(body):
        pieces += [body[place:start], "…" * (end - start)]
        place = end
    return "".join([*pieces, body[place:]])
