"""How common a word is in official documents, and which words keep company.

Latent semantic analysis (Deerwester et al. 1990): the paragraphs of public documents as
tf-idf columns, their first singular directions as the meaning of a word, so that 普法 and
宣传教育 are near although no character is shared. `vocabulary.npz` holds words, paragraph
frequencies and quantised vectors; tests/gold/build_vocabulary.py makes it.

All sums are of integers, so that the answer is the same on every machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Meaning = NDArray[np.int64]

RARE = 7.0
"""The weight of a word that one of a thousand paragraphs has: from here on it is a name, or as telling as one."""
_STEPS = 100_000
"""Weights are rounded to this fraction of one before they are summed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words with their frequencies and vectors."""

    rows: Mapping[str, int]
    """The row of each word in `vectors`."""
    frequencies: Sequence[int]
    """In how many paragraphs each word stands."""
    paragraphs: int
    vectors: NDArray[np.int8]
    """One row a word, each scaled to fill its 8 bits."""
    lengths: Sequence[float]
    """The length of each row, by which it is evened out."""
    provenance: str

    def weight(self, word: str) -> float:
        """How telling a word is in documents of this kind: smoothed inverse paragraph frequency."""
        row = self.rows.get(word)
        return self.weight_of(0 if row is None else self.frequencies[row])

    def weight_of(self, frequency: int) -> float:
        """How telling a word is that stands in so many paragraphs."""
        return math.log((self.paragraphs + 1) / (frequency + 0.5))

    def meaning(self, weights: Mapping[str, float]) -> Meaning:
        """The weighted sum of the words' vectors; words that are not known say nothing."""
        known = [(self.rows[word], x) for word, x in sorted(weights.items()) if word in self.rows]
        if not known:
            return np.zeros(self.vectors.shape[1], dtype=np.int64)
        steps = np.array([round(_STEPS * x / self.lengths[row]) for row, x in known], dtype=np.int64)
        meaning: Meaning = steps @ self.vectors[[row for row, _ in known]].astype(np.int64)
        return meaning


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package; read once."""
    with np.load(Path(__file__).with_name("vocabulary.npz"), allow_pickle=False) as data:
        vectors = data["vectors"]
        squares = np.square(vectors, dtype=np.int64).sum(axis=1).tolist()
        words = data["words"].tobytes().decode().split("\n")
        return Vocabulary(
            rows={word: row for row, word in enumerate(words)},
            frequencies=data["frequencies"].tolist(),
            paragraphs=int(data["paragraphs"]),
            vectors=vectors,
            lengths=[math.sqrt(square) for square in squares],
            provenance=data["provenance"].tobytes().decode(),
        )


def likeness(left: Sequence[Meaning], right: Sequence[Meaning]) -> NDArray[np.float64]:
    """The cosine of every meaning of `left` with every one of `right`, 0…1: opposed counts as unrelated."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    a, b = _shortened(np.stack(left)), _shortened(np.stack(right))
    lengths = [np.sqrt((side * side).sum(axis=1).astype(np.float64)) for side in (a, b)]
    sizes = np.outer(lengths[0], lengths[1])
    return np.clip((a @ b.T) / np.where(sizes > 0, sizes, 1), 0, 1)


def _shortened(meanings: Meaning) -> Meaning:
    """Each row brought below 2**20 in size, so that products of rows fit in 64 bits."""
    largest = np.abs(meanings).max(axis=1, initial=0, keepdims=True)
    shortened: Meaning = meanings * 2**20 // np.maximum(largest, 1)
    return shortened
