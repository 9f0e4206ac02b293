"""How alike sentences, and short runs of sentences, of two documents are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.align.headings import own_names
from compare.model import TokenKind
from compare.text.similarity import dot_products, telling_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.model import Document, Sentence
    from compare.text.similarity import Bag, Matrix, Vector

    Indexes = NDArray[np.intp]

LONGEST_RUN = 3
"""How many sentences of one side a bead may hold."""

MOST_NEAR = 200
"""How many sentences of the other side are looked at for one. Only a text that says the same thing again and again has
more: two real reports of 2,000 sections have 60 at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLikeness:
    """Products of all sentence vectors, from which runs of sentences are compared in constant time.

    The vector of a run is the sum of its sentences' vectors, so its products are sums too.
    """

    across: Matrix
    """Products of A's sentences with B's."""
    inside: tuple[NDArray[np.float64], NDArray[np.float64]]
    """Squared lengths of the sentences of A and of B."""
    onward: tuple[tuple[list[float], ...], tuple[list[float], ...]]
    """Products of each sentence with the next one of its own document, and with the one after that."""
    kinds: tuple[tuple[int, ...], tuple[int, ...]]
    """A number for each sentence of A and of B: sentences of the same words have the same one."""

    @classmethod
    def of(cls, a: Document, b: Document) -> SentenceLikeness:
        """The likenesses of two documents."""
        bags = _bags(a), _bags(b)
        weights = telling_weights((*bags[0], *bags[1]))
        vectors = tuple([_vector(bag, weights) for bag in side] for side in bags)
        return cls(
            across=dot_products(vectors[0], vectors[1]),
            inside=(np.array(_squares(vectors[0])), np.array(_squares(vectors[1]))),
            onward=(_onward(vectors[0]), _onward(vectors[1])),
            kinds=_kinds(bags),
        )

    def near(self, i: int, bar: float, among: Indexes, at: float = 0.0) -> Indexes:
        """Of some sentences of B, in order, those whose cosine with one sentence of A is at least `bar` (above 0).

        No more than `MOST_NEAR`: the most alike, of equally alike ones those nearest to place `at` of `among`.
        """
        products, squares = self.across[i, among], self.inside[1][among]
        close = np.nonzero((products > 0) & (products * products >= bar * bar * self.inside[0][i] * squares))[0]
        if len(close) > MOST_NEAR:
            cosines = np.round(products[close] / np.sqrt(self.inside[0][i] * squares[close]), 4)
            close = np.sort(close[np.lexsort((np.abs(close - at), -cosines))[:MOST_NEAR]])
        found: Indexes = among[close]
        return found

    def same(self, a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
        """Sentences of the same telling words, in order: the first with the first, the second with the second."""
        waiting: defaultdict[int, list[int]] = defaultdict(list)
        for j in reversed(b):
            waiting[self.kinds[1][j]].append(j)
        telling = (i for i in a if self.inside[0][i] > 0)
        return [(i, waiting[self.kinds[0][i]].pop()) for i in telling if waiting[self.kinds[0][i]]]

    def between(self, a: tuple[int, ...], b: tuple[int, ...]) -> float:
        """Cosine of two runs of one to `LONGEST_RUN` consecutive sentences, 0…1."""
        product = sum(float(self.across[i, j]) for i in a for j in b)
        if not product:
            return 0.0
        return min(1.0, product / math.sqrt(self._square(0, a) * self._square(1, b)))

    def _square(self, side: int, run: tuple[int, ...]) -> float:
        """The squared length of a run's vector."""
        total = sum(float(self.inside[side][i]) for i in run)
        for gap, products in enumerate(self.onward[side], start=1):
            total += 2 * sum(products[i] for i in run[:-gap])
        return total


def _bags(document: Document) -> list[Bag]:
    names = "".join(own_names(document))
    return [_bag(document, sentence, names) for sentence in document.sentences]


def _bag(document: Document, sentence: Sentence, own: str) -> Bag:
    """Words of a sentence; a sentence of nothing else is known by its numbers and single characters."""
    tokens = document.tokens[slice(*sentence.tokens)]
    words = [t.key for t in tokens if t.kind in {TokenKind.WORD, TokenKind.LATIN} and t.key not in own]
    return Counter(words or [t.key for t in tokens if t.kind is not TokenKind.SPACE])


def _kinds(bags: tuple[list[Bag], list[Bag]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A number for each bag of either side, the same for equal bags."""
    numbers: dict[frozenset[tuple[str, int]], int] = {}
    a, b = (tuple(numbers.setdefault(frozenset(bag.items()), len(numbers)) for bag in side) for side in bags)
    return a, b


def _vector(bag: Bag, weights: dict[str, float]) -> Vector:
    return {word: weights[word] * (1 + math.log(n)) for word, n in sorted(bag.items()) if weights[word]}


def _squares(vectors: list[Vector]) -> list[float]:
    return [sum(x * x for x in vector.values()) for vector in vectors]


def _onward(vectors: list[Vector]) -> tuple[list[float], ...]:
    """For each gap that a run can hold, the product of each sentence with the one that far on."""
    return tuple(
        [
            sum(x * after.get(word, 0.0) for word, x in vector.items())
            for vector, after in zip(vectors, vectors[gap:], strict=False)
        ]
        for gap in range(1, LONGEST_RUN)
    )
