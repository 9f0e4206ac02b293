"""One best choice of pairs, exactly.

Of all sets of pairs the one is taken that maximises

    sum of the pairs' gains  -  sum over all sections of the crowding costs of their links

where a section's first link costs `crowding[0]`, its second `crowding[1]`, and so on, never
less than the one before. With one finite cost this is the classic assignment; growing costs
let a section be split or merged where that is worth it. It is a minimum-cost flow with convex
costs (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapters 9 and 14). Three steps, none of which loses anything:

1. a pair that pays even between two crowded sections is in every best set, and is taken;
2. a pair that does not pay even between the sections as they stand now is in none, and is dropped;
3. what is left is solved section by section along shortest paths with potentials (Edmonds and Karp 1972, Tomizawa
   1971; the order of Jonker and Volgenant 1987): after each section the choice is the best one among the sections so far.

The third step is polynomial, yet a document could be made for which it takes long. So it stops at `LIMIT` steps; then
the sections that are left take their best pairs as things stand, and how much the whole may be short of the best is said.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Pair = tuple[int, int]

_UNIT = 1e-9
"""Gains and costs are counted in whole units of this. Integers add up exactly, so equal choices stay equal."""

LIMIT = 5_000_000
"""Pairs looked at in the search. Two related reports of 2,050 sections each take 0.02 million, unrelated or random
ones at most 0.3 million."""


class Choice(NamedTuple):
    """A set of pairs, and how sure it is that there is no better one."""

    pairs: tuple[Pair, ...]
    """Sorted."""
    shortfall: float
    """By how much at most the best set is worth more; 0 where this is the best."""
    steps: int
    """How many pairs the search looked at, one pair as often as it was looked at."""


def assign(gains: Mapping[Pair, float], crowding: Sequence[float]) -> tuple[Pair, ...]:
    """The best set of pairs, sorted; see `choose`."""
    return choose(gains, crowding).pairs


def choose(gains: Mapping[Pair, float], crowding: Sequence[float], limit: int = LIMIT) -> Choice:
    """The best set of pairs, as far as `limit` steps lead.

    `gains` may be negative; `crowding` must not fall (ValueError), and its last value holds
    for every further link.
    """
    if list(crowding) != sorted(crowding):
        message = f"crowding costs must not fall: {crowding}"
        raise ValueError(message)
    costs = [round(cost / _UNIT) for cost in crowding]
    search = _Search({pair: round(gain / _UNIT) for pair, gain in sorted(gains.items())}, costs)
    shortfall = sum(search.settle(row) if search.steps < limit else search.grab(row) for row in search.rows)
    return Choice(tuple(sorted(search.chosen())), shortfall * _UNIT, search.steps)


_END = -1
"""The node at which every path ends: a link of a section taken up or given up."""


class _Search:
    """Shortest paths through the pairs that are neither sure nor hopeless.

    Nodes are numbers: B's sections count from `self.turn` on. A potential p keeps every arc's length c(u, v) + p(u) -
    p(v) at 0 or above, that of the end being 0.
    """

    def __init__(self, gains: Mapping[Pair, int], costs: Sequence[int]) -> None:
        self.costs = costs
        self.turn = 1 + max((i for i, _ in gains), default=0)
        self.taken = {pair for pair, gain in gains.items() if gain > 2 * costs[-1]}
        self.degree = [0] * (self.turn + 1 + max((j for _, j in gains), default=0))
        for i, j in self.taken:
            self.degree[i] += 1
            self.degree[self.turn + j] += 1
        self.rows: dict[int, dict[int, int]] = {}
        for (i, j), gain in gains.items():
            node = self.turn + j
            if (i, j) not in self.taken and gain > self.cost(i) + self.cost(node):
                self.rows.setdefault(i, {})[node] = gain
        self.sure = tuple(self.degree)
        self.potential = [-self.cost(node) for node in range(len(self.degree))]
        self.linked: dict[int, dict[int, int]] = {}
        """For each section of B the sections of A that it is linked with by the search, and the gains."""
        self.steps = 0

    def cost(self, node: int, further: int = 0) -> int:
        """What the next link of a section costs, or with `further` one after or before it."""
        return self.costs[min(self.degree[node] + further, len(self.costs) - 1)]

    def chosen(self) -> set[Pair]:
        """All pairs taken."""
        return self.taken | {(i, node - self.turn) for node, linked in self.linked.items() for i in linked}

    def settle(self, row: int) -> int:
        """Bring in one section of A: after this the choice is the best one of the sections so far. The loss is 0."""
        self.potential[row] = max(gain + self.potential[node] for node, gain in self.rows[row].items())
        while path := self._shortest_path(row):
            self._flip(path)
        return 0

    def grab(self, row: int) -> int:
        """Let one section of A take its best pairs as things stand; returns how much at most that loses."""
        hoped = got = 0
        alone = sorted((gain - self._first_cost(node) for node, gain in self.rows[row].items()), reverse=True)
        for place, worth in enumerate(alone):
            hoped += max(0, worth - self._first_cost(row, place))
        offers = sorted((self.cost(node) - gain, node) for node, gain in self.rows[row].items())
        for loss, node in offers:
            if loss + self.cost(row) < 0:
                got -= loss + self.cost(row)
                self._flip([row, node])
        return hoped - got

    def _first_cost(self, node: int, further: int = 0) -> int:
        """What a link costs a section that has but its sure ones."""
        return self.costs[min(self.sure[node] + further, len(self.costs) - 1)]

    def _flip(self, path: list[int]) -> None:
        """Take the pairs a path goes forth over, give up those it goes back over."""
        for k in range(len(path) - 1):
            if k % 2 == 0:
                self.linked.setdefault(path[k + 1], {})[path[k]] = self.rows[path[k]][path[k + 1]]
            else:
                del self.linked[path[k]][path[k + 1]]
        self.degree[path[0]] += 1
        self.degree[path[-1]] += 1 if path[-1] >= self.turn else -1

    def _shortest_path(self, row: int) -> list[int]:
        """The nodes of the path that pays most for one more link of a section, [] if none pays (Dijkstra 1959)."""
        bound = self.potential[row] - self.cost(row)
        distance = {row: 0}
        came: dict[int, int] = {}
        settled: list[int] = []
        queue = [(0, row)]
        while queue and queue[0][1] != _END:
            so_far, node = heappop(queue)
            if so_far > distance[node]:
                continue
            settled.append(node)
            for other, length in self._arcs(node, row):
                reached = so_far + length
                if reached < bound and reached < distance.get(other, bound):
                    distance[other] = reached
                    came[other] = node
                    heappush(queue, (reached, other))
        # What was passed is dearer from now on. Where no path pays too: else each further section would look there again.
        length = distance.get(_END, bound)
        for node in settled:
            self.potential[node] += distance[node] - length
        return self._walked(came) if queue else []

    def _arcs(self, node: int, start: int) -> list[tuple[int, int]]:
        """Where a path can go on, and how long that is: over free pairs to B, over taken ones back to A, or to its end."""
        potential, here = self.potential, self.potential[node]
        if node >= self.turn:
            back = self.linked.get(node, {})
            self.steps += len(back)
            arcs = [(i, gain + here - potential[i]) for i, gain in back.items()]
            return [(_END, self.cost(node) + here), *arcs]
        forth = self.rows[node]
        self.steps += len(forth)
        arcs = [
            (other, here - potential[other] - gain)
            for other, gain in forth.items()
            if node not in self.linked.get(other, ())
        ]
        return arcs if node == start else [(_END, here - self.cost(node, -1)), *arcs]

    @staticmethod
    def _walked(came: dict[int, int]) -> list[int]:
        """The nodes from the start to the last before the end."""
        path = [came[_END]]
        while path[-1] in came:
            path.append(came[path[-1]])
        return path[::-1]
