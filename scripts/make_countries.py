"""Write src/digest_tui/search/countries.txt: countries, and behind each what is and who comes from it.

    make_countries.py FACTBOOK > src/digest_tui/search/countries.txt

FACTBOOK is a folder with the World Factbook as JSON (github.com/factbook/factbook.json), which is in the public domain.
Names of several words are left out: search compares words.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from digest_tui.chronicle.text.folding import fold

OTHERS = """
africa african; america american; arabia arab arabian; asia asian; britain british briton; catalonia catalan; chechnya
chechen; china chinese; congo congolese; crimea crimean; england english; europe european; korea korean; kurdistan
kurdish kurd; kazakhstan kazakh; kyrgyzstan kyrgyz; myanmar burma burmese; palestine palestinian; scotland scottish
scot; siberia siberian; tajikistan tajik; tatarstan tatar; tibet tibetan; turkmenistan turkmen; uzbekistan uzbek;
wales welsh
"""
"""Parts of the world that are no country of the Factbook, and peoples after whom countries are named."""
LEFT_OUT = {"pole"}
"""Who comes from a country and mostly means something else."""


def read_countries(folder: Path) -> Iterator[list[str]]:
    """Each country of one word and the words for what is and who comes from it, folded."""
    yield from (row.split() for row in OTHERS.split(";"))
    for path in sorted(folder.rglob("*.json")):
        profile = json.loads(path.read_text(encoding="utf-8"))
        name = profile.get("Government", {}).get("Country name", {}).get("conventional short form", {}).get("text", "")
        people = profile.get("People and Society", {}).get("Nationality", {})
        said = [people.get(kind, {}).get("text", "") for kind in ("adjective", "noun")]
        if re.fullmatch(r"[A-Z]\w+", name):
            yield [fold(name), *(fold(word) for text in said for word in find_words(text))]


def find_words(text: str) -> list[str]:
    """The words that stand alone between the signs of a profile: `Croat(s), Croatian(s)`."""
    parts = re.split(r"[,;/]| or ", re.sub(r"\([^)]*\)|note -.*", "", text))
    return [word for part in parts if re.fullmatch(r"[A-Z][a-z]{2,}", word := part.strip())]


def join_rows(rows: Iterator[list[str]]) -> list[str]:
    """One row a country, in the order of the alphabet; a word belongs to the first country that has it."""
    countries: dict[str, list[str]] = {}
    taken = set(LEFT_OUT)
    for country, *words in rows:
        own = countries.setdefault(country, [])
        own += [word for word in dict.fromkeys(words) if word != country and word not in taken]
        taken.update(own)
    return [" ".join([country, *words]) for country, words in sorted(countries.items()) if words]


if __name__ == "__main__":
    print("\n".join(join_rows(read_countries(Path(sys.argv[1])))))
