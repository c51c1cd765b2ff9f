"""Dates in a query: the entries of these days, or the prose that speaks of them."""

from __future__ import annotations

from digest_tui.chronicle.model import PartialDate
from digest_tui.search.clauses import Check, Clause, Tables
from digest_tui.search.dates import span_days, with_year
from digest_tui.search.documents import mark_range
from digest_tui.search.literals import resolve_spoken, resolve_text, stands_as_written
from digest_tui.search.months import read_month_name
from digest_tui.search.postings import any_of, quote
from digest_tui.search.terms import QueryTerm

_LONGEST = 400
"""Days of a stretch that are asked one by one."""


def resolve_date(term: QueryTerm, tables: Tables) -> Clause:
    """The entries of that date, else the prose that speaks of it, else the same days of another year.

    `2.02` is a figure where it stands as one.
    """
    if term.text.replace(".", "").isdigit() and term.text.count(".") == 1:
        figure = resolve_text(QueryTerm("number", term.text, typed=term.typed), tables)
        if figure.expression:
            return figure
    for find in (_find_entries, _find_prose, _find_other_year):
        clause = find(term, tables)
        if term.is_excluded or stands_as_written(clause, tables):
            return clause
    return Clause(term)


def _find_entries(term: QueryTerm, tables: Tables) -> Clause:
    date = term.date
    if date is None:
        return Clause(term)
    if date.year is None and date.day is None:
        date = with_year(date, tables.year)
    asked, check = date, None
    if date.last is not None and date.last.day and len(mark_range(date)) > _LONGEST:
        asked = date._replace(day=None, last=date.last._replace(day=None))
        check = _check_days(date, tables)
    marks = [mark for mark in mark_range(asked) if tables.postings.count(mark)]
    if not marks:
        return Clause(term)
    expression = any_of(map(quote, marks))
    return Clause(term, dict.fromkeys(marks, 1.0), expression=expression, check=check, is_read=False)


def _check_days(date: PartialDate, tables: Tables) -> Check:
    """Of a stretch that is asked by its months, whether an entry is of its days."""
    first, last = span_days(date)
    dates, ends = tables.dates, tables.range_ends
    return lambda position: (
        position < len(dates) and dates[position] <= last and max(dates[position], ends.get(position, 0)) >= first
    )


def _find_prose(term: QueryTerm, tables: Tables) -> Clause:
    """How prose may write a day: with its month as typed or in English, before it or behind it."""
    date = term.date
    if date is None or date.last is not None or (term.kind == "date" and not any(map(str.isalpha, term.text))):
        return Clause(term)
    words = [word.strip(".,") for word in term.text.split()]
    typed = next((word for word in words if word[:1].isalpha() and not word[-1].isdigit() and word != "of"), "")
    english = read_month_name(typed) or typed
    year = [str(date.year)] if date.year else []
    day = [str(date.day)] if date.day else []
    months = [month for month in dict.fromkeys((typed, english, english[:3])) if month]
    orders = [order for month in months for order in ([*day, month, *year], [month, *day, *year])]
    clause = resolve_spoken(term, list(map(list, dict.fromkeys(map(tuple, orders)))), tables)
    if clause.expression:
        clause.note = f"no entry is dated {term.shown}: found in the text"
    return clause


def _find_other_year(term: QueryTerm, tables: Tables) -> Clause:
    """The same days in any year, where the one that is named has no entries: it may be misprinted."""
    date = term.date
    if date is None or date.year is None or date.month is None:
        return Clause(term)
    other = with_year(date, tables.year if date.day is None else None)
    clause = _find_entries(QueryTerm(term.kind, term.text, other, term.is_excluded, typed=term.typed), tables)
    if clause.expression:
        clause.note = f"nothing of {date.year}: taken without the year"
    return clause
