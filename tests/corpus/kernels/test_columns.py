"""Columns of bytes and arrays: there and back, and cut by bucket."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.kernels.columns import blocks, bucket_bits, column_of, each, flat, gathered, leading, stacked

_KEYS = st.lists(st.integers(0, 2**64 - 1), max_size=20)


@given(st.lists(_KEYS, max_size=6), st.integers(0, 6))
def test_arrays_become_a_column_and_arrays_again(rows: list[list[int]], cut: int) -> None:
    column = column_of(*stacked((np.array(row, dtype=np.uint64) for row in rows), np.uint64))
    assert [one.tolist() for one in each(*flat(column, np.uint64))] == rows
    assert [one.tolist() for one in each(*flat(column[cut:], np.uint64))] == rows[cut:]


@given(_KEYS, st.integers(1, 4))
def test_blocks_hold_every_row_in_the_bucket_of_its_first_bits(keys: list[int], count: int) -> None:
    rows, bits = np.array(keys, dtype=np.uint64), bucket_bits(0)
    column = blocks(rows, leading(rows, bits), count)
    assert len(column) == count
    data = pa.LargeListArray.from_arrays(column.offsets, column.values.field("data"))
    together, *others = gathered(data, np.uint64)
    assert sorted(together.tolist()) == sorted(keys)
    assert not any(map(len, others))
    for cut in column[0].as_py():
        assert {key >> 64 - bits for key in np.frombuffer(cut["data"], dtype=np.uint64).tolist()} == {cut["bucket"]}


def test_a_larger_corpus_has_more_buckets_but_not_without_end() -> None:
    assert [bucket_bits(terms) for terms in (0, 5_000_000, 52_000_000, 2_600_000_000)] == [6, 6, 8, 10]
