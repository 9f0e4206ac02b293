"""What kind of link a group of pairs is: same, moved, split, merged or part."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.align.assignment import Pair
    from compare.align.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Pairs that make one link: one section against one or several of the other side."""

    pairs: tuple[Pair, ...]
    partial: bool
    """Whether one of the two has a better counterpart elsewhere."""


def group_pairs(
    chosen: Sequence[Pair], log_odds: Mapping[Pair, float], profiles: tuple[Profile, Profile]
) -> list[Group]:
    """Every chosen pair in exactly one group.

    A section whose counterparts have no better one of their own is split among them; a
    counterpart that answers another section better gets a link of its own, as a part. A
    section and its own descendants never stand in one group.
    """
    best = best_partners(chosen, log_odds)
    stars: defaultdict[tuple[int, int, int], list[Pair]] = defaultdict(list)
    partial: list[Pair] = []
    for pair in chosen:
        of_a, of_b = best[0][pair[0]] == pair, best[1][pair[1]] == pair
        if of_b and (not of_a or _has_followers(pair[0], 0, chosen, best)):
            stars[0, pair[0], profiles[1].levels[pair[1]]].append(pair)
        elif of_a:
            stars[1, pair[1], profiles[0].levels[pair[0]]].append(pair)
        else:
            partial.append(pair)
    groups = [Group(pairs=tuple(pairs), partial=_only_part(pairs, best)) for _, pairs in sorted(stars.items())]
    return groups + [Group(pairs=(pair,), partial=True) for pair in partial]


def best_partners(chosen: Iterable[Pair], log_odds: Mapping[Pair, float]) -> tuple[dict[int, Pair], dict[int, Pair]]:
    """For each linked section of either side, the chosen pair it scores highest in."""
    best: tuple[dict[int, Pair], dict[int, Pair]] = {}, {}
    for pair in sorted(chosen, key=lambda pair: (-log_odds[pair], pair)):
        best[0].setdefault(pair[0], pair)
        best[1].setdefault(pair[1], pair)
    return best


def _has_followers(
    index: int, side: int, chosen: Sequence[Pair], best: tuple[dict[int, Pair], dict[int, Pair]]
) -> bool:
    """Whether several sections of the other side have this one as their best counterpart."""
    return sum(1 for pair in chosen if pair[side] == index and best[1 - side][pair[1 - side]] == pair) > 1


def _only_part(pairs: Sequence[Pair], best: tuple[dict[int, Pair], dict[int, Pair]]) -> bool:
    """Whether a lone pair is not the best of both its sections."""
    return len(pairs) == 1 and not (best[0][pairs[0][0]] == pairs[0] == best[1][pairs[0][1]])


def answering(chosen: Sequence[Pair], log_odds: Mapping[Pair, float]) -> set[Pair]:
    """The chosen pairs that are the best of one of their sections: the others answer each other only in part."""
    best = best_partners(chosen, log_odds)
    return {*best[0].values(), *best[1].values()}


def steady_pairs(chosen: set[Pair], profiles: tuple[Profile, Profile]) -> frozenset[Pair]:
    """The pairs that keep their order among the siblings that answer each other."""
    families: defaultdict[tuple[int | None, int | None], list[Pair]] = defaultdict(list)
    for i, j in chosen:
        families[profiles[0].parents[i], profiles[1].parents[j]].append((i, j))
    return frozenset().union(*(in_order(family) for family in families.values()))


def relation_of(
    group: Group, profiles: tuple[Profile, Profile], chosen: set[Pair], steady: frozenset[Pair]
) -> Relation:
    """The relation of a group among the chosen pairs that answer each other (`answering`, `steady_pairs`)."""
    if len({i for i, _ in group.pairs}) > 1:
        return Relation.MERGED
    if len({j for _, j in group.pairs}) > 1:
        return Relation.SPLIT
    if group.partial:
        return Relation.PART
    return Relation.MOVED if _is_moved(group.pairs[0], profiles, chosen, steady) else Relation.SAME


def _is_moved(pair: Pair, profiles: tuple[Profile, Profile], chosen: set[Pair], steady: frozenset[Pair]) -> bool:
    """Whether the parents do not answer each other, or the order among siblings changed."""
    above = tuple(side.parents[index] for side, index in zip(profiles, pair, strict=True))
    if above != (None, None) and above not in chosen:
        return above[0] is not None and above[1] is not None
    return pair not in steady


def in_order(pairs: Sequence[Pair]) -> set[Pair]:
    """A longest subset of pairs whose two sides rise together (patience sorting)."""
    tails: list[Pair] = []
    ends: list[int] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        place = bisect_left(ends, pair[1])
        before[pair] = tails[place - 1] if place else None
        tails[place : place + 1] = [pair]
        ends[place : place + 1] = [pair[1]]
    kept: set[Pair] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
