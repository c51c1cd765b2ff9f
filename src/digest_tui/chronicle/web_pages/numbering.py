"""The number of an item as a browser shows it: in figures, letters or Roman numerals."""

from __future__ import annotations

ITEM_NUMBER = r"(?:-?\d+|[a-z]{1,2}|[A-Z]{1,2}|[ivxlcdm]+|[IVXLCDM]+)"
"""What `write_number` writes."""
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def write_number(number: int, kind: str) -> str:
    """`number` as a list of that `type` counts: `a`, `A`, `i`, `I`; of another, or out of its reach, in figures."""
    if kind.lower() == "a" and 0 < number <= 26 * 27:
        written = _write_letters(number)
    elif kind.lower() == "i" and 0 < number < 4000:
        written = _write_roman(number)
    else:
        return str(number)
    return written.upper() if kind.isupper() else written


def _write_letters(number: int) -> str:
    before, last = divmod(number - 1, 26)
    return (_write_letters(before) if before else "") + chr(ord("a") + last)


def _write_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
