"""Between Arrow columns of bytes and arrays of numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from numpy.typing import DTypeLike, NDArray

BUCKET_BITS = 6
"""Keys are spread over 64 buckets by their first bits: one is what a worker holds at a time."""
BUCKETS = 1 << BUCKET_BITS
_SPARSE = 4
"""Cells a key of a table that tells which keys may occur twice."""


def flat(column: pa.Array, dtype: DTypeLike) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The arrays of a column of bytes one behind the other, and how many values each has; nothing is copied."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if not pa.types.is_large_binary(column.type):
        column = column.cast(pa.large_binary())
    if not len(column):
        return np.zeros(0, dtype=dtype), np.zeros(0, dtype=np.int64)
    _, offsets, data = column.buffers()
    edges = np.frombuffer(offsets, dtype=np.int64)[column.offset : column.offset + len(column) + 1]
    kind = np.dtype(dtype)
    held = np.frombuffer(data, dtype=np.uint8) if data is not None and data.size else np.zeros(0, dtype=np.uint8)
    return held[edges[0] : edges[-1]].view(kind), np.diff(edges) // kind.itemsize


def each(values: NDArray[Any], lengths: NDArray[np.int64]) -> Iterator[NDArray[Any]]:
    """The arrays of `flat`, one by one."""
    edges = np.concatenate([[0], np.cumsum(lengths)])
    return (values[start:end] for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each array of `flat` begins."""
    starts: NDArray[np.int64] = np.cumsum(lengths) - lengths
    return starts


def ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """All positions of many ranges, one range behind the other."""
    within = np.arange(int(lengths.sum())) - np.repeat(starts_of(lengths), lengths)
    positions: NDArray[np.int64] = np.repeat(starts, lengths) + within
    return positions


def blocks(rows: NDArray[Any], buckets: NDArray[np.integer[Any]]) -> list[dict[str, Any]]:
    """Rows cut by bucket, each cut as bytes: what is shuffled between workers."""
    # Numbers of 16 bits are sorted by radix, 9 ns a row instead of 100; `take` moves a row in 2 ns, an index in 20.
    rows = rows.take(np.argsort(buckets.astype(np.uint16), kind="stable"))
    ends = np.cumsum(np.bincount(buckets, minlength=BUCKETS)).tolist()
    return [
        {"bucket": bucket, "data": rows[start:end].tobytes()}
        for bucket, (start, end) in enumerate(zip([0, *ends], ends, strict=False))
        if start < end
    ]


def gathered(cells: Iterable[bytes], dtype: DTypeLike) -> NDArray[Any]:
    """The rows of many blocks."""
    return np.frombuffer(b"".join(cells), dtype=dtype)


def bucket_of(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The bucket of each key."""
    return (keys >> np.uint64(64 - BUCKET_BITS)).astype(np.int64)


def repeated(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The positions of the keys that occur more than once, in the order of the keys.

    Most occur once. They are told by a table of the keys' last bits, so that only what is left need be sorted: of
    70,000 keys 35 ns each instead of 67.
    """
    size = 1 << (_SPARSE * len(keys)).bit_length()
    last = (keys & np.uint64(size - 1)).astype(np.int64)
    few = np.flatnonzero((np.bincount(last, minlength=size) > 1)[last])
    few = few[np.argsort(keys[few])]
    same = np.diff(keys[few]) == 0
    several = np.zeros(len(few), dtype=bool)
    several[1:] |= same
    several[:-1] |= same
    return few[several]


def new_ones(*columns: NDArray[Any]) -> NDArray[np.bool_]:
    """Which rows of sorted columns differ from the row before."""
    first = np.ones(len(columns[0]), dtype=bool)
    if len(first):
        first[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return first
