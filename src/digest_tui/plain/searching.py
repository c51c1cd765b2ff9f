"""Searching, what was searched for earlier, and the order of what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.plain.commands import SEARCHES, Typed, read_position
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.remembering import Memory
from digest_tui.plain.tens import Tens
from digest_tui.plain.wording import describe_answer

if TYPE_CHECKING:
    from digest_tui.search.index import SearchIndex

_LONG = 1 << 20
"""Characters of a library from which its first search takes seconds."""


class Searching:
    """Searches the library of `listing` and has what is found listed by `list_entries`."""

    def __init__(
        self, listing: Listing, memory: Memory, lines: Lines, tens: Tens, list_entries: Callable[[Typed], None]
    ) -> None:
        self._listing = listing
        self._memory = memory
        self._say = lines.say
        self._tens = tens
        self._list_entries = list_entries
        self._index: SearchIndex | None = None

    def search(self, typed: Typed) -> None:
        """List what answers a query; with no words, all entries again."""
        listing = self._listing
        if not typed.rest:
            listing.list_all()
            self._say(f"All {len(listing.library):,} entries are listed")
            return
        answer = self._find_index().answer(typed.rest)
        self._say(*describe_answer(answer, listing.library))
        if answer.positions:
            listing.take_answer(answer)
            self._list_entries(typed)
            self._memory.keep_search(typed.rest)

    def show_library(self, library: Library, position: int) -> None:
        """List another reading of the documents, in which the entry at hand stands at `position`, by the same query."""
        listing, self._index = self._listing, None
        query = listing.answer.query if listing.answer else ""
        listing.show_library(library, position, None)
        if query:
            listing.show_library(library, position, self._find_index().answer(query))

    def _find_index(self) -> SearchIndex:
        from digest_tui.names.indexing import make_index

        if self._index is None:
            library = self._listing.library
            if library.size > _LONG:
                self._say("The first search reads everything, which takes a while")
            self._index = make_index(library.chronicles, self._memory.is_marked, lambda: self._memory.notes)
        return self._index

    def change_order(self, typed: Typed) -> None:
        """List what was found by date, or the best first."""
        listing = self._listing
        if listing.answer is None:
            self._say("/words searches first")
            return
        listing.is_by_date = not listing.is_by_date
        listing.list_again()
        self._say("What was found is listed by date" if listing.is_by_date else "The best is listed first")

    def list_searches(self, typed: Typed) -> None:
        """List what was searched for, the latest first; or search for that of the number behind the command again."""
        queries = self._memory.read_searches()
        if not typed.rest:
            self._tens.say_more(SEARCHES, (f"{number}, {query}" for number, query in enumerate(queries, 1)))
        elif 1 <= (number := read_position(typed.rest)) <= len(queries):
            self.search(typed._replace(rest=queries[number - 1]))
        else:
            self._say(f"There is no search {typed.rest}: there are {len(queries)}")
