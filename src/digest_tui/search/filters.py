"""Places, sites, notes and bounds of dates: what a filter of the query means here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.candidates import Candidates, find_forms, find_slips
from digest_tui.search.clauses import Check, Clause, Tables, ask_any
from digest_tui.search.dates import span_days, with_year
from digest_tui.search.documents import DAY, HOST, NO_SOURCE, PLACE, read_name
from digest_tui.search.postings import all_of, quote
from digest_tui.search.skeletons import find_skeletons
from digest_tui.search.tags import has_tag
from digest_tui.search.terms import QueryTerm


def resolve_place(term: QueryTerm, tables: Tables) -> Clause:
    """The place of that name in any spelling; else those whose words begin so, or are meant by a slip."""
    vocabulary = tables.vocabulary
    wanted = re.findall("[a-z0-9]+", term.text)
    names = {mark: read_name(mark).split() for mark in vocabulary.places}
    sound = list(map(find_skeletons, wanted))
    same = [
        mark
        for mark, words in names.items()
        if list(map(find_skeletons, words)) == sound or "".join(words) == "".join(wanted)
    ]
    if not same:
        known = vocabulary.knows("".join(wanted))
        candidates = [_find_words(word, tables) for word in (["".join(wanted)] if known else wanted)]
        same = [mark for mark, words in names.items() if all(_has_candidate(words, found) for found in candidates)]
    clause = Clause(term, dict.fromkeys(same, 1.0), names=tuple(read_name(mark) for mark in same))
    clause.expression = ask_any(clause, tables)
    return clause


def _find_words(word: str, tables: Tables) -> Candidates:
    def find(typed: str) -> Candidates:
        return find_forms(typed, tables.vocabulary, lambda other: True, is_last=True, is_in_cyrillic=True)

    if (found := find(word)).is_empty:
        found = find_slips(word, tables.vocabulary, lambda other: True)
        found.offer_as_typed(find)
    return found


def _has_candidate(words: list[str], found: Candidates) -> bool:
    return any(word in found.words or (found.beginning and word.startswith(found.beginning)) for word in words)


def resolve_site(term: QueryTerm, tables: Tables) -> Clause:
    """Every host that is named so, or of which a part begins so; with a path, what stands there."""
    host, _, path = term.text.removeprefix("https://").removeprefix("http://").removeprefix("www.").partition("/")
    hosts = {mark: read_name(mark, ".") for mark in tables.vocabulary.hosts}
    same = [mark for mark, name in hosts.items() if ("." + name).endswith("." + host)]
    same = same or [mark for mark, name in hosts.items() if "." + host in "." + name]
    clause = Clause(term, dict.fromkeys(same, 1.0), names=tuple(hosts[mark] for mark in same))
    clause.expression = ask_any(clause, tables)
    if path and clause.expression:
        clause.pattern = re.compile(re.escape(f"{host}/{path}"))
        clause.check = _check_urls(clause.pattern, tables)
    return clause


def _check_urls(pattern: re.Pattern[str], tables: Tables) -> Check:
    return lambda position: any(pattern.search(fold(url)) for url in tables.read(position).urls)


def resolve_label(term: QueryTerm, tables: Tables) -> Clause:
    """`[71]` and `note:71`: a marker of that label, whether a footnote answers to it or not."""
    label = term.text
    tokens = re.findall(r"[a-z0-9]+", label)

    def check(position: int) -> bool:
        return any(fold(reference.label) == label for reference in tables.library[position].references)

    # What is asked of the postings is words; that they are the whole label is checked.
    terms = {label: 1.0} if tokens == [label] else {}
    return Clause(term, terms, expression=all_of(list(map(quote, tokens))), check=check)


_KINDS = {"place": PLACE, "url": HOST, "date": DAY}


def resolve_lacking(term: QueryTerm, tables: Tables) -> Clause:
    """`has:` and `no:`: whether something stands behind the entry, or it has a place, a URL, a date, a note."""
    if term.text == "note":
        is_excluded = term.is_excluded is not (term.kind == "no")
        has_note = tables.notes.__contains__
        return Clause(replace(term, is_excluded=is_excluded), expression=None, check=has_note, is_read=False)
    is_source = term.text == "source"
    asked = quote(NO_SOURCE) if is_source else quote(_KINDS[term.text], is_beginning=True)
    is_excluded = term.is_excluded is not ((term.kind == "no") is not is_source)
    return Clause(replace(term, is_excluded=is_excluded), {NO_SOURCE: 1.0} if is_source else {}, expression=asked)


def resolve_entry(term: QueryTerm, tables: Tables) -> Clause:
    """`entry:36`, `36..40`: entries by their numbers, each in its own document."""
    first, _, last = term.text.partition("..")
    numbers = range(int(first), int(last or first) + 1)
    library = tables.library
    clause = Clause(term, expression=None, is_read=False)
    clause.check = lambda position: position < len(library) and library.locate(position)[1] + 1 in numbers
    if len(library.chronicles) == 1 and not term.is_excluded:
        clause.among = range(max(0, numbers.start - 1), min(len(library), max(0, numbers.stop - 1)))
    return clause


def resolve_marked(term: QueryTerm, tables: Tables) -> Clause:
    """`is:marked`: the reader has put a mark on the entry."""
    return Clause(term, expression=None, check=tables.is_marked, is_read=False)


def resolve_tagged(term: QueryTerm, tables: Tables) -> Clause:
    """`tag:`: the reader's note has that tag; where none has, one that begins so."""
    notes = tables.notes
    is_whole = any(has_tag(note, term.text) for note in notes.values())
    found = {position for position, note in notes.items() if has_tag(note, term.text, is_whole)}
    return Clause(term, expression=None, check=found.__contains__, is_read=False)


def resolve_named(term: QueryTerm, tables: Tables) -> Clause:
    """`who:` and `law:`: the entry names a person or an organisation so, or cites that law."""
    named = tables.find_named(term.kind, term.text)
    clause = Clause(term, expression=None, check=named.has, is_read=False)
    if named.forms:
        forms = (r"\s+".join(map(re.escape, fold(form).split())) for form in sorted(named.forms, key=len, reverse=True))
        clause.pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(forms)})(?![a-z0-9])")
    return clause


def resolve_flagged(term: QueryTerm, tables: Tables) -> Clause:
    """`finding:`: the check found something in the entry, by a rule whose name contains that."""
    return Clause(term, expression=None, check=tables.find_flagged(term.text), is_read=False)


def resolve_bound(term: QueryTerm, tables: Tables) -> Clause:
    """`after:` and `before:`, inclusive: the whole of a month or a year counts; `after 29 January` begins behind it."""
    date, dates = term.date, tables.dates
    if date is None:
        return Clause(term)
    first, last = span_days(date if date.year is not None else with_year(date, tables.year))
    if term.is_beyond:
        first, last = last + 1, first - 1
    clause = Clause(term, expression=None, is_read=False)
    if term.kind == "after":
        ends = tables.range_ends
        clause.check = lambda position: _read(dates, position) >= first or ends.get(position, 0) >= first
    else:
        clause.check = lambda position: 0 < _read(dates, position) <= last
    if tables.are_in_order and not tables.range_ends and not term.is_excluded:
        is_after = term.kind == "after"
        clause.among = range(bisect_left(dates, first), len(dates)) if is_after else range(bisect_right(dates, last))
    return clause


def _read(dates: Sequence[int], position: int) -> int:
    """The date at a position; none behind the entries."""
    return dates[position] if position < len(dates) else 0
