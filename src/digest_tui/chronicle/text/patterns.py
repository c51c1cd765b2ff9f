"""Regular expressions that are compiled when they are first used: a command needs few of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def lazy(pattern: str | Callable[[], str], flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    r"""A function that gives `pattern` compiled, the same each time; a function may write the pattern when needed.

    `BLANK_LINE = lazy(r"\n[ \t]*\n")`, then `BLANK_LINE().search(text)`.
    """

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern if isinstance(pattern, str) else pattern(), flags)

    return compiled
