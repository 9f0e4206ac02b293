"""In how many places most of a statement stands: `reference.index.spread`, for a corpus of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones
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


class Known(NamedTuple):
    """What a statement is measured against: the corpus, and references that were counted before."""

    corpus: Postings
    places: Keys
    """The keys of the corpus's places, in the order of their numbers."""
    references: Sequence[Index]


class Asked(NamedTuple):
    """Statements, each with the number of its own place."""

    keys: Keys
    """Their shingles, one statement's behind the other's."""
    of: Numbers
    """The number of the statement of each shingle."""
    own: Numbers
    """The place of each statement."""


def spread(asked: Asked, known: Known) -> Numbers:
    """In how many places but its own most of each statement's shingles stand.

    Exact as long as no phrase stands in more than `MOST_PLACES` places. Beyond that a
    statement is judged by the half of its lists, or more, that reach furthest: its rarer
    phrases, which are the more telling. Places are looked at as far as all of those reach,
    and the count is scaled up.
    """
    order = np.argsort(asked.keys)
    keys, of = asked.keys[order], asked.of[order]
    count = len(asked.own)
    lists = known.corpus.find(keys)
    limits = _limits(lists)
    reach = _reach(of, limits, count)
    judging = limits >= reach[of]
    wanted = MOST * np.bincount(of[judging], minlength=count)
    pairs = _pairs(keys, lists, known)
    hits = _hits(pairs, of, judging & _able(pairs, of, judging, wanted)[of])
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


def _pairs(keys: Keys, lists: Posting, known: Known) -> list[NDArray[np.uint64]]:
    """For each shingle and each place that has it both in one number, each pair once."""
    found = [_together(np.repeat(np.arange(len(keys)), np.diff(lists.starts)), lists.places)]
    for index, table in zip(known.references, _numbers(known), strict=True):
        at, place = index.pairs(keys)
        pairs = np.sort(_together(at, table[np.searchsorted(index.places, place)]))
        found.append(pairs[~np.logical_or.reduce([_among(pairs, others) for others in found])])
    return found


def _among(values: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which values stand among others; both ascend."""
    if not len(others):
        return np.zeros(len(values), dtype=bool)
    same: NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, values), len(others) - 1)] == values
    return same


def _able(
    pairs: Sequence[NDArray[np.uint64]], of: Numbers, judging: NDArray[np.bool_], wanted: NDArray[np.floating[Any]]
) -> NDArray[np.bool_]:
    """Which statements have so many shingles that any place has, that some place may have enough of them."""
    listed = np.zeros(len(of), dtype=bool)
    for some in pairs:
        listed[(some >> _LOW).astype(np.int64)] = True
    return np.bincount(of[listed & judging], minlength=len(wanted)) >= wanted


def _hits(pairs: Sequence[NDArray[np.uint64]], of: Numbers, counting: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """For each shingle that counts and each place that has it the statement and the place in one number, sorted."""
    found = np.concatenate(pairs)
    shingle = (found >> _LOW).astype(np.int64)
    kept = np.flatnonzero(counting[shingle])
    return np.sort(_together(of[shingle[kept]], found[kept] & np.uint64(_EVERYWHERE)))


def _numbers(known: Known) -> list[NDArray[np.uint32]]:
    """The number of each place of each reference: the corpus's where it has it, else one behind those."""
    others = np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *(i.places for i in known.references)]))
    order = np.argsort(known.places)
    tables = []
    for index in known.references:
        if not len(known.places):
            tables.append(np.searchsorted(others, index.places).astype(np.uint32))
            continue
        at = order[np.minimum(np.searchsorted(known.places[order], index.places), len(order) - 1)]
        beyond = len(known.places) + np.searchsorted(others, index.places)
        tables.append(np.where(known.places[at] == index.places, at, beyond).astype(np.uint32))
    return tables


def _together(high: Numbers, low: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.uint64]:
    return (high.astype(np.uint64) << _LOW) | low.astype(np.uint64)
