"""What terminals, shells and the persons at them do to a program, and what must not end it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest_tui.resources import find_sample
from e2e.terminal import Terminal, make_environment, reader

SAMPLE = str(find_sample())
FIRST = "1 · 1 January 2025 · ASTANA"
SECOND = "2 · 1 January 2025 · ALMATY"
LEFT = b"\x1b[?1049l"


@pytest.mark.parametrize(
    "sent",
    [
        b"\xe9",  # a key of a Latin-1 terminal
        b"\x1b[M \xa0\x30",  # an old mouse, right of column 95
        b"\x9b1;2A\xed\xa0\x80",
        b"\x1b[97;1:3u",  # kitty: a key was released
        b"\x1b[1114112u\x1b[99999999999u",
        b"\x1b[?1;2c\x1b[>41;354;0c\x1b[?997;1n",  # late answers to another program
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|tmux 3.3a\x1b\\\x1b]52;c;YWJj\x07\x1b_Gi=31;OK\x1b\\",
        b"\x1b[201~",  # the end of a paste that never began
    ],
)
def test_what_is_no_key_does_nothing(sent: bytes) -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.send(sent)
        terminal.send("j")
        terminal.wait_for(SECOND)
        assert "★" not in terminal.text
        assert terminal.copied == []
        terminal.send("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("burst", ["q?", "q/", "q.", "qe", "q:", "qC", "qi", "q!", "q?q", "qjjj/murat\r", "?qq"])
def test_a_burst_of_keys_that_leaves_is_no_crash(burst: str) -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.send(burst)
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.received


def leave(terminal: Terminal) -> int:
    """Close whatever is open, and leave; the exit status. What opens late takes the first keys for itself."""
    for _ in range(100):
        terminal.send("\x1b[27u")
        terminal.send("q")
        if terminal.ends_within(0.3):
            break
    assert b"Traceback" not in terminal.received
    return terminal.wait_for_end()


@pytest.mark.parametrize(
    "burst",
    [
        "j" * 500,
        "?\x1b\x1b",
        "C\x1b[27u\x1b[27u",
        "C11",
        "e\x1b[27u\x1b[27u",
        ":\x1b[6~\x1b[5~zzzz\x1b[6~\x1b[27u",
        "::\x1b[27u\x1b[27u:",
        "e1\r\r\x1b[27u",
        "!\x1b[27u\x1b[27u?\x1b[27u",
        "9" * 30 + "G",
        "/" + "murat " * 300 + "\x1b[27u",
    ],
)
def test_a_burst_of_keys_is_no_crash(burst: str, tmp_path: Path) -> None:
    with Terminal(["sh", "-c", 'cd "$0" && exec "$@"', str(tmp_path), *reader("--private", SAMPLE)]) as terminal:
        terminal.wait_for(FIRST)
        terminal.send(burst)
        assert leave(terminal) == 0


@pytest.mark.parametrize("around", ["", "\x1b[200~"])
def test_a_long_paste_is_no_crash(around: str) -> None:
    text = "The ferry stands still, says the harbour office. " * 80
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("/")
        terminal.wait_for("search")
        terminal.send(around + text + ("\x1b[201~" if around else ""))
        terminal.wait_for("still")
        assert leave(terminal) == 0


@pytest.mark.parametrize("size", [(4, 12), (1, 1)])
@pytest.mark.parametrize("opens", [":", "C", "e", "?", "!", "i", "/"])
def test_what_opens_where_there_is_no_room_for_it(opens: str, size: tuple[int, int]) -> None:
    with Terminal(reader("--private", SAMPLE), size=size) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.received)
        terminal.send(opens)
        assert not terminal.ends_within(0.5)
        assert leave(terminal) == 0


def test_the_page_is_taken_away_where_the_terminal_has_no_second_screen() -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        # This emulator has none: what stands there in the end is what a person would see.
        # It prints the last letter of the sequence that ends kitty's keys.
        assert terminal.text.strip() in ("", "u")


@pytest.mark.parametrize(
    "variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "koi8-r"}]
)
def test_the_screen_is_painted_in_utf_8_in_any_locale(variables: dict[str, str]) -> None:
    with Terminal(reader("--private", SAMPLE), environment=make_environment(**variables)) as terminal:
        terminal.wait_for(FIRST)
        terminal.wait_for("─")
        assert "\\u2500" not in terminal.text


def test_control_l_paints_everything_again() -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.screen.reset()
        terminal.send("\x0c")
        terminal.wait_for(FIRST)


def test_a_page_that_is_scrolled_looks_as_one_that_is_painted_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"JAN. 1, 2031 — LAKETON — It snows. {'The ferry stands still. ' * 60}It thaws.\n", "utf-8")
    with Terminal(reader("--private", str(path)), size=(45, 24)) as terminal:
        terminal.wait_for("It snows.")
        terminal.send("\r")
        terminal.wait_for("1 · 1 January 2031")
        terminal.send("G")
        # The end of the reading paints the header and the hints after the entry.
        for shown in ("It thaws.", "1 entry", "Esc back"):
            terminal.wait_for(shown)
        before = terminal.text
        assert "▐" in before
        terminal.screen.reset()
        terminal.send("\x0c")
        terminal.wait_for(lambda: terminal.text == before)


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("replace", [replace_by_pipe], ids=["a pipe nobody writes to"])
def test_leaving_does_not_wait_for_a_read_that_hangs(tmp_path: Path, replace: Callable[[Path], None]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(find_sample().read_bytes())
    with Terminal(reader("--private", str(path))) as terminal:
        terminal.wait_for(FIRST)
        replace(path)
        terminal.send("r")
        terminal.send("j")
        terminal.wait_for(SECOND)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert LEFT in terminal.received


def test_a_pipe_in_the_place_of_the_positions_does_not_hang_the_start(tmp_path: Path) -> None:
    (tmp_path / "digest-tui").mkdir()
    os.mkfifo(tmp_path / "digest-tui" / "places")
    with Terminal(reader(SAMPLE), environment=make_environment(XDG_STATE_HOME=str(tmp_path))) as terminal:
        terminal.wait_for(FIRST)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU])
def test_a_signal_to_stop_gives_the_terminal_back_and_going_on_paints(number: signal.Signals) -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        terminal.send("/mur")
        terminal.wait_for("/ mur")
        os.kill(terminal.pid, number)
        terminal.wait_for(
            lambda: terminal.received.endswith((b"\x1b[?1004l", b"\x1b[?1004l\x1b[0m")) or LEFT in terminal.received
        )
        assert os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1])
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("/ mur")


def test_where_leaving_takes_too_long_the_terminal_is_given_back_all_the_same() -> None:
    code = (
        "import sys, tty; from digest_tui.tui.terminal import leave_at_once\n"
        "tty.setraw(2); sys.stderr.write('\\x1b[?1049h\\x1b[?1003h'); leave_at_once(143)"
    )
    script = f"{shlex.join([sys.executable, '-c', code])}; echo status $?; stty -a"
    with Terminal(["sh", "-c", script]) as terminal:
        terminal.wait_for_end()
        assert "status 143" in terminal.text
        assert {"icanon", "echo", "isig", "icrnl"} <= set(terminal.text.split())
        assert terminal.received.index(b"\x1b[?1003l") < terminal.received.index(LEFT)


@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell with jobs is needed")
def test_ctrl_z_gives_the_shell_back_where_another_program_has_started_the_reader() -> None:
    """As `make run` does: to the shell the job is what it has started itself, and that has to stop too."""
    environment = make_environment(PS1="ready> ")
    with Terminal(["bash", "--norc", "--noprofile", "-i"], environment=environment) as terminal:
        terminal.wait_for("ready>")
        terminal.send(f"sh -c '{shlex.join(reader('--private', SAMPLE))}; echo left it'\r")
        terminal.wait_for(FIRST)
        for _ in range(2):
            terminal.send("\x1a")
            terminal.wait_for("Stopped")
            terminal.wait_for("ready>")
            terminal.screen.reset()
            terminal.send("fg\r")
            terminal.wait_for(FIRST)
        terminal.send("q")
        terminal.wait_for("left it")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted there")
@pytest.mark.parametrize("number", [signal.SIGCONT, signal.SIGSTOP])
def test_going_on_without_having_been_stopped_by_a_key_leaves_one_reader_of_keys(number: signal.Signals) -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        threads = Path(f"/proc/{terminal.pid}/task")
        terminal.send("j")
        terminal.wait_for(SECOND)
        before = len(list(threads.iterdir()))
        for _ in range(6):
            taken = terminal.received.count(b"\x1b[?1049h")
            if number == signal.SIGSTOP:
                os.kill(terminal.pid, number)
                assert os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1])
            os.kill(terminal.pid, signal.SIGCONT)
            # A shell has set the terminal for itself meanwhile: it is taken anew, and painted.
            terminal.wait_for(lambda: terminal.received.count(b"\x1b[?1049h") > taken)  # noqa: B023  # asked at once
        terminal.send("k")
        terminal.wait_for(FIRST)
        assert len(list(threads.iterdir())) <= before + 2


def test_a_stop_amid_much_work_is_a_stop() -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(FIRST)
        for _ in range(15):
            terminal.send("jjj!\x1b[27u/murat\x1b[27u")
            os.kill(terminal.pid, signal.SIGTSTP)
            terminal.wait_for_stop()
            os.kill(terminal.pid, signal.SIGCONT)
        assert leave(terminal) == 0


def test_the_lines_of_a_wrapped_link_have_one_name(tmp_path: Path) -> None:
    url = "https://example.org/" + "a-very-long-path/" * 12
    path = tmp_path / "a.txt"
    path.write_text(f"JAN. 1, 2031 — LAKETON — The ferry [1]\n[1] {url}\n", "utf-8")
    with Terminal(reader("--private", str(path))) as terminal:
        terminal.wait_for("Source")
        pattern = rb"\x1b\]8;id=([^;]*);" + re.escape(url.encode())
        terminal.wait_for(lambda: len(re.findall(pattern, terminal.received)) > 2)
        assert len(set(re.findall(pattern, terminal.received))) == 1


def test_marks_that_cannot_be_read_are_not_denied(tmp_path: Path) -> None:
    folder = tmp_path / "digest-tui"
    (folder / "memory.sqlite3").mkdir(parents=True)
    with Terminal(reader(SAMPLE), environment=make_environment(XDG_STATE_HOME=str(tmp_path))) as terminal:
        terminal.wait_for("What is remembered cannot be read")
        terminal.send("'")
        terminal.wait_for(lambda: "What is remembered cannot be read" in terminal.text)
        assert "Nothing here is marked" not in terminal.text


def test_an_entry_among_the_hits_of_a_query_is_the_one_that_is_shown() -> None:
    with Terminal(reader("--private", "--entry", "14", "--query", "dossayeva", SAMPLE)) as terminal:
        terminal.wait_for("of 2")
        terminal.wait_for("14 · 6 January 2025 · ASTANA")


def test_keys_that_are_struck_before_the_first_screen_wait_for_it() -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.send("jjtU'y")
        terminal.wait_for("3 · 1 January 2025 · ASTANA")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
