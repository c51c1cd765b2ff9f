"""What each part of a query asks of the postings, of the text of an entry, and where it stands in one.

A clause says which terms answer its part and how well each does; where terms
are not enough (phrases, figures, hosts) it also reads the entry's text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from digest_tui.chronicle.shelf import Shelf
from digest_tui.search.dates import read_month_name
from digest_tui.search.documents import (
    DAY,
    NO_SOURCE,
    PLACE,
    SLUG,
    find_url_words,
    mark_days,
    read_block,
    read_name,
    read_urls,
)
from digest_tui.search.folding import find_skeletons, fold
from digest_tui.search.postings import Postings, all_of, any_of, quote
from digest_tui.search.query import Part
from digest_tui.search.vocabulary import STEM, Candidates, Vocabulary

Check = Callable[[int], bool]

_IN_PLACE, _IN_URL = 1.3, 0.7
_TRIED = 300
"""Entries read to see whether a dashed word or a figure stands anywhere as typed."""


@dataclass(slots=True)
class Tables:
    """All that is indexed: what a clause is resolved against."""

    shelf: Shelf
    postings: Postings
    vocabulary: Vocabulary
    dates: array[int]
    """Of each entry as year, month and day in one number, 0 for what is unknown."""
    known: int = 0
    """How many entries the vocabulary was read from while they were being written."""


@dataclass(slots=True)
class Clause:
    """One part of a query, resolved."""

    part: Part
    terms: dict[str, float] = field(default_factory=dict)
    """Folded words and marks, any of which answers, and how well."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of terms as printed, any of which answers."""
    together: tuple[str, ...] = ()
    """Words that answer where an entry holds them all."""
    expression: str | None = ""
    """What the postings are asked; None for every entry, "" for none."""
    check: Check | None = None
    """What the text of an entry must say besides."""
    pattern: re.Pattern[str] | None = None
    """What is marked in the folded text of an entry, where it is not words."""
    similar: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Of the places or hosts that a filter means."""


def resolve_all(parts: Sequence[Part], tables: Tables) -> list[Clause]:
    """The clauses of a whole query."""
    return [clause for part in _join_names(parts, tables.vocabulary) for clause in resolve(part, tables)]


def resolve(part: Part, tables: Tables) -> list[Clause]:
    """The clauses of `part`: one, or for a dashed word that stands nowhere as typed one for each of its words."""
    if part.kind == "word":
        return [_resolve_word(part, tables)]
    if part.kind == "dashed":
        return _resolve_dashed(part, tables)
    if part.kind == "date":
        return _resolve_date(part, tables)
    return [_RESOLVERS[part.kind](part, tables)]


def _join_names(parts: Sequence[Part], vocabulary: Vocabulary) -> list[Part]:
    """Two words that are the other name of a place, as `ust kamenogorsk`, become one.

    Where both stand in the chronicle as words of their own they stay two, so
    that the second never finds more than the first did.
    """
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else part
        if (
            last.kind == part.kind == "word"
            and last.is_excluded == part.is_excluded
            and vocabulary.is_other_name(last.text + part.text)
            and not (last.text in vocabulary.counts and part.text in vocabulary.counts)
        ):
            joined[-1] = replace(part, kind="dashed", text=f"{last.text}-{part.text}")
        else:
            joined.append(part)
    return joined


def _resolve_word(part: Part, tables: Tables) -> Clause:
    found = tables.vocabulary.find(part.text, part.is_last)
    if part.is_excluded:
        found = Candidates({word: quality for word, quality in found.words.items() if quality >= STEM})
    return _clause_of_words(part, found, tables)


def _clause_of_words(part: Part, found: Candidates, tables: Tables) -> Clause:
    terms: dict[str, float] = {}
    for word, quality in found.words.items():
        for term in tables.vocabulary.terms_of(word):
            factor = _IN_PLACE if term[0] == PLACE else _IN_URL if term[0] == SLUG else 1.0
            key = term if PLACE <= term[0] <= NO_SOURCE else word
            terms[key] = max(terms.get(key, 0.0), quality * quality * factor)
    beginnings: tuple[str, ...] = ()
    if found.beginning is not None:
        beginnings = tuple(sorted(tables.vocabulary.find_printed_beginnings(found.beginning)))
    clause = Clause(part, terms, beginnings, similar=found.similar)
    clause.expression = _ask_any(clause, tables)
    return clause


def _ask_any(clause: Clause, tables: Tables) -> str:
    asked = [quote(term) for word in clause.terms for term in printed_terms(word, tables)]
    asked += [quote(beginning, True) for beginning in clause.beginnings]
    return any_of(asked) if asked else ""


def printed_terms(word: str, tables: Tables) -> list[str]:
    """The terms of the postings that are the folded `word` in prose; a mark is its own."""
    if PLACE <= word[0] <= NO_SOURCE:
        return [word]
    return [term for term in tables.vocabulary.terms_of(word) if not PLACE <= term[0] <= NO_SOURCE]


def _resolve_dashed(part: Part, tables: Tables) -> list[Clause]:
    words = part.text.split("-")
    joined = "".join(words)
    names = tables.vocabulary.find(joined, part.is_last) if tables.vocabulary.knows(joined) else Candidates()
    if not names.is_empty:
        clause = _clause_of_words(part, names, tables)
        beside = _ask_all(words, False, tables)
        if beside:
            clause.together = tuple(words)
            clause.expression = any_of([beside, clause.expression or beside])
        return [clause]
    literal = _resolve_text(part, tables)
    if literal.expression or part.is_excluded:
        return [literal]
    split = [replace_part(part, word, is_last=part.is_last and word is words[-1]) for word in words]
    return [clause for one in split for clause in resolve(one, tables)]


def replace_part(part: Part, text: str, is_last: bool) -> Part:
    """A word or number of a larger part."""
    return Part("number" if text[0].isdigit() else "word", text, None, part.is_excluded, is_last)


def _resolve_date(part: Part, tables: Tables) -> list[Clause]:
    date = part.date
    if date is not None:
        mark = mark_days(date.year, date.month, date.day)[0]
        if part.is_excluded or " " not in part.text or tables.postings.count(mark):
            return [Clause(part, {mark: 1.0}, expression=quote(mark))]
    # No entry is of that day: the prose may speak of it, in its own language.
    words = [text if text.isalnum() and not text.isalpha() else _name_month(text, tables) for text in part.text.split()]
    return [clause for text in words for clause in resolve(replace_part(part, text, is_last=False), tables)]


def _name_month(written: str, tables: Tables) -> str:
    """A month as typed where the chronicle has the word, else its English name."""
    return written if written in tables.vocabulary.counts else read_month_name(written) or written


def _resolve_place(part: Part, tables: Tables) -> Clause:
    """The place of that name in any spelling; else those whose words begin so, or are meant by a slip."""
    vocabulary = tables.vocabulary
    wanted = part.text.replace("-", " ").split()
    names = {mark: read_name(mark).split() for mark in vocabulary.places}
    sound = list(map(find_skeletons, wanted))
    same = [mark for mark, words in names.items() if list(map(find_skeletons, words)) == sound]
    if not same:
        candidates = [vocabulary.find(word, True) for word in wanted if word]
        if vocabulary.knows("".join(wanted)):
            candidates = [vocabulary.find("".join(wanted), True)]
        same = [mark for mark, words in names.items() if all(_has_candidate(words, found) for found in candidates)]
    clause = Clause(part, dict.fromkeys(same, 1.0), names=tuple(read_name(mark) for mark in same))
    clause.expression = _ask_any(clause, tables)
    return clause


def _has_candidate(words: list[str], found: Candidates) -> bool:
    return any(word in found.words or (found.beginning and word.startswith(found.beginning)) for word in words)


def _resolve_site(part: Part, tables: Tables) -> Clause:
    """Every host that is named so, or of which a part begins so; with a path, what stands there."""
    host, _, path = part.text.removeprefix("https://").removeprefix("http://").removeprefix("www.").partition("/")
    hosts = {mark: read_name(mark, ".") for mark in tables.vocabulary.hosts}
    same = [mark for mark, name in hosts.items() if ("." + name).endswith("." + host)]
    same = same or [mark for mark, name in hosts.items() if "." + host in "." + name]
    clause = Clause(part, dict.fromkeys(same, 1.0), names=tuple(hosts[mark] for mark in same))
    clause.expression = _ask_any(clause, tables)
    if path and clause.expression:
        clause.pattern = re.compile(re.escape(f"{host}/{path}"))
        clause.check = _check_urls(clause.pattern, tables.shelf)
    return clause


def _check_urls(pattern: re.Pattern[str], shelf: Shelf) -> Check:
    return lambda position: any(pattern.search(fold(url)) for url in read_urls(shelf, position))


def _resolve_label(part: Part, tables: Tables) -> Clause:
    label = part.text

    def check(position: int) -> bool:
        return any(fold(reference.label) == label for reference in tables.shelf[position].references)

    return Clause(part, {label: 1.0}, expression=quote(label), check=check)


def _resolve_no_source(part: Part, tables: Tables) -> Clause:
    return Clause(part, {NO_SOURCE: 1.0}, expression=quote(NO_SOURCE))


def _resolve_bound(part: Part, tables: Tables) -> Clause:
    """`after:` and `before:`, inclusive: the whole of a month or a year that is named counts."""
    date, dates = part.date, tables.dates
    if date is None:
        return Clause(part)
    first = (date.year or 0) * 10_000 + (date.month or 0) * 100 + (date.day or 0)
    last = (date.year or 0) * 10_000 + (date.month or 99) * 100 + (date.day or 99)
    if part.kind == "after":
        return Clause(part, expression=None, check=lambda position: dates[position] >= first)
    return Clause(part, expression=None, check=lambda position: 0 < dates[position] <= last)


def _resolve_number(part: Part, tables: Tables) -> Clause:
    """A figure is the whole of one in the text; else a day, a year, or if it is still growing the beginning of one."""
    clause = _resolve_text(part, tables)
    if clause.expression or part.is_excluded or not part.text.isdigit():
        return clause
    marks = [DAY + f"{month:02d}{int(part.text):02d}" for month in range(1, 13)] if len(part.text) < 3 else []
    marks += [DAY + part.text] if len(part.text) == 4 else []
    marks = [mark for mark in marks if tables.postings.count(mark)]
    if marks:
        return Clause(part, dict.fromkeys(marks, 1.0), expression=any_of(list(map(quote, marks))))
    return clause


def _resolve_text(part: Part, tables: Tables) -> Clause:
    """What stands in the text as typed, with whole words at both ends; if it is still growing, else its beginning."""
    clause = _look_up_text(part, tables, is_open=part.is_last and part.kind == "phrase")
    if part.kind == "phrase" or part.is_excluded or _stands(clause, tables):
        return clause
    clause = _look_up_text(part, tables, is_open=True)
    return clause if part.is_last and _stands(clause, tables) else Clause(part)


def _look_up_text(part: Part, tables: Tables, is_open: bool) -> Clause:
    words = part.text.split(" ") if part.kind == "phrase" else [part.text]
    is_number = part.kind == "number"
    start = r"(?<![a-z0-9])" + (r"(?<!\d[.,-])" if is_number else "")
    end = "" if is_open else r"(?![a-z0-9])" + (r"(?![.,-]\d)" if is_number else "")
    pattern = re.compile(start + "[^a-z0-9]+".join(map(re.escape, words)) + end)
    tokens = _choose_tokens(part)
    return Clause(
        part,
        expression=_ask_all(tokens, is_open, tables),
        together=tuple(tokens),
        check=_check_text(pattern, part, tables.shelf),
        pattern=pattern,
    )


def _choose_tokens(part: Part) -> list[str]:
    """The words of a text by which its entries are looked up: those of a URL that are indexed."""
    if part.kind in ("phrase", "number"):
        return re.findall(r"[a-z0-9]+", part.text)
    indexed = re.split(r"[?#]", part.text)[0]
    tokens = [token for token in re.findall(r"[a-z0-9]+", indexed) if token.isalpha()]
    tokens += re.findall(r"(?<=/)\d+(?=/|\Z)", indexed)
    return tokens or re.findall(r"[a-z0-9]+", part.text)


def _ask_all(tokens: list[str], is_open: bool, tables: Tables) -> str:
    """The expression for entries that hold all `tokens` in their prose or all in their URLs; "" where none can.

    Of the last a beginning is enough if it `is_open`.
    """
    in_prose = [_ask_token(token, is_open and token is tokens[-1], False, tables) for token in tokens]
    in_urls = [_ask_token(token, is_open and token is tokens[-1], True, tables) for token in tokens]
    asked = [all_of(expressions) for expressions in (in_prose, in_urls) if expressions and all(expressions)]
    return any_of(list(dict.fromkeys(asked))) if asked else ""


def _ask_token(token: str, is_open: bool, in_urls: bool, tables: Tables) -> str:
    if token[0].isdigit():
        return quote(token, is_open)
    if is_open:
        printed = {SLUG + token} if in_urls else tables.vocabulary.find_printed_beginnings(token) - {SLUG + token}
        return any_of([quote(beginning, True) for beginning in sorted(printed)])
    terms = tables.vocabulary.terms_of(token) if token in tables.vocabulary.counts else []
    asked = [quote(term) for term in terms if (term[0] == SLUG) is in_urls and term[0] != PLACE]
    return any_of(asked) if asked else ""


def _check_text(pattern: re.Pattern[str], part: Part, shelf: Shelf) -> Check:
    if part.kind == "number":
        return _check_number(pattern, shelf)

    def check(position: int) -> bool:
        if pattern.search(fold(read_block(shelf, position))):
            return True
        return any(pattern.search(fold(url)) for url in read_urls(shelf, position))

    return check


def _check_number(pattern: re.Pattern[str], shelf: Shelf) -> Check:
    def check(position: int) -> bool:
        if pattern.search(read_block(shelf, position).lower()):
            return True
        urls = read_urls(shelf, position)
        return any(pattern.fullmatch(word) for url in urls for word, _, _ in find_url_words(url))

    return check


def _stands(clause: Clause, tables: Tables) -> bool:
    if not clause.expression:
        return False
    check = clause.check
    found = islice(tables.postings.find(clause.expression), _TRIED)
    return any(check is None or check(position) for position in found)


_RESOLVERS: dict[str, Callable[[Part, Tables], Clause]] = {
    "number": _resolve_number,
    "literal": _resolve_text,
    "phrase": _resolve_text,
    "label": _resolve_label,
    "place": _resolve_place,
    "site": _resolve_site,
    "after": _resolve_bound,
    "before": _resolve_bound,
    "no": _resolve_no_source,
}
