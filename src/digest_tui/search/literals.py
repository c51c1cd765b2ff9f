"""Phrases, figures, hosts and URLs: what stands in the text as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.amounts import group_thousands, list_shorter, list_spellings, read_amount
from digest_tui.search.clauses import Check, Clause, Tables
from digest_tui.search.documents import DAY, OF_MACHINES, PLACE, SLUG, find_url_words
from digest_tui.search.numerals import NUMERALS
from digest_tui.search.postings import all_of, any_of, quote
from digest_tui.search.terms import QueryTerm

_BETWEEN_WORDS = "[^a-z0-9]+"
_WITHIN_FIGURES, _BEFORE_UNIT, _WITHIN_UNIT = r"[.,:'\s]", r"(?:-|\s+)?", r"\.?\s?"
"""What may stand there in an amount: brackets, and most stops, make two things of it, as in `[1] K. Adam`."""
_BETWEEN_THOUSANDS = "[,.\u00a0\u202f\u2009 ']?"
_BEHIND_FIGURE = r"(?![.,-]\d)"
_TRIED = 150
"""Entries read to see whether a dashed word or a figure stands anywhere as typed."""


def resolve_text(term: QueryTerm, tables: Tables) -> Clause:
    """What stands in the text as typed, with whole words at both ends; if it is still growing, else its beginning."""
    clause = _look_up_text(term, tables, is_open=term.is_last and term.kind == "phrase")
    if term.kind == "phrase" or term.is_excluded or stands_as_written(clause, tables):
        return clause
    clause = _look_up_text(term, tables, is_open=True)
    return clause if term.is_last and stands_as_written(clause, tables) else Clause(term)


def resolve_beginning(term: QueryTerm, tables: Tables) -> Clause:
    """Any figure that begins with the one typed."""
    return _look_up_text(term, tables, is_open=True)


def _look_up_text(term: QueryTerm, tables: Tables, is_open: bool) -> Clause:
    words = term.text.split(" ") if term.kind == "phrase" else [term.text]
    ways = [(_BETWEEN_WORDS.join(map(re.escape, words)), _choose_tokens(term))]
    if term.kind == "number":
        ways += _write_otherwise(*ways[0], is_open)
    return _look_up_ways(term, ways, tables, is_open)


def resolve_spoken(term: QueryTerm, orders: Iterable[Sequence[str]], tables: Tables) -> Clause:
    """Words that stand together in one of several orders: `18 january`, `january 18`."""
    ways = [(_BETWEEN_WORDS.join(map(re.escape, words)), list(words)) for words in orders if words]
    return _look_up_ways(term, ways, tables)


def _look_up_ways(
    term: QueryTerm, ways: Sequence[tuple[str, list[str]]], tables: Tables, is_open: bool = False
) -> Clause:
    """The clause of what may stand in the text in several ways: each an expression, and the words that are in it."""
    is_number = term.kind == "number"
    start = r"(?<![a-z0-9])" + (r"(?<!\d[.,-])" if is_number else "")
    end = "" if is_open else r"(?![a-z0-9])" + (_BEHIND_FIGURE if is_number else "")
    pattern = re.compile(f"{start}(?:{'|'.join(text for text, _ in ways)}){end}")
    return Clause(
        term,
        expression=any_of([ask_all(tokens, is_open, tables) for _, tokens in ways]),
        groups=tuple(tuple(frozenset((token,)) for token in tokens) for _, tokens in ways),
        check=_check_text(pattern, term, tables),
        pattern=pattern,
    )


def _write_otherwise(figure: str, tokens: list[str], is_open: bool) -> Iterator[tuple[str, list[str]]]:
    """How else a text may write a figure, and the words of that: as a version, in thousands, in millions, in words."""
    if len(tokens) > 1:
        yield f"v{figure}", [f"v{tokens[0]}", *tokens[1:]]
    elif not is_open:
        if groups := group_thousands(figure):
            yield f"{_BETWEEN_THOUSANDS.join(groups)}(?:[.]\\d{{1,2}})?", groups
            yield from ((_write_amount(words), words) for words in list_shorter(figure))
        if numeral := NUMERALS.get(figure):
            yield numeral, [numeral]


def resolve_amount(term: QueryTerm, tables: Tables) -> Clause:
    """A figure with its unit, however a text may write it."""
    amount = read_amount(term.text)
    if amount is None:
        return Clause(term)
    ways = [(_write_amount(words), words) for words in list_spellings(amount["figure"], amount["unit"]) if words]
    return replace(_look_up_ways(replace(term, kind="number"), ways, tables), term=term)


def _write_amount(words: Sequence[str]) -> str:
    """An expression for the figures and the unit of an amount where they stand together."""
    return words[0] + "".join(_choose_joint(first, second) + second for first, second in pairwise(words))


def _choose_joint(first: str, second: str) -> str:
    if second[0].isdigit():
        return _WITHIN_FIGURES
    return _BEFORE_UNIT if first.isdigit() else _WITHIN_UNIT


def resolve_number(term: QueryTerm, tables: Tables) -> Clause:
    """A figure is the whole of one in the text; else a day, a year, or if it is still growing the beginning of one."""
    clause = resolve_text(term, tables)
    if clause.expression or term.is_excluded or not term.text.isdigit():
        return clause
    marks = [DAY + f"{month:02d}{int(term.text):02d}" for month in range(1, 13)] if len(term.text) < 3 else []
    marks += [DAY + term.text] if len(term.text) == 4 else []
    marks = [mark for mark in marks if tables.postings.count(mark)]
    if marks:
        return Clause(term, dict.fromkeys(marks, 1.0), expression=any_of(map(quote, marks)))
    return clause


def ask_all(tokens: list[str], is_open: bool, tables: Tables) -> str:
    """The expression for entries that hold all `tokens` in their prose or all in their URLs; "" where none can.

    Of the last a beginning is enough if it `is_open`.
    """
    in_prose = [_ask_token(token, is_open and token is tokens[-1], False, tables) for token in tokens]
    in_urls = [_ask_token(token, is_open and token is tokens[-1], True, tables) for token in tokens]
    return any_of([all_of(asked) for asked in (in_prose, in_urls) if asked and all(asked)])


def _ask_token(token: str, is_open: bool, in_urls: bool, tables: Tables) -> str:
    if token[0].isdigit():
        return quote(token, is_open)
    if is_open:
        printed = {SLUG + token} if in_urls else tables.vocabulary.find_printed_beginnings(token) - {SLUG + token}
        return any_of([quote(beginning, True) for beginning in sorted(printed)])
    terms = tables.vocabulary.terms_of(token) if token in tables.vocabulary.counts else []
    return any_of([quote(term) for term in terms if (term[0] == SLUG) is in_urls and term[0] != PLACE])


def _choose_tokens(term: QueryTerm) -> list[str]:
    """The words of a text by which its entries are looked up: those of a URL that are indexed."""
    if term.kind in ("phrase", "number"):
        return re.findall(r"[a-z0-9]+", term.text)
    indexed = re.split(r"[?#]", term.text)[0]
    tokens = [token for token in re.findall(r"[a-z0-9]+", indexed) if token.isalpha() and token not in OF_MACHINES]
    tokens += re.findall(r"(?<=/)\d+(?=/|\Z)", indexed)
    return tokens or re.findall(r"[a-z0-9]+", term.text)


def _check_text(pattern: re.Pattern[str], term: QueryTerm, tables: Tables) -> Check:
    return _check_number(pattern, tables) if term.kind == "number" else check_pattern(pattern, tables)


def check_pattern(pattern: re.Pattern[str], tables: Tables) -> Check:
    """Whether the text at a position, or one of its URLs, has what `pattern` finds in its fold."""

    def check(position: int) -> bool:
        document = tables.read(position)
        return any(pattern.search(fold(text)) for text in (document.text, *document.urls))

    return check


def _check_number(pattern: re.Pattern[str], tables: Tables) -> Check:
    def check(position: int) -> bool:
        # Of `12–14` each is a figure of its own, of `456-2` neither.
        document = tables.read(position)
        if pattern.search(fold(document.text.replace("–", " "))):
            return True
        return any(pattern.fullmatch(word) for url in document.urls for word, _, _ in find_url_words(url))

    return check


def stands_as_written(clause: Clause, tables: Tables) -> bool:
    """Some entry answers `clause`, by its text where that has to be read; only so many are tried."""
    if not clause.expression:
        return False
    check = clause.check
    found = islice(tables.find(clause.expression), _TRIED)
    return any(check is None or check(position) for position in found)
