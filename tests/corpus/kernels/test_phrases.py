"""Shingles of units, and in which places each stands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.kernels.phrases import KEPT, Units, occurrences, postings
from compare.corpus.kernels.sieve import Sieve
from compare.reference.shingles import rolled

_KEYS = st.lists(st.integers(0, 2**64 - 1), max_size=60)


@given(st.lists(st.integers(0, 5), max_size=8), st.integers(1, 5))
def test_no_shingle_reaches_over_the_end_of_its_unit(sizes: list[int], size: int) -> None:
    terms = np.arange(sum(sizes), dtype=np.uint64)
    keys, at = Units(terms, np.repeat(np.arange(len(sizes)), sizes)).shingles(size)
    edges = np.cumsum([0, *sizes]).tolist()
    wanted = [i for start, end in pairwise(edges) for i in range(start, end - size + 1)]
    assert at.tolist() == wanted
    assert keys.tolist() == [int(rolled(terms[i : i + size], size)[0]) for i in wanted]


@pytest.mark.parametrize(
    ("places", "wanted"), [([3, 3], None), ([3, 5, 3], [3, 5]), ([3, KEPT], [3]), ([7, 3, KEPT, KEPT], [3, 7])]
)
def test_a_list_is_kept_of_two_places_or_of_a_name(places: list[int], wanted: list[int] | None) -> None:
    keys = np.full(len(places), 9, dtype=np.uint64)
    found = postings(occurrences(keys, np.array(places, dtype=np.uint32)))
    assert dict(zip(found.keys.tolist(), [found.places.tolist()], strict=bool(wanted))) == (
        {9: wanted} if wanted else {}
    )
    assert found.sizes.tolist() == ([len(wanted)] if wanted else [])


@given(_KEYS, _KEYS)
def test_a_sieve_holds_back_none_of_its_own(own: list[int], strange: list[int]) -> None:
    keys, others = (np.array(some, dtype=np.uint64) for some in (own, strange))
    sieve = Sieve([keys[:7], keys[7:]])
    assert sieve.passes(keys).all()
    assert sieve.passes(others)[np.isin(others, keys)].all()
