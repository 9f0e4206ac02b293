"""Which other places' documents a document is nearest to, by the passages they share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones, radix_order, reached
from compare.model import Precedence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.corpus.clusters import Clusters

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
    if not len(passages):
        return {}
    a, b = passages["a"].astype(np.int64), passages["b"].astype(np.int64)
    one, other = (_covered(a, b, passages[f"from_{side}"], passages[f"to_{side}"]) for side in "ab")
    first = radix_order(b, a)
    first = first[new_ones(a[first], b[first])]
    document, near = np.concatenate([a[first], b[first]]), np.concatenate([b[first], a[first]])
    mine, theirs = np.concatenate([one, other]) / lengths[document], np.concatenate([other, one]) / lengths[near]
    enough = np.flatnonzero(mine >= LEAST)
    order = enough[np.lexsort((near[enough], -theirs[enough], -mine[enough], document[enough]))]
    starts = np.flatnonzero(new_ones(document[order]))
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    found: defaultdict[int, list[Near]] = defaultdict(list)
    columns = (column[order[rank < MOST]].tolist() for column in (document, near, mine, theirs))
    for number, *row in zip(*columns, strict=True):
        found[number].append(Near(*row))
    return found


def _covered(document: NDArray[Any], other: NDArray[Any], start: NDArray[Any], end: NDArray[Any]) -> NDArray[np.int64]:
    """How many terms of one side stand in passages, for each pair of documents in order; overlaps count once."""
    order = radix_order(end, start, other, document)
    new = new_ones(document[order], other[order])
    start, end = start[order].astype(np.int64), end[order].astype(np.int64)
    before = np.where(new, 0, np.concatenate([[0], reached(np.cumsum(new), end)[:-1]]))
    fresh = np.maximum(0, end - np.maximum(start, before))
    covered: NDArray[np.int64] = np.add.reduceat(fresh, np.flatnonzero(new))
    return covered


def precedence(mine: str, theirs: str) -> Precedence:
    """When another document came out compared with one's own: days where both tell them, else years."""
    size = min(len(mine), len(theirs))
    if not size or mine[:size] == theirs[:size]:
        return Precedence.UNKNOWN
    return Precedence.EARLIER if theirs[:size] < mine[:size] else Precedence.LATER


def of_few(passages: NDArray[Any], clusters: Clusters, most: int) -> NDArray[Any]:
    """The passages that do not lie in what more than so many documents carry: stock makes no neighbours.

    Stock that stands beside other stock is stock throughout.
    """
    wide = np.flatnonzero(np.repeat(clusters.sizes > most, clusters.sizes))
    wide = wide[radix_order(clusters.start[wide], clusters.document[wide])]
    document, start = clusters.document[wide], clusters.start[wide]
    ends = reached(document, clusters.end[wide])
    apart = new_ones(document)
    apart[1:] |= start[1:] > ends[:-1]
    first = np.flatnonzero(apart)
    document, start = document[first], start[first]
    end = ends[np.append(first, len(ends))[1:] - 1]
    a = passages["a"].astype(np.int64)
    at = np.searchsorted(document << 32 | start, a << 32 | passages["from_a"], side="right") - 1
    some = np.flatnonzero(at >= 0)
    at = at[some]
    inside = some[(document[at] == a[some]) & (end[at] >= passages["to_a"][some])]
    kept: NDArray[Any] = np.delete(passages, inside)
    return kept
