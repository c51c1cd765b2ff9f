"""The store survives: processes that are killed while they mark, two that mark at once, a disk without room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digest_tui.memory.opening import open_store
from digest_tui.memory.stands import KeptEntry

KILLER = Path(__file__).with_name("kill_while_marking.py")
ROUNDS = 220


def run(way: str, number: int, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(KILLER), way, str(number), str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def apply(said: list[str]) -> set[str]:
    """The marks that were confirmed and not confirmed to be taken away again."""
    marks = set(said)
    return {mark for mark in marks if not mark.startswith("-") and f"-{mark}" not in marks}


def test_nothing_confirmed_is_lost_by_a_kill_at_any_moment(tmp_path: Path) -> None:
    said = run("kill", ROUNDS, tmp_path / "state")
    assert not [words for words in said if words.startswith(("notice", "failed"))]
    confirmed = apply(said)
    assert len(confirmed) > ROUNDS
    store = open_store(tmp_path / "state")
    kept = set(store.read_marks())
    assert store.notice == ""
    assert confirmed - kept == {mark for mark in confirmed - kept if is_undone_unconfirmed(mark, said)}
    assert not {mark[1:] for mark in said if mark.startswith("-")} & kept
    store.close()


def is_undone_unconfirmed(mark: str, said: list[str]) -> bool:
    """The mark may have been taken away, and the process killed before it could say so."""
    name, _, turn = mark.rpartition("-")
    return int(turn) % 5 == 3 and f"{name}-{int(turn) + 1}" in said


def test_two_that_mark_at_once_lose_nothing(tmp_path: Path) -> None:
    said = run("both", 100, tmp_path / "state")
    assert not [words for words in said if words.startswith(("notice", "failed"))]
    store = open_store(tmp_path / "state")
    assert set(store.read_marks()) == apply(said)
    assert len(apply(said)) == 160
    assert len(store.read_read()) == 68
    assert {place.number for place in store.read_positions()} == {99}
    store.close()


@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000])
def test_a_disk_without_room_is_said_in_plain_words_and_loses_nothing(tmp_path: Path, room: int) -> None:
    """Simulated by the largest size of a file: every write beyond it fails as on a full disk."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from digest_tui.memory.failures import StoreFailed\n"
        "from digest_tui.memory.opening import open_store\n"
        "from digest_tui.memory.stands import KeptEntry\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "folder = Path(sys.argv[1])\n"
        "store = open_store(folder)\n"
        "used = max(path.stat().st_size for path in folder.iterdir())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (used + int(sys.argv[2]), resource.RLIM_INFINITY))\n"
        "for number in range(200):\n"
        "    try:\n"
        "        store.mark(KeptEntry(f'm{number}', 'wind ' * 200, '/texts/a.txt', number))\n"
        "        print(f'm{number}')\n"
        "    except StoreFailed as error:\n"
        "        print('failed', error)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "store.mark(KeptEntry('last', 'ice', '/texts/a.txt', 1))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "state"), str(room)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    reasons = {words for words in said if words.startswith("failed")}
    assert reasons
    assert reasons <= {"failed the disk did not take it", "failed the disk is full"}
    store = open_store(tmp_path / "state")
    assert store.notice == ""
    assert set(store.read_marks()) == {words for words in said if not words.startswith("failed")} | {"last"}
    store.close()


def open_without_room(folder: Path) -> str:
    """What a process prints that opens the store in `folder` and can write nothing: what is kept, or the reason."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from digest_tui.memory.failures import StoreFailed\n"
        "from digest_tui.memory.opening import open_store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "try:\n"
        "    store = open_store(Path(sys.argv[1]))\n"
        "    print(store.is_read_only, *store.read_marks(), store.notice)\n"
        "except StoreFailed as error:\n"
        "    print(error)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    ).stdout


def test_a_store_on_a_disk_without_any_room_cannot_be_made_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "state" / "memory.sqlite3"
    assert open_without_room(path.parent) in (f"{path}: the disk did not take it\n", f"{path}: the disk is full\n")
    store = open_store(path.parent)
    store.mark(KeptEntry("m", "ice", "/texts/a.txt", 1))
    assert (store.notice, list(store.read_marks())) == ("", ["m"])
    store.close()


def test_on_a_disk_without_any_room_left_what_is_kept_is_shown(tmp_path: Path) -> None:
    store = open_store(tmp_path / "state")
    store.mark(KeptEntry("m", "ice", "/texts/a.txt", 1))
    store.close()
    said = open_without_room(tmp_path / "state")
    assert said.startswith("True m What is remembered can only be read; nothing new is kept: ")
