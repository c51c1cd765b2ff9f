"""Abbreviations of organisations: those taught in brackets, and those that are the initials of a name in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest_tui.names.candidates import Candidate, has_head
from digest_tui.names.organisations import ACTS, Letters

_ABBREVIATION = re.compile(r"[A-ZА-Я]{2,8}")
_TAUGHT = re.compile(r" \(([A-ZА-Я]{2,8})\)([^\n]?[ ]?[\w’']*)")
_ATTRIBUTE = re.compile(
    r" (?!(?:has|have|had|was|is|are|were|said|and|or|in|on|to|for|of|at|by|from|which|with|that)\b|\w+ed\b)[a-z]"
)
_SHORTEST_TAUGHT = 3


def find_letters(candidates: Iterable[Candidate]) -> tuple[Letters, dict[str, str]]:
    """The abbreviations of the text, and each with the words that it stands for."""
    candidates = list(candidates)
    acting = {one.text for one in candidates if _ABBREVIATION.fullmatch(one.text) and one.is_around(after=ACTS())}
    taught: dict[str, str] = {}
    same: dict[str, str] = {}
    things: set[str] = set()
    for one in candidates:
        letters = _find_initials(one.text)
        if letters in acting and not one.is_titled:
            same.setdefault(letters, one.text)
        for context in one.contexts:
            match = _TAUGHT.match(context.after)
            if match and match[1] == letters:
                if has_head(one.text.split()) or (len(letters) >= _SHORTEST_TAUGHT and not _ATTRIBUTE.match(match[2])):
                    taught[letters] = one.text
                else:
                    things.add(letters)
    same = {letters: words for letters, words in same.items() if letters not in things}
    known = {**same, **taught}
    # Words whose abbreviation is taught as an attribute only are things: QR codes.
    return Letters({*taught, *taught.values()}, {*same, *same.values()}), known


def _find_initials(text: str) -> str:
    """The first letters of the capitalised words, of two at least; else nothing."""
    letters = [word[0] for word in text.replace("/", " ").split() if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""
