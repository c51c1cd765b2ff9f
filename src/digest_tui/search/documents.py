"""What the index keeps of an entry: its words as printed, and marks for what is no word.

An entry of the text is read without being made: the index passes over a
hundred thousand of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from digest_tui.chronicle.links.urls import find_urls, may_hold_url, split_url
from digest_tui.chronicle.model import Chronicle, Dateline, PartialDate, calendar_date
from digest_tui.chronicle.text.folding import find_compounds, find_words, fold, prepare
from digest_tui.search.initials import find_initials, find_runs

# Marks are terms that begin with a character for private use, so that no word of a text is one of them.
PLACE = "\ue000"
"""Begins the mark of a whole place, folded."""
SLUG = "\ue001"
"""Begins the mark of a word in the host or the path of a URL, folded."""
HOST = "\ue002"
"""Begins the mark of a host."""
DAY = "\ue003"
"""Begins the mark of a date: `20250116`, `202501`, `2025`, and `0116` for the day in any year."""
NO_SOURCE = "\ue004"
"""The mark of an entry behind which no source stands."""
INITIALS = "\ue005"
"""Begins the mark of the initials of capitalised words that follow each other, folded."""
_LONGEST_RANGE = 400
"""Days of a range that are marked one by one; of a longer one only the last beside the first."""
_JOINT = "\ue00f"
_BETWEEN_NAMES = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_ELSEWHERE = -1
_PLAIN_URL = re.compile(r"https?://([A-Za-z0-9.:-]+)((?:/[A-Za-z0-9/._~!$&'()*+,;=:@-]*)?)(?=[?#]|\Z)")
_ONLY_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9/._~!$&'*+,;=:@?#%-]*\Z")
_PARTS_OF_MACHINES = ("watch", "status", "posts", "permalink", "reel")
_ENDINGS = ("php", "html", "htm", "aspx")
OF_MACHINES = frozenset(["www", *_PARTS_OF_MACHINES, *_ENDINGS])
"""Words that are the same whatever the page says, as whole parts of a path: `youtube.com/watch?v=…`."""
_OF_MACHINES = (
    rf"(?:www(?![a-z0-9])|(?:(?<=/)(?:{'|'.join(_PARTS_OF_MACHINES)})|(?<=\.)(?:{'|'.join(_ENDINGS)}))(?=[/?#]|\Z))"
)
_IS_OF_MACHINES = re.compile(_OF_MACHINES, re.IGNORECASE)
_WORDS_IN_PATH = re.compile(rf"(?<![a-z0-9])(?!{_OF_MACHINES})[a-z]+(?![a-z0-9])")
_NUMBERS_IN_PATH = re.compile(r"(?<=/)[0-9]+(?=/|\Z)")
_IN_URL = re.compile(r"(?:[^\W_]|%[89A-Fa-f][0-9A-Fa-f])+")


def is_mark(term: str) -> bool:
    """`term` is a mark, not a word of a text."""
    return PLACE <= term[0] <= INITIALS


@lru_cache(maxsize=1024)
def mark_name(kind: str, name: str) -> str:
    """The mark of a place or a host: one term, whatever stands between its words."""
    return kind + _BETWEEN_NAMES.sub(_JOINT, fold(name).strip())


def read_name(mark: str, joint: str = " ") -> str:
    """The folded name in a mark of `mark_name`, with `joint` between its words."""
    return mark[1:].replace(_JOINT, joint)


def find_url_words(url: str) -> Iterator[tuple[str, int, int]]:
    """The words in the host and the path of `url`: folded, where each begins and ends. Identifiers are left out.

    What has a digit in it is an identifier, but for a part of the path that is
    a number and nothing else.
    """
    scheme, authority, _ = split_url(url)
    begin = len(scheme) + authority.rfind("@") + 1
    end = min((place for sign in "?#" if (place := url.find(sign, begin)) >= 0), default=len(url))
    for match in _IN_URL.finditer(url, begin, end):
        written = match[0]
        if written.isdecimal():
            if url[match.start() - 1] == "/" and url[match.end() : match.end() + 1] in ("/", "?", "#", ""):
                yield written, match.start(), match.end()
        else:
            word = fold(unquote(written) if "%" in written else written)
            if word.isalpha() and not _IS_OF_MACHINES.match(url, match.start()):
                yield word, match.start(), match.end()


class Sources(NamedTuple):
    """What stands behind an entry."""

    urls: list[str]
    """Of its footnotes and in its prose, as written."""
    labels: list[str]
    """Of its markers, those that have a footnote."""
    is_there: bool
    """A footnote says something, or a URL stands in the prose."""
    said: list[str]
    """What its footnotes say beside their URLs."""
    notes: list[int]
    """Where its footnotes begin in the text."""


def read_sources(chronicle: Chronicle, start: int, end: int) -> Sources:
    """What stands behind the entry in `[start, end)` of the chronicle's text."""
    text = chronicle.text
    labels: list[str] = []
    urls: list[str] = []
    said: list[str] = []
    notes: list[int] = []
    is_there = False
    for label, (begin, stop) in chronicle.find_cited(start, end):
        labels.append(label)
        notes.append(begin)
        note = text[begin:stop].strip()
        is_there = is_there or bool(note)
        if _ONLY_URL.match(note):
            urls.append(note)
        else:
            spans = list(find_urls(note))
            urls += [note[first:last] for first, last in spans]
            said.append(leave_out_spans(note, spans))
    block = text[start:end]
    if may_hold_url(block):
        spans = list(find_urls(block))
        urls += [block[begin:stop] for begin, stop in spans]
        is_there = is_there or bool(spans)
    return Sources(urls, labels, is_there, said, notes)


