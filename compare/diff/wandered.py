"""Text that stands elsewhere in the other document: exactly shared runs over the whole of both, outside their beads.

Seed and extend: three units in a row that both leftovers have are a seed, a seed grows as
far as both sides agree, and the heaviest runs are taken first. Inside one bead a whole
item of a list is enough. What is taken is a move.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.borders import CLAUSE_MARKS, CLOSING
from compare.diff.matches import weight
from compare.diff.pieces import Piece
from compare.model import TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from compare.diff.pieces import Units
    from compare.diff.units import Unit
    from compare.model import Span

    Least = Callable[["Run"], int]

SEED = 3
"""Units of a seed."""
COMMONEST = 8
"""Seeds found more often on either side are stock wording; a longer run round one has rarer seeds."""
LONG, CLAUSE = 12, 8
"""Characters from which a run is worth showing as moved, and a run that is a whole clause on both sides.

Shorter ones are wording that two reports have in common anywhere: 法治政府建设工作.
"""
ITEM = 4
"""Characters of an item of a list that changed its place within a bead."""
_ITEM_MARKS = CLAUSE_MARKS | {"、"}


class Run(NamedTuple):
    """Units that two pieces share, each by its place in the list of pieces."""

    a: int
    a_start: int
    b: int
    b_start: int
    size: int

    def mirrored(self) -> Run:
        """The run as it is when the documents change places."""
        return Run(self.b, self.b_start, self.a, self.a_start, self.size)


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
    return [unit.key for unit in sorted((unit for side in sides for unit in side), key=lambda unit: unit.span)]


def _runs(pieces: Sequence[Piece]) -> list[Run]:
    """What wandered: of overlapping runs the heaviest."""
    taken = _Taken(pieces)
    taken.take(_items(pieces), least=lambda _: ITEM)
    taken.take(_seeded(pieces), least=lambda run: CLAUSE if _is_clause(pieces, run) else LONG)
    return taken.runs


# ----------------------------------------------------------------------- finding


def _items(pieces: Sequence[Piece]) -> Iterator[Run]:
    """Items of lists that both sides of one bead have left over."""
    for _, group in groupby(range(len(pieces)), key=lambda n: pieces[n].bead):
        members = [n for n in group if not pieces[n].same]
        in_b: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for n in members:
            for start, keys in _item_keys(pieces[n].b):
                in_b[keys].append((n, start))
        for n in members:
            for start, keys in _item_keys(pieces[n].a):
                if len(in_b[keys]) == 1:
                    yield Run(n, start, *in_b[keys][0], len(keys))


def _item_keys(units: Units) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The items of a stretch: what stands between two marks."""
    for is_mark, group in groupby(range(len(units)), key=lambda i: units[i].key in _ITEM_MARKS):
        inside = list(group)
        bounded = inside[0] > 0 or inside[-1] + 1 < len(units)
        if not is_mark and bounded:
            yield inside[0], tuple(units[i].key for i in inside)


def _seeded(pieces: Sequence[Piece]) -> Iterator[Run]:
    """Maximal runs round the seeds that both sides have left over."""
    in_a, in_b = (_seeds([(n, side[k]) for n, side in _left_over(pieces)]) for k in (0, 1))
    for keys, places in in_a.items():
        others = in_b.get(keys, [])
        if len(places) > COMMONEST or len(others) > COMMONEST:
            continue
        for a, i in places:
            for b, j in others:
                run = _grown(pieces, Run(a, i, b, j, SEED))
                if (run.a_start, run.b_start) == (i, j) or _is_common(pieces, run, in_a, in_b):
                    yield run


def _left_over(pieces: Sequence[Piece]) -> Iterator[tuple[int, tuple[Units, Units]]]:
    return ((n, (piece.a, piece.b)) for n, piece in enumerate(pieces) if not piece.same)


def _seeds(sides: Iterable[tuple[int, Units]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each seed stands: piece and unit."""
    found: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for n, units in sides:
        keys = [unit.key for unit in units]
        for i in range(len(keys) - SEED + 1):
            found[tuple(keys[i : i + SEED])].append((n, i))
    return found


def _grown(pieces: Sequence[Piece], run: Run) -> Run:
    """The run, as far as both sides agree to either side."""
    a, b = pieces[run.a].a, pieces[run.b].b
    back = forward = 0
    while run.a_start > back and run.b_start > back and a[run.a_start - back - 1].key == b[run.b_start - back - 1].key:
        back += 1
    i, j = run.a_start + run.size, run.b_start + run.size
    while i + forward < len(a) and j + forward < len(b) and a[i + forward].key == b[j + forward].key:
        forward += 1
    return Run(run.a, run.a_start - back, run.b, run.b_start - back, run.size + back + forward)


def _is_common(
    pieces: Sequence[Piece],
    run: Run,
    in_a: dict[tuple[str, ...], list[tuple[int, int]]],
    in_b: dict[tuple[str, ...], list[tuple[int, int]]],
) -> bool:
    """Whether the seed that a run begins with is too common to have yielded it."""
    keys = tuple(unit.key for unit in pieces[run.a].a[run.a_start : run.a_start + SEED])
    return len(in_a[keys]) > COMMONEST or len(in_b[keys]) > COMMONEST


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
            free = self._tidied(self._free(run))
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
        return _part(run, max(_stretches(free), key=lambda part: (part[1] - part[0], -part[0]), default=(0, 0)))

    def _tidied(self, run: Run) -> Run:
        """A run without marks at its ends, and without a quote or bracket whose partner is left behind."""
        units = self._units(run)
        whole = [n not in _torn(units) for n in range(len(units))]
        start, end = max(_stretches(whole), key=lambda part: (part[1] - part[0], -part[0]), default=(0, 0))
        while start < end and units[start].kind is TokenKind.PUNCTUATION and units[start].key not in CLOSING:
            start += 1
        while start < end and units[end - 1].kind is TokenKind.PUNCTUATION and units[end - 1].key not in _ENDS:
            end -= 1
        return _part(run, (start, end))


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


def _part(run: Run, part: tuple[int, int]) -> Run:
    start, end = part
    return Run(run.a, run.a_start + start, run.b, run.b_start + start, end - start)


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


def _is_clause(pieces: Sequence[Piece], run: Run) -> bool:
    """Whether a run is a whole clause on both sides, as far as the pieces tell."""
    sides = ((pieces[run.a].a, run.a_start), (pieces[run.b].b, run.b_start))
    return all(_bounded(units, start, start + run.size) for units, start in sides)


def _bounded(units: Units, start: int, end: int) -> bool:
    opened = start == 0 or units[start - 1].key in CLAUSE_MARKS
    return opened and (end == len(units) or units[end].key in CLAUSE_MARKS)
