"""Notes in the store, and the command that prints them, hands them on and takes them in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import unprivileged
from digest_tui import load
from digest_tui.cli import main
from digest_tui.memory.editions import find_and_note_kept
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
from digest_tui.memory.folder import STORE_NAME, find_folder
from digest_tui.memory.notes import Changed, Note, change_note, clean_words, read_notes, take_back_note, write_notes
from digest_tui.memory.opening import open_store, read_store
from digest_tui.memory.reading_positions import name_document
from digest_tui.memory.stands import KeptEntry
from digest_tui.memory.store import Store

ICE = KeptEntry("f1", "JAN. 3, 2031 — LAKETON — Ice.", "/texts/january.txt", 3)
WIND = KeptEntry("f2", "JAN. 4, 2031 — LAKETON — Wind.", "/texts/january.txt", 4)
PIPED = KeptEntry("f3", "FEB. 4, 2031 — LAKETON — Fog.", "", 1)

TEXT = "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost.\n" for day in range(1, 7))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return find_folder()


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    yield opened
    opened.close()


# The store


def test_a_note_is_there_for_the_next_reader(store: Store, folder: Path) -> None:
    write_notes(store, (ICE, "Ask Irina.\n#followup"))
    other = open_store(folder)
    assert read_notes(other) == {"f1": Note("Ask Irina.\n#followup", ICE.text)}
    assert other.read_stands(ICE.document) == {"f1": ICE}
    other.close()


def test_a_note_is_written_anew_and_deleted(store: Store) -> None:
    write_notes(store, (ICE, "Ask Irina."), (WIND, "Ask Murat."))
    write_notes(store, (ICE, "Irina says no."), (WIND, ""))
    assert {own: note.words for own, note in read_notes(store).items()} == {"f1": "Irina says no."}
    assert list(store.read_stands(ICE.document)) == ["f1"]


def make_older(folder: Path) -> None:
    """Make the store one of the version that had no notes."""
    database = sqlite3.connect(folder / STORE_NAME)
    database.executescript("DROP VIEW kept; DROP TABLE notes; PRAGMA user_version = 2")
    database.close()


@pytest.mark.parametrize(
    ("known", "stored", "written", "kept"),
    [
        ("", "", "mine", "mine"),
        ("old", "old", "new", "new"),
        ("", "theirs", "mine", "theirs\nmine"),
        ("old", "old\ntheirs", "old\nmine", "old\ntheirs\nmine"),
        ("old", "theirs", "mine", "theirs\nmine"),
        ("old", "theirs", "", "theirs"),
        # Mine was shown though the disk had not taken it: what is written on has all of it.
        ("old and not kept", "old", "old and not kept, now kept", "old and not kept, now kept"),
    ],
)
def test_what_another_reader_wrote_meanwhile_stays_above(
    store: Store, known: str, stored: str, written: str, kept: str
) -> None:
    write_notes(store, (ICE, stored))
    assert change_note(store, ICE, known, written) == Changed(stored, kept)
    assert [note.words for note in read_notes(store).values()] == [kept]


def test_undo_takes_back_what_one_wrote_and_nothing_that_another_reader_did_since(store: Store) -> None:
    changed = change_note(store, ICE, "", "mine")
    write_notes(store, (ICE, "mine, and theirs"))
    with pytest.raises(StoreFailed, match="another reader has changed the note"):
        take_back_note(store, ICE, changed, store.read_editions(ICE))
    assert read_notes(store)["f1"].words == "mine, and theirs"
    write_notes(store, (ICE, "mine"))
    take_back_note(store, ICE, changed, store.read_editions(ICE))
    assert not read_notes(store)


@pytest.mark.parametrize(
    ("before", "after", "added"),
    [
        ("", "Ask Irina.", "Ask Irina."),
        ("Ask Irina.", "Ask Irina. She knows.", "She knows."),
        ("Ask Irina. She knows.", "Ask Irina.", ""),
        ("Ask Irina.\nShe knows.", "Ask Irina.\nOr Anna.", "Or Anna."),
        ("Ask Irina.", "Ask Anna.", "Ask Anna."),
        ("Ask Irina.", "", ""),
    ],
)
def test_what_a_note_loses_when_its_change_is_undone(before: str, after: str, added: str) -> None:
    assert Changed(before, after).added == added


def test_a_store_without_notes_is_renewed_with_all_it_has(store: Store, folder: Path) -> None:
    store.mark(ICE)
    store.close()
    make_older(folder)
    renewed = open_store(folder)
    assert (renewed.notice, renewed.read_marks(), read_notes(renewed)) == ("", {"f1": ICE.text}, {})
    write_notes(renewed, (ICE, "Ask Irina."))
    assert list(read_notes(renewed)) == ["f1"]
    renewed.close()


def test_an_older_store_that_can_only_be_read_shows_what_is_there(store: Store, folder: Path) -> None:
    store.mark(ICE)
    store.close()
    make_older(folder)
    before = (folder / STORE_NAME).read_bytes()
    reading = read_store(folder)
    assert reading is not None
    assert (reading.read_marks(), read_notes(reading)) == ({"f1": ICE.text}, {})
    with pytest.raises(StoreFailed, match="may not be written"):
        write_notes(reading, (ICE, "Ask Irina."))
    reading.close()
    assert (folder / STORE_NAME).read_bytes() == before


def test_a_store_to_be_read_takes_no_note(store: Store, folder: Path) -> None:
    write_notes(store, (ICE, "Ask Irina."))
    reading = read_store(folder)
    assert reading is not None
    assert list(read_notes(reading)) == ["f1"]
    with pytest.raises(StoreFailed, match="may not be written"):
        write_notes(reading, (ICE, "Irina says no."))
    reading.close()


def test_forgetting_a_document_deletes_its_notes_and_no_others(store: Store, folder: Path) -> None:
    write_notes(store, (ICE, "Ask Irina."), (WIND, "Ask Murat."), (PIPED, "Ask Anna."))
    store.mark(ICE)
    forgotten = store.forget([ICE.document])
    assert (forgotten.notes, forgotten.marks) == (2, 1)
    assert [note.words for note in read_notes(store).values()] == ["Ask Anna."]
    assert store.read_documents() == []
    assert b"Irina" not in b"".join(path.read_bytes() for path in folder.iterdir())
    assert store.forget().notes == 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ask Irina.  \n\n", "Ask Irina."),
        ("Two  \nlines", "Two\nlines"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("back\u202ewards", "back\ufffdwards"),
        (" \n ", ""),
    ],
)
def test_what_is_written_is_kept_without_controls_and_space_around_it(written: str, kept: str) -> None:
    assert clean_words(written) == kept


# The command


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    """A document with a mark and a note on entry 2, a mark on entry 4, and a note on entry 5."""
    path = tmp_path / "frost.txt"
    path.write_text(TEXT)
    store = open_store(folder)
    store.mark(find_entry(path, 2), find_entry(path, 4))
    write_notes(store, (find_entry(path, 2), "Ask Irina.\n#followup"), (find_entry(path, 5), "Seen by Anna"))
    store.close()
    return path


def find_entry(path: Path, number: int) -> KeptEntry:
    chronicle = load(path)
    text = keep_text(read_text(chronicle, number - 1))
    return KeptEntry(find_fingerprint(chronicle, number - 1), text, name_document(str(path)), number)


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def read_lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_notes_prints_what_is_kept_of_a_document(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "notes", str(file))
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "2\tmarked\tAsk Irina. #followup\tJAN. 2, 2031 — LAKETON — Day 2 of the frost.",
        "4\tmarked\t\tJAN. 4, 2031 — LAKETON — Day 4 of the frost.",
        "5\t\tSeen by Anna\tJAN. 5, 2031 — LAKETON — Day 5 of the frost.",
    ]


def test_without_file_notes_prints_all_with_their_files(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(find_folder())
    write_notes(store, (PIPED, "From a pipe"))
    store.close()
    out = call(capsys, "notes")[1].splitlines()
    assert [line.split("\t")[:4] for line in out] == [
        ["-", "-", "", "From a pipe"],
        [str(file), "2", "marked", "Ask Irina. #followup"],
        [str(file), "4", "marked", ""],
        [str(file), "5", "", "Seen by Anna"],
    ]


def test_what_stands_in_copies_of_a_document_is_printed_once_with_all_their_names(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = file.with_name("zcopy.txt")
    copy.write_text(file.read_text())
    shifted = file.with_name("zshifted.txt")
    shifted.write_text("JAN. 1, 2031 — LAKETON — Something else.\n" + file.read_text())
    store = open_store(find_folder())
    for other in (copy, shifted):
        find_and_note_kept(store, load(other), str(other))
    store.close()
    out = call(capsys, "notes")[1].splitlines()
    assert [line.split("\t")[:2] for line in out] == [
        *([f"{file}, {copy}", number] for number in "245"),
        *([f"{shifted}", number] for number in "356"),
    ]
    assert [line.split("\t")[0] for line in call(capsys, "notes", str(file), str(copy))[1].splitlines()] == [
        f"{file}, {copy}"
    ] * 3
    record = read_lines(call(capsys, "notes", "--json")[1])[0]
    assert (record["file"], record["copies"]) == ("frost.txt", ["zcopy.txt"])


def test_json_has_all_of_a_note_and_no_folder(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = find_entry(file, 2)
    expected = {
        "file": "frost.txt",
        "copies": [],
        "number": 2,
        "fingerprint": entry.fingerprint,
        "marked": True,
        "note": "Ask Irina.\n#followup",
        "tags": ["followup"],
        "entry": entry.text,
    }
    assert read_lines(call(capsys, "notes", "--json", str(file))[1])[0] == expected
    assert read_lines(call(capsys, "notes", "--json")[1])[0] == expected


def test_the_note_of_an_entry_that_is_gone_is_printed_as_gone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("".join(line for line in TEXT.splitlines(keepends=True) if "Day 2" not in line))
    out = call(capsys, "notes", str(file))[1].splitlines()
    assert [line.split("\t")[0] for line in out] == ["3", "4", "gone"]
    assert "Ask Irina." in out[2]


def test_nothing_is_kept_where_there_is_no_store(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert call(capsys, "notes", str(file)) == (0, "", "digest-tui notes: no note and no mark is kept\n")
    assert not (tmp_path / "other").exists()


def test_private_reads_no_notes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "notes", "--private", str(file))
    assert (status, out, err) == (2, "", "digest-tui notes: --private reads no notes and writes none\n")
    assert call(capsys, "search", "--private", "irina", str(file))[0] == 1


def test_search_finds_words_of_notes_and_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "search", "irina", str(file))
    assert (status, out.split("\t")[0], err) == (0, "2", "digest-tui: 1 entry by your note\n")
    assert call(capsys, "search", "tag:followup", str(file))[1].split("\t")[0] == "2"
    assert len(call(capsys, "links", "--query", "has:note", str(file))[1].splitlines()) == 0


def test_forget_says_how_many_notes_it_deleted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "forget", str(file))[1] == "forgotten: 2 marks and 2 notes\n"
    assert call(capsys, "notes")[1] == ""


# Handing on


@pytest.fixture
def handed(file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """What `notes --json` printed for the document, in a file. All is forgotten since."""
    path = tmp_path / "from-anna.jsonl"
    path.write_text(call(capsys, "notes", "--json", str(file))[1])
    call(capsys, "forget", "--everything")
    return path


def read_kept(capsys: pytest.CaptureFixture[str], file: Path) -> list[tuple[int, bool, str | None]]:
    records = read_lines(call(capsys, "notes", "--json", str(file))[1])
    return [(record["number"], record["marked"], record["note"]) for record in records]


def test_what_was_handed_on_is_taken_in(file: Path, handed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "added: 2 notes and 2 marks\n"
    assert call(capsys, "notes", "--import", str(handed), str(file)) == (0, words, "")
    assert read_kept(capsys, file) == [(2, True, "Ask Irina.\n#followup"), (4, True, None), (5, False, "Seen by Anna")]
    words = "added: 0 notes and 0 marks\nthere already: 2 notes and 2 marks\n"
    assert call(capsys, "notes", "--import", str(handed), str(file)) == (0, words, "")


def test_another_edition_takes_in_what_it_has(file: Path, handed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("DEC. 31, 2030 — PORT ELM — New.\n" + TEXT.replace("Day 5 of the frost", "Thaw"))
    status, out, _ = call(capsys, "notes", "--import", str(handed), str(file))
    assert (status, out.splitlines()) == (
        0,
        [
            "added: 1 note and 2 marks",
            "on no entry here: JAN. 5, 2031 — LAKETON — Day 5 of the frost.: Seen by Anna",
        ],
    )
    assert [number for number, _, _ in read_kept(capsys, file)] == [3, 5]


def test_my_own_note_is_kept_and_the_other_is_told(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(find_folder())
    write_notes(store, (find_entry(file, 2), "Irina says no."))
    store.close()
    status, out, _ = call(capsys, "notes", "--import", str(handed), str(file))
    assert (status, out.splitlines()) == (
        0,
        [
            "added: 1 note and 2 marks",
            "entry 2 has another note, which is kept; this one says: Ask Irina.␤#followup",
        ],
    )
    assert read_kept(capsys, file)[0] == (2, True, "Irina says no.")


def test_my_own_note_on_an_older_edition_is_kept_as_well(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frost = "JAN. 2, 2031 — LAKETON — The frost on the lake holds, and the ferry stays in the harbour."
    file.write_text(TEXT + frost)
    store = open_store(find_folder())
    write_notes(store, (find_entry(file, 7), "Irina says no."))
    store.close()
    file.write_text(TEXT + frost.replace("ferry", "ferries"))
    entry = find_entry(file, 7)
    theirs = {"fingerprint": entry.fingerprint, "entry": entry.text, "note": "Ask Murat.", "marked": False}
    handed = file.with_name("theirs.jsonl")
    handed.write_text(json.dumps(theirs) + "\n")
    out = call(capsys, "notes", "--import", str(handed), str(file))[1]
    assert out.endswith("\nentry 7 has another note, which is kept; this one says: Ask Murat.\n")
    assert read_kept(capsys, file)[-1] == (7, False, "Irina says no.")


def test_of_two_notes_on_one_entry_the_first_is_taken_and_the_other_is_told(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = handed.read_text()
    handed.write_text(lines + lines.replace("Seen by Anna", "Seen by Murat"))
    out = call(capsys, "notes", "--import", str(handed), str(file))[1].splitlines()
    assert out == [
        "added: 2 notes and 2 marks",
        "there already: 1 note and 2 marks",
        "entry 5 has another note, which is kept; this one says: Seen by Murat",
    ]
    assert read_kept(capsys, file)[2] == (5, False, "Seen by Anna")


def test_what_belongs_to_another_document_is_not_taken_in(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("MAR. 1, 2031 — PORT ELM — Another document.\n")
    status, out, _ = call(capsys, "notes", "--import", str(handed), str(file))
    assert (status, out.splitlines()[0], out.count("on no entry here")) == (1, "added: 0 notes and 0 marks", 3)
    assert call(capsys, "notes")[1] == ""


def test_what_a_colleague_noted_on_an_older_edition_stands_on_what_the_entry_has_become(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"JAN. 1, 2031 — LAKETON — A new entry.\n{TEXT.replace('Day 5 of the frost', 'Day 5 of frost')}")
    assert call(capsys, "notes", "--import", str(handed), str(file))[1].splitlines() == [
        "added: 2 notes and 2 marks",
        "entry 6 reads differently now: JAN. 5, 2031 — LAKETON — Day 5 of frost.",
    ]
    assert (6, False, "Seen by Anna") in read_kept(capsys, file)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("no JSON\n", "line 1: not a line that notes --json prints"),
        ("\n[1]\n", "line 2: not a line that notes --json prints"),
        ('{"fingerprint": "a", "entry": 1, "note": null, "marked": true}\n', "line 1: not a line"),
        ('{"fingerprint": "a", "entry": "b", "note": null, "marked": "yes"}\n', "line 1: not a line"),
        ('{"fingerprint": "a", "entry": "b", "note": "", "marked": true, "number": "7"}\n', "line 1: not a line"),
        ('{"fingerprint": "a", "entry": "b", "note": "' + "c" * 20_001 + '", "marked": true}\n', "more than 20,000"),
        ("[" * 100_000, "line 1: not a line"),
        ("\udcff", "decode"),
    ],
)
def test_a_file_that_is_none_is_named_with_the_line(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str], content: str, reason: str
) -> None:
    handed.write_text(content, errors="surrogateescape")
    status, out, err = call(capsys, "notes", "--import", str(handed), str(file))
    assert (status, out) == (2, "")
    assert err.startswith(f"digest-tui notes: {handed}: ")
    assert reason in err


def test_of_a_damaged_file_nothing_is_taken_in(file: Path, handed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handed.write_text(handed.read_text()[:-20])
    assert call(capsys, "notes", "--import", str(handed), str(file))[0] == 2
    assert call(capsys, "notes")[1] == ""


def test_what_is_handed_on_is_hostile_until_shown_otherwise(
    file: Path, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = read_lines(handed.read_text())[0] | {"note": "\x1b]0;title\x07"}
    handed.write_text(json.dumps(record))
    call(capsys, "notes", "--import", str(handed), str(file))
    assert "\x1b" not in call(capsys, "notes", str(file))[1]


def test_importing_says_why_it_could_not(file: Path, handed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "notes", "--import", str(handed))[0] == 2
    missing = handed.with_name("none.jsonl")
    status, out, err = call(capsys, "notes", "--import", str(missing), str(file))
    assert (status, out, err) == (2, "", f"digest-tui notes: {missing}: no such file or directory\n")


def test_a_state_folder_that_can_only_be_read_takes_nothing_in(file: Path, handed: Path) -> None:
    folder = find_folder()
    folder.chmod(0o500)
    for path in folder.iterdir():
        path.chmod(0o400)
    try:
        found = unprivileged.run(
            "notes", "--import", str(handed), str(file), variables={"XDG_STATE_HOME": str(folder.parent)}
        )
    finally:
        folder.chmod(0o700)
    assert (found.returncode, found.stdout) == (2, "")
    assert "the store may not be written to" in found.stderr
