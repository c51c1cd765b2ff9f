"""Searching a long document in a thread: its first hits, then all, and only what is wanted last."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from digest_tui import SearchIndex, parse
from digest_tui.search.index import Answer
from digest_tui.tui.long_search import LongSearch
from ui.frames import wait_until
from ui.hosts import open_host

ICE = "".join(
    f"{month}. {day}, 2031 — LAKETON — Day {day} of the ice.\n"
    for month in ("JAN", "MAR", "MAY")
    for day in range(1, 31)
)


class Opened:
    """A search, and what it told."""

    def __init__(self) -> None:
        self.index = SearchIndex(parse(ICE))
        self.answers: list[Answer] = []
        self.failures: list[str] = []
        self.has_begun = True
        self.fails = False
        self.search: LongSearch

    def find_index(self) -> SearchIndex:
        """The index that is asked."""
        if self.fails:
            raise ValueError("no index")
        return self.index

    @property
    def told(self) -> list[tuple[str, int]]:
        """Each query that was answered, with the number of its hits."""
        return [(answer.query, len(answer.positions)) for answer in self.answers]


@asynccontextmanager
async def open_search() -> AsyncIterator[tuple[Pilot[None], Opened]]:
    """A long search on a host that runs its thread."""
    async with open_host() as (pilot, host):
        opened = Opened()
        opened.search = LongSearch(
            host,
            opened.find_index,
            lambda: opened.has_begun,
            lambda: False,
            lambda _, answer: opened.answers.append(answer),
            opened.failures.append,
        )
        yield pilot, opened


async def test_the_first_hits_come_before_all_the_others() -> None:
    async with open_search() as (pilot, opened):
        opened.search.ask("ice")
        await wait_until(pilot, lambda: len(opened.told) == 2)
        assert opened.told == [("ice", 50), ("ice", 90)]


async def test_few_hits_come_once() -> None:
    async with open_search() as (pilot, opened):
        opened.search.ask('"day 7"')
        await pilot.app.workers.wait_for_complete()
        assert opened.told == [('"day 7"', 3)]


async def test_nothing_is_answered_before_the_index_is_begun_nor_where_nothing_is_asked() -> None:
    async with open_search() as (pilot, opened):
        opened.has_begun = False
        opened.search.ask("ice")
        opened.has_begun = True
        opened.search.ask("")
        await pilot.app.workers.wait_for_complete()
        assert opened.told == []


async def test_a_search_that_fails_says_so_and_the_next_is_answered() -> None:
    async with open_search() as (pilot, opened):
        opened.fails = True
        opened.search.ask("ice")
        await wait_until(pilot, lambda: opened.failures == ["the search failed: ValueError('no index')"])
        opened.fails = False
        opened.search.ask('"day 7"')
        await wait_until(pilot, lambda: opened.told == [('"day 7"', 3)])
