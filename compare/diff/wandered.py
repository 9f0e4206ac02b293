"""Text that stands elsewhere in the other document: exactly shared runs over the whole of both, outside their beads.

Seed and extend: three units in a row that both leftovers have are a seed, a seed grows as
far as both sides agree, and the heaviest runs are taken first. Inside one bead a whole
item of a list is enough. What is taken is a move.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from compare.diff.borders import CLAUSE_MARKS, CLOSING, ITEM_MARKS
from compare.diff.clauses import STOCK
from compare.diff.matches import weight
from compare.diff.pieces import Piece
from compare.diff.runs import Run, Seeds, borders, items
from compare.model import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from compare.diff.pieces import Units
    from compare.diff.units import Unit
    from compare.model import Span

    Least = Callable[[Run], int]

LONG, PLAIN, HALF, CLAUSE = 10, 8, 7, 6
"""Characters from which a run is worth showing as moved: however often it is found; anywhere; where it begins or ends a
clause on both sides; and where it is a whole clause.

The three shorter ones must be found once only on either side: what a report says again and
again (文明行为促进工作, 供给侧结构性改革) stands somewhere in the other one too, and has not
wandered.
"""
ITEM = 4
"""Characters of an item of a list that changed its place within a bead."""


def wandered(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what stands elsewhere in the other document made moves of its own.

    A move stands where its text stands in A. Of two equally good runs one is taken; for a
    comparison and its mirror to take the same, the side whose words sort first is searched
    as A.
    """
    if _keys(piece.b for piece in pieces) < _keys(piece.a for piece in pieces):
        runs = [run.mirrored() for run in _runs([piece.mirrored() for piece in pieces])]
    else:
        runs = _runs(pieces)
    return list(_cut(pieces, runs)) if runs else list(pieces)


def _keys(sides: Iterable[Units]) -> list[str]:
    """The words of one document in the order of its text, whatever the order of its beads."""
    return [unit.key for side in sorted(filter(None, sides), key=lambda side: side[0].span) for unit in side]


def _runs(pieces: Sequence[Piece]) -> list[Run]:
    """What wandered: of overlapping runs the heaviest."""
    taken = _Taken(pieces)
    crosses = _Crossing(pieces)
    seeds = Seeds(pieces)
    taken.take(filter(crosses, items(pieces)), least=lambda _: ITEM)
    taken.take(filter(crosses, seeds.runs()), least=lambda run: _least(pieces, run) if seeds.is_single(run) else LONG)
    return taken.runs


def _least(pieces: Sequence[Piece], run: Run) -> int:
    """How many characters a run must have that stands once on either side, by the clause borders it keeps."""
    opened, closed = borders(pieces, run)
    if opened and closed:
        return CLAUSE
    return HALF if opened or closed else PLAIN


class _Crossing:
    """Whether what two pieces have in common stands in another order there, and is not only what was left unmarked.

    Two pieces of one bead with nothing kept between them are one change, whose common words
    were thought too few to mark.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._beads = [piece.bead for piece in pieces]
        self._kept = list(accumulate((piece.same for piece in pieces), initial=0))

    def __call__(self, run: Run) -> bool:
        if self._beads[run.a] != self._beads[run.b]:
            return True
        first, last = sorted((run.a, run.b))
        return self._kept[first] < self._kept[last]


# ------------------------------------------------------------------------ taking


class _Taken:
    """What was taken of each piece, so that no unit moves twice."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.runs: list[Run] = []
        """What was taken."""
        self._used: tuple[defaultdict[int, set[int]], ...] = (defaultdict(set), defaultdict(set))

    def take(self, runs: Iterable[Run], least: Least) -> None:
        """Take the heaviest runs first, each as far as it is free, down to the least weight that is worth it."""
        queue = [self._ranked(run) for run in sorted(set(runs))]
        heapify(queue)
        while queue:
            *_, run = heappop(queue)
            free = self._with_its_mark(self._tidied(self._free(run)))
            if not free.size or weight(self._units(free)) < least(free):
                continue
            if free == run:
                self._use(run)
            else:
                heappush(queue, self._ranked(free))

    def _ranked(self, run: Run) -> tuple[int, Span, Span, Run]:
        """The heaviest first, then by where they stand in either text: beads may come in another order."""
        b = self._pieces[run.b].b
        return -weight(self._units(run)), self._units(run)[0].span, b[run.b_start].span, run

    def _units(self, run: Run) -> Units:
        return self._pieces[run.a].a[run.a_start : run.a_start + run.size]

    def _use(self, run: Run) -> None:
        self.runs.append(run)
        self._used[0][run.a].update(range(run.a_start, run.a_start + run.size))
        self._used[1][run.b].update(range(run.b_start, run.b_start + run.size))

    def _free(self, run: Run) -> Run:
        """The longest part of a run of which nothing was taken."""
        used_a, used_b = self._used[0][run.a], self._used[1][run.b]
        free = [run.a_start + n not in used_a and run.b_start + n not in used_b for n in range(run.size)]
        return run.part(*max(_stretches(free), key=lambda part: (part[1] - part[0], -part[0]), default=(0, 0)))

    def _tidied(self, run: Run) -> Run:
        """A run without marks at its ends, without words that hang there, and without a mark whose partner is not in it."""
        tidied = self._trimmed(run)
        while tidied.size and (held := self._held(tidied)) != tidied:
            tidied = self._trimmed(held)
        return tidied

    def _held(self, run: Run) -> Run:
        """A run without the few words of a clause that hang over a comma at its ends, and without 和 or 的 there.

        推进公开,全面 is what both have of two clauses; only the first has wandered.
        """
        units = self._units(run)
        opened, closed = borders(self._pieces, run)
        marks = [n for n, unit in enumerate(units) if unit.key in CLAUSE_MARKS]
        start, end = 0, len(units)
        if marks and not opened and weight(units[: marks[0]]) < STOCK:
            start = marks[0] + 1
        if marks and not closed and weight(units[marks[-1] + 1 :]) < STOCK:
            end = max(start, marks[-1] + 1)
        while not opened and start < end and units[start].key in _JOINING:
            start += 1
        while not closed and start < end and units[end - 1].key in _HANGING:
            end -= 1
        return run.part(start, end)

    def _trimmed(self, run: Run) -> Run:
        """A run without marks at its ends, and without a quote or bracket whose partner is left behind."""
        units = self._units(run)
        torn = _torn(units)
        whole = [n not in torn for n in range(len(units))]
        start, end = max(_stretches(whole), key=lambda part: (part[1] - part[0], -part[0]), default=(0, 0))
        while start < end and units[start].kind is TokenKind.PUNCTUATION and units[start].key not in CLOSING:
            start += 1
        while start < end and units[end - 1].kind is TokenKind.PUNCTUATION and units[end - 1].key not in _ENDS:
            end -= 1
        return run.part(start, end)

    def _with_its_mark(self, run: Run) -> Run:
        """A run that is a whole clause or item takes the mark behind it along, so that none is left behind alone."""
        a, b = self._pieces[run.a].a, self._pieces[run.b].b
        i, j = run.a_start + run.size, run.b_start + run.size
        if not run.size or max(i - len(a), j - len(b)) >= 0 or a[i].key != b[j].key or a[i].key not in ITEM_MARKS:
            return run
        opened = all(n == 0 or side[n - 1].key in ITEM_MARKS for side, n in ((a, run.a_start), (b, run.b_start)))
        used = i in self._used[0][run.a] or j in self._used[1][run.b]
        return run._replace(size=run.size + 1) if opened and not used else run


