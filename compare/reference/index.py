"""An index: in which places' documents each phrase occurs.

Postings as in any text index (Zobel and Moffat 2006), kept in plain arrays: sorted keys,
and for each the places that have it. Places are kept apart, rather than a count, so that
one place's documents can be left out when its own text is judged, and so that two indexes
merge exactly. Everything is a hash: no text can be read from an index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from compare.errors import Said
from compare.reference.shingles import term_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from compare.reference.shingles import Keys

    Counts = NDArray[np.int64]
    Numbers = NDArray[np.unsignedinteger[Any]]
    Pairs = tuple[NDArray[np.int64], Keys]


MOST = 0.5
"""A place has a text when it has this share of its shingles."""

_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Phrases by key, each with the places whose documents have it."""

    keys: Keys
    """Sorted, each once."""
    starts: Numbers
    """Where the places of each key begin in `owners`; one more than there are keys."""
    owners: Numbers
    """Indexes into `places`, ascending for each key."""
    places: Keys
    """The places' keys, sorted."""
    digests: Keys
    """One number a document, sorted: a document counts once, however often it was given."""
    fewest: int
    """Phrases of fewer places were left out."""
    signature: str
    """How terms were cut and counted; only indexes of one signature can be asked together."""
    provenance: tuple[str, ...]
    """The files and folders that were counted; none for the public documents of the index that ships with the package."""

    @property
    def said(self) -> Said:
        """What was counted, to be told where something is measured against it."""
        documents, places = len(self.digests), len(self.places)
        if not self.provenance:
            return Said("{documents:,} public documents of {places:,} places", documents=documents, places=places)
        return Said(
            "{documents} of {places} ({provenance:, })",
            documents=Said("{count} document", "{count:,} documents", count=documents),
            places=Said("{count} place", "{count:,} places", count=places),
            provenance=self.provenance,
        )

    @property
    def sizes(self) -> Counts:
        """In how many places each key occurs."""
        starts = self.starts.astype(np.int64)
        return starts[1:] - starts[:-1]

    def pairs(self, keys: Keys) -> Pairs:
        """Which of `keys` were found, by position, and the key of a place for each: one pair for each place."""
        if not len(self.keys):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found = np.flatnonzero(self.keys[at] == keys)
        first = self.starts[at[found]].astype(np.int64)
        sizes = self.starts[at[found] + 1].astype(np.int64) - first
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return np.repeat(found, sizes), self.places[self.owners[np.repeat(first, sizes) + within]]


def occurrences(indexes: Iterable[Index], keys: Keys, own: str) -> Pairs:
    """In which places but `own` each key occurs: sorted pairs (position in `keys`, place), each once."""
    found = [index.pairs(keys) for index in indexes]
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
    positions = np.concatenate([positions for positions, _ in found])
    places = np.concatenate([places for _, places in found])
    others = places != np.uint64(term_hash(own))
    return distinct(positions[others], places[others])


def frequencies(indexes: Iterable[Index], keys: Keys, own: str) -> Counts:
    """In how many places but `own` each key occurs."""
    positions, _ = occurrences(indexes, keys, own)
    return np.bincount(positions, minlength=len(keys)).astype(np.int64)


def spread(groups: Sequence[Keys], indexes: Iterable[Index], own: str) -> list[int]:
    """In how many places but `own` most of each group of keys occurs; 0 for a group of none."""
    sizes = np.array([len(keys) for keys in groups], dtype=np.int64)
    if not sizes.sum():
        return [0] * len(groups)
    positions, places = occurrences(indexes, np.concatenate(list(groups)), own)
    whose = np.repeat(np.arange(len(groups)), sizes)[positions]
    order = np.lexsort((places, whose))
    whose, places = whose[order], places[order]
    new = np.flatnonzero(
        np.concatenate([[True], (whose[1:] != whose[:-1]) | (places[1:] != places[:-1])])[: len(whose)]
    )
    counts = np.diff([*new, len(whose)])
    most = counts >= MOST * sizes[whose[new]]
    found: list[int] = np.bincount(whose[new][most], minlength=len(groups)).tolist()
    return found


def merged(indexes: Sequence[Index], fewest: int = 1) -> Index:
    """One index that answers as all of them together.

    Exact as long as none of them has left anything out (`fewest` is 1). Raises ValueError
    for no index at all, and for indexes of different signatures.
    """
    signatures = sorted({index.signature for index in indexes})
    if len(signatures) != 1:
        message = f"indexes of different making: {'; '.join(signatures)}"
        raise ValueError(message)
    keys, places = distinct(
        np.concatenate([np.repeat(i.keys, i.sizes) for i in indexes]),
        np.concatenate([i.places[i.owners] for i in indexes]),
    )
    return indexed(
        keys,
        places,
        digests=np.unique(np.concatenate([index.digests for index in indexes])),
        fewest=max(fewest, *(index.fewest for index in indexes)),
        signature=signatures[0],
        provenance=tuple(dict.fromkeys(line for index in indexes for line in index.provenance)),
    )


def indexed(  # noqa: PLR0913 - the columns of an index
    keys: Keys, places: Keys, *, digests: Keys, fewest: int, signature: str, provenance: tuple[str, ...]
) -> Index:
    """The index of distinct pairs of a phrase and a place, sorted by both."""
    once, sizes = np.unique(keys, return_counts=True)
    kept = sizes >= fewest
    inside = np.repeat(kept, sizes)
    table = np.unique(places)
    return Index(
        keys=once[kept],
        starts=np.concatenate([[0], np.cumsum(sizes[kept])]).astype(np.uint64),
        owners=np.searchsorted(table, places[inside]).astype(np.uint32),
        places=table,
        digests=digests,
        fewest=fewest,
        signature=signature,
        provenance=provenance,
    )


def distinct(first: NDArray[_T], second: Keys) -> tuple[NDArray[_T], Keys]:
    """Pairs in order, each once."""
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    new = np.ones(len(first), dtype=bool)
    new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return first[new], second[new]
