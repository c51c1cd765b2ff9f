"""What other entries share with the one at hand, and the way there."""

from __future__ import annotations

import pytest

from digest_tui import parse
from digest_tui.chronicle.library import Library
from digest_tui.pages import related
from digest_tui.pages.page import Page
from digest_tui.pages.related import RelatedEntries, Relation
from digest_tui.pages.rendering import add_related
from digest_tui.tui.line_breaks import lay_out
from ui.frames import open_reader, read_prose, wait_until

CHRONICLE = parse(
    "JAN. 1, 2031 — LAKETON — The mayor met Anna Example.[1]\n"
    "JAN. 2, 2031 — LAKETON — Snow.[2]\n"
    "JAN. 3, 2031 — LAKETON — Lawyer Anna Example spoke.[3]\n"
    "JAN. 4, 2031 — LAKETON — Mr Bert Sample wrote.[4]\n\n"
    "[1] https://a.example/1\n[2] https://a.example/2\n[3] https://a.example/3\n[4] https://a.example/2?fbclid=x\n"
)


@pytest.mark.parametrize(
    ("number", "relations"),
    [
        (1, [Relation("Anna Example", [2])]),
        (2, [Relation("The same page", [3])]),
        (4, [Relation("The same page", [1])]),
    ],
)
def test_entries_share_a_name_or_a_page(number: int, relations: list[Relation]) -> None:
    assert RelatedEntries(Library(CHRONICLE)).find(number - 1) == relations


def test_a_name_that_most_entries_have_relates_none() -> None:
    text = "".join(f"JAN. {day}, 2031 — LAKETON — Anna Example spoke.\n" for day in range(1, 29))
    assert RelatedEntries(Library(parse(text))).find(0) == []


def test_of_a_text_that_is_too_long_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related, "LONGEST_NAMED", 10)
    library = Library(CHRONICLE)
    relations = RelatedEntries(library).find(0)
    assert relations == [Relation(related.TOO_LONG, ())]
    assert add_related(Page(), relations, library).paragraphs[-1].text == related.TOO_LONG


async def test_related_entries_stand_below_the_sources_and_tab_and_enter_lead_there() -> None:
    async with open_reader(CHRONICLE) as (pilot, screen):
        await wait_until(pilot, lambda: read_prose(screen).splitlines()[-1] == "Anna Example: 3")
        await pilot.press("tab", "tab", "enter")
        assert screen.entry is not None
        assert screen.entry.number == 3
        assert screen.focused is screen.panes.page
        assert read_prose(screen).splitlines()[-1] == "Anna Example: 1"


def test_a_line_of_related_entries_breaks_behind_a_dot() -> None:
    library = Library(parse("".join(f"JAN. {day}, 2031 — LAKETON — Ice.\n" for day in range(1, 9))))
    page = add_related(Page(), [Relation("Anna Example", range(8))], library)
    text = page.paragraphs[-1].text
    lines = [text[line.start : line.end].rstrip() for line in lay_out(page.paragraphs[-1:], 24)]
    assert lines == ["Anna Example: 1 · 2 ·", "3 · 4 · 5 · 6 · 7 · 8"]
    assert page.entries == tuple(range(8))


def test_several_pages_in_common_are_said_once() -> None:
    text = (
        "JAN. 1, 2031 — LAKETON — Ice.[1][2][3]\nJAN. 2, 2031 — LAKETON — Snow.[1][2]\n"
        "JAN. 3, 2031 — LAKETON — Rain.[3]\n\n"
        "[1] https://a.example/1\n[2] https://a.example/2\n[3] https://a.example/3\n"
    )
    assert RelatedEntries(Library(parse(text))).find(0) == [Relation("The same page", [1, 2])]


async def test_read_again_the_entry_stays_where_it_was_scrolled_to() -> None:
    body = "Lawyer Anna Example met the mayor. " + "They spoke of the ice on the lake. " * 60
    text = f"JAN. 1, 2031 — LAKETON — {body}\n\nJAN. 2, 2031 — LAKETON — Lawyer Anna Example left.\n"
    longer = f"{text}\nJAN. 3, 2031 — LAKETON — Thaw.\n"
    async with open_reader(parse(text), read_again=lambda: [parse(longer)], size=(60, 24)) as (pilot, screen):
        await wait_until(pilot, lambda: "Anna Example: 2" in read_prose(screen))
        await pilot.press("enter", "space")
        scrolled = screen.panes.page.scroll_offset.y
        assert scrolled > 0
        before = screen.chronicle
        await pilot.press("r")
        await wait_until(pilot, lambda: screen.chronicle is not before and "Anna Example: 2" in read_prose(screen))
        assert screen.panes.page.scroll_offset.y == scrolled
