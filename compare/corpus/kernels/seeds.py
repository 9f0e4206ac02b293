"""Where two documents may share a passage: equal fingerprints of their terms.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): of every
`WINDOW` neighbouring shingles of `SHINGLE` terms the smallest hash, so that a shared run
of `SHINGLE` + `WINDOW` - 1 terms, some 15 characters, always has a common one. Terms have
slots for names, dates and figures, so a copy with the name swapped has the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels.columns import flat, leading, new_ones, radix_order, ranges, repeated, starts_of
from compare.reference.masking import DATE, NUMBER, PLACE
from compare.reference.shingles import rolled, term_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from numpy.typing import NDArray

SHINGLE, WINDOW = 5, 4
MOST_CARRIERS = 16
"""A fingerprint of more documents leads from each of them to the first one only: work stays linear in the number of
documents that carry a stock passage, and its cluster stays whole, since all of it hangs on the first."""
_MOST_SLOTS = 2
"""A fingerprint of more slots tells nothing."""
_MOST_AGAIN = 2
"""Occurrences of one fingerprint in one document that are followed."""
FINGERPRINT = np.dtype([("key", "<u8"), ("document", "<u4"), ("at", "<u4")])
SEED = np.dtype([("a", "<u4"), ("b", "<u4"), ("at_a", "<u4"), ("at_b", "<u4")])
"""An equal fingerprint of two documents, the earlier one first, and where it begins in the terms of each."""


def fingerprints(terms: pa.Array, numbers: NDArray[np.uint32]) -> NDArray[Any]:
    """The fingerprints of a batch of documents with these numbers."""
    hashes, lengths = flat(terms, np.uint64)
    document = np.repeat(np.arange(len(lengths)), lengths)
    keys = rolled(hashes, SHINGLE)
    at = _winnowed(keys, document)
    slots = np.isin(hashes, np.array([term_hash(slot) for slot in (PLACE, DATE, NUMBER)], dtype=np.uint64))
    filled = np.add.reduce([slots[at + step] for step in range(SHINGLE)], dtype=np.uint8)
    at = at[filled <= _MOST_SLOTS]
    of = document[at]
    rows = np.empty(len(at), dtype=FINGERPRINT)
    rows["key"], rows["document"] = keys[at], numbers[of]
    rows["at"] = at - starts_of(lengths)[of]
    return rows


def _winnowed(keys: NDArray[np.uint64], document: NDArray[np.int64]) -> NDArray[np.int64]:
    """The positions of the smallest key, the last of equals, of every window that lies in one document.

    Args:
        keys: The shingles of all terms, those that reach over a document's end among them.
        document: The document of each term.
    """
    count = max(0, len(keys) - WINDOW + 1)
    smallest, last = keys[:count], np.zeros(count, dtype=np.int64)
    for step in range(1, WINDOW):
        ahead = keys[step : step + count]
        last = np.where(ahead <= smallest, step, last)
        smallest = np.minimum(smallest, ahead)
    inside = np.flatnonzero(document[:count] == document[len(document) - count :])
    chosen = np.zeros(len(keys), dtype=bool)
    chosen[inside + last[inside]] = True
    return np.flatnonzero(chosen)


def seeds(rows: NDArray[Any], place: NDArray[np.uint32]) -> NDArray[Any]:
    """Pairs of documents of different places that have a fingerprint of one bucket in common.

    Args:
        rows: All rows of `FINGERPRINT` of the bucket.
        place: The place of each document by its number. Documents are numbered in order of time.
    """
    # Most fingerprints are one document's own, and need not be put in order.
    rows = rows.take(repeated(rows["key"]))
    rows = rows.take(radix_order(rows["at"], rows["document"], rows["key"]))
    key, document, at = (np.ascontiguousarray(rows[name]) for name in ("key", "document", "at"))
    first = np.flatnonzero(new_ones(key, document))
    times = np.arange(len(key)) - np.repeat(first, np.diff(np.append(first, len(key))))
    kept = times < _MOST_AGAIN
    key, document, at = key[kept], document[kept], at[kept]
    starts = np.flatnonzero(new_ones(key))
    sizes = np.diff(np.append(starts, len(key)))
    found = [np.zeros((0, 2), dtype=np.int64), *_all_pairs(starts, sizes), *_stars(starts, sizes, place[document])]
    one, other = np.concatenate(found).T
    apart = place[document[one]] != place[document[other]]
    one, other = one[apart], other[apart]
    pairs = np.empty(len(one), dtype=SEED)
    pairs["a"], pairs["b"], pairs["at_a"], pairs["at_b"] = document[one], document[other], at[one], at[other]
    return pairs


def _all_pairs(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Every pair of rows of the groups that are small enough."""
    for size in range(2, MOST_CARRIERS + 1):
        group = starts[sizes == size]
        one, other = np.triu_indices(size, 1)
        yield np.stack([(group[:, None] + side).ravel() for side in (one, other)], axis=1)


def _stars(
    starts: NDArray[np.int64], sizes: NDArray[np.int64], place: NDArray[np.uint32]
) -> Iterator[NDArray[np.int64]]:
    """Each row of a large group with the group's first row, and with its first row of another place."""
    large = sizes > MOST_CARRIERS
    starts, sizes = starts[large], sizes[large]
    if not len(starts):
        return
    rows, first = ranges(starts, sizes), np.repeat(starts, sizes)
    apart = place[rows] != place[first]
    yield np.stack([first[apart], rows[apart]], axis=1)
    nowhere = len(place)
    other = np.repeat(np.minimum.reduceat(np.where(apart, rows, nowhere), starts_of(sizes)), sizes)
    same = ~apart & (rows != first) & (other < nowhere)
    yield np.sort(np.stack([other[same], rows[same]], axis=1), axis=1)


def pair_bucket(pairs: NDArray[Any], bits: int) -> NDArray[np.int64]:
    """The bucket that a pair of documents goes to: by its hash, since the first document of a stock passage has many."""
    mixed = (pairs["a"].astype(np.uint64) << np.uint64(32) | pairs["b"]) * np.uint64(0x9E3779B97F4A7C15)
    return leading(mixed, bits)
