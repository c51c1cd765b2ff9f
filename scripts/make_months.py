"""Write languages/months.py of the package: names of months and weekdays, from the locale data that babel carries.

    python scripts/make_months.py

Run it when a language is to be added. Babel itself is too slow to start for
every call of the program.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

LANGUAGES = ("en", "ru", "kk", "uk", "de", "fr", "es", "tr")
# Of these the long names alone: what is short in them, as `out` and `set` in Portuguese, is a word in others.
LONG_NAMES = (
    "pt",
    "it",
    "nl",
    "pl",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "be",
    "bg",
    "ro",
    "az",
    "uz",
    "ky",
    "tg",
    "ka",
    "hy",
    "ar",
    "fa",
    "he",
    "sr",
    "el",
    "hu",
    "id",
    "ca",
    "gl",
    "sk",
    "sl",
    "hr",
    "bs",
    "mk",
    "sq",
    "et",
    "lv",
    "lt",
    "is",
    "sw",
    "ms",
    "fil",
    "eu",
    "cy",
    "tk",
    "ur",
)
# Written in two alphabets.
VARIANTS = {"uz": ("uz_Cyrl",), "sr": ("sr_Latn",)}
TARGET = Path(__file__).parents[1] / "src" / "digest_tui" / "chronicle" / "languages" / "months.py"
# In use beside what the locale data has.
OTHER_MONTHS = {
    "en": {"sept": 9},
    "ru": {"янв": 1, "фев": 2, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12},
    "fr": {"fév": 2},
    "es": {"setiembre": 9},
    # Of the Levant and the west beside those of Egypt.
    "ar": {
        **{"جانفي": 1, "فيفري": 2, "شباط": 2, "آذار": 3, "أفريل": 4, "نيسان": 4, "ماي": 5, "أيار": 5, "جوان": 6},
        **{"حزيران": 6, "جويلية": 7, "تموز": 7, "أوت": 8, "غشت": 8, "آب": 8, "شتنبر": 9, "أيلول": 9, "نونبر": 11},
        **{"دجنبر": 12, "كانون_الثاني": 1, "تشرين_الأول": 10, "تشرين_الثاني": 11, "كانون_الأول": 12},
    },
    "fa": {"مه": 5},
    # The month of a year: `2031-жылдын 5-январы`.
    "ky": {
        **{"январы": 1, "февралы": 2, "марты": 3, "апрели": 4, "майы": 5, "июну": 6, "июлу": 7, "августу": 8},
        **{"сентябры": 9, "октябры": 10, "ноябры": 11, "декабры": 12},
    },
    # Where it says when: `у студзені`.
    "be": {
        **{"студзені": 1, "лютым": 2, "сакавіку": 3, "красавіку": 4, "маі": 5, "траўня": 5, "чэрвені": 6, "ліпені": 7},
        **{"жніўні": 8, "верасні": 9, "кастрычніку": 10, "лістападзе": 11, "снежні": 12},
    },
    # Where it says of what year or when: `5. januarja`.
    "sl": {"januarja": 1, "februarja": 2, "junija": 6, "julija": 7},
    "hr": {
        **{"siječnju": 1, "veljači": 2, "ožujku": 3, "travnju": 4, "svibnju": 5, "lipnju": 6, "srpnju": 7},
        **{"kolovozu": 8, "rujnu": 9, "studenog": 11, "studenom": 11, "prosincu": 12},
    },
    "sq": {"nentor": 11},
    "et": {"juunil": 6, "juulil": 7},
    "lv": {"janvāra": 1, "februāra": 2, "aprīļa": 4, "maija": 5, "jūnija": 6, "jūlija": 7},
    "tk": {
        **{"ýanwary": 1, "fewraly": 2, "marty": 3, "apreli": 4, "maýy": 5, "iýuny": 6, "iýuly": 7, "awgusty": 8},
        **{"sentýabry": 9, "oktýabry": 10, "noýabry": 11, "dekabry": 12},
    },
}
# Words of others: `Mac` is March in Malay and a computer, `anna` Friday in Turkmen and a name. `listopad`, October in
# Croatian, is November in Czech and Polish: the document tells, by its other months.
NOT_READ = {"ms": ("mac",), "tk": ("anna",), "hr": ("listopad", "listopada")}
OTHER_WEEKDAYS = {"en": ("tues", "thur", "thurs", "weds"), "be": ("сераду", "пятніцу", "суботу", "нядзелю")}
SHORTEST = {"months": 3, "days": 2}
"""Letters of a name that is read."""
# How a month ends where it says when, by how it ends else, the first that fits: `в январе`, `у січні`.
ENDINGS = {
    "ru": (("ь", "е"), ("й", "е"), ("", "е")),
    "uk": (("ень", "ні"), ("ий", "ому"), ("", "і")),
    "uz": (("", "da"),),
    "uz_Cyrl": (("", "да"),),
    "ky": (("ь", "да"), ("т", "тта"), ("", "да")),
    "tg": (("", "и"),),
    "ka": (("ი", "ს"), ("", "ს")),
    "hy": (("", "ին"),),
    "sr": (("ембар", "ембра"), ("тобар", "тобра"), ("", "а")),
    "bs": (("embar", "embra"), ("tobar", "tobra"), ("i", "a"), ("", "a")),
    "et": (("mber", "mbril"), ("ober", "obril"), ("i", "i"), ("", "il")),
    "lv": (("ijs", "ijā"), ("is", "ī"), ("s", "ā")),
    "lt": (("tis", "tį"), ("is", "į"), ("as", "ą"), ("ė", "ę"), ("a", "ą")),
    "eu": (("", "ren"),),
    "sr_Latn": (("embar", "embra"), ("tobar", "tobra"), ("", "a")),
}
# Letters without their marks, as many keyboards give them.
PLAIN = str.maketrans("éèûüşğıäñآأ", "eeuusgianاا")
PAGE = '''"""Names of months and weekdays of each language, as Unicode CLDR gives them.

