"""Whether values go one way: chronicles do, the oldest first or the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

_Value = TypeVar("_Value", int, tuple[int, ...])


def goes_one_way(values: Sequence[_Value], share: float) -> bool:
    """Whether at least a `share` of the steps between `values` lead up, or as many down; equals lead up."""
    rising = sum(later >= earlier for earlier, later in pairwise(values))
    return max(rising, len(values) - 1 - rising) >= share * (len(values) - 1)
