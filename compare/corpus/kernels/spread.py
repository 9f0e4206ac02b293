"""In how many places most of a statement stands: `reference.index.spread`, for a corpus of any size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import distinct, new_ones, radix_order, ranges
from compare.corpus.kernels.sieve import Sieve
from compare.reference.index import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.corpus.kernels.phrases import Posting, Postings
    from compare.reference.index import Index
    from compare.reference.shingles import Keys

    Numbers = NDArray[np.int64]

_LOW = np.uint64(32)
_EVERYWHERE = (1 << 32) - 1


@dataclass(frozen=True)
class Known:
    """What a statement is measured against: the corpus, and references that were counted before."""

    corpus: Postings
    places: Keys
    """The keys of the corpus's places, in the order of their numbers."""
    references: Sequence[Index]

    @cached_property
    def sieve(self) -> Sieve:
        """What holds back most of the shingles that are in no list."""
        return Sieve([*self.corpus.keys, *(index.keys for index in self.references)])

    @cached_property
    def numbers(self) -> list[NDArray[np.uint32]]:
        """The number of each place of each reference: the corpus's where it has it, else one behind those."""
        others = np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *(i.places for i in self.references)]))
        order = np.argsort(self.places)
        tables = []
        for index in self.references:
            if not len(self.places):
                tables.append(np.searchsorted(others, index.places).astype(np.uint32))
                continue
            at = order[np.minimum(np.searchsorted(self.places[order], index.places), len(order) - 1)]
            beyond = len(self.places) + np.searchsorted(others, index.places)
            tables.append(np.where(self.places[at] == index.places, at, beyond).astype(np.uint32))
        return tables


class Asked(NamedTuple):
    """Statements, each with the number of its own place."""

    keys: Keys
    """Their shingles, one statement's behind the other's."""
    of: Numbers
    """The number of the statement of each shingle."""
    own: Numbers
    """The place of each statement."""

    def only(self, which: NDArray[np.bool_]) -> Asked:
        """Some of the statements, numbered anew."""
        mine = np.flatnonzero(which[self.of])
        return Asked(self.keys[mine], (np.cumsum(which) - 1)[self.of[mine]], self.own[which])


def spread(asked: Asked, known: Known) -> Numbers:
    """In how many places but its own most of each statement's shingles stand.

    Exact as long as no phrase stands in more than `MOST_PLACES` places. Beyond that a
    statement is judged by the half of its lists, or more, that reach furthest: its rarer
    phrases, which are the more telling. Places are looked at as far as all of those reach,
    and the count is scaled up.
    """
    count = len(asked.own)
    # No place has half of a statement of which less than half stands anywhere; four statements in five are such.
    sizes, listed = (np.bincount(of, minlength=count) for of in (asked.of, asked.of[known.sieve.passes(asked.keys)]))
    able = (listed > 0) & (listed >= MOST * sizes)
    found = np.zeros(count, dtype=np.int64)
    found[able] = _counted(asked.only(able), known)
    return found


def _counted(asked: Asked, known: Known) -> Numbers:
    """The same, of statements that other places may have."""
    order = radix_order(asked.keys)
    keys, of = asked.keys[order], asked.of[order]
    count = len(asked.own)
    lists = known.corpus.find(keys)
    limits = _limits(lists)
    reach = _reach(of, limits, count)
    judging = limits >= reach[of]
    wanted = MOST * np.bincount(of[judging], minlength=count)
    hits = _hits(of, judging, lists, _of_references(keys, lists, known))
    statement, place = (hits >> _LOW).astype(np.int64), (hits & np.uint64(_EVERYWHERE)).astype(np.int64)
    new = np.flatnonzero(new_ones(hits))
    times = np.diff(np.append(new, len(hits)))
    statement, place = statement[new], place[new]
    inside = place < len(known.places)
    enough = (times >= wanted[statement]) & (place != asked.own[statement]) & (~inside | (place <= reach[statement]))
    within = np.bincount(statement[enough & inside], minlength=count)
    outside = np.bincount(statement[enough & ~inside], minlength=count)
    share = np.minimum(1.0, (reach + 1) / max(1, len(known.places)))
    return np.round(within / share).astype(np.int64) + outside


def _limits(lists: Posting) -> Numbers:
    """Up to which place the list of each shingle is whole."""
    kept = np.diff(lists.starts)
    cut = np.flatnonzero(lists.sizes > kept)
    limits = np.full(len(kept), _EVERYWHERE, dtype=np.int64)
    limits[cut] = lists.places[lists.starts[cut] + kept[cut] - 1]
    return limits


def _reach(of: Numbers, limits: Numbers, count: int) -> Numbers:
    """Up to which place at least half of each statement's lists are whole."""
    reach = np.full(count, _EVERYWHERE, dtype=np.int64)
    cut = np.zeros(count, dtype=bool)
    cut[of[limits < _EVERYWHERE]] = True
    mine = np.flatnonzero(cut[of])
    of, limits = of[mine], limits[mine]
    sizes = np.bincount(of, minlength=count)[cut]
    half = np.ceil(MOST * sizes).astype(np.int64)
    reach[cut] = limits[np.lexsort((-limits, of))][np.cumsum(sizes) - sizes + half - 1]
    return reach


def _of_references(keys: Keys, lists: Posting, known: Known) -> NDArray[np.uint64]:
    """Shingles and places that references say have them, each pair in one number: those that no list says."""
    found = [np.zeros(0, dtype=np.uint64)]
    for index, numbers in zip(known.references, known.numbers, strict=True):
        at, place = index.pairs(keys)
        found.append(_together(at, numbers[np.searchsorted(index.places, place)]))
    pairs = distinct(np.concatenate(found))
    shingle = (pairs >> _LOW).astype(np.int64)
    shingle = shingle[new_ones(shingle)]
    lengths = np.diff(lists.starts)[shingle]
    held = _together(np.repeat(shingle, lengths), lists.places[ranges(lists.starts[shingle], lengths)])
    return pairs[~_among(pairs, held)]


def _among(values: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which values stand among others; both ascend."""
    if not len(others):
        return np.zeros(len(values), dtype=bool)
    same: NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, values), len(others) - 1)] == values
    return same


def _hits(of: Numbers, judging: NDArray[np.bool_], lists: Posting, more: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """For each shingle that judges and each place that has it the statement and the place in one number, sorted."""
    lengths = np.diff(lists.starts)
    listed = np.repeat(of.astype(np.uint64) << _LOW, lengths) | lists.places
    shingle = (more >> _LOW).astype(np.int64)
    others = _together(of[shingle], more & np.uint64(_EVERYWHERE))
    hits = np.concatenate([listed[np.repeat(judging, lengths)], others[judging[shingle]]])
    return hits.take(radix_order(hits))


def _together(high: Numbers, low: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.uint64]:
    return (high.astype(np.uint64) << _LOW) | low.astype(np.uint64)
