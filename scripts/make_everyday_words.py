"""Write src/digest_tui/search/everyday.py: the words that everybody knows, from the frequency list of SymSpell.

    make_everyday_words.py FREQUENCIES > src/digest_tui/search/everyday.py

FREQUENCIES is `frequency_dictionary_en_82_765.txt` of symspellpy (MIT), which
its authors made of Google's n-grams and the word lists of SCOWL.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import wrap

COUNT = 12_000
"""Of the most frequent words; rarer ones are seldom typed and often meant for others."""
SHORTEST = 5
"""Letters: shorter words are never taken for common ones, so that they need no list."""
WIDTH = 116

HEAD = '''"""Words that everybody knows: who types one means it, and no slip leads from it to another.

Written by scripts/make_everyday_words.py from the frequency list of SymSpell (MIT licence): the English words of five
letters and more among the most frequent of Google's n-grams.
"""

from __future__ import annotations

_WORDS = """
'''
TAIL = '''
"""
EVERYDAY_WORDS = frozenset(_WORDS.split())
"""Folded."""
'''


def choose_words(frequencies: str) -> list[str]:
    """The words in the order of the alphabet."""
    rows = (line.split() for line in frequencies.lstrip("\ufeff").splitlines())
    ranked = sorted(rows, key=lambda row: -int(row[1]))
    return sorted(word for word, _ in ranked[:COUNT] if len(word) >= SHORTEST and word.isalpha() and word.isascii())


def main(path: str) -> None:
    """Print the module."""
    words = choose_words(Path(path).read_text(encoding="utf-8"))
    sys.stdout.write(HEAD + "\n".join(wrap(" ".join(words), WIDTH)) + TAIL)


if __name__ == "__main__":
    main(sys.argv[1])
