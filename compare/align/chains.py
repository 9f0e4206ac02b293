"""The best monotone chain of beads through two sequences of sentences."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.align.likeness import LONGEST_RUN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.align.likeness import SentenceLikeness
    from compare.text.similarity import Matrix

_STEPS = tuple(product(range(1, LONGEST_RUN + 1), repeat=2))
_JOINED = 0.02
"""A joined bead must be this much more alike for each sentence than its parts: joining is no end in itself."""

_SHARE_OF_BAR = 0.5
"""Every sentence of a bead must have one on the other side that is at least this share of the bar alike: nothing
rides along for free. It also spares most of the search: 0.9 s became 0.3 s on two provincial reports."""

Run = tuple[int, ...]
"""Sentences of one side that follow each other."""


class Chain(NamedTuple):
    """Consecutive sentences of either side that answer each other."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    likeness: float


def best_chain(a: Sequence[int], b: Sequence[int], likeness: SentenceLikeness, bar: float) -> list[Chain]:
    """The beads, in order, whose likeness above `bar` adds up to the most.

    Each bead counts its likeness above the bar once for each of its sentences; sentences
    left out count nothing. Only sentences that follow each other in the document are joined.
    """
    if not a or not b:
        return []
    everyone = np.array(b, dtype=np.intp)
    slope = len(b) / len(a)
    near = {i: likeness.near(i, bar * _SHARE_OF_BAR, everyone, x * slope) for x, i in enumerate(a)}
    near_sets = {i: frozenset(found.tolist()) for i, found in near.items()}
    gain = np.zeros((len(a) + 1, len(b) + 1))
    step: dict[tuple[int, int], Chain] = {}
    for x in range(1, len(a) + 1):
        # A cell is worth as much as the one above or before it, unless a bead ends there.
        before, best, ends = gain[x - 1], 0.0, []
        for y in (np.searchsorted(everyone, near[a[x - 1]]) + 1).tolist():
            best = max(best, float(before[y]))
            for run_a, run_b in _runs(a[max(0, x - LONGEST_RUN) : x], b[max(0, y - LONGEST_RUN) : y], near_sets):
                chain = Chain(run_a, run_b, round(likeness.between(run_a, run_b), 4))
                through = float(gain[x - len(run_a), y - len(run_b)]) + _worth(chain, bar)
                if chain.likeness > bar and through > best:
                    best = through
                    step[x, y] = chain
            ends.append((y, best))
        gain[x] = before
        for y, worth in ends:
            gain[x, y] = worth
        np.maximum.accumulate(gain[x], out=gain[x])
    return _walk_back(gain, step, len(a), len(b))


def _runs(a: Sequence[int], b: Sequence[int], near: Mapping[int, frozenset[int]]) -> Iterator[tuple[Run, Run]]:
    """The runs that end with the last sentences of `a` and `b` and in which every sentence has one near it."""
    for width_a, width_b in _STEPS:
        run_a, run_b = tuple(a[-width_a:]), tuple(b[-width_b:])
        if not _follow(run_a, width_a) or not _follow(run_b, width_b):
            continue
        if all(near[i].intersection(run_b) for i in run_a) and all(any(j in near[i] for i in run_a) for j in run_b):
            yield run_a, run_b


def _follow(run: Run, width: int) -> bool:
    """Whether a run has its full width and no gap."""
    return len(run) == width and run[-1] - run[0] == width - 1


def _worth(chain: Chain, bar: float) -> float:
    sentences = len(chain.a) + len(chain.b)
    return (chain.likeness - bar) * sentences - _JOINED * (sentences - 2)


def _walk_back(gain: Matrix, step: dict[tuple[int, int], Chain], x: int, y: int) -> list[Chain]:
    chains = []
    while x and y:
        if gain[x, y] == gain[x - 1, y]:
            x -= 1
        elif gain[x, y] == gain[x, y - 1]:
            y -= 1
        else:
            chain = step[x, y]
            chains.append(chain)
            x, y = x - len(chain.a), y - len(chain.b)
    return chains[::-1]
