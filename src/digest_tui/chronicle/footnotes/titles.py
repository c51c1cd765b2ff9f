"""Headings: which lines are some, and which of them stand above a list of footnotes."""

from __future__ import annotations

import re
from array import array
from itertools import chain

from digest_tui.chronicle.languages.words import words_of

_SURE = frozenset(words_of("note_headings"))
"""What stands above footnotes and nothing else."""
_WORDS = _SURE | frozenset(words_of("source_headings"))
"""What may stand above footnotes: `Links` and `Notes` have other uses."""
_BESIDE = frozenset(words_of("beside_headings"))
"""What may stand beside such a word: `Notes and references`, `Visible links`, `Список источников`."""
_NUMBER = re.compile(r"(?:(?:\d{1,2}|[A-Z])(?:\.\d+)*\.?|[IVX]+\.)[ \t]+(?=\S)")
_BETWEEN_SIGNS = re.compile(r"[・、／]|(?<=[\u4e00-\u9fff])(?:和|与|與|及|と)(?=[\u4e00-\u9fff])")
"""What parts words where no space does."""
_DRAWN = re.compile(r"[ \t]*[-=|]{2,40}\[")
"""Begins a heading such as `--[ 7 - References`."""
_SHORT_LINE = re.compile(r"\n([^\n]{2,70})(?=\n|\Z)")
_HEADING = re.compile(
    r"(?:\n|\A)(?:#{1,6}[ \t]+\S|={2,6}[^=\n]+={2,6}[ \t]*(?:\n|\Z)|[^\s\[(][^\n]*\n[=~^-]{3,}[ \t]*(?:\n|\Z))"
)
_DRESS = " \t#*=_:：.~-—–\\"


def find_titles(text: str) -> tuple[array[int], bytearray]:
    """Where each heading of a list of references ends (its line end included), and whether it is a sure one."""
    ends, sure = array("Q"), bytearray()
    first_end = text.find("\n") if "\n" in text else len(text)
    lines = ((match[1], match.end()) for match in _SHORT_LINE.finditer(text))
    for line, end in chain([(text[: min(first_end, 70)], first_end)], lines):
        title = _read_title(line)
        if title and not _ends_paragraph(text, line, end):
            ends.append(min(end + 1, len(text)))
            sure.append(title == 2)
    return ends, sure


def has_heading(text: str, start: int, end: int) -> bool:
    """Whether a heading of any kind stands in `[start, end)` of `text`: by `#`, between `==`, or underlined."""
    return _HEADING.search(text, max(start - 1, 0), end) is not None


def _ends_paragraph(text: str, line: str, end: int) -> bool:
    """Whether `line`, which ends at `end`, holds but the last words of a sentence, as `sources.`, or a key of code."""
    bare = line.strip()
    if bare.endswith("::"):
        return True
    if bare.endswith(":") or not (bare.endswith(".") or bare.strip(_DRESS)[0].islower()):
        return False
    begin = end - len(line) - 1
    return bool(text[text.rfind("\n", 0, max(begin, 0)) + 1 : max(begin, 0)].strip())


def _read_title(line: str) -> int:
    """0 for what is no heading of references, 2 for a sure one, 1 for another."""
    bare = line.strip(_DRESS)
    if is_drawn := _DRAWN.match(line) is not None:
        bare = bare.strip("[]|" + _DRESS)
    if not bare or bare[0] in "[(":
        return 0
    if number := _NUMBER.match(bare):
        bare = bare[number.end() :].lstrip(_DRESS if is_drawn else "")
    words = _BETWEEN_SIGNS.sub(" ", bare.casefold().strip("[]【】〈〉《》")).split()
    if not 0 < len(words) <= 7 or not any(word.rstrip(":") in _WORDS for word in words):
        return 0
    rest = [word.strip(":,()/") for word in words]
    if not all(word in _WORDS or word in _BESIDE for word in rest):
        return 0
    return 2 if any(word in _SURE for word in rest) or {"visible", "hidden"} & set(rest) else 1
