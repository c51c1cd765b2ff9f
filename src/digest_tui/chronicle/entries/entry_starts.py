"""The stages that turn lines with a date into the starts of entries, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest_tui.chronicle.dates.number_order import NumberOrder, prove_number_order
from digest_tui.chronicle.entries.bare_days import add_bare_days
from digest_tui.chronicle.entries.completing import (
    Dates,
    carry_years,
    complete_dates,
    have_years,
    settle_years,
)
from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.evidence import keep_item_starts
from digest_tui.chronicle.entries.forgotten_bullets import restore_bullets
from digest_tui.chronicle.entries.headings_above import attach_headings
from digest_tui.chronicle.entries.reading import read_dated_lines
from digest_tui.chronicle.entries.scanning import Scan
from digest_tui.chronicle.entries.scoping_headings import find_scoping_headings
from digest_tui.chronicle.entries.section_ends import set_section_ends
from digest_tui.chronicle.entries.selecting import select_lines, select_signed_entries
from digest_tui.chronicle.entries.undated_items import find_undated_items
from digest_tui.chronicle.entries.vetoes import Company, apply_vetoes
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.source import Text


def find_entry_starts(source: Text, scan: Scan) -> list[EntryStart]:
    """Where entries begin, in the order of the text: the datelines of the model, and lines with other dates."""
    lines = read_dated_lines(source, scan.doubtful)
    lines = apply_vetoes("read", Company(source, lines))
    lines = restore_bullets(source.plain, add_bare_days(source, lines, scan.doubtful))
    lines = attach_headings(source, lines)
    if signed := select_signed_entries(source, lines):
        return _finish(source, [], lines, signed)
    lines = keep_item_starts(source, scan.starts, lines)
    chosen = select_lines(source, scan.starts, lines)
    return _finish(source, scan.starts, lines, chosen)


def _finish(
    source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine], chosen: Sequence[DatedLine]
) -> list[EntryStart]:
    """Complete the dates of the `chosen` lines, part them from the headings over them, and set where sections end."""
    scoping = find_scoping_headings(source, chosen, plain)
    items = find_undated_items(source, chosen, scoping)
    lending = {item.date for item in items}
    scoping |= {line.start for line in chosen if line.date in lending}
    chosen = sorted([*items, *(line for line in chosen if line.start not in scoping)])
    dates = complete_dates(source, plain, lines, chosen, _find_number_order(lines))
    dates = settle_years(source, chosen, dates)
    if not have_years(chosen, dates, len(plain)):
        dates = carry_years(plain, chosen, dates)
    kept = apply_vetoes("completed", Company(source, chosen, dates=dates, plain=len(plain)))
    starts = _merge(source, plain, kept, dates)
    levels = {line.start: line.level for line in kept}
    return set_section_ends(source, starts, levels, sorted(scoping))


def _find_number_order(lines: Sequence[DatedLine]) -> NumberOrder:
    """The order that the dates of a document prove.

    In a document that writes `2031-05-02`, `05-04` is a month and a day, unless other dates prove the opposite.
    """
    numbered = [line for line in lines if line.date.numbers]
    order = prove_number_order([line.date.numbers for line in numbered if line.date.numbers])
    has_whole = any(line.date.form.is_iso_like and line.is_to_the_day and not line.date.numbers for line in lines)
    is_end = has_whole and all(line.date.form.is_iso_like for line in numbered)
    return NumberOrder(day_is_first=False) if is_end and not order.day_is_first else order


def _merge(source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine], dates: Dates) -> list[EntryStart]:
    """All starts in order; a heading stays the entry it is, and a title above a date reaches over no other start."""
    taken = {start.start for start in plain}
    starts = list(plain)
    for line in lines:
        if line.start not in taken:
            starts.append(_make_start(source.plain, line, dates[line.date.start]))
            taken.add(line.start)
    starts.sort(key=lambda start: start.start)
    parted = [start for start, following in pairwise(starts) if start.date_start < following.start]
    return [*parted, *starts[-1:]]


def _make_start(text: str, line: DatedLine, date: PartialDate | None) -> EntryStart:
    written = text[line.date.start : line.date.end]
    return EntryStart(line.start, line.date_start, line.end, written, date, line.style, line.title)
