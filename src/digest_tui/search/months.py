"""The months as a reader types them, in English, Russian or Kazakh; folded, as the query is."""

from __future__ import annotations

# Three letters of a name are enough.
_MONTHS = (
    "january yanvar yanvarya yanvare kantar",
    "february fevral fevralya fevrale akpan",
    "march mart marta marte nauryz",
    "april aprel aprelya aprele sauir",
    "may maya mae mamyr",
    "june iyun iyunya iyune mausym",
    "july iyul iyulya iyule shilde",
    "august avgust avgusta avguste tamyz",
    "september sentyabr sentyabrya sentyabre sept kyrkuyek",
    "october oktyabr oktyabrya oktyabre kazan",
    "november noyabr noyabrya noyabre karasha",
    "december dekabr dekabrya dekabre zheltoksan",
)
_SHORTEST = 3


def find_month(word: str) -> int | None:
    """The month, from 1, that the folded `word` names or begins to name; None for none."""
    if len(word) < _SHORTEST:
        return None
    return next(
        (number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names.split())),
        None,
    )


def read_month_name(word: str) -> str | None:
    """The English name of the month that `word` names or begins to name, folded; None for none."""
    month = find_month(word)
    return _MONTHS[month - 1].split()[0] if month else None


def translate_month(word: str) -> str | None:
    """The English name of the month that `word` is the whole name of, folded; None where it is none."""
    return next((names.split()[0] for names in _MONTHS if word in names.split()), None)


def is_month(word: str) -> bool:
    """`word` is the whole name of a month, or the three letters by which English writes it short."""
    return any(word in names.split() or names[:3] == word for names in _MONTHS)
