"""Abbreviations: the initials of a run of capitalised words, and those that the text itself explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.chronicle.text.letters import CAPITALS

_SMALL_WORDS = "(?:of|for|and|&|the|on|in|to|by|de|и|по|в)"
_CAPITALISED = re.compile(rf"[{CAPITALS}][\w’'-]*+(?:\s(?:{_SMALL_WORDS}\s){{0,2}}[{CAPITALS}][\w’'-]*+)+")
_WORD_IN_RUN = re.compile(rf"(?<![\w’'-])[{CAPITALS}][\w’'-]*")
_EXPLAINED = re.compile(rf"\(([{CAPITALS}]{{2,8}})\)")
_WORD = re.compile(r"[^\W_]+")
SHORTEST, LONGEST = 2, 6
_WORDS_BEFORE = 3
"""Words of a long name for each letter of its abbreviation, at most."""


def find_runs(text: str) -> list[str]:
    """The runs of capitalised words in `text`."""
    found: list[str] = _CAPITALISED.findall(text)
    return found


def find_initials(text: str) -> Iterator[tuple[str, int, int]]:
    """The initials of every two to six capitalised words that follow each other, and where these stand."""
    for run in _CAPITALISED.finditer(text):
        words = [(word.start(), word.end()) for word in _WORD_IN_RUN.finditer(text, *run.span())]
        initials = "".join(text[start] for start, _ in words)
        for first in range(len(words) - SHORTEST + 1):
            for last in range(first + SHORTEST, min(first + LONGEST, len(words)) + 1):
                yield initials[first:last], words[first][0], words[last - 1][1]


def find_explained(text: str) -> Iterator[tuple[str, list[str]]]:
    """Abbreviations that stand in brackets behind the words that they are short for, and these words."""
    for match in _EXPLAINED.finditer(text):
        letters = match[1].lower()
        before = [word[0] for word in _WORD.finditer(text, max(0, match.start() - 200), match.start())]
        for start in range(len(before) - 2, max(-1, len(before) - 1 - _WORDS_BEFORE * len(letters)), -1):
            if before[start][0].lower() == letters[0] and _has_in_order(before[start:], letters):
                yield match[1], before[start:]
                break


def _has_in_order(words: list[str], letters: str) -> bool:
    """The letters are initials of the words, in their order."""
    initials = iter(word[0].lower() for word in words)
    return all(letter in initials for letter in letters)
