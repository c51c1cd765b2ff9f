"""Fingerprints of entries, by which an entry is recognised in another edition of its document.

A fingerprint is a hash of the words of dateline and body. Markers are left out, since a new entry renumbers the
footnotes of all entries below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.alike import read_words, sum_words

_FIRST_WORDS = 8
"""Words at the beginning of an entry that are compared before the whole entry is hashed."""
_BEGINNING = 160
"""Characters that usually hold these words."""
_GLANCE, _FIRST_LETTERS = 12, 6
"""Characters of the first, fastest comparison, and how many letters and digits of them are compared."""
_KEPT = 2000
"""Characters of a marked entry that the store keeps."""


class Found(NamedTuple):
    """An entry that was recognised."""

    entry_index: int
    """Its index in the document, from 0."""
    fingerprint: str


def read_text(chronicle: Chronicle, entry_index: int) -> str:
    """Dateline and body of an entry as they are in the text. The entry is not built."""
    start, end = chronicle.find_span(entry_index)
    return chronicle.text[start:end]


def keep_text(text: str) -> str:
    """The text of a marked entry as the store keeps it: on one line and cut to a limit."""
    return " ".join(text.split())[:_KEPT]


def sum_shortly(text: str) -> int:
    """A short checksum of `text` without brackets, enough to find a reading position again.

    It uses no regular expressions, which would have to be compiled before the first screen.
    """
    pieces = text.split("[")
    kept = pieces[0] + "".join(piece[piece.find("]") + 1 :] for piece in pieces[1:])
    return crc32("".join(filter(str.isalnum, kept)).encode())


def find_fingerprint(chronicle: Chronicle, entry_index: int) -> str:
    """The fingerprint of an entry. Of several entries with the same words, all but the first have a number added."""
    text = read_text(chronicle, entry_index)
    own, beginning = sum_words(text), _find_beginning(text)
    before = sum(sum_words(other) == own for _, other in _find_alike(chronicle, range(entry_index), {beginning}))
    return _number(own, before)


def find_again(chronicle: Chronicle, kept: Mapping[str, str]) -> Iterator[Found]:
    """The entries of `chronicle` whose fingerprints are in `kept`, which maps each to its stored text."""
    if not kept:
        return
    beginnings = {_find_beginning(text) for text in kept.values()}
    seen: dict[str, int] = {}
    for entry_index, text in _find_alike(chronicle, range(len(chronicle.entries)), beginnings):
        own = sum_words(text)
        fingerprint = _number(own, seen.get(own, 0))
        seen[own] = seen.get(own, 0) + 1
        if fingerprint in kept:
            yield Found(entry_index, fingerprint)


def find_positions(library: Library, kept: Mapping[str, str]) -> dict[int, str]:
    """The fingerprints of the entries of `library` that are in `kept`, by position; as `find_again`."""
    return {
        library.find_position(chronicle, found.entry_index): found.fingerprint
        for chronicle in library.chronicles
        for found in find_again(chronicle, kept)
    }


def find_nearest(chronicle: Chronicle, sum_of_words: int, entry_index: int, reach: int) -> int:
    """The position of the entry with that short sum that is nearest to `entry_index`, at most `reach` away.

    `entry_index` itself, as far as there are entries, where none has it.
    """
    last = len(chronicle.entries) - 1
    for away in range(reach + 1):
        for place in {entry_index + away, entry_index - away}:
            if 0 <= place <= last and sum_shortly(read_text(chronicle, place)) == sum_of_words:
                return place
    return max(0, min(entry_index, last))


def _find_alike(
    chronicle: Chronicle, among: Iterable[int], beginnings: set[tuple[str, ...]]
) -> Iterator[tuple[int, str]]:
    """The entries that begin with one of `beginnings`, as entry index and text."""
    openings = {_find_opening("".join(beginning)) for beginning in beginnings}
    must_look = "" in openings
    for entry_index in among:
        start, end = chronicle.find_span(entry_index)
        opening = _find_opening(chronicle.text[start : min(start + _GLANCE, end)])
        if must_look or not opening or opening in openings:
            text = chronicle.text[start:end]
            if _find_beginning(text) in beginnings:
                yield entry_index, text


def _find_opening(text: str) -> str:
    """The first letters and digits, by which most entries are passed over; "" where a closer look is needed.

    That is where a marker may stand among them, or a letter is not plain.
    """
    if not text.isascii() or "[" in text:
        return ""
    opening = "".join(filter(str.isalnum, text[:_GLANCE]))[:_FIRST_LETTERS]
    return opening if len(opening) == _FIRST_LETTERS else ""


def _find_beginning(text: str) -> tuple[str, ...]:
    words = read_words(text[:_BEGINNING])
    # The last of them may be cut.
    if len(words) <= _FIRST_WORDS and len(text) > _BEGINNING:
        words = read_words(text)
    return tuple(words[:_FIRST_WORDS])


def _number(fingerprint: str, before: int) -> str:
    return f"{fingerprint}+{before}" if before else fingerprint
