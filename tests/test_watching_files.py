"""WatchedFiles that change while they are read: the last good reading stays until there is a better one."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from digest_tui import Chronicle, load
from digest_tui.chronicle.files.watching import Reread, WatchedFiles, looks_truncated

TEXT = (
    "".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the frost. [1]\n" for day in range(1, 9))
    + "[1] https://e.org\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "frost.txt"
    path.write_text(TEXT)
    return path


class Reader:
    """Keeps the last reading, as the screen does."""

    def __init__(self, *paths: Path, since: int | None = None) -> None:
        names = [os.fspath(path) for path in paths]
        texts = [text for path in paths for text in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
        self.chronicles: tuple[Chronicle, ...] = tuple(map(load, texts))
        self.files = WatchedFiles(names, None, time.time_ns() + 10**9 if since is None else since)

    def look(self) -> str:
        """Read what changed; what is said of it."""
        reread: Reread = self.files.read_changed(self.chronicles)
        self.chronicles = tuple(reread.chronicles)
        return reread.words


def test_what_did_not_change_stays_the_same_object(file: Path) -> None:
    reader = Reader(file)
    before = reader.chronicles
    assert reader.look() == ""
    os.utime(file)
    assert reader.look() == ""
    assert all(new is old for new, old in zip(reader.chronicles, before, strict=True))


def test_a_change_is_read(file: Path) -> None:
    reader = Reader(file)
    file.write_text(TEXT.replace("Day 3", "Third day"))
    assert reader.look() == f"{file} changed on the disk and was read again"
    assert reader.chronicles[0].entries[2].body.startswith("Third day")
    assert reader.look() == ""


def test_a_new_file_in_its_place_is_read(file: Path) -> None:
    reader = Reader(file)
    new = file.with_suffix(".new")
    new.write_text(TEXT + "\n")
    os.replace(new, file)
    assert "changed on the disk" in reader.look()


def test_what_changed_before_one_began_to_watch_is_read(file: Path) -> None:
    since = time.time_ns()
    reader = Reader(file, since=since)
    file.write_text(TEXT.replace("Day 3", "Third day"))
    reader.files = WatchedFiles([os.fspath(file)], None, since)
    assert "changed on the disk" in reader.look()


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\x00" * 5000, TEXT.encode()[:150], TEXT.encode()[: len(TEXT) // 2]]
)
def test_a_half_written_file_leaves_the_last_reading_and_is_whole_again_later(file: Path, content: bytes) -> None:
    reader = Reader(file)
    before = reader.chronicles[0]
    file.write_bytes(content)
    assert "what was read before is still shown" in reader.look()
    assert reader.chronicles[0] is before
    file.write_text(TEXT)
    assert reader.look() == f"{file} is whole again"
    assert reader.chronicles[0] is before


def test_a_file_that_is_gone_leaves_the_last_reading_and_may_come_back(file: Path) -> None:
    reader = Reader(file)
    before = reader.chronicles[0]
    file.unlink()
    assert reader.look() == f"{file} is gone from the disk; what was read before is still shown"
    assert reader.look() == ""
    file.write_text(TEXT)
    assert reader.look() == f"{file} is whole again"
    assert reader.chronicles[0] is before


def test_of_several_the_others_are_read_all_the_same(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT)
    reader = Reader(file, other)
    file.unlink()
    other.write_text(TEXT.replace("Day", "Night"))
    words = reader.look()
    assert f"{file} is gone" in words
    assert f"{other} changed" in words
    assert [chronicle.entries[0].body[:5] for chronicle in reader.chronicles] == ["Day 1", "Night"]


def test_a_folder_gains_and_loses_files(file: Path) -> None:
    reader = Reader(file.parent)
    (file.parent / "more.txt").write_text(TEXT.replace("Day", "Night"))
    assert "more.txt changed on the disk" in reader.look()
    assert [Path(chronicle.name).name for chronicle in reader.chronicles] == ["frost.txt", "more.txt"]
    file.unlink()
    assert "frost.txt is gone" in reader.look()
    assert len(reader.chronicles) == 2


def test_what_concerns_the_files(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "links" / "frost.txt"
    link.parent.mkdir()
    link.symlink_to(file)
    files = WatchedFiles([os.fspath(link)], None, 0)
    assert files.find_folders() == {os.fspath(tmp_path), os.fspath(link.parent)}
    assert files.matches(os.fspath(file))
    assert files.matches(os.fspath(link))
    assert not files.matches(os.fspath(tmp_path / "other.txt"))
    folder = WatchedFiles([os.fspath(tmp_path)], None, 0)
    assert folder.matches(os.fspath(tmp_path / "other.txt"))
    assert not folder.matches(os.fspath(tmp_path / ".other.txt.swp"))
    assert not folder.matches(os.fspath(link))


@pytest.mark.parametrize(
    ("text", "is_half"),
    [
        (TEXT[:-1], True),
        (TEXT[:200], True),
        (TEXT[:200] + "\ufffd", True),
        ("JAN. 1, 2031 — PORT ELM — New. [1]\n" + TEXT[60:200], True),
        (TEXT + "more", False),
        (TEXT, False),
        (TEXT.replace("Day 3 of the frost. ", ""), False),
        (TEXT.replace("Day 3 of the frost. ", "").rstrip("\n"), False),
        (TEXT[60:], False),
        ("Something else altogether.", False),
    ],
)
def test_what_looks_half_written(text: str, is_half: bool) -> None:
    assert looks_truncated(text, TEXT) is is_half
