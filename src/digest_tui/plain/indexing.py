"""The index: places, people, days and more that the listed entries have, with counts and numbers to choose by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from digest_tui.chronicle import checking
from digest_tui.chronicle.wording import format_count
from digest_tui.pages.index_counts import IndexItem, count_index, join_queries
from digest_tui.plain.commands import INDEX, Typed, read_position
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.remembering import Memory
from digest_tui.plain.searching import Searching
from digest_tui.plain.tens import Tens


class Index:
    """Says what the listed entries have, a group at a time, and searches for what is chosen."""

    def __init__(self, listing: Listing, memory: Memory, lines: Lines, tens: Tens, searching: Searching) -> None:
        self._listing = listing
        self._memory = memory
        self._say = lines.say
        self._tens = tens
        self._searching = searching
        self._items: Sequence[IndexItem] = ()
        """What was listed last, by its numbers."""
        self._before = ""
        """What was searched for then."""

    def open(self, typed: Typed) -> None:
        """List the groups, or those of a group ten at a time; or list the entries of a number in that list."""
        if self._tens.command == INDEX and not typed.rest:
            self._tens.say_more(INDEX, iter(()))
        elif typed.rest.isdecimal():
            self._choose(typed)
        else:
            self._list(typed.rest)

    def _choose(self, typed: Typed) -> None:
        number = read_position(typed.rest)
        if not 1 <= number <= len(self._items):
            self._say(f"There is no line {typed.rest} in what the index has listed: w people lists people")
        elif (item := self._items[number - 1]).query:
            self._searching.search(typed._replace(rest=join_queries(self._before, [item])))
        else:
            self._say("No search finds that")

    def _list(self, wanted: str) -> None:
        groups = self._count()
        if not wanted:
            self._say(*(f"{group}: {len(items):,}" for group, items in groups.items()))
            self._say("w and the beginning of a word lists one of them" if groups else "There is nothing to list")
            return
        group = next((group for group in groups if group.casefold().startswith(wanted.casefold())), None)
        if group is None:
            self._say(f"The index has no {wanted} here. It has: {', '.join(groups)}")
            return
        self._items, answer = groups[group], self._listing.answer
        self._before = answer.query if answer else ""
        self._tens.close()
        self._tens.say_more(INDEX, (_format(number, item) for number, item in enumerate(self._items, 1)))

    def _count(self) -> dict[str, list[IndexItem]]:
        library = self._listing.library
        findings = {chronicle.name: list(checking.check(chronicle)) for chronicle in library.chronicles}
        items = count_index(library, self._listing.positions, findings, self._memory.notes)
        return {group: list(own) for group, own in groupby(items, lambda item: item.group)}


def _format(number: int, item: IndexItem) -> str:
    count = f", {format_count(item.entries, 'entry', 'entries')}" if item.entries else ""
    return f"{number}, {item.words}{count}"
