"""How alike two texts are by their words: by this an entry is recognised in another edition of its document.

Markers are left out, since a new entry renumbers the footnotes of all entries below it.
"""

from __future__ import annotations

from collections import Counter

from digest_tui.chronicle.text.letters import WITHOUT_SPACES
from digest_tui.chronicle.text.patterns import lazy

_ALIKE = 0.7
"""The share of words that two editions of a text have in common at least."""
_HELD = 0.9
"""The share of the shorter's words where the longer holds it: a text that was shortened or continued."""
_FEW = 8
"""Words: a text of fewer is held by any."""
_WORDS = lazy(r"\w+")
_WORDS_OR_SIGNS = lazy(rf"[{WITHOUT_SPACES}]|[^\W{WITHOUT_SPACES}]+")
_MARKERS = lazy(r"\[\^?\w{1,12}(?:[ ,;–-]+\w{1,12})*\]|[⁰¹²³⁴-⁹]+")


def read_words(text: str) -> list[str]:
    """The words of `text`, without markers."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    return _WORDS().findall(_MARKERS().sub(" ", text))


def sum_words(text: str) -> str:
    """The fingerprint of `text`: twelve bytes in hexadecimal."""
    from hashlib import blake2b

    return blake2b(" ".join(read_words(text)).encode(), digest_size=12).hexdigest()


def measure(first: list[str], second: list[str]) -> float:
    """How alike two texts are by their words, from 0 to 1; 0 where they are no editions of one text."""
    first, second = _part_words(first), _part_words(second)
    total, shorter = len(first) + len(second), min(len(first), len(second))
    fewest = min(_ALIKE * total / 2, max(_HELD * shorter, _FEW))
    if not total or sum((Counter(first) & Counter(second)).values()) < fewest:
        return 0.0
    from difflib import SequenceMatcher

    common = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    held = common / shorter if shorter >= _FEW else 0.0
    share = max(2 * common / total, held if held >= _HELD else 0.0)
    return share if share >= _ALIKE else 0.0


def _part_words(words: list[str]) -> list[str]:
    """`words`, but each character by itself in scripts that put no spaces between words."""
    text = " ".join(words)
    return words if text.isascii() else _WORDS_OR_SIGNS().findall(text)
