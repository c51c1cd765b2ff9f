"""Copying: who is asked, what they receive, and what the person is told. The programs are fakes; tmux is real."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest_tui.sharing import clipboard
from digest_tui.sharing.clipboard import CopyOutcome, copy_text, describe_copy, wrap_for_screen
from fake_programs import FakePrograms, make_programs

LINK = "https://example.org/новости?id=1&q=[36]"
TAKES = '/bin/cat > "$0.received"'
FAILS = "exit 1"
LOCAL = {"DISPLAY": ":0", "TERM": "xterm-256color"}
IN_TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}
OVER_SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22", "TERM": "xterm-256color"}
OLD_TMUX = f'[ "$2" = -w ] && exit 1\n{TAKES}'


@pytest.fixture
def fakes(tmp_path: Path) -> FakePrograms:
    return FakePrograms(make_programs(tmp_path))


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fake on a busy machine is slow, not hung."""
    monkeypatch.setattr(clipboard, "SECONDS_FOR_A_PROGRAM", 60.0)


def copy(fakes: FakePrograms, variables: Mapping[str, str], text: str = LINK) -> tuple[CopyOutcome, list[str]]:
    """Copy with these programs on PATH; the second value is what was sent to the terminal."""
    sent: list[str] = []
    return copy_text(text, sent.append, fakes.environment(**variables)), sent


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("xclip", {"DISPLAY": ":0"}),
        ("xsel", {"DISPLAY": ":0"}),
        ("tmux", IN_TMUX),
    ],
)
@pytest.mark.parametrize("text", [LINK, "две строки\nи пробел ", "one newline at the end\n", "я" * 200_000])
def test_a_program_receives_the_very_bytes(
    fakes: FakePrograms, name: str, variables: dict[str, str], text: str
) -> None:
    fakes.put(name, TAKES)

    outcome, _ = copy(fakes, variables, text)

    assert outcome.ways == (name,)
    assert outcome.failures == ()
    assert fakes.read(name) == text.encode()


@pytest.mark.parametrize(
    ("name", "variables", "arguments"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0"}, "--type text/plain"),
        ("xclip", {"DISPLAY": ":0"}, "-selection clipboard"),
        ("xsel", {"DISPLAY": ":0"}, "--clipboard --input"),
        ("tmux", IN_TMUX, "load-buffer -w -"),
    ],
)
def test_a_program_is_called_for_the_clipboard(
    fakes: FakePrograms, name: str, variables: dict[str, str], arguments: str
) -> None:
    fakes.put(name, 'echo "$*" > "$0.received"')

    copy(fakes, variables)

    assert fakes.read(name).decode() == arguments + "\n"


