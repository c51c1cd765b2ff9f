"""The plain reader on a terminal that can do nothing but write lines, in a pipe, and where it is ended."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from e2e.terminal import Terminal, make_environment, reader

TEXT = """\
MAR. 5, 2031 — LAKETON — The ferry stands still. [1]

MAR. 6, 2031 — PORT ELM — The ferry to Laketon was repaired. [2]

[1] https://lake.example/ferry
[2] https://elm.example/repair?utm_source=mail
"""
PROMPT = "q quit > "


@pytest.fixture
def dumb(tmp_path: Path) -> dict[str, str]:
    """A terminal without any abilities, and a memory that both runs of a test share."""
    return make_environment(TERM="dumb", XDG_STATE_HOME=str(tmp_path / "state"))


def answer(terminal: Terminal, line: str, words: str) -> None:
    """Type a line and wait for what is said to it, and for the next prompt."""
    before = len(terminal.received)
    terminal.send(f"{line}\n")
    terminal.wait_for(lambda: words.encode() in terminal.received[before:])
    terminal.wait_for(lambda: terminal.received[before:].endswith(PROMPT.encode()))


def test_search_read_copy_mark_leave_and_find_the_mark_again(file: str, dumb: dict[str, str]) -> None:
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("march.txt: 5 to 6 March 2031, 2 entries, 2 sources.")
        answer(terminal, "/repaired", "1 of 2 entries found")
        answer(terminal, "", "Entry 2 of 2: 6 March 2031, PORT ELM")
        answer(terminal, "y", "Select it:\r\nhttps://elm.example/repair\r\n")
        answer(terminal, "m", "Entry 2 is marked")
        terminal.send("q\n")
        assert terminal.wait_for_end() == 0
        first = terminal.received
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("You were at entry 2")
        answer(terminal, "l", "2, 6 March 2031, PORT ELM, marked: The ferry to Laketon")
        terminal.send("\x04")
        assert terminal.wait_for_end() == 0
    received = first + terminal.received
    assert {byte for byte in received if byte < 0x20 or byte == 0x7F} <= {*b"\r\n\a\b"}
    assert b"\x1b" not in received


def test_lines_end_between_words_and_no_link_is_broken(file: str) -> None:
    with Terminal(reader("--plain", "--private", file), (30, 30)) as terminal:
        terminal.wait_for("1: Enter read, number, l\nlist, /words, ? help, q quit\n>")
        terminal.send("2\n")
        terminal.wait_for("The ferry to Laketon was\n")
        terminal.send("y\n")
        terminal.wait_for("https://elm.example/repair\n")
        assert b"\x1b" not in terminal.received


def test_a_script_on_standard_input_has_the_same_conversation(file: str, dumb: dict[str, str]) -> None:
    done = subprocess.run(
        reader("--plain", "--private", file), input="/repaired\n\nq\n", capture_output=True, encoding="utf-8", env=dumb
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "> /repaired\n1 of 2 entries found\n" in done.stdout
    assert "\nEntry 2 of 2: 6 March 2031, PORT ELM\n" in done.stdout


def test_private_options_and_encoding_hold(tmp_path: Path, dumb: dict[str, str]) -> None:
    file = tmp_path / "cyrillic.txt"
    file.write_text("MAR. 5, 2031 — LAKETON — Паром стоит.\n", "cp1251")
    done = subprocess.run(
        reader("--plain", "--private", "--encoding", "cp1251", "--query", "паром", "--entry", "1", str(file)),
        input="m\n",
        capture_output=True,
        encoding="utf-8",
        env=dumb,
    )
    assert done.returncode == 0
    assert "1 of 1 entry found" in done.stdout
    assert "Паром стоит." in done.stdout
    assert not (tmp_path / "state").exists()


def test_a_document_that_is_piped_in_is_talked_about_at_the_terminal(file: str, dumb: dict[str, str]) -> None:
    with open(file, "rb") as source, Terminal(reader(), environment=dumb, standard_input=source.fileno()) as terminal:
        terminal.wait_for("standard input: 5 to 6 March 2031")
        answer(terminal, "2", "Entry 2 of 2")
        answer(terminal, "r", "What was piped in cannot be read again")
        terminal.send("q\n")
        assert terminal.wait_for_end() == 0


def test_a_file_that_changes_is_read_again_before_the_next_answer(file: str, dumb: dict[str, str]) -> None:
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("/words")
        answer(terminal, "/repaired", "1 of 2 entries found")
        Path(file).write_text(f"MAR. 4, 2031 — LAKETON — Ice on the lake.\n\n{TEXT}", "utf-8")
        answer(terminal, "", "was read again")
        assert b"Entry 3 of 3: 6 March 2031, PORT ELM" in terminal.received
        answer(terminal, "", "This is the last entry of the list")


def test_without_a_terminal_a_piped_document_leaves_nobody_to_talk_to(dumb: dict[str, str]) -> None:
    done = subprocess.run(
        reader("--plain"), input=TEXT, capture_output=True, encoding="utf-8", env=dumb, start_new_session=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "digest-tui: the document is standard input, and there is no terminal to read commands from\n"
    )


def test_an_unreadable_file_is_named(dumb: dict[str, str]) -> None:
    done = subprocess.run(reader("missing.txt"), stdin=subprocess.DEVNULL, capture_output=True, env=dumb)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"digest-tui: missing.txt: no such file or directory\n"


def test_control_c_leaves_on_a_line_of_its_own(file: str, dumb: dict[str, str]) -> None:
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("/words")
        terminal.send("\x03")
        assert terminal.wait_for_end() == 130
        assert terminal.received.endswith(b"\r\n")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves(file: str, dumb: dict[str, str], number: signal.Signals, status: int) -> None:
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("/words")
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == status
        assert b"Traceback" not in terminal.received


def test_a_lost_terminal_ends_it_and_loses_no_mark(file: str, dumb: dict[str, str]) -> None:
    with Terminal(reader(file), environment=dumb) as terminal:
        terminal.wait_for("/words")
        answer(terminal, "m", "Entry 1 is marked")
        assert terminal.hang_up() == 129
    done = subprocess.run(reader(file), input="l\n", capture_output=True, encoding="utf-8", env=dumb)
    assert "1, 5 March 2031, LAKETON, marked: " in done.stdout


def test_a_closed_output_ends_it_in_silence(file: str, dumb: dict[str, str]) -> None:
    command = '"$@" --plain --private "$FILE" < "$FILE" | head -n 1'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *reader()], capture_output=True, encoding="utf-8", env={**dumb, "FILE": file}
    )
    assert (done.stdout, done.stderr) == ("march.txt: 5 to 6 March 2031, 2 entries, 2 sources.\n", "")
