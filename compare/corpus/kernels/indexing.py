"""Counting a corpus into a reference index, a bucket of keys at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels.columns import gathered, new_ones
from compare.corpus.kernels.phrases import OCCURRENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


def distinct_rows(cells: Iterable[bytes]) -> NDArray[Any]:
    """The occurrences of one bucket in order, each once."""
    rows = gathered(cells, OCCURRENCE)
    rows = rows[np.lexsort((rows["place"], rows["key"]))]
    return rows[new_ones(rows["key"], rows["place"])]
