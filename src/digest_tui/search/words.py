"""A plain word of a query: as typed, in its forms, in English, joined with others, and last by a slip.

The ways in `_LATER` are tried, in their order, only where the word stands
nowhere in any form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest_tui.search.candidates import (
    CASE,
    EXACT,
    FORM,
    INFLECTED,
    SKELETON,
    SKELETON_BEGINNING,
    TRANSLATED,
    Candidates,
    IsName,
    find_cases,
    find_forms,
    find_similar,
    find_slips,
    find_whole,
)
from digest_tui.search.clauses import Clause, Group, Tables, ask_any, ask_either
from digest_tui.search.documents import INITIALS, PLACE, SLUG, is_mark
from digest_tui.search.everyday import is_everyday
from digest_tui.search.initials import SHORTEST as SHORTEST_INITIALS
from digest_tui.search.literals import resolve_spoken, resolve_text, stands_as_written
from digest_tui.search.months import translate_month
from digest_tui.search.numerals import FIGURES
from digest_tui.search.postings import any_of, quote
from digest_tui.search.terms import QueryTerm
from digest_tui.search.trade_words import expand, translate

_IN_PLACE, _IN_URL = 1.3, 0.7
"""How much better or worse a word answers there than in the prose."""
_A_PAIR, _MOST_JOINED = 2, 3
"""Words that may be typed as one."""
_SHORTEST_JOINED = 6
"""Letters of words that are typed as one."""
_ALWAYS_INITIALS = 3
"""Capitals that are an abbreviation, and no beginning of a word."""
_LETTERS_OR_FIGURES = re.compile("[a-z]+|[0-9]+")
_WAYS = 6
"""To cut what was typed into words, of which each is looked up."""
_LOOKED_AT = 3
"""Entries by which it is told whether a word is a name."""


def resolve_word(term: QueryTerm, tables: Tables) -> Clause:
    """The clause of a word."""
    clause = _resolve_forms(term, tables)
    if term.is_excluded:
        return clause
    if clause.expression:
        parted = _resolve_parted(term, tables)
        return ask_either(term, [clause, parted], tables) if parted.expression else clause
    later = (way(term, tables) for way in _LATER)
    return next((found for found in later if found.expression), clause)


def _resolve_forms(term: QueryTerm, tables: Tables) -> Clause:
    """As typed and in every form, by its beginning, in English, and as an abbreviation."""
    found, groups = _find_candidates(term, tables), _find_groups(term, tables)
    if not term.is_excluded and _has_forms_in_text(found, tables):
        found.similar = find_similar(term.text, tables.vocabulary, found)
    by_sound = _find_by_sound(term, found, tables)
    clause = _make_clause(term, _with_translations(found, groups, tables), groups, tables)
    clause.by_sound = by_sound
    return clause


def _find_candidates(term: QueryTerm, tables: Tables) -> Candidates:
    """The words that `term` stands for if it is no slip."""
    vocabulary, text, is_a_name = tables.vocabulary, term.text, make_name_check(tables)
    if text not in vocabulary.counts:
        text = translate_month(text) or text
    if term.is_excluded or term.is_abbreviation:
        found = find_whole(text, vocabulary, is_a_name, term.is_in_cyrillic)
    else:
        found = find_forms(text, vocabulary, is_a_name, term.is_last, term.is_in_cyrillic)
    if term.is_excluded:
        return Candidates({word: quality for word, quality in found.words.items() if quality >= FORM})
    is_in_urls = not term.is_abbreviation and EXACT in found.words.values()
    if is_in_urls and not _has_forms_in_text(found, tables):
        _offer_beside_urls(text, found, tables)
    return found


def _has_forms_in_text(found: Candidates, tables: Tables) -> bool:
    return any(quality >= FORM and tables.vocabulary.is_in_text(word) for word, quality in found.words.items())


def _find_by_sound(term: QueryTerm, found: Candidates, tables: Tables) -> tuple[str, ...]:
    """The words found, if all only sound alike; none for names and Cyrillic, which have several romanisations."""
    is_by_sound = set(found.words.values()) <= {SKELETON, SKELETON_BEGINNING} and found.beginning is None
    if not is_by_sound or term.is_in_cyrillic or any(is_name(word, tables) for word in found.words):
        return ()
    return tuple(found.words)


def _offer_beside_urls(text: str, found: Candidates, tables: Tables) -> None:
    """A word that stands in URLs alone may be another spelling of one in the prose, or Russian in Latin letters."""
    found.offer(find_cases(text, tables.vocabulary, make_name_check(tables), False), CASE)
    slips = find_slips(text, tables.vocabulary, make_name_check(tables))
    slips.offer_as_typed(lambda word: find_whole(word, tables.vocabulary, make_name_check(tables)))
    for word, quality in slips.words.items():
        found.offer((word,), quality)


def _find_groups(term: QueryTerm, tables: Tables) -> list[Group]:
    """What the word is in several words: of the trade, or explained by the text, or as its own long form."""
    long = list(expand(term.text))
    if term.text in tables.explained:
        long.append(tuple(tables.explained[term.text]))
    # A human rights defender is no defendant, but what Russian has for a court may be judicial in English.
    found = [[_list_whole(word, INFLECTED, tables) for word in words] for words in long]
    if term.is_in_cyrillic:
        found += [[_list_whole(word, FORM, tables) for word in words] for words in translate(term.text)]
    return [tuple(group) for group in found if all(group)]


def _list_whole(word: str, least: float, tables: Tables) -> frozenset[str]:
    """The forms of `word` of at least that quality."""
    found = find_whole(word, tables.vocabulary, make_name_check(tables)).words
    return frozenset(other for other, quality in found.items() if quality >= least)


def _with_translations(found: Candidates, groups: list[Group], tables: Tables) -> Candidates:
    """`found` with the groups of one word each, which need not be asked as groups."""
    for group in [group for group in groups if len(group) == 1]:
        found.offer(sorted(group[0]), TRANSLATED)
        groups.remove(group)
    return found


def _make_clause(term: QueryTerm, found: Candidates, groups: list[Group], tables: Tables) -> Clause:
    clause = clause_of_words(term, found, tables)
    clause.groups = tuple(groups)
    mark = INITIALS + term.text
    if mark in tables.vocabulary.initials and _is_abbreviation(term, found, tables):
        clause.terms[mark] = TRANSLATED * TRANSLATED
        clause.marks |= {INITIALS}
    clause.expression = ask_any(clause, tables)
    return clause


def _is_abbreviation(term: QueryTerm, found: Candidates, tables: Tables) -> bool:
    """True if it was typed in capitals, or if the first entries that hold it print it so, as `FBI` for `fbi`.

    In small letters what stands nowhere is one, too.
    """
    if term.is_abbreviation or len(term.text) <= SHORTEST_INITIALS:
        return term.is_abbreviation
    capitals = re.compile(rf"(?<!\w){re.escape(term.text.upper())}(?!\w)")
    first = list(tables.find(quote(term.text), _LOOKED_AT))
    return all(capitals.search(tables.read(position).text) for position in first) if first else found.is_empty


def clause_of_words(term: QueryTerm, found: Candidates, tables: Tables) -> Clause:
    """The clause of `term` that any of the words found answers."""
    terms: dict[str, float] = {}
    for word, quality in found.words.items():
        for printed in tables.vocabulary.terms_of(word):
            factor = _IN_PLACE if printed[0] == PLACE else _IN_URL if printed[0] == SLUG else 1.0
            key = printed if is_mark(printed) else word
            terms[key] = max(terms.get(key, 0.0), quality * quality * factor)
    beginnings: tuple[str, ...] = ()
    if found.beginning is not None:
        beginnings = tuple(sorted(tables.vocabulary.find_printed_beginnings(found.beginning)))
    clause = Clause(term, terms, beginnings, similar=found.similar, near=found.near)
    clause.expression = ask_any(clause, tables)
    return clause


# Ways that are tried only for a word that stands nowhere.


def _resolve_capitals(term: QueryTerm, tables: Tables) -> Clause:
    """What is typed in capitals and is no abbreviation is a word like others; three of them are always one."""
    if not term.is_abbreviation or len(term.text) <= _ALWAYS_INITIALS:
        return Clause(term)
    return clause_of_words(
        term, find_forms(term.text, tables.vocabulary, make_name_check(tables), term.is_last), tables
    )


def _resolve_numeral(term: QueryTerm, tables: Tables) -> Clause:
    """`twelve`, of a text that says 12."""
    figure = FIGURES.get(term.text)
    if figure is None:
        return Clause(term)
    found = resolve_text(replace(term, kind="number", text=figure, is_last=False), tables)
    return replace(found, term=term, note=f"no {term.shown}; read as {figure}")


def _resolve_joined(term: QueryTerm, tables: Tables) -> Clause:
    """Words that stand beside each other, typed as one: `housearrest`, `f1`."""
    for words in _cut_joined(term.text, _MOST_JOINED, tables)[:_WAYS]:
        clause = resolve_spoken(term, _order_joined(words, tables), tables)
        if stands_as_written(clause, tables):
            return clause
    return Clause(term)


def _order_joined(words: Sequence[str], tables: Tables) -> list[list[str]]:
    """`words`, the last of them in each of its numbers."""
    return [[*words[:-1], last] for last in tables.vocabulary.find_inflected(words[-1]) or words[-1:]]


def _resolve_parted(term: QueryTerm, tables: Tables) -> Clause:
    """Two words that the text has joined in another number alone: `pillarbox` also finds pillar boxes.

    Not so for what everybody knows as one word: to manage is no man of an age.
    """
    if is_everyday(term.text):
        return Clause(term)
    cuts = _cut_joined(term.text, _A_PAIR, tables)[:_WAYS]
    orders = [order for words in cuts for order in _order_joined(words, tables)]
    apart = [order for order in orders if not tables.vocabulary.is_in_text("".join(order))]
    parted = resolve_spoken(term, apart, tables)
    return parted if stands_as_written(parted, tables) else Clause(term)


def _cut_joined(word: str, most: int, tables: Tables) -> list[list[str]]:
    """The words that were perhaps typed as one."""
    if any(map(str.isdigit, word)):
        return [_LETTERS_OR_FIGURES.findall(word)]
    return tables.vocabulary.cut_joined(word, most) if len(word) >= _SHORTEST_JOINED else []


def _resolve_slips(term: QueryTerm, tables: Tables) -> Clause:
    """A misspelt word: what each word to which a slip leads finds where it is typed."""

    def find(word: str) -> Candidates:
        meant = replace(term, text=word)
        return _with_translations(_find_candidates(meant, tables), _find_groups(meant, tables), tables)

    slips = find_slips(term.text, tables.vocabulary, make_name_check(tables), term.is_in_cyrillic)
    slips.offer_as_typed(find)
    return clause_of_words(term, slips, tables)


_LATER: tuple[Callable[[QueryTerm, Tables], Clause], ...] = (
    _resolve_capitals,
    _resolve_numeral,
    _resolve_joined,
    _resolve_slips,
)


def make_name_check(tables: Tables) -> IsName:
    """Who tells names from other words by the text."""
    return lambda word: is_name(word, tables)


def is_name(word: str, tables: Tables) -> bool:
    """Whether the folded `word` is a name: printed with a capital in the first entries that hold it."""
    if word in tables.vocabulary.other_names:
        return True
    known = tables.names.get(word)
    if known is None:
        known = tables.names[word] = _look_whether_name(word, tables)
    return known


def _look_whether_name(word: str, tables: Tables) -> bool:
    terms = [term for term in tables.vocabulary.terms_of(word) if not is_mark(term)]
    if not terms:
        return any(term[0] == PLACE for term in tables.vocabulary.terms_of(word))
    found = False
    for position in tables.find(any_of(map(quote, terms)), _LOOKED_AT):
        text = tables.read(position).text
        for term in terms:
            if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text):
                return False
            found = found or re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None
    return found
