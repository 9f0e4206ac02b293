"""Stretches of terms as stretches of the source, and the texts of those that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import by_document, new_ones, radix_order
from compare.corpus.kernels.quotes import RANGE
from compare.corpus.parsed import SPAN
from compare.model import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.corpus.job import Job

    Numbers = NDArray[np.int64]


class Stretches(NamedTuple):
    """Stretches of terms of documents."""

    document: Numbers
    start: Numbers
    end: Numbers
    told: NDArray[np.bool_]
    """Whether the text is wanted too."""


class Located:
    """Where in the source stretches of terms stand, by their position in the row that was asked about."""

    def __init__(self, job: Job, asked: Stretches) -> None:
        order = radix_order(asked.end, asked.start, asked.document)
        new = new_ones(asked.document[order], asked.start[order], asked.end[order])
        self._once = np.empty(len(order), dtype=np.int64)
        self._once[order] = np.cumsum(new) - 1
        first = order[new]
        rows = np.zeros(len(first), dtype=RANGE)
        rows["from"], rows["to"] = asked.start[first], asked.end[first]
        rows["told"][self._once[asked.told]] = True
        wanted = by_document(rows, asked.document[first])
        sizes = np.cumsum([0, *map(len, wanted.values())]).tolist()
        begins = dict(zip(wanted, sizes, strict=False))
        self._spans = np.empty(len(rows), dtype=SPAN)
        self._texts: dict[int, str] = {}
        for number, edges, texts in job.locate(wanted):
            begin, count = begins[number], len(wanted[number])
            self._spans[begin : begin + count] = edges
            told = begin + np.flatnonzero(wanted[number]["told"])
            self._texts |= dict(zip(told.tolist(), texts, strict=True))

    def spans(self, which: Any) -> list[Span]:  # noqa: ANN401 - whatever indexes an array
        """Where some stretches stand in the source."""
        return [Span(*edges) for edges in self._spans[self._once[which]].tolist()]

    def text(self, which: int) -> str:
        """The clean text of a stretch that was to be told."""
        return self._texts[int(self._once[which])]
