"""Between Arrow columns of bytes and arrays of numpy."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from numpy.typing import DTypeLike, NDArray

_FULL = 1 << 18
"""Rows of a bucket: three megabytes of phrases stay near the processor; of ten, sorting takes three times as long a row."""
_FEWEST_BITS, _MOST_BITS = 6, 10
"""At least 64 buckets, so that all workers have some; at most 1,024, so that their cuts of a batch are not crumbs."""
_DIGIT = np.dtype("<u2")
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


def column_of(values: NDArray[Any], lengths: NDArray[np.int64]) -> pa.Array:
    """Arrays of these lengths, one behind the other, as a column of bytes: `flat` the other way, and nothing is copied."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    edges = np.append(0, np.cumsum(lengths)) * values.itemsize
    data = np.ascontiguousarray(values).view(np.uint8)
    buffers = [None, pa.py_buffer(edges), pa.py_buffer(data)]
    return pa.Array.from_buffers(pa.large_binary(), len(lengths), buffers)


def each(values: NDArray[Any], lengths: NDArray[np.int64]) -> Iterator[NDArray[Any]]:
    """The arrays of `flat`, one by one."""
    edges = np.concatenate([[0], np.cumsum(lengths)])
    return (values[start:end] for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))


def stacked(arrays: Iterable[NDArray[Any]], dtype: DTypeLike) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Arrays one behind the other, and how many values each has: `each` the other way."""
    found = [np.zeros(0, dtype=dtype), *arrays]
    return np.concatenate(found), np.array([len(one) for one in found[1:]], dtype=np.int64)


def starts_of(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each array of `flat` begins."""
    starts: NDArray[np.int64] = np.cumsum(lengths) - lengths
    return starts


def ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """All positions of many ranges, one range behind the other."""
    positions: NDArray[np.int64] = np.repeat(starts - starts_of(lengths), lengths)
    positions += np.arange(len(positions))
    return positions


def blocks(rows: NDArray[Any], buckets: NDArray[np.integer[Any]], count: int) -> pa.Array:
    """Rows cut by bucket, each cut as bytes: what is shuffled between workers; all cuts beside the first of `count` rows."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    # Numbers of 16 bits are sorted by radix, 9 ns a row instead of 100; `take` moves a row in 2 ns, an index in 20.
    rows = rows.take(np.argsort(buckets.astype(np.uint16), kind="stable"))
    sizes = np.bincount(buckets)
    some = np.flatnonzero(sizes)
    cuts = pa.StructArray.from_arrays(
        [pa.array(some.astype(np.uint32)), column_of(rows, sizes[some])], names=["bucket", "data"]
    )
    edges = np.full(count + 1, len(some))
    edges[0] = 0
    return pa.LargeListArray.from_arrays(edges, cuts)


def gathered(column: pa.Array, dtype: DTypeLike) -> Iterator[NDArray[Any]]:
    """The rows of many blocks that came together, for each list of such; nothing is copied."""
    for start, end in pairwise(column.offsets.to_pylist()):
        yield flat(column.values[start:end], dtype)[0]


def leading(keys: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """The first bits of keys."""
    return (keys >> np.uint64(64 - bits)).view(np.int64)


def bucket_bits(terms: int) -> int:
    """By how many of their first bits the keys of a corpus of so many terms are spread over buckets.

    A bucket is what a worker holds at a time.
    """
    return min(max(_FEWEST_BITS, (terms // _FULL).bit_length()), _MOST_BITS)


def radix_order(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """The order of rows by columns of numbers, none below 0, the last column first, as `lexsort` has it.

    By digits of 16 bits, which numpy sorts by radix: 75,000 hashes take 20 ns each instead of the 50 of `argsort`, and
    digits that are all the same next to nothing.
    """
    digits = (column[:, None].view(_DIGIT).T for column in columns)
    return np.lexsort([digit for column in digits for digit in column])


def found_in(table: NDArray[np.uint64], keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where keys stand in a table that ascends and has them all: asked for in order, a key takes 50 ns instead of 300."""
    order = radix_order(keys)
    positions = np.empty(len(keys), dtype=np.int64)
    positions[order] = np.searchsorted(table, keys[order])
    return positions


def repeated(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The positions of the keys that occur more than once, in the order of the keys.

    Many occur once. They are told by a table of the keys' last bits, so that only what is left need be sorted.
    """
    size = 1 << (_SPARSE * len(keys)).bit_length()
    last = (keys & np.uint64(size - 1)).astype(np.int64)
    few = np.flatnonzero((np.bincount(last, minlength=size) > 1)[last])
    few = few[radix_order(keys[few])]
    same = np.diff(keys[few]) == 0
    several = np.zeros(len(few), dtype=bool)
    several[1:] |= same
    several[:-1] |= same
    return few[several]


def by_document(rows: NDArray[Any], documents: NDArray[np.integer[Any]]) -> dict[int, NDArray[Any]]:
    """Rows cut by the number of their document, which ascends."""
    numbers, starts = np.unique(documents, return_index=True)
    edges = [*starts.tolist(), len(rows)]
    return {number: rows[i:j] for number, i, j in zip(numbers.tolist(), edges, edges[1:], strict=False)}


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Values in order, each once; `unique` takes eight times as long, for it looks each up in a table before it sorts."""
    ordered = np.sort(values)
    return ordered[new_ones(ordered)]


def new_ones(*columns: NDArray[Any]) -> NDArray[np.bool_]:
    """Which rows of sorted columns differ from the row before."""
    first = np.ones(len(columns[0]), dtype=bool)
    if len(first):
        first[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return first


def reached(group: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """The furthest end up to each row of its group; groups ascend."""
    step = int(end.max(initial=0)) + 1
    reached: NDArray[np.int64] = np.maximum.accumulate(group * step + end) - group * step
    return reached
