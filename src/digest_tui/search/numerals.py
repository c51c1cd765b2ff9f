"""English numerals, for texts that print figures, and the other way round."""

from __future__ import annotations

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
FIGURES = {
    **{word: str(number) for number, word in enumerate(_UNITS.split())},
    **{word: str(10 * ten) for ten, word in enumerate(_TENS.split(), 2)},
}
"""What each is in figures."""
NUMERALS = {figure: word for word, figure in FIGURES.items() if int(figure) > 1}
"""What each figure is in words; `one` counts nothing."""
