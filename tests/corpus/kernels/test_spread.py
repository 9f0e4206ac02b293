"""In how many places most of a statement stands: the corpus's count against the index's."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.kernels import phrases
from compare.corpus.kernels.columns import blocks, bucket_bits, leading
from compare.corpus.kernels.phrases import OCCURRENCE, Postings, occurrences
from compare.corpus.kernels.spread import Asked, Known, spread
from compare.reference.index import Index, indexed
from compare.reference.index import spread as plain_spread
from compare.reference.shingles import term_hash

PLACES = ["甲市", "乙县", "丙区", "丁州"]
KEYS = [term_hash(str(i)) for i in range(12)]
BITS = bucket_bits(0)
_CORPUS = st.lists(st.tuples(st.sampled_from(range(4)), st.sampled_from(range(12))), min_size=1, max_size=40)
_STATEMENTS = st.lists(st.lists(st.sampled_from(range(12)), max_size=6), min_size=1, max_size=5)


def counted(pairs: list[tuple[int, int]]) -> Index:
    rows = sorted({(KEYS[key], term_hash(PLACES[place])) for place, key in pairs})
    keys, places = (np.array(column, dtype=np.uint64) for column in zip(*rows, strict=True))
    none = np.zeros(0, dtype=np.uint64)
    return indexed(keys, places, digests=none, fewest=1, signature="", provenance=())


def saved(rows: np.ndarray[tuple[int], np.dtype[np.void]], folder: Path) -> list[str]:
    """The files of the lists of all buckets, by way of blocks as in the job."""
    paths = []
    (blocked,) = blocks(rows, leading(rows["key"], BITS), 1).to_pylist()
    for block in blocked:
        paths.append(str(folder / f"postings-{block['bucket']:02}.arrow"))
        phrases.save(phrases.postings(np.frombuffer(block["data"], dtype=OCCURRENCE)), paths[-1])
    return paths


def opened(pairs: list[tuple[int, int]], folder: str) -> tuple[Postings, np.ndarray[tuple[int], np.dtype[np.uint64]]]:
    """The postings of a corpus, and the keys of its places."""
    table = np.array(sorted(term_hash(place) for place in PLACES), dtype=np.uint64)
    keys = np.array([KEYS[key] for _, key in pairs], dtype=np.uint64)
    whose = np.array([term_hash(PLACES[place]) for place, _ in pairs], dtype=np.uint64)
    rows = occurrences(keys, np.searchsorted(table, whose).astype(np.uint32))
    return Postings(saved(rows, Path(folder)), BITS), table


@given(_CORPUS, _CORPUS, _STATEMENTS, st.sampled_from(range(4)))
def test_the_count_is_that_of_the_index(
    corpus: list[tuple[int, int]], other: list[tuple[int, int]], statements: list[list[int]], own: int
) -> None:
    # A statement asked about stands in its own place's documents: that is what the job relies on.
    corpus = [*corpus, *((own, key) for keys in statements for key in keys)]
    with TemporaryDirectory() as folder:
        known, table = opened(corpus, folder)
        asked = Asked(
            np.array([KEYS[key] for keys in statements for key in keys], dtype=np.uint64),
            np.repeat(np.arange(len(statements)), [len(keys) for keys in statements]),
            np.full(len(statements), np.searchsorted(table, np.uint64(term_hash(PLACES[own])))),
        )
        found = spread(asked, Known(known, table, (counted(other),))).tolist()
    groups = [np.array([KEYS[key] for key in keys], dtype=np.uint64) for keys in statements]
    assert found == plain_spread(groups, [counted(corpus), counted(other)], PLACES[own])


def test_of_many_places_the_count_is_estimated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "MOST_PLACES", 100)
    stock, rare = np.array(KEYS[:4], dtype=np.uint64), np.array(KEYS[4:6], dtype=np.uint64)
    places = np.arange(1000, dtype=np.uint32)
    rows = occurrences(
        np.concatenate([np.repeat(stock, 1000), np.repeat(rare, 3)]),
        np.concatenate([np.tile(places, 4), np.tile(np.array([5, 700, 900], dtype=np.uint32), 2)]),
    )
    known = Known(Postings(saved(rows, tmp_path), BITS), np.arange(1000, dtype=np.uint64), ())
    one, two = np.zeros(4, dtype=np.int64), np.zeros(4, dtype=np.int64)
    common = spread(Asked(stock, one, np.array([7])), known)
    assert common.tolist() == [pytest.approx(999, abs=20)]
    # Two of four phrases stand in three places only: that is half, and those are what is counted.
    mixed = spread(Asked(np.concatenate([stock[:2], rare]), two, np.array([5])), known)
    assert mixed.tolist() == [2]
