"""From pairs of passages to clusters: one passage, all who carry it.

Stretches of one document that are nearly the same are one node; passages are edges;
connected components are clusters (as in passim, Smith, Cordell and Mullen 2015). Chains
are guarded against: A like B and B like C need not make A like C, so in each component
every node must be like the first one, and those that are not make clusters of their own.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones
from compare.corpus.kernels.passages import LIGHTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.corpus.kernels.passages import Texts

    Numbers = NDArray[np.int64]

SAME = 0.5
"""The share of the longer of two stretches of one document that both must have to be one."""
_OPEN = 4
"""Stretches back to which another may belong."""
_MOST_LEADERS = 8
"""Parts that a component may fall into before what is left is taken as it is."""


class Member(NamedTuple):
    """A stretch of terms of a document in a cluster."""

    document: int
    start: int
    end: int
    similarity: float
    """To the first member."""


class Nodes(NamedTuple):
    """Stretches of documents, and to which of them each side of each passage belongs."""

    document: Numbers
    start: Numbers
    end: Numbers
    a: Numbers
    b: Numbers


def clustered(passages: NDArray[Any], texts: Texts, places: NDArray[np.uint32]) -> list[list[Member]]:
    """The clusters of passages, each in order of time; those of most places first, then the longest.

    Args:
        passages: Rows of `PASSAGE`.
        texts: The terms of all documents.
        places: The place of each document.
    """
    if not len(passages):
        return []
    nodes = _nodes(passages)
    label = components(len(nodes.document), nodes.a, nodes.b)
    order = np.lexsort((nodes.start, nodes.document, label))
    edges = np.flatnonzero(np.append(new_ones(label[order]), True)) if len(order) else np.zeros(1, dtype=np.int64)
    found = [
        group
        for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        for group in _guarded(order[start:end].tolist(), nodes, texts)
    ]
    whole = [one for one in map(_one_each, found) if len({int(places[member.document]) for member in one}) > 1]
    return sorted(whole, key=lambda one: _rank(one, places))


def _rank(cluster: Sequence[Member], places: NDArray[np.uint32]) -> tuple[int, int, tuple[Member, ...]]:
    first = cluster[0]
    return -len({int(places[one.document]) for one in cluster}), first.start - first.end, tuple(cluster)


def _nodes(passages: NDArray[Any]) -> Nodes:
    """Stretches of a document that share most of each other as one: the first of them stands for all."""
    document = np.concatenate([passages["a"], passages["b"]]).astype(np.int64)
    start = np.concatenate([passages["from_a"], passages["from_b"]]).astype(np.int64)
    end = np.concatenate([passages["to_a"], passages["to_b"]]).astype(np.int64)
    order = np.lexsort((-end, start, document))
    new = new_ones(document[order], start[order], end[order])
    distinct = order[new]
    owner = _owners(document[distinct].tolist(), start[distinct].tolist(), end[distinct].tolist())
    once, number = np.unique(owner, return_inverse=True)
    node = np.empty(len(order), dtype=np.int64)
    node[order] = number[np.cumsum(new) - 1]
    head = distinct[once]
    half = len(passages)
    return Nodes(document[head], start[head], end[head], node[:half], node[half:])


def _owners(document: list[int], start: list[int], end: list[int]) -> NDArray[np.int64]:
    """For each stretch, in order, the position of the one that stands for it."""
    owners: list[int] = []
    recent: list[int] = []
    for i, (of, begins, ends) in enumerate(zip(document, start, end, strict=True)):
        if recent and document[recent[-1]] != of:
            recent = []
        for one in reversed(recent):
            common = min(ends, end[one]) - max(begins, start[one])
            if common >= SAME * max(ends - begins, end[one] - start[one]):
                owners.append(one)
                break
        else:
            owners.append(i)
            recent = [*recent[1 - _OPEN :], i]
    return np.array(owners, dtype=np.int64)


def components(count: int, a: Numbers, b: Numbers) -> Numbers:
    """The smallest node of each node's connected component, by propagating the smallest label and halving paths."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[a], label[b])
        moved = label.copy()
        np.minimum.at(moved, a, low)
        np.minimum.at(moved, b, low)
        np.minimum.at(moved, label[a], low)
        np.minimum.at(moved, label[b], low)
        moved = moved[moved]
        if np.array_equal(moved, label):
            return label
        label = moved


def _guarded(group: list[int], nodes: Nodes, texts: Texts) -> list[list[Member]]:
    """A component as clusters of nodes that are like the first of them."""
    found: list[list[Member]] = []
    left = group
    for _ in range(_MOST_LEADERS):
        if len(left) < 2:  # noqa: PLR2004 - one alone is no cluster
            break
        leader, others = left[0], np.array(left[1:], dtype=np.int64)
        similarity = _likenesses(leader, others, nodes, texts)
        near = similarity >= LIGHTEST
        members = [_member(leader, nodes, 1.0)]
        members += [
            _member(one, nodes, like)
            for one, like in zip(others[near].tolist(), similarity[near].tolist(), strict=True)
        ]
        if len(members) > 1:
            found.append(members)
        left = others[~near].tolist()
    return found


def _member(node: int, nodes: Nodes, similarity: float) -> Member:
    return Member(int(nodes.document[node]), int(nodes.start[node]), int(nodes.end[node]), round(similarity, 4))


def _likenesses(leader: int, others: Numbers, nodes: Nodes, texts: Texts) -> NDArray[np.float64]:
    """How like the leader each node is."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, needed only here

    first = _terms(leader, nodes, texts)
    found = np.zeros(len(others))
    for i, one in enumerate(others.tolist()):
        terms = _terms(one, nodes, texts)
        found[i] = 1.0 if terms == first else Indel.normalized_similarity(array("I", first), array("I", terms))
    return found


def _terms(node: int, nodes: Nodes, texts: Texts) -> bytes:
    begin = int(texts.starts[nodes.document[node]])
    return texts.terms[begin + int(nodes.start[node]) : begin + int(nodes.end[node])].tobytes()


def _one_each(cluster: list[Member]) -> list[Member]:
    """The members in order of time, of each document the one most like the first."""
    best: dict[int, Member] = {}
    for one in cluster:
        held = best.get(one.document)
        if held is None or (one.similarity, held.start) > (held.similarity, one.start):
            best[one.document] = one
    return [best[document] for document in sorted(best)]
