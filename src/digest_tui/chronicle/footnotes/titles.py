"""Headings: which lines are some, and which of them stand above a list of footnotes."""

from __future__ import annotations

import re
from array import array
from itertools import chain


def _split(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_SURE = _split(
    "references footnotes endnotes citations",  # English, and what lynx, elinks and w3m print above their lists
    "примечания сноски",  # Russian
    "примітки виноски",  # Ukrainian
    "ескертпелер",  # Kazakh
    "einzelnachweise fußnoten fussnoten endnoten",  # German
    "références",  # French
    "referencias",  # Spanish
    "kaynakça dipnotlar",  # Turkish
    "referências przypisy",  # Portuguese, Polish
    "参考文献 參考文獻 脚注 腳註 注释 註釋 注釈 尾注 註腳",  # Chinese, Japanese
)
"""What stands above footnotes and nothing else; all words are in small letters."""
_WORDS = _SURE | _split(
    "notes sources links bibliography reference source note footnote endnote citation link literature",
    "источники источников ссылки литература литературы источник примечание ссылка сноска библиография",
    "джерела джерел посилання література літератури джерело примітка виноска",
    "дереккөздер дереккөз ескертпе сілтемелер сілтеме әдебиеттер әдебиет түсіндірмелер",
    "quellen anmerkungen belege nachweise verweise quelle anmerkung fußnote literatur quellenangaben",
    "quellenverzeichnis literaturverzeichnis literaturhinweise weblinks liens référence renvois bibliographie",
    "notas fuentes enlaces citas referencia fuente nota bibliografía",
    "kaynaklar notlar bağlantılar kaynak dipnot referanslar",
    "fonti riferimenti collegamenti fontes ligações źródła bibliografia bronnen noten",
    "参考资料 參考資料 参考資料 参考来源 參考來源 资料来源 資料來源 来源 來源 引用",
    "引用元 引文 出典 典拠 参照 注 註 注記",
    "链接 連結 参考链接 参考リンク 外部链接 外部連結 外部リンク 相关链接 相關連結 情報源 情报源 リンク",
)
"""What may stand above footnotes: `Links` and `Notes` have other uses."""
_BESIDE = _split(
    "and & et und y e и та й және ve of to the de des del der la le les los bas page pied página al pie",
    "bibliográficas bibliographiques bibliografici bibliograficzne бібліографічні библиографические",
    "externes externos externas externe externi dış esterni zewnętrzne",
    "visible hidden external further normative informative selected list visibles видимые скрытые внешние",
    "credits thanks acknowledgements acknowledgments greetings reading",
    "список использованные использованных використаних пайдаланылған тізімі works cited",
)
"""What may stand beside such a word: `Notes and references`, `Visible links`, `Список источников`."""
_NUMBER = re.compile(r"(?:(?:\d{1,2}|[A-Z])(?:\.\d+)*\.?|[IVX]+\.)[ \t]+(?=\S)")
_BETWEEN_SIGNS = re.compile(r"[・、／]|(?<=[\u4e00-\u9fff])(?:和|与|與|及|と)(?=[\u4e00-\u9fff])")
"""What parts words where no space does."""
_DRAWN = re.compile(r"[ \t]*[-=|]{2,40}\[")
"""Begins a heading such as `--[ 7 - References`."""
_SHORT_LINE = re.compile(r"\n([^\n]{2,70})(?=\n|\Z)")
_HEADING = re.compile(
    r"(?:\n|\A)(?:#{1,6}[ \t]+\S|={2,6}[^=\n]+={2,6}[ \t]*(?:\n|\Z)|[^\s\[(][^\n]*\n[=~^-]{3,}[ \t]*(?:\n|\Z))"
)
_DRESS = " \t#*=_:：.~-—–\\"


def find_titles(text: str) -> tuple[array[int], bytearray]:
    """Where each heading of a list of references ends (its line end included), and whether it is a sure one."""
    ends, sure = array("Q"), bytearray()
    first_end = text.find("\n") if "\n" in text else len(text)
    lines = ((match[1], match.end()) for match in _SHORT_LINE.finditer(text))
    for line, end in chain([(text[: min(first_end, 70)], first_end)], lines):
        title = _read_title(line)
        if title and not _ends_paragraph(text, line, end):
            ends.append(min(end + 1, len(text)))
            sure.append(title == 2)
    return ends, sure


def has_heading(text: str, start: int, end: int) -> bool:
    """Whether a heading of any kind stands in `[start, end)` of `text`: by `#`, between `==`, or underlined."""
    return _HEADING.search(text, max(start - 1, 0), end) is not None


def _ends_paragraph(text: str, line: str, end: int) -> bool:
    """Whether `line`, which ends at `end`, holds but the last words of a sentence, as `sources.`, or a key of code."""
    bare = line.strip()
    if bare.endswith("::"):
        return True
    if bare.endswith(":") or not (bare.endswith(".") or bare.strip(_DRESS)[0].islower()):
        return False
    begin = end - len(line) - 1
    return bool(text[text.rfind("\n", 0, max(begin, 0)) + 1 : max(begin, 0)].strip())


def _read_title(line: str) -> int:
    """0 for what is no heading of references, 2 for a sure one, 1 for another."""
    bare = line.strip(_DRESS)
    if is_drawn := _DRAWN.match(line) is not None:
        bare = bare.strip("[]|" + _DRESS)
    if not bare or bare[0] in "[(":
        return 0
    if number := _NUMBER.match(bare):
        bare = bare[number.end() :].lstrip(_DRESS if is_drawn else "")
    words = _BETWEEN_SIGNS.sub(" ", bare.casefold().strip("[]【】〈〉《》")).split()
    if not 0 < len(words) <= 7 or not any(word.rstrip(":") in _WORDS for word in words):
        return 0
    rest = [word.strip(":,()/") for word in words]
    if not all(word in _WORDS or word in _BESIDE for word in rest):
        return 0
    return 2 if any(word in _SURE for word in rest) or {"visible", "hidden"} & set(rest) else 1
