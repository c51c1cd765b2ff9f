"""Opening links: what may be opened, which program is asked, and what it receives. Every browser here is a fake."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest_tui.chronicle.links.urls import may_be_opened
from digest_tui.sharing import browser
from digest_tui.sharing.browser import OpenOutcome, open_link
from fake_programs import FakePrograms, make_programs

LINK = "https://example.org/новости?id=1&q=%s"
OPENS = 'for word; do printf "%s\\0" "$word"; done > "$0.received"'
FAILS = "exit 3"
NONE_FOUND = OpenOutcome(None, ("no browser was found that has a window of its own",))


class Browsers(FakePrograms):
    """Fake browsers."""

    def install(self, name: str, script: str = OPENS) -> None:
        self.put(name, script)

    def open(self, url: str = LINK, **variables: str) -> OpenOutcome:
        return open_link(url, self.environment(**variables))

    def received(self, name: str) -> list[str]:
        return self.read(name).decode("utf-8").split("\0")[:-1]


@pytest.fixture
def fakes(tmp_path: Path) -> Browsers:
    return Browsers(make_programs(tmp_path))


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fake that ends is seen to end, however busy the machine."""
    monkeypatch.setattr(browser, "SECONDS_TO_FAIL", 60.0)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://пример.рф/новости",
        "http://[2001:db8::1]:8080/",
        "https://example.org/«тире»–%20;&$(x)'\"",
    ],
)
def test_links_of_the_web_may_be_opened(url: str) -> None:
    assert may_be_opened(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:someone@example.org",
        "ftp://example.org/",
        "httpx://example.org/",
        "-https://example.org/",
        " https://example.org/",
        "view-source:https://example.org/",
    ],
)
def test_nothing_else_is_opened(fakes: Browsers, url: str) -> None:
    fakes.install("firefox")

    assert not may_be_opened(url)
    assert fakes.open(url, BROWSER="firefox") == OpenOutcome(None, ("only http and https links are opened",))
    assert not fakes.was_asked("firefox")


@pytest.mark.parametrize(
    "url",
    [
        "http:",
        "https:///path",
        "https:example.org",
        "http://:80/",
        "http://[::1/",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\ta",
        "https://example.org/\x1b[2J",
        "https://example.org/\x00",
        "https://example.org/\x9b",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\u00a0",
        "https://example.org/\u2028",
        "https://example.org/\ud800",
        # As loading shows ESC and a bidi control.
        "https://example.org/\u241b[2J",
        "https://example.org/\ufffdgpj.exe",
    ],
)
def test_a_damaged_link_of_the_web_is_not_opened(fakes: Browsers, url: str) -> None:
    fakes.install("firefox")

    assert not may_be_opened(url)
    assert fakes.open(url, BROWSER="firefox") == OpenOutcome(None, ("the link is damaged",))
    assert not fakes.was_asked("firefox")


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("mine", [LINK]),
        ("mine --new-window", ["--new-window", LINK]),
        ("mine %s", [LINK]),
        ("mine --app=%s --quiet", [f"--app={LINK}", "--quiet"]),
        ("mine %s %s", [LINK, LINK]),
        ("mine 100%% '%%s'", ["100%", "%s", LINK]),
        ("mine %%%s", [f"%{LINK}"]),
        ("mine 50% %u", ["50%", "%u", LINK]),
        ("mine 'two words' \"%s\"", ["two words", LINK]),
        ("mine &", [LINK]),
        ("mine %s& ", [LINK]),
        ("mine; echo $HOME `x`", ["echo", "$HOME", "`x`", LINK]),
    ],
)
def test_the_command_in_browser_is_split_into_words_and_filled(
    fakes: Browsers, command: str, arguments: list[str]
) -> None:
    name = command.split()[0]
    fakes.install(name)

    assert fakes.open(BROWSER=command) == OpenOutcome(name)
    assert fakes.received(name) == arguments


@pytest.mark.parametrize(
    "url",
    [
        "http://x/;touch y",
        "http://x/;touch${IFS}y",
        "http://x/$(touch${IFS}y)",
        "http://x/`touch`",
        "http://x/'\"\\'\"",
        "http://x/|&>y",
        "http://x/%s%%%n",
        "http://x/*?[a]~{b,c}!",
    ],
)
@pytest.mark.parametrize("command", ["mine", "mine %s", "mine '%s'"])
def test_a_link_reaches_the_browser_as_one_word_or_not_at_all(
    fakes: Browsers, url: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fakes.folder)
    fakes.install("mine")

    outcome = fakes.open(url, BROWSER=command)

    if may_be_opened(url):
        assert outcome == OpenOutcome("mine")
        assert fakes.received("mine") == [url]
    else:
        assert " " in url
        assert outcome.browser is None
    assert {path.name for path in fakes.folder.iterdir()} <= {"mine", "mine.received"}


