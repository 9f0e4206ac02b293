"""A bead's two sides and which of their units are the same: what every rule reads and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compare.diff.units import Unit

Match = tuple[int, int]
"""A unit of A and the unit of B that stands for it: with the same key, or in the same slot."""


class Pair(NamedTuple):
    """The units of both sides and the matches between them, increasing on both."""

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    matches: tuple[Match, ...]

    def without(self, unwanted: Callable[[Match], bool]) -> Pair:
        """The pair with some matches dropped."""
        return self._replace(matches=tuple(match for match in self.matches if not unwanted(match)))

    def equal(self, match: Match) -> bool:
        """Whether a match is of equal units; otherwise they only fill the same slot."""
        return self.a[match[0]].key == self.b[match[1]].key


class Hunk(NamedTuple):
    """A maximal stretch of a pair that is matched throughout, or not at all."""

    matched: bool
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def hunks(pair: Pair) -> Iterator[Hunk]:
    """The stretches of a pair in order, the matched and the changed by turns."""
    i = j = 0
    for run in runs(pair.matches):
        (a, b), (a_last, b_last) = run[0], run[-1]
        if (i, j) != (a, b):
            yield Hunk(matched=False, a_start=i, a_end=a, b_start=j, b_end=b)
        i, j = a_last + 1, b_last + 1
        yield Hunk(matched=True, a_start=a, a_end=i, b_start=b, b_end=j)
    if (i, j) != (len(pair.a), len(pair.b)):
        yield Hunk(matched=False, a_start=i, a_end=len(pair.a), b_start=j, b_end=len(pair.b))


def runs(matches: Iterable[Match]) -> Iterator[list[Match]]:
    """Matches that follow one another on both sides, together."""
    run: list[Match] = []
    for i, j in matches:
        if run and (i, j) != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run


def weight(units: Iterable[Unit]) -> int:
    """How many letters, digits and Han the units have."""
    return sum(unit.weight for unit in units)
