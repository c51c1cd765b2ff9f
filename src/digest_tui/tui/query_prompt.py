"""What happens around the query while it is typed: what is offered below it, and the history of queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.widgets import Input

from digest_tui.chronicle.library import Library
from digest_tui.tui.query_offers import Offer, make_examples, offer_values
from digest_tui.tui.widgets.offer_list import OfferList

if TYPE_CHECKING:
    from digest_tui.search.index import Answer
    from digest_tui.tui.memory_session import MemorySession
    from digest_tui.tui.search_session import SearchSession

_MOST_VALUES = 8
_LINES_AROUND = 6
"""Header, search line, the line of keys, and what should be seen of the list."""

_Counts = tuple[Mapping[str, int], Mapping[str, int]]
"""How many entries each place has, and each host."""


class QueryPrompt:
    """Offers examples, values and advice below `input`, and goes through what was searched for before.

    `find_answer` gives the answer that is shown; None while nothing is searched.
    """

    def __init__(
        self, field: Input, search: SearchSession, memory: MemorySession, find_answer: Callable[[], Answer | None]
    ) -> None:
        self.list = OfferList()
        """What is offered, on the screen."""
        self._field = field
        self._search = search
        self._memory = memory
        self._find_answer = find_answer
        self._examples: tuple[Library, _Counts, list[Offer]] | None = None
        self._advised: tuple[Answer, str, list[Offer]] | None = None
        self._steps_back = 0
        self._recalled = ""

    def show(self, library: Library, is_empty: bool) -> None:
        """Offer what fits the query as it stands now; advice only where the list is empty, which it would cover."""
        title, offers = self._find_offers(library, is_empty)
        self.list.show(title, offers[: max(self.list.screen.size.height - _LINES_AROUND, 1)])

    def _find_offers(self, library: Library, is_empty: bool) -> tuple[str, list[Offer]]:
        query, answer = self._field.value, self._find_answer()
        is_typed_in = self._field.has_focus
        values = offer_values(query, self._search.count_values, _MOST_VALUES) if is_typed_in else []
        if values:
            return "Tab takes the first", values
        if answer and answer.query == query and not answer.positions and answer.is_complete:
            # As long as nothing is asked, as by `place:` alone, all entries are listed.
            return self._advise(query, answer) if is_empty or not answer.clauses else ("", [])
        if is_typed_in and not query.strip():
            return "Search: words, dates, places, links. For example:", self._find_examples(library)
        return "", []

    def _advise(self, query: str, answer: Answer) -> tuple[str, list[Offer]]:
        """What to try instead: found once for each answer, since it asks the index again."""
        if self._advised is None or self._advised[0] is not answer:
            reason = (answer.clauses and self._search.count_words(query)) or "; ".join(answer.said)
            title = " · ".join(filter(None, ("Nothing found" if answer.clauses else "", reason)))
            self._advised = answer, title, [Offer(words, words, "try this") for words in answer.advice]
        return self._advised[1:]

    def _find_examples(self, library: Library) -> list[Offer]:
        # More is known once the words are indexed.
        counts = self._search.count_values("place"), self._search.count_values("site")
        if self._examples is None or self._examples[:2] != (library, counts):
            self._examples = library, counts, make_examples(library, *counts)
        return self._examples[2]

    # Keys

    def take_key(self, key: str) -> bool:
        """Answer a key that chooses among the offers or goes through the history; False for other keys."""
        if key == "down":
            return self._recall(-1) or self.list.move(1)
        if key == "up":
            return self.list.move(-1) if self.list.cursor is not None else self._recall(1)
        if key == "tab" or (key == "enter" and self.list.cursor is not None):
            return self._take_highlighted()
        return False

    def _take_highlighted(self) -> bool:
        offers = self.list.offers if self.list.display else ()
        if not offers:
            return False
        self.take(offers[self.list.cursor or 0])
        return True

    def take(self, offer: Offer) -> None:
        """Put what is offered into the search line."""
        self._put(offer.query)
        self._steps_back = 0

    def _put(self, query: str) -> None:
        self._field.value = query
        self._field.cursor_position = len(query)

    def _recall(self, steps: int) -> bool:
        """Go `steps` further back in what was searched for; False where there is nothing."""
        if self._field.value != self._recalled:
            self._steps_back = 0
        searches = self._memory.settings.searches
        steps_back = self._steps_back + steps
        if not 0 <= steps_back <= len(searches):
            return steps > 0 and bool(searches)
        self._steps_back = steps_back
        self._recalled = searches[-steps_back] if steps_back else ""
        self._put(self._recalled)
        return True
