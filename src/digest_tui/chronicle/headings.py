"""Headings: which lines are some, and which of them stand above a list of footnotes."""

from __future__ import annotations

import re
from array import array

_TITLES = (
    # English, and what lynx, elinks and w3m print above their lists
    "references notes footnotes endnotes sources links citations bibliography reference source note footnote endnote",
    "link literature",
    # Russian
    "источники примечания ссылки сноски литература источник примечание ссылка сноска библиография",
    # Ukrainian
    "джерела примітки посилання виноски література джерело примітка виноска",
    # Kazakh
    "дереккөздер дереккөз ескертпелер ескертпе сілтемелер сілтеме әдебиеттер әдебиет түсіндірмелер",
    # German
    "einzelnachweise fußnoten fussnoten quellen anmerkungen belege nachweise verweise quelle anmerkung fußnote",
    "literatur endnoten quellenangaben quellenverzeichnis weblinks",
    # French
    "références liens citations référence renvois bibliographie",
    # Spanish
    "referencias notas fuentes enlaces citas referencia fuente nota bibliografía",
    # Turkish
    "kaynaklar kaynakça notlar dipnotlar bağlantılar kaynak dipnot referanslar",
    # Italian, Portuguese, Polish, Dutch
    "note fonti riferimenti collegamenti referências fontes ligações przypisy źródła bibliografia bronnen noten",
    # Chinese and Japanese
    "参考文献 参考资料 參考文獻 參考資料 注释 註釋 脚注 腳註 来源 來源 出典 注釈 链接",
)
_SURE = frozenset(
    (
        "references footnotes endnotes citations примечания сноски примітки виноски ескертпелер einzelnachweise "
        "fußnoten fussnoten références referencias kaynakça dipnotlar referências przypisy 参考文献 參考文獻 脚注 注释"
    ).split()
)
"""What stands above footnotes and nothing else: `Links` and `Notes` have other uses."""
_WORDS = frozenset(word for line in _TITLES for word in line.split())
_BESIDE = frozenset(
    (
        "and & et und y e и та й және ve of to the de des del der la le les los bas page pied página al pie "
        "visible hidden external further normative informative selected list visibles видимые скрытые внешние "
        "список использованные использованных источников литературы джерел пайдаланылған тізімі works cited"
    ).split()
)
"""What may stand beside such a word: `Notes and references`, `Visible links`, `Список источников`."""
_NUMBER = re.compile(r"(?:[\dA-Z](?:\.\d+)*\.?|[IVX]+\.)[ \t]+(?=\S)")
_SHORT_LINE = re.compile(r"(?:\n|\A)[ \t]*(?=[^\s\[(])([^\n]{2,70})(?=\n|\Z)")
_HEADING = re.compile(r"(?:\n|\A)(?:#{1,6}[ \t]+\S|={2,6}[^=\n]+={2,6}[ \t]*(?:\n|\Z)|[^\s\[(][^\n]*\n[=~^-]{3,}[ \t]*(?:\n|\Z))")
_DRESS = " \t#*=_:.~-—–\\"


def find_titles(text: str) -> tuple[array[int], bytearray]:
    """Where each heading of a list of references ends (its line end included), and whether it is a sure one."""
    ends, sure = array("Q"), bytearray()
    for match in _SHORT_LINE.finditer(text):
        if title := _read_title(match[1]):
            ends.append(min(match.end() + 1, len(text)))
            sure.append(title == 2)
    return ends, sure


def has_heading(text: str, start: int, end: int) -> bool:
    """Whether a heading of any kind stands in `[start, end)` of `text`: by `#`, between `==`, or underlined."""
    return _HEADING.search(text, max(start - 1, 0), end) is not None


def _read_title(line: str) -> int:
    """0 for what is no heading of references, 2 for a sure one, 1 for another."""
    bare = line.strip(_DRESS)
    if number := _NUMBER.match(bare):
        bare = bare[number.end() :]
    words = bare.casefold().strip("[]").split()
    if not 0 < len(words) <= 7 or not any(word.rstrip(":") in _WORDS for word in words):
        return 0
    rest = [word.strip(":,()/") for word in words]
    if not all(word in _WORDS or word in _BESIDE for word in rest):
        return 0
    return 2 if any(word in _SURE for word in rest) or {"visible", "hidden"} & set(rest) else 1