# ----------------------------------------------------------------------- cutting


def _cut(pieces: Sequence[Piece], runs: Sequence[Run]) -> Iterator[Piece]:
    """The pieces, cut where runs were taken."""
    by_a: defaultdict[int, list[Run]] = defaultdict(list)
    by_b: defaultdict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_a[run.a].append(run)
        by_b[run.b].append(run)
    for n, piece in enumerate(pieces):
        if n in by_a or n in by_b:
            moves = {run.a_start: _move(pieces, run) for run in by_a[n]}
            yield from _rest(piece, moves, {run.b_start: run.size for run in by_b[n]})
        else:
            yield piece


def _rest(piece: Piece, moves: Mapping[int, Piece], gone: Mapping[int, int]) -> Iterator[Piece]:
    """One piece: the moves in their places, and what is left of both sides, the heaviest rests face to face."""
    rests_a = _rests(piece.a, {start: len(move.a) for start, move in moves.items()})
    rests_b = _rests(piece.b, gone)
    face_a, face_b = _heaviest(piece.a, rests_a), _heaviest(piece.b, rests_b)
    waiting = list(rests_b)
    for start, end in sorted([*rests_a, *((start, start) for start in moves)]):
        if start == end:
            yield moves[start]
        elif (start, end) == face_a and face_b:
            while waiting[0] != face_b:
                yield piece._replace(a=(), b=piece.b[slice(*waiting.pop(0))])
            yield _face_to_face(piece._replace(a=piece.a[start:end], b=piece.b[slice(*waiting.pop(0))]))
        else:
            yield piece._replace(a=piece.a[start:end], b=())
    for rest in waiting:
        yield piece._replace(a=(), b=piece.b[slice(*rest)])


def _face_to_face(piece: Piece) -> Piece:
    """What is left over on both sides may be the same without what moved away."""
    return piece._replace(same=[unit.key for unit in piece.a] == [unit.key for unit in piece.b])


def _move(pieces: Sequence[Piece], run: Run) -> Piece:
    a, b = pieces[run.a], pieces[run.b]
    return Piece(
        a=a.a[run.a_start : run.a_start + run.size],
        b=b.b[run.b_start : run.b_start + run.size],
        same=True,
        bead=a.bead,
        bead_b=b.bead_b,
        moved=True,
    )


def _stretches(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of what is wanted."""
    found = []
    for good, group in groupby(range(len(wanted)), key=lambda n: wanted[n]):
        inside = list(group)
        if good:
            found.append((inside[0], inside[-1] + 1))
    return found


def _rests(units: Units, gone: Mapping[int, int]) -> list[tuple[int, int]]:
    """What is left of a side when so many units are gone from each of some places."""
    used = {n for start, size in gone.items() for n in range(start, start + size)}
    return _stretches([n not in used for n in range(len(units))])


def _heaviest(units: Units, rests: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return max(rests, key=lambda rest: (weight(units[slice(*rest)]), -rest[0]), default=None)


def _torn(units: Sequence[Unit]) -> set[int]:
    """The marks of a run whose partners are not in it."""
    opened: list[int] = []
    torn: set[int] = set()
    for n, unit in enumerate(units):
        if opened and unit.key == CLOSING[units[opened[-1]].key]:
            opened.pop()
        elif unit.key in CLOSING:
            opened.append(n)
        elif unit.key in _ENDS:
            torn.add(n)
    return torn.union(opened)


_ENDS = frozenset(CLOSING.values())
_JOINING = frozenset(["和", "与", "及", "以及", "或", "或者", "的", "等"])
_LEADING = frozenset(["并", "对", "在", "将", "把", "为", "以", "向", "从", "由", "被"])
"""Words that only join what stands on both sides of them, and words that lead on to what stands behind them."""
_HANGING = _JOINING | _LEADING
