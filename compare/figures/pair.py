"""The same indicator in two documents: which figure of B answers which of A."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from compare.figures.likeness import LIKE_ENOUGH, MARGIN, Likenesses, likenesses
from compare.model import FigureChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.figures.likeness import Indexes
    from compare.model import Alignment, Document, Figure

_PASSING = frozenset("突破 超过 超 逾".split())  # noqa: SIM905 - reads as it is typed
_FAR_BEYOND = 1.5
"""From how many times a mark on a figure is not said to have passed it."""


def pair(
    a: Document, b: Document, alignment: Alignment, figures_a: Sequence[Figure], figures_b: Sequence[Figure]
) -> tuple[FigureChange, ...]:
    """Figures of the same indicator, of one role and of units that may count the same, in the order of A.

    Each figure is in one change at most. A pair is made when it is alike enough and
    clearly more so than any other that one of its two could be in: of many figures all
    named 投资 none is paired, unless its sentence tells which.
    """
    passed_a, passed_b = _passed(figures_a), _passed(figures_b)
    found = likenesses(a, b, alignment, figures_a, figures_b)
    free = ~np.isin(found.a, passed_a) & ~np.isin(found.b, passed_b)
    taken = dict(_clear_pairs(Likenesses(found.a[free], found.b[free], np.round(found.scores[free], 9))))
    return tuple(_change(figures_a[i], figures_b[taken[i]]) for i in sorted(taken))


def _passed(figures: Sequence[Figure]) -> list[int]:
    """Which figures are but marks that the next one passed, and say the same once more: 突破4000亿元、达到4211亿元."""
    return [
        i
        for i, (one, after) in enumerate(pairwise(figures))
        if one.qualifier in _PASSING
        and one.sentence == after.sentence
        and (one.name, one.unit, one.kind, one.role) == (after.name, after.unit, after.kind, after.role)
        and one.value <= after.value < _FAR_BEYOND * one.value
    ]


def _clear_pairs(found: Likenesses) -> Iterator[tuple[int, int]]:
    """The best pairs one after the other, those of them that no rival comes near.

    Of equals the nearest come first, in figures. Two may be equal in that too, (i, j) and (j, i): both are
    judged before either takes others away, so that it is the same from either side. A pair
    that scores `MARGIN` less than one that may be taken is no rival, so none of those need be known.
    """
    a, b, scores = found
    of_a, of_b = _by(a), _by(b)
    free = np.ones(len(scores), dtype=bool)
    ranks = np.stack((-scores, abs(a - b), a + b))
    order = np.lexsort(ranks[::-1])
    order = order[scores[order] >= LIKE_ENOUGH]
    for equals in np.split(order, 1 + np.flatnonzero(np.diff(ranks[:, order]).any(axis=0))):
        best = [(k, np.concatenate((of_a[a[k]], of_b[b[k]]))) for k in equals[free[equals]].tolist()]
        clear = [not (free[r] & (r != k) & (scores[k] - scores[r] < MARGIN)).any() for k, r in best]
        for (k, rivals), is_clear in zip(best, clear, strict=True):
            free[rivals] = False
            if is_clear:
                yield int(a[k]), int(b[k])


def _by(side: Indexes) -> dict[int, Indexes]:
    """Where each figure of a side stands among the pairs."""
    order = np.argsort(side, kind="stable")
    figures, starts = np.unique(side[order], return_index=True)
    return dict(zip(figures.tolist(), np.split(order, starts[1:]), strict=True)) if len(side) else {}


def _change(old: Figure, new: Figure) -> FigureChange:
    return FigureChange(name=old.name, unit=old.unit, role=old.role, old=old, new=new)
