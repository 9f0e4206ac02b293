"""From seeds to passages: extended while the terms go on being equal, joined over small edits, and verified.

The scheme is that of text reuse detection since PAN (Potthast et al. 2013): seed, extend,
filter. Verification is by alignment: the similarity of a passage is the normalised indel
similarity of its two rows of terms.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones, radix_order, ranges, starts_of
from compare.corpus.kernels.seeds import SHINGLE, WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

SHORTEST = 12
"""Terms that a passage shares at least: some 22 characters, a long clause."""
LIGHTEST = 0.6
"""The least similarity of a passage that is lightly edited."""
_NOISE = 8
"""A shorter run of terms is passed over when runs are joined."""
_GAP = 12
"""Terms that an edit may put in, take out or change between two equal runs."""
_JUMPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (3, 3), (0, 2), (2, 0))
"""Edits at the end of a passage, as terms skipped on either side, after which `_AGAIN` equal terms must follow."""
_AGAIN = 3
_ROUNDS = 3
"""Edits that are gone over at either end."""
_AT_ONCE = WINDOW
"""Terms that are looked at in one step when a run is extended: its last seed is less than so many from its end."""
PASSAGE = np.dtype(
    [
        ("a", "<u4"),
        ("b", "<u4"),
        ("from_a", "<u4"),
        ("to_a", "<u4"),
        ("from_b", "<u4"),
        ("to_b", "<u4"),
        ("similarity", "<f4"),
    ]
)
"""A stretch of terms of two documents, the earlier one first; similarity 0…1."""


class Texts(NamedTuple):
    """The terms of all documents one behind the other."""

    terms: NDArray[np.uint32]
    starts: Numbers
    """Where each document's begin, by its number; one more than there are documents."""
    edges: NDArray[np.bool_]
    """Which terms a statement begins with; one more than there are terms, for the end of the last one."""


class _Runs(NamedTuple):
    """Stretches of terms of pairs of documents, in positions of `Texts.terms`."""

    pair: NDArray[np.uint64]
    a0: Numbers
    a1: Numbers
    b0: Numbers
    b1: Numbers
    equal: Numbers
    """Equal terms found in it."""

    def take(self, which: Any) -> _Runs:  # noqa: ANN401 - whatever indexes an array
        return _Runs(*(column[which] for column in self))

    @property
    def a(self) -> Numbers:
        return (self.pair >> np.uint64(32)).astype(np.int64)

    @property
    def b(self) -> Numbers:
        return (self.pair & np.uint64(0xFFFFFFFF)).astype(np.int64)


def passages(found: NDArray[Any], texts: Texts) -> NDArray[Any]:
    """The passages that the seeds of one bucket, rows of `SEED`, lead to."""
    if not len(found):
        return np.zeros(0, dtype=PASSAGE)
    # Reading a mapped file as a plain array costs no copy, and a third less than as a map.
    texts = texts._replace(terms=np.asarray(texts.terms))
    runs = _runs(found, texts)
    runs = _extended(runs, texts)
    runs = _unique(runs)
    # Where a run begins in the first document tells which document that is.
    runs = _joined(runs.take(radix_order(runs.b0, runs.a0, runs.b)))
    runs = _joined(runs.take(runs.equal >= _NOISE))
    runs = runs.take(runs.equal >= _NOISE)
    runs = _trimmed(_jumped(runs, texts), texts)
    runs = runs.take(runs.equal >= SHORTEST)
    similarity = _similarity(runs, texts)
    return _rows(runs, similarity, texts)


def _runs(seeds: NDArray[Any], texts: Texts) -> _Runs:
    """Seeds of one diagonal that are near each other, as one run; those of a diagonal in order."""
    pair = seeds["a"].astype(np.uint64) << np.uint64(32) | seeds["b"]
    at_a = texts.starts[seeds["a"]] + seeds["at_a"]
    at_b = texts.starts[seeds["b"]] + seeds["at_b"]
    # A position is of one document only, so a diagonal and a place on it tell the pair.
    order = radix_order(at_a, at_b - at_a)
    pair, at_a, at_b = pair[order], at_a[order], at_b[order]
    gap = np.diff(at_a, prepend=0)
    begins = new_ones(pair, at_b - at_a) | (gap > SHINGLE + _GAP)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(pair)) - 1
    # A seed's own terms are equal; between it and the one before there may be others, of which only those need a look.
    equal = np.where(begins, SHINGLE, np.minimum(gap, SHINGLE))
    apart = np.flatnonzero(~begins & (gap > SHINGLE))
    size = gap[apart] - SHINGLE
    equal[apart] += _equal_between(texts.terms, at_a[apart] - size, at_b[apart] - size, size)
    equal = np.add.reduceat(equal, first)
    return _Runs(pair[first], at_a[first], at_a[last] + SHINGLE, at_b[first], at_b[last] + SHINGLE, equal)


