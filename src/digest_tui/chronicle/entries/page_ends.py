"""Where the text of a page ends, and with it the section of its last entry: what stands below belongs to no entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.text.headings import find_back_matter
from digest_tui.chronicle.text.paragraphs import DRAWN_LINE, ends_sentence
from digest_tui.chronicle.text.patterns import lazy

_SEVERAL = 2
"""Entries above the last one, by which it is judged what belongs to it."""
_NEARLY_ALL = 0.8
_SECOND = 2
"""A title of an entry that is none of its own."""
_LAST_WORDS = 40
"""Characters in which a sentence shows that it ends."""
_RULE = lazy(r"\n[ \t]*+\n(?P<line>[ \t]*+(?P<sign>[-_=*~─━═])(?:[ \t]?(?P=sign)){2,})[ \t]*+\n(?=\s*\S)")
"""A line drawn between paragraphs."""
_BOLD_TITLE = lazy(
    r"\n[ \t]*+\n(?P<line>[ ]{0,3}(?P<sign>\*\*|__)(?=[^\s*_])[^\n]{1,100}(?<=[^\s*_])(?P=sign)[ \t]*+)\n"
    r"(?=[ \t]*\n\s*\S)"
)
"""A paragraph that is one line and bold."""
_TITLE_ALONE = lazy(
    r"\n[ \t]*+\n(?P<line>[ \t]*+[^\W\d_][^\n]{1,60}[^\s.,:;!?…»”\"\])])[ \t]*+\n(?=[ \t]*+\n\s*[^\W_])"
)
"""A paragraph that is one short line, above another that begins with a word."""
_DRAWN = " \t\n-_=*~─━═"
_LINK = r"(?:\[\d{1,5}\][^\n\[\]|·]{1,60}|\[[^\]\n]{1,60}\]\([^()\s]{1,400}\)[ \t]*)"
_ITEM = rf"[ \t]*+[-*+•][ \t]+{_LINK}"
_LINKS = rf"(?:{_ITEM}(?:\n{_ITEM})+|[ \t]*+{_LINK}(?:[|·][ \t]*{_LINK})+)"
"""A list of links, or a line of them."""
_SOURCE = lazy(rf"{_ITEM}[ \t]*\Z")
"""A list of one link, as entries name their source."""
_OF_PAGE = lazy(
    rf"(?:{_LINKS}|[^\n]{{0,30}}(?:©|\(c\)[ ]?\d{{4}}|(?<![^\W_])copyright[ \t]+\d{{4}})[^\n]*)[ \t]*(?=\n|\Z)"
    rf"|[^\n]{{0,60}}[^\s.:;!?…]\n{_LINKS}[ \t]*\Z"
    rf"|[ \t]*+(?!\[[^\]\n]*\]\(\w{{2,9}}://){_LINK}\Z|[ \t]*[^\W\d_](?=[^\n]*\w[ \t]*\Z)[^\n]*[ \t]·[ \t]",
    re.IGNORECASE,
)
"""The beginning of a paragraph that speaks of the page: its links, also below a title, its owner, or its titles with
points between.

