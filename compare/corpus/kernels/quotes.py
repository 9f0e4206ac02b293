"""Where stretches of terms stand in the source, with their marks and without halves of clauses, and their texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from compare.corpus.kernels.columns import column_of, flat, starts_of
from compare.corpus.kernels.sources import to_source
from compare.corpus.parsed import SPAN
from compare.text.codes import codes

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

RANGE = np.dtype([("from", "<u4"), ("to", "<u4"), ("told", "u1")])
"""A stretch of a document's terms, and whether its text is wanted."""
_OPENING, _CLOSING = "（(“‘《〈「『【〔[", "）)”’》〉」』】〕]"
_STOPS = "。；！？"
_BORDERS = "，。；：！？,;:!?\n"
_BESIDE = _BORDERS + _OPENING + _CLOSING + " \t\u3000"
"""Marks at which a clause begins or ends, and what may stand beside its edge besides."""
_MOST_CUT = 5
"""At most one part in so many of a stretch is left out at either end, so that it keeps to whole clauses."""
_EDGE = 0x110000
"""What stands before and behind a document's text: no character, but a clause ends there."""
_OPENS, _CLOSES, _ENDS, _PARTS, _ADJOINS = (1 << bit for bit in range(5))


def located(wanted: pa.Array, spans: pa.Array, maps: pa.Array, texts: pa.Array) -> pa.Array:
    """Where in the source stretches of terms stand, and the text of those that it is wanted of."""
    import pyarrow as pa  # noqa: PLC0415 - 0.1 s, needed only for a corpus

    ranges, counts = flat(wanted, RANGE)
    edges, terms = flat(spans, SPAN)
    pieces, sizes = flat(maps, np.uint32)
    document = np.repeat(np.arange(len(counts)), counts)
    begin = starts_of(terms)[document]
    words = texts.to_pylist()
    starts, marks = _marks(words)
    start = starts[document] + edges["start"][begin + ranges["from"]]
    end = starts[document] + edges["end"][begin + ranges["to"] - 1]
    start, end = _at_clauses(marks, *_with_marks(marks, start, end))
    start, end = start - starts[document], end - starts[document]
    result = np.empty(len(ranges), dtype=SPAN)
    result["start"], result["end"] = to_source(document, start, end, pieces, sizes)
    told: list[list[str]] = [[] for _ in words]
    for i in np.flatnonzero(ranges["told"]).tolist():
        told[document[i]].append(words[document[i]][start[i] : end[i]])
    return pa.StructArray.from_arrays(
        [column_of(result, counts), pa.array(told, pa.list_(pa.string()))], names=["edges", "texts"]
    )


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each character is to the edge of a clause, as bits."""
    kinds = np.zeros(_EDGE + 1, dtype=np.uint8)
    for bit, marks in (
        (_OPENS, _OPENING),
        (_CLOSES, _CLOSING),
        (_ENDS, _STOPS),
        (_PARTS, _BORDERS),
        (_ADJOINS, _BESIDE),
    ):
        kinds[[ord(mark) for mark in marks]] |= bit
    kinds[_EDGE] = _ADJOINS
    return kinds


def _marks(texts: list[str]) -> tuple[Numbers, NDArray[np.uint8]]:
    """Where each text begins among all, an edge before and behind each, and what each character is."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    whole = codes("".join(texts))
    edges = np.append(starts_of(lengths), len(whole))
    return edges[:-1] + np.arange(1, len(texts) + 1), _kinds()[np.insert(whole, edges, _EDGE)]


def _with_marks(marks: NDArray[np.uint8], start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Stretches with the brackets and quotation marks that open them, those that close them, and the stop behind."""
    while (opened := marks[start - 1] & _OPENS > 0).any():
        start = start - opened
    while (closed := marks[end] & _CLOSES > 0).any():
        end = end + closed
    return start, end + (marks[end] & _ENDS > 0)


def _at_clauses(marks: NDArray[np.uint8], start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Stretches without the piece of a clause that they begin or end with, where that is a small part of them."""
    most = (end - start) // _MOST_CUT
    borders = np.flatnonzero(marks & _PARTS)
    if not len(borders):
        return start, end
    inside = (marks[start - 1] | marks[start]) & _ADJOINS == 0
    first = borders[np.minimum(np.searchsorted(borders, start), len(borders) - 1)]
    begins = np.where(inside & (first >= start) & (first < start + most), first + 1, start)
    inside = (marks[end] | marks[end - 1]) & _ADJOINS == 0
    last = borders[np.maximum(np.searchsorted(borders, end) - 1, 0)]
    ends = np.where(inside & (last < end) & (last >= end - most), last + (marks[last] & _ENDS > 0), end)
    return begins, ends
