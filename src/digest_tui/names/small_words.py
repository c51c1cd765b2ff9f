"""Organisations whose first word alone has a capital: `Верховный суд`, `Conseil constitutionnel`.

How far a name goes is known by the endings of its words; the Russian cases of one name share the stems of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.names.model import Mention
from digest_tui.names.words import (
    FRENCH_ADJECTIVES,
    FRENCH_HOUSES,
    RUSSIAN_ADJECTIVES,
    RUSSIAN_HOUSES,
    RUSSIAN_OFFICES,
    either,
)

_ADJECTIVE = "[а-яё]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей)"
_OF_WHAT = "[а-яё]+(?:[оеы]й|[ое]го|[ыи]х)"
_OF = "[а-яё]+(?:ия|ии|ов|ев|ства|сти|[рднтл]ы|[кс]и)|дел|прав|труда|финансов|человека"
_HEADS = either([*RUSSIAN_OFFICES, *RUSSIAN_HOUSES])
_OFFICES = either(list(map(str.capitalize, RUSSIAN_OFFICES)))
_GENERAL = frozenset(RUSSIAN_ADJECTIVES)
_ENDING = re.compile("(?:[оеыи]й|[ое]го|[ое]му|[оеыи]м|[ую]ю|[оа]я|[ое]е|[аеиоуыэюяйь])$")
_NOMINATIVE = re.compile("(?:ый|ий|ая|ое|во|ет|нт|ие|ия|ра|ба)$")

_BY_ADJECTIVE = lazy(
    rf"(?<![\w«])[А-ЯЁ]{_ADJECTIVE}(?: {_ADJECTIVE}){{0,3}} (?:{_HEADS})[а-яё]{{0,3}}(?!\w)"
    r"(?: № ?\d+| по правам человека)?"
)
_BY_GENITIVE = lazy(
    rf"(?<![\w«])(?:{_OFFICES})[а-яё]{{0,3}}"
    rf"(?: (?:и |по )?(?:{_OF_WHAT} )*(?:{_OF})(?!\w))+"
)

_FRENCH = lazy(
    rf"(?<![\w«])(?:{either(FRENCH_HOUSES)})"
    rf"(?: (?:{either(FRENCH_ADJECTIVES)})(?!\w)| d[’']État| de cassation| des comptes)+"
)


def find_french(bodies: Iterable[tuple[int, str]]) -> Iterable[Mention]:
    """The organisations that French bodies name: parties, councils, courts."""
    for number, body in bodies:
        if any(house in body for house in FRENCH_HOUSES):
            for match in _FRENCH().finditer(body):
                yield Mention("organisation", match[0], (number,))


def find_russian(bodies: Iterable[tuple[int, str]]) -> Iterable[Mention]:
    """The organisations that Russian bodies name; the key of a mention is what all cases of the name share."""
    for number, body in bodies:
        if "о" not in body:  # A letter that every Russian sentence has and no Latin text.
            continue
        for pattern in (_BY_ADJECTIVE(), _BY_GENITIVE()):
            for match in pattern.finditer(body):
                stems = [_ENDING.sub("", word.lower()) for word in match[0].split()]
                if not _GENERAL.issuperset(stems[:-1]):
                    yield Mention("organisation", match[0], (number,), " ".join(stems))


def is_nominative(form: str) -> bool:
    """True if the first word of a Russian name has the ending of the nominative."""
    return bool(_NOMINATIVE.search(form.partition(" ")[0]))
