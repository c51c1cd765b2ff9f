"""Names corrected: groups of mentions changed as the lines of a person ask, from the first to the last.

A name is meant by what it is listed under, or else by one of its forms. Case and white space do not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from digest_tui.names.correction_lines import Correction, Meant
from digest_tui.names.merging import choose_name
from digest_tui.names.model import Group, Kind, Mention, Problem

FindPrinted = Callable[[Kind, str], Mention | None]
"""Finds words wherever the text prints them, as a name of a kind; None where it does not."""


class _Unfit(Exception):
    """A name that is not in the text, or several that are meant."""


def correct(groups: list[Group], corrections: Sequence[Correction], find_printed: FindPrinted) -> list[Problem]:
    """Change `groups` as the corrections ask, one after the other; return those that fit no name."""
    problems = []
    for correction in corrections:
        changed = list(groups)
        try:
            changed.append(_apply(changed, correction, find_printed))
        except _Unfit as problem:
            problems.append(Problem(correction.line, str(problem)))
        else:
            groups[:] = [group for group in changed if group.mentions]
    return problems


def _apply(groups: list[Group], correction: Correction, find_printed: FindPrinted) -> Group:
    """Take from `groups` what a line means, and return it changed; without mentions if hidden. Raises _Unfit."""
    what, names = correction.what, correction.names
    if what == "same":
        return _join(groups, names)
    if what == "apart":
        return _part(groups, names[0])
    if what == "call":
        return _take(groups, names[0])._replace(name=names[1].name)
    if what == "hide":
        return _take(groups, names[0])._replace(mentions=())
    added = [_add(groups, what, one, find_printed) for one in names]
    return added[0]._replace(mentions=tuple(mention for group in added for mention in group.mentions))


def _join(groups: list[Group], names: Sequence[Meant]) -> Group:
    """Take several names as one, listed as the first is; what is one already stays one. Raises _Unfit."""
    parts = {one: _part(groups, one) for one in names if one.entries}
    found = [parts.get(one) or groups[_find(groups, one)] for one in names]
    members = dict.fromkeys(found)
    groups[:] = [group for group in groups if group not in members]
    return found[0]._replace(mentions=tuple(mention for group in members for mention in group.mentions))


def _add(groups: list[Group], kind: Kind, meant: Meant, find_printed: FindPrinted) -> Group:
    """Take a name of any kind, or what the text prints, as a name of `kind`. Raises _Unfit."""
    try:
        group = _part(groups, meant) if meant.entries or not _is_listed(groups, meant) else _take(groups, meant)
    except _Unfit:
        group = _find_new(kind, meant, find_printed)
    return group._replace(kind=kind, mentions=tuple(mention._replace(kind=kind) for mention in group.mentions))


def _find_new(kind: Kind, meant: Meant, find_printed: FindPrinted) -> Group:
    """What the text prints and no rule found, as a name. Raises _Unfit."""
    printed = find_printed(kind, meant.name)
    if printed is None:
        raise _Unfit(f"the text has no “{meant.name}”")
    own, _ = _split(Group(kind, printed.form, (printed,)), "", meant.entries)
    if not own:
        raise _Unfit(f"the text has no “{meant.name}”{_format_entries(meant)}")
    return Group(kind, printed.form, tuple(own))


def _is_listed(groups: Sequence[Group], meant: Meant) -> bool:
    return any(_fold(group.name) == _fold(meant.name) for group in groups)


def _take(groups: list[Group], meant: Meant) -> Group:
    """Remove what is meant and return it. Raises _Unfit."""
    return _part(groups, meant) if meant.entries else groups.pop(_find(groups, meant))


def _part(groups: list[Group], meant: Meant) -> Group:
    """Remove the form that is meant wherever it is part of a name, and return it as a name of its own.

    In certain entries the name that is listed so is meant with all its forms. Raises _Unfit.
    """
    sought, own, left = _fold(meant.name), list[Mention](), list[Group]()
    name, kind = "", None
    for group in groups:
        is_whole = bool(meant.entries) and _fold(group.name) == sought
        found, rest = _split(group, "" if is_whole else sought, meant.entries)
        if not found:
            left.append(group)
            continue
        own += found
        kind = kind or group.kind
        name = name or (group.name if is_whole else found[0].form)
        if rest:
            # A name that is listed under the form that goes is listed under another.
            stays = is_whole or _fold(group.name) != sought
            left.append(group._replace(name=group.name if stays else choose_name(group.kind, rest), mentions=rest))
    if kind is None:
        raise _Unfit(f"no name of the text has the form “{meant.name}”{_format_entries(meant)}")
    groups[:] = left
    if any(_fold(group.name) == _fold(name) for group in groups):
        name = f"{name} ({min(number for mention in own for number in mention.numbers)})"
    return Group(kind, name, tuple(own))


def _split(group: Group, sought: str, entries: Collection[int]) -> tuple[list[Mention], tuple[Mention, ...]]:
    """The mentions of a form, any if `sought` is empty, in those entries, any if there are none; and the others."""
    own, rest = [], []
    for mention in group.mentions:
        if sought and _fold(mention.form) != sought:
            rest.append(mention)
            continue
        inside = tuple(number for number in mention.numbers if not entries or number in entries)
        outside = tuple(number for number in mention.numbers if entries and number not in entries)
        own += [mention._replace(numbers=inside)] if inside else []
        rest += [mention._replace(numbers=outside)] if outside else []
    return own, tuple(rest)


def _format_entries(meant: Meant) -> str:
    return f" in {', '.join(map(str, meant.entries))}" if meant.entries else ""


def _find(groups: Sequence[Group], meant: Meant) -> int:
    """The index of the group that is listed under a name, or else of the one that has it as a form. Raises _Unfit."""
    sought = _fold(meant.name)
    found = [at for at, group in enumerate(groups) if _fold(group.name) == sought]
    found = found or [at for at, group in enumerate(groups) if any(_fold(one.form) == sought for one in group.mentions)]
    if not found:
        raise _Unfit(f"no name of the text is “{meant.name}”")
    if len(found) > 1:
        raise _Unfit(f"“{meant.name}” is a form of several: {', '.join(groups[at].name for at in found[:4])}")
    return found[0]


def _fold(name: str) -> str:
    """What all ways to type a name share: capitals and apostrophes do not matter."""
    return name.casefold().replace("’", "'")
