"""Opening a link in a browser: never by a shell, never on our terminal, and only links of the web."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.chronicle.links.urls import complete, may_be_opened
from digest_tui.sharing.clipboard import is_over_ssh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SECONDS_TO_FAIL = 0.3
"""A program that has not failed by then is taken to have opened the link."""

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
_PLACE_FOR_LINK = re.compile("%[%s]")


@dataclass(frozen=True, slots=True)
class OpenOutcome:
    """The result of opening a link.

    `browser` is the base name of the program started, None where none was;
    `reason` then says why in plain words, else it is "".
    """

    browser: str | None
    reason: str


def open_link(url: str, environment: Mapping[str, str] | None = None) -> OpenOutcome:
    """Open `url` in the person's browser: what BROWSER names, else what the desktop has.

    `environment` (else that of this process) decides which programs are
    asked, and is handed to them, BROWSER left out. Each program tried holds
    the call for up to `SECONDS_TO_FAIL`: call it off the screen's thread.
    Raises nothing.
    """
    from pathlib import PurePath
    from shutil import which

    if not may_be_opened(url):
        is_of_the_web = url.lower().startswith(("http:", "https:"))
        return OpenOutcome(None, "the link is damaged" if is_of_the_web else "only http and https links are opened")
    environment = os.environ if environment is None else environment
    failed: list[str] = []
    for command in _commands(complete(url), environment):
        path = which(command[0], path=environment.get("PATH", os.defpath))
        if path is None:
            continue
        name = PurePath(path).name
        if _starts([path, *command[1:]], environment):
            return OpenOutcome(name, "")
        failed.append(f"{name} failed")
    return OpenOutcome(None, ", ".join(failed) or "no browser was found that has a window of its own")


def _commands(url: str, environment: Mapping[str, str]) -> Iterator[list[str]]:
    yield from _commands_of_the_person(url, environment)
    # Over SSH these two would show the link on the screen of another machine.
    if not is_over_ssh(environment):
        if sys.platform == "darwin":
            yield ["open", url]
        if environment.get("WSL_DISTRO_NAME"):
            yield ["wslview", url]
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        for browser in _DESKTOP_BROWSERS:
            yield [*browser, url]


def _commands_of_the_person(url: str, environment: Mapping[str, str]) -> Iterator[list[str]]:
    import shlex

    for command in environment.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(command.rstrip().removesuffix("&"))
        except ValueError:
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


def _starts(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Start a program; say whether it still runs after `SECONDS_TO_FAIL`, or ended well."""
    from subprocess import DEVNULL, Popen, TimeoutExpired
    from threading import Thread

    # xdg-open would turn to a BROWSER that was passed over, and let a text browser read the page to nobody.
    handed_on = {name: value for name, value in environment.items() if name != "BROWSER"}
    try:
        process = Popen(arguments, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, env=handed_on)
    except (OSError, ValueError):
        return False
    try:
        return process.wait(SECONDS_TO_FAIL) == 0
    except TimeoutExpired:
        # Somebody has to wait for it, or it stays a zombie once it is closed.
        Thread(target=process.wait, name="browser", daemon=True).start()
        return True
