"""What an entry says, as a short sum: by it an entry is known again in another edition of its document.

The sum is over the words of dateline and body. The markers of its notes are
left out, since one entry put in above numbers all notes anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from zlib import crc32

from digest_tui.chronicle.model import Chronicle

_FIRST_WORDS = 8
"""Words by which an entry that may be the one sought is told from all others, before the whole of it is summed."""
_BEGINNING = 160
"""Characters in which so many words are sought first."""
_GLANCE, _FIRST_LETTERS = 12, 6
"""Characters that are glanced at, and the letters and digits among them that are compared."""
_KEPT = 2000
"""Characters kept of a marked entry, to say later what it was."""


class Found(NamedTuple):
    """An entry known again."""

    entry_index: int
    """Its position in its document, from 0."""
    fingerprint: str


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _markers() -> re.Pattern[str]:
    return re.compile(r"\[\^?\w{1,12}(?:[ ,;–-]+\w{1,12})*\]|[⁰¹²³⁴-⁹]+")


def read_words(text: str) -> list[str]:
    """The words of `text`, without the markers of notes."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    return _words().findall(_markers().sub(" ", text))


def read_text(chronicle: Chronicle, entry_index: int) -> str:
    """Dateline and body of an entry as they stand in the text, without making the entry."""
    start, end = chronicle.find_span(entry_index)
    return chronicle.text[start:end]


def keep_text(text: str) -> str:
    """What is kept of a marked entry: its text on one line, long ones cut."""
    return " ".join(text.split())[:_KEPT]


def sum_shortly(text: str) -> int:
    """A sum of what `text` says outside of brackets, good enough to know a place in a document again.

    Without patterns, which would have to be compiled before the first screen.
    """
    pieces = text.split("[")
    kept = pieces[0] + "".join(piece[piece.find("]") + 1 :] for piece in pieces[1:])
    return crc32("".join(filter(str.isalnum, kept)).encode())


def sum_words(text: str) -> str:
    """The fingerprint of what `text` says: twelve bytes in hexadecimal."""
    from hashlib import blake2b

    return blake2b(" ".join(read_words(text)).encode(), digest_size=12).hexdigest()


def find_fingerprint(chronicle: Chronicle, entry_index: int) -> str:
    """The fingerprint of an entry; of several that say the same, all but the first have their number behind it."""
    text = read_text(chronicle, entry_index)
    own, beginning = sum_words(text), _find_beginning(text)
    before = sum(sum_words(other) == own for _, other in _find_alike(chronicle, range(entry_index), {beginning}))
    return _number(own, before)


def find_again(chronicle: Chronicle, kept: Mapping[str, str]) -> Iterator[Found]:
    """The entries of `chronicle` whose fingerprints are among `kept`, which has the kept text of each."""
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
    """The entries that begin with one of `beginnings`, each with its text."""
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