def leave_out_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with a space in the place of each of `spans`, which are in order."""
    place, kept = 0, []
    for start, end in spans:
        kept.append(text[place:start])
        place = end
    return " ".join([*kept, text[place:]])


def read_document(chronicle: Chronicle, inside: int) -> Document:
    """The entry at position `inside` of a chronicle, as far as search needs it."""
    return read_documents([(chronicle, inside)])[0]


def read_documents(places: Sequence[tuple[Chronicle, int]]) -> list[Document]:
    """Several entries, each by its chronicle and its position there.

    To do one step for all of them before the next is a tenth quicker.
    """
    spans = [chronicle.find_span(inside) for chronicle, inside in places]
    sources = [read_sources(chronicle, *span) for (chronicle, _), span in zip(places, spans, strict=True)]
    datelines = [chronicle.find_dateline(inside) for chronicle, inside in places]
    texts = [chronicle.text[slice(*span)] for (chronicle, _), span in zip(places, spans, strict=True)]
    return list(map(_make_document, texts, [start for start, _ in spans], datelines, sources))


def _make_document(block: str, start: int, dateline: Dateline | None, sources: Sources) -> Document:
    """What search needs of the entry whose text `block` begins at `start` of the chronicle."""
    marks = [*map(_compose_url, sources.urls), *map(_mark_label, sources.labels)]
    date, head = None, 0
    if dateline is not None:
        date, head = dateline.date, dateline.end - start
        if dateline.place:
            marks.append(mark_name(PLACE, dateline.place))
        if date is not None:
            marks.append(_compose_days(date))
    if not sources.is_there:
        marks.append(NO_SOURCE)
    return Document(block, " ".join(sources.said), " ".join(marks), date, sources.notes, head, sources.urls)


class Document(NamedTuple):
    """Everything by which an entry is found."""

    block: str
    """Dateline and body as they stand in the text."""
    said: str
    """What its notes say beside their URLs."""
    marks: str
    """Marks, and the words and numbers that stand elsewhere, with spaces between them."""
    date: PartialDate | None
    notes: Sequence[int] = ()
    """Where its notes begin in the text."""
    head: int = 0
    """Characters of `block` that are its dateline."""
    urls: Sequence[str] = ()
    """Behind it and in its prose."""

    @property
    def text(self) -> str:
        """Dateline, body and the words of the notes, as they stand in the text."""
        return f"{self.block}\n{self.said}" if self.said else self.block

    def compose(self) -> str:
        """All of it as the postings take it."""
        text = f"{self.block} {self.said}" if self.said else self.block
        compounds = " ".join([word for word, _, _ in find_compounds(text)])
        return f"{prepare(text)} {self.marks} {compounds} {write_initials(text)}"

    def read_words(self) -> dict[str, list[int]]:
        """Its words, folded, with the characters at which each stands; what notes say, and marks, stand at -1."""
        folded = fold(self.block)
        words: dict[str, list[int]] = {}
        for match in _WORD.finditer(folded):
            words.setdefault(match[0], []).append(match.start())
        for word, start, _ in find_compounds(folded):
            words.setdefault(word, []).append(start)
        for word in chain(
            self.marks.split(), (word for word, _, _ in find_words(self.said)), write_initials(self.block).split()
        ):
            words.setdefault(word, [_ELSEWHERE])
        return words


def write_initials(text: str) -> str:
    """The marks of the initials in `text`, with spaces between them."""
    return " ".join(map(_write_run, find_runs(text)))


@lru_cache(maxsize=1 << 14)
def _write_run(run: str) -> str:
    return " ".join([INITIALS + fold(initials) for initials, _, _ in find_initials(run)])


def mark_host(url: str) -> str:
    """The mark of the host of `url`, without `www.`; "" where it has no host."""
    host = split_url(url)[1].rpartition("@")[2].lower().removeprefix("www.")
    return mark_name(HOST, host) if host else ""


def mark_days(year: int | None, month: int | None, day: int | None) -> list[str]:
    """The marks under which a date is found, the narrowest first: its day, month and year, and the day in any year."""
    marks = []
    if year is not None and year >= 0:
        marks += [DAY + f"{year:04d}{month:02d}{day:02d}"] if month and day else []
        marks += [DAY + f"{year:04d}{month:02d}"] if month else []
        marks.append(DAY + f"{year:04d}")
    if month and day:
        marks.append(DAY + f"{month:02d}{day:02d}")
    return marks


def _mark_label(label: str) -> str:
    return label if label.isdecimal() else fold(label)


@lru_cache(maxsize=256)
def _compose_days(date: PartialDate) -> str:
    """The marks of a date, and of every day, month or year within a range of at most `_LONGEST_RANGE` of them."""
    if date.last is None:
        return " ".join(mark_days(*date[:3]))
    marks = dict.fromkeys(mark_days(*date[:3]))
    for within in _walk(date):
        marks.update(dict.fromkeys(mark_days(within.year, within.month, within.day)))
    return " ".join(marks)


def mark_range(date: PartialDate) -> list[str]:
    """The narrowest mark of each day, month or year from the first to the last of `date`."""
    return [mark_days(*within[:3])[0] for within in (date._replace(last=None), *_walk(date)) if mark_days(*within[:3])]


def _walk(date: PartialDate) -> Iterator[PartialDate]:
    """The days of a range behind its first, or its months or years where that is all it gives."""
    last, at = date.last, date._replace(last=None)
    for _ in range(_LONGEST_RANGE):
        if last is None or at[:3] >= last[:3]:
            return
        at = _step(at)
        yield at
    if last is not None:
        yield last


def _step(date: PartialDate) -> PartialDate:
    year, month, day = date[:3]
    if day is not None and (following := calendar_date(year, month, day + 1)):
        return following
    if month is None:
        return PartialDate((year or 0) + 1)
    month, year = (month + 1, year) if month < 12 else (1, None if year is None else year + 1)
    return PartialDate(year, month, None if day is None else 1)


def _compose_url(url: str) -> str:
    """The words of `url` and its host as marks: what `find_url_words` finds, by a quicker way for the usual URL."""
    match = _PLAIN_URL.match(url)
    if match is None:
        words = [word if word.isdecimal() else SLUG + word for word, _, _ in find_url_words(url)]
        return " ".join([*words, mark_host(url)])
    path = match[2].lower()
    numbers = _NUMBERS_IN_PATH.findall(path)
    return " ".join([_compose_host(match[1]), *(SLUG + word for word in _WORDS_IN_PATH.findall(path)), *numbers])


@lru_cache(maxsize=1024)
def _compose_host(host: str) -> str:
    words = (SLUG + word for word, _, _ in find_url_words(f"https://{host}"))
    return " ".join([*words, mark_host(f"https://{host}")])
