"""Recognise the headings that introduce a list of footnotes."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from digest_tui.chronicle.languages.words import words_of
from digest_tui.chronicle.text.lines import get_line_above
from digest_tui.chronicle.text.patterns import lazy

_SURE = frozenset(words_of("note_headings"))
"""What stands above footnotes and nothing else."""
_WORDS = _SURE | frozenset(words_of("source_headings"))
"""What may stand above footnotes: `Links` and `Notes` have other uses."""
_BESIDE = frozenset(words_of("beside_headings"))
"""What may stand beside such a word: `Notes and references`, `Visible links`, `Список источников`."""
_NUMBER = lazy(r"(?:(?:\d{1,2}|[A-Z])(?:\.\d+)*\.?|[IVX]+\.)[ \t]+(?=\S)")
_BETWEEN_SIGNS = lazy(r"[・、／]|\B[和与與及と]\B")
"""What parts words where no space does: signs, and words for `and` inside a run of letters."""
_DRAWN = lazy(r"[ \t]*[-=|]{2,40}\[")
"""Begins a heading such as `--[ 7 - References`."""
_SHORT_LINE = lazy(r"\n(?![\[(])([^\n]{2,70}+)(?=\n|\Z)")
"""Without those that begin as notes do, which are many."""
_DRESS = " \t#*=_:：.~-—–\\"
_MOST_WORDS = 7


class Title(NamedTuple):
    """A heading of a list of references."""

    end: int
    """Where its line ends, the line feed included."""
    is_sure: bool
    """True if such words stand above footnotes and nothing else."""


def find_titles(text: str) -> list[Title]:
    """Every heading of a list of references, in order."""
    first_end = text.find("\n") if "\n" in text else len(text)
    lines = ((match[1], match.end()) for match in _SHORT_LINE().finditer(text))
    titles = []
    for line, end in chain([(text[: min(first_end, 70)], first_end)], lines):
        words = _read_words(line)
        if words and not _ends_paragraph(text, line, end):
            is_sure = not (_SURE | {"visible", "hidden"}).isdisjoint(words)
            titles.append(Title(min(end + 1, len(text)), is_sure))
    return titles


def _ends_paragraph(text: str, line: str, end: int) -> bool:
    """True if `line`, which ends at `end`, holds but the last words of a sentence, as `sources.`, or a key of code."""
    bare = line.strip()
    if bare.endswith("::"):
        return True
    if bare.endswith(":") or not (bare.endswith(".") or bare.strip(_DRESS)[0].islower()):
        return False
    return bool(get_line_above(text, end - len(line)).strip())


def _read_words(line: str) -> list[str]:
    """The words of `line` if it can be a heading of references, else nothing."""
    bare = line.strip(_DRESS)
    if is_drawn := _DRAWN().match(line) is not None:
        bare = bare.strip("[]|" + _DRESS)
    if not bare or bare[0] in "[(":
        return []
    if number := _NUMBER().match(bare):
        bare = bare[number.end() :].lstrip(_DRESS if is_drawn else "")
    words = _BETWEEN_SIGNS().sub(" ", bare.casefold().strip("[]【】〈〉《》")).split()
    if len(words) > _MOST_WORDS or not any(word.rstrip(":") in _WORDS for word in words):
        return []
    words = [word.strip(":,()/") for word in words]
    return words if all(word in _WORDS or word in _BESIDE for word in words) else []
