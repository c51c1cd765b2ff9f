"""What terminals make of what is painted: links, signs whose width they disagree on, documents of one name."""

from __future__ import annotations

from digest_tui import parse
from digest_tui.pages.document_names import name_apart
from ui.frames import open_reader, read_text

LONG = "https://example.org/" + "a-very-long-path/" * 12 + "ұлт"


async def test_a_link_that_is_wrapped_leads_whole_and_in_ascii_from_each_line() -> None:
    text = f"JAN. 1, 2031 — LAKETON — The ferry [1]\n[1] {LONG}\n"
    async with open_reader(parse(text)) as (_, screen):
        strips = [screen.panes.page.render_line(y) for y in range(screen.panes.page.size.height)]
        links = [segment.style.link for strip in strips for segment in strip if segment.style and segment.style.link]
    assert len(links) > 2
    assert set(links) == {LONG.replace("ұлт", "%D2%B1%D0%BB%D1%82")}


async def test_a_sign_that_asks_for_colour_is_painted_as_wide_as_every_terminal_has_it() -> None:
    text = "JAN. 1, 2031 — LAKETON — ▪️ The court fined the ➡️ activist ☎️\n"
    async with open_reader(parse(text), size=(60, 20)) as (pilot, _):
        lines = read_text(pilot).splitlines()
    assert "\ufe0f" not in "".join(lines)
    assert any("▪ The court fined the ➡ activist ☎" in line for line in lines)


def test_documents_of_one_name_are_told_apart_by_their_folders() -> None:
    names = ["2031/a/january.txt", "2032/a/january.txt", "2032/march.txt", "-"]
    documents = [parse("JAN. 1, 2031 — LAKETON — Words.", name) for name in names]
    assert [name_apart(document, documents) for document in documents] == [
        "2031/a/january.txt",
        "2032/a/january.txt",
        "march.txt",
        "standard input",
    ]


async def test_the_time_of_day_stands_in_the_list_and_is_marked_where_it_is_found() -> None:
    text = "12 May 2031 10:00: Down.\n\n12 May 2031 10:05: Called.\n\n12 May 2031 11:30 UTC: Up.\n"
    async with open_reader(parse(text)) as (pilot, _):
        screen = read_text(pilot)
    assert [time in screen for time in ("10:00 Down.", "10:05 Called.", "11:30 UTC Up.")] == [True] * 3
