"""The commands that read or delete what is remembered: search 'is:marked' and forget."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import unprivileged
from digest_tui import SearchIndex, load, parse
from digest_tui.cli import main
from digest_tui.memory.editions import find_and_note_kept
from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
from digest_tui.memory.folder import find_folder
from digest_tui.memory.name_corrections import find_file as find_corrections
from digest_tui.memory.opening import open_store
from digest_tui.memory.reading_positions import ReadingPosition, find_reading_position, name_document
from digest_tui.memory.stands import KeptEntry

TEXT = "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost.\n" for day in range(1, 7))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document of which the second and fifth entry are marked."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "texts" / "frost.txt"
    path.parent.mkdir()
    path.write_text(TEXT)
    chronicle = load(path)
    store = open_store(find_folder())
    document = name_document(chronicle.name)
    for entry_index in (1, 4):
        text = keep_text(read_text(chronicle, entry_index))
        store.mark(KeptEntry(find_fingerprint(chronicle, entry_index), text, document, entry_index + 1))
    store.save_reading(ReadingPosition(document, 3, 1), document, ["r1", "r2", "r3"])
    store.close()
    return path


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def find_numbers(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("is:marked", ["2", "5"]), ("frost -is:marked", ["1", "3", "4", "6"]), ("is:marked after:2031-01-03", ["5"])],
)
def test_search_finds_the_marked(
    file: Path, capsys: pytest.CaptureFixture[str], query: str, numbers: list[str]
) -> None:
    status, out, _ = call(capsys, "search", query, str(file))
    assert (status, find_numbers(out)) == (0, numbers)


def test_a_copy_of_the_document_has_the_marks(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = file.with_name("copy.txt")
    copy.write_text("JAN. 1, 2031 — PORT ELM — Something new.\n" + TEXT)
    assert find_numbers(call(capsys, "search", "is:marked", str(copy))[1]) == ["3", "6"]


def test_where_nothing_is_remembered_nothing_is_marked_and_no_store_is_made(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert call(capsys, "search", "is:marked", str(file))[0] == 1
    assert call(capsys, "forget", "--everything")[:2] == (0, "nothing was remembered\n")
    assert not (tmp_path / "other").exists()


def test_a_damaged_store_is_said_and_set_aside(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (find_folder() / "memory.sqlite3").write_text("no database\n" * 500)
    status, out, err = call(capsys, "search", "is:marked", str(file))
    assert (status, out) == (1, "")
    assert "it was set aside as" in err
    status, out, _ = call(capsys, "forget", "--everything")
    assert (status, out) == (0, "forgotten: 1 damaged store\n")
    assert not list(find_folder().glob("*damaged*"))


def test_forget_a_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "forgotten: 2 marks, 3 read entries and 1 position\n"
    assert find_reading_position([str(file)]) is not None
    assert call(capsys, "forget", str(file)) == (0, words, "")
    assert find_reading_position([str(file)]) is None
    assert call(capsys, "search", "is:marked", str(file))[0] == 1
    assert call(capsys, "forget", str(file)) == (0, "nothing was remembered\n", "")


@pytest.mark.parametrize("way", ["by its folder", "gone", "by its folder, which is gone", "by a link"])
def test_forget_a_file_however_it_is_named(file: Path, capsys: pytest.CaptureFixture[str], way: str) -> None:
    name = file
    if way.startswith("by its folder"):
        name = file.parent
    if way.endswith("gone"):
        file.unlink()
    if way == "by its folder, which is gone":
        name.rmdir()
    if way == "by a link":
        name = file.parent.parent / "link.txt"
        name.symlink_to(file)
    assert call(capsys, "forget", str(name))[1] == "forgotten: 2 marks, 3 read entries and 1 position\n"


def test_forget_another_file_forgets_nothing_of_this(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = file.with_name("other.txt")
    other.write_text("Words.\n")
    assert call(capsys, "forget", str(other)) == (0, "nothing was remembered\n", "")
    assert call(capsys, "search", "is:marked", str(file))[0] == 0


def test_a_name_of_no_file_under_which_nothing_is_remembered_is_said(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert call(capsys, "forget", "")[0] == 2
    slip = str(file.with_name("forst.txt"))
    said = f"digest-tui forget: {slip}: no such file or directory, and nothing is remembered of it\n"
    assert call(capsys, "forget", slip) == (2, "", said)
    words = "forgotten: 2 marks, 3 read entries and 1 position\n"
    assert call(capsys, "forget", slip, str(file)) == (2, words, said)


def test_a_file_that_is_gone_is_known_by_its_corrections_of_names(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrections = find_corrections(str(file))
    assert corrections
    corrections.parent.mkdir(parents=True)
    corrections.write_text("hide: Laketon\n")
    (find_folder() / "memory.sqlite3").unlink()
    file.unlink()
    assert call(capsys, "forget", str(file))[:2] == (0, "forgotten: 1 file of corrected names\n")


def test_forgetting_a_copy_leaves_the_marks_of_the_original_that_is_still_there(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = file.with_name("copy.txt")
    copy.write_text(TEXT)
    store = open_store(find_folder())
    find_and_note_kept(store, load(copy), name_document(str(copy)))
    store.close()
    assert (
        call(capsys, "forget", str(copy))[1] == f"nothing is forgotten; 2 marks and notes stay, which {file} has too\n"
    )
    assert find_numbers(call(capsys, "search", "is:marked", str(file))[1]) == ["2", "5"]


def test_forget_everything(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "forget", "--everything")[1] == "forgotten: 2 marks, 3 read entries and 1 position\n"
    left = b"".join(path.read_bytes() for path in find_folder().iterdir())
    assert b"frost" not in left
    assert b"Day 2" not in left


def test_forget_takes_nothing_piped_in_for_everything(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(file) as piped:
        monkeypatch.setattr("sys.stdin", piped)
        status, out, err = call(capsys, "forget", "--encoding", "utf-8", "--private")
        assert (status, out) == (2, "")
        assert "--everything" in err
        assert call(capsys, "forget", "--everything")[:2] == (0, "forgotten: 2 marks, 3 read entries and 1 position\n")


def test_forget_says_why_it_could_not(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest_tui.memory.opening.VERSION", 0)
    status, out, err = call(capsys, "forget", "--everything")
    assert (status, out) == (2, "")
    assert err == "digest-tui forget: what is remembered was written by a newer digest-tui\n"


# What can be read and not written


@pytest.fixture
def permissions() -> Iterator[Callable[[Path, int], None]]:
    """Sets the permissions of files, and gives the owner his rights back in the end."""
    changed: list[Path] = []

    def change(path: Path, mode: int) -> None:
        changed.append(path)
        path.chmod(mode)

    yield change
    for path in reversed(changed):
        path.chmod(0o700)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)])
def test_marks_that_can_only_be_read_are_found(
    file: Path, permissions: Callable[[Path, int], None], folder_mode: int, file_mode: int
) -> None:
    permissions(find_folder() / "memory.sqlite3", file_mode)
    permissions(find_folder(), folder_mode)
    state = {"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}
    found = unprivileged.run("search", "is:marked", str(file), variables=state)
    assert (found.returncode, find_numbers(found.stdout), found.stderr) == (0, ["2", "5"], "digest-tui: only: marked\n")
    exported = unprivileged.run("export", "--format", "csv", "--marked", str(file), variables=state)
    assert exported.returncode == 0
    assert "Day 5" in exported.stdout


def test_marks_that_cannot_be_read_are_not_denied_but_the_file_is_named(
    file: Path, permissions: Callable[[Path, int], None]
) -> None:
    store = find_folder() / "memory.sqlite3"
    permissions(store, 0o000)
    state = {"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}
    found = unprivileged.run("search", "is:marked", str(file), variables=state)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.splitlines() == [
        f"digest-tui: without your notes: {store}: permission denied",
        f"digest-tui search: {store}: permission denied",
    ]
    found = unprivileged.run("search", "frost", str(file), variables=state)
    assert (found.returncode, len(found.stdout.splitlines())) == (0, 6)


def test_reading_marks_waits_for_nobody(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open(find_folder() / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert find_numbers(call(capsys, "search", "is:marked", str(file))[1]) == ["2", "5"]


def test_deleting_says_what_it_waits_for_and_ends(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest_tui.memory.opening.SECONDS_UNTIL_SAID", 0.01)
    monkeypatch.setattr("digest_tui.memory.opening.SECONDS_FOR_ANOTHER", 0.1)
    path = find_folder() / "lock"
    with open(path, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        status, _, err = call(capsys, "forget", str(file))
    assert status == 2
    assert err.splitlines() == [
        f"digest-tui forget: waiting for another digest-tui, which holds {path}",
        f"digest-tui forget: {path}: another digest-tui holds it, and did not let go in 0 s",
    ]


def test_a_state_folder_that_is_a_file_is_named(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (tmp_path / "digest-tui").touch()
    status, _, err = call(capsys, "forget", str(file))
    assert (status, err) == (
        2,
        f"digest-tui forget: {tmp_path / 'digest-tui'}: no folder, and nothing can be remembered in it\n",
    )


def test_the_search_asks_whoever_knows_the_marks() -> None:
    index = SearchIndex(parse(TEXT))
    assert index.search("is:marked") == []
    index.is_marked = lambda position: position == 3
    assert [hit.entry.number for hit in index.search("is:marked")] == [4]
    assert [hit.entry.number for hit in index.search("frost is:mar")] == [4]
    assert index.ask("is:marked frost").understood == "only: marked · words: frost"
    assert len(index.search("frost -is:marked")) == 5


@pytest.mark.parametrize(("query", "numbers"), [("-after:2031-01-03", [1, 2]), ("frost -before:2031-01-04", [5, 6])])
def test_bounds_can_be_excluded(query: str, numbers: list[int]) -> None:
    assert sorted(hit.entry.number for hit in SearchIndex(parse(TEXT)).search(query)) == numbers
