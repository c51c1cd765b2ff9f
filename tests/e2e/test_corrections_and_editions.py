"""What a person corrected in names is there again in the reader; two editions compared on a terminal have colours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.terminal import Terminal, make_environment, reader

TEXT = (
    "MAR. 1, 2031 — LAKETON — Lawyer Nurlan Omarov spoke.\n\n"
    "MAR. 2, 2031 — LAKETON — Lawyer Noorlan Omar left.\n\n"
    "MAR. 3, 2031 — LAKETON — The ferry was cancelled.\n"
)
LINE = "same: Nurlan Omarov = Noorlan Omar"


def write_editor(folder: Path, script: str) -> str:
    """A program that corrects a file as the lines of `script` do; its path."""
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    return str(editor)


def open_editor(terminal: Terminal) -> None:
    """Ask the reader, once it stands, for the editor."""
    terminal.wait_for("1 · 1 March 2031")
    terminal.send("W\r")


def leave(terminal: Terminal) -> None:
    """Leave the reader, which ends as it should."""
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_names_merged_in_an_editor_are_merged_in_the_reader_each_time_it_is_opened(file: str, tmp_path: Path) -> None:
    environment = make_environment(EDITOR=write_editor(tmp_path, f'echo "{LINE}" >> "$1"'))
    command = [sys.executable, "-m", "digest_tui", "names"]
    done = subprocess.run(
        [*command, "--edit", file], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert b"1 correction in " in done.stderr
    for _ in range(2):
        with Terminal(reader(file), environment=environment) as terminal:
            terminal.wait_for("Nurlan Omarov: 2")
            leave(terminal)
    with Terminal(reader("--private", file), environment=environment) as terminal:
        terminal.wait_for("3 March")
        terminal.send("w")
        terminal.wait_for("Noorlan Omar ")
    with Terminal(reader("--query", 'who:"noorlan omar"', file), environment=environment) as terminal:
        terminal.wait_for("1 of 2")


def test_a_name_that_was_missed_is_added_by_a_line_and_is_there_again(file: str) -> None:
    environment = make_environment()
    Path(file).write_text(TEXT.replace("The ferry", "For Bruner the ferry").replace("spoke", "met Bruner"), "utf-8")
    with Terminal(reader(file), environment=environment) as terminal:
        terminal.wait_for("1 · 1 March 2031")
        terminal.send("W")
        terminal.wait_for("Correct a name")
        terminal.send("person: Brunner\r")
        terminal.wait_for("the text has no “Brunner”")
        terminal.send("\x1b")
        terminal.wait_for(lambda: "Correct a name" not in terminal.text)
        terminal.send("W")
        terminal.wait_for("Correct a name")
        terminal.send("person: Bruner\r")
        terminal.wait_for("Corrected: person: Bruner")
        terminal.wait_for("Bruner: 3")
        leave(terminal)
    with Terminal(reader("--query", "who:bruner", file), environment=environment) as terminal:
        terminal.wait_for("1 of 2")


def test_a_correction_that_was_undone_stays_undone_and_the_note_before_it_is_undone_next(file: str) -> None:
    environment = make_environment()
    with Terminal(reader(file), environment=environment) as terminal:
        terminal.wait_for("1 · 1 March 2031")
        terminal.send("A")
        terminal.wait_for("My note on entry 1")
        terminal.send("Which lawyer?\x13")
        terminal.wait_for("The note on entry 1 is kept")
        terminal.send("W")
        terminal.wait_for("Correct a name")
        terminal.send(f"{LINE}\r")
        terminal.wait_for("Nurlan Omarov: 2")
        terminal.send("U")
        terminal.wait_for(f"Undone: {LINE}")
        terminal.wait_for(lambda: "Nurlan Omarov: 2" not in terminal.text)
        leave(terminal)
    with Terminal(reader(file), environment=environment) as terminal:
        terminal.wait_for("┃ Which lawyer?")
        terminal.send("w")
        terminal.wait_for("Noorlan Omar ")


def test_what_was_corrected_in_the_editor_is_undone_at_once(file: str, tmp_path: Path) -> None:
    editor = write_editor(tmp_path, f'echo "{LINE}" >> "$1"')
    with Terminal(reader(file), environment=make_environment(EDITOR=editor)) as terminal:
        open_editor(terminal)
        terminal.wait_for("Nurlan Omarov: 2")
        terminal.send("U")
        terminal.wait_for("Undone: the names are as they were before your editor")
        terminal.wait_for(lambda: "Nurlan Omarov: 2" not in terminal.text)
        leave(terminal)


def test_an_editor_opens_over_the_reader_and_what_is_corrected_there_holds_at_once(file: str, tmp_path: Path) -> None:
    editor = write_editor(tmp_path, f'echo "{LINE}" >> "$1"; head -n 1 "$1"; read key')
    with Terminal(reader(file), environment=make_environment(EDITOR=editor)) as terminal:
        open_editor(terminal)
        terminal.wait_for("# Corrections of the names in")
        terminal.send("x\n")
        terminal.wait_for("Nurlan Omarov: 2")
        terminal.send("j")
        terminal.wait_for("Nurlan Omarov: 1")
        leave(terminal)


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("/nowhere/editor", "Names cannot be corrected: /nowhere/editor: No such file or directory"),
        ("true", "No correction was changed"),
    ],
)
def test_where_the_editor_changes_nothing_that_is_said_and_the_reader_goes_on(
    file: str, editor: str, words: str
) -> None:
    with Terminal(reader(file), environment=make_environment(EDITOR=editor)) as terminal:
        open_editor(terminal)
        terminal.wait_for(words)
        terminal.send("j")
        terminal.wait_for("2 · 2 March 2031")
        leave(terminal)


def test_what_is_interrupted_in_the_editor_is_the_editor(file: str, tmp_path: Path) -> None:
    editor = write_editor(tmp_path, f'trap \'echo "{LINE}" >> "$1"; exit\' INT\necho Wait; read key')
    with Terminal(reader(file), environment=make_environment(EDITOR=editor)) as terminal:
        open_editor(terminal)
        terminal.wait_for("Wait")
        terminal.send("\x03")
        terminal.wait_for("Nurlan Omarov: 2")
        leave(terminal)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU])
def test_a_signal_to_stop_during_editing_does_not_stop_the_reader_afterwards(
    file: str, tmp_path: Path, number: signal.Signals
) -> None:
    editor = write_editor(tmp_path, f'echo "{LINE}" >> "$1"; echo Wait; read key')
    with Terminal(reader(file), environment=make_environment(EDITOR=editor)) as terminal:
        open_editor(terminal)
        terminal.wait_for("Wait")
        os.kill(terminal.pid, number)
        terminal.send("x\n")
        terminal.wait_for("Nurlan Omarov: 2")
        terminal.send("j")
        terminal.wait_for("Nurlan Omarov: 1")
        leave(terminal)


def test_two_copies_edited_one_after_the_other_have_one_note_and_what_is_restored_reads_as_before(
    file: str, tmp_path: Path
) -> None:
    environment = make_environment()
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT, "utf-8")
    edited = TEXT.replace("cancelled", "held back")
    with Terminal(reader(file), environment=environment) as terminal:
        terminal.wait_for("1 · 1 March 2031")
        terminal.send("3GA")
        terminal.wait_for("My note on entry 3")
        terminal.send("Why?\x13")
        terminal.wait_for("The note on entry 3 is kept")
        Path(file).write_text(edited, "utf-8")
        terminal.wait_for("Entry 3 reads differently than when you wrote your note; the note stays")
        leave(terminal)
    with Terminal(reader("--entry", "3", str(copy)), environment=environment) as terminal:
        terminal.wait_for("┃ Why?")
        copy.write_text(edited, "utf-8")
        terminal.wait_for("Entry 3 reads differently than when you wrote your note; the note stays")
        copy.write_text(TEXT, "utf-8")
        terminal.wait_for("Entry 3 reads again as before the change")
        leave(terminal)
    command = [sys.executable, "-m", "digest_tui", "notes", str(copy)]
    listed = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert listed.stdout.decode().count("Why?") == 1


def test_editions_compared_on_a_terminal_have_colours_and_signs(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(TEXT, "utf-8")
    new.write_text(TEXT.replace("left", "stayed"), "utf-8")
    with Terminal(reader("compare", str(old), str(new))) as terminal:
        terminal.wait_for("1 entry changed")
        terminal.wait_for("Lawyer Noorlan Omar [-left-] {+stayed+}.")
        assert terminal.wait_for_end() == 1
        assert b"\x1b[31m[-left-]\x1b[0m \x1b[32m{+stayed+}\x1b[0m" in terminal.received
    with Terminal(reader("compare", str(old), str(new)), environment=make_environment(NO_COLOR="1")) as terminal:
        terminal.wait_for("[-left-] {+stayed+}")
        assert terminal.wait_for_end() == 1
        assert b"\x1b[31m" not in terminal.received
