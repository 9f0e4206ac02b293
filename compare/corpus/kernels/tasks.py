"""The kernels as the job calls them: each with what all workers share, a batch's columns in, blocks or rows out.

What all workers share lies in the run's work folder and is mapped into memory: the numbers
of the places, the terms and the bands of all documents, the postings, the statements' frequencies.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.kernels import classes, copies, phrases, seeds
from compare.corpus.kernels.columns import blocks, bucket_bits, column_of, each, flat, gathered, leading, stacked
from compare.corpus.kernels.indexing import distinct_rows
from compare.corpus.kernels.passages import PASSAGE, Texts, passages
from compare.corpus.kernels.spread import Known
from compare.corpus.kernels.statements import STANDING, first, standing
from compare.reference.shingles import PAIR, PHRASE
from compare.reference.store import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from compare.reference.shingles import Keys

PLACES, PLACE_KEYS, STARTS = "places.npy", "place-keys.npy", "starts.npy"
WEIGHED_KEYS, FREQUENCIES = "weighed-keys.npy", "frequencies.npy"
TERMS, EDGES, BANDS = "terms.u32", "edges.u8", "bands.u64"
POSTINGS = "postings-*.arrow"
_OPENING = Lock()


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
    edges = np.asarray(np.memmap(Path(work) / EDGES, dtype=np.bool_, mode="r"))
    return Texts(terms, starts, edges)


def _known(work: str, references: tuple[str, ...]) -> Known:
    # Without the lock each thread of a worker would open and sift all lists for itself.
    with _OPENING:
        return _opened(work, references)


@lru_cache(maxsize=2)
def _opened(work: str, references: tuple[str, ...]) -> Known:
    paths = sorted(str(path) for path in Path(work).glob(POSTINGS))
    return Known(phrases.Postings(paths, _bits(work)), np.asarray(_loaded(work, PLACE_KEYS)), opened(references))


def bands(work: str) -> Keys:
    """The bands of all documents, once they were counted."""
    return np.fromfile(Path(work) / BANDS, dtype=np.uint64)


def _bits(work: str) -> int:
    """By how many of their first bits keys are spread over buckets in this run."""
    return bucket_bits(int(_loaded(work, STARTS)[-1]))


def _places(work: str) -> NDArray[np.uint32]:
    return np.asarray(_loaded(work, PLACES))


def phrase_blocks(work: str, numbers: pa.Array, terms: pa.Array, statements: pa.Array, quoted: pa.Array) -> pa.Array:
    """Every phrase and quoted name of a batch with its place; its terms and bands into the files of all of them."""
    number = numbers.to_numpy()
    hashes, lengths = flat(terms, np.uint64)
    keys, document = phrases.phrase_keys(terms, statements)
    starts = _loaded(work, STARTS)[number]
    _keep(work, TERMS, starts, each(hashes.astype(np.uint32), lengths))
    _keep(work, EDGES, starts, each(phrases.edges(statements, lengths), lengths))
    _keep(work, BANDS, copies.BANDS * number.astype(np.int64), copies.bands(keys, document, len(number)))
    names, whose = phrases.name_keys(quoted)
    place = _places(work)[number]
    rows = [(keys, place[document]), (names, place[whose]), (names, np.full(len(names), phrases.KEPT))]
    return _occurrence_blocks(work, rows, len(number))


def index_blocks(work: str, numbers: pa.Array, terms: pa.Array, statements: pa.Array, quoted: pa.Array) -> pa.Array:
    """Everything that a reference counts of a batch: pairs of terms as well."""
    keys, document = phrases.phrase_keys(terms, statements, (PAIR, PHRASE))
    names, whose = phrases.name_keys(quoted)
    place = _places(work)[numbers.to_numpy()]
    return _occurrence_blocks(work, [(keys, place[document]), (names, place[whose])], len(numbers))


def _occurrence_blocks(work: str, found: Sequence[tuple[Keys, NDArray[np.uint32]]], count: int) -> pa.Array:
    keys, places = (np.concatenate(column) for column in zip(*found, strict=True))
    return blocks(phrases.occurrences(keys, places), leading(keys, _bits(work)), count)


def index_rows(_: pa.Array, data: pa.Array) -> pa.Array:
    """The distinct occurrences of each bucket."""
    return column_of(*stacked(map(distinct_rows, gathered(data, phrases.OCCURRENCE)), phrases.OCCURRENCE))


def _keep(work: str, name: str, starts: NDArray[np.int64], rows: Iterable[NDArray[Any]]) -> None:
    """Write rows of numbers where those of their document belong; doing it twice does no harm."""
    with (Path(work) / name).open("r+b") as file:
        for start, row in zip(starts.tolist(), rows, strict=True):
            file.seek(start * row.itemsize)
            file.write(row.tobytes())


def postings(work: str, buckets: pa.Array, data: pa.Array) -> list[int]:
    """The lists of each bucket, written; how many keys each has."""
    sizes = []
    for bucket, rows in zip(buckets.to_pylist(), gathered(data, phrases.OCCURRENCE), strict=True):
        found = phrases.postings(rows)
        phrases.save(found, str(Path(work) / POSTINGS.replace("*", f"{bucket:04}")))
        sizes.append(len(found.keys))
    return sizes


def statement_blocks(work: str, numbers: pa.Array, statements: pa.Array) -> pa.Array:
    """Every statement of a batch."""
    rows = standing(statements, numbers.to_numpy().astype(np.uint32))
    return blocks(rows, leading(rows["key"], _bits(work)), len(numbers))


def first_statements(_: pa.Array, data: pa.Array) -> pa.Array:
    """The distinct statements of each bucket."""
    return column_of(*stacked(map(first, gathered(data, STANDING)), STANDING))


def weighed(work: str, references: tuple[str, ...], *columns: pa.Array) -> pa.Array:
    """In how many other places each wanted statement stands."""
    return classes.weighed(_known(work, references), _places(work), *columns)


def classed(work: str, references: tuple[str, ...], *columns: pa.Array) -> pa.Array:
    """What every statement is worth."""
    table = classes.Frequencies(*(np.asarray(_loaded(work, name)) for name in (WEIGHED_KEYS, FREQUENCIES)))
    return classes.classed(_known(work, references), table, _places(work), *columns)


def fingerprint_blocks(work: str, numbers: pa.Array, terms: pa.Array) -> pa.Array:
    """The fingerprints of a batch."""
    rows = seeds.fingerprints(terms, numbers.to_numpy().astype(np.uint32))
    return blocks(rows, leading(rows["key"], _bits(work)), len(numbers))


def seed_blocks(work: str, buckets: pa.Array, data: pa.Array) -> pa.Array:
    """The pairs of documents that share a fingerprint of a bucket."""
    found = (seeds.seeds(rows, _places(work)) for rows in gathered(data, seeds.FINGERPRINT))
    rows, _ = stacked(found, seeds.SEED)
    return blocks(rows, seeds.pair_bucket(rows, _bits(work)), len(buckets))


def verified_passages(work: str, _: pa.Array, data: pa.Array) -> pa.Array:
    """The passages that the seeds of each bucket of pairs lead to."""
    return column_of(*stacked((passages(rows, texts(work)) for rows in gathered(data, seeds.SEED)), PASSAGE))


def verified_copies(work: str, pairs: pa.Array) -> pa.Array:
    """Of candidates the documents that are near copies."""
    found = (copies.verified(some, texts(work)) for some in each(*flat(pairs, np.uint64)))
    return column_of(*stacked(found, copies.COPY))
