"""The whole program as a person meets it, in a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from e2e.terminal import Terminal, make_environment, reader

SAMPLE = str(find_sample())
FIRST_URL = "https://kaztag.kz/ru/news/kontrol-nad-mobilnymi-perevodami-uzhestochili-v-kazakhstane"
LEFT = b"\x1b[?1049l"
"""The sequence with which a program gives the terminal back."""


def test_open_read_search_copy_and_quit() -> None:
    third = load(SAMPLE).entries[2].links[0].url
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for("[1 kaztag.kz]")
        terminal.wait_for(FIRST_URL.removeprefix("https://")[:30])
        assert f";{FIRST_URL}\x1b\\".encode() in terminal.received
        terminal.send("/")
        terminal.send("dossayeva")
        terminal.wait_for("1 of 2")
        terminal.wait_for("14 · 6 January 2025 · ASTANA")
        terminal.send("\x1b")
        terminal.wait_for("w index")
        terminal.send("`")
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("33G")
        terminal.wait_for("[33 no source]")
        terminal.send("3y")
        terminal.wait_for("Sent to the terminal (OSC 52):")
        assert terminal.copied == [third]
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert LEFT in terminal.received


def test_the_sample_opens_where_no_file_is_named() -> None:
    with Terminal(reader()) as terminal:
        terminal.wait_for("This is the sample")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_pipe_is_read_and_then_the_keyboard(arguments: tuple[str, ...]) -> None:
    with open(SAMPLE, "rb") as file, Terminal(reader(*arguments), standard_input=file.fileno()) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("j")
        terminal.wait_for("2 · 1 January 2025 · ALMATY")
        terminal.send("r")
        terminal.wait_for("cannot be read again")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    "script",
    [
        'exec "$@" "$SAMPLE" </dev/null',
        'exec "$@" "$SAMPLE" <&-',
        'exec "$@" </dev/null',
        'exec "$@" "$SAMPLE" <"$SAMPLE"',
        'exec "$@" /dev/stdin <"$SAMPLE"',
        'cat "$SAMPLE" | "$@" /dev/stdin',
        'cat "$SAMPLE" | "$@" /dev/fd/0',
        'yes jjm | "$@" "$SAMPLE"',
        'echo "$SAMPLE" | xargs "$@"',
        'printf "%s\\nmmjjq.txt\\n" "$SAMPLE" | while read -r file; do "$@" "$file"; break; done',
    ],
)
def test_keys_come_from_the_terminal_whatever_standard_input_is(script: str) -> None:
    with Terminal(["sh", "-c", script, "sh", *reader()], environment=make_environment(SAMPLE=SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("j")
        terminal.wait_for("2 · 1 January 2025 · ALMATY")
        assert "★" not in terminal.text
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_standard_input_by_name_is_not_read_again() -> None:
    script = 'exec "$@" /dev/stdin <"$SAMPLE"'
    with Terminal(["sh", "-c", script, "sh", *reader()], environment=make_environment(SAMPLE=SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("r")
        terminal.wait_for("cannot be read again")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131), (signal.SIGINT, 130)]
)
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, status: int) -> None:
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == status
        assert LEFT in terminal.received
        assert b"\x1b[?1003l" in terminal.received


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGQUIT, 131), (signal.SIGINT, 130)])
def test_a_signal_as_soon_as_the_terminal_is_taken_gives_it_back(number: signal.Signals, status: int) -> None:
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.received)
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == status
        assert LEFT in terminal.received


def test_a_lost_terminal_ends_the_program() -> None:
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        assert terminal.hang_up() == 129


def test_a_lost_terminal_ends_the_program_though_its_parent_keeps_the_signal(tmp_path: Path) -> None:
    status = tmp_path / "status"
    keeps_the_signal = 'trap "" HUP; "$@"; echo $? >"$0"'
    with Terminal(["sh", "-c", keeps_the_signal, str(status), *reader(SAMPLE)]) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.hang_up()
        assert status.read_text() == "129\n"


def test_control_c_quits() -> None:
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("\x03")
        assert terminal.wait_for_end() == 0


def test_a_crash_ends_with_one() -> None:
    crash = (
        "import sys; from digest_tui import cli; from digest_tui.tui.mover import Mover\n"
        "Mover.move = lambda self, steps: 1 / 0\n"
        f"sys.argv = ['digest-tui', {SAMPLE!r}]\n"
        "cli.run()"
    )
    with Terminal([sys.executable, "-c", crash]) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("j")
        assert terminal.wait_for_end() == 1
        assert LEFT in terminal.received


def test_without_colours_nothing_is_black_on_black() -> None:
    with Terminal(reader(SAMPLE), environment=make_environment(NO_COLOR="1")) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert b"38;2;" not in terminal.received
        assert b"48;2;" not in terminal.received


def test_a_colour_system_that_textual_dies_of_is_left_out() -> None:
    with Terminal(reader(SAMPLE), environment=make_environment(TEXTUAL_COLOR_SYSTEM="none")) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_an_attack_in_the_text_reaches_the_terminal_only_as_signs(tmp_path: Path) -> None:
    body = "\x1b]0;owned\x07 \x1b[31m \x9b31m \x1b]52;c;eHh4\x07 \x00 \x0e \u202etxt.exe \x85"
    file = tmp_path / "attack.txt"
    lines = f"JAN. 1, 2025 — {body} — ALMATY — {body} [1]\n" * 3
    file.write_text(f"{lines}[1] https://e.org/{body}\n{'plain text ' * 900}\n", encoding="utf-8")
    with Terminal(reader(str(file))) as terminal:
        terminal.wait_for("3 entries")
        terminal.wait_for("owned")
        terminal.send("i")
        terminal.wait_for("Esc close")
        terminal.send("q")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        for attack in ("\x1b]0;", "\x1b]52;c;eHh4", "\x00", "\x0e", "\u202e", "\x85", "\x9b"):
            assert attack.encode() not in terminal.received


def test_no_connection_is_ever_opened(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import socket, os\n"
        "def refuse(*args, **kwargs):\n"
        f"    open({str(tmp_path / 'attempt')!r}, 'a').write(repr(args))\n"
        "    raise OSError('no network here')\n"
        "class Guarded(socket.socket):\n"
        "    def __init__(self, family=-1, *args, **kwargs):\n"
        "        if family in (-1, socket.AF_INET, socket.AF_INET6) and not kwargs.get('fileno'):\n"
        "            refuse(family)\n"
        "        super().__init__(family, *args, **kwargs)\n"
        "socket.socket = Guarded\n"
        "for name in ('getaddrinfo', 'gethostbyname', 'gethostbyaddr', 'getfqdn', 'create_connection'):\n"
        "    setattr(socket, name, refuse)\n"
    )
    environment = make_environment(PYTHONPATH=str(guard), TEXTUAL="devtools", PATH="/nonexistent")
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        for keys, answer in (("/murat\r", "1 of 9"), ("yYt", "OSC 52"), ("o", "No browser"), ("r", "Read again")):
            terminal.send(keys)
            terminal.wait_for(answer)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "attempt").exists()
    check = "import socket; socket.socket(socket.AF_INET)"
    with Terminal([sys.executable, "-c", check], environment=environment) as terminal:
        assert terminal.wait_for_end() == 1
    assert (tmp_path / "attempt").exists()


def test_a_mark_that_was_confirmed_outlives_a_kill(tmp_path: Path) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("36Gm")
        terminal.wait_for("Entry 36 is marked")
        os.kill(terminal.pid, signal.SIGKILL)
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        terminal.wait_for("January 2025")
        terminal.send("36G")
        terminal.wait_for("ASTANA · ★ marked")


@pytest.mark.parametrize("end", ["q", signal.SIGTERM, signal.SIGHUP])
def test_one_comes_back_to_where_one_was(tmp_path: Path, end: str | signal.Signals) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        terminal.wait_for("108 entries")
        terminal.send("36G")
        terminal.wait_for("36 · 14 January 2025 · ASTANA")
        if isinstance(end, str):
            terminal.send(end)
        else:
            os.kill(terminal.pid, end)
        terminal.wait_for_end()
    with Terminal(reader(SAMPLE), environment=environment) as terminal:
        terminal.wait_for("36 · 14 January 2025 · ASTANA")
        # It was the first thing that was painted: nothing jumped.
        assert "1 · 1 January 2025".encode() not in terminal.received
    with Terminal(reader("--entry", "5", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("5 · 3 January 2025")
    with Terminal(reader("--private", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")


def test_two_readers_at_once_keep_both_their_marks(tmp_path: Path) -> None:
    environment = make_environment(XDG_STATE_HOME=str(tmp_path))
    with (
        Terminal(reader(SAMPLE), environment=environment) as one,
        Terminal(reader(SAMPLE), environment=environment) as other,
    ):
        for terminal, number in ((one, 36), (other, 5)):
            terminal.wait_for("108 entries")
            terminal.send(f"{number}Gm")
        one.wait_for("Entry 36 is marked")
        other.wait_for("Entry 5 is marked")
        for terminal in (one, other):
            terminal.send("q")
            assert terminal.wait_for_end() == 0
    with Terminal(reader("--query", "is:marked", SAMPLE), environment=environment) as terminal:
        terminal.wait_for("of 2")


def test_a_light_terminal_gets_the_light_theme_and_its_answer_types_nothing() -> None:
    with Terminal(reader("--private", SAMPLE)) as terminal:
        terminal.wait_for(lambda: b"\x1b]11;?\x1b\\" in terminal.received)
        terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\j")
        terminal.wait_for("2 · 1 January 2025 · ALMATY")
        terminal.wait_for(lambda: b"48;2;251;250;247" in terminal.received)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
