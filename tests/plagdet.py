"""PAN's score of text reuse detection (Potthast et al. 2010): F1 by characters over log2(1 + granularity).

What is stock on both sides is nobody's case: it is neither wanted nor held against a detection.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log2
from typing import NamedTuple

from corpus_maker import Truth

Stretch = tuple[str, int, int]
Pair = tuple[Stretch, Stretch]


class Score(NamedTuple):
    precision: float
    recall: float
    granularity: float

    @property
    def plagdet(self) -> float:
        f1 = 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)
        return f1 / log2(1 + self.granularity)


def pairs(clusters: Iterable[list[Stretch]], places: dict[str, str]) -> dict[tuple[str, str], list[Pair]]:
    """All pairs of carriers of different places, by their two files."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for cluster in clusters:
        for one, other in combinations(sorted(cluster), 2):
            if places[one[0]] != places[other[0]]:
                found[one[0], other[0]].append((one, other))
    return {key: _widest(held) for key, held in found.items()}


def _widest(held: list[Pair]) -> list[Pair]:
    """Without what lies inside another on both sides: a part of a passage that more documents carry is no new case."""

    def inside(one: Pair, other: Pair) -> bool:
        return one != other and all(
            theirs[1] <= mine[1] and mine[2] <= theirs[2] for mine, theirs in zip(one, other, strict=True)
        )

    return [one for one in dict.fromkeys(held) if not any(inside(one, other) for other in held)]


def score(truth: Truth, clusters: Iterable[list[Stretch]]) -> Score:
    """How well clusters answer the truth."""
    wanted, found = pairs(truth.passages, truth.places), pairs(clusters, truth.places)
    stock = {name: _characters(spans) for name, spans in truth.stock.items()}
    right = claimed = total = 0
    hit: list[int] = []
    for key in sorted({*wanted, *found}):
        for side in (0, 1):
            cases = [_characters([pair[side][1:]]) for pair in wanted.get(key, [])]
            answers = [_characters([pair[side][1:]]) - stock[key[side]] for pair in found.get(key, [])]
            want, got = set().union(*cases), set().union(*answers)
            right, claimed, total = right + len(want & got), claimed + len(got), total + len(want)
            hit += [n for case in cases if (n := sum(bool(case & answer) for answer in answers))]
    return Score(right / max(1, claimed), right / max(1, total), sum(hit) / max(1, len(hit)))


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}
