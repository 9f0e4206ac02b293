"""Pairs that add nothing: a section beside the whole chapter that its own chapter answers.

Where chapters answer each other, and so do sections in them, a section that is like the other chapter too is only like what
its counterparts are like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.align.relations import best_partners

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.align.assignment import Pair
    from compare.align.profile import Profile


def without_kin(
    chosen: Sequence[Pair], log_odds: Mapping[Pair, float], profiles: tuple[Profile, Profile]
) -> tuple[Pair, ...]:
    """The chosen pairs without those of a section and its chapter's counterpart, where parts of both answer each other."""
    best = best_partners(chosen, log_odds)
    answering = {pair for pair in best[0].values() if best[1][pair[1]] == pair}
    kin = {one for pair in chosen for one in _kin(pair, answering, profiles)}
    return tuple(pair for pair in chosen if pair not in kin)


def _kin(pair: Pair, answering: set[Pair], profiles: tuple[Profile, Profile]) -> Iterator[Pair]:
    """The pairs that `pair` makes idle: of one of two chapters that answer each other, and what lies in the other over it."""
    above_a, above_b = (list(_upwards(side, index)) for side, index in zip(profiles, pair, strict=True))
    for i, over_i in above_a:
        for j, over_j in above_b:
            if (over_i, over_j) in answering:
                yield i, over_j
                yield over_i, j


def _upwards(side: Profile, index: int) -> Iterator[Pair]:
    """A section and its parent, the parent and its own, and so on."""
    parent = side.parents[index]
    while parent is not None:
        yield index, parent
        index, parent = parent, side.parents[parent]
