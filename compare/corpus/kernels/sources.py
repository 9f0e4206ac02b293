"""From the clean text back to the source, for many stretches at once: `OffsetMap.to_origin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.corpus.kernels.columns import starts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def to_source(
    document: Numbers, starts: Numbers, ends: Numbers, pieces: NDArray[np.uint32], sizes: Numbers
) -> tuple[Numbers, Numbers]:
    """The stretches of the source that stretches of the clean texts came from (a test holds it to `OffsetMap`).

    Args:
        document: The document of each stretch.
        starts: Where they begin in its clean text.
        ends: Where they end.
        pieces: The numbers of every `Piece` of every document's map, one behind the other.
        sizes: How many of these numbers each document has.
    """
    table = pieces.reshape(-1, 4).astype(np.int64)
    counts = sizes // 4
    if not len(table):
        return np.zeros_like(starts), np.zeros_like(ends)
    keys = np.repeat(np.arange(len(counts)), counts) << 32 | table[:, 0]
    begin = starts_of(counts)[document]
    first = table[np.maximum(begin, np.searchsorted(keys, document << 32 | starts, side="right") - 1)]
    last = table[np.maximum(begin, np.searchsorted(keys, document << 32 | ends, side="left") - 1)]
    begins = _lead_back(first, starts, first[:, 2])
    return begins, np.where(ends <= starts, begins, _lead_back(last, ends, last[:, 3]))


def _lead_back(piece: Numbers, position: Numbers, edge: Numbers) -> Numbers:
    start, end, origin_start, origin_end = piece.T
    inside = np.where(position >= end, origin_end, np.where(position <= start, origin_start, edge))
    return np.where(end - start == origin_end - origin_start, origin_start + np.minimum(position, end) - start, inside)
