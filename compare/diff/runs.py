"""What the left-over text of two documents has in common: runs of units, found by their seeds, and items of lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.borders import CLAUSE_MARKS, ITEM_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.diff.pieces import Piece, Units

    Keys = tuple[str, ...]

SEED = 3
"""Units of a seed."""
COMMONEST = 8
"""Seeds found more often on either side are stock wording; a longer run round one has rarer seeds."""


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

    def part(self, start: int, end: int) -> Run:
        """Some units of the run, counted from its start."""
        return Run(self.a, self.a_start + start, self.b, self.b_start + start, end - start)


def items(pieces: Sequence[Piece]) -> Iterator[Run]:
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
    for is_mark, group in groupby(range(len(units)), key=lambda i: units[i].key in ITEM_MARKS):
        inside = list(group)
        bounded = inside[0] > 0 or inside[-1] + 1 < len(units)
        if not is_mark and bounded:
            yield inside[0], tuple(units[i].key for i in inside)


class Seeds:
    """Where each seed stands on either side."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        left_over = [(n, piece) for n, piece in enumerate(pieces) if not piece.same]
        self._in_a = _places((n, piece.a) for n, piece in left_over)
        self._in_b = _places((n, piece.b) for n, piece in left_over)
        self._all_a = Counter(keys for piece in pieces for keys in _seeds_of(piece.a))
        self._all_b = Counter(keys for piece in pieces for keys in _seeds_of(piece.b))

    def runs(self) -> Iterator[Run]:
        """Maximal runs round the seeds that both sides have left over and that are not too common, each once."""
        ends: dict[tuple[int, int, int], int] = {}
        for a, i, b, j in sorted(self._shared()):
            diagonal = a, b, i - j
            if i >= ends.get(diagonal, 0):  # not in the run before, which would be grown once for each of its seeds
                run = _grown(self._pieces, Run(a, i, b, j, SEED))
                ends[diagonal] = run.a_start + run.size
                yield run

    def _shared(self) -> Iterator[tuple[int, int, int, int]]:
        """Where a seed that is not too common stands on either side: piece and unit of each."""
        for keys, places in self._in_a.items():
            others = self._in_b.get(keys, [])
            if max(len(places), len(others)) <= COMMONEST:
                yield from ((*place, *other) for place in places for other in others)

    def is_single(self, run: Run) -> bool:
        """Whether some seed of a run stands once in either document, matched or not."""
        return any(self._all_a[keys] == self._all_b[keys] == 1 for keys in self._keys_of(run))

    def _keys_of(self, run: Run) -> Iterator[Keys]:
        """The seeds of a run."""
        return _seeds_of(self._pieces[run.a].a[run.a_start : run.a_start + run.size])


def _seeds_of(units: Units) -> Iterator[Keys]:
    keys = [unit.key for unit in units]
    return (tuple(keys[i : i + SEED]) for i in range(len(keys) - SEED + 1))


def _places(sides: Iterable[tuple[int, Units]]) -> dict[Keys, list[tuple[int, int]]]:
    """Where each seed stands: piece and unit."""
    found: defaultdict[Keys, list[tuple[int, int]]] = defaultdict(list)
    for n, units in sides:
        for i, keys in enumerate(_seeds_of(units)):
            found[keys].append((n, i))
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


def borders(pieces: Sequence[Piece], run: Run) -> tuple[bool, bool]:
    """Whether a run begins a clause on both sides, and whether it ends one, as far as the pieces tell."""
    sides = ((pieces[run.a].a, run.a_start), (pieces[run.b].b, run.b_start))
    opened = all(start == 0 or units[start - 1].key in CLAUSE_MARKS for units, start in sides)
    ends = [(units, start + run.size) for units, start in sides]
    closed = all(end == len(units) or CLAUSE_MARKS & {units[end].key, units[end - 1].key} for units, end in ends)
    return opened, closed
