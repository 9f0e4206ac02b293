"""Which other places' documents a document is nearest to, by the passages they share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones
from compare.model import Precedence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST = 10
"""Neighbours that are told of a document."""
LEAST = 0.01
"""The share of a document that must stand in another for it to be a neighbour."""


class Near(NamedTuple):
    """A document that shares passages with another."""

    document: int
    mine: float
    theirs: float


def nearest(passages: NDArray[Any], lengths: NDArray[np.int64]) -> dict[int, list[Near]]:
    """For each document its neighbours, those first that have most of it.

    Args:
        passages: Rows of `PASSAGE`.
        lengths: Terms of each document.
    """
    one = _covered(passages["a"], passages["b"], passages["from_a"], passages["to_a"])
    other = _covered(passages["b"], passages["a"], passages["from_b"], passages["to_b"])
    found: defaultdict[int, list[Near]] = defaultdict(list)
    for (a, b), terms in one.items():
        in_a, in_b = terms / int(lengths[a]), other[b, a] / int(lengths[b])
        if in_a >= LEAST:
            found[a].append(Near(b, in_a, in_b))
        if in_b >= LEAST:
            found[b].append(Near(a, in_b, in_a))
    return {
        number: sorted(near, key=lambda it: (-it.mine, -it.theirs, it.document))[:MOST]
        for number, near in found.items()
    }


def _covered(
    document: NDArray[Any], other: NDArray[Any], start: NDArray[Any], end: NDArray[Any]
) -> dict[tuple[int, int], int]:
    """How many terms of a document stand in passages of another, for each such pair; overlaps count once."""
    if not len(document):
        return {}
    order = np.lexsort((end, start, other, document))
    document, other = document[order], other[order]
    start, end = start[order].astype(np.int64), end[order].astype(np.int64)
    new = new_ones(document, other)
    group = np.cumsum(new)
    step = int(end.max()) + 1
    reached = np.maximum.accumulate(group * step + end) - group * step
    before = np.where(new, 0, np.concatenate([[0], reached[:-1]]))
    fresh = np.maximum(0, end - np.maximum(start, before))
    first = np.flatnonzero(new)
    total = np.add.reduceat(fresh, first)
    return dict(zip(zip(document[first].tolist(), other[first].tolist(), strict=True), total.tolist(), strict=True))


def precedence(mine: str, theirs: str) -> Precedence:
    """When another document came out compared with one's own: days where both tell them, else years."""
    size = min(len(mine), len(theirs))
    if not size or mine[:size] == theirs[:size]:
        return Precedence.UNKNOWN
    return Precedence.EARLIER if theirs[:size] < mine[:size] else Precedence.LATER


def of_few(passages: NDArray[Any], clusters: Sequence[Sequence[Any]], most: int) -> NDArray[Any]:
    """The passages that do not lie in what more than so many documents carry: stock makes no neighbours."""
    wide = defaultdict(list)
    for cluster in clusters:
        if len(cluster) > most:
            for member in cluster:
                wide[member.document].append((member.start, member.end))
    if not wide:
        return passages
    columns = (passages[name].tolist() for name in ("a", "from_a", "to_a"))
    inside = [
        any(start <= first and last <= end for start, end in wide.get(document, ()))
        for document, first, last in zip(*columns, strict=True)
    ]
    kept: NDArray[Any] = passages[~np.array(inside, dtype=bool)]
    return kept
