"""The listing: all entries, the hits in either order, the marked, and where one stands among them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import NamedTuple

from textual.message import Message

from digest_tui import SearchIndex, parse
from digest_tui.chronicle.library import Library
from digest_tui.tui.listing import ListChanged, Listing
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.styles import read_sheets
from digest_tui.tui.widgets.entry_rows import EntryRows
from digest_tui.tui.widgets.rows_view import RowsView
from ui.hosts import PaintedApp

CHRONICLE = parse(
    "JAN. 1, 2031 — LAKETON — Ice.\n"
    "JAN. 2, 2031 — LAKETON — Snow, and snow again.\n"
    "JAN. 3, 2031 — PORT ELM — Rain.\n"
    "JAN. 4, 2031 — LAKETON — Ice and snow.\n"
)
INDEX = SearchIndex(CHRONICLE)


class Opened(NamedTuple):
    """A listing, what it remembers, and what it says."""

    listing: Listing
    memory: MemorySession
    posted: list[Message]

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the entries in the list, from above."""
        return [position + 1 for position in self.listing.positions]

    @property
    def number(self) -> int | None:
        """The number of the entry that is highlighted."""
        return self.listing.entry.number if self.listing.entry else None

    @property
    def said(self) -> str:
        """What the person was told last."""
        return [message.words for message in self.posted if isinstance(message, StatusChanged)][-1]


class List(PaintedApp):
    """A list that fills the screen."""

    CSS = read_sheets()


@asynccontextmanager
async def open_listing(*marked: int) -> AsyncIterator[Opened]:
    """The listing of the chronicle, with these entries marked."""
    posted: list[Message] = []
    app = List()
    async with app.run_test(size=(60, 20)):
        view = RowsView("entries", EntryRows())
        await app.mount(view)
        memory = MemorySession(posted.append, is_kept=False)
        memory.marked = {number - 1: str(number) for number in marked}
        listing = Listing(view, memory, posted.append)
        listing.show_library(Library(CHRONICLE), 0, is_searched=False)
        yield Opened(listing, memory, posted)


async def test_all_entries_are_listed_and_that_is_told() -> None:
    async with open_listing() as opened:
        assert opened.numbers == [1, 2, 3, 4]
        assert [type(message) for message in opened.posted] == [ListChanged]
        assert opened.listing.changes == 1
        assert opened.listing.count_hits() == ""


async def test_of_a_search_the_hits_are_listed_and_the_best_is_highlighted() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        assert sorted(opened.numbers) == [2, 4]
        assert opened.number == opened.numbers[0]
        assert opened.listing.count_hits() == "1 of 2"


async def test_by_date_the_hits_stand_in_the_order_of_the_text_and_the_entry_stays() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        opened.listing.next_hit()
        number = opened.number
        opened.listing.toggle_order()
        assert opened.numbers == [2, 4]
        assert opened.number == number
        assert opened.said == "Hits by date"


async def test_all_entries_with_the_hits_among_them() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        opened.listing.toggle_hits()
        assert opened.numbers == [1, 2, 3, 4]
        assert opened.listing.count_hits() == "2 hits"
        opened.listing.go_to_number(3)
        opened.listing.next_hit()
        assert opened.number == 4
        opened.listing.next_hit()
        assert opened.number == 2
        opened.listing.toggle_order()
        assert opened.said == "f shows only the hits, which then have an order"


async def test_no_order_is_named_where_nothing_is_found() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("ice"))
        opened.listing.toggle_order()
        assert opened.listing.describe() == "by date"
        opened.listing.take_answer(INDEX.ask("zebra"))
        assert opened.listing.describe() == ""


async def test_where_the_search_ends_one_stays_and_can_return_to_where_one_was_before_it() -> None:
    async with open_listing() as opened:
        opened.listing.go_to_number(3)
        for query in ("snow", "ice"):
            opened.listing.take_answer(INDEX.ask(query))
        opened.listing.take_answer(None)
        assert (opened.number, len(opened.numbers)) == (1, 4)
        opened.listing.return_to_start()
        assert opened.number == 3


async def test_one_returns_from_the_marked_to_where_one_was() -> None:
    async with open_listing(1) as opened:
        opened.listing.go_to_number(3)
        opened.listing.toggle_marked()
        opened.listing.toggle_marked()
        assert opened.number == 1
        opened.listing.return_to_start()
        assert opened.number == 3


async def test_without_a_search_there_is_nowhere_to_return_to() -> None:
    async with open_listing() as opened:
        opened.listing.return_to_start()
        assert opened.said == "Nothing was searched yet: there is nowhere to go back to"


async def test_the_list_says_when_it_is_not_everything() -> None:
    async with open_listing(2, 4) as opened:
        assert opened.listing.describe() == ""
        opened.listing.toggle_marked()
        assert opened.listing.describe() == "★ marked only · 2 of 4"
        opened.listing.take_answer(INDEX.ask("ice"))
        opened.listing.toggle_order()
        assert opened.listing.describe() == "★ marked only · 1 of 2 hits · by date"
        assert opened.listing.count_hits() == "1 of 1"


async def test_rows_of_one_line_or_two_are_chosen_and_the_entry_stays() -> None:
    async with open_listing() as opened:
        opened.listing.go_to_number(3)
        opened.listing.change_rows()
        assert (opened.listing.row_height, opened.number) == (1, 3)
        assert opened.said == "Rows of one line"
        opened.listing.change_rows()
        assert opened.listing.row_height == 2


async def test_while_nothing_is_searched_the_keys_for_hits_say_so() -> None:
    async with open_listing() as opened:
        for press in (opened.listing.next_hit, opened.listing.toggle_hits, opened.listing.toggle_order):
            press()
            assert opened.said == "Press / to search first"


async def test_an_answer_without_hits_lists_nothing_and_says_what_to_try() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("ысу"))
        assert opened.listing.entry is None
        assert opened.listing.count_hits() == "nothing found"
        assert opened.listing.chronicle is CHRONICLE
        opened.listing.next_hit()
        assert opened.said == "Nothing was found"


async def test_the_marked_alone_and_all_again() -> None:
    async with open_listing(2, 4) as opened:
        opened.listing.go_to_number(3)
        opened.listing.toggle_marked()
        assert (opened.numbers, opened.number) == ([2, 4], 4)
        assert opened.said == "2 marked entries; ' shows all again"
        opened.listing.toggle_marked()
        assert (opened.numbers, opened.number) == ([1, 2, 3, 4], 4)


async def test_where_no_hit_is_marked_the_keys_for_hits_do_no_harm() -> None:
    async with open_listing(3) as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        opened.listing.toggle_marked()
        opened.listing.next_hit()
        assert opened.numbers == []


async def test_a_number_leads_out_of_the_hits_and_of_the_marked() -> None:
    async with open_listing(2) as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        opened.listing.go_to_number(3)
        assert (opened.number, len(opened.numbers)) == (3, 4)
        assert opened.said == "All entries are shown; f shows only the hits again"
        opened.listing.toggle_marked()
        opened.listing.go_to_number(1)
        assert opened.said == "All entries again"
        opened.listing.go_to_number(9)
        assert opened.said == "There is no entry 9: text has 4"


async def test_read_again_the_search_stays_on_its_entry() -> None:
    async with open_listing() as opened:
        opened.listing.take_answer(INDEX.ask("snow"))
        opened.listing.show_library(Library(CHRONICLE), 1, is_searched=True)
        opened.listing.take_answer(INDEX.ask("snow"))
        assert opened.number == 2
