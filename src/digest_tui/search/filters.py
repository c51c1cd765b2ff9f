"""Places, sites, notes and bounds of dates: what a filter of the query means here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from digest_tui.chronicle.library import Library
from digest_tui.search.clauses import Check, Clause, Tables, ask_any
from digest_tui.search.documents import NO_SOURCE, read_name, read_urls
from digest_tui.search.folding import find_skeletons, fold
from digest_tui.search.postings import all_of, quote
from digest_tui.search.query import Part
from digest_tui.search.vocabulary import Candidates


def resolve_place(part: Part, tables: Tables) -> Clause:
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
    clause.expression = ask_any(clause, tables)
    return clause


def _has_candidate(words: list[str], found: Candidates) -> bool:
    return any(word in found.words or (found.beginning and word.startswith(found.beginning)) for word in words)


def resolve_site(part: Part, tables: Tables) -> Clause:
    """Every host that is named so, or of which a part begins so; with a path, what stands there."""
    host, _, path = part.text.removeprefix("https://").removeprefix("http://").removeprefix("www.").partition("/")
    hosts = {mark: read_name(mark, ".") for mark in tables.vocabulary.hosts}
    same = [mark for mark, name in hosts.items() if ("." + name).endswith("." + host)]
    same = same or [mark for mark, name in hosts.items() if "." + host in "." + name]
    clause = Clause(part, dict.fromkeys(same, 1.0), names=tuple(hosts[mark] for mark in same))
    clause.expression = ask_any(clause, tables)
    if path and clause.expression:
        clause.pattern = re.compile(re.escape(f"{host}/{path}"))
        clause.check = _check_urls(clause.pattern, tables.shelf)
    return clause


def _check_urls(pattern: re.Pattern[str], shelf: Library) -> Check:
    return lambda position: any(pattern.search(fold(url)) for url in read_urls(shelf, position))


def resolve_label(part: Part, tables: Tables) -> Clause:
    """`[71]` and `note:71`: a marker of that label, whether a footnote answers to it or not."""
    label = part.text
    tokens = re.findall(r"[a-z0-9]+", label)

    def check(position: int) -> bool:
        return any(fold(reference.label) == label for reference in tables.shelf[position].references)

    # What is asked of the postings is words; that they are the whole label is checked.
    terms = {label: 1.0} if tokens == [label] else {}
    return Clause(part, terms, expression=all_of(list(map(quote, tokens))), check=check)


def resolve_no_source(part: Part, tables: Tables) -> Clause:
    """`no:source`: nothing stands behind the entry."""
    return Clause(part, {NO_SOURCE: 1.0}, expression=quote(NO_SOURCE))


def resolve_marked(part: Part, tables: Tables) -> Clause:
    """`is:marked`: the reader has put a mark on the entry."""
    return Clause(part, expression=None, check=tables.is_marked, is_read=False)


def resolve_bound(part: Part, tables: Tables) -> Clause:
    """`after:` and `before:`, inclusive: the whole of a month or a year that is named counts."""
    date, dates = part.date, tables.dates
    if date is None:
        return Clause(part)
    first = (date.year or 0) * 10_000 + (date.month or 0) * 100 + (date.day or 0)
    last = (date.year or 0) * 10_000 + (date.month or 99) * 100 + (date.day or 99)
    clause = Clause(part, expression=None, is_read=False)
    if part.kind == "after":
        ends = tables.range_ends
        clause.check = lambda position: dates[position] >= first or ends.get(position, 0) >= first
    else:
        clause.check = lambda position: 0 < dates[position] <= last
    if tables.are_in_order and not tables.range_ends and not part.is_excluded:
        is_after = part.kind == "after"
        clause.among = range(bisect_left(dates, first), len(dates)) if is_after else range(bisect_right(dates, last))
    return clause
