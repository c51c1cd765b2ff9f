"""Passages: what is compared of a document, which is each entry and each stretch of prose outside the entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Prose
from digest_tui.chronicle.text.alike import read_words, sum_words
from digest_tui.chronicle.text.letters import WITHOUT_SPACES
from digest_tui.sharing.citing import find_dateline
from digest_tui.sharing.exporting.documents import Segment, split_body

_LETTERS = rf"[^\W{WITHOUT_SPACES}]+"
_TOKEN = re.compile(rf"([{WITHOUT_SPACES}]|{_LETTERS}(?:[-’'ʼ.,/:]{_LETTERS})*|[^\w\s])(\s*)")


class Token(NamedTuple):
    """A word, a sign, a link, a marker, or one character of a script that puts no spaces between words."""

    text: str
    """As printed, with one space behind it where white space is."""
    key: str
    """What is compared: of a marker only how many notes it refers to, since editions number their notes anew."""


@dataclass(frozen=True, eq=False)
class Passage:
    """An entry, or prose outside the entries, with what of it is compared.

    Words and tokens are made when asked for: those of a whole document would take many times its room.
    """

    chronicle: Chronicle
    prose: Prose
    """An Entry where it is one."""

    @property
    def number(self) -> int | None:
        """The number of the entry, None outside the entries."""
        return self.prose.number if isinstance(self.prose, Entry) else None

    @cached_property
    def dateline(self) -> str:
        """Date and place as printed, or ""."""
        return find_dateline(self.chronicle, self.prose) if isinstance(self.prose, Entry) else ""

    @cached_property
    def date(self) -> list[str]:
        """The words of the date as printed."""
        return read_words(self.prose.date_as_written or "") if isinstance(self.prose, Entry) else []

    @property
    def sum(self) -> str:
        """A checksum of the words."""
        return sum_words(f"{self.dateline} {self.prose.body}")

    @property
    def words(self) -> list[str]:
        """The words of dateline and body, without markers."""
        return read_words(f"{self.dateline} {self.prose.body}")

    @property
    def head(self) -> tuple[Token, ...]:
        """The tokens of the dateline."""
        return tuple(split_text(self.dateline))

    @property
    def body(self) -> tuple[Token, ...]:
        """The tokens of the body."""
        segments = list(split_body(self.prose))
        following = [*(segment.text for segment in segments[1:]), ""]
        return tuple(token for pair in zip(segments, following, strict=True) for token in _split_segment(*pair))

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """The footnotes it refers to, each once; missing and empty ones are left out."""
        found = (reference.footnote for reference in self.prose.references)
        return tuple(dict.fromkeys(footnote for footnote in found if footnote and footnote.text))

    def prints_the_same(self, other: Passage) -> bool:
        """True if both print the same but for white space and the numbers of notes."""
        if self.dateline == other.dateline and self.prose.body == other.prose.body:
            return True
        return _list_keys(self.head) == _list_keys(other.head) and _list_keys(self.body) == _list_keys(other.body)


def split_text(text: str) -> Iterator[Token]:
    """The tokens of a text without markers."""
    return (Token(match[1] + " " * bool(match[2]), match[1]) for match in _TOKEN.finditer(text))


def split_note(footnote: Footnote | None) -> Iterator[Token]:
    """The tokens of a note, each of its URLs one; none without a note."""
    if footnote is None:
        return
    rest = footnote.text
    for url in footnote.urls:
        before, found, rest = rest.partition(url)
        yield from split_text(before)
        if found:
            yield Token(url + " " * rest[:1].isspace(), url)
    yield from split_text(rest)


def _split_segment(segment: Segment, following: str) -> Iterator[Token]:
    """The tokens of a segment; `following` is the text behind it, whose white space belongs to its last token."""
    space = " " * following[:1].isspace()
    if segment.references:
        yield Token(segment.text + space, f"[{len(segment.references)}]")
    elif segment.is_link:
        yield Token(segment.text + space, segment.text)
    else:
        yield from split_text(segment.text)


def _list_keys(tokens: tuple[Token, ...]) -> list[str]:
    return [token.key for token in tokens]
