"""Corrections of names, as a person writes them: one a line, applied from the first to the last.

    same: Amir Kassenov = Amir Kasenov     one name, listed as the first is
    apart: Mr Omarov                       this form is somebody else, listed by itself
    call: Mr Omarov -> Timur Omarov        listed under another name
    hide: Penitentiary                     no name at all

A name is meant by what it is listed under, or else by one of its forms. Case and white space do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from digest_tui.chronicle.text.safety import make_safe
from digest_tui.names.merging import choose_name
from digest_tui.names.model import Group, Problem

What = Literal["same", "apart", "call", "hide"]

_SEPARATORS: dict[What, str] = {"same": "=", "call": "->"}


class Correction(NamedTuple):
    """What a line asks for."""

    line: int
    """From 1."""
    what: What
    names: tuple[str, ...]
    """At least two for `same`, two for `call`, one for the others."""


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
    what = next((what for what in get_args(What) if what == word.strip().lower()), None)
    if what is None:
        return Problem(number, f"“{word.strip()[:40]}” is not same, apart, call or hide")
    separator = _SEPARATORS.get(what)
    names = tuple(" ".join(name.split()) for name in (rest.split(separator) if separator else [rest]))
    if not all(names) or (what == "same" and len(names) < 2) or (what == "call" and len(names) != 2):
        needs = {"same": "two names with = between", "call": "two names with -> between"}.get(what, "a name")
        return Problem(number, f"{what}: needs {needs}")
    return Correction(number, what, names)


class _Unfit(Exception):
    """A name that is not in the text, or several that are meant."""


def correct(groups: list[Group], corrections: Sequence[Correction]) -> list[Problem]:
    """Change `groups` as the corrections ask, one after the other; return those that fit no name."""
    problems = []
    for correction in corrections:
        try:
            _apply(groups, correction)
        except _Unfit as problem:
            problems.append(Problem(correction.line, str(problem)))
    return problems


def _apply(groups: list[Group], correction: Correction) -> None:
    """Change `groups` as one line asks. Raises _Unfit."""
    if correction.what == "apart":
        _part(groups, correction.names[0])
        return
    meant = [_find(groups, name) for name in correction.names[: 1 if correction.what == "call" else None]]
    first = groups[meant[0]]
    if correction.what == "call":
        groups[meant[0]] = first._replace(name=correction.names[1])
        return
    if correction.what == "same":
        others = dict.fromkeys(meant)
        groups.append(first._replace(mentions=tuple(one for at in others for one in groups[at].mentions)))
    for at in sorted(set(meant), reverse=True):
        del groups[at]


def _part(groups: list[Group], form: str) -> None:
    """Make a form a name of its own, wherever it is part of one. Raises _Unfit."""
    sought = _fold(form)
    parted = [group for group in groups if _has_form(group, sought)]
    if not parted:
        raise _Unfit(f"no name of the text has the form “{form}”")
    mentions = tuple(one for group in parted for one in group.mentions if _fold(one.form) == sought)
    for group in parted:
        groups.remove(group)
        rest = tuple(one for one in group.mentions if _fold(one.form) != sought)
        if rest:
            name = group.name if _fold(group.name) != sought else choose_name(group.kind, rest)
            groups.append(group._replace(name=name, mentions=rest))
    groups.append(Group(parted[0].kind, mentions[0].form, mentions))


def _find(groups: Sequence[Group], name: str) -> int:
    """The index of the group that is listed under a name, or else of the one that has it as a form. Raises _Unfit."""
    sought = _fold(name)
    found = [at for at, group in enumerate(groups) if _fold(group.name) == sought]
    found = found or [at for at, group in enumerate(groups) if _has_form(group, sought)]
    if not found:
        raise _Unfit(f"no name of the text is “{name}”")
    if len(found) > 1:
        raise _Unfit(f"“{name}” is a form of several: {', '.join(groups[at].name for at in found[:4])}")
    return found[0]


def _has_form(group: Group, sought: str) -> bool:
    return any(_fold(mention.form) == sought for mention in group.mentions)


def _fold(name: str) -> str:
    """What all ways to type a name share: capitals and apostrophes do not matter."""
    return name.casefold().replace("’", "'")
