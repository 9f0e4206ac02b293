"""The same indicator in two documents: which figure of B answers which of A."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.likeness import likenesses
from compare.model import FigureChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Alignment, Document, Figure

LIKE_ENOUGH = 0.4
"""What two figures must score, 0…1, to be taken for one indicator."""
MARGIN = 0.05
"""By how much they must beat every other figure that either could answer."""


_PASSING = frozenset("突破 超过 超 逾".split())  # noqa: SIM905 - reads as it is typed
_FAR_BEYOND = 1.5
"""From how many times a mark on a figure is not said to have passed it."""


class _Candidate(NamedTuple):
    """A figure of A and one of B; sorts best first, then the same way from either side."""

    cost: float
    distance: int
    """How far apart they stand, in figures."""
    middle: int
    """Twice the place between them."""
    a: int
    b: int


def pair(
    a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
) -> tuple[FigureChange, ...]:
    """Figures of the same indicator, of one role and of units that may count the same, in the order of A.

    Each figure is in one change at most. A pair is made when it is alike enough and
    clearly more so than any other that one of its two could be in: of many figures all
    named 投资 none is paired, unless its sentence tells which.
    """
    passed_a, passed_b = _passed(figures_a), _passed(figures_b)
    candidates = [
        _Candidate(-round(score, 9), abs(i - j), i + j, i, j)
        for i, j, score in likenesses(a, b, alignment, figures_a, figures_b)
        if i not in passed_a and j not in passed_b
    ]
    taken = dict(_clear_pairs(candidates))
    return tuple(_change(figures_a[i], figures_b[taken[i]]) for i in sorted(taken))


def _passed(figures: Sequence[Figure]) -> set[int]:
    """Which figures are but marks that the next one passed, and say the same once more: 突破4000亿元、达到4211亿元."""
    return {
        i
        for i, (one, after) in enumerate(pairwise(figures))
        if one.qualifier in _PASSING
        and one.sentence == after.sentence
        and (one.name, one.unit, one.kind, one.role) == (after.name, after.unit, after.kind, after.role)
        and one.value <= after.value < _FAR_BEYOND * one.value
    }


def _clear_pairs(candidates: list[_Candidate]) -> Iterator[tuple[int, int]]:
    """The best pairs one after the other, those of them that no rival comes near."""
    of_a: defaultdict[int, list[_Candidate]] = defaultdict(list)
    of_b: defaultdict[int, list[_Candidate]] = defaultdict(list)
    for one in candidates:
        of_a[one.a].append(one)
        of_b[one.b].append(one)
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for one in sorted(candidates):
        if one.a in taken_a or one.b in taken_b or -one.cost < LIKE_ENOUGH:
            continue
        rivals = [r for r in (*of_a[one.a], *of_b[one.b]) if r != one and r.a not in taken_a and r.b not in taken_b]
        taken_a.add(one.a)
        taken_b.add(one.b)
        if all(rival.cost - one.cost >= MARGIN for rival in rivals):
            yield one.a, one.b


def _change(old: Figure, new: Figure) -> FigureChange:
    return FigureChange(name=old.name, unit=old.unit, role=old.role, old=old, new=new)
