"""Counts of entries by day, place, source host and name, and of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.chronicle.text.spellings import find_place_key
from digest_tui.chronicle.wording import format_count
from digest_tui.names.asking import read_names
from digest_tui.names.model import KINDS, Kind

_WIDEST_BAR = 40


class Count(NamedTuple):
    """The number of entries of one day, place, host or name, or without something."""

    by: str
    """`day`, `place`, `host`, `person`, `organisation`, `law` or `missing`."""
    key: str
    entries: int


class Tally:
    """The counts of the entries of several chronicles."""

    def __init__(self) -> None:
        self.entries = 0
        self.links = 0
        self._days: Counter[str] = Counter()
        self._places: dict[str, Counter[str]] = {}
        self._hosts: Counter[str] = Counter()
        self._names: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
        self._missing = Counter({"date": 0, "place": 0, "source": 0})

    def add(self, chronicle: Chronicle) -> None:
        """Count every entry of `chronicle`."""
        for entry in chronicle.entries:
            self.entries += 1
            self._add(entry)
        for name in read_names(chronicle):
            self._names[name.kind][name.name] += len(name.entries)
        self.links += sum(1 for _ in chronicle.links)

    def _add(self, entry: Entry) -> None:
        if entry.date:
            self._days[str(entry.date)] += 1
        if entry.place:
            place = " ".join(entry.place.split())
            self._places.setdefault(find_place_key(place), Counter())[place] += 1
        # An entry with two sources of one host is one entry of that host.
        self._hosts.update({host_of(link.url).removeprefix("www.") for link in entry.links} - {""})
        self._missing.update(
            name
            for name, is_there in (("date", entry.date), ("place", entry.place), ("source", entry.has_source))
            if not is_there
        )

    def counts(self) -> Iterator[Count]:
        """The counts: days in order, then places, hosts and names from most to least frequent.

        A place is named in its commonest spelling.
        """
        for day in sorted(self._days):
            yield Count("day", day, self._days[day])
        places = Counter({spellings.most_common(1)[0][0]: spellings.total() for spellings in self._places.values()})
        for by, counted in (("place", places), ("host", self._hosts), *self._names.items()):
            for key, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
                yield Count(by, key, count)
        for key, count in self._missing.items():
            yield Count("missing", key, count)


def format_tally(tally: Tally) -> str:
    """The counts as a table, each group below its total."""
    groups: dict[str, list[Count]] = {}
    for count in tally.counts():
        groups.setdefault(count.by, []).append(count)
    entries = format_count(tally.entries, "entry", "entries")
    titles = {
        "day": f"{entries} on {format_count(len(groups.get('day', ())), 'day')}",
        "place": format_count(len(groups.get("place", ())), "place"),
        "host": f"{format_count(len(groups.get('host', ())), 'host')} of {format_count(tally.links, 'link')}",
        "person": format_count(len(groups.get("person", ())), "person", "people"),
        "organisation": format_count(len(groups.get("organisation", ())), "organisation"),
        "law": format_count(len(groups.get("law", ())), "article cited", "articles cited"),
        "missing": "entries without",
    }
    titles = {by: title for by, title in titles.items() if by in groups or by not in KINDS}
    return "\n\n".join("\n".join([title, *_format_rows(groups.get(by, ()))]) for by, title in titles.items())


def _format_rows(counts: Sequence[Count]) -> Iterator[str]:
    """One line per key: the key, its count and a bar."""
    most = max((count.entries for count in counts), default=0)
    key_width = max((len(count.key) for count in counts), default=0)
    for count in counts:
        bar = "▇" * round(count.entries * min(_WIDEST_BAR / most, 1)) if most else ""
        yield f"  {count.key:<{key_width}}  {count.entries:>{len(str(most))}}  {bar}".rstrip()
