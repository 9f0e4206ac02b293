"""Values that are made when they are asked for: all those of a large corpus at once would take gigabytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class Made(Sequence[T]):
    """A row of values, each made when it is asked for; equal to any row of equal values."""

    def __init__(self, count: int, make: Callable[[range], Iterator[T]]) -> None:
        """So many values, and what makes those at some positions."""
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return self._make(range(self._count))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self._make(range(self._count)[index]))
        at = range(self._count)[index]
        return next(self._make(range(at, at + 1)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
