"""Short common runs between two changes are dissolved: they are chance, and reading stumbles over them.

The measure is diff-match-patch's (`diff_cleanupSemantic`): a run no longer than the
changes on both its sides is not worth keeping. Here it is counted in characters of
text, not in tokens, and only runs too short to count as shared are put to it; those
must outweigh the larger of the two changes as well. Between sentences that have little
in common a run must be longer to be more than chance.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from compare.diff.borders import CLAUSE_MARKS, SENTENCE_MARKS
from compare.diff.matches import Hunk, Pair, hunks, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.units import Unit
    from compare.options import DiffOptions

AT_AN_END = 5
"""A run at an end of the bead, with one change beside it, is dissolved where that is so many times as long."""


def islands(pair: Pair, options: DiffOptions) -> Pair:
    """The pair without its islands, the shortest dissolved first."""
    chain = _Chain(pair, options)
    queue = [(chain.size(n), n) for n in chain.matched()]
    heapify(queue)
    while queue:
        _, n = heappop(queue)
        if chain.is_island(n):
            for neighbour in chain.dissolve(n):
                heappush(queue, (chain.size(neighbour), neighbour))
    kept = {i for n in chain.matched() for i in range(chain.hunks[n].a_start, chain.hunks[n].a_end)}
    return pair.without(lambda match: match[0] not in kept)


LITTLE = 0.15
"""The share of a bead below which what it has in common may be chance."""
CHANCE = 8
"""Characters that two sentences on one subject often have in common without saying the same: 依法行政意识, 行政复议案件."""


class _Chain:
    """The stretches of a pair, matched and changed by turns, that grow into each other.

    A dissolved stretch gives its characters to the changes beside it. Sizes are kept, so
    that a bead of thousands of stretches takes no longer than its sorting.
    """

    def __init__(self, pair: Pair, options: DiffOptions) -> None:
        self.hunks = list(hunks(pair))
        self._pair = pair
        self._options = options
        self._sides = [self._weights(hunk) for hunk in self.hunks]
        self._same = [self._shared(hunk) for hunk in self.hunks]
        self._before = list(range(-1, len(self.hunks) - 1))
        self._after = list(range(1, len(self.hunks) + 1))
        self._gone: set[int] = set()
        self._worth = self._least_worth()

    def _least_worth(self) -> int:
        """From how many characters a run is kept whatever stands beside it: more in a bead with little in common."""
        common = sum(self._same)
        whole = max(sum(side[n] for side in self._sides) for n in (0, 1))
        return CHANCE if common < LITTLE * whole else self._options.shortest_shared

    def matched(self) -> Iterator[int]:
        """The stretches that are still the same on both sides."""
        return (n for n, hunk in enumerate(self.hunks) if hunk.matched and n not in self._gone)

    def size(self, n: int) -> int:
        """The characters of a stretch: those that are the same, or of a changed one those of its longer side."""
        return self._same[n] if self.hunks[n].matched else max(self._sides[n])

    def is_island(self, n: int) -> bool:
        """Whether a matched stretch is not worth showing as such, beside what has changed by now."""
        neighbours = self._neighbours(n)
        if n in self._gone or not neighbours:
            return False
        size = self.size(n)
        if size == 0:
            return not self._ends_shared_sentence(n)
        if size < self._options.shortest_island:
            return True
        if size >= self._worth or self._is_clause(n):
            return False
        sizes = [self.size(neighbour) for neighbour in neighbours]
        if len(sizes) == 1:
            return AT_AN_END * size < sizes[0]
        return size <= min(sizes) or max(size, self._options.shortest_shared - 1) < max(sizes)

    def dissolve(self, n: int) -> list[int]:
        """Make one change of a stretch and the changes beside it; tells which stretches to look at again."""
        self._gone.add(n)
        first, *others = self._neighbours(n)
        absorbed = (n, *others)
        a, b = (sum(self._sides[one][side] for one in (first, *absorbed)) for side in (0, 1))
        self._sides[first] = (a, b)
        start = min(self._before[first], self._before[n])
        end = max(self._after[one] for one in (first, *absorbed))
        self._before[first], self._after[first] = start, end
        found = [m for m in (start, end) if 0 <= m < len(self.hunks)]
        if start >= 0:
            self._after[start] = first
        if end < len(self.hunks):
            self._before[end] = first
        return [*found, *self._lonely_end()]

    def _lonely_end(self) -> list[int]:
        """The last stretch, which a stop alone keeps only as long as something else is shared."""
        last = len(self.hunks) - 1
        return [last] if self.hunks[last].matched and last not in self._gone else []

    def _neighbours(self, n: int) -> list[int]:
        return [m for m in (self._before[n], self._after[n]) if 0 <= m < len(self.hunks)]

    def _weights(self, hunk: Hunk) -> tuple[int, int]:
        pair = self._pair
        return weight(pair.a[hunk.a_start : hunk.a_end]), weight(pair.b[hunk.b_start : hunk.b_end])

    def _shared(self, hunk: Hunk) -> int:
        """The characters of a matched stretch that are the same, slots left out."""
        if not hunk.matched:
            return 0
        matches = zip(range(hunk.a_start, hunk.a_end), range(hunk.b_start, hunk.b_end), strict=True)
        return weight(self._pair.a[match[0]] for match in matches if self._pair.equal(match))

    def _ends_shared_sentence(self, n: int) -> bool:
        """Whether a run without common words ends with the stop of both sides, and they share more than it."""
        at_end = n == len(self.hunks) - 1 and self._pair.a[self.hunks[n].a_end - 1].key in SENTENCE_MARKS
        return at_end and any(m != n for m in self.matched())

    def _is_clause(self, n: int) -> bool:
        """Whether a run is a whole clause on both sides."""
        hunk = self.hunks[n]
        pair = self._pair
        return _bounded(pair.a, hunk.a_start, hunk.a_end) and _bounded(pair.b, hunk.b_start, hunk.b_end)


def _bounded(units: Sequence[Unit], start: int, end: int) -> bool:
    opened = start == 0 or units[start - 1].key in CLAUSE_MARKS
    closed = end == len(units) or units[end].key in CLAUSE_MARKS or units[end - 1].key in CLAUSE_MARKS
    return opened and closed
