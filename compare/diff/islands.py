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

from compare.diff.borders import CLAUSE_MARKS, ITEM_MARKS, SENTENCE_MARKS
from compare.diff.matches import Hunk, Pair, hunks, weight
from compare.diff.quotes import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.units import Unit
    from compare.options import DiffOptions

AT_AN_END = 3
"""A run at an end of the bead, with one change beside it, is dissolved where that is so many times as long."""


def islands(pair: Pair, options: DiffOptions, *, moved: bool = False) -> Pair:
    """The pair without its islands, the shortest dissolved first.

    Of a sentence that moved, a word or a stop alone does not count as moved with it.
    """
    chain = _Chain(pair, options, options.shortest_shared if moved else options.shortest_island)
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
BETWEEN_LARGER = 6
"""From how many characters a run is kept between two changes that are each as long as it is.

At four, half of all shared runs of unlike documents had fewer than seven characters, and a
reader stumbled over 组织开展, 财政预算, 的工作机制 between phrases that had nothing in common.
"""


class _Chain:
    """The stretches of a pair, matched and changed by turns, that grow into each other.

    A dissolved stretch gives its characters to the changes beside it. Sizes are kept, so
    that a bead of thousands of stretches takes no longer than its sorting.
    """

    def __init__(self, pair: Pair, options: DiffOptions, shortest: int) -> None:
        self.hunks = list(hunks(pair))
        self._pair = pair
        self._options = options
        self._shortest = shortest
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
            return self._shortest == self._options.shortest_shared or not self._ends_shared_clause(n)
        if size < self._shortest:
            return True
        return not self._is_whole(n) and self._is_outweighed(size, [self.size(neighbour) for neighbour in neighbours])

    def _is_outweighed(self, size: int, sizes: Sequence[int]) -> bool:
        """Whether a run is little beside the changes on one or both sides of it."""
        if len(sizes) == 1:
            return size < self._worth and AT_AN_END * size < sizes[0]
        if size < max(self._worth, BETWEEN_LARGER) and size <= min(sizes):
            return True
        return size < self._worth and max(size, self._options.shortest_shared - 1) < max(sizes)

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
        """The characters of both sides; a name put for a name weighs no more than a word, as a figure for a figure."""
        a, b = self._pair.a[hunk.a_start : hunk.a_end], self._pair.b[hunk.b_start : hunk.b_end]
        if not hunk.matched and _is_name(a) and _is_name(b):
            return 1, 1
        return weight(a), weight(b)

    def _shared(self, hunk: Hunk) -> int:
        """The characters of a matched stretch that are the same, slots left out."""
        if not hunk.matched:
            return 0
        matches = zip(range(hunk.a_start, hunk.a_end), range(hunk.b_start, hunk.b_end), strict=True)
        return weight(self._pair.a[match[0]] for match in matches if self._pair.equal(match))

    def _ends_shared_clause(self, n: int) -> bool:
        """Whether a run without words is the stop of the bead, and goes on from something shared.

        A stop stays where its clause is not replaced whole: something of it is shared on
        either side, or it only grew or shrank by words of one side.
        """
        hunk = self.hunks[n]
        at_end = n == len(self.hunks) - 1 and self._pair.a[hunk.a_end - 1].key in SENTENCE_MARKS
        if not at_end or not any(m != n for m in self.matched()):
            return False
        before = self._before[n]
        changed = self._sides[before]
        if not min(changed):
            return True
        start = self.hunks[before]
        last_a = _clause_start(self._pair.a, hunk.a_start)
        last_b = _clause_start(self._pair.b, hunk.b_start)
        return start.a_start > last_a or start.b_start > last_b

    def _is_whole(self, n: int) -> bool:
        """Whether a run is a whole clause on both sides, or a whole item of a list that is more than a word."""
        marks = ITEM_MARKS if self.size(n) >= self._options.shortest_shared else CLAUSE_MARKS
        hunk = self.hunks[n]
        pair = self._pair
        return _bounded(pair.a, hunk.a_start, hunk.a_end, marks) and _bounded(pair.b, hunk.b_start, hunk.b_end, marks)


def _is_name(units: Sequence[Unit]) -> bool:
    """Whether units are one name with its marks and nothing else."""
    return (0, len(units) - 1) in names(units)


def _clause_start(units: Sequence[Unit], end: int) -> int:
    """Where the clause begins that goes on until `end`."""
    return next((i for i in range(end, 0, -1) if units[i - 1].key in CLAUSE_MARKS), 0)


def _bounded(units: Sequence[Unit], start: int, end: int, marks: frozenset[str]) -> bool:
    opened = start == 0 or units[start - 1].key in marks
    closed = end == len(units) or units[end].key in marks or units[end - 1].key in marks
    return opened and closed
