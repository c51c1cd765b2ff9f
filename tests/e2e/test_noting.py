"""A note of the reader's own, from the key to the disk, in a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import unprivileged
from digest_tui.resources import find_sample
from e2e.terminal import Terminal, make_environment, reader

SAMPLE = str(find_sample())


def write(terminal: Terminal, number: int) -> None:
    """Open the note of an entry and write two lines at once, which are not kept yet."""
    terminal.wait_for("108 entries")
    terminal.send(f"{number}GAAsk Irina whether\r#followup")
    terminal.wait_for(f"My note on entry {number}")
    terminal.wait_for("Ask Irina whether")
    terminal.wait_for("#followup")


def test_a_note_that_was_confirmed_outlives_a_kill(tmp_path: Path) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        write(terminal, 36)
        terminal.send("\x1b")
        terminal.wait_for("The note on entry 36 is kept")
        os.kill(terminal.pid, signal.SIGKILL)
    with Terminal(reader("--query", "tag:followup", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("1 of 1")
        terminal.wait_for("My note")
        terminal.wait_for("┃ Ask Irina whether")
        terminal.send("A")
        terminal.wait_for("My note on entry 36")
        terminal.send(" she knows\x13")
        terminal.wait_for("The note on entry 36 is kept")
    with Terminal(reader("notes", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("Ask Irina whether #followup she knows")


def test_where_the_store_can_only_be_read_a_new_note_is_shown_and_said_not_to_be_kept(tmp_path: Path) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        write(terminal, 36)
        terminal.send("\x13")
        terminal.wait_for("The note on entry 36 is kept")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    folder = tmp_path / "digest-tui"
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500 if path == folder else 0o400)
    try:
        with Terminal([*unprivileged.find_wrapper(), *reader(SAMPLE)], environment=environment) as terminal:
            terminal.wait_for("┃ Ask Irina whether")
            terminal.send("JASeen\x13")
            terminal.wait_for("The note on entry 37 is not kept: the store may not be written to")
            terminal.wait_for("My note (not kept: the store")
            terminal.wait_for("┃ Seen")
    finally:
        folder.chmod(0o700)


def test_a_note_at_hand_outlives_the_loss_of_the_terminal(tmp_path: Path) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        write(terminal, 36)
        terminal.hang_up()
    with Terminal(reader("notes", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("Ask Irina whether #followup")
