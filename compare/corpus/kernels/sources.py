"""From the clean text back to the source, for many stretches at once: `OffsetMap.to_origin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def to_source(starts: Numbers, ends: Numbers, pieces: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
    """The stretches of the source that stretches of the clean text came from (a test holds it to `OffsetMap`).

    Args:
        starts: Where they begin in the clean text.
        ends: Where they end.
        pieces: The numbers of every `Piece` of the map, one behind the other.
    """
    table = pieces.reshape(-1, 4).astype(np.int64)
    if not len(table):
        return np.zeros_like(starts), np.zeros_like(ends)
    first = table[np.maximum(0, np.searchsorted(table[:, 0], starts, side="right") - 1)]
    last = table[np.maximum(0, np.searchsorted(table[:, 0], ends, side="left") - 1)]
    begins = _lead_back(first, starts, first[:, 2])
    return begins, np.where(ends <= starts, begins, _lead_back(last, ends, last[:, 3]))


def _lead_back(piece: Numbers, position: Numbers, edge: Numbers) -> Numbers:
    start, end, origin_start, origin_end = piece.T
    inside = np.where(position >= end, origin_end, np.where(position <= start, origin_start, edge))
    return np.where(end - start == origin_end - origin_start, origin_start + np.minimum(position, end) - start, inside)
