"""Write src/digest_tui/search/everyday.txt: the words that everybody knows, without their endings.

    make_everyday_words.py FREQUENCIES > src/digest_tui/search/everyday.txt

FREQUENCIES is `frequency_dictionary_en_82_765.txt` of symspellpy (MIT), which
its authors made of Google's n-grams and the word lists of SCOWL. To be run
again when `strip_ending` changes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import fill

from digest_tui.search.families import strip_ending

COUNT = 20_000
"""Of the most frequent words; rarer ones are seldom typed and often meant for others."""
SHORTEST, COUNT_OF_SHORTEST = 3, 3_000
"""Letters of a word that is listed, and how many of the most frequent may be so short: others are mostly names."""


def choose_words(frequencies: str) -> list[str]:
    """The words, the most frequent first."""
    rows = (line.split() for line in frequencies.lstrip("\ufeff").splitlines())
    words = [word for word, _ in sorted(rows, key=lambda row: -int(row[1]))[:COUNT]]
    listed = [
        word
        for place, word in enumerate(words)
        if len(word) >= SHORTEST + (place >= COUNT_OF_SHORTEST) and word.isalpha() and word.isascii()
    ]
    return list(dict.fromkeys(map(strip_ending, listed)))


if __name__ == "__main__":
    print(fill(" ".join(choose_words(Path(sys.argv[1]).read_text(encoding="utf-8"))), 120))
