"""Other names of places: former ones, and ones in other languages that the fold does not bring together.

To add one, write it behind the name that chronicles print today. Spellings of
one name in several romanisations or alphabets (Aqtau, Актау) need no line.
"""

from __future__ import annotations

import re

from digest_tui.chronicle.text.folding import fold

OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "Akmola": ("Akmolinsk",),
    "Aktobe": ("Aktyubinsk", "Aktiubinsk", "Aktubinsk"),
    "Almaty": ("Alma-Ata", "Verny", "Vernyi"),
    "Astana": ("Nur-Sultan", "Nursultan", "Tselinograd"),
    "Atyrau": ("Gurev", "Guryev", "Guriev", "Gur'yev"),
    "Bishkek": ("Frunze",),
    "Brussels": ("Bruxelles", "Brussel"),
    "Geneva": ("Genève", "Genf", "Женева"),
    "Karaganda": ("Qaraghandy", "Karagandy"),
    "Kokshetau": ("Kokchetav",),
    "Kostanay": ("Kustanay", "Kustanai"),
    "Kyiv": ("Kiev",),
    "Kyzylorda": ("Kzyl-Orda", "Kzylorda", "Ak-Mechet", "Perovsk"),
    "Moscow": ("Москва", "Moskau"),
    "Oral": ("Uralsk", "Ural'sk"),
    "Oskemen": ("Ust-Kamenogorsk", "Kamenogorsk"),
    "Petropavl": ("Petropavlovsk",),
    "Ridder": ("Leninogorsk",),
    "Semey": ("Semipalatinsk",),
    "Shymkent": ("Chimkent",),
    "Taldykorgan": ("Taldy-Kurgan", "Taldykurgan"),
    "Taraz": ("Dzhambul", "Djambul", "Aulie-Ata"),
    "Temirtau": ("Samarkandsky",),
    "Turkistan": ("Turkestan",),
    "Zhanaozen": ("Novy Uzen", "Novyi Uzen"),
    "Zhezkazgan": ("Dzhezkazgan", "Jezkazgan"),
}


def find_other_names() -> dict[str, str]:
    """Each other name, folded and without what joins its words, with the name that is printed, folded."""
    return {_join(other): _join(name) for name, others in OTHER_NAMES.items() for other in others}


def _join(name: str) -> str:
    return re.sub("[^a-z0-9]+", "", fold(name))