def test_pbcopy_is_asked_on_a_mac_and_told_that_this_is_utf8(
    fakes: FakePrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    fakes.put("pbcopy", '{ echo "$LC_ALL"; /bin/cat; } > "$0.received"')

    outcome, _ = copy(fakes, {"LC_ALL": "C"})

    assert outcome.ways == ("pbcopy",)
    assert fakes.read("pbcopy") == f"en_US.UTF-8\n{LINK}".encode()


def test_windows_receives_utf16_with_its_mark(fakes: FakePrograms) -> None:
    fakes.put("clip.exe", TAKES)

    outcome, _ = copy(fakes, {"WSL_DISTRO_NAME": "Debian"})

    assert outcome.ways == ("clip.exe",)
    assert fakes.read("clip.exe") == b"\xff\xfe" + LINK.encode("utf-16-le")


def test_the_first_program_that_takes_it_is_enough(fakes: FakePrograms) -> None:
    for name in ("wl-copy", "xclip", "xsel"):
        fakes.put(name, TAKES)

    outcome, _ = copy(fakes, {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"})

    assert outcome.ways == ("wl-copy",)
    assert not fakes.was_asked("xclip")
    assert not fakes.was_asked("xsel")


def test_a_program_that_fails_is_named_and_the_next_is_asked(fakes: FakePrograms) -> None:
    fakes.put("xclip", FAILS)
    fakes.put("xsel", TAKES)

    outcome, _ = copy(fakes, LOCAL)

    assert outcome == CopyOutcome(("xsel",), True, ("xclip failed",))
    assert fakes.read("xsel") == LINK.encode()


def test_a_program_that_ends_unread_and_badly_is_a_failure(fakes: FakePrograms) -> None:
    fakes.put("xclip", "exec <&-\nexit 1")

    outcome, _ = copy(fakes, LOCAL, "я" * 200_000)

    assert outcome.failures == ("xclip failed",)


def test_a_program_that_is_no_program_is_a_failure(fakes: FakePrograms) -> None:
    fakes.put("xclip", "")
    (fakes.folder / "xclip").write_bytes(b"\x7fELF and nothing more")

    outcome, _ = copy(fakes, LOCAL)

    assert outcome == CopyOutcome((), True, ("xclip could not be started",))


def test_a_program_that_hangs_is_given_up_and_killed_with_its_children(
    fakes: FakePrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "SECONDS_FOR_A_PROGRAM", 0.5)
    alive = fakes.folder / "alive"
    os.mkfifo(alive)
    fakes.put("xclip", f'exec 3> "{alive}"\n/bin/sleep 1000\n')
    watch = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    os.close(os.open(alive, os.O_WRONLY))

    outcome, _ = copy(fakes, LOCAL)

    assert outcome == CopyOutcome((), True, ("xclip gave no answer in 0.5 s",))
    # The pipe is hung up when the last process that held it is gone.
    poll = select.poll()
    poll.register(watch, 0)
    assert poll.poll(60_000) == [(watch, select.POLLHUP)]
    os.close(watch)


def test_a_program_that_leaves_a_child_with_its_output_open_does_not_hang(fakes: FakePrograms) -> None:
    """As xclip does: the child keeps the selection and everything it inherited."""
    leave = fakes.folder / "leave"
    os.mkfifo(leave)
    fakes.put("xclip", f'{TAKES}\n(read word < "{leave}") &\nexit 0')

    outcome, _ = copy(fakes, LOCAL)

    assert outcome.ways == ("xclip",)
    assert fakes.read("xclip") == LINK.encode()
    # Opens only while the child is there to read: it outlived the copy.
    leave.write_text("go\n")


def test_over_ssh_no_program_of_this_desktop_is_asked(fakes: FakePrograms) -> None:
    for name in ("wl-copy", "xclip", "xsel", "clip.exe"):
        fakes.put(name, TAKES)

    variables = {**OVER_SSH, "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "WSL_DISTRO_NAME": "Debian"}
    outcome, sent = copy(fakes, variables)

    assert outcome == CopyOutcome((), True, ())
    assert sent == [LINK]
    assert not any(fakes.was_asked(name) for name in ("wl-copy", "xclip", "xsel", "clip.exe"))


@pytest.mark.parametrize("variable", ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"])
def test_one_sign_of_ssh_is_enough(fakes: FakePrograms, variable: str) -> None:
    fakes.put("xclip", TAKES)

    outcome, _ = copy(fakes, {**LOCAL, variable: "something"})

    assert outcome.ways == ()


def test_over_ssh_tmux_is_asked(fakes: FakePrograms) -> None:
    fakes.put("tmux", TAKES)
    fakes.put("xclip", TAKES)

    outcome, _ = copy(fakes, {**OVER_SSH, **IN_TMUX, "DISPLAY": ":0"})

    assert outcome.ways == ("tmux",)
    assert not fakes.was_asked("xclip")


def test_in_tmux_on_a_desktop_both_take_it(fakes: FakePrograms) -> None:
    fakes.put("tmux", TAKES)
    fakes.put("xclip", TAKES)

    outcome, _ = copy(fakes, {**IN_TMUX, "DISPLAY": ":0"})

    assert outcome == CopyOutcome(("tmux", "xclip"), True, ())
    assert fakes.read("tmux") == fakes.read("xclip") == LINK.encode()


def test_in_tmux_a_display_that_is_gone_spoils_nothing(fakes: FakePrograms) -> None:
    fakes.put("tmux", TAKES)
    fakes.put("xclip", FAILS)

    outcome, _ = copy(fakes, {**IN_TMUX, "DISPLAY": ":77"})

    assert outcome == CopyOutcome(("tmux",), True, ("xclip failed",))


def test_an_old_tmux_that_cannot_tell_the_terminal_still_takes_it(fakes: FakePrograms) -> None:
    fakes.put("tmux", OLD_TMUX)

    outcome, _ = copy(fakes, IN_TMUX)

    assert outcome == CopyOutcome(("tmux",), True, ())
    assert fakes.read("tmux") == LINK.encode()


def test_a_tmux_that_is_gone_fails_once(fakes: FakePrograms) -> None:
    fakes.put("tmux", FAILS)

    outcome, _ = copy(fakes, IN_TMUX)

    assert outcome == CopyOutcome((), True, ("tmux failed",))


def test_outside_tmux_tmux_is_not_asked(fakes: FakePrograms) -> None:
    fakes.put("tmux", TAKES)

    outcome, _ = copy(fakes, LOCAL)

    assert outcome.ways == ()
    assert not fakes.was_asked("tmux")


def test_with_no_program_the_terminal_alone_is_sent_it(fakes: FakePrograms) -> None:
    outcome, sent = copy(fakes, LOCAL)

    assert outcome == CopyOutcome((), True, ())
    assert sent == [LINK]


@pytest.mark.parametrize(
    "variables",
    [{}, {"TERM": ""}, {"TERM": "dumb"}, {"TERM": "linux"}],
)
def test_a_terminal_known_not_to_take_it_is_sent_nothing(fakes: FakePrograms, variables: dict[str, str]) -> None:
    outcome, sent = copy(fakes, variables)

    assert outcome == CopyOutcome((), False, ())
    assert sent == []


def test_gnu_screen_is_sent_it_in_pieces_that_it_hands_on(fakes: FakePrograms) -> None:
    in_screen = {"TERM": "screen-256color", "STY": "1.pts-0.host"}
    escape = "\x1b]52;c;" + "QUJD" * 200 + "\x07"

    assert copy(fakes, in_screen)[0].sent_to_terminal
    wrapped = wrap_for_screen(escape, in_screen)

    pieces = wrapped.removeprefix("\x1bP").removesuffix("\x1b\\").split("\x1b\\\x1bP")
    assert "".join(pieces) == escape
    assert len(pieces) > 1
    assert max(map(len, pieces)) < 256


def test_a_tmux_started_inside_screen_is_sent_it_as_it_is(fakes: FakePrograms) -> None:
    outcome, _ = copy(fakes, {**IN_TMUX, "STY": "1.pts-0.host"})

    assert outcome.sent_to_terminal
    assert wrap_for_screen("escape", {**IN_TMUX, "STY": "1.pts-0.host"}) == "escape"
    assert wrap_for_screen("escape", LOCAL) == "escape"


def test_a_text_too_long_for_the_terminal_goes_to_the_programs_only(fakes: FakePrograms) -> None:
    fakes.put("xclip", TAKES)
    longest = "x" * (clipboard.LARGEST_ESCAPE // 4 * 3)
    assert len(b64encode(longest.encode())) <= clipboard.LARGEST_ESCAPE

    assert copy(fakes, LOCAL, longest)[0] == CopyOutcome(("xclip",), True, ())
    outcome, sent = copy(fakes, LOCAL, longest + "x")

    assert len(b64encode((longest + "x").encode())) > clipboard.LARGEST_ESCAPE
    assert outcome == CopyOutcome(("xclip",), False, ())
    assert sent == []


def test_a_lone_surrogate_is_refused_before_anything_is_sent(fakes: FakePrograms) -> None:
    fakes.put("xclip", TAKES)
    sent: list[str] = []

    with pytest.raises(UnicodeEncodeError):
        copy_text("\ud800", sent.append, fakes.environment(**LOCAL))

    assert sent == []
    assert not fakes.was_asked("xclip")


def test_the_environment_is_that_of_the_process_unless_told(
    fakes: FakePrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.put("xclip", '{ echo "$SIGN"; /bin/cat; } > "$0.received"')
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in fakes.environment(**LOCAL, SIGN="handed on").items():
        monkeypatch.setenv(name, value)

    outcome = copy_text(LINK, lambda text: None)

    assert outcome.ways == ("xclip",)
    assert fakes.read("xclip") == f"handed on\n{LINK}".encode()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (CopyOutcome(("tmux",), True, ()), "Copied by tmux: URL"),
        (CopyOutcome(("tmux", "wl-copy"), True, ()), "Copied by tmux and wl-copy: URL"),
        (CopyOutcome(("xclip",), False, ()), "Copied by xclip: URL"),
        (CopyOutcome(("xsel",), True, ("xclip failed",)), "xclip failed; copied by xsel: URL"),
        (CopyOutcome((), True, ()), "Sent to the terminal (OSC 52): URL"),
        (CopyOutcome((), True, ("xclip failed",)), "xclip failed; sent to the terminal (OSC 52): URL"),
        (
            CopyOutcome((), True, ("xclip gave no answer in 2 s", "xsel failed")),
            "xclip gave no answer in 2 s; xsel failed; sent to the terminal (OSC 52): URL",
        ),
        (CopyOutcome((), False, ()), "No way to copy was found here. Select it:\nURL"),
        (
            CopyOutcome((), False, ("xclip failed",)),
            "xclip failed; no other way to copy was found here. Select it:\nURL",
        ),
    ],
)
def test_the_person_is_told_what_is_known(outcome: CopyOutcome, words: str) -> None:
    assert describe_copy(outcome, "URL") == words


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("failures", [(), ("xclip failed",)])
def test_nothing_is_called_copied_that_no_program_took(sent: bool, failures: tuple[str, ...]) -> None:
    assert "copied" not in describe_copy(CopyOutcome((), sent, failures), "URL").lower()


@dataclass(frozen=True)
class Tmux:
    """A server of our own, with the settings tmux comes with."""

    call: tuple[str, ...]
    environment: Mapping[str, str]

    def run(self, *arguments: str) -> bytes:
        call = [*self.call, *arguments]
        return subprocess.run(call, env=self.environment, stdout=subprocess.PIPE, check=True, timeout=60).stdout

    def inside(self) -> dict[str, str]:
        """The environment of a program in its window."""
        place = self.run("display-message", "-p", "#{socket_path},#{pid},0").decode().strip()
        return {**self.environment, "TMUX": place, "TERM": "tmux-256color"}


@pytest.fixture
def tmux() -> Iterator[Tmux]:
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    # Not tmp_path: the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        environment = {
            "PATH": os.environ["PATH"],
            "TMUX_TMPDIR": folder,
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        server = Tmux((program, "-L", "test", "-f", "/dev/null"), environment)
        server.run("new-session", "-d", "-x", "80", "-y", "24", "/bin/sh")
        yield server
        server.run("kill-server")


def test_in_a_real_tmux_as_it_comes_the_text_is_in_its_buffer(tmux: Tmux) -> None:
    outcome = copy_text(LINK + "\n", lambda text: None, tmux.inside())

    assert outcome == CopyOutcome(("tmux",), True, ())
    assert tmux.run("show-buffer") == (LINK + "\n").encode()


def test_a_real_tmux_as_it_comes_tells_the_terminal_outside(tmux: Tmux) -> None:
    try:
        tmux.run("load-buffer", "-w", "/dev/null")
    except subprocess.CalledProcessError:
        pytest.skip("this tmux is older than 3.2 and knows no load-buffer -w")
    screen, terminal = pty.openpty()
    tmux.run("set-hook", "-g", "client-attached", "wait-for -S attached")
    with subprocess.Popen([*tmux.call, "attach"], env=tmux.environment, stdin=terminal, stdout=terminal) as client:
        try:
            tmux.run("wait-for", "attached")

            copy_text(LINK, lambda text: None, tmux.inside())

            assert b64encode(LINK.encode()) in read_until(screen, b"\x1b]52;", b"\x07")
        finally:
            client.terminate()
            os.close(terminal)
            os.close(screen)


def read_until(screen: int, start: bytes, end: bytes) -> bytes:
    """Read a terminal until something from `start` to `end` came; what lies between."""
    seen = b""
    last_moment = time.monotonic() + 60
    while time.monotonic() < last_moment:
        if select.select([screen], [], [], 1)[0]:
            seen += os.read(screen, 65536)
        _, found, rest = seen.partition(start)
        if found and end in rest:
            return rest.partition(end)[0]
    raise AssertionError(f"{start!r} never came: {seen!r}")
