"""The store: what was confirmed is there, whatever happens to the program, the disk or the file."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest_tui.memory import store as stores
from digest_tui.memory.failures import StoreFailed
from digest_tui.memory.folder import LOCK_NAME, STORE_NAME
from digest_tui.memory.opening import open_store, read_store
from digest_tui.memory.reading_positions import MOST_POSITIONS, ReadingPosition, find_reading_position
from digest_tui.memory.schema import VERSION
from digest_tui.memory.stands import Edition, KeptEntry
from digest_tui.memory.store import Forgotten, Store

ICE = KeptEntry("f1", "JAN. 3, 2031 — LAKETON — Ice.", "/texts/january.txt", 3)
WIND = KeptEntry("f2", "JAN. 4, 2031 — LAKETON — Wind.", "/texts/january.txt", 4)
FOG = KeptEntry("f3", "FEB. 4, 2031 — LAKETON — Fog.", "/texts/february.txt", 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "digest-tui"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    yield opened
    opened.close()


def test_what_is_kept_is_there_for_the_next_reader(store: Store, folder: Path) -> None:
    store.mark(ICE, FOG)
    store.save_reading(ReadingPosition(ICE.document, 3, 99), ICE.document, ["r1", "r2"])
    store.save_setting("citation", "bibtex")
    other = open_store(folder)
    assert other.notice == ""
    assert other.read_marks() == {"f1": ICE.text, "f3": FOG.text}
    assert other.read_stands(ICE.document) == {"f1": ICE}
    assert other.read_read() == {"r1", "r2"}
    assert other.read_positions() == [ReadingPosition(ICE.document, 3, 99)]
    assert other.read_settings() == {"citation": "bibtex"}
    other.close()


def test_marks_go_and_come_back(store: Store) -> None:
    store.mark(ICE, WIND)
    store.mark(ICE)
    store.unmark("f1", "never marked")
    assert list(store.read_marks()) == ["f2"]
    store.mark(ICE)
    assert set(store.read_marks()) == {"f1", "f2"}


def test_what_an_entry_became_is_unmarked_with_all_it_was(store: Store) -> None:
    store.mark(ICE)
    for before, after in (("f1", "f1b"), ("f1b", "f1c")):
        store.note_stands(ICE.document, Edition({}, {before: ICE._replace(fingerprint=after)}))
    assert store.read_stands(ICE.document) == {"f1c": ICE._replace(fingerprint="f1c")}
    store.unmark("f1c")
    assert store.read_marks() == {}


def test_what_is_gone_is_known_and_may_come_back(store: Store) -> None:
    store.mark(ICE, WIND)
    store.note_stands(ICE.document, Edition({"f2": 3}, gone={"f1": ICE}))
    assert store.read_stands(ICE.document) == {"f2": WIND._replace(number=3)}
    assert store.read_stands(ICE.document, are_gone=True) == {"f1": ICE}
    store.note_stands(ICE.document, Edition({"f1": 3, "f2": 4}))
    assert store.read_stands(ICE.document, are_gone=True) == {}


def test_only_its_owner_may_read_it(store: Store, folder: Path) -> None:
    store.mark(ICE)
    store.save_reading(ReadingPosition(ICE.document, 3, 99))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    names = {path.name for path in folder.iterdir()}
    assert names == {"lock", "memory.sqlite3", "memory.sqlite3-shm", "memory.sqlite3-wal", "places"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_store_that_others_could_read_is_its_owners_again(store: Store, folder: Path) -> None:
    (folder / STORE_NAME).chmod(0o644)
    open_store(folder).close()
    assert stat.S_IMODE((folder / STORE_NAME).stat().st_mode) == 0o600


def test_the_place_is_found_without_the_store(store: Store, tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    for number, name in enumerate(names):
        Path(name).touch()
        store.save_reading(ReadingPosition(name, number + 1, -7))
    assert find_reading_position(names[:1]) == ReadingPosition(names[0], 1, -7)
    assert find_reading_position(names) == ReadingPosition(names[2], 3, -7)
    assert find_reading_position(["-"]) is None
    assert find_reading_position([str(tmp_path / "never")]) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"1\t2\n", b"x\ty\tz\n" * 3, b"1\t2\t\n"])
def test_a_damaged_copy_of_the_places_is_no_place(store: Store, folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "places").write_bytes(content)
    assert find_reading_position([str(tmp_path)]) is None
    assert find_reading_position([str(tmp_path / "a.txt")]) is None
    store.save_reading(ReadingPosition(str(tmp_path / "a.txt"), 2, 1))
    assert find_reading_position([str(tmp_path / "a.txt")]) == ReadingPosition(str(tmp_path / "a.txt"), 2, 1)


def test_the_copy_of_the_places_stays_small(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest_tui.memory.reading_positions.MOST_POSITIONS", 3)
    assert MOST_POSITIONS > 100
    for number in range(5):
        store.save_reading(ReadingPosition(f"/texts/{number}.txt", 1, 1))
    assert len((folder / "places").read_text().splitlines()) == 3
    assert len(store.read_positions()) == 5


# Forgetting


def test_forgetting_a_document_leaves_the_others(store: Store) -> None:
    store.mark(ICE, WIND, FOG)
    for entry in (ICE, FOG):
        store.save_reading(ReadingPosition(entry.document, 1, 1), entry.document, [entry.fingerprint])
    assert store.forget([ICE.document]) == Forgotten(2, 1, 1)
    assert list(store.read_marks()) == ["f3"]
    assert store.read_documents() == [FOG.document]
    assert store.forget([ICE.document]) == Forgotten(0, 0, 0)


def test_marks_and_notes_stay_for_another_document_with_the_same_entries(store: Store) -> None:
    store.mark(ICE, WIND)
    store.note_stands("/copy.txt", Edition({ICE.fingerprint: 7}))
    assert store.forget(["/copy.txt"], [ICE.document]) == Forgotten(0, 0, 0, kept=1, keepers=(ICE.document,))
    assert store.read_stands("/copy.txt") == {}
    store.note_stands("/copy.txt", Edition({ICE.fingerprint: 7}))
    assert store.forget([ICE.document], ["/copy.txt"]) == Forgotten(1, 0, 0, kept=1, keepers=("/copy.txt",))
    assert list(store.read_marks()) == [ICE.fingerprint]
    assert store.forget(["/copy.txt"]) == Forgotten(1, 0, 0)


def test_a_mark_of_several_copies_is_counted_once(store: Store) -> None:
    store.mark(ICE)
    for copy in ("/copy.txt", "/other.txt"):
        store.note_stands(copy, Edition({ICE.fingerprint: 1}))
    forgotten = store.forget([ICE.document, "/copy.txt"], ["/other.txt"])
    assert forgotten == Forgotten(0, 0, 0, kept=1, keepers=("/other.txt",))


def test_a_mark_does_not_stay_for_a_document_from_which_its_entry_is_gone(store: Store) -> None:
    store.mark(ICE)
    store.note_stands("/copy.txt", Edition({ICE.fingerprint: 1}))
    store.note_stands("/copy.txt", Edition({}, gone={ICE.fingerprint: ICE}))
    assert store.forget([ICE.document], ["/copy.txt"]) == Forgotten(1, 0, 0)
    assert store.read_marks() == {}


def test_forgetting_everything_says_what(store: Store) -> None:
    store.mark(ICE, WIND, FOG)
    store.save_reading(ReadingPosition(FOG.document, 1, 1), FOG.document, ["f3"])
    store.save_setting("citation", "csl")
    assert store.forget() == Forgotten(3, 1, 1, 1)
    assert (store.read_marks(), store.read_documents(), store.read_settings()) == ({}, [], {})


@pytest.mark.parametrize("documents", [None, [ICE.document]], ids=["everything", "a document"])
def test_what_is_forgotten_is_in_no_file_any_more(store: Store, folder: Path, documents: list[str] | None) -> None:
    """Also while another reader has the store open, and its log cannot go."""
    other = open_store(folder)
    secret = "Zanzibar " * 100
    for number in range(20):
        store.mark(ICE._replace(fingerprint=f"g{number}", text=secret))
    store.save_reading(ReadingPosition(ICE.document, 3, 99))
    assert any(b"Zanzibar" in path.read_bytes() for path in folder.iterdir())
    store.forget(documents)
    assert not any(b"Zanzibar" in path.read_bytes() for path in folder.iterdir())
    assert not any(b"january" in path.read_bytes() for path in folder.iterdir())
    other.mark(WIND)
    assert list(store.read_marks()) == ["f2"]
    other.close()


def test_what_is_unmarked_is_in_no_file_any_more(store: Store, folder: Path) -> None:
    store.mark(ICE._replace(text="Zanzibar " * 100), WIND)
    store.unmark("f1")
    store.close()
    assert not any(b"Zanzibar" in path.read_bytes() for path in folder.iterdir())


def test_forgetting_leaves_no_room_behind_that_tells_how_much_there_was(store: Store, folder: Path) -> None:
    store.mark(WIND)
    store.close()
    before = (folder / STORE_NAME).stat().st_size
    other = open_store(folder)
    for number in range(200):
        other.mark(ICE._replace(fingerprint=f"g{number}", text="Zanzibar " * 100))
    other.forget()
    other.close()
    assert (folder / STORE_NAME).stat().st_size <= before


# What may be there instead


def open_and_use(folder: Path) -> str:
    """Open the store and mark something; its notice."""
    store = open_store(folder)
    store.mark(ICE)
    assert store.read_marks() == {"f1": ICE.text}
    store.close()
    return store.notice


def open_and_use_later(folder: Path) -> bool:
    """Whether the store can be used at the next start."""
    store = open_store(folder)
    store.mark(ICE)
    store.close()
    return True


def make_used(folder: Path) -> Path:
    """A store with some content; the path of its database."""
    store = open_store(folder)
    store.mark(*(WIND._replace(fingerprint=f"w{number}", text="wind " * 50) for number in range(200)))
    store.close()
    return folder / STORE_NAME


def test_an_empty_file_becomes_a_store(folder: Path) -> None:
    folder.mkdir()
    (folder / STORE_NAME).touch()
    assert open_and_use(folder) == ""


@pytest.mark.parametrize("kept", [15, 50, 99, 100, 512, 4095, 4096, 5000, 8192, 20_000, -4096])
def test_a_truncated_store_is_set_aside(folder: Path, kept: int) -> None:
    path = make_used(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    notice = open_and_use(folder)
    assert "set aside as" in notice
    aside = Path(notice.rpartition(" set aside as ")[2])
    assert aside.read_bytes() == whole[:kept]


@pytest.mark.parametrize("at", [0, 16, 24, 100, 4096, 8200])
def test_a_store_with_rubbish_in_it_is_never_a_crash(folder: Path, at: int) -> None:
    path = make_used(folder)
    content = bytearray(path.read_bytes())
    content[at : at + 64] = b"\xa5" * 64
    path.write_bytes(content)
    failures: list[str] = []
    try:
        store = open_store(folder)
        store.read_marks()
        store.mark(ICE)
        store.close()
    except StoreFailed as error:
        failures.append(str(error))
    assert not any("\n" in words for words in failures)
    if failures:
        assert open_and_use_later(folder)


def test_a_text_in_its_place_is_set_aside(folder: Path) -> None:
    folder.mkdir()
    (folder / STORE_NAME).write_text("my notes\n" * 1000)
    assert "set aside as" in open_and_use(folder)
    assert [path.read_text()[:8] for path in folder.glob("*.damaged-*")] == ["my notes"]


def test_a_wait_of_a_moment_is_not_worth_a_word(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    other = os.open(folder / LOCK_NAME, os.O_CREAT | os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        fcntl.flock(other, fcntl.LOCK_UN)

    monkeypatch.setattr(time, "sleep", wait)
    said: list[str] = []
    open_store(folder, said.append).close()
    os.close(other)
    assert waits
    assert said == []


def test_the_database_of_another_program_is_set_aside_whole(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / STORE_NAME) as foreign:
        foreign.execute("CREATE TABLE marks (theirs)")
        foreign.execute("INSERT INTO marks VALUES ('kept')")
    foreign.close()
    assert "another program's" in open_and_use(folder)
    (aside,) = folder.glob("*.damaged-*")
    with sqlite3.connect(aside) as foreign:
        assert foreign.execute("SELECT * FROM marks").fetchall() == [("kept",)]
    foreign.close()


def test_two_that_are_set_aside_in_one_second_are_both_kept(folder: Path) -> None:
    folder.mkdir()
    for text in ("first", "second"):
        (folder / STORE_NAME).write_text(text * 1000)
        open_and_use(folder)
    assert sorted(path.read_text()[:5] for path in folder.glob("*.damaged-*")) == ["first", "secon"]


def test_the_store_of_a_newer_version_is_left_alone(folder: Path) -> None:
    path = make_used(folder)
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(StoreFailed, match="newer digest-tui"):
        open_store(folder)
    assert path.read_bytes() == before
    assert not list(folder.glob("*.damaged-*"))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFailed, match="file exists"):
        open_store(tmp_path / "file" / "digest-tui")


def test_a_folder_in_its_place_is_said(folder: Path) -> None:
    (folder / STORE_NAME).mkdir(parents=True)
    with pytest.raises(StoreFailed, match="is a directory"):
        open_store(folder)


def test_a_store_kept_nowhere_touches_no_file(folder: Path) -> None:
    store = open_store(None)
    store.mark(ICE)
    store.save_reading(ReadingPosition(ICE.document, 3, 99))
    assert list(store.read_marks()) == ["f1"]
    assert store.forget() == Forgotten(1, 0, 1)
    store.close()
    assert not folder.exists()


# A store that can only be read


def test_a_store_to_be_read_shows_what_is_there_and_takes_nothing(store: Store, folder: Path) -> None:
    store.mark(ICE)
    other = read_store(folder)
    assert other is not None
    assert other.is_read_only
    assert other.read_marks() == {"f1": ICE.text}
    with pytest.raises(StoreFailed, match="may not be written to"):
        other.mark(WIND)
    other.save_reading(ReadingPosition(ICE.document, 3, 99))
    assert other.read_positions() == []
    other.close()


def test_where_nothing_is_remembered_there_is_no_store_to_be_read(folder: Path) -> None:
    assert read_store(folder) is None
    folder.mkdir()
    (folder / STORE_NAME).touch()
    assert read_store(folder) is None


def test_a_folder_that_may_not_be_written_to_gives_a_store_that_says_so(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.mark(ICE)
    real = os.open

    def refuse(path: str | Path, flags: int, *others: int, **names: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return real(path, flags, *others, **names)

    monkeypatch.setattr(os, "open", refuse)
    other = open_store(folder)
    assert other.notice == (
        f"What is remembered can only be read; nothing new is kept: {folder / 'lock'}: read-only file system"
    )
    assert other.read_marks() == {"f1": ICE.text}
    other.close()


def test_a_store_beside_which_nothing_can_be_written_gives_a_store_that_says_so(store: Store, folder: Path) -> None:
    store.mark(ICE)
    store.close()
    (folder / f"{STORE_NAME}-wal").mkdir()
    other = open_store(folder)
    assert other.notice.startswith("What is remembered can only be read; nothing new is kept")
    assert other.read_marks() == {"f1": ICE.text}
    other.close()


# A disk that is full


def test_a_full_disk_is_said_and_nothing_confirmed_is_lost(store: Store, folder: Path) -> None:
    store.mark(ICE)
    connection = store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFailed, match=r"^the disk is full$"):
        store.mark(*(WIND._replace(fingerprint=f"w{number}", text="wind " * 300) for number in range(100)))
    assert store.read_marks() == {"f1": ICE.text}
    connection.execute("PRAGMA max_page_count = 1000000")
    store.mark(WIND)
    other = open_store(folder)
    assert set(other.read_marks()) == {"f1", "f2"}
    other.close()


def test_a_copy_of_the_places_that_cannot_be_written_undoes_the_change(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_reading(ReadingPosition(ICE.document, 3, 99))

    def refuse(folder: Path, places: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(stores, "write_positions", refuse)
    with pytest.raises(StoreFailed, match="no space left on device"):
        store.save_reading(ReadingPosition(ICE.document, 4, 99))
    assert store.read_positions() == [ReadingPosition(ICE.document, 3, 99)]


def test_what_was_searched_for_is_kept_the_latest_last_and_is_forgotten(store: Store) -> None:
    for query in ("ice", "snow", "ice"):
        store.save_search(query)
    assert store.read_searches() == ["snow", "ice"]
    for number in range(stores.MOST_SEARCHES):
        store.save_search(f"fog {number}")
    assert len(store.read_searches()) == stores.MOST_SEARCHES
    assert store.read_searches()[0] == "fog 0"
    assert store.forget().searches == stores.MOST_SEARCHES
    assert store.read_searches() == []
