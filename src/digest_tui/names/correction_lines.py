"""The lines in which a person corrects names, one correction a line, as `EXPLANATION` says to the person.

`person:` gives a name that was missed, or taken for another kind. `organisation:` and `law:` do what it does;
`= Mr Bruner` behind it adds a form. Behind a name, `in 12, 15` means it in these entries only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from digest_tui.chronicle.text.safety import make_safe
from digest_tui.names.model import Kind, Problem

What = Literal["same", "apart", "call", "hide"] | Kind
WHAT: tuple[What, ...] = ("same", "apart", "call", "hide", *get_args(Kind))

_SEPARATORS: dict[What, str] = {"same": "=", "call": "->", "person": "=", "organisation": "=", "law": "="}
_NEEDS: dict[What, str] = {"same": "two names with = between", "call": "two names with -> between"}
_ENTRIES = re.compile(r"(?P<name>.+) in (?P<entries>\d{1,9}(?:(?:, ?| )\d{1,9})*)")

EXPLANATION = """\
same: Amir Kassenov = Amir Kasenov     one name, listed as the first is
apart: Mr Omarov                       this form is somebody else, listed by itself
call: Mr Omarov -> Timur Omarov        listed under another name
hide: Penitentiary                     no name at all
person: Bruner                         a name that was missed; organisation: and law: likewise
"""
"""What stands in the help and in a new file, for the person."""


class Meant(NamedTuple):
    """A name as a line has it."""

    name: str
    """What it is listed under, or else one of its forms."""
    entries: tuple[int, ...] = ()
    """The numbers of the entries in which it is meant; empty for all."""


class Correction(NamedTuple):
    """What a line asks for."""

    line: int
    """From 1."""
    what: What
    names: tuple[Meant, ...]
    """At least two for `same`, two for `call`, one for `apart` and `hide`, one or more for the others."""


class Corrections(NamedTuple):
    """The corrections of a file."""

    lines: Sequence[Correction] = ()
    problems: Sequence[Problem] = ()
    """What is wrong in it."""


def read_corrections(text: str) -> Corrections:
    """The corrections that the text of a file has. Empty lines and those with `#` before them say nothing."""
    corrections: list[Correction] = []
    problems: list[Problem] = []
    for number, line in enumerate(make_safe(text).split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read = _read_line(number, line)
        if isinstance(read, Correction):
            corrections.append(read)
        else:
            problems.append(read)
    return Corrections(corrections, problems)


def _read_line(number: int, line: str) -> Correction | Problem:
    word, _, rest = line.partition(":")
    what = next((what for what in WHAT if what == word.strip().lower()), None)
    if what is None:
        return Problem(number, f"“{word.strip()[:40]}” is not {', '.join(WHAT[:-1])} or {WHAT[-1]}")
    separator = _SEPARATORS.get(what)
    names = tuple(map(_read_name, rest.split(separator) if separator else [rest]))
    if (
        not all(one.name for one in names)
        or (what == "same" and len(names) < 2)
        or (what == "call" and len(names) != 2)
    ):
        return Problem(number, f"{what}: needs {_NEEDS.get(what, 'a name')}")
    return Correction(number, what, names)


def _read_name(words: str) -> Meant:
    name = " ".join(words.split())
    match = _ENTRIES.fullmatch(name)
    return Meant(match["name"], tuple(map(int, re.findall(r"\d+", match["entries"])))) if match else Meant(name)


def format_correction(correction: Correction) -> str:
    """A correction as a line."""
    separator = f" {_SEPARATORS.get(correction.what, '=')} "
    return f"{correction.what}: {separator.join(map(_format_name, correction.names))}"


def _format_name(meant: Meant) -> str:
    return f"{meant.name} in {', '.join(map(str, meant.entries))}" if meant.entries else meant.name