@pytest.mark.parametrize("command", ["sh -c 'firefox %s'", "/bin/sh -c 'firefox %s'", "xterm -e bash -c 'firefox %s'"])
def test_a_shell_that_would_read_the_link_as_a_command_is_passed_over(fakes: Browsers, command: str) -> None:
    fakes.install("sh")
    fakes.install("xterm")

    assert fakes.open(BROWSER=command) == NONE_FOUND
    assert not fakes.was_asked("sh")
    assert not fakes.was_asked("xterm")


def test_the_first_of_the_list_that_is_there_and_works_opens_it(fakes: Browsers) -> None:
    fakes.install("broken", FAILS)
    fakes.install("works")
    fakes.install("spare")

    assert fakes.open(BROWSER=os.pathsep.join(["", "absent %s", "broken", "works -x", "spare"])).browser == "works"
    assert fakes.received("works") == ["-x", LINK]
    assert not fakes.was_asked("spare")


@pytest.mark.parametrize("malformed", ["mine 'open quote", 'mine "%s', "mine \\", "mine \\&", "''", "&", " "])
def test_a_malformed_command_is_passed_over(fakes: Browsers, malformed: str) -> None:
    fakes.install("mine")
    fakes.install("spare")

    assert fakes.open(BROWSER=os.pathsep.join([malformed, "spare"])).browser == "spare"
    assert not fakes.was_asked("mine")


def test_a_command_that_cannot_be_read_is_named(fakes: Browsers) -> None:
    assert fakes.open(BROWSER="mine 'open quote") == OpenOutcome(None, ("BROWSER cannot be read: mine 'open quote",))


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("mine ext+container:name=x&url=%s", [f"ext+container:name=x&url={LINK}"]),
        ("mine --home=http://a.b/ %s", ["--home=http://a.b/", LINK]),
    ],
)
def test_a_colon_within_an_argument_divides_nothing(fakes: Browsers, command: str, arguments: list[str]) -> None:
    fakes.install("mine")

    assert fakes.open(BROWSER=command) == OpenOutcome("mine")
    assert fakes.received("mine") == arguments


def test_a_path_in_browser_is_called_by_its_last_name(fakes: Browsers) -> None:
    fakes.install("mine")

    assert fakes.open(BROWSER=str(fakes.folder / "mine")) == OpenOutcome("mine")


@pytest.mark.parametrize("name", ["w3m", "lynx", "links", "elinks", "www-browser"])
def test_a_browser_that_needs_our_terminal_is_passed_over(fakes: Browsers, name: str) -> None:
    fakes.install(name)

    assert fakes.open(BROWSER=f"{name}{os.pathsep}{fakes.folder / name} %s") == NONE_FOUND
    assert not fakes.was_asked(name)


def test_the_desktop_does_not_learn_of_a_browser_passed_over(fakes: Browsers) -> None:
    fakes.install("w3m")
    fakes.install("xdg-open", 'printf "%s\\0" "${BROWSER-none}" "$DISPLAY" > "$0.received"')

    assert fakes.open(BROWSER="w3m", DISPLAY=":0") == OpenOutcome("xdg-open")
    assert fakes.received("xdg-open") == ["none", ":0"]


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
@pytest.mark.parametrize(
    ("name", "arguments"), [("xdg-open", [LINK]), ("gio", ["open", LINK]), ("firefox", [LINK]), ("chromium", [LINK])]
)
def test_a_desktop_has_its_own(fakes: Browsers, variable: str, name: str, arguments: list[str]) -> None:
    fakes.install(name)

    assert fakes.open(**{variable: "one"}) == OpenOutcome(name)
    assert fakes.received(name) == arguments


def test_browser_is_asked_before_the_desktop(fakes: Browsers) -> None:
    fakes.install("mine")
    fakes.install("xdg-open")

    assert fakes.open(BROWSER="mine", DISPLAY=":0").browser == "mine"
    assert not fakes.was_asked("xdg-open")


def test_the_desktop_is_asked_where_browser_fails(fakes: Browsers) -> None:
    fakes.install("mine", FAILS)
    fakes.install("xdg-open", FAILS)
    fakes.install("firefox")

    assert fakes.open(BROWSER="mine", DISPLAY=":0").browser == "firefox"


def test_without_a_desktop_nothing_is_started(fakes: Browsers) -> None:
    fakes.install("xdg-open")
    fakes.install("firefox")

    assert fakes.open() == NONE_FOUND
    assert fakes.open(DISPLAY="") == NONE_FOUND
    assert not fakes.was_asked("xdg-open")


def test_without_any_browser_it_is_said(fakes: Browsers) -> None:
    assert fakes.open(DISPLAY=":0") == NONE_FOUND


def test_those_that_failed_are_named(fakes: Browsers) -> None:
    fakes.install("xdg-open", FAILS)
    fakes.install("firefox", "")
    (fakes.folder / "firefox").write_bytes(b"\x7fELF and nothing more")

    assert fakes.open(DISPLAY=":0") == OpenOutcome(None, ("xdg-open failed", "firefox failed"))


