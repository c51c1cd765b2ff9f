"""Labels: what ties a marker to its footnote, as it is read and as it is compared."""

from __future__ import annotations

CIRCLED = {ord("①") + place: str(place + 1) for place in range(20)}
"""Numbers in circles, as Chinese pages have them, to figures."""
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789") | CIRCLED


def read_label(written: str) -> str:
    """The label that is `written`: numbers that are raised or stand in circles become plain figures."""
    if written.isascii():
        return written if written.isdigit() else " ".join(written.split())
    return " ".join(written.translate(_FIGURES).split())


def fold_label(label: str) -> str:
    """`label` as labels are compared: without case and spaces, so that `[R1]` is `[r 1]`."""
    return label if label.isdecimal() else "".join(label.split()).casefold()


def make_key(family: str, label: str) -> str:
    """The folded `label` as that of its `family`; labels of two families are two. No folded label holds a space."""
    folded = fold_label(label)
    return f"{family} {folded}" if family else folded
