"""In which places each phrase stands: the document frequencies of a corpus, counted by place.

Workers hash the phrases of their documents and cut them by the first bits of the hash
(`phrase_blocks`); one worker then has every occurrence of a key and keeps the places of
those that two or more places have, and of all quoted names: a document that names a thing
without quotation marks asks for those too (`postings`). Places are numbered in the order of their
hashes, so the first `MOST_PLACES` of a list are a sample that is the same for every list
(bottom-k sampling, Cohen and Kaplan 2007): long lists are cut there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import (
    column_of,
    flat,
    new_ones,
    radix_order,
    ranges,
    starts_of,
)
from compare.corpus.parsed import STATEMENT
from compare.reference.shingles import PHRASE, rolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from compare.reference.shingles import Keys

MOST_PLACES = 128
"""Places kept of a phrase. Up to here counts are exact; beyond, a count is estimated from a sample of this size, with
a standard error of about a tenth."""
OCCURRENCE = np.dtype([("key", "<u8"), ("place", "<u4")])
KEPT = np.uint32(0xFFFFFFFF)
"""In the stead of a place: the list of this key is kept though a single place has it."""


class Units(NamedTuple):
    """The terms of some documents one behind the other, and which unit each belongs to."""

    terms: Keys
    owner: NDArray[np.int64]
    """The number of a sentence, or of a statement, for each term."""

    def shingles(self, size: int) -> tuple[Keys, NDArray[np.int64]]:
        """The shingles that reach over no unit's end, and where each begins."""
        last = self.owner[size - 1 :]
        whole = np.flatnonzero(self.owner[: len(last)] == last)
        return rolled(self.terms, size)[whole], whole


def units(terms: pa.Array, statements: pa.Array, *, of_sentences: bool) -> tuple[Units, NDArray[np.int64]]:
    """Terms by sentence or by statement, and the number of the document of each unit's terms."""
    hashes, lengths = flat(terms, np.uint64)
    rows, counts = flat(statements, STATEMENT)
    document = np.repeat(np.arange(len(counts)), counts)
    sizes = rows["last"].astype(np.int64) - rows["first"].astype(np.int64)
    number = np.arange(len(rows))
    if of_sentences:
        number = np.cumsum(new_ones(document, rows["sentence"])) if len(rows) else number
    return Units(hashes, np.repeat(number, sizes)), np.repeat(np.arange(len(lengths)), lengths)


def edges(statements: pa.Array, lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which terms of some documents, of these lengths, a statement begins with."""
    rows, counts = flat(statements, STATEMENT)
    first = np.repeat(starts_of(lengths), counts) + rows["first"]
    begins = np.zeros(int(lengths.sum()), dtype=bool)
    begins[first[rows["first"] < rows["last"]]] = True
    return begins


def phrase_keys(
    terms: pa.Array, statements: pa.Array, sizes: Sequence[int] = (PHRASE,)
) -> tuple[Keys, NDArray[np.int64]]:
    """The shingles of a batch's sentences, of so many terms, with the number of the document of each in it."""
    cut, document = units(terms, statements, of_sentences=True)
    keys, at = zip(*map(cut.shingles, sizes), strict=True)
    return np.concatenate(keys), document[np.concatenate(at)]


def name_keys(quoted: pa.Array) -> tuple[Keys, NDArray[np.int64]]:
    """The quoted names of a batch, with the number of the document of each in it."""
    names, counts = flat(quoted, np.uint64)
    return names, np.repeat(np.arange(len(counts)), counts)


def occurrences(keys: Keys, places: NDArray[np.uint32]) -> NDArray[Any]:
    """Keys with their places."""
    rows = np.empty(len(keys), dtype=OCCURRENCE)
    rows["key"], rows["place"] = keys, places
    return rows


class Posting(NamedTuple):
    """The keys of one bucket that two or more places have, and all quoted names."""

    keys: Keys
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    """In how many places each occurs; at most `MOST_PLACES` of them are in `places`."""
    places: NDArray[np.uint32]


_FIELDS = {"keys": np.uint64, "starts": np.int64, "sizes": np.int64, "places": np.uint32}


def postings(rows: NDArray[Any]) -> Posting:
    """The lists of one bucket from all its rows of `OCCURRENCE`."""
    rows = rows.take(radix_order(rows["place"], rows["key"]))
    keys, places = np.ascontiguousarray(rows["key"]), np.ascontiguousarray(rows["place"])
    new = np.flatnonzero(new_ones(keys, places))
    keys, places = keys[new], places[new]
    starts = np.flatnonzero(new_ones(keys))
    ends = np.append(starts, len(keys))[1:]
    always = places[ends - 1] == KEPT
    sizes = ends - starts - always
    shared = np.flatnonzero((sizes > 1) | always)
    starts, sizes = starts[shared], sizes[shared]
    kept = np.minimum(sizes, MOST_PLACES)
    return Posting(keys[starts], np.append(0, np.cumsum(kept)), sizes, places[ranges(starts, kept)])


def save(posting: Posting, path: str) -> None:
    """Write a bucket's lists as an Arrow file of one row, uncompressed, so that it can be mapped into memory."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    arrays = [column_of(values, np.array([len(values)])) for values in posting]
    partial = Path(f"{path}.part")
    with pa.OSFile(str(partial), "wb") as sink:
        table = pa.table(dict(zip(_FIELDS, arrays, strict=True)))
        with pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
    partial.replace(path)


class Postings:
    """The lists of all buckets, mapped into memory."""

    def __init__(self, paths: Sequence[str], bits: int) -> None:
        self._bits = bits
        self._buckets: list[Posting | None] = [None] * (1 << bits)
        for path in paths:
            self._buckets[int(Path(path).stem.split("-")[-1])] = _opened(path)

    @property
    def keys(self) -> list[Keys]:
        """The keys of all buckets, in order."""
        return [bucket.keys for bucket in self._buckets if bucket is not None]

    def find(self, keys: Keys) -> Posting:
        """The lists of some keys, which must ascend; empty where no second place has a key."""
        sizes, kept = np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=np.int64)
        edges = np.searchsorted(keys, np.arange(len(self._buckets), dtype=np.uint64) << np.uint64(64 - self._bits))
        found = [np.zeros(0, dtype=np.uint32)]
        for bucket, start, end in zip(self._buckets, edges, [*edges[1:], len(keys)], strict=True):
            if bucket is None or start == end or not len(bucket.keys):
                continue
            mine = keys[start:end]
            at = np.minimum(np.searchsorted(bucket.keys, mine), len(bucket.keys) - 1)
            hit = np.flatnonzero(bucket.keys[at] == mine)
            at = at[hit]
            sizes[start + hit] = bucket.sizes[at]
            lengths = bucket.starts[at + 1] - bucket.starts[at]
            kept[start + hit] = lengths
            found.append(bucket.places[ranges(bucket.starts[at], lengths)])
        return Posting(keys, np.concatenate([[0], np.cumsum(kept)]), sizes, np.concatenate(found))


def _opened(path: str) -> Posting:
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    table = pa.ipc.open_file(pa.memory_map(path)).read_all()
    return Posting(*(flat(table[name], kind)[0] for name, kind in _FIELDS.items()))
