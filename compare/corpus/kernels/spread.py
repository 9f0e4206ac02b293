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
    count = len(asked.own)
    sizes = np.bincount(asked.of, minlength=count).astype(np.int64)
    lists = known.corpus.find(asked.keys)
    limits = _limits(lists)
    reach = _reach(asked.of, limits, sizes)
    judging = limits >= reach[asked.of]
    hits = _hits(asked, lists, known, judging)
    statement, place = (hits >> _LOW).astype(np.int64), (hits & np.uint64(_EVERYWHERE)).astype(np.int64)
    new = np.flatnonzero(new_ones(hits))
    times = np.diff(np.append(new, len(hits)))
    statement, place = statement[new], place[new]
    inside = place < len(known.places)
    wanted = MOST * np.bincount(asked.of[judging], minlength=count)
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


def _reach(of: Numbers, limits: Numbers, sizes: Numbers) -> Numbers:
    """Up to which place at least half of each statement's lists are whole."""
    reach = np.full(len(sizes), _EVERYWHERE, dtype=np.int64)
    order = np.lexsort((-limits, of))
    starts = np.cumsum(sizes) - sizes
    some = np.flatnonzero(sizes)
    half = np.ceil(MOST * sizes[some]).astype(np.int64)
    reach[some] = limits[order][starts[some] + half - 1]
    return reach


def _hits(asked: Asked, lists: Posting, known: Known, judging: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """For each judging shingle and each place that has it the statement and the place in one number, sorted."""
    position = np.repeat(np.arange(len(asked.keys)), np.diff(lists.starts))
    found = [_together(position, lists.places)]
    numbers = _numbers(known)
    for index, table in zip(known.references, numbers, strict=True):
        at, place = index.pairs(asked.keys)
        found.append(_together(at, table[np.searchsorted(index.places, place)]))
    pairs = np.concatenate(found)
    if not judging.all():
        pairs = pairs[judging[(pairs >> _LOW).astype(np.int64)]]
    if known.references:
        pairs.sort()
        pairs = pairs[new_ones(pairs)]
    statement = asked.of[(pairs >> _LOW).astype(np.int64)]
    hits = _together(statement, pairs & np.uint64(_EVERYWHERE))
    hits.sort()
    return hits


def _together(high: Numbers, low: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.uint64]:
    return (high.astype(np.uint64) << _LOW) | low.astype(np.uint64)


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