def test_a_mac_opens_it(fakes: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    fakes.install("open")

    assert fakes.open() == OpenOutcome("open")
    assert fakes.received("open") == [LINK]


def test_windows_opens_it(fakes: Browsers) -> None:
    fakes.install("wslview")
    fakes.install("xdg-open")

    assert fakes.open(WSL_DISTRO_NAME="Debian", DISPLAY=":0") == OpenOutcome("wslview")
    assert fakes.received("wslview") == [LINK]


def test_over_ssh_nothing_is_shown_on_the_screen_of_another_machine(
    fakes: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    fakes.install("open")
    fakes.install("wslview")

    assert fakes.open(WSL_DISTRO_NAME="Debian", SSH_TTY="/dev/pts/1") == NONE_FOUND
    assert not fakes.was_asked("open")
    assert not fakes.was_asked("wslview")


@contextmanager
def keys_on_standard_input() -> Iterator[None]:
    """Let standard input be something worth stealing; pytest gives /dev/null."""
    keys, keyboard = os.pipe()
    before = os.dup(0)
    os.dup2(keys, 0)
    try:
        yield
    finally:
        os.dup2(before, 0)
        for descriptor in (keys, keyboard, before):
            os.close(descriptor)


def test_it_gets_neither_our_keys_nor_our_screen_nor_our_session(fakes: Browsers) -> None:
    fakes.install("mine", 'printf "%s\\0" "$(/bin/ls -l /dev/fd/)" > "$0.received"')
    fakes.install(
        "session", 'read -r _ _ _ _ _ session _ < /proc/$$/stat; printf "%s\\0" $$ "$session" > "$0.received"'
    )

    if not Path("/proc/self/stat").exists():
        pytest.skip("this system shows sessions and open files elsewhere")
    with keys_on_standard_input():
        fakes.open(BROWSER="mine")
    shown = fakes.received("mine")[0].splitlines()
    targets = {line.split()[-3]: line.split()[-1] for line in shown if " -> " in line}
    assert targets["0"] == targets["2"] == "/dev/null"
    fakes.open(BROWSER="session")
    own, session = fakes.received("session")
    assert own == session


def make_gate(fakes: Browsers, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipe at which a browser that has not failed yet waits until somebody writes into it."""
    monkeypatch.setattr(browser, "SECONDS_TO_FAIL", 0.01)
    gate = fakes.folder / "close"
    os.mkfifo(gate)
    return gate


def test_a_browser_that_stays_open_is_not_waited_for_and_leaves_no_zombie(
    fakes: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = make_gate(fakes, monkeypatch)
    fakes.install("mine", f'echo $$ > "{close}"\nread word < "{close}"\nexit 1')
    before = set(threading.enumerate())
    monkeypatch.setattr(browser, "SECONDS_TO_WATCH", 0.0)

    assert fakes.open(BROWSER="mine") == OpenOutcome("mine")

    process = int(close.read_text())
    (waiting,) = set(threading.enumerate()) - before
    assert waiting.daemon
    close.write_text("now\n")
    waiting.join(60)
    assert not waiting.is_alive()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)


def test_a_browser_that_fails_later_is_told_and_the_next_has_the_link(
    fakes: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = make_gate(fakes, monkeypatch)
    fakes.install("slow", f'read word < "{close}"\nexit 4')
    fakes.install("spare", 'read word < "$0.wait"; ' + OPENS)
    os.mkfifo(fakes.folder / "spare.wait")
    # A pipe as well: to read it is to wait until the browser has the link.
    os.mkfifo(fakes.folder / "spare.received")
    told: queue.Queue[OpenOutcome] = queue.Queue()

    first = open_link(LINK, fakes.environment(BROWSER=f"slow{os.pathsep}spare"), told.put)
    close.write_text("now\n")

    assert first == OpenOutcome("slow")
    assert told.get(timeout=60) == OpenOutcome("spare", ("slow failed",))
    (fakes.folder / "spare.wait").write_text("now\n")
    assert fakes.received("spare") == [LINK]


def test_where_the_last_browser_fails_later_nothing_has_the_link(
    fakes: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = make_gate(fakes, monkeypatch)
    fakes.install("slow", f'read word < "{close}"\nexit 4')
    told: queue.Queue[OpenOutcome] = queue.Queue()

    open_link(LINK, fakes.environment(BROWSER="slow"), told.put)
    close.write_text("now\n")

    assert told.get(timeout=60) == OpenOutcome(None, ("slow failed",))


def test_the_environment_is_that_of_the_process_unless_told(fakes: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes.install("mine", 'printf "%s\\0" "$1" "$SIGN" > "$0.received"')
    monkeypatch.setenv("PATH", str(fakes.folder))
    monkeypatch.setenv("BROWSER", "mine")
    monkeypatch.setenv("SIGN", "handed on")

    assert open_link(LINK) == OpenOutcome("mine")
    assert fakes.received("mine") == [LINK, "handed on"]
