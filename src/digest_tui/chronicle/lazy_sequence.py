"""How values are held: frozen as they were made, and many of them made only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")

KEPT_ITEMS = 4096
"""How many made items an `OnAccess` keeps: more than a screen, a page of hits or an ordinary document needs."""


class OnAccess(Sequence[Item], Generic[Item]):
    """A sequence of `count` items, each made when it is asked for.

    100,000 entries as objects would weigh several times their text; a reader
    looks at forty.
    """

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._count = count
        self._make = lru_cache(maxsize=KEPT_ITEMS)(make)

    def __len__(self) -> int:
        return self._count

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


class Frozen:
    """Values that stay as they were made, equal to others of the same values.

    The values are the names in `__slots__`. Raises AttributeError for whoever
    sets or deletes one. A frozen dataclass is the same in fewer lines, but its
    module brings `inspect`, a tenth of what a command like `links` takes.
    """

    __slots__ = ()

    def _set(self, **values: object) -> None:
        """Set values at once, for `__init__`."""
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def _values(self) -> tuple[object, ...]:
        names = (name for one in reversed(type(self).__mro__) for name in getattr(one, "__slots__", ()))
        return tuple(getattr(self, name) for name in names)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} stays as it is")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} stays")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Frozen) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"
