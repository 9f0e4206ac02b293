"""One best choice of pairs, exactly.

Of all sets of pairs the one is taken that maximises

    sum of the pairs' gains  -  sum over all sections of the crowding costs of their links

where a section's first link costs `crowding[0]`, its second `crowding[1]`, and so on, never
less than the one before. With one finite cost this is the classic assignment; growing costs
let a section be split or merged where that is worth it. It is a minimum-cost flow with convex
costs, solved by successive shortest paths (Edmonds and Karp 1972; Ahuja, Magnanti and Orlin,
Network Flows, 1993, chapters 9 and 14), so no set of pairs scores higher.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Pair = tuple[int, int]

_UNIT = 1e-9
"""Gains and costs are counted in whole units of this. Integers add up exactly: with floats, sections that are equal
again and again leave cycles of rounding noise in which the search for a path never ends."""


class _Node(NamedTuple):
    """A section of one side."""

    side: int
    section: int


def assign(gains: Mapping[Pair, float], crowding: Sequence[float]) -> tuple[Pair, ...]:
    """The best set of pairs, sorted.

    `gains` may be negative; `crowding` must not fall (ValueError), and its last value holds
    for every further link.
    """
    if list(crowding) != sorted(crowding):
        message = f"crowding costs must not fall: {crowding}"
        raise ValueError(message)
    costs = [round(cost / _UNIT) for cost in crowding]
    # A pair that loses even as the only link of both sections is in no best set.
    worth = {pair: units for pair, gain in sorted(gains.items()) if (units := round(gain / _UNIT)) > 2 * costs[0]}
    chosen: set[Pair] = set()
    for component in _components(worth):
        chosen |= _Flow({pair: worth[pair] for pair in component}, costs).best()
    return tuple(sorted(chosen))


def _components(pairs: Mapping[Pair, int]) -> list[list[Pair]]:
    """The pairs grouped so that no two groups share a section."""
    at: defaultdict[_Node, list[Pair]] = defaultdict(list)
    for i, j in pairs:
        at[_Node(0, i)].append((i, j))
        at[_Node(1, j)].append((i, j))
    seen: set[Pair] = set()
    groups = []
    for first in pairs:
        if first in seen:
            continue
        seen.add(first)
        group, todo = [], [first]
        while todo:
            i, j = todo.pop()
            group.append((i, j))
            fresh = [p for node in (_Node(0, i), _Node(1, j)) for p in at[node] if p not in seen]
            seen.update(fresh)
            todo.extend(dict.fromkeys(fresh))
        groups.append(sorted(group))
    return groups


class _Flow:
    """Successive shortest paths over one group of pairs."""

    def __init__(self, gains: Mapping[Pair, int], crowding: Sequence[int]) -> None:
        self.gains = gains
        self.crowding = crowding
        self.chosen: set[Pair] = set()
        self.degree: defaultdict[_Node, int] = defaultdict(int)
        self.arcs: defaultdict[_Node, list[tuple[_Node, Pair]]] = defaultdict(list)
        for i, j in gains:
            self.arcs[_Node(0, i)].append((_Node(1, j), (i, j)))
            self.arcs[_Node(1, j)].append((_Node(0, i), (i, j)))

    def best(self) -> set[Pair]:
        """Take cheapest paths as long as one pays."""
        while path := self._cheapest_path():
            for pair in path[1]:
                self.chosen ^= {pair}
            for end in path[0]:
                self.degree[end] += 1
        return self.chosen

    def _next_cost(self, node: _Node) -> int:
        return self.crowding[min(self.degree[node], len(self.crowding) - 1)]

    def _cheapest_path(self) -> tuple[tuple[_Node, _Node], list[Pair]] | None:
        """The two ends and the pairs to flip of the cheapest path, if it pays (Bellman and Ford)."""
        starts = [node for node in self.arcs if node.side == 0]
        cost = {node: self._next_cost(node) for node in starts}
        came: dict[_Node, tuple[_Node, Pair]] = {}
        queue = deque(starts)
        while queue:
            node = queue.popleft()
            for other, pair, step in self._steps(node):
                if other not in cost or cost[node] + step < cost[other]:
                    cost[other] = cost[node] + step
                    came[other] = node, pair
                    queue.append(other)
        ends = [(x + self._next_cost(node), node) for node, x in cost.items() if node.side == 1]
        total, end = min(ends, default=(0, _Node(1, -1)))
        if total >= 0:
            return None
        pairs = []
        node = end
        while node in came:
            node, pair = came[node]
            pairs.append(pair)
        return (node, end), pairs

    def _steps(self, node: _Node) -> list[tuple[_Node, Pair, int]]:
        """Where flow can go on: forth over pairs not chosen, back over chosen ones."""
        forth = node.side == 0
        return [
            (other, pair, -self.gains[pair] if forth else self.gains[pair])
            for other, pair in self.arcs[node]
            if (pair not in self.chosen) == forth
        ]
