"""Which units of two sides are the same: the plainly equal first, then the longest common subsequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.matches import Match, Pair, runs
from compare.diff.slots import same_slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.diff.units import Unit


def match(a: Sequence[Unit], b: Sequence[Unit]) -> Pair:
    """Both sides with the matches between them.

    Common ends are matched as they are. Between them only units that anchor take part in
    the search (a mark or a single character that happens to stand on both sides says
    nothing); whatever follows or precedes a match alike on both sides, or fills the same
    slot there, then joins it.
    """
    a_keys, b_keys = [unit.key for unit in a], [unit.key for unit in b]
    shortest = min(len(a), len(b))
    head = _alike(a_keys, b_keys, (0, 0), shortest)
    tail = _alike(a_keys, b_keys, (len(a) - 1, len(b) - 1), shortest - head, step=-1)
    ends = (len(a) - tail, len(b) - tail)
    anchors = _anchors(a, b, (head, head), ends) if head < shortest - tail else []
    fixed = [*((i, i) for i in range(head)), *anchors, *((ends[0] + i, ends[1] + i) for i in range(tail))]
    return Pair(tuple(a), tuple(b), tuple(_grown(fixed, a, b)))


def _alike(a: Sequence[str], b: Sequence[str], start: Match, longest: int, step: int = 1) -> int:
    """How many keys are the same from `start` on, or back from it, `longest` at most."""
    i, j = start
    for n in range(longest):
        if a[i + n * step] != b[j + n * step]:
            return n
    return longest


def _anchors(a: Sequence[Unit], b: Sequence[Unit], start: Match, end: Match) -> list[Match]:
    """A longest common subsequence of the units that anchor, between two positions."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, needed only where two texts differ

    in_a = [i for i in range(start[0], end[0]) if a[i].anchors]
    in_b = [j for j in range(start[1], end[1]) if b[j].anchors]
    codes: dict[str, int] = {}
    a_codes = [codes.setdefault(a[i].key, len(codes)) for i in in_a]
    b_codes = [codes.setdefault(b[j].key, len(codes)) for j in in_b]
    return [
        (in_a[block.a + n], in_b[block.b + n])
        for block in Indel.opcodes(a_codes, b_codes).as_matching_blocks()
        for n in range(block.size)
    ]


def _grown(fixed: Sequence[Match], a: Sequence[Unit], b: Sequence[Unit]) -> list[Match]:
    """The matches, with what stands between two of them joined to either where it is alike.

    A slot joins words, never a lone mark: that both sentences end in a figure and a stop
    does not make them the same frame.
    """
    telling = {i for run in runs(fixed) if any(a[i].anchors for i, _ in run) for i, _ in run}
    grown: list[Match] = []
    i = j = 0
    for next_i, next_j in [*fixed, (len(a), len(b))]:
        room = min(next_i - i, next_j - j)
        forward = _joined(a, b, (i, j), room, slots=i - 1 in telling) if grown else 0
        grown += [(i + n, j + n) for n in range(forward)]
        if (next_i, next_j) == (len(a), len(b)):
            break
        back = _joined(a, b, (next_i - 1, next_j - 1), room - forward, slots=next_i in telling, step=-1)
        grown += [(next_i - n, next_j - n) for n in range(back, -1, -1)]
        i, j = next_i + 1, next_j + 1
    return grown


def _joined(  # noqa: PLR0913 - where from, how far, which way
    a: Sequence[Unit], b: Sequence[Unit], start: Match, longest: int, *, slots: bool, step: int = 1
) -> int:
    """How many units from `start` on (or back) are the same or, with `slots`, fill the same slot."""
    i, j = start
    for n in range(longest):
        one, other = a[i + n * step], b[j + n * step]
        if one.key != other.key and not (slots and same_slot(one, other)):
            return n
    return longest
