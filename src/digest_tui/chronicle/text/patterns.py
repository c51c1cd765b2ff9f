"""Regular expressions that are compiled when they are first used: a command needs few of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import AnyStr


def lazy(pattern: AnyStr | Callable[[], AnyStr], flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[AnyStr]]:
    r"""A function that gives `pattern` compiled, the same each time; a function may write the pattern when needed.

    `BLANK_LINE = lazy(r"\n[ \t]*\n")`, then `BLANK_LINE().search(text)`.
    """

    @cache
    def compiled() -> re.Pattern[AnyStr]:
        return re.compile(pattern() if callable(pattern) else pattern, flags)

    return compiled
