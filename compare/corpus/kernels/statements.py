"""The distinct statements of a corpus: each is weighed once, where it stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels.columns import flat, new_ones, radix_order, starts_of
from compare.corpus.parsed import STATEMENT

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

STANDING = np.dtype([("key", "<u8"), ("document", "<u4"), ("statement", "<u4")])
"""A statement by the key of its terms, and where it stands."""


def standing(statements: pa.Array, numbers: NDArray[np.uint32]) -> NDArray[Any]:
    """Every statement of a batch of documents with these numbers."""
    found, counts = flat(statements, STATEMENT)
    rows = np.empty(len(found), dtype=STANDING)
    rows["key"], rows["document"] = found["key"], np.repeat(numbers, counts)
    rows["statement"] = np.arange(len(found)) - np.repeat(starts_of(counts), counts)
    return rows


def first(rows: NDArray[Any]) -> NDArray[Any]:
    """Of all statements of one bucket, rows of `STANDING`, each once, where it stands first."""
    rows = rows.take(radix_order(rows["statement"], rows["document"], rows["key"]))
    return rows[new_ones(rows["key"])]
