"""From pairs of passages to clusters: one passage, all who carry it.

Stretches of one document that are nearly the same are one node; passages whose two nodes
are like each other are edges. Clusters are stars (Aslam, Pelekhov and Rus 2004): the first
node in time with all its neighbours, then the first of those left with its own, and so on.
So whatever a cluster has is like its first node. Connected components (as in passim, Smith,
Cordell and Mullen 2015) would not do: stock passages that stand beside each other chain them
together, and of 10,000 reports two nodes in five were in a single one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones, radix_order, ranges, reached, starts_of
from compare.corpus.kernels.passages import LIGHTEST, aligned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.corpus.kernels.passages import Texts

    Numbers = NDArray[np.int64]

SAME = 0.5
"""The share of the longer of two stretches of one document that both must have to be one."""
_OPEN = 4
"""Stretches back to which another may belong."""


class Member(NamedTuple):
    """A stretch of terms of a document in a cluster."""

    document: int
    start: int
    end: int
    similarity: float
    """To the first member."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Clusters as columns: the members of one behind those of the other."""

    edges: Numbers
    """Where each cluster's members begin; one more than there are clusters."""
    places: Numbers
    """Of how many places the documents of each cluster are."""
    document: Numbers
    start: Numbers
    end: Numbers
    similarity: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[list[Member]]:
        columns = (self.document, self.start, self.end, self.similarity)
        members = [Member(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
        return (members[i:j] for i, j in zip(self.edges[:-1].tolist(), self.edges[1:].tolist(), strict=True))

    @property
    def sizes(self) -> Numbers:
        """How many members each cluster has."""
        return np.diff(self.edges)


class Nodes(NamedTuple):
    """Stretches of documents, and to which of them each side of each passage belongs."""

    document: Numbers
    start: Numbers
    end: Numbers
    a: Numbers
    b: Numbers


def clustered(passages: NDArray[Any], texts: Texts, places: NDArray[np.uint32]) -> Clusters:
    """The clusters of passages, each in order of time; those of most places first, then the longest.

    Args:
        passages: Rows of `PASSAGE`.
        texts: The terms of all documents.
        places: The place of each document.
    """
    nodes = _nodes(passages)
    one, other, like = _edges(nodes, passages, texts)
    leader = stars(len(nodes.document), one, other)
    similarity = np.ones(len(leader))
    taken = leader[other] == one
    similarity[other[taken]] = like[taken]
    # In order of time, of each document the stretch most like the first; nodes are in the order of the text.
    order = np.lexsort((-similarity, nodes.document, leader))
    order = order[new_ones(leader[order], nodes.document[order])]
    edges, count = _of_several_places(leader[order], places[nodes.document[order]])
    first = order[edges[:-1]]
    ranks = np.lexsort(
        (nodes.end[first], nodes.start[first], nodes.document[first], nodes.start[first] - nodes.end[first], -count)
    )
    ranks = ranks[count[ranks] > 1]
    sizes = np.diff(edges)[ranks]
    members = order[ranges(edges[ranks], sizes)]
    return Clusters(
        np.concatenate([[0], np.cumsum(sizes)]),
        count[ranks],
        nodes.document[members],
        nodes.start[members],
        nodes.end[members],
        similarity[members],
    )


def _of_several_places(leader: Numbers, place: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    """Where each leader's members begin, one more than there are leaders, and of how many places they are."""
    new = new_ones(leader)
    edges = np.append(np.flatnonzero(new), len(leader))
    pairs = np.sort((np.cumsum(new) - 1) << 32 | place)
    return edges, np.bincount(pairs[new_ones(pairs)] >> 32, minlength=len(edges) - 1)


def _nodes(passages: NDArray[Any]) -> Nodes:
    """Stretches of a document that share most of each other as one: the first of them stands for all."""
    document = np.concatenate([passages["a"], passages["b"]]).astype(np.int64)
    start = np.concatenate([passages["from_a"], passages["from_b"]]).astype(np.int64)
    end = np.concatenate([passages["to_a"], passages["to_b"]]).astype(np.int64)
    begin = document << 32 | start
    order = radix_order(end.max(initial=0) - end, begin)
    new = new_ones(begin[order], end[order])
    distinct = order[new]
    owner = owners(document[distinct], start[distinct], end[distinct])
    itself = owner == np.arange(len(owner))
    number = (np.cumsum(itself) - 1)[owner]
    node = np.empty(len(order), dtype=np.int64)
    node[order] = number[np.cumsum(new) - 1]
    head = distinct[itself]
    half = len(passages)
    return Nodes(document[head], start[head], end[head], node[:half], node[half:])


def _edges(nodes: Nodes, passages: NDArray[Any], texts: Texts) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """The pairs of nodes that passages join and that are like each other, the earlier one first, and how much."""
    pairs = nodes.a << 32 | nodes.b
    order = radix_order(pairs)
    new = new_ones(pairs[order])
    pairs = pairs[order[new]]
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    like = np.zeros(len(pairs))
    # Most passages are their nodes from end to end, and were aligned when they were found.
    whole = _whole(nodes, passages)[order]
    like[(np.cumsum(new) - 1)[whole]] = passages["similarity"][order[whole]]
    left = np.flatnonzero(like == 0)
    like[left] = _likenesses(one[left], other[left], nodes, texts)
    near = like >= LIGHTEST
    return one[near], other[near], np.round(like[near], 4)


def _whole(nodes: Nodes, passages: NDArray[Any]) -> NDArray[np.bool_]:
    """Which passages are just the stretches of their nodes."""
    edges = (
        (passages[f"{edge}_{side}"], of[node])
        for side, node in (("a", nodes.a), ("b", nodes.b))
        for edge, of in (("from", nodes.start), ("to", nodes.end))
    )
    whole: NDArray[np.bool_] = np.logical_and.reduce([mine == theirs for mine, theirs in edges])
    return whole


def owners(document: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """For each stretch, in order, the position of the one that stands for it (a test holds it to one after the other)."""
    owner = np.arange(len(start))
    apart = new_ones(document)
    # What begins where all before it in its document has ended stands for itself, and nothing goes on behind it.
    apart[1:] |= start[1:] >= reached(document, end)[:-1]
    first = np.flatnonzero(apart)
    sizes = np.diff(np.append(first, len(start)))
    recent = np.full((_OPEN, len(first)), -1)
    recent[0] = first
    # One stretch of each row of overlapping ones at a time: three in four stand alone, and hardly a row has ten.
    for rank in range(1, int(sizes.max(initial=0))):
        left = sizes > rank
        first, sizes, recent = first[left], sizes[left], recent[:, left]
        at = first + rank
        # Stretches are in the order of their beginnings, so what two have in common begins where the later one does.
        common = np.minimum(end[at], end[recent]) - start[at]
        longer = np.maximum(end[at] - start[at], end[recent] - start[recent])
        same = (recent >= 0) & (common >= SAME * longer)
        found = same.any(axis=0)
        owner[at[found]] = recent[same.argmax(axis=0), np.arange(len(at))][found]
        recent[1:, ~found] = recent[:-1, ~found]
        recent[0, ~found] = at[~found]
    return owner


def stars(count: int, one: Numbers, other: Numbers) -> Numbers:
    """The leader of each node: itself, or the first of its neighbours that leads.

    In order, each node that is not yet taken leads, and takes those of its neighbours that are not. All nodes that
    come before their neighbours do so at once; a test holds the result to that of one after the other.

    Args:
        count: How many nodes there are.
        one: One end of each edge.
        other: The other end.
    """
    pairs = np.sort(np.concatenate([one << 32 | other, other << 32 | one]))
    here, there = pairs >> 32, pairs & 0xFFFFFFFF
    leader = np.full(count, -1, dtype=np.int64)
    while True:
        # The neighbours that may take each node, the first of them first.
        open_ = (leader[here] < 0) & ((leader[there] < 0) | (leader[there] == there))
        here, there = here[open_], there[open_]
        new = new_ones(here)
        first = np.full(count, count, dtype=np.int64)
        first[here[new]] = there[new]
        left = np.flatnonzero(leader < 0)
        if not len(left):
            return leader
        leads = left[first[left] > left]
        taken = left[first[left] < left]
        taken = taken[leader[first[taken]] == first[taken]]
        leader[taken] = first[taken]
        leader[leads] = leads


def _likenesses(one: Numbers, other: Numbers, nodes: Nodes, texts: Texts) -> NDArray[np.float64]:
    """How like pairs of nodes are; 0 for those that are not."""
    found = np.ones(len(one))
    sides = [
        (texts.starts[nodes.document[side]] + nodes.start[side], nodes.end[side] - nodes.start[side])
        for side in (one, other)
    ]
    (here, length), (there, size) = sides
    alike = np.flatnonzero(length == size)
    same = texts.terms[ranges(here[alike], size[alike])] == texts.terms[ranges(there[alike], size[alike])]
    differs = np.ones(len(one), dtype=bool)
    differs[alike] = np.add.reduceat(~same, starts_of(size[alike])) > 0 if len(alike) else False
    left = np.flatnonzero(differs)
    starts, ends = zip(*((begin[left], begin[left] + count[left]) for begin, count in sides), strict=True)
    found[left] = aligned(texts.terms, starts, ends)
    return found
