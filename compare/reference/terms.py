"""A row of terms: each word once, and which of them stands where, so that what holds for a word is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.reference.shingles import term_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import DTypeLike, NDArray

    from compare.reference.shingles import Keys


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Terms in the order of the text."""

    words: Sequence[str]
    """Every term of the row, in no order; there may be more."""
    row: NDArray[np.int64]
    """The place of each term in `words`."""

    @classmethod
    def of(cls, terms: Sequence[str]) -> Terms:
        """Terms from a plain list of them."""
        places = dict(zip(dict.fromkeys(terms), count(), strict=False))
        row = np.fromiter(map(places.__getitem__, terms), dtype=np.int64, count=len(terms))
        return cls(words=list(places), row=row)

    def told(self, of_words: Iterable[Any], kind: DTypeLike) -> NDArray[Any]:
        """What is told of every word in `words`, for every term."""
        told: NDArray[Any] = np.fromiter(of_words, dtype=kind, count=len(self.words))[self.row]
        return told

    @cached_property
    def hashes(self) -> Keys:
        """What the terms are counted by."""
        return self.told(map(term_hash, self.words), np.uint64)
