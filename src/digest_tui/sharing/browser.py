"""Opening a link in a browser: never by a shell, never on our terminal, and only links of the web."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.chronicle.links.urls import complete, may_be_opened
from digest_tui.chronicle.text.safety import one_line
from digest_tui.sharing.clipboard import is_over_ssh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from subprocess import Popen

SECONDS_TO_FAIL = 0.3
"""A program that has not failed by then is said to have the link; it is watched on."""
SECONDS_TO_WATCH = 30.0
"""A program that fails within them has not opened the link; later it has, and was closed."""

_TEXT_BROWSERS = frozenset({"elinks", "links", "links2", "lynx", "w3m", "www-browser"})
_SHELLS = frozenset({"ash", "bash", "csh", "dash", "fish", "ksh", "sh", "tcsh", "zsh"})
_DESKTOP_BROWSERS = (
    ("xdg-open",),
    ("gio", "open"),
    ("x-www-browser",),
    ("firefox",),
    ("chromium",),
    ("chromium-browser",),
    ("google-chrome",),
    ("google-chrome-stable",),
    ("brave-browser",),
    ("microsoft-edge",),
    ("epiphany",),
    ("konqueror",),
)
# A colon within an address or an argument, `ext+container:name=x&url=%s`, divides nothing.
_BETWEEN_COMMANDS = re.compile(rf"{os.pathsep}(?!//)(?![^\s{os.pathsep}]*[=&?])")
_PLACE_FOR_LINK = re.compile("%[%s]")


@dataclass(frozen=True, slots=True)
class OpenOutcome:
    """The result of opening a link.

    `browser` is the base name of the program that has the link, None where
    none has. `failures` has plain words for each program tried before it, and
    where none has the link, why: "xdg-open failed".
    """

    browser: str | None
    failures: tuple[str, ...] = ()


def open_link(
    url: str,
    environment: Mapping[str, str] | None = None,
    report: Callable[[OpenOutcome], None] = lambda outcome: None,
) -> OpenOutcome:
    """Hand `url` to the person's browser: what BROWSER names, else what the desktop has.

    `environment` (else that of this process) decides which programs are
    asked, and is handed to them, BROWSER left out. Each program tried holds
    the call for up to `SECONDS_TO_FAIL`: call it off the screen's thread. One
    that fails later is told to `report` in a thread of its own, once the next
    programs were tried. Raises nothing.
    """
    if not may_be_opened(url):
        is_of_the_web = url.lower().startswith(("http:", "https:"))
        return OpenOutcome(None, ("the link is damaged" if is_of_the_web else "only http and https links are opened",))
    return _Attempt(complete(url), os.environ if environment is None else environment, report).hand_on()


class _Attempt:
    """One link on its way from program to program until one has it."""

    def __init__(self, url: str, environment: Mapping[str, str], report: Callable[[OpenOutcome], None]) -> None:
        self._environment = environment
        self._report = report
        self._failures: list[str] = []
        self._commands = _commands(url, environment, self._failures)

    def hand_on(self) -> OpenOutcome:
        """Hand the link to the next program that takes it."""
        from pathlib import PurePath
        from shutil import which

        for command in self._commands:
            path = which(command[0], path=self._environment.get("PATH", os.defpath))
            if path is None:
                continue
            name = PurePath(path).name
            if self._starts([path, *command[1:]], name):
                return OpenOutcome(name, tuple(self._failures))
            self._failures.append(f"{name} failed")
        return OpenOutcome(None, tuple(self._failures) or ("no browser was found that has a window of its own",))

    def _starts(self, arguments: Sequence[str], name: str) -> bool:
        """Start a program; True if it still runs after `SECONDS_TO_FAIL`, or ended well."""
        from subprocess import DEVNULL, Popen, TimeoutExpired
        from threading import Thread

        # xdg-open would turn to a BROWSER that was passed over, and let a text browser read the page to nobody.
        handed_on = {name: value for name, value in self._environment.items() if name != "BROWSER"}
        try:
            process = Popen(
                arguments, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, env=handed_on
            )
        except (OSError, ValueError):
            return False
        try:
            return process.wait(SECONDS_TO_FAIL) == 0
        except TimeoutExpired:
            # Somebody has to wait for it, or it stays a zombie once it is closed.
            Thread(target=self._watch, args=(process, name), name="browser", daemon=True).start()
            return True

    def _watch(self, process: Popen[bytes], name: str) -> None:
        from time import monotonic

        began = monotonic()
        if process.wait() != 0 and monotonic() - began < SECONDS_TO_WATCH:
            self._failures.append(f"{name} failed")
            self._report(self.hand_on())


def _commands(url: str, environment: Mapping[str, str], failures: list[str]) -> Iterator[list[str]]:
    yield from _commands_of_the_person(url, environment.get("BROWSER", ""), failures)
    # Over SSH these two would show the link on the screen of another machine.
    if not is_over_ssh(environment):
        if sys.platform == "darwin":
            yield ["open", url]
        if environment.get("WSL_DISTRO_NAME"):
            yield ["wslview", url]
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        for browser in _DESKTOP_BROWSERS:
            yield [*browser, url]


def _commands_of_the_person(url: str, browser: str, failures: list[str]) -> Iterator[list[str]]:
    import shlex

    for command in _BETWEEN_COMMANDS.split(browser):
        try:
            words = shlex.split(command.rstrip().removesuffix("&"))
        except ValueError:
            failures.append(f"BROWSER cannot be read: {one_line(command)}")
            continue
        if words and not _is_unfit(words):
            yield _with_link(words, url)


def _is_unfit(words: Sequence[str]) -> bool:
    """Say whether this needs our terminal, or is `sh -c "firefox %s"`, where a link could carry a command."""
    from pathlib import PurePath

    names = [PurePath(word).name for word in words]
    return names[0] in _TEXT_BROWSERS or (not _SHELLS.isdisjoint(names) and any("%s" in word for word in words))


def _with_link(words: Sequence[str], url: str) -> list[str]:
    """Put `url` where `%s` stands in the arguments, else after them; `%%` is a percent sign."""
    program, *arguments = words
    meanings = {"%s": url, "%%": "%"}
    filled = [_PLACE_FOR_LINK.sub(lambda place: meanings[place[0]], argument) for argument in arguments]
    has_place = any("%s" in _PLACE_FOR_LINK.findall(argument) for argument in arguments)
    return [program, *filled] if has_place else [program, *filled, url]
