"""The reader's own notes: written over the reader, shown below the sources, kept and undone."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from digest_tui import Chronicle, load, parse
from digest_tui.memory.folder import find_folder
from digest_tui.memory.notes import read_notes, write_notes
from digest_tui.memory.opening import open_store
from digest_tui.memory.stands import find_kept_entry
from digest_tui.tui.note_screen import NoteScreen
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import (
    do,
    open_reader,
    read_lines,
    read_numbers,
    read_prose,
    read_status,
    read_text,
    type_query,
    wait_until,
)

DAYS = "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost on the lake. [{day}]\n" for day in range(1, 11))
NOTES = "".join(f"[{day}] https://e.org/{day}\n" for day in range(1, 11))


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    path = tmp_path / "frost.txt"
    path.write_text(DAYS + NOTES)
    return load(path)


def find_sheet(pilot: Pilot[None]) -> NoteScreen:
    """The sheet on which the note is written."""
    assert isinstance(pilot.app.screen, NoteScreen)
    return pilot.app.screen


async def write(pilot: Pilot[None], screen: ReaderScreen, note: str, key: str = "escape") -> None:
    """Write `note` in the place of what stands there, and wait for what is said."""
    await pilot.press("A")
    await pilot.pause()
    find_sheet(pilot).field.text = note
    await pilot.press(key)
    await wait_until(pilot, lambda: "note on entry" in read_status(screen))


def says(screen: ReaderScreen, words: str) -> bool:
    """True if the reader says so."""
    return read_status(screen) == words


def read_kept() -> list[str]:
    """The notes in the store."""
    store = open_store(find_folder())
    kept = [note.words for note in read_notes(store).values()]
    store.close()
    return kept


async def test_a_note_is_typed_in_several_lines_and_shown_below_the_sources(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await pilot.press("A")
        await pilot.pause()
        assert "My note on entry 3 · JAN. 3, 2031 · LAKETON" in read_text(pilot)
        assert "Esc keep and close" in read_text(pilot)
        await pilot.press(*"jq?", "enter", *"#ice", "escape")
        await wait_until(pilot, lambda: read_status(screen) == "The note on entry 3 is kept")
        prose = read_prose(screen)
        assert prose.endswith("Source\n3  e.org/3\n\nMy note\n┃ jq?\n┃ #ice")
        assert read_kept() == ["jq?\n#ice"]


async def test_each_line_of_a_note_stands_behind_the_bar(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(100, 30)) as (pilot, screen):
        await write(pilot, screen, "ask " * 40)
        await wait_until(pilot, lambda: sum("┃ ask" in line for line in read_text(pilot).splitlines()) > 1)
        assert not any("ask ask" in line and "┃" not in line for line in read_text(pilot).splitlines())


async def test_the_list_has_a_sign_for_a_note(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3) as (pilot, screen):
        assert "✎" not in read_text(pilot)
        await write(pilot, screen, "Ask Irina.")
        await pilot.pause()
        signed = [line for line in read_lines(pilot) if "✎" in line]
        assert len(signed) == 1
        assert "Day 3" in signed[0]


async def test_control_s_keeps_as_escape_does(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.", "ctrl+s")
        assert pilot.app.screen is screen
    assert read_kept() == ["Ask Irina."]


async def test_a_note_is_written_on_where_it_ended(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        await pilot.press("A")
        await pilot.pause()
        await pilot.press("exclamation_mark", "escape")
        await wait_until(pilot, lambda: read_prose(screen).endswith("┃ Ask Irina.!"))


async def test_who_changes_nothing_is_told_nothing(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("A")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert read_status(screen) == ""


async def test_undo_takes_back_notes_and_marks_in_their_order(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await write(pilot, screen, "First")
        await pilot.press("m")
        await wait_until(pilot, lambda: "is marked" in read_status(screen))
        await write(pilot, screen, "Second")
        await write(pilot, screen, "")
        assert read_status(screen) == "The note on entry 1 is deleted; U brings it back"
        for said, note in (
            ("Undone: the note on entry 1 is as it was before", "Second"),
            ("Undone: the note on entry 1 is as it was before, without “Second”", "First"),
            ("Undone: entry 1 is not marked any more", "First"),
            ("Undone: the note on entry 1 is deleted; A there brings it back", ""),
        ):
            await pilot.press("U")
            await wait_until(pilot, partial(says, screen, said))
            assert screen.memory.notes.by_position.get(0, "") == note
        await pilot.press("U")
        await wait_until(pilot, lambda: read_status(screen) == "Nothing to undo")
    assert read_kept() == []


async def test_a_note_that_was_undone_is_there_to_be_kept_when_it_is_written_again(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.\n#followup")
        await pilot.press("U")
        await wait_until(pilot, partial(says, screen, "Undone: the note on entry 3 is deleted; A there brings it back"))
        await pilot.press("J", "A")
        await pilot.pause()
        assert find_sheet(pilot).field.text == ""
        await pilot.press("escape", "K", "A")
        await pilot.pause()
        assert find_sheet(pilot).field.text == "Ask Irina.\n#followup"
        await pilot.press("escape")
        await wait_until(pilot, partial(says, screen, "The note on entry 3 is kept"))
        await write(pilot, screen, "")
        await pilot.press("A")
        await pilot.pause()
        assert find_sheet(pilot).field.text == ""
    assert read_kept() == []


async def test_an_undone_note_says_which_words_it_loses(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        for note in ("Ask Irina.", "Ask Irina.\nShe knows.\n#ice", "long " * 100):
            await write(pilot, screen, note)
        for words in (f"{'long ' * 39}long…", "She knows. #ice"):
            await pilot.press("U")
            said = f"Undone: the note on entry 1 is as it was before, without “{words}”"
            await wait_until(pilot, partial(says, screen, said))


async def test_undo_reaches_an_entry_that_was_edited_since(chronicle: Chronicle) -> None:
    edited = parse(DAYS.replace("Day 3 of the frost", "Day 3 of a frost") + NOTES, chronicle.name)
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        await pilot.press("m")
        await wait_until(pilot, lambda: "is marked" in read_status(screen))
        await write(pilot, screen, "")
        screen.showing.show_library(type(screen.listing.library)(edited), 2)
        await wait_until(pilot, lambda: "Entry 3 reads differently" in read_status(screen))
        await pilot.press("U")
        await wait_until(pilot, lambda: dict(screen.memory.notes.by_position) == {2: "Ask Irina."})
        await pilot.press("U")
        await wait_until(pilot, lambda: not screen.memory.marked)
        await pilot.press("U")
        await wait_until(pilot, lambda: not screen.memory.notes.by_position)
    assert read_kept() == []


async def test_what_another_reader_changed_since_is_not_undone_and_that_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await pilot.press("m")
        await wait_until(pilot, lambda: "is marked" in read_status(screen))
        await write(pilot, screen, "Mine")
        store = open_store(find_folder())
        write_notes(store, (find_kept_entry(chronicle, 2), "Theirs"))
        store.close()
        await pilot.press("U")
        await wait_until(pilot, partial(says, screen, "Not undone: another reader has changed the note"))
        await pilot.press("U")
        await wait_until(pilot, partial(says, screen, "Undone: entry 3 is not marked any more"))
    assert read_kept() == ["Theirs"]


async def test_a_note_is_there_for_the_next_reader_and_the_next_edition(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
    changed = DAYS.replace("Day 3 of the frost", "Day 3 of a frost")
    edited = parse("JAN. 1, 2031 — LAKETON — New Year. [1]\n" + changed + NOTES, chronicle.name)
    async with open_reader(edited, entry=4, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: "Ask Irina." in read_prose(screen))
        assert read_status(screen) == "Entry 4 reads differently than when you wrote your note; the note stays"


async def test_a_note_that_another_reader_writes_meanwhile_is_not_lost(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Mine")
        store = open_store(find_folder())
        write_notes(store, (find_kept_entry(chronicle, 2), "Mine\nTheirs"))
        store.close()
        await write(pilot, screen, "Mine\nMine again")
        await wait_until(pilot, lambda: "Theirs" in read_text(pilot))
    assert read_kept() == ["Mine\nTheirs\nMine again"]


async def test_the_note_of_an_entry_that_is_gone_is_shown_with_the_rest(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
    edited = parse("".join(DAYS.splitlines(keepends=True)[5:]) + NOTES, chronicle.name)
    async with open_reader(edited, remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: "An entry with your note is gone (i shows it)" in read_status(screen))
        await pilot.press("i")
        await pilot.pause()
        lines = [line.strip() for line in read_lines(pilot)]
        assert any(line.startswith("3:  JAN. 3, 2031 — LAKETON — Day 3") for line in lines)
        assert "┃ Ask Irina." in lines


async def test_in_private_a_note_lasts_as_long_as_the_reader(chronicle: Chronicle, tmp_path: Path) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        words = "--private: until the reader is closed"
        assert read_status(screen) == f"The note on entry 1 is kept ({words})"
        assert f"My note ({words})\n┃ Ask Irina." in read_prose(screen)
    assert not (tmp_path / "state").exists()


async def test_a_note_that_cannot_be_kept_is_shown_and_that_is_said(
    chronicle: Chronicle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    async with open_reader(chronicle, remembers=True) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        assert read_status(screen).startswith("The note on entry 1 is not kept: ")
        assert "My note (not kept: " in read_prose(screen)
        assert read_prose(screen).endswith("file exists)\n┃ Ask Irina.")
        screen.showing.show_library(screen.listing.library, 0)
        await wait_until(pilot, lambda: "My note (not kept: " in read_prose(screen))


async def test_search_and_index_know_the_notes_at_once(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, size=(140, 40)) as (pilot, screen):
        await write(pilot, screen, "Ask Irina. #followup")
        await type_query(screen, "irina")
        await wait_until(pilot, lambda: read_numbers(screen) == [3])
        await pilot.pause()
        assert "1 entry by your note" in read_text(pilot)
        screen.search_line.clear()
        await do(pilot, screen, "open_index")
        text = read_text(pilot)
        assert "My notes" in text
        assert "#followup" in text
        for key in ("down", "enter"):
            await pilot.press(key)
        await wait_until(pilot, lambda: read_numbers(screen) == [3])
        assert screen.search.query == "tag:followup"


async def test_a_search_at_hand_follows_the_notes(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="no:note") as (pilot, screen):
        screen.listing.go_to_number(4)
        await write(pilot, screen, "Ask Irina.")
        await wait_until(pilot, lambda: 4 not in read_numbers(screen))


async def test_what_is_searched_for_is_marked_in_the_note(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await write(pilot, screen, "First line\nAsk Irina.")
        await type_query(screen, "irina")
        await wait_until(pilot, lambda: read_numbers(screen) == [1])
        await pilot.pause()
        line = screen.panes.page.page.paragraphs[-1]
        assert [line.text[span.start : span.end] for span in line.spans if span.style == "hit"] == ["Irina"]


async def test_a_note_written_while_the_file_is_read_again_stays_with_its_entry(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=3, remembers=True) as (pilot, screen):
        await pilot.press("A")
        await pilot.pause()
        find_sheet(pilot).field.text = "Ask Irina."
        edited = parse("JAN. 1, 2031 — LAKETON — New Year. [1]\n" + DAYS + NOTES, chronicle.name)
        screen.showing.show_library(type(screen.listing.library)(edited), 3)
        await pilot.press("escape")
        await wait_until(pilot, lambda: screen.memory.notes.by_position == {3: "Ask Irina."})


@pytest.mark.parametrize("note", ["Ask Irina.", "a" * 20_001])
async def test_all_that_is_written_is_kept_though_the_program_is_ended(chronicle: Chronicle, note: str) -> None:
    async with open_reader(chronicle, remembers=True) as (pilot, _):
        await pilot.press("A")
        await pilot.pause()
        find_sheet(pilot).field.text = note
        pilot.app.exit()
    assert read_kept() == [note]


async def test_what_is_too_long_stays_to_be_shortened(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(100, 30)) as (pilot, screen):
        await pilot.press("A")
        await pilot.pause()
        find_sheet(pilot).field.text = "a" * 20_001
        await pilot.press("escape")
        await pilot.pause()
        assert "20,001 characters; 20,000 can be kept" in read_text(pilot)
        find_sheet(pilot).field.text = "a"
        await pilot.press("escape")
        await wait_until(pilot, lambda: "is kept" in read_status(screen))


async def test_what_is_pasted_is_made_safe(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, _):
        await pilot.press("A")
        await pilot.pause()
        pilot.app.post_message(events.Paste("\x1b[31mred\u202e"))
        await wait_until(pilot, lambda: find_sheet(pilot).field.text == "␛[31mred\ufffd")


async def test_where_no_entry_is_shown_there_is_nothing_to_note(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="xyzzyx") as (pilot, screen):
        await wait_until(pilot, lambda: read_numbers(screen) == [])
        await do(pilot, screen, "write_note")
        assert read_status(screen) == "No entry is shown; there is nothing to note"


async def test_on_the_russian_layout(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, _):
        await pilot.press("Ф")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NoteScreen)


async def test_the_note_is_exported_apart_from_the_text(chronicle: Chronicle, tmp_path: Path) -> None:
    await export(chronicle, tmp_path / "kept.json", is_private=False)
    await export(chronicle, tmp_path / "private.json", is_private=True)
    kept, private = (json.loads((tmp_path / name).read_text()) for name in ("kept.json", "private.json"))
    assert [entry["reader_note"] for entry in kept["entries"]][:2] == [None, "Ask Irina."]
    assert {entry["reader_note"] for entry in private["entries"]} == {None}


async def export(chronicle: Chronicle, path: Path, is_private: bool) -> None:
    """Note something on entry 2, and export everything as JSON to `path`."""
    async with open_reader(chronicle, entry=2, remembers=not is_private) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        pilot.app.screen.query_one("#name").value = str(path)  # type: ignore[attr-defined]  # the field of the name
        await pilot.press("enter")
        await wait_until(pilot, lambda: "written to" in read_status(screen))


async def test_notes_stand_in_each_of_several_documents_that_say_the_same(tmp_path: Path) -> None:
    one, other = parse(DAYS + NOTES, "/x/one.txt"), parse(DAYS + NOTES, "/x/other.txt")
    async with open_reader(one, other, size=(140, 30)) as (pilot, screen):
        await write(pilot, screen, "Ask Irina.")
        assert dict(screen.memory.notes.by_position) == {0: "Ask Irina.", 1: "Ask Irina."}


async def test_a_note_from_another_program_is_shown_when_the_reader_opens(chronicle: Chronicle) -> None:
    store = open_store(find_folder())
    write_notes(store, (find_kept_entry(chronicle, 0), "From the command line"))
    store.close()
    async with open_reader(chronicle, remembers=True, query="command") as (pilot, screen):
        await wait_until(pilot, lambda: read_numbers(screen) == [1])
