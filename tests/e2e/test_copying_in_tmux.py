"""Copying from the whole program in a real tmux with default settings: each time the message says what happened."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from e2e.terminal import reader
from e2e.tmux import Tmux
from fake_programs import FakePrograms, make_programs

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.xdist_group("tmux"),
]
SAMPLE = str(find_sample())
TAKES = '/bin/cat > "$0.received"'
FAILS = '/bin/cat > "$0.received"\nexit 1'
HANGS = 'echo asked > "$0.received"\nexec /bin/sleep 1000'
DESKTOP = ("WAYLAND_DISPLAY=wayland-0", "DISPLAY=:0")
WITHOUT_TMUX = ("-u", "TMUX")


@pytest.fixture
def fakes(tmp_path: Path) -> FakePrograms:
    """Nothing is on the path but tmux; the test lays down what else is."""
    made = FakePrograms(make_programs(tmp_path))
    (made.folder / "tmux").symlink_to(shutil.which("tmux") or "tmux")
    return made


@pytest.fixture(scope="module")
def link() -> str:
    return load(SAMPLE).entries[35].links[0].clean


def copy(tmux: Tmux, fakes: FakePrograms, *environment: str) -> None:
    """Open the sample with these variables and copy the link of note 36."""
    call = ["env", *environment, f"PATH={fakes.folder}", *reader("--private", SAMPLE)]
    tmux.type(shlex.join(call) + "; echo status $?\n")
    tmux.wait_for("1 · 1 January 2025 · ASTANA")
    tmux.type("36y")


def wait_and_quit(tmux: Tmux, words: str, link: str) -> None:
    """Wait for the words and the link behind them, which may be cut in its middle."""
    # A message is broken where the lines of the screen end.
    said, begin, end = ("".join(part.split()) for part in (words, link[:8], link[-8:]))
    told = re.compile(rf"{re.escape(said + begin)}\S*?{re.escape(end)}")
    tmux.wait_for(lambda: told.search("".join(tmux.text.split())) is not None)
    tmux.type("q")
    tmux.wait_for("status 0")


def test_a_desktop_takes_it_beside_tmux(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("wl-copy", TAKES)
    fakes.put("xclip", TAKES)
    copy(tmux, fakes, *DESKTOP)
    wait_and_quit(tmux, "Copied by tmux and wl-copy:", link)
    assert fakes.read("wl-copy").decode() == tmux.run("show-buffer") == link
    assert not fakes.was_asked("xclip")


def test_one_that_hangs_is_named_and_the_next_is_asked(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("wl-copy", HANGS)
    fakes.put("xclip", TAKES)
    copy(tmux, fakes, *DESKTOP)
    wait_and_quit(tmux, "wl-copy gave no answer in 2 s; copied by tmux and xclip:", link)
    assert fakes.was_asked("wl-copy")
    assert fakes.read("xclip").decode() == tmux.run("show-buffer") == link


def test_two_that_fail_are_named(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("wl-copy", FAILS)
    fakes.put("xclip", FAILS)
    copy(tmux, fakes, *DESKTOP)
    wait_and_quit(tmux, "wl-copy failed; xclip failed; copied by tmux:", link)
    assert tmux.run("show-buffer") == link


def test_over_ssh_the_desktop_of_the_other_machine_is_left_alone(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("wl-copy", TAKES)
    fakes.put("xclip", HANGS)
    copy(tmux, fakes, *DESKTOP, "SSH_TTY=/dev/pts/7")
    wait_and_quit(tmux, "Copied by tmux:", link)
    assert tmux.run("show-buffer") == link
    assert not fakes.was_asked("wl-copy")
    assert not fakes.was_asked("xclip")


def test_over_ssh_without_tmux_it_is_sent_and_not_called_copied(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("xclip", TAKES)
    copy(tmux, fakes, *WITHOUT_TMUX, *DESKTOP, "SSH_TTY=/dev/pts/7")
    wait_and_quit(tmux, "Sent to the terminal (OSC 52):", link)
    assert not fakes.was_asked("xclip")


def test_where_all_programs_fail_it_is_sent_and_not_called_copied(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    fakes.put("wl-copy", HANGS)
    fakes.put("xclip", FAILS)
    copy(tmux, fakes, *WITHOUT_TMUX, *DESKTOP)
    wait_and_quit(tmux, "wl-copy gave no answer in 2 s; xclip failed; sent to the terminal (OSC 52):", link)


def test_with_no_program_at_all_it_is_sent_and_not_called_copied(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    (fakes.folder / "tmux").unlink()
    copy(tmux, fakes)
    wait_and_quit(tmux, "Sent to the terminal (OSC 52):", link)


def test_with_nothing_at_all_the_link_stands_there_to_be_selected(tmux: Tmux, fakes: FakePrograms, link: str) -> None:
    copy(tmux, fakes, *WITHOUT_TMUX, "TERM=linux")
    words = "No way to copy was found here. Select it:"
    tmux.wait_for(lambda: "".join(tmux.text.partition(words)[2].split()).startswith(link))
    tmux.type("q")
    tmux.wait_for("status 0")
