"""A sequence whose items are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")

KEPT_ITEMS = 4096
"""How many made items an `LazySequence` keeps: more than a screen, a page of hits or an ordinary document needs."""


class LazySequence(Sequence[Item], Generic[Item]):
    """A sequence of `count` items, each made when it is asked for.

    100,000 entries as objects would weigh several times their text; a reader
    looks at forty.
    """

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._count = count
        self._make = lru_cache(maxsize=KEPT_ITEMS)(make)

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        first = f"{self._make(0)!r}, …" if self._count > 1 else repr(self._make(0)) if self._count else ""
        return f"<{self._count} items: {first}>" if self._count else "<no items>"

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, range(self._count))

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self._make(position) for position in range(*index.indices(self._count))]
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError(f"there are {self._count} items, none at {index}")
        return self._make(index)
