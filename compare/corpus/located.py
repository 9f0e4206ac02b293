"""Stretches of terms as stretches of the source, and the texts of those that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.corpus.parsed import SPAN
from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from compare.corpus.job import Job


class Located:
    """Stretches of terms as stretches of the source, and the texts of those that are shown."""

    def __init__(self, job: Job, wanted: Mapping[int, NDArray[Any]]) -> None:
        self._spans: dict[int, dict[tuple[int, int], Span]] = {}
        self._texts: dict[tuple[int, int, int], str] = {}
        for number, edges, texts in job.locate(dict(wanted)):
            ranges = wanted[number].tolist()
            places = [Span(*edge) for edge in np.frombuffer(edges, dtype=SPAN).tolist()]
            self._spans[number] = {(start, end): span for (start, end, _), span in zip(ranges, places, strict=True)}
            told = [(start, end) for start, end, is_told in ranges if is_told]
            self._texts |= {(number, *one): text for one, text in zip(told, texts, strict=True)}

    def span(self, number: int, start: int, end: int) -> Span:
        """Where a stretch of terms stands in the source."""
        return self._spans[number][start, end]

    def text(self, number: int, start: int, end: int) -> str:
        """The clean text of a stretch of terms."""
        return self._texts[number, start, end]
