"""Days and months whose year is nowhere given."""

from __future__ import annotations

from digest_tui.chronicle.entries.completing import have_years
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company


def find_days_without_year(company: Company) -> set[DatedLine]:
    """Where nearly all entries have a year, what has none is a day of every year, or prose."""
    if not have_years(company.lines, company.dates, company.plain):
        return set()
    return {line for line in company.lines if (date := company.dates[line.date.start]) and date.year is None}


def find_months_without_year(company: Company) -> set[DatedLine]:
    """A month alone says nothing where nothing above gives its year, but as an item of a numbered list of days."""
    dates = company.dates
    months = {
        line
        for line in company.lines
        if line.date.form.alone == "month" and not ((date := dates[line.date.start]) and date.year)
    }
    return {line for line in months if line.start not in company.source.running_items} if months else set()
