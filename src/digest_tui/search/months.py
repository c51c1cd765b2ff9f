"""The months as a reader types them, in English, Russian or Kazakh; folded, as the query is."""

from __future__ import annotations

from functools import cache

from digest_tui.chronicle.languages.months import NAMES
from digest_tui.chronicle.text.folding import fold
from digest_tui.chronicle.wording import MONTH_NAMES

_LANGUAGES = ("en", "ru", "kk")
"""Not all that documents are written in: `out` and `set` are months of Portuguese."""
_SHORTEST = 3
"""Letters of a name that are enough."""


@cache
def _list_names() -> tuple[frozenset[str], ...]:
    """The names of each month, from January on."""
    months = zip(*(NAMES[code][0].split(",") for code in _LANGUAGES), strict=True)
    return tuple(frozenset(fold(" ".join(names)).split()) for names in months)


def find_month(word: str) -> int | None:
    """The month, from 1, that the folded `word` names or begins to name; None for none."""
    if len(word) < _SHORTEST:
        return None
    return next((n for n, names in enumerate(_list_names(), 1) if any(name.startswith(word) for name in names)), None)


def read_month_name(word: str) -> str | None:
    """The English name of the month that `word` names or begins to name, folded; None for none."""
    month = find_month(word)
    return MONTH_NAMES[month - 1].lower() if month else None


def translate_month(word: str) -> str | None:
    """The English name of the month that `word` is the whole name of, folded; None where it is none."""
    return read_month_name(word) if len(word) > _SHORTEST and is_month(word) else None


def is_month(word: str) -> bool:
    """`word` is the whole name of a month, or one by which it is written short."""
    return any(word in names for names in _list_names())
