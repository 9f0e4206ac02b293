"""Counting documents into an index."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from compare.reference.index import Index, distinct, indexed, merged
from compare.reference.masking import Masked, place_key
from compare.reference.shingles import PAIR, PHRASE, SIGNATURE, name_key, term_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Document
    from compare.reference.shingles import Keys

BATCH = 512
"""Documents counted together before they are merged: some 50 MB of pairs."""
_QUOTED = re.compile(r'"([^"\n]{2,24})"')


def document_keys(document: Document) -> Keys:
    """The keys of every phrase and quoted name of a document's body, each once, sorted."""
    masked = Masked(document)
    found = [quoted_keys(document)]
    for sentence in document.sentences:
        found += [masked.shingles(sentence.tokens, PAIR), masked.shingles(sentence.tokens, PHRASE)]
    return np.unique(np.concatenate(found))


def quoted_keys(document: Document) -> Keys:
    """The keys of what stands in quotation marks anywhere in a document."""
    return np.array([name_key(name) for name in _QUOTED.findall(document.clean.normal)], dtype=np.uint64)


def digest(document: Document) -> int:
    """A number for the text of a document, white space aside."""
    text = "".join(document.clean.normal.split())
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def build(documents: Iterable[Document], provenance: tuple[str, ...] = (), fewest: int = 1) -> Index:
    """The index of some documents; a text that comes twice counts once, under the place it came with first.

    Phrases of fewer than `fewest` places are left out of the result.
    """
    parts: list[Index] = []
    batch: dict[int, tuple[int, Keys]] = {}
    seen: set[int] = set()
    for document in documents:
        number = digest(document)
        if number in seen:
            continue
        seen.add(number)
        batch[number] = (term_hash(place_key(document.metadata)), document_keys(document))
        if len(batch) == BATCH:
            parts.append(_counted(batch, provenance))
            batch = {}
    return merged([*parts, _counted(batch, provenance)], fewest)


def _counted(batch: dict[int, tuple[int, Keys]], provenance: tuple[str, ...]) -> Index:
    """The index of some documents by digest: the key of their place, and their keys."""
    keys = np.concatenate([np.zeros(0, dtype=np.uint64), *(found for _, found in batch.values())])
    places = np.repeat(
        np.array([place for place, _ in batch.values()], dtype=np.uint64), [len(found) for _, found in batch.values()]
    )
    return indexed(
        *distinct(keys, places),
        digests=np.array(sorted(batch), dtype=np.uint64),
        fewest=1,
        signature=SIGNATURE,
        provenance=provenance,
    )