def _equal_between(terms: NDArray[np.uint32], a: Numbers, b: Numbers, sizes: Numbers) -> Numbers:
    """How many terms of two stretches of the same size are equal, for many such, none of them empty."""
    at = ranges(a, sizes)
    same = terms[at] == terms[at + np.repeat(b - a, sizes)]
    return np.add.reduceat(same, starts_of(sizes), dtype=np.int64) if len(sizes) else sizes


def _extended(runs: _Runs, texts: Texts) -> _Runs:
    """Runs as far as the terms at their ends go on being equal."""
    _, a0, a1, b0, b1, equal = runs
    a, b = runs.a, runs.b
    room = np.minimum(a0 - texts.starts[a], b0 - texts.starts[b])
    before = _equal(texts.terms, (a0 - 1, b0 - 1), room, -1)
    room = np.minimum(texts.starts[a + 1] - a1, texts.starts[b + 1] - b1)
    behind = _equal(texts.terms, (a1, b1), room, 1)
    return _Runs(runs.pair, a0 - before, a1 + behind, b0 - before, b1 + behind, equal + before + behind)


def _equal(terms: NDArray[np.uint32], places: Sequence[Numbers], room: Numbers, step: int) -> Numbers:
    """How many terms from two places on, forwards or backwards, are equal: at most `room`."""
    found = np.zeros(len(room), dtype=np.int64)
    active = np.flatnonzero(room > 0)
    while len(active):
        far, most = found[active], room[active]
        one, other = (place[active] + step * far for place in places)
        same = np.ones(len(active), dtype=bool)
        for ahead in range(_AT_ONCE):
            # A row of terms at a time: a table of them takes eight times as long.
            same &= terms.take(one + step * ahead, mode="clip") == terms.take(other + step * ahead, mode="clip")
            same &= far < most
            far += same
        found[active] = far
        active = active[same]
    return found


def _unique(runs: _Runs) -> _Runs:
    """Each run once, and none inside another: two runs of a diagonal may have grown over each other.

    Both ends of a diagonal's runs ascend, so one that lies inside another begins or ends with its neighbour.
    """
    runs = runs.take(new_ones(runs.a0[::-1], runs.b0[::-1])[::-1])
    return runs.take(new_ones(runs.a1, runs.b1))


def _joined(runs: _Runs) -> _Runs:
    """Runs of one pair that follow each other on both sides, as one; runs are by pair, and in the order of the text."""
    joins = np.zeros(len(runs.pair), dtype=bool)
    gap_a, gap_b = runs.a0[1:] - runs.a1[:-1], runs.b0[1:] - runs.b1[:-1]
    near = (gap_a <= _GAP) & (gap_b <= _GAP) & (gap_a > -SHINGLE) & (gap_b > -SHINGLE)
    joins[1:] = near & (runs.pair[1:] == runs.pair[:-1])
    first = np.flatnonzero(~joins)
    if not len(first):
        return runs
    overlap = np.zeros(len(joins), dtype=np.int64)
    overlap[1:] = np.maximum(0, -np.minimum(gap_a, gap_b))
    equal = np.add.reduceat(runs.equal - np.where(joins, overlap, 0), first)
    return _Runs(
        runs.pair[first],
        runs.a0[first],
        np.maximum.reduceat(runs.a1, first),
        runs.b0[first],
        np.maximum.reduceat(runs.b1, first),
        equal,
    )


def _jumped(runs: _Runs, texts: Texts) -> _Runs:
    """Runs extended over small edits at either end, and on from there, as long as there are any."""
    _, a0, a1, b0, b1, equal = runs
    a, b = runs.a, runs.b
    rooms = a0 - texts.starts[a], b0 - texts.starts[b]
    before = _gone(texts, (a0, b0), rooms, -1)
    rooms = texts.starts[a + 1] - a1, texts.starts[b + 1] - b1
    behind = _gone(texts, (a1, b1), rooms, 1)
    return _Runs(
        runs.pair,
        a0 - before[0],
        a1 + behind[0],
        b0 - before[1],
        b1 + behind[1],
        equal + before[2] + behind[2],
    )


def _gone(texts: Texts, ends: tuple[Numbers, Numbers], rooms: tuple[Numbers, Numbers], step: int) -> NDArray[np.int64]:
    """How far either side goes on from the ends of runs over small edits, and how many terms are equal on the way.

    Args:
        texts: The terms of all documents.
        ends: Where the runs end on each side.
        rooms: How many terms each side's document has from there on.
        step: 1 for forwards, -1 for backwards.
    """
    gone = np.zeros((3, len(rooms[0])), dtype=np.int64)
    # Where a whole statement ends on both sides, what follows is another one, and has seeds of its own.
    moving = np.flatnonzero(~(texts.edges[ends[0]] & texts.edges[ends[1]]))
    for _ in range(_ROUNDS):
        places = [end[moving] + step * far[moving] - (step < 0) for end, far in zip(ends, gone, strict=False)]
        left = [room[moving] - far[moving] for room, far in zip(rooms, gone, strict=False)]
        jumps = _edits(texts.terms, places, left, step)
        moved = np.flatnonzero(jumps[:, 0])
        moving, jumps = moving[moved], jumps[moved]
        places = [place[moved] + step * jump for place, jump in zip(places, jumps.T, strict=True)]
        room = np.minimum(*(room[moved] - jump for room, jump in zip(left, jumps.T, strict=True)))
        further = _equal(texts.terms, places, room, step)
        gone[:2, moving] += jumps.T + further
        gone[2, moving] += _AGAIN + further
    return gone


