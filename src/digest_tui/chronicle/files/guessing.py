"""Guessing the encoding of a text that is not UTF-8 and has no byte-order mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest_tui.chronicle.files.alphabets import ALPHABETS, Alphabet, is_usual

_SAMPLE = 1 << 16
"""Bytes that are looked at."""
_LOOKED_FOR = 1 << 20
"""Bytes within which they are looked for."""
_PORTION = re.compile(rb"[^\n]{1,1000}[^\t-/]{0,60000}")
_AS_CLEAN = 0.05
"""The difference of the detector's `chaos` within which two encodings count as equally clean."""
_MOST_FOREIGN = 0.1
"""The share of signs that an alphabet lacks in a text of its language."""
_PAUSES = frozenset(" \n\u3000\u3001\u3002\uff0c")
"""What parts words or clauses: spaces, and the commas and stops of Chinese and Japanese, which have no spaces."""


def guess_wide(data: bytes) -> str | None:
    """The encoding of two bytes a character in which `data` is text with pauses in it; None where it is none."""
    sample = data[: _SAMPLE & ~1]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        pauses = sum(sign in _PAUSES for sign in text)
        others = sum(not (sign.isprintable() or sign in "\r\n\t\u3000") or sign == "\ufffd" for sign in text)
        if pauses * 50 >= len(text) and others * 100 <= len(text):
            return encoding
    return None


def guess_encoding(data: bytes) -> str | None:
    """The encoding in which the lines that are not ASCII are most likely text, or None."""
    import charset_normalizer

    telling = b"\n".join(_find_telling_portions(data))
    matches = list(charset_normalizer.from_bytes(telling))
    clean = [match for match in matches if match.chaos <= matches[0].chaos + _AS_CLEAN]
    likeliest = {match.language: match.coherence for match in reversed(clean)}
    if any(alphabet.language in likeliest for alphabet in ALPHABETS) and (fitting := _fit(telling, likeliest)):
        return fitting
    return None if not matches or matches[0].encoding == "ascii" else matches[0].encoding


def _fit(data: bytes, likeliest: dict[str, float]) -> str | None:
    """The encoding under which the fewest bytes are foreign to an alphabet; None where all are foreign to each.

    The detector finds the relatives among Latin encodings equally clean and names the first by the alphabet.
    `likeliest` has its languages, which decide between alphabets that fit as well.
    """
    counts = Counter(byte for byte in data if byte >= 0x80)
    fits = [
        (_count_foreign(counts, encoding, alphabet), -likeliest.get(alphabet.language, 0.0), place, encoding)
        for place, alphabet in enumerate(ALPHABETS)
        for encoding in alphabet.encodings
    ]
    foreign, _, _, encoding = min(fits, key=lambda fit: fit[:3])
    return encoding if foreign <= _MOST_FOREIGN * counts.total() else None


def _count_foreign(counts: Counter[int], encoding: str, alphabet: Alphabet) -> int:
    """How many of these bytes are letters that the alphabet lacks, or signs that are unusual in text."""
    return sum(
        count for byte, count in counts.items() if not is_usual(bytes([byte]).decode(encoding, "replace"), alphabet)
    )


def _find_telling_portions(data: bytes) -> Iterator[bytes]:
    """The lines that are not ASCII, long ones in portions.

    A portion ends before a space or a stop: a letter of several bytes that is cut makes its encoding impossible.
    """
    first = re.search(rb"[\x80-\xff]", data)
    begin = data.rfind(b"\n", 0, first.start()) + 1 if first else len(data)
    size = 0
    for match in _PORTION.finditer(data, begin, begin + _LOOKED_FOR):
        if not match[0].isascii():
            yield match[0]
            size += len(match[0])
        if size > _SAMPLE:
            return
