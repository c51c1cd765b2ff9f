"""Answering in a long document: in one thread, the last query typed, its first hits before all the others."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from time import sleep
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.worker import get_current_worker

if TYPE_CHECKING:
    from digest_tui.search.index import Answer, SearchIndex

_FIRST_HITS = 50
"""So many hits are found and shown before all the others."""
_SECONDS_BEFORE_ALL = 0.25
"""After the first hits: who types on does so sooner."""
_SECONDS_OF_REST = 0.002


class LongSearch:
    """Asks the index that `find_index` gives, once it `has_begun` to be built.

    Each answer is given to `take`; if the search fails, `fail` is given the reason.
    `host` runs the thread. As long as `is_letter_due`, one was typed that is not
    painted yet: that goes first.
    """

    def __init__(
        self,
        host: DOMNode,
        find_index: Callable[[], SearchIndex],
        has_begun: Callable[[], bool],
        is_letter_due: Callable[[], bool],
        take: Callable[[SearchIndex, Answer], object],
        fail: Callable[[str], object],
    ) -> None:
        self._host = host
        self._find_index = find_index
        self._has_begun = has_begun
        self._is_letter_due = is_letter_due
        self._take = take
        self._fail = fail
        self._wanted = ""
        self._is_asking = False
        self._asking = Condition()
        self._answered: tuple[SearchIndex, str] | None = None

    def ask(self, query: str) -> None:
        """Answer `query` and no earlier one, once an index is begun; "" ends what is asked."""
        with self._asking:
            if query != self._wanted:
                self._answered = None
            self._wanted = query
            self._asking.notify()
            must_begin = bool(query) and self._has_begun() and not self._is_asking
            self._is_asking = self._is_asking or must_begin
        if must_begin:
            self._host.run_worker(self._answer_wanted, thread=True, group="search", exit_on_error=False)

    def _answer_wanted(self) -> None:
        """Answer the last query typed, and those that come meanwhile: one thread, so that keys are not kept waiting."""
        try:
            while True:
                index, query = self._find_index(), self._wanted
                # An index that is not begun would be built here and now.
                if query and self._has_begun():
                    self._answer(index, query)
                with self._asking:
                    if (self._find_index(), self._wanted) == (index, query):
                        self._is_asking = False
                        return
        except Exception as error:
            # Whatever is wrong with the search, the chronicle can still be read.
            with self._asking:
                self._is_asking = False
            self._fail(f"the search failed: {error!r}")

    def _answer(self, index: SearchIndex, query: str) -> None:
        """Give the first hits to `take`, and then all of them, unless another query or index is wanted meanwhile."""
        worker = get_current_worker()

        def is_over() -> bool:
            return worker.is_cancelled or (self._find_index(), self._wanted) != (index, query)

        def is_cancelled() -> bool:
            # Not to be asked with a lock that the screen takes.
            while self._is_letter_due() and not worker.is_cancelled:
                sleep(_SECONDS_OF_REST)
            return is_over()

        if (index, query) != self._answered:
            answer = index.ask(query, is_cancelled, _FIRST_HITS)
            if is_cancelled():
                return
            self._answered = index, query
            self._take(index, answer)
            if len(answer.positions) < _FIRST_HITS and answer.is_complete:
                return
            with self._asking:
                # All the hits of a letter or two take the time of the next letter and of its painting.
                if self._asking.wait_for(is_over, _SECONDS_BEFORE_ALL):
                    return
        answer = index.ask(query, is_cancelled)
        if not is_cancelled():
            self._take(index, answer)
