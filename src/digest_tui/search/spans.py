"""Where a query stands in an entry as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from digest_tui.chronicle.model import Entry
from digest_tui.chronicle.text.folding import find_words, fold, fold_with_origins
from digest_tui.search.clauses import Clause
from digest_tui.search.documents import (
    DAY,
    HOST,
    INITIALS,
    PLACE,
    SLUG,
    find_url_words,
    mark_host,
    mark_name,
)
from digest_tui.search.initials import find_initials
from digest_tui.search.terms import Kind

Field = Literal["date", "place", "body", "label", "url"]
FIELDS: tuple[Field, ...] = ("date", "place", "body", "label", "url")
Span = tuple[int, int]

_TEXTS_KEPT = 1024
_PASSAGE = 80
"""Characters within which matches make one passage."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where the query stands: `[start, end)` in a field as `read_field` gives it."""

    field: Field
    start: int
    end: int


def read_field(entry: Entry, field: Field) -> str:
    """A field of an entry as it is searched; several labels or URLs stand on lines of their own."""
    if field == "body":
        return entry.body
    if field == "date":
        return entry.date_as_written or ""
    if field == "place":
        return entry.place or ""
    if field == "label":
        return "\n".join(dict.fromkeys(reference.label for reference in entry.references))
    return "\n".join(link.url for link in entry.links)


def find_matches(clauses: Sequence[Clause], entry: Entry, fields: Sequence[Field]) -> tuple[tuple[Match, ...], Span]:
    """Where the clauses stand in `entry`, field by field, in the order of the text; none overlaps another.

    Also the stretch of the body in which most clauses stand close together;
    `(0, 0)` where none stands in it.
    """
    matches: list[Match] = []
    passage = (0, 0)
    marked = _choose_marked(clauses)
    for field in fields:
        text = read_field(entry, field)
        spans = [list(find_spans(clause, field, text)) for clause in marked]
        matches += [Match(field, start, end) for start, end in _drop_overlaps(chain.from_iterable(spans))]
        if field == "body":
            passage = _find_passage(spans)
    return tuple(matches), passage


def find_in_text(clauses: Sequence[Clause], text: str) -> tuple[Span, ...]:
    """Where the clauses stand in a text that is no field of an entry; none overlaps another."""
    spans = (find_spans(clause, "body", text) for clause in _choose_marked(clauses))
    return tuple(_drop_overlaps(chain.from_iterable(spans)))


def _choose_marked(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses that are marked: all but words that join others, as `the` and `of`, where there are others.

    The last word typed may be unfinished: `of` may become `office`.
    """
    if all(clause.term.is_joining for clause in clauses):
        return clauses
    return [clause for clause in clauses if clause.term.is_last or not clause.term.is_joining]


def _find_passage(spans_of_clauses: Sequence[Sequence[Span]]) -> Span:
    spans = sorted((start, end, number) for number, own in enumerate(spans_of_clauses) for start, end in own)
    best, most = (0, 0), 0
    for place, (start, _, _) in enumerate(spans):
        near = [span for span in spans[place:] if span[1] <= start + _PASSAGE] or spans[place : place + 1]
        count = len({number for _, _, number in near})
        if count > most:
            best, most = (start, max(end for _, end, _ in near)), count
        if most == len(spans_of_clauses):
            break
    return best


_ONLY_FIELD: dict[Kind, Field] = {"site": "url", "who": "body", "law": "body"}
"""Where alone what some filters ask is marked."""


def find_spans(clause: Clause, field: Field, text: str) -> Iterator[Span]:
    """Where one clause stands in the text of a field; what is excluded stands nowhere."""
    if clause.is_excluded or not text:
        return
    for option in clause.options:
        yield from find_spans(option, field, text)
    if clause.pattern is not None:
        yield from _find_pattern(clause, field, text)
    else:
        yield from _find_words(clause, field, text)


def _find_pattern(clause: Clause, field: Field, text: str) -> Iterator[Span]:
    if field != _ONLY_FIELD.get(clause.term.kind, field):
        return
    if clause.term.kind == "number" and field == "url":
        for word, spans in _read_urls(text).items():
            if clause.pattern is not None and clause.pattern.fullmatch(word):
                yield from spans
        return
    folded = fold_with_origins(text)
    if clause.pattern is not None:
        for match in clause.pattern.finditer(folded.text):
            yield folded.span_as_printed(match.start(), match.end())


def _find_words(clause: Clause, field: Field, text: str) -> Iterator[Span]:
    is_whole = clause.term.kind == "place" and field == "place" and mark_name(PLACE, text) in clause.terms
    if is_whole or (field == "date" and DAY in clause.marks):
        yield 0, len(text)
    elif field == "url" and HOST in clause.marks:
        yield from _find_hosts(clause, text)
    elif clause.term.kind == "label":
        if field == "label":
            words = _read_words(text)
            yield from (span for word in words.keys() & clause.terms.keys() for span in words[word])
    elif clause.term.kind in ("word", "number", "dashed"):
        words = _read_urls(text) if field == "url" else _read_words(text)
        for word in _choose_words(clause, words.keys(), field):
            yield from words[word]
        if INITIALS in clause.marks and field in ("body", "place"):
            yield from ((start, end) for one, start, end in find_initials(text) if INITIALS + fold(one) in clause.terms)


def _choose_words(clause: Clause, words: Set[str], field: Field) -> set[str]:
    """Which of `words` the clause means. A paragraph has hundreds and a clause seldom more than a few."""
    chosen = set(words & clause.terms.keys())
    for group in clause.groups:
        if all(some & words for some in group):
            chosen |= frozenset().union(*group) & words
    if clause.beginnings:
        chosen |= {word for word in words if word.startswith(clause.beginnings)}
    if field == "url":
        chosen |= {word for word in words if SLUG + word in clause.terms}
    return chosen


def _find_hosts(clause: Clause, text: str) -> Iterator[Span]:
    start = 0
    for url in text.split("\n"):
        if mark_host(url) in clause.terms:
            begin = start + (url.find("://") + 3 if "://" in url else 0)
            rest = text[begin : start + len(url)]
            yield begin, begin + min((rest.find(sign) for sign in "/?#" if sign in rest), default=len(rest))
        start += len(url) + 1


Words = Mapping[str, Sequence[Span]]
"""Each word of a text, and where it stands."""


def read_ahead(entry: Entry) -> None:
    """Read the words of an entry, so that to mark its hits takes no time later."""
    for field in ("date", "place", "body"):
        _read_words(read_field(entry, field))


@lru_cache(maxsize=_TEXTS_KEPT)
def _read_words(text: str) -> Words:
    """The words of a text, kept: as one types, the same entries are on the screen again and again."""
    return _gather(find_words(text))


@lru_cache(maxsize=_TEXTS_KEPT)
def _read_urls(text: str) -> Words:
    return _gather(_find_in_urls(text))


def _gather(found: Iterator[tuple[str, int, int]]) -> Words:
    words: dict[str, list[Span]] = {}
    for word, start, end in found:
        words.setdefault(word, []).append((start, end))
    return words


def _find_in_urls(text: str) -> Iterator[tuple[str, int, int]]:
    offset = 0
    for url in text.split("\n"):
        for word, start, end in find_url_words(url):
            yield word, offset + start, offset + end
        offset += len(url) + 1


def _drop_overlaps(spans: Iterator[Span]) -> Iterator[Span]:
    """`spans` in order, of overlapping ones the first and longest."""
    last = 0
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end
