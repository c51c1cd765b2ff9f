"""Delivery: what is copied, opened, cited and exported of the entry at hand, and what is said where nothing is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.message import Message
from textual.pilot import Pilot

from digest_tui import parse
from digest_tui.chronicle.library import Library
from digest_tui.tui.choice_screen import ChoiceScreen
from digest_tui.tui.delivery import CITATION_FORM, Delivery
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.target import Target
from ui.frames import wait_until
from ui.hosts import HostScreen, open_host

CHRONICLE = parse(
    "JAN. 1, 2031 — LAKETON — One [1], two [2].\nJAN. 2, 2031 — LAKETON — None.\n"
    "[1] https://one.example/?fbclid=1\n[2] https://two.example/\n"
)
LIBRARY = Library(CHRONICLE)
FIRST = Target(CHRONICLE, LIBRARY[0], None, None, LIBRARY, range(2))


pytestmark = pytest.mark.usefixtures("only_the_terminal")


@asynccontextmanager
async def open_delivery(target: Target = FIRST) -> AsyncIterator[tuple[Pilot[None], HostScreen, Delivery]]:
    """What delivers `target`, on a host."""
    kept: list[Message] = []
    async with open_host() as (pilot, host):
        yield pilot, host, Delivery(host, lambda: target, MemorySession(kept.append, is_kept=False), None)


async def copied(pilot: Pilot[None], host: HostScreen) -> str:
    """What is on the clipboard once that is said."""
    await wait_until(pilot, lambda: bool(host.statuses))
    return pilot.app.clipboard


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (FIRST, "https://one.example/"),
        (FIRST._replace(link=1), "https://two.example/"),
        (FIRST._replace(entry=LIBRARY[1], note=2), "https://two.example/"),
    ],
    ids=["first", "at hand", "by number"],
)
async def test_a_link_is_the_first_the_one_at_hand_or_that_of_a_number(target: Target, url: str) -> None:
    async with open_delivery(target) as (pilot, host, delivery):
        delivery.copy_link()
        assert await copied(pilot, host) == url


async def test_a_link_is_copied_clean_or_as_written() -> None:
    async with open_delivery() as (pilot, host, delivery):
        delivery.copy_link_as_written()
        assert await copied(pilot, host) == "https://one.example/?fbclid=1"
        assert host.statuses[0].startswith("As written, with fbclid. ")


@pytest.mark.parametrize("action", ["copy_link", "copy_citation"])
async def test_where_no_entry_is_shown_that_is_said(action: str) -> None:
    async with open_delivery(FIRST._replace(entry=None)) as (pilot, host, delivery):
        getattr(delivery, action)()
        await pilot.pause()
        assert host.statuses == ["No entry is shown; nothing is copied"]


async def test_without_a_browser_a_link_is_copied() -> None:
    async with open_delivery() as (pilot, host, delivery):
        delivery.open_link_number(1)
        assert await copied(pilot, host) == "https://two.example/"
        assert host.statuses[0].startswith("No browser was found")


async def test_a_citation_has_the_form_that_was_chosen_last() -> None:
    async with open_host() as (pilot, host):
        kept: list[Message] = []
        memory = MemorySession(kept.append, is_kept=False)
        memory.settings.keep(CITATION_FORM, "bibtex")
        Delivery(host, lambda: FIRST, memory, None).copy_citation()
        assert (await copied(pilot, host)).startswith("@misc{")


async def test_an_export_asks_for_the_format_of_all_that_is_listed() -> None:
    async with open_delivery() as (pilot, _, delivery):
        delivery.export()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))


async def test_nothing_is_exported_of_an_empty_list_or_of_a_document_that_is_still_read() -> None:
    head = Library(parse(CHRONICLE.text[:40], is_complete=False))
    for target, words in (
        (FIRST._replace(positions=()), "No entry is shown; nothing is exported"),
        (FIRST._replace(library=head), "The document is still being read; nothing is exported"),
    ):
        async with open_delivery(target) as (pilot, host, delivery):
            delivery.export()
            await pilot.pause()
            assert host.statuses == [words]