One link may be all of it, as `[3]Back to the main page`; one that leads to another site may be a source."""
_CONTACT = lazy(
    r"(?:[^\n]{0,60}\n){0,5}[^\n]{0,60}"
    r"(?:(?<![\w/])[\w.+-]{1,40}@[\w-]{1,40}\.\w|(?<!\w)\+\d{1,3}[ (-]{1,2}\d[\d() -]{5,20}\d)"
)
"""Short lines, one with an address to write to or a number to call; a sentence with one tells something."""
_LINKS_AT_END = lazy(rf"(?<=\n){_LINKS}[ \t]*\Z")
_PARAGRAPH = lazy(r"^[ \t]*+\S[^\n]*(?:\n[ \t]*+\S[^\n]*)*", re.MULTILINE)
_OF_TEXT = lazy(r"[ \t]*+(?:(?:[-*+•]|\d{1,3}[.)])[ \t]|[>|]|!\[|```|~~~)")
"""The beginning of what is no title: an item, a quotation, a table, a picture, code."""


def find_end_of_text(text: str, starts: Sequence[EntryStart]) -> int:
    """Where behind the last of the `starts` the text of the page ends; the end of `text` if nothing else follows."""
    last = starts[-1].end
    end = find_back_matter(text, last)
    end = last + _find_closing_line(text[last:end], text, starts)
    for parting in (_RULE(), _BOLD_TITLE()) if _are_bold_titles(text, starts) else (_RULE(),):
        end = last + _find_line(parting, text[last:end], text, starts)
    end = last + _find_title_without_date(text[last:end], text, starts)
    return last + _find_foot(text[last:end], text, starts)


def is_foot(paragraphs: Iterable[str]) -> bool:
    """True if each of the `paragraphs` is no sentence, or speaks of the page."""
    return all(speaks_of_page(paragraph) or not ends_sentence(paragraph) for paragraph in paragraphs)


def speaks_of_page(paragraph: str) -> bool:
    """True if a paragraph has the links of a page, or names its owner or how to reach them."""
    return _find_words_of_page(paragraph) is not None


def _find_closing_line(body: str, text: str, starts: Sequence[EntryStart]) -> int:
    """Where in the `body` of the last entry the line is drawn that closes nearly all above; else its end."""
    closing = Counter(one.rstrip().rpartition("\n")[2] for one in _find_above(text, starts))
    line, count = closing.most_common(1)[0] if closing else ("", 0)
    if count < (len(starts) - 1) * _NEARLY_ALL or not DRAWN_LINE().fullmatch(f"\n{line}"):
        return len(body)
    return _find_line(re.compile(rf"\n(?P<line>{re.escape(line)})[ \t]*\n(?=\s*\S)"), body, text, starts)


def _find_line(pattern: re.Pattern[str], body: str, text: str, starts: Sequence[EntryStart]) -> int:
    """Where in the `body` of the last entry such a line stands, as in the midst of no other; else its end."""
    found = pattern.search(body)
    return len(body) if found is None or any(map(pattern.search, _find_above(text, starts))) else found.start("line")


def _are_bold_titles(text: str, starts: Sequence[EntryStart]) -> bool:
    """True if nearly all entries begin with a title in bold, so that one without a date stands beside them."""
    bold = sum(start.style.is_section and text.startswith(("**", "__"), start.start) for start in starts)
    return len(starts) > _SEVERAL and bold >= len(starts) * _NEARLY_ALL


def _find_title_without_date(body: str, text: str, starts: Sequence[EntryStart]) -> int:
    """Where in the `body` of the last entry a second title stands, if nearly all entries have one, below their date."""
    last = list(_TITLE_ALONE().finditer(body))
    if len(starts) <= _SEVERAL or len(last) < _SECOND or last[0].start():
        return len(body)
    titles = [list(_TITLE_ALONE().finditer(above)) for above in _find_above(text, starts)]
    titled = sum(bool(found) and not found[0].start() for found in titles)
    is_rule = titled >= len(titles) * _NEARLY_ALL and all(len(found) < _SECOND for found in titles)
    return last[1].start("line") if is_rule else len(body)


def _find_foot(body: str, text: str, starts: Sequence[EntryStart]) -> int:
    """Where in the `body` of the last entry the foot of the page begins: paragraphs that are no sentences.

    One of them speaks of the page and begins it; where the entries above end with a sentence, what stands before it and
    is none belongs to it. What speaks of the page in one of them, as a list of links, belongs to it; then the last one
    keeps its own.
    """
    begin, of_page = _look_up(body)
    if len(starts) <= _SEVERAL or of_page == len(body) or body[:begin].rstrip().endswith(":"):
        return len(body)
    above = list(_find_above(text, starts))
    if any(_is_like_foot(paragraph[0]) for one in above for paragraph in _PARAGRAPH().finditer(one)):
        return len(body)
    ended = sum(ends_sentence(one.rstrip(_DRAWN)[-_LAST_WORDS:]) for one in above)
    return begin if ended >= len(above) * _NEARLY_ALL else of_page


def _find_above(text: str, starts: Sequence[EntryStart]) -> Iterator[str]:
    """What stands behind the dateline of each entry but the last."""
    return (text[one.end : following.start] for one, following in pairwise(starts))


def _look_up(body: str) -> tuple[int, int]:
    """Where the last paragraphs of `body` begin that are no sentences, and of them the first that speaks of the page.

    The first of all belongs to the entry.
    """
    begin = of_page = len(body)
    for number, match in reversed(list(enumerate(_PARAGRAPH().finditer(body)))):
        paragraph = match[0]
        words = _find_words_of_page(paragraph)
        if words and (number or words.start()):
            begin = of_page = match.start() + words.start()
        elif not number or ends_sentence(paragraph) or _OF_TEXT().match(paragraph):
            break
        else:
            begin = match.start()
        if begin > match.start():
            break
    return begin, of_page


def _is_like_foot(paragraph: str) -> bool:
    """True if a paragraph of an entry might be the foot of a page: then the last entry may have one like it."""
    return speaks_of_page(paragraph) or _SOURCE().match(paragraph) is not None


def _find_words_of_page(paragraph: str) -> re.Match[str] | None:
    """What in a paragraph speaks of the page: all of it, by how it begins, or the links at its end."""
    words = _OF_PAGE().match(paragraph) or _LINKS_AT_END().search(paragraph)
    return words or (None if ends_sentence(paragraph) else _CONTACT().match(paragraph))
