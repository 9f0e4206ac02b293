"""Counting a corpus into a reference index, a bucket of keys at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels.columns import new_ones

if TYPE_CHECKING:
    from numpy.typing import NDArray


def distinct_rows(rows: NDArray[Any]) -> NDArray[Any]:
    """The rows of `OCCURRENCE` of one bucket in order, each once."""
    rows = rows[np.lexsort((rows["place"], rows["key"]))]
    return rows[new_ones(rows["key"], rows["place"])]
