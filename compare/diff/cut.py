"""A stretch of a bead is cut into phrases that lie within one sentence on each side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.matches import hunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.matches import Hunk, Pair
    from compare.diff.units import Unit

Units = tuple[int, int]
"""A half-open range of a side's units, all of one sentence."""


class Stretch(NamedTuple):
    """Units of one sentence of A and of one sentence of B; one side may be missing."""

    same: bool
    a: Units | None
    b: Units | None


def cut(pair: Pair) -> Iterator[Stretch]:
    """The stretches of a bead, in order."""
    for hunk in hunks(pair):
        if hunk.matched:
            yield from _cut_matched(pair, hunk)
        else:
            yield from _cut_changed(pair, hunk)


def _cut_matched(pair: Pair, hunk: Hunk) -> Iterator[Stretch]:
    """What is matched is cut wherever a sentence ends on either side, and round slots and numerals in two forms."""

    def kind(n: int) -> tuple[int, int, bool, bool]:
        i, j = hunk.a_start + n, hunk.b_start + n
        one, other = pair.a[i], pair.b[j]
        same = pair.equal((i, j))
        return one.sentence, other.sentence, same, same and one.form != other.form

    for (_, _, same, _), group in groupby(range(hunk.a_end - hunk.a_start), key=kind):
        offsets = list(group)
        first, last = offsets[0], offsets[-1] + 1
        yield Stretch(same, (hunk.a_start + first, hunk.a_start + last), (hunk.b_start + first, hunk.b_start + last))


def _cut_changed(pair: Pair, hunk: Hunk) -> Iterator[Stretch]:
    """What changed is cut at each side's own sentence borders; the pieces most alike stay together."""
    a = _by_sentence(pair.a, hunk.a_start, hunk.a_end)
    b = _by_sentence(pair.b, hunk.b_start, hunk.b_end)
    partners = _partners(pair, a, b)
    next_b = 0
    for i, piece in enumerate(a):
        j = partners.get(i)
        if j is not None:
            yield from (Stretch(same=False, a=None, b=other) for other in b[next_b:j])
            next_b = j + 1
        other = None if j is None else b[j]
        same = other is not None and _text(pair.a, piece) == _text(pair.b, other)
        yield Stretch(same=same, a=piece, b=other)
    yield from (Stretch(same=False, a=None, b=other) for other in b[next_b:])


def _by_sentence(units: Sequence[Unit], start: int, end: int) -> list[Units]:
    pieces = []
    for _, group in groupby(range(start, end), key=lambda i: units[i].sentence):
        run = list(group)
        pieces.append((run[0], run[-1] + 1))
    return pieces


def _partners(pair: Pair, a: Sequence[Units], b: Sequence[Units]) -> dict[int, int]:
    """Which piece of B stands against which of A: in order, as many as can, the most alike.

    A best path through the table of likenesses, as in the alignment of two sequences.
    """
    if len(a) == len(b):
        return {i: i for i in range(len(a))}
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, piece in enumerate(a, 1):
        for j, other in enumerate(b, 1):
            together = best[i - 1][j - 1] + 1 + _likeness(pair, piece, other)
            best[i][j] = max(together, best[i - 1][j], best[i][j - 1])
    return dict(_path(best))


def _path(best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The pairs on a best path, read backwards from the end of the table."""
    i, j = len(best) - 1, len(best[0]) - 1
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield i, j


def _likeness(pair: Pair, a: Units, b: Units) -> float:
    """How much two pieces have in common, 0…1."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, needed only where two texts differ

    return Indel.normalized_similarity(_text(pair.a, a), _text(pair.b, b))


def _text(units: Sequence[Unit], piece: Units) -> str:
    return "".join(unit.key for unit in units[slice(*piece)])
