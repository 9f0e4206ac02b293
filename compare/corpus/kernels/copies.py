"""Documents that are near copies: MinHash with locality-sensitive hashing, then verified.

One permutation hashing (Li, Owen and Zhang 2012): the phrases of a document fall into
`BINS` bins by their hash, the smallest of each is its signature. Bands of `ROWS` bins are
keys; documents that share one are candidates (Broder 1997; Leskovec, Rajaraman and Ullman
2014, chapter 3), whose Jaccard similarity is then counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels.columns import distinct, leading, new_ones, radix_order
from compare.reference.shingles import PHRASE, rolled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.corpus.kernels.passages import Texts
    from compare.reference.shingles import Keys

BIN_BITS, ROWS = 6, 4
BINS = 1 << BIN_BITS
BANDS = BINS // ROWS
NEAR = 0.8
"""The Jaccard similarity of phrases from which on documents are near copies: about nine terms in ten alike. A pair of
just this similarity is found with a probability of 0.9998."""
MOST_ALIKE = 16
"""Of more documents with one band each is compared with the first only."""
COPY = np.dtype([("a", "<u4"), ("b", "<u4"), ("similarity", "<f4")])
_BASE = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)


def bands(keys: Keys, documents: NDArray[np.int64], count: int) -> Keys:
    """The `BANDS` band keys of each document of a batch, from its phrases; 0 where it has none.

    Args:
        keys: The phrases.
        documents: The document of each.
        count: How many documents there are.
    """
    smallest = np.full(count * BINS, _NONE, dtype=np.uint64)
    np.minimum.at(smallest, documents * BINS + leading(keys, BIN_BITS), keys)
    signature = smallest.reshape(count, BANDS, ROWS)
    mixed = np.broadcast_to(np.arange(BANDS, dtype=np.uint64), signature.shape[:2]).copy()
    for row in range(ROWS):
        mixed = mixed * _BASE + signature[:, :, row]
        mixed ^= mixed >> np.uint64(29)
    return np.where((signature == _NONE).all(axis=2), np.uint64(0), mixed * _BASE)


def candidates(found: Keys) -> Keys:
    """Pairs of documents that share a band, the smaller number in the high half.

    Args:
        found: The bands of all documents, `BANDS` each.
    """
    some = np.flatnonzero(found)
    order = radix_order(found[some])
    key, document = found[some][order], (some[order] // BANDS).astype(np.uint64)
    starts = np.flatnonzero(new_ones(key))
    sizes = np.diff(np.append(starts, len(key)))
    pairs = [np.zeros(0, dtype=np.uint64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        group = starts[sizes == size]
        sides = np.triu_indices(size, 1) if size <= MOST_ALIKE else (np.zeros(size - 1, int), np.arange(1, size))
        one, other = ((group[:, None] + side).ravel() for side in sides)
        pairs.append(document[one] << np.uint64(32) | document[other])
    return distinct(np.concatenate(pairs))


def verified(pairs: NDArray[np.uint64], texts: Texts) -> NDArray[Any]:
    """Of candidate pairs those that are near copies."""
    rows = np.empty(len(pairs), dtype=COPY)
    rows["a"], rows["b"] = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
    for row in rows:
        row["similarity"] = _jaccard(_phrases(texts, int(row["a"])), _phrases(texts, int(row["b"])))
    return rows[rows["similarity"] >= NEAR]


def _phrases(texts: Texts, number: int) -> Keys:
    terms = texts.terms[texts.starts[number] : texts.starts[number + 1]]
    return distinct(rolled(terms.astype(np.uint64), PHRASE))


def _jaccard(one: Keys, other: Keys) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / max(1, len(one) + len(other) - common)
