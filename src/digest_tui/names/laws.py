"""Laws cited: articles with the title of their law, `Article 274, Part 2, of the Criminal Code`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from digest_tui.chronicle.text.patterns import lazy

_ARTICLE = lazy(
    # A pattern that begins with a set of characters is searched much faster than one that looks back first.
    r"[AaS§Сс](?<![\w-].)(?:(?<=[Aa])rt(?:icles?|s?\.)|(?<=S)ections?|(?<=§)§?"
    r"|(?<=[Сс])(?:тать(?:я|и|е|ёй|ей|ю|ям|ями|ях)|т\.))"
    r"[ \xa0\n]{0,2}(?=\d)"
)
_NUMBER = r"\d{1,4}(?:[-.]\d{1,3}|[a-z](?![\w]))?"
_PART = r"(?:[Pp]art|[Cc]lause|(?:[Pp]|[Ss]ubp)aragraph|[Ii]tem|[Pp]oint|[Pp]ara\.?|[Чч]асть|[Чч]\.)s?"
_PARTS = rf"(?:,? \(?{_PART} ?\(?\d{{1,3}}(?:[-.]\d{{1,3}})?\)?|\(\d{{1,2}}\))*"
_NUMBERED = lazy(rf"{_NUMBER}{_PARTS}")
_NEXT = lazy(
    r"(?: \([^()]{0,120}\))?,?(?: (?:and|or|и|или))? "
    r"(?=\d{1,4}(?:-\d)?(?:, [PC]|\b(?! (?:days|years|months|tenges?)\b|[ ,]\d{3}|%)))"
)


_SOME = ("rticle", "rt.", "rts.", "ection", "§", "тать", "т.")
"""One of these is in every citation: to look for them is quick."""


class LawTitle(NamedTuple):
    """One way in which the title of a law is printed."""

    name: str
    example: str
    """A text whose law has its title by this row."""
    pattern: Callable[[], re.Pattern[str]]


_WORD = "[A-ZÀ-Þ][\\w’]++(?:-[\\w’]++)*+"
_BETWEEN_STATES = "Covenant|Convention|Charter|Declaration|Treaty"

LAW_TITLES: tuple[LawTitle, ...] = (
    LawTitle(
        "code of",
        "They were fined under Article 12 of the Code of Civil Offences.",
        lazy(
            rf"\b(?:Code|Law|Act|Statute) (?:of|on|for) (?:the )?{_WORD}"
            rf"(?: (?:and |on |of )?(?!Republic\b|State\b){_WORD})*"
        ),
    ),
    LawTitle(
        "named code",
        "They were fined under Article 12 of the Harbour Code.",
        lazy(
            rf"(?!(?:This|The|That|Under) )(?:{_WORD} ){{1,4}}(?:Code|Act|Law|{_BETWEEN_STATES})\b"
            r"(?: (?:19|20)\d\d)?(?! (?:of|on|for) (?!the\b)[A-Z])"
        ),
    ),
    LawTitle(
        "international title",
        "It breaches Article 12 of the Convention on Lakes.",
        lazy(
            rf"\b(?:{_BETWEEN_STATES}) (?:on|of|for|against) (?:the )?{_WORD}"
            rf"(?: (?:(?:and|on|of|for|against) )?(?:the )?{_WORD})*"
        ),
    ),
    LawTitle(
        "constitution",
        "It breaches Article 12 of the Constitution.",
        lazy(r"\b(?:Constitution|Konstitution|Конституции)\b"),
    ),
    LawTitle(
        "quoted law",
        "They were fined under Article 12 of the Law “On Lakes”.",
        lazy(r"\b(?:Law|Act|Закона|закона) [“\"«][^”\"»]{2,80}[”\"»]"),
    ),
    LawTitle(
        "abbreviated code",
        "По статье 12 УК вынесен приговор.",
        lazy(r"(?<=\d )(?:УК|КоАП|УПК|ГК|ТК|StGB|StPO|BGB|GG|ZPO)(?: РК| РФ| РБ)?(?!\w)"),
    ),
)
"""The earlier row counts where two begin at one place."""


class Citation(NamedTuple):
    """An article cited in a text."""

    title: str
    """Of the law; empty where the text does not say which."""
    number: str
    form: str
    """As printed, white space made one space."""


class _Title(NamedTuple):
    start: int
    end: int
    text: str


def find_citations(body: str) -> Iterator[Citation]:
    """The articles that `body` cites.

    Their law is the one named behind them in the same sentence, else the last one named before, else the next.
    """
    if not any(word in body for word in _SOME) or not (found := list(_find_articles(body))):
        return
    titles = sorted(_find_titles(body))
    for start, end, number in found:
        title = _choose(titles, body, start, end)
        yield Citation(title, number, " ".join(body[start:end].split()))


def _find_articles(body: str) -> Iterator[tuple[int, int, str]]:
    """Where each article begins and ends, the word before the first of a list included, and its number."""
    for article in _ARTICLE().finditer(body):
        start, at = article.span()
        while match := _NUMBERED().match(body, at):
            number = re.match(_NUMBER, match[0])
            yield start, match.end(), number[0] if number else ""
            following = _NEXT().match(body, match.end()) if _takes_several(article[0]) else None
            if following is None:
                break
            start = at = following.end()


def _takes_several(word: str) -> bool:
    return word.strip().lower().rstrip(".").endswith(("s", "§§", "ям", "ями", "ях", "ст"))


def _find_titles(body: str) -> Iterator[_Title]:
    taken = -1
    found = (
        (match.start(), place, match) for place, row in enumerate(LAW_TITLES) for match in row.pattern().finditer(body)
    )
    for start, _, match in sorted(found, key=lambda one: one[:2]):
        if start >= taken:
            taken = match.end()
            yield _Title(start, taken, " ".join(match[0].split()))


def _choose(titles: list[_Title], body: str, start: int, end: int) -> str:
    """The title behind `end` in the same sentence, else the nearest before `start`, else the next."""
    at = bisect_left(titles, end, key=lambda title: title.start)
    behind = titles[at] if at < len(titles) else None
    before = titles[at - 1] if at else None
    if behind and not re.search(r"[.;!?][”\")]?\s", body[end : behind.start]):
        return behind.text
    nearest = before or behind
    return nearest.text if nearest else ""
