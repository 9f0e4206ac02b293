"""Weighted bags of words: how telling a word is, and how alike two bags are.

Plain tf-idf with cosine similarity (Salton and Buckley 1988), on dictionaries: the bags
of one pair of reports are small and sparse, and numpy would cost 70 ms to import.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Bag = Counter[str]
Vector = dict[str, float]


def telling_weights(bags: Iterable[Bag]) -> dict[str, float]:
    """How telling each word is: smoothed inverse document frequency over `bags`, at least 0."""
    frequency: Counter[str] = Counter()
    count = 0
    for bag in bags:
        frequency.update(bag.keys())
        count += 1
    return {word: max(0.0, math.log((count + 1) / (n + 0.5))) for word, n in frequency.items()}


def weigh(bag: Bag, weights: Mapping[str, float]) -> Vector:
    """The bag as a vector of length 1 (or empty): weight times 1 + ln(count)."""
    raw = {word: weights.get(word, 0.0) * (1 + math.log(n)) for word, n in sorted(bag.items())}
    length = math.sqrt(sum(x * x for x in raw.values()))
    return {word: x / length for word, x in raw.items() if x} if length else {}


def dot_products(left: Sequence[Vector], right: Sequence[Vector]) -> list[dict[int, float]]:
    """For each vector of `left`, its products with those of `right` that are not 0."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(right):
        for word, x in vector.items():
            postings[word].append((j, x))
    rows: list[dict[int, float]] = []
    for vector in left:
        row: defaultdict[int, float] = defaultdict(float)
        for word, x in vector.items():
            for j, y in postings.get(word, ()):
                row[j] += x * y
        rows.append(dict(row))
    return rows


def covered(part: Vector, whole: Vector) -> float:
    """How much of the weight of `part` falls on words that `whole` has too, 0…1."""
    total = sum(part.values())
    return sum(x for word, x in part.items() if word in whole) / total if total else 0.0


def telling_shared(left: Vector, right: Vector, limit: int) -> tuple[str, ...]:
    """The words of both that add most to their product, the most telling first."""
    common = [(-x * right[word], word) for word, x in left.items() if word in right]
    return tuple(word for _, word in sorted(common)[:limit])