def _edits(
    terms: NDArray[np.uint32], places: Sequence[Numbers], rooms: Sequence[Numbers], step: int
) -> NDArray[np.int64]:
    """How far either side goes, from two places on, with the first of `_JUMPS` and the equal terms behind it.

    Args:
        terms: The terms of all documents.
        places: Where the terms of each side begin.
        rooms: How many terms each side's document has from there on.
        step: 1 for forwards, -1 for backwards.
    """
    reach = range(max(map(max, _JUMPS)) + _AGAIN)
    # What is behind the last term of all is never looked at: there is no room.
    one, other = ([terms.take(place + step * ahead, mode="clip") for ahead in reach] for place in places)
    gone = np.zeros((len(rooms[0]), 2), dtype=np.int64)
    left = np.ones(len(rooms[0]), dtype=bool)
    for jump in _JUMPS:
        far = [skip + _AGAIN for skip in jump]
        hit = left & (rooms[0] >= far[0]) & (rooms[1] >= far[1])
        for k in range(_AGAIN):
            hit &= one[jump[0] + k] == other[jump[1] + k]
        gone[hit] = far
        left &= ~hit
    return gone


def _trimmed(runs: _Runs, texts: Texts) -> _Runs:
    """Runs without the first or last words of a statement that they have in common beyond their whole ones.

    Two reports that both go on with a year and a place, or with the same word, share no more for it.
    """
    _, a0, a1, b0, b1, equal = runs
    before = _beyond(texts.edges, a0, b0, 1)
    behind = _beyond(texts.edges, a1, b1, -1)
    # Of the terms that go some may differ; then fewer are held equal than are, and the alignment tells.
    return _Runs(runs.pair, a0 + before, a1 - behind, b0 + before, b1 - behind, equal - before - behind)


def _beyond(edges: NDArray[np.bool_], a: Numbers, b: Numbers, step: int) -> Numbers:
    """How many terms lie beyond the next edge that statements of both sides have; 0 where it is not near, or one ends here."""
    beyond = np.zeros(len(a), dtype=np.int64)
    for ahead in reversed(range(1, _NOISE)):
        shared = edges.take(a + step * ahead, mode="clip") & edges.take(b + step * ahead, mode="clip")
        beyond[shared] = ahead
    beyond[edges[a] | edges[b]] = 0
    return beyond


def _similarity(runs: _Runs, texts: Texts) -> NDArray[np.float32]:
    """The normalised indel similarity of the two sides of each run; those equal throughout need no alignment."""
    similarity = np.ones(len(runs.pair), dtype=np.float32)
    edited = np.flatnonzero((runs.a1 - runs.a0 != runs.equal) | (runs.b1 - runs.b0 != runs.equal))
    some = runs.take(edited)
    similarity[edited] = aligned(texts.terms, (some.a0, some.b0), (some.a1, some.b1))
    return similarity


def aligned(terms: NDArray[np.uint32], starts: Sequence[Numbers], ends: Sequence[Numbers]) -> NDArray[np.float64]:
    """The normalised indel similarity of pairs of stretches of terms; 0 where it is below `LIGHTEST`.

    Args:
        terms: The terms of all documents.
        starts: Where the stretches of each side begin.
        ends: Where they end.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, needed only here
    from rapidfuzz.process import cpdist  # noqa: PLC0415 - as above

    sides = []
    for start, end in zip(starts, ends, strict=True):
        # Cut out of one row: bringing each stretch over by itself takes as long as its alignment.
        row = array("I", terms[ranges(start, end - start)].tobytes())
        cuts = np.append(0, np.cumsum(end - start)).tolist()
        sides.append([row[i:j] for i, j in pairwise(cuts)])
    # All at once, for it lets go of the interpreter; below the cutoff an alignment stops early.
    similarity: NDArray[np.float64] = cpdist(
        *sides, scorer=Indel.normalized_similarity, score_cutoff=LIGHTEST, dtype=np.float64
    )
    return similarity


def _rows(runs: _Runs, similarity: NDArray[np.float32], texts: Texts) -> NDArray[Any]:
    kept = similarity >= LIGHTEST
    runs, similarity = runs.take(kept), similarity[kept]
    rows = np.empty(len(similarity), dtype=PASSAGE)
    rows["a"], rows["b"], rows["similarity"] = runs.a, runs.b, similarity
    rows["from_a"], rows["to_a"] = runs.a0 - texts.starts[runs.a], runs.a1 - texts.starts[runs.a]
    rows["from_b"], rows["to_b"] = runs.b0 - texts.starts[runs.b], runs.b1 - texts.starts[runs.b]
    return rows
