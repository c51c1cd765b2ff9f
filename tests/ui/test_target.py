"""What a key acts on: the entry at hand, the link Tab stands on, the note whose number was typed."""

from __future__ import annotations

from digest_tui import parse
from digest_tui.tui.target import find_target
from ui.frames import open_reader, read_prose, wait_until

CHRONICLE = parse(
    "JAN. 1, 2031 — LAKETON — The mayor met Anna Example.[1]\n"
    "JAN. 2, 2031 — LAKETON — Lawyer Anna Example spoke.[2]\n\n"
    "[1] https://a.example/1\n[2] https://a.example/2\n"
)


async def test_tab_chooses_the_link_but_a_related_entry_is_no_link() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        await wait_until(pilot, lambda: "Anna Example: 2" in read_prose(screen))
        found = []
        for _ in range(2):
            await pilot.press("tab")
            found.append(find_target(screen.listing, screen.panes.page, screen.keys.take_number).link)
    assert found == [0, None]


async def test_a_number_is_that_of_a_note_once() -> None:
    numbers = iter([36, None])
    async with open_reader(CHRONICLE) as (_, screen):
        targets = [find_target(screen.listing, screen.panes.page, lambda: next(numbers)) for _ in range(2)]
    assert [target.note for target in targets] == [36, None]
    assert targets[0].entry is CHRONICLE.entries[0]
    assert list(targets[0].positions) == [0, 1]
