"""Shingles of terms as 64-bit numbers that are the same on every machine and in every version of Python.

A term is hashed by BLAKE2b, a shingle by a polynomial over its terms, finished by the
mixer of splitmix64 (Steele, Lea and Flood 2014) so that neighbours share no bits.

All shingles are kept. Winnowing (Schleimer, Wilkerson and Aiken 2003) would keep two in
w + 1 of them and still find every shared run of w + SIZE - 1 terms, but the stock phrases
asked for here have three to six terms, and would be missed by half.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

PAIR, PHRASE = 2, 3
"""Terms in a shingle: two are a wording (合法性 审查), three the shortest that reads as a phrase (规范 行政 执法)."""
VERSION = 2
"""Raised when terms, shingles or names come out otherwise for the same text."""
SIGNATURE = f"reference/{VERSION} jieba terms={PAIR},{PHRASE}"
"""How phrases are counted; goes with every index."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@lru_cache(maxsize=1 << 17)
def term_hash(term: str) -> int:
    """A term as a number below 2**64."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def rolled(hashes: Keys, size: int) -> Keys:
    """The shingles of a row of hashed terms, one for each but the last `size` - 1: none of a row of fewer terms."""
    count = max(0, len(hashes) - size + 1)
    keys = np.full(count, np.uint64(size), dtype=np.uint64)
    for k in range(size):
        keys *= _BASE
        keys += hashes[k : k + count]
    return _mixed(keys)


def name_key(name: str) -> int:
    """What a name in quotation marks is counted by: without white space."""
    return term_hash(f"“{''.join(name.split())}”")


def _mixed(keys: Keys) -> Keys:
    """The keys mixed, in their place: ten columns of two megabytes, each new, take three times as long."""
    shifted = keys >> np.uint64(30)
    keys ^= shifted
    keys *= _FIRST
    keys ^= np.right_shift(keys, np.uint64(27), out=shifted)
    keys *= _SECOND
    keys ^= np.right_shift(keys, np.uint64(31), out=shifted)
    return keys
