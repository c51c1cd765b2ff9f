"""Files written whole or not at all, and never over another unasked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from digest_tui.whole_files import NotWritten, write_whole


def write_new(path: Path) -> None:
    path.write_text("new", "utf-8")


def fail(path: Path) -> None:
    path.write_text("half", "utf-8")
    raise OSError(28, "No space left on device")


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write_whole(ours, write_new)
    theirs.write_text("")
    assert ours.read_text("utf-8") == "new"
    assert ours.stat().st_mode == theirs.stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["ours", "theirs"]


def test_another_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("old")
    with pytest.raises(NotWritten, match="already exists") as caught:
        write_whole(path, write_new)
    assert caught.value.is_taken
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["there"]


def test_another_file_that_comes_meanwhile_stays_too(tmp_path: Path) -> None:
    path = tmp_path / "there"

    def write_slowly(draft: Path) -> None:
        write_new(draft)
        path.write_text("somebody else's")

    with pytest.raises(NotWritten) as caught:
        write_whole(path, write_slowly)
    assert caught.value.is_taken
    assert path.read_text() == "somebody else's"
    assert os.listdir(tmp_path) == ["there"]


def test_by_force_it_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "there", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_whole(link, write_new, is_forced=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert link.is_symlink()


@pytest.mark.parametrize("is_forced", [False, True])
def test_a_full_disk_leaves_nothing_behind_and_nothing_broken(tmp_path: Path, is_forced: bool) -> None:
    path = tmp_path / "there"
    if is_forced:
        path.write_text("old")
    with pytest.raises(NotWritten, match="no space left on device"):
        write_whole(path, fail, is_forced)
    assert os.listdir(tmp_path) == (["there"] if is_forced else [])
    assert not is_forced or path.read_text() == "old"


def test_what_stops_the_program_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(draft: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "x", stop)
    assert os.listdir(tmp_path) == []


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "x", "no such file or directory"),
        (Path("/dev/null"), "is not a file"),
        (tmp_path / ("x" * 300), "file name too long"),
        (tmp_path / "x\0", "no file can have such a name"),
    ):
        with pytest.raises(NotWritten, match=reason):
            write_whole(path, write_new, is_forced=True)
