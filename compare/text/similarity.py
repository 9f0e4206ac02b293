"""Weighted bags of words: how telling a word is, and how alike two bags are.

Plain tf-idf with cosine similarity (Salton and Buckley 1988).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    _Posting = tuple[NDArray[np.int64], NDArray[np.float64]]

_BLOCK = 500
"""Rows of a product added at once: a word of 6,000 sentences on either side needs 24 MB beside the result, not 600."""

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


def dot_products(left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
    """The product of each vector of `left` with each of `right`."""
    products = np.zeros((len(left), len(right)))
    for (rows, x), (columns, y) in _shared_words(left, right):
        for block in range(0, len(rows), _BLOCK):
            some = slice(block, block + _BLOCK)
            products[rows[some, None], columns] += np.outer(x[some], y)
    return products


def covers(parts: Sequence[Vector], wholes: Sequence[Vector]) -> Matrix:
    """How much of the weight of each of `parts` falls on words that each of `wholes` has too, 0…1."""
    found = np.zeros((len(parts), len(wholes)))
    for (rows, x), (columns, _) in _shared_words(parts, wholes):
        found[rows[:, None], columns] += x[:, None]
    totals = np.array([sum(part.values()) for part in parts])
    return found / np.where(totals > 0, totals, 1)[:, None]


def _shared_words(left: Sequence[Vector], right: Sequence[Vector]) -> Iterator[tuple[_Posting, _Posting]]:
    """Where each word of both sides stands and with what weight, in the order of the words.

    Sums are taken word by word in one order, so they are the same on every machine.
    """
    postings = _postings(left), _postings(right)
    for word in sorted(postings[0].keys() & postings[1].keys()):
        yield postings[0][word], postings[1][word]


def _postings(vectors: Sequence[Vector]) -> dict[str, _Posting]:
    found: defaultdict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for k, vector in enumerate(vectors):
        for word, x in vector.items():
            places, weights = found[word]
            places.append(k)
            weights.append(x)
    return {word: (np.array(places), np.array(weights)) for word, (places, weights) in found.items()}


def telling_shared(left: Vector, right: Vector, limit: int) -> tuple[str, ...]:
    """The words of both that add most to their product, the most telling first."""
    common = [(-x * right[word], word) for word, x in left.items() if word in right]
    return tuple(word for _, word in sorted(common)[:limit])
