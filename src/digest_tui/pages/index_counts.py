"""What stands in the index, with counts of entries: what is missing, places, names, days, hosts and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.text.spellings import find_place_key
from digest_tui.chronicle.wording import format_date

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.names.model import Kind

_MOST_DATES = 62
"""Days, or months, that are listed one by one; of more, the months or the years are."""
_SECOND_HALF = 16
"""The day on which the second half of a month begins."""
_MOST_HALVED = 6
"""Months; of more the halves are not listed."""
_NAMES: dict[Kind, tuple[str, str]] = {
    "person": ("People", "who"),
    "organisation": ("Organisations", "who"),
    "law": ("Laws", "law"),
}
"""The group of each kind of name, and the filter that asks for it."""


class IndexItem(NamedTuple):
    """A line of the index."""

    group: str
    words: str
    entries: int
    """How many have it, of those that are counted; 0 for a line that says what is not counted."""
    query: str
    """What finds them; "" where no query does."""


def count_index(
    library: Library,
    positions: Sequence[int],
    findings: Mapping[str, Sequence[Finding]],
    notes: Mapping[int, str] = MappingProxyType({}),
) -> list[IndexItem]:
    """The index of the entries at `positions`.

    `findings` are those of each document by its name, and `notes` those of the
    reader by position. Every entry is read: of a long library that is for a thread.
    """
    places: dict[str, Counter[str]] = {}
    dates: Counter[PartialDate] = Counter()
    hosts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    names_places = any(chronicle.names_places for chronicle in library.chronicles)
    for entry in map(library.__getitem__, positions):
        if entry.place:
            place = " ".join(entry.place.split())
            places.setdefault(find_place_key(place), Counter())[place] += 1
        if entry.date:
            dates[entry.date._replace(last=None)] += 1
        hosts.update({host_of(link.url).removeprefix("www.") for link in entry.links} - {""})
        missing.update({"source": not entry.has_source, "place": names_places and not entry.place})
    return [
        *(IndexItem("Without", f"no {what}", count, f"no:{what}") for what, count in missing.items() if count),
        *_count_notes(positions, notes),
        *(IndexItem("Places", *_count_place(spellings)) for spellings in _sort(places.values())),
        *_count_halves(dates),
        *_count_names(library, positions),
        *_count_dates(dates),
        *(IndexItem("Sources", host, count, f"site:{host}") for host, count in _most_common(hosts)),
        *_count_findings(library, positions, findings),
    ]


def _count_notes(positions: Sequence[int], notes: Mapping[int, str]) -> Iterator[IndexItem]:
    """The entries with a note of the reader, and each tag in these notes under the spelling that stands first."""
    among = sorted(position for position in notes if position in positions)
    if not among:
        return
    yield IndexItem("My notes", "any note", len(among), "has:note")
    # Imported only here: most sessions have no note.
    from digest_tui.chronicle.text.folding import fold
    from digest_tui.search.tags import count_tags

    tags = count_tags(notes[position] for position in among)
    for tag, count in sorted(tags.items(), key=lambda item: (-item[1], fold(item[0]))):
        yield IndexItem("My notes", f"#{tag}", count, f"tag:{tag}")


def _sort(places: Iterable[Counter[str]]) -> list[Counter[str]]:
    return sorted(places, key=lambda spellings: (-spellings.total(), min(spellings)))


def _count_place(spellings: Counter[str]) -> tuple[str, int, str]:
    name = spellings.most_common(1)[0][0]
    return " / ".join(spelling for spelling, _ in spellings.most_common()), spellings.total(), f'place:"{name}"'


def _count_names(library: Library, positions: Sequence[int]) -> Iterator[IndexItem]:
    """People, organisations and laws, under the form by which most entries of a document name them."""
    # Imported only here: few sessions open the index.
    from digest_tui.names.asking import LONGEST_NAMED, TOO_LONG, read_names

    if library.size > LONGEST_NAMED:
        yield IndexItem("Names", TOO_LONG, 0, "")
        return
    counted: Counter[tuple[Kind, str]] = Counter()
    among = set(positions)
    for chronicle in library.chronicles:
        for name in read_names(chronicle):
            found = {library.find_entry(chronicle, number) for number in name.entries}
            counted[name.kind, name.name] += len(found & among)
    for wanted, (group, asked) in _NAMES.items():
        for (kind, words), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            if kind == wanted and count:
                yield IndexItem(group, words, count, f'{asked}:"{words}"')


def _most_common(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _count_halves(dates: Counter[PartialDate]) -> Iterator[IndexItem]:
    """The halves of the months, where these are few and each half has entries."""
    halves: Counter[tuple[int, int, int]] = Counter()
    for date, count in dates.items():
        if date.year and date.year > 0 and date.month and date.day:
            halves[date.year, date.month, _SECOND_HALF if date.day >= _SECOND_HALF else 1] += count
    if not 2 <= len(halves) <= 2 * _MOST_HALVED:
        return
    # Not needed before somebody opens the index: it would cost the start a millisecond.
    from calendar import monthrange

    for (year, month, first), count in sorted(halves.items()):
        last = monthrange(year, month)[1] if first > 1 else _SECOND_HALF - 1
        begin, end = PartialDate(year, month, first), PartialDate(year, month, last)
        yield IndexItem("Halves of months", format_date(begin._replace(last=end)), count, f"date:{begin}..{end}")


def _count_dates(dates: Counter[PartialDate]) -> Iterator[IndexItem]:
    group = "Days"
    for name, parts in (("Days", 3), ("Months", 2), ("Years", 1)):
        group = name
        joined: Counter[PartialDate] = Counter()
        for date, count in dates.items():
            joined[PartialDate(date.year, date.month if parts > 1 else None, date.day if parts > 2 else None)] += count
        dates = joined
        if len(dates) <= _MOST_DATES:
            break
    for date in sorted(dates, key=str):
        yield IndexItem(group, format_date(date), dates[date], f"date:{date}" if date.year and date.year > 0 else "")


def _count_findings(
    library: Library, positions: Sequence[int], findings: Mapping[str, Sequence[Finding]]
) -> Iterator[IndexItem]:
    found: dict[str, set[int]] = {}
    for chronicle in library.chronicles:
        for finding in findings.get(chronicle.name, ()):
            position = library.find_entry(chronicle, finding.entry or 0)
            if position is not None and position in positions:
                found.setdefault(finding.rule, set()).add(position)
    for rule, own in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        yield IndexItem("Findings", rule, len(own), f"finding:{rule}")


def join_queries(before: str, items: Iterable[IndexItem]) -> str:
    """The query for what `before` finds and one of the items of each group does."""
    groups: dict[str, list[str]] = {}
    for item in items:
        if item.query:
            groups.setdefault(item.group, []).append(item.query)
    return " ".join(filter(None, (before.strip(), *(" or ".join(dict.fromkeys(own)) for own in groups.values()))))
