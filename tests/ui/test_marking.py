"""Marks, the place one comes back to, and what is remembered of both."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from digest_tui import Chronicle, load, parse
from digest_tui.memory.folder import find_folder
from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import find_reading_position
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.reading_session import SECONDS_BETWEEN_SAVES
from ui.frames import do, open_reader, read_lines, read_numbers, read_status, read_text, wait_until

DAYS = "".join(
    f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost, {day * 7} boats in the ice. [1]\n" for day in range(1, 31)
)
NOTES = "[1] https://e.org/1\n"


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    path = tmp_path / "frost.txt"
    path.write_text(DAYS + NOTES)
    return load(path)


async def press(pilot: Pilot[None], screen: ReaderScreen, key: str, words: str) -> None:
    """Press a key and wait for what is said."""
    await pilot.press(key)
    await wait_until(pilot, lambda: words in read_status(screen))


async def test_a_mark_is_shown_in_the_list_and_on_the_page(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 3 is marked")
        await pilot.pause()
        assert "3 · 3 January 2031 · LAKETON · ★ marked" in read_text(pilot)
        assert sum(line.startswith("★") for line in read_lines(pilot)) == 1
        await press(pilot, screen, "m", "Entry 3 is not marked any more")
        await pilot.pause()
        assert "★" not in read_text(pilot)


async def test_only_the_marked(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await press(pilot, screen, "apostrophe", "Nothing here is marked")
        for number in (20, 4):
            screen.listing.go_to_number(number)
            await press(pilot, screen, "m", f"Entry {number} is marked")
        await press(pilot, screen, "apostrophe", "2 marked entries")
        assert (read_numbers(screen), screen.panes.entries.cursor) == ([4, 20], 0)
        await press(pilot, screen, "m", "Entry 4 is not marked")
        assert read_numbers(screen) == [20]
        await press(pilot, screen, "U", "Undone: entry 4 is marked")
        assert read_numbers(screen) == [4, 20]
        await pilot.press("escape")
        assert len(read_numbers(screen)) == 30
        assert screen.entry is not None
        assert screen.entry.number == 20


async def test_a_number_leads_out_of_the_marked(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 1 is marked")
        await press(pilot, screen, "apostrophe", "1 marked entry;")
        screen.listing.go_to_number(9)
        assert len(read_numbers(screen)) == 30
        assert screen.entry is not None
        assert screen.entry.number == 9


async def test_the_marked_among_the_hits(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="boats -day:9") as (pilot, screen):
        screen.listing.go_to_number(4)
        await press(pilot, screen, "m", "Entry 4 is marked")
        await press(pilot, screen, "apostrophe", "1 marked entry;")
        assert read_numbers(screen) == [4]


async def test_undo_takes_back_several_steps(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        for number in (1, 2):
            screen.listing.go_to_number(number)
            await press(pilot, screen, "m", f"Entry {number} is marked")
        await press(pilot, screen, "m", "Entry 2 is not marked any more")
        await press(pilot, screen, "U", "Undone: entry 2 is marked")
        await press(pilot, screen, "U", "Undone: entry 2 is not marked")
        await press(pilot, screen, "U", "Undone: entry 1 is not marked")
        await press(pilot, screen, "U", "Nothing to undo")


@pytest.mark.parametrize(("mark", "marked", "undo"), [("ь", "э", "Г")])
async def test_on_the_russian_layout(chronicle: Chronicle, mark: str, marked: str, undo: str) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await press(pilot, screen, mark, "Entry 1 is marked")
        await press(pilot, screen, marked, "1 marked entry;")
        await press(pilot, screen, undo, "Undone")


async def test_two_keys_in_a_row_mark_and_unmark(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await do(pilot, screen, "toggle_mark")
        await do(pilot, screen, "toggle_mark")
        await wait_until(pilot, lambda: "not marked any more" in read_status(screen))
        assert not screen.memory.marked


async def test_is_marked_in_the_search_follows_the_marks(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="is:marked") as (pilot, screen):
        assert read_numbers(screen) == []
        screen.memory.toggle(6)
        await wait_until(pilot, lambda: read_numbers(screen) == [7])


async def test_marks_are_there_for_the_next_reader(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 3 is marked")
    edited = parse("JAN. 1, 2031 — LAKETON — New Year. [1]\n" + DAYS.replace("[1]", "[2]") + NOTES, chronicle.name)
    async with open_reader(edited, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: dict(screen.memory.marked).keys() == {3})
        assert read_status(screen) == ""


async def test_what_became_of_marked_entries_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        for number in (3, 5):
            screen.listing.go_to_number(number)
            await press(pilot, screen, "m", f"Entry {number} is marked")
    lines = DAYS.splitlines(keepends=True)
    lines[2] = lines[2].replace("boats", "ships")
    del lines[4]
    edited = parse("".join(lines) + NOTES, chronicle.name)
    async with open_reader(edited, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: "reads differently" in read_status(screen))
        assert "A marked entry is gone (i shows it): JAN. 5, 2031 — LAKETON" in read_status(screen)
        assert dict(screen.memory.marked).keys() == {2}
        await pilot.press("i")
        await pilot.pause()
        text = read_text(pilot)
        assert "Marked or noted entries that are gone from this document" in text
        assert "5:  JAN. 5, 2031 — LAKETON — Day 5 of the frost" in text


async def test_a_mark_that_cannot_be_kept_is_not_shown(
    chronicle: Chronicle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 1 is not marked: ")
        assert not screen.memory.marked
        assert "file exists" in read_status(screen)


async def test_the_reader_is_left_and_found_where_it_was(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=17, remembers=True) as (pilot, _):
        await pilot.pause()
    place = find_reading_position([chronicle.name])
    assert place is not None
    assert place.number == 17
    async with open_reader(chronicle, remembers=True, last_read=place) as (pilot, screen):
        assert screen.entry is not None
        assert screen.entry.number == 17
        assert read_status(screen) == "Entry 17, where you were; g goes to the first"
        assert screen.panes.entries.scroll_offset.y > 0


async def test_the_place_is_known_by_what_it_says(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=17, remembers=True) as (pilot, _):
        await pilot.pause()
    edited = parse("JAN. 1, 2031 — LAKETON — New Year. [1]\n" * 3 + DAYS + NOTES, chronicle.name)
    async with open_reader(edited, last_read=find_reading_position([chronicle.name])) as (pilot, screen):
        assert screen.entry is not None
        assert screen.entry.number == 20


async def test_a_place_beyond_what_is_read_is_gone_to_when_it_is_read(chronicle: Chronicle, tmp_path: Path) -> None:
    async with open_reader(chronicle, entry=17, remembers=True) as (pilot, _):
        await pilot.pause()
    head = parse(DAYS[:500], chronicle.name, is_complete=False)
    place = find_reading_position([chronicle.name])
    may_read = Event()

    def read() -> list[Chronicle]:
        may_read.wait()
        return [chronicle]

    async with open_reader(head, last_read=place, read_again=read, remembers=True) as (pilot, screen):
        assert read_status(screen) == "Reading on to entry 17, where you were"
        for _ in range(2):
            screen.notice_position()
        assert find_reading_position([chronicle.name]) == place
        may_read.set()
        await wait_until(pilot, lambda: screen.entry is not None and screen.entry.number == 17)


async def test_the_place_is_saved_while_one_reads(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest_tui.tui.reader_screen.SECONDS_BETWEEN_SAVES", 0.02)
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        screen.listing.go_to_number(9)
        await wait_until(pilot, lambda: getattr(find_reading_position([chronicle.name]), "number", 0) == 9)


async def test_read_entries_are_dimmed_only_where_that_is_wanted(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        for _ in range(2):
            screen.notice_position()
        assert screen.memory.reading.is_read(0)
        assert not screen.memory.is_dimmed(0)
        await press(pilot, screen, "D", "Read entries are dimmed")
        assert [position for position in range(30) if screen.memory.is_dimmed(position)] == [0]
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: screen.memory.is_dimmed(0))
        await press(pilot, screen, "D", "like all others")
        assert not screen.memory.is_dimmed(0)


async def test_in_private_marks_last_as_long_as_the_reader(chronicle: Chronicle, tmp_path: Path) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await press(pilot, screen, "m", "Entry 1 is marked (--private: until the reader is closed)")
        screen.notice_position()
    assert not (tmp_path / "state").exists()
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.pause()
        assert not screen.memory.marked


async def test_a_damaged_store_is_said_and_the_reader_goes_on(chronicle: Chronicle) -> None:
    find_folder().mkdir(parents=True)
    (find_folder() / "memory.sqlite3").write_text("no database\n" * 500)
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: "it was set aside as" in read_status(screen))
        await press(pilot, screen, "m", "Entry 1 is marked")
    store = open_store(find_folder())
    assert len(store.read_marks()) == 1
    store.close()


async def test_several_documents_are_one_list_each_entry_with_its_document(tmp_path: Path) -> None:
    january = parse("JAN. 1, 2031 — LAKETON — one\nJAN. 3, 2031 — LAKETON — three\n", "/x/january.txt")
    other = parse("JAN. 1, 2031 — LAKETON — one\nJAN. 2, 2031 — LAKETON — two\n", "/x/other.txt")
    async with open_reader(january, other, size=(140, 30)) as (pilot, screen):
        text = read_text(pilot)
        names = [line[:40] for line in read_lines(pilot) if "LAKETON" in line[:40]]
        assert [("january" in name, "other" in name) for name in names] == [(1, 0), (0, 1), (0, 1), (1, 0)]
        assert "1 · 1 January 2031 · LAKETON · january.txt" in text
        await press(pilot, screen, "m", "Entry 1 is marked")
        assert set(screen.memory.marked) == {0, 1}


def test_the_time_between_saves_keeps_a_place_of_seconds() -> None:
    assert 0 < SECONDS_BETWEEN_SAVES <= 5
