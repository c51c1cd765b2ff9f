"""Copying by every way to a clipboard that works here, and reporting which of them accepted the text."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SECONDS_FOR_A_PROGRAM = 2.0
"""The time that a program has to accept a text."""

LARGEST_ESCAPE = 74_994
"""The largest OSC 52 in bytes of base64. Terminals drop or cut longer ones silently."""

_LONGEST_IN_SCREEN = 240
"""Characters of a string that every version of GNU screen takes."""
_SSH_VARIABLES = ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")
_TERMINALS_WITHOUT_CLIPBOARD = ("", "dumb", "linux")


@dataclass(frozen=True, slots=True)
class CopyOutcome:
    """The result of a copy.

    `ways` has the name of every program that accepted the text. `sent_to_terminal` is True if OSC 52 was written,
    which no terminal confirms. `failures` has a message for each program that failed: "xclip gave no answer in 2 s".
    """

    ways: tuple[str, ...]
    sent_to_terminal: bool
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Program:
    """A program that accepts a text on standard input. `calls` are its arguments, tried in order."""

    name: str
    calls: tuple[tuple[str, ...], ...] = ((),)
    encoding: str = "utf-8"
    settings: tuple[tuple[str, str], ...] = ()


# -w also tells the terminal outside; tmux before 3.2 does not know it.
_TMUX = _Program("tmux", (("load-buffer", "-w", "-"), ("load-buffer", "-")))
# Left to guess the type, wl-copy offers some prose as a picture or a program, which nothing can paste as text.
_WL_COPY = _Program("wl-copy", (("--type", "text/plain"),))
_XCLIP = _Program("xclip", (("-selection", "clipboard"),))
_XSEL = _Program("xsel", (("--clipboard", "--input"),))
# Outside a UTF-8 locale pbcopy reads UTF-8 as MacRoman.
_PBCOPY = _Program("pbcopy", settings=(("LC_ALL", "en_US.UTF-8"),))
# It reads anything else in a Windows code page. Python's utf-16 writes the mark; Windows machines are little-endian.
_CLIP_EXE = _Program("clip.exe", encoding="utf-16")


def copy_text(
    text: str, send_to_terminal: Callable[[str], None] | None, environment: Mapping[str, str] | None = None
) -> CopyOutcome:
    """Copy `text`, unchanged, by every way to the clipboard of the person at the keyboard.

    `send_to_terminal` writes the OSC 52. It is called with `text` first, and at most once; with None, none is written.
    `environment` (default: that of this process) decides which programs are called and is passed to them. A program
    that hangs delays the call by `SECONDS_FOR_A_PROGRAM`: do not call it in the thread of the screen. Raises
    UnicodeEncodeError for a lone surrogate before anything is sent, and what `send_to_terminal` raises. A program that
    fails is in the outcome.
    """
    environment = os.environ if environment is None else environment
    if not _may_send_to_terminal(len(text.encode()), environment):
        send_to_terminal = None
    if send_to_terminal:
        # First, so that what a program confirms is what stands on the clipboard in the end.
        send_to_terminal(text)
    ways: list[str] = []
    failures: list[str] = []
    for programs in (_programs_of_tmux(environment), _programs_of_the_desktop(environment)):
        way, failed = _first_to_take(text, programs, environment)
        ways += way
        failures += failed
    return CopyOutcome(tuple(ways), send_to_terminal is not None, tuple(failures))


def describe_copy(outcome: CopyOutcome, shown: str) -> str:
    """The message about a copy of `shown`, quoted if it is one line. It claims only what a program confirmed.

    If nothing accepted the text, `shown` is on a line of its own, to be selected by hand.
    """
    behind = "" if "\n" in shown else f": {shown}"
    if outcome.ways:
        result = f"copied by {' and '.join(outcome.ways)}{behind}"
    elif outcome.sent_to_terminal:
        result = f"sent to the terminal (OSC 52){behind}"
    else:
        result = f"no {'other ' if outcome.failures else ''}way to copy was found here. Select it:\n{shown}"
    if outcome.failures:
        return "; ".join([*outcome.failures, result])
    return result[0].upper() + result[1:]


def wrap_for_screen(escape: str, environment: Mapping[str, str]) -> str:
    """`escape` as GNU screen hands it to the terminal outside, where we run in it; else `escape` itself."""
    if not _is_in_screen(environment):
        return escape
    # It forgets strings that are longer than its own limit, and joins short ones.
    pieces = (escape[start : start + _LONGEST_IN_SCREEN] for start in range(0, len(escape), _LONGEST_IN_SCREEN))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _is_in_screen(environment: Mapping[str, str]) -> bool:
    # STY is also inherited by a tmux started inside it, which takes OSC 52 itself.
    return bool(environment.get("STY")) and not environment.get("TMUX")


def is_over_ssh(environment: Mapping[str, str]) -> bool:
    """True if the person is at another machine, whose clipboard the programs here do not reach."""
    return any(environment.get(name) for name in _SSH_VARIABLES)


def _may_send_to_terminal(size: int, environment: Mapping[str, str]) -> bool:
    base64_size = (size + 2) // 3 * 4
    known_not_to = environment.get("TERM", "") in _TERMINALS_WITHOUT_CLIPBOARD
    return base64_size <= LARGEST_ESCAPE and not known_not_to


def _programs_of_tmux(environment: Mapping[str, str]) -> list[_Program]:
    return [_TMUX] if environment.get("TMUX") else []


def _programs_of_the_desktop(environment: Mapping[str, str]) -> list[_Program]:
    if is_over_ssh(environment):
        return []
    programs = []
    if environment.get("WAYLAND_DISPLAY"):
        programs.append(_WL_COPY)
    if environment.get("DISPLAY"):
        programs += [_XCLIP, _XSEL]
    if sys.platform == "darwin":
        programs.append(_PBCOPY)
    if environment.get("WSL_DISTRO_NAME"):
        programs.append(_CLIP_EXE)
    return programs


def _first_to_take(
    text: str, programs: Sequence[_Program], environment: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """The name of the program that accepted `text`, if any, and the failures before it."""
    from shutil import which

    failures: list[str] = []
    for program in programs:
        path = which(program.name, path=environment.get("PATH", os.defpath))
        if path is None:
            continue
        failure = _hand_over(text, program, path, environment)
        if not failure:
            return [program.name], failures
        failures.append(failure)
    return [], failures


def _hand_over(text: str, program: _Program, path: str, environment: Mapping[str, str]) -> str:
    """The reason why `program` did not accept `text`, or ""."""
    data = text.encode(program.encoding)
    for call in program.calls:
        try:
            status = _run([path, *call], data, {**environment, **dict(program.settings)})
        except OSError:
            return f"{program.name} could not be started"
        if status is None:
            return f"{program.name} gave no answer in {SECONDS_FOR_A_PROGRAM:g} s"
        if status == 0:
            return ""
    return f"{program.name} failed"


def _run(arguments: Sequence[str], data: bytes, environment: Mapping[str, str]) -> int | None:
    """Run a program with `data` on its input; return its exit status, or None if it had to be killed."""
    from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

    # No pipe to read from: xclip and wl-copy leave a child behind that holds their output open. A session of their
    # own: that child has to outlive this terminal.
    with Popen(
        arguments, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, env=environment
    ) as process:
        try:
            process.communicate(data, timeout=SECONDS_FOR_A_PROGRAM)
        except TimeoutExpired:
            _kill_session(process.pid)
            return None
    return process.returncode


def _kill_session(leader: int) -> None:
    from contextlib import suppress
    from signal import SIGKILL

    # It may have ended by itself a moment ago.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, SIGKILL)
