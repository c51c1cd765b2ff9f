"""Guessing the encoding of a text that is not UTF-8 and has no byte-order mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SAMPLE = 1 << 16
"""Bytes that are looked at."""
_LOOKED_FOR = 1 << 20
"""Bytes within which they are looked for."""
_PORTION = re.compile(rb"[^\n]{1,1000}[^\t-/]{0,60000}")
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
    import chardet

    telling = b"\n".join(_find_telling_portions(data))
    # UTF-8, which it is not, stands for no answer.
    guess = chardet.detect(telling, compat_names=False, no_match_encoding="utf-8")["encoding"]
    return None if guess == "utf-8" else guess


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