Written by scripts/make_months.py; change that, not this. Names are in small
letters, without their stop, declined and not, long and short.
"""

from __future__ import annotations

NAMES: dict[str, tuple[str, str]] = {{
{rows}}}
"""By the code of a language its months, from January on, parted by commas, and its days of the week, in any order.

A line stands between the two words of a name."""

MONTHS: dict[str, int] = {{
    name.replace("_", " "): number
    for months, _ in NAMES.values()
    for number, names in enumerate(months.split(","), 1)
    for name in names.split()
}}
WEEKDAYS: frozenset[str] = frozenset(name for _, days in NAMES.values() for name in days.split())
'''
WIDTH = 108


def fold(name: str, language: str) -> Iterator[str]:
    """`name` as the reader of datelines looks it up, also without the marks on its letters."""
    name = name.replace("İ", "i").lower().removesuffix(".")
    yield name
    yield name.translate(PLAIN)
    if language == "tr":
        yield name.replace("i", "İ").lower()


# What follows the last vowel of a word.
HARMONIES = {**dict.fromkeys("aı", "ı"), **dict.fromkeys("eəi", "i"), **dict.fromkeys("ou", "u")}
VOICED = str.maketrans("кқп", "гғб")


def decline(name: str, language: str) -> Iterator[str]:
    """`name`, a month as calendars print it, as it is where it says when or of what year: `қаңтарда`, `қаңтарында`."""
    for ending, instead in ENDINGS.get(language, ()):
        if name.endswith(ending):
            yield name.removesuffix(ending) + instead
            break
    if language == "he":
        yield "ב" + name
    if language == "az":
        own = name + next(HARMONIES[sign] for sign in reversed(name) if sign in HARMONIES)
        case = "da" if own[-1] in "ıu" else "də"
        yield from (own + "n", own + "n" + case, name + case)
    if language == "kk":
        vowel = next(sign for sign in reversed(name) if sign in "аоұыуәеіөүэ")
        is_back = vowel in "аоұыу"
        yield name + ("т" if name[-1] in "пкқтсш" else "д") + ("а" if is_back else "е")
        voiced = name.translate(VOICED) if name[-1] in "кқп" else name
        own = name[:-1] + voiced[-1] + ("с" if name[-1] == vowel else "") + ("ы" if is_back else "і")
        yield from (own, own + ("нда" if is_back else "нде"))


def find_names(kind: str, language: str) -> Iterator[tuple[str, int]]:
    """Every name of a month or a day of the week in a language, with its number there."""
    table = getattr(Locale.parse(language), kind)
    for context in ("format", "stand-alone"):
        for width in ("wide",) if language[:2] in LONG_NAMES else ("wide", "abbreviated"):
            for number, name in table[context][width].items():
                yield from ((folded, number) for folded in fold(name, language) if len(folded) >= SHORTEST[kind])
                if kind == "months" and (context, width) == ("stand-alone", "wide"):
                    yield from ((declined, number) for declined in decline(name.lower(), language))


def find_all_names(kind: str, language: str) -> Iterator[tuple[str, int]]:
    """As `find_names`, in every alphabet of a language; names of several words are not read."""
    for variant in (language, *VARIANTS.get(language, ())):
        for name, number in find_names(kind, variant):
            if not set(" ’").intersection(name) and name not in NOT_READ.get(language, ()):
                yield name, number


def find_months(language: str) -> list[list[str]]:
    """The names of each month of a `language`, from January on."""
    others = OTHER_MONTHS.get(language, {}).items()
    names = {folded: number for name, number in others for folded in fold(name, language)}
    names |= dict(find_all_names("months", language))
    return [sorted(name for name, own in names.items() if own == number) for number in range(1, 13)]


def format_row(language: str) -> str:
    """The row of the table that a `language` has."""
    months = ", ".join(" ".join(names) for names in find_months(language))
    days = {*OTHER_WEEKDAYS.get(language, ()), *(name for name, _ in find_all_names("days", language))}
    return f'    "{language}": (\n{quote(months)}{quote(" ".join(sorted(days)))}    ),\n'


def quote(words: str) -> str:
    """`words` as a string of Python, on as many lines as it needs, with the comma that ends it."""
    lines = textwrap.wrap(words, WIDTH, break_on_hyphens=False) or [""]
    return "\n".join(f'        "{line} "' for line in lines)[:-2] + '",\n'


def main() -> None:
    """Write the table. Raises ValueError where two languages give one name to different months."""
    languages = LANGUAGES + LONG_NAMES
    number_of: dict[str, int] = {}
    for language in languages:
        for number, names in enumerate(find_months(language), 1):
            for name in names:
                if number_of.setdefault(name, number) != number:
                    raise ValueError(f"{name} is month {number_of[name]} and, in {language}, {number}")
    TARGET.write_text(PAGE.format(rows="".join(map(format_row, languages))), "utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(TARGET)], check=True)


if __name__ == "__main__":
    main()
