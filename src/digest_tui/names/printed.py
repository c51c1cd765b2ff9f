"""Where the entries print certain words: a name that no rule finds and a person adds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest_tui.names.model import Kind, Mention

_APOSTROPHE = re.compile("[’'ʼ]")


def find_printed(bodies: Iterable[tuple[int, str]], kind: Kind, words: str) -> Mention | None:
    """A mention of `kind` in the entries whose bodies print these words, capitals as given; None if none does."""
    pattern = _write_pattern(words)
    found = {number: match[0] for number, body in bodies if (match := pattern.search(body))}
    if not found:
        return None
    form = " ".join(next(iter(found.values())).split())
    return Mention(kind, form, tuple(found), form)


def _write_pattern(words: str) -> re.Pattern[str]:
    written = _APOSTROPHE.sub(f"{_APOSTROPHE.pattern}", r"\s+".join(map(re.escape, words.split())))
    before = "" if _stands_amid_others(words[0]) else r"(?<!\w)"
    after = "" if _stands_amid_others(words[-1]) else r"(?!\w)"
    return re.compile(before + written + after)


def _stands_amid_others(sign: str) -> bool:
    """True for a letter of a script without capitals: many of these write no space between words."""
    return sign.isalpha() and sign.upper() == sign.lower()
