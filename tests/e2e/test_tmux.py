"""The reader in a real tmux with default settings: copying, suspending, resizing."""

from __future__ import annotations

import shlex
import shutil

import pytest

from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from e2e.terminal import reader
from e2e.tmux import Tmux

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.xdist_group("tmux"),
]
SAMPLE = str(find_sample())


def open_sample(tmux: Tmux) -> None:
    tmux.type(shlex.join(reader(SAMPLE)) + "; echo status $?\n")
    tmux.wait_for("1 · 1 January 2025 · ASTANA")


def test_a_copied_link_is_in_the_buffer_of_tmux(tmux: Tmux) -> None:
    open_sample(tmux)
    tmux.type("36y")
    tmux.wait_for("Copied by tmux:")
    assert tmux.run("show-buffer") == load(SAMPLE).entries[35].links[0].url
    tmux.type("q")
    tmux.wait_for("status 0")


def test_the_screen_is_painted_again_after_a_suspension(tmux: Tmux) -> None:
    open_sample(tmux)
    tmux.press("C-z")
    tmux.wait_for("Stopped")
    tmux.type("fg\n")
    tmux.wait_for("1 · 1 January 2025 · ASTANA")
    tmux.type("j")
    tmux.wait_for("2 · 1 January 2025 · ALMATY")
    tmux.type("q")
    tmux.wait_for("$")


def test_a_window_that_changes_its_size_is_painted_anew(tmux: Tmux) -> None:
    open_sample(tmux)
    tmux.run("resize-window", "-x", "40", "-y", "12")
    tmux.wait_for(lambda: "10 ∅" in tmux.text)
    tmux.press("Enter")
    tmux.wait_for("1 · 1 January 2025 · ASTANA")
    tmux.run("resize-window", "-x", "160", "-y", "40")
    tmux.wait_for("108 entries · 98 sources · 10 without a source")
    tmux.type("q")
    tmux.wait_for("status 0")


def test_the_highlight_of_the_index_below_the_list_is_painted_where_it_is(tmux: Tmux) -> None:
    open_sample(tmux)
    tmux.run("resize-window", "-x", "80", "-y", "24")
    tmux.wait_for(lambda: "10 without" in tmux.text)
    tmux.type("w")
    tmux.wait_for("▌ no source")
    tmux.type("j")
    tmux.wait_for("/ no:place")
    tmux.wait_for("▌ no place")
    assert "▌ no source" not in tmux.text
    tmux.type("j")
    tmux.wait_for("▌ ASTANA")
    assert "▌ no place" not in tmux.text
    tmux.press("Enter")
    tmux.type("q")
    tmux.wait_for("status 0")
