"""The kernels as the job calls them: each with what all workers share, a batch's columns in, blocks or rows out.

What all workers share lies in the run's work folder and is mapped into memory: the numbers
of the places, the terms of all documents, the postings, the statements' frequencies.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels import classes, copies, phrases, seeds
from compare.corpus.kernels.columns import blocks, bucket_of, each, flat, gathered
from compare.corpus.kernels.indexing import distinct_rows
from compare.corpus.kernels.passages import Texts, passages
from compare.corpus.kernels.spread import Known
from compare.corpus.parsed import STATEMENT
from compare.reference.store import opened

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Blocks = list[list[dict[str, Any]]]

PLACES, PLACE_KEYS, STARTS, TERMS, FREQUENCIES = (
    "places.npy",
    "place-keys.npy",
    "starts.npy",
    "terms.u32",
    "weighed.npy",
)
POSTINGS = "postings-*.arrow"


@lru_cache(maxsize=8)
def _loaded(work: str, name: str) -> NDArray[Any]:
    array: NDArray[Any] = np.load(Path(work) / name, mmap_mode="r")
    return array


@lru_cache(maxsize=2)
def texts(work: str) -> Texts:
    """The terms of all documents."""
    starts = np.asarray(_loaded(work, STARTS))
    empty = not int(starts[-1])
    terms = (
        np.zeros(0, dtype=np.uint32) if empty else np.asarray(np.memmap(Path(work) / TERMS, dtype=np.uint32, mode="r"))
    )
    return Texts(terms, starts)


@lru_cache(maxsize=2)
def _known(work: str, references: tuple[str, ...]) -> Known:
    paths = sorted(str(path) for path in Path(work).glob(POSTINGS))
    return Known(phrases.Postings(paths), np.asarray(_loaded(work, PLACE_KEYS)), opened(references))


def _places(work: str) -> NDArray[np.uint32]:
    return np.asarray(_loaded(work, PLACES))


def _first_row(found: list[dict[str, Any]], rows: int) -> Blocks:
    """The blocks of a batch beside its first row."""
    return [found, *([] for _ in range(rows - 1))]


def _cells(column: pa.Array) -> list[list[bytes]]:
    cells: list[list[bytes]] = column.to_pylist()
    return cells


def phrase_blocks(work: str, numbers: pa.Array, terms: pa.Array, statements: pa.Array, quoted: pa.Array) -> Blocks:
    """Every phrase and quoted name of a batch with its place; and the batch's terms into the file of all terms."""
    number = numbers.to_numpy()
    hashes, lengths = flat(terms, np.uint64)
    _keep_terms(work, number, hashes, lengths)
    keys, document = phrases.phrase_keys(terms, statements, quoted, pairs=False)
    rows = phrases.occurrences(keys, _places(work)[number[document]])
    return _first_row(blocks(rows, bucket_of(rows["key"])), len(number))


def index_blocks(work: str, numbers: pa.Array, terms: pa.Array, statements: pa.Array, quoted: pa.Array) -> Blocks:
    """Everything that a reference counts of a batch: pairs of terms as well."""
    keys, document = phrases.phrase_keys(terms, statements, quoted, pairs=True)
    rows = phrases.occurrences(keys, _places(work)[numbers.to_numpy()[document]])
    return _first_row(blocks(rows, bucket_of(rows["key"])), len(numbers))


def index_rows(buckets: pa.Array, data: pa.Array) -> list[bytes]:
    """The distinct occurrences of each bucket."""
    return [distinct_rows(cells).tobytes() for _, cells in zip(buckets, _cells(data), strict=True)]


def _keep_terms(work: str, numbers: NDArray[Any], hashes: NDArray[np.uint64], lengths: NDArray[np.int64]) -> None:
    """Write terms where those of their document belong; doing it twice does no harm."""
    starts = _loaded(work, STARTS)
    with (Path(work) / TERMS).open("r+b") as file:
        for number, row in zip(numbers.tolist(), each(hashes.astype(np.uint32), lengths), strict=True):
            file.seek(4 * int(starts[number]))
            file.write(row.tobytes())


def postings(work: str, buckets: pa.Array, data: pa.Array) -> list[int]:
    """The lists of each bucket, written; how many keys each has."""
    sizes = []
    for bucket, cells in zip(buckets.to_pylist(), _cells(data), strict=True):
        found = phrases.postings(cells)
        phrases.save(found, str(Path(work) / POSTINGS.replace("*", f"{bucket:02}")))
        sizes.append(len(found.keys))
    return sizes


def statement_keys(statements: pa.Array) -> pa.Array:
    """The keys of each document's statements."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    rows, counts = flat(statements, STATEMENT)
    edges = np.concatenate([[0], np.cumsum(counts)])
    return pa.LargeListArray.from_arrays(edges, np.ascontiguousarray(rows["key"]))


def weighed(work: str, references: tuple[str, ...], *columns: pa.Array) -> list[bytes]:
    """In how many other places each wanted statement stands."""
    return classes.weighed(_known(work, references), _places(work), *columns)


def classed(work: str, references: tuple[str, ...], *columns: pa.Array) -> list[dict[str, Any]]:
    """What every statement is worth."""
    return classes.classed(_known(work, references), _loaded(work, FREQUENCIES), _places(work), *columns)


def fingerprint_blocks(numbers: pa.Array, terms: pa.Array) -> Blocks:
    """The fingerprints of a batch."""
    rows = seeds.fingerprints(terms, numbers.to_numpy().astype(np.uint32))
    return _first_row(blocks(rows, bucket_of(rows["key"])), len(numbers))


def seed_blocks(work: str, buckets: pa.Array, data: pa.Array) -> Blocks:
    """The pairs of documents that share a fingerprint of a bucket."""
    found = []
    for _, cells in zip(buckets, _cells(data), strict=True):
        rows = seeds.seeds(cells, _places(work))
        found.append(blocks(rows, seeds.pair_bucket(rows)))
    return found


def verified_passages(work: str, buckets: pa.Array, data: pa.Array) -> list[bytes]:
    """The passages that the seeds of each bucket of pairs lead to."""
    return [passages(cells, texts(work)).tobytes() for _, cells in zip(buckets, _cells(data), strict=True)]


def band_blocks(numbers: pa.Array, terms: pa.Array, statements: pa.Array, quoted: pa.Array) -> Blocks:
    """The bands of a batch."""
    keys, document = phrases.phrase_keys(terms, statements, quoted.slice(0, 0), pairs=False)
    rows = copies.bands(keys, document, numbers.to_numpy().astype(np.uint32))
    return _first_row(blocks(rows, bucket_of(rows["key"])), len(numbers))


def copy_blocks(buckets: pa.Array, data: pa.Array) -> Blocks:
    """The pairs of documents that share a band of a bucket."""
    found = []
    for _, cells in zip(buckets, _cells(data), strict=True):
        pairs = copies.candidates(cells)
        found.append(blocks(pairs, ((pairs * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(58)).astype(np.int64)))
    return found


def verified_copies(work: str, buckets: pa.Array, data: pa.Array) -> list[bytes]:
    """Of candidates the documents that are near copies."""
    pairs = [np.unique(gathered(cells, np.uint64)) for _, cells in zip(buckets, _cells(data), strict=True)]
    return [copies.verified(one, texts(work)).tobytes() for one in pairs]
